// Lists inside a record: lines added, moved and taken out, by keyboard and by name.

import { expect, test } from './fixtures.mjs';
import { add, saved } from './records.mjs';

const undo = (page) => page.locator('#undo');

test('contacts are added, put in another order and taken out, each with its own fields', async ({ page, baseURL }) => {
  await add(page, baseURL, 'Wien');
  const contacts = page.locator('section.card', { has: page.getByRole('heading', { name: 'Contacts' }) });
  const items = contacts.getByRole('group');
  for (const name of ['Anna', 'Béla', 'Carla']) {
    await contacts.getByRole('button', { name: 'Ajouter une ligne' }).click();
    // The first field of the new line has the focus.
    await expect(items.last().getByLabel('Nom', { exact: true })).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press('Tab');
  }
  const order = () => items.getByLabel('Nom', { exact: true }).evaluateAll((all) => all.map((it) => it.value));
  expect(await order()).toEqual(['Anna', 'Béla', 'Carla']);
  await items.nth(2).getByLabel('Adresse électronique').fill('carla@example.org');
  await items.nth(2).getByRole('button', { name: 'Monter' }).click();
  await expect.poll(order).toEqual(['Anna', 'Carla', 'Béla']);
  await items.nth(0).getByRole('button', { name: 'Descendre' }).click();
  await expect.poll(order).toEqual(['Carla', 'Anna', 'Béla']);
  await expect(items.nth(0).getByLabel('Adresse électronique')).toHaveValue('carla@example.org');
  await expect(items.nth(0).getByRole('button', { name: 'Monter' })).toBeDisabled();
  await items.nth(1).getByRole('button', { name: 'Retirer' }).click();
  await expect.poll(order).toEqual(['Carla', 'Béla']);
  await saved(page);
  await page.reload();
  await saved(page);
  await expect.poll(order).toEqual(['Carla', 'Béla']);
  await undo(page).click();
  await expect.poll(order).toEqual(['Carla', 'Anna', 'Béla']);
  await expect(items.nth(1).getByLabel('Nom', { exact: true })).toHaveValue('Anna');
});

test('the focus goes with a line that moves, and on to the next when one goes', async ({ page, baseURL }) => {
  await add(page, baseURL, 'Wien');
  const contacts = page.locator('section.card', { has: page.getByRole('heading', { name: 'Contacts' }) });
  for (const name of ['Anna', 'Béla', 'Carla']) {
    await contacts.getByRole('button', { name: 'Ajouter une ligne' }).click();
    await page.keyboard.type(name);
    await page.keyboard.press('Tab');
  }
  // Each button says of which line.
  const button = (what, line) => contacts.getByRole('button', { name: `${what} Contact ${line}`, exact: true });
  await expect(contacts.getByRole('group', { name: 'Contact 3 – Carla' })).toBeVisible();
  await button('Descendre', '1 – Anna').focus();
  await page.keyboard.press('Enter');
  await expect(button('Descendre', '2 – Anna')).toBeFocused();
  await page.keyboard.press('Enter');
  // There is no further down: the way back up has the focus.
  await expect(button('Descendre', '3 – Anna')).toBeDisabled();
  await expect(button('Monter', '3 – Anna')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button('Monter', '2 – Anna')).toBeFocused();
  await button('Retirer', '2 – Anna').focus();
  await page.keyboard.press('Enter');
  await expect(button('Retirer', '2 – Carla')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button('Retirer', '1 – Béla')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(contacts.getByRole('group')).toHaveCount(0);
  await expect(contacts.getByRole('button', { name: 'Ajouter une ligne' })).toBeFocused();
});

test('a line that says nothing yet is called by its number', async ({ page, baseURL }) => {
  await add(page, baseURL, 'Wien');
  const units = page.locator('section.card', { has: page.getByRole('heading', { name: 'Facultés et départements' }) });
  await units.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await expect(units.getByRole('button', { name: 'Retirer Faculté ou département 1', exact: true })).toBeVisible();
});
