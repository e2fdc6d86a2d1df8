// A person who is forgotten is nowhere in what the browser keeps.

import { expect, test } from './fixtures.mjs';
import { backup, bring, choose, field, go, heading, kept, openRecords, partner, rows, saved, type, uuid } from './records.mjs';

test('a person who is forgotten is nowhere any more; the stays are', async ({ page, baseURL, context }) => {
  const [who, stay] = [uuid(), uuid()];
  const name = 'Kowalczewska';
  await bring(page, baseURL, {
    person: [
      { id: who, familyNames: name, givenNames: 'Zofia', email: 'zofia.k@example.org', birthDate: '2004-03-14' },
      { id: uuid(), familyNames: 'Morvan', givenNames: 'Élise' },
    ],
    partner: [partner(uuid(), 'Paris', { notes: `Vu avec Zofia ${name} en mai.` })],
    mobility: [{ id: stay, kind: 'studies', direction: 'out', person: who, notes: `${name} part en septembre.` }],
  });
  await go(page, `#/personnes/${who}`);
  await type(page, 'email', 'zofia.kowalczewska@example.org');
  await saved(page);
  await page.getByRole('link', { name: 'Oublier cette personne' }).click();
  await expect(page.getByText('Cela ne peut pas être annulé')).toBeVisible();
  await expect(page.locator('main')).toContainText('Partenaire');
  const other = await context.newPage();
  await openRecords(other, `${baseURL}#/personnes`);
  await page.locator('#forget').click();
  await expect(page.locator('#said')).toHaveText('Cette personne est oubliée.');
  await saved(page);
  const left = JSON.stringify(await kept(page));
  expect(left).not.toMatch(/kowalczewska|zofia|2004-03-14/i);
  expect(left).toContain(stay);
  // Neither here nor in the other tab, and no undo brings her back.
  for (const tab of [page, other]) {
    await go(tab, '#/personnes');
    await expect(rows(tab)).toHaveText(['Morvan']);
    await expect(tab.locator('body')).not.toContainText(name);
  }
  for (let steps = 0; steps < 5 && (await page.locator('#undo').isEnabled()); steps += 1) {
    await page.locator('#undo').click();
    await page.waitForTimeout(150);
    await saved(page);
    expect(JSON.stringify(await kept(page))).not.toMatch(/kowalczewska|zofia/i);
  }
  await page.reload();
  await saved(page);
  expect(JSON.stringify(await kept(page))).not.toMatch(/kowalczewska|zofia/i);
});

test('a person who is forgotten leaves her stays, without her name', async ({ page, baseURL }) => {
  const [who, stay] = [uuid(), uuid()];
  await bring(page, baseURL, {
    person: [{ id: who, familyNames: 'Kowalczewska', givenNames: 'Zofia' }],
    mobility: [{ id: stay, kind: 'studies', direction: 'out', person: who, hostYear: '2026/2027' }],
  });
  await go(page, `#/oublier/${who}`);
  await page.locator('#forget').click();
  await expect(page.locator('#said')).toHaveText('Cette personne est oubliée.');
  await go(page, '#/mobilites');
  await expect(rows(page)).toHaveCount(1);
  await rows(page).first().click();
  await expect(field(page, 'kind')).toHaveValue('studies');
  await expect(field(page, 'hostYear')).toHaveValue('2026/2027');
  await expect(page.locator('main')).not.toContainText('Kowalczewska');
});

