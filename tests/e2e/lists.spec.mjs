// Lists of records: found, sorted, walked through, and found again after a look at a record.

import { expect, test } from './fixtures.mjs';
import { bring, go, heading, kept, many, partner, rows, saved, uuid } from './records.mjs';

const focusedId = (page) => page.evaluate(() => document.activeElement?.id ?? '');

test.describe('a list', () => {
  const some = () => ({
    partner: [
      partner(uuid(), 'Zürich', { country: 'CH', city: 'Zürich' }),
      partner(uuid(), 'École de Liège', { country: 'BE', city: 'Liège' }),
      partner(uuid(), 'Ecco', { country: 'IT', city: 'Pavie' }),
      partner(uuid(), 'abc', { country: 'SE', city: 'Åre' }),
      partner(uuid(), 'Étude', { country: 'FR', city: 'Élancourt' }),
      partner(uuid(), 'Faro', { country: 'PT' }),
    ],
  });

  test('is searched by part of a word, whatever the accents', async ({ page, baseURL }) => {
    await bring(page, baseURL, some());
    await go(page, '#/partenaires');
    await expect(rows(page)).toHaveCount(6);
    await page.locator('#search').pressSequentially('liege');
    await expect(rows(page)).toHaveText(['École de Liège']);
    await expect(page.getByText('1 sur 6')).toBeVisible();
    expect(new URL(page.url()).hash).toBe('#/partenaires?q=liege');
    await page.locator('#search').fill('ÉCOLE belg');
    await expect(rows(page)).toHaveText(['École de Liège']);
    await page.locator('#search').fill('zzz');
    await expect(page.getByText('Rien ne correspond à cette recherche.')).toBeVisible();
    await expect(page.locator('#search')).toBeFocused();
    // Back from a record the search is as it was.
    await page.locator('#search').fill('faro');
    await rows(page).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Faro');
    await page.goBack();
    await expect(page.locator('#search')).toHaveValue('faro');
    await expect(rows(page)).toHaveText(['Faro']);
  });

  test('is shown whole again by its entry in the navigation', async ({ page, baseURL }) => {
    await bring(page, baseURL, some());
    await go(page, '#/partenaires');
    await page.locator('#search').fill('faro');
    await expect(rows(page)).toHaveText(['Faro']);
    await page.getByRole('navigation').getByRole('link', { name: 'Partenaires' }).click();
    await expect(page.locator('#search')).toHaveValue('');
    await expect(rows(page)).toHaveCount(6);
  });

  test('is sorted by its headings, in the order of French', async ({ page, baseURL }) => {
    await bring(page, baseURL, some());
    await go(page, '#/partenaires');
    const sorted = ['abc', 'Ecco', 'École de Liège', 'Étude', 'Faro', 'Zürich'];
    await expect(rows(page)).toHaveText(sorted);
    const head = (name) => page.getByRole('columnheader', { name });
    await expect(head('Nom')).toHaveAttribute('aria-sort', 'ascending');
    await head('Nom').getByRole('button').click();
    await head('Nom').getByRole('button').click();
    await expect(head('Nom')).toHaveAttribute('aria-sort', 'descending');
    await expect(rows(page)).toHaveText([...sorted].reverse());
    await head('Ville').getByRole('button').click();
    // What says nothing stands last.
    await expect(rows(page)).toHaveText(['abc', 'Étude', 'École de Liège', 'Ecco', 'Zürich', 'Faro']);
    await expect(head('Ville').getByRole('button')).toBeFocused();
    expect(new URL(page.url()).hash).toBe('#/partenaires?tri=ville');
    await page.reload();
    await saved(page);
    await expect(head('Ville')).toHaveAttribute('aria-sort', 'ascending');
    await expect(rows(page)).toHaveText(['abc', 'Étude', 'École de Liège', 'Ecco', 'Zürich', 'Faro']);
  });

  test('keeps in its address which columns are left out', async ({ page, baseURL }) => {
    await bring(page, baseURL, some());
    await go(page, '#/partenaires');
    const heads = page.getByRole('columnheader');
    await expect(heads).toHaveCount(6);
    await page.getByText('Colonnes', { exact: true }).click();
    await page.getByLabel('Ville').uncheck();
    await expect(heads).toHaveCount(5);
    await expect(page.getByRole('columnheader', { name: 'Ville' })).toHaveCount(0);
    // The menu stays open for the next one.
    await page.getByLabel('Pays').uncheck();
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#/partenaires?sans=ville,pays');
    await page.reload();
    await saved(page);
    await expect(heads).toHaveCount(4);
    await page.getByText('Colonnes', { exact: true }).click();
    await page.getByLabel('Ville').check();
    await expect(heads).toHaveCount(5);
  });

  test('is walked with arrows, Home and End, and opened with Enter', async ({ page, baseURL }) => {
    await bring(page, baseURL, some());
    await go(page, '#/partenaires');
    await rows(page).first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('#records-1')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expect(page.locator('#records-1')).toBeFocused();
    await page.keyboard.press('End');
    await expect(page.locator('#records-5')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('#records-5')).toBeFocused();
    await page.keyboard.press('Home');
    await expect(page.locator('#records-0')).toBeFocused();
    // One stop of the tab key for the whole table.
    await expect(page.locator('#records tbody a[tabindex="0"]')).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ecco');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  test('of 400 records draws a few, and End reaches the last', async ({ page, baseURL }) => {
    await bring(page, baseURL, { partner: many(400, (index) => `Partenaire ${String(index).padStart(3, '0')}`) });
    await go(page, '#/partenaires');
    await expect(page.getByText('400 fiches', { exact: true })).toBeVisible();
    await expect(page.locator('#records table')).toHaveAttribute('aria-rowcount', '401');
    const drawn = () => rows(page).count();
    expect(await drawn()).toBeLessThan(60);
    await rows(page).first().focus();
    await page.keyboard.press('End');
    await expect(page.locator('#records-399')).toBeFocused();
    await expect(page.locator('#records-399')).toHaveText('Partenaire 399');
    await expect(page.locator('#records-399')).toBeInViewport();
    expect(await drawn()).toBeLessThan(60);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowUp');
    // The focus follows once the rows of its place are drawn.
    const at = async () => Number((await focusedId(page)).replace('records-', ''));
    await expect.poll(at).toBeLessThan(398);
    const place = await at();
    expect(place).toBeGreaterThan(370);
    await expect(page.locator(`#records-${place}`)).toBeInViewport();
    await page.keyboard.press('Home');
    await expect(page.locator('#records-0')).toBeFocused();
    await expect(page.locator('#records-0')).toBeInViewport();
    // 25, 125, 225, 325, and 250 to 259.
    await page.locator('#search').fill('partenaire 25');
    await expect(rows(page)).toHaveCount(14);
    await expect(rows(page).first()).toBeInViewport();
  });
});