test.describe('a person who is deleted already', () => {
  const name = 'Kowalczewska';
  const stillNamed = (page) => page.locator('#still-named');

  /** Her, another person, what names her, and a stay. */
  function some() {
    const [who, where, stay] = [uuid(), uuid(), uuid()];
    return {
      who,
      where,
      stay,
      records: {
        person: [
          { id: who, familyNames: name, givenNames: 'Zofia', email: 'zofia.k@example.org', birthDate: '2004-03-14' },
          { id: uuid(), familyNames: 'Morvan', givenNames: 'Élise' },
        ],
        partner: [partner(where, 'Paris', { notes: `Vu avec Zofia ${name} en mai.` })],
        mobility: [{ id: stay, kind: 'studies', direction: 'out', person: who, notes: `${name} part en septembre.` }],
      },
    };
  }
  const left = async (page) => JSON.stringify(await kept(page));

  test('is offered to be forgotten, and is nowhere any more then', async ({ page, baseURL, context }) => {
    const { who, where, stay, records } = some();
    await bring(page, baseURL, records);
    await go(page, `#/personnes/${who}`);
    await type(page, 'email', 'zofia.kowalczewska@example.org');
    await saved(page);
    await page.locator('#delete').click();
    await saved(page);
    // Long after: nothing of it is in memory.
    await openRecords(page, `${baseURL}?later#/personnes/${who}`);
    await expect(heading(page)).toHaveText('Fiche supprimée');
    await expect(page.getByRole('link', { name: 'Oublier cette personne' })).toHaveAttribute('href', `#/oublier/${who}`);
    expect(await left(page)).toMatch(/kowalczewska/i);
    await go(page, '#/donnees');
    await expect(stillNamed(page).getByRole('listitem')).toHaveText([new RegExp(`Zofia ${name}`)]);
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/donnees`);
    await stillNamed(page).getByRole('link', { name: 'Oublier cette personne' }).click();
    await expect(page.locator('main')).toContainText(`Zofia ${name}`);
    await expect(page.locator('main').getByRole('link', { name: 'Paris' })).toHaveAttribute('href', `#/partenaires/${where}`);
    await page.locator('#forget').click();
    await expect(page.locator('#said')).toHaveText('Cette personne est oubliée.');
    await saved(page);
    expect(await left(page)).not.toMatch(/kowalczewska|zofia|2004-03-14/i);
    expect(await left(page)).toContain(stay);
    for (const tab of [page, other]) {
      await go(tab, '#/donnees');
      await expect(stillNamed(tab)).toHaveCount(0);
      await expect(tab.locator('body')).not.toContainText(name);
      await go(tab, `#/oublier/${who}`);
      await expect(tab.locator('main')).toContainText('ni dans l’historique');
    }
    for (let steps = 0; steps < 5 && (await page.locator('#undo').isEnabled()); steps += 1) {
      await page.locator('#undo').click();
      await page.waitForTimeout(150);
      await saved(page);
      expect(await left(page)).not.toMatch(/kowalczewska|zofia/i);
    }
  });

  test('with many others is forgotten alone', async ({ page, baseURL }) => {
    const { who, records } = some();
    await bring(page, baseURL, records);
    await page.locator('#undo').click();
    await expect(page.locator('#redo')).toBeEnabled();
    await saved(page);
    await page.reload();
    await saved(page);
    await expect(stillNamed(page).getByRole('listitem')).toHaveCount(2);
    await go(page, `#/oublier/${who}`);
    await page.locator('#forget').click();
    await expect(page.locator('#said')).toHaveText('Cette personne est oubliée.');
    await saved(page);
    expect(await left(page)).not.toMatch(/kowalczewska|zofia|2004-03-14/i);
    await go(page, '#/donnees');
    await expect(stillNamed(page).getByRole('listitem')).toHaveText([/Élise Morvan/]);
    // The others come back, without her.
    await page.locator('#redo').click();
    await saved(page);
    await go(page, '#/personnes');
    await expect(rows(page)).toHaveText(['Morvan']);
    expect(await left(page)).not.toMatch(/kowalczewska|zofia|2004-03-14/i);
  });

  test('is forgotten on a shared computer too, where nothing is stored', async ({ page, baseURL }) => {
    const { who, records } = some();
    await openRecords(page, `${baseURL}#/donnees`);
    await page.locator('#shared').check();
    await saved(page, 'memory');
    await choose(page, backup(records));
    await page.locator('#restore-now').click();
    await expect(page.locator('#undo')).toBeEnabled();
    await go(page, `#/personnes/${who}`, 'memory');
    await page.locator('#delete').click();
    await go(page, `#/oublier/${who}`, 'memory');
    await page.locator('#forget').click();
    await expect(page.locator('#said')).toHaveText('Cette personne est oubliée.');
    await go(page, '#/donnees', 'memory');
    await expect(stillNamed(page)).toHaveCount(0);
    for (let steps = 0; steps < 3 && (await page.locator('#undo').isEnabled()); steps += 1) {
      await page.locator('#undo').click();
      await page.waitForTimeout(150);
      await expect(page.locator('body')).not.toContainText(name);
    }
  });
});