test.describe('the way back to a list', () => {
  const back = (page) => page.getByRole('link', { name: 'Retour à la liste' });
  const people = () => ({
    person: [
      { id: uuid(), familyNames: 'Morvan', givenNames: 'Élise' },
      { id: uuid(), familyNames: 'Morel', givenNames: 'Ana' },
      { id: uuid(), familyNames: 'Kallio', givenNames: 'Ida' },
    ],
  });

  test('keeps search, order and columns', async ({ page, baseURL }) => {
    await bring(page, baseURL, {
      partner: [partner(uuid(), 'Faro', { country: 'PT' }), partner(uuid(), 'Fara', { country: 'AT' }), partner(uuid(), 'Graz')],
    });
    await go(page, '#/partenaires?sans=ville');
    await page.locator('#search').fill('far');
    await page.getByRole('columnheader', { name: 'Pays' }).getByRole('button').click();
    await expect(rows(page)).toHaveText(['Fara', 'Faro']);
    const { hash } = new URL(page.url());
    expect(hash).toBe('#/partenaires?q=far&tri=pays&sans=ville');
    await rows(page).nth(1).click();
    await expect(heading(page)).toHaveText('Faro');
    await back(page).click();
    await expect(rows(page)).toHaveText(['Fara', 'Faro']);
    await expect(page.locator('#search')).toHaveValue('far');
    expect(new URL(page.url()).hash).toBe(hash);
    await expect(page.getByRole('columnheader', { name: 'Ville' })).toHaveCount(0);
    // Whoever deletes a record goes back there, too.
    await rows(page).first().click();
    await page.locator('#delete').click();
    await expect(rows(page)).toHaveText(['Faro']);
    expect(new URL(page.url()).hash).toBe(hash);
  });

  test('keeps the words by which people are looked for, and leaves them in no address', async ({ page, baseURL }) => {
    await bring(page, baseURL, people());
    const addresses = [];
    page.on('framenavigated', () => addresses.push(page.url()));
    await go(page, '#/personnes');
    await page.locator('#search').fill('more');
    await page.getByRole('columnheader', { name: 'Prénom' }).getByRole('button').click();
    await expect(rows(page)).toHaveText(['Morel']);
    await rows(page).first().click();
    await expect(heading(page)).toHaveText('Ana Morel');
    await back(page).click();
    await expect(page.locator('#search')).toHaveValue('more');
    await expect(rows(page)).toHaveText(['Morel']);
    await expect(page.getByRole('columnheader', { name: 'Prénom' })).toHaveAttribute('aria-sort', 'ascending');
    expect(new URL(page.url()).hash).toBe('#/personnes?tri=prenom');
    expect(addresses.join()).not.toContain('more');
    expect(JSON.stringify((await kept(page)).local)).not.toContain('more');
    // Its entry in the navigation shows all of it.
    await rows(page).first().click();
    await page.getByRole('navigation').getByRole('link', { name: 'Personnes' }).click();
    await expect(page.locator('#search')).toHaveValue('');
    await expect(rows(page)).toHaveCount(3);
  });

  test('forgets the words with the data that was open', async ({ page, baseURL }) => {
    await bring(page, baseURL, people());
    await go(page, '#/personnes');
    await page.locator('#search').fill('more');
    await expect(rows(page)).toHaveCount(1);
    await go(page, '#/donnees');
    await page.locator('#shared').check();
    await saved(page, 'memory');
    await go(page, `#/personnes/${uuid()}`, 'memory');
    await back(page).click();
    await expect(page.locator('#search')).toHaveValue('');
  });
});
