// The register of partners: views that are kept, many records changed at once, records made
// one, filters in the address, and the board by pointer and by keyboard.

import { readFileSync } from 'node:fs';
import { findings } from './axe.mjs';
import { expect, test, wide } from './fixtures.mjs';
import { backedUp, bring, field, go, kept, openRecords, partner, rows, saved, uuid } from './records.mjs';

const row = (page, name) => page.locator('#records tbody tr').filter({ hasText: name });
const pick = (page, name) => row(page, name).getByRole('checkbox').check();
const undo = (page) => page.locator('#undo').click();
const partnersOf = async (page) => (await backedUp(page)).json.content.records.partner;
const hash = (page) => decodeURIComponent(new URL(page.url()).hash);

/** An office in Lyon, and partners of every sort. */
const some = () => ({
  office: [{ id: uuid(), names: { fr: 'Notre école' }, country: 'FR', city: 'Lyon', district: 'Rhône', region: 'Auvergne-Rhône-Alpes' }],
  partner: [
    partner(uuid(), 'Aalto', { country: 'FI', city: 'Espoo', status: 'active', tags: 'Eau, Énergie', networks: [{ id: uuid(), name: 'CESAER' }], contacts: [{ id: uuid(), name: 'A. Virtanen', sphere: 'academic' }] }),
    partner(uuid(), 'Bosch', { country: 'DE', city: 'Stuttgart', kind: 'company', sector: 'Automobile', status: 'prospect', contacts: [{ id: uuid(), name: 'B. Braun', sphere: 'company' }] }),
    partner(uuid(), 'Chimie du Rhône', { country: 'FR', city: 'Vénissieux', district: 'rhone', kind: 'company', status: 'prospect', nextStep: 'Appeler', nextStepOn: '2027-01-15' }),
    partner(uuid(), 'Delft', { country: 'NL', status: 'contacted', networks: [{ id: uuid(), name: 'cesaer' }], decisions: [{ id: uuid(), on: '2026-01-10', stage: 'contacted' }] }),
  ],
});

test('a view is kept under a name, found again after a reload, renamed and removed', async ({ page, baseURL }) => {
  await bring(page, baseURL, some());
  await go(page, '#/partenaires?etape=prospect&tri=-nom&sans=ville');
  await expect(rows(page)).toHaveText(['Chimie du Rhône', 'Bosch']);
  const menu = page.locator('#saved-views');
  await menu.locator('summary').click();
  await expect(menu).toContainText('Aucune vue');
  await field(page, 'view-name').fill('À prospecter');
  await page.locator('#keep-view').click();
  await expect(menu.getByRole('link')).toHaveText(['À prospecter']);
  await go(page, '#/partenaires');
  await page.reload();
  await saved(page);
  await expect(rows(page)).toHaveCount(4);
  await menu.locator('summary').click();
  await menu.getByRole('link', { name: 'À prospecter' }).click();
  await expect(rows(page)).toHaveText(['Chimie du Rhône', 'Bosch']);
  await expect(page.getByRole('columnheader', { name: 'Ville' })).toHaveCount(0);
  await menu.locator('summary').click();
  await menu.getByRole('button', { name: 'Renommer' }).click();
  await field(page, 'view-name').fill('Prospects');
  await page.locator('#keep-view').click();
  await expect(menu.getByRole('link')).toHaveText(['Prospects']);
  await menu.getByRole('button', { name: 'Retirer' }).click();
  await expect(menu.getByRole('link')).toHaveCount(0);
});

test('the name of a person stands in no view', async ({ page, baseURL }) => {
  await bring(page, baseURL, { person: [{ id: uuid(), familyNames: 'Morvan', givenNames: 'Anne' }] });
  await go(page, '#/personnes');
  await page.locator('#search').fill('Morvan');
  await page.locator('#saved-views summary').click();
  await field(page, 'view-name').fill('Une vue');
  await page.locator('#keep-view').click();
  await expect(page.locator('#saved-views').getByRole('link')).toHaveCount(1);
  expect(JSON.stringify((await kept(page)).local)).not.toContain('Morvan');
});

test('rows are picked by keyboard, changed together as one thing, and undone', async ({ page, baseURL }) => {
  await bring(page, baseURL, some());
  await go(page, '#/partenaires');
  await rows(page).first().focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await expect(page.locator('#picked')).toContainText('2 fiches cochées');
  await page.keyboard.press(' ');
  await expect(page.locator('#picked')).toContainText('1 fiche cochée');
  await page.locator('#pick-all').check();
  await expect(page.locator('#picked')).toContainText('4 fiches cochées');
  await page.locator('#picked-edit').click();
  const dialog = page.locator('#bulk');
  await field(page, 'bulk-value').selectOption('school');
  await expect(dialog).toContainText('4 fiches seront concernées.');
  await page.locator('#bulk-now').click();
  await expect(dialog).toBeHidden();
  await saved(page);
  expect((await partnersOf(page)).map((it) => it.kind)).toEqual(Array(4).fill('school'));
  await go(page, '#/partenaires');
  await undo(page);
  await saved(page);
  expect((await partnersOf(page)).map((it) => it.kind)).toEqual([undefined, 'company', 'company', undefined]);
});

test('a label is added to all that are picked, and a value that cannot be is refused', async ({ page, baseURL }) => {
  await bring(page, baseURL, some());
  await go(page, '#/partenaires');
  await pick(page, 'Aalto');
  await pick(page, 'Bosch');
  await page.locator('#picked-edit').click();
  await field(page, 'bulk-field').selectOption({ label: 'Ajouter une étiquette' });
  await field(page, 'bulk-value').fill('eau');
  await expect(page.locator('#bulk')).toContainText('1 fiche sera concernée. 1 fiche le dit déjà.');
  await page.locator('#bulk-now').click();
  await saved(page);
  await page.locator('#picked-edit').click();
  await field(page, 'bulk-field').selectOption('nextStepOn');
  await field(page, 'bulk-value').fill('31/02/2027');
  await expect(page.locator('#bulk-now')).toBeDisabled();
  await expect(page.locator('#field-bulk-value-error')).not.toBeEmpty();
  await page.keyboard.press('Escape');
  const tags = Object.fromEntries((await partnersOf(page)).map((it) => [it.names.local, it.tags]));
  expect([tags.Aalto, tags.Bosch]).toEqual(['Eau, Énergie', 'eau']);
});

test('a thousand partners are changed at once without a long pause', async ({ page, baseURL }) => {
  test.setTimeout(120_000);
  const notes = 'x'.repeat(1500);
  const all = Array.from({ length: 1000 }, (_, at) => partner(uuid(), `Partenaire ${at}`, { notes }));
  await bring(page, baseURL, { partner: all });
  await go(page, '#/partenaires');
  await page.locator('#pick-all').check();
  await page.locator('#picked-edit').click();
  await field(page, 'bulk-value').selectOption('school');
  await expect(page.locator('#bulk')).toContainText('1000 fiches seront concernées.');
  await page.evaluate(() => {
    window.long = [];
    const told = (list) => window.long.push(...list.getEntries().map((it) => it.duration));
    new PerformanceObserver(told).observe({ type: 'longtask' });
  });
  await page.locator('#bulk-now').click();
  await expect(page.locator('#bulk')).toBeHidden();
  await saved(page);
  // Only tasks above 50 ms are told; a machine that builds at the same time makes some longer.
  expect(Math.max(0, ...(await page.evaluate(() => window.long)))).toBeLessThan(200);
  await go(page, '#/partenaires/etapes');
  await expect(page.locator('.board-card')).toHaveCount(30);
  await page.getByRole('button', { name: 'Montrer la suite' }).click();
  await expect(page.locator('.board-card')).toHaveCount(60);
});

test('what others refer to stays when the rest is deleted', async ({ page, baseURL }) => {
  const records = some();
  const person = uuid();
  records.person = [{ id: person, familyNames: 'Morvan' }];
  records.mobility = [{ id: uuid(), person, partner: records.partner[0].id }];
  await bring(page, baseURL, records);
  await go(page, '#/partenaires');
  await pick(page, 'Aalto');
  await pick(page, 'Bosch');
  await page.locator('#picked-delete').click();
  await expect(page.locator('#bulk-delete')).toContainText('1 fiche reste');
  await page.locator('#bulk-delete-now').click();
  await expect(rows(page)).toHaveText(['Aalto', 'Chimie du Rhône', 'Delft']);
  await undo(page);
  await expect(rows(page)).toHaveCount(4);
});

test('what is picked is exported alone', async ({ page, baseURL }) => {
  await bring(page, baseURL, some());
  await go(page, '#/partenaires');
  await pick(page, 'Delft');
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#picked-export').click()]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toContain('Delft');
  expect(text).not.toContain('Aalto');
});

test('duplicates are found, compared and made one; undo brings both back', async ({ page, baseURL }) => {
  const [first, second, person, stay] = [uuid(), uuid(), uuid(), uuid()];
  await bring(page, baseURL, {
    person: [{ id: person, familyNames: 'Morvan' }],
    partner: [
      partner(first, 'Politecnico di Milano', { city: 'Milano', notes: 'Première fiche', contacts: [{ id: uuid(), name: 'Rossi' }], 'x-unknown': { kept: [1, 2] } }),
      partner(second, 'POLITECNICO DI MILANO', { city: 'Milan', pic: '999879881' }),
      partner(uuid(), 'Torino'),
    ],
    mobility: [{ id: stay, person, partner: second }],
  });
  await go(page, '#/partenaires');
  await page.locator('#find-twins').click();
  await expect(page.locator('#twins-said')).toHaveText('1 groupe de fiches qui se ressemblent');
  await page.locator('#twins').getByRole('button', { name: 'Comparer' }).click();
  const dialog = page.locator('#merge');
  await expect(dialog).toContainText('Fusionner 2 fiches');
  await expect(dialog).toContainText('PIC\u202f: 999879881');
  await expect(dialog).toContainText('1 autre fiche renverra à celle qui reste.');
  await field(page, 'merge-city').selectOption({ label: 'Milan (POLITECNICO DI MILANO)' });
  expect(await findings(page)).toEqual([]);
  await page.locator('#merge-now').click();
  await expect(dialog).toBeHidden();
  await expect(rows(page)).toHaveText(['Politecnico di Milano', 'Torino']);
  await saved(page);
  let all = (await backedUp(page)).json.content.records;
  const one = all.partner.find((it) => it.id === first);
  expect([one.city, one.pic, one.notes, one['x-unknown']]).toEqual(['Milan', '999879881', 'Première fiche', { kept: [1, 2] }]);
  expect(one.contacts).toHaveLength(1);
  expect(all.mobility[0].partner).toBe(first);
  await go(page, '#/partenaires');
  await undo(page);
  await expect(rows(page)).toHaveCount(3);
  await saved(page);
  all = (await backedUp(page)).json.content.records;
  expect(all.mobility[0].partner).toBe(second);
});

test('s1_01, s2_08: companies and institutions are asked for apart, in the address', async ({ page, baseURL }) => {
  await bring(page, baseURL, some());
  await go(page, '#/partenaires');
  await page.locator('#filter-menu summary').click();
  await field(page, 'filter-genre').selectOption('company');
  await expect(rows(page)).toHaveText(['Bosch', 'Chimie du Rhône']);
  await field(page, 'filter-genre').selectOption('institution');
  await expect(rows(page)).toHaveText(['Aalto', 'Delft']);
  await field(page, 'filter-etape').selectOption('active');
  await expect(rows(page)).toHaveText(['Aalto']);
  expect(hash(page)).toBe('#/partenaires?etape=active&genre=institution');
  await page.keyboard.press('Escape');
  // Another view of the same, and one press to take a filter off.
  await page.getByRole('navigation', { name: 'Vues' }).getByRole('link', { name: 'Étapes' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Partenaires par étape');
  await expect(page.locator('.board-card')).toHaveCount(1);
  await page.locator('#filters-on').getByRole('button', { name: 'Étape' }).click();
  await expect(page.locator('.board-card')).toHaveCount(2);
  expect(hash(page)).toBe('#/partenaires/etapes?genre=institution');
  await page.reload();
  await saved(page);
  await expect(page.locator('.board-card')).toHaveCount(2);
});

test('s2_11, s2_06, s0_23: what is near, a network, a sphere', async ({ page, baseURL }) => {
  await bring(page, baseURL, some());
  await go(page, '#/partenaires?local=oui');
  await expect(rows(page)).toHaveText(['Chimie du Rhône']);
  await go(page, '#/partenaires?reseau=CESAER');
  await expect(rows(page)).toHaveText(['Aalto', 'Delft']);
  await go(page, '#/partenaires?sphere=company');
  await expect(rows(page)).toHaveText(['Bosch']);
  await go(page, '#/partenaires?etiquette=energie');
  await expect(rows(page)).toHaveText(['Aalto']);
});

test('the board is walked and its cards moved by keyboard', async ({ page, baseURL }) => {
  await bring(page, baseURL, some());
  await go(page, '#/partenaires/etapes');
  const column = (stage) => page.locator(`.board-column[data-stage="${stage}"]`);
  const link = (name) => page.locator('.board-card').getByRole('link', { name });
  await expect(column('prospect').getByRole('heading')).toHaveText('Prospect 2');
  await expect(column('prospect')).toContainText('Appeler – 15/01/2027');
  await expect(column('contacted').locator('.board-card')).toContainText(/\d+ jours à cette étape/);
  await expect(page.locator('.board-card a[tabindex="0"]')).toHaveCount(1);
  await link('Bosch').focus();
  await page.keyboard.press('ArrowDown');
  await expect(link('Chimie du Rhône')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(link('Delft')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(link('Aalto')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(link('Delft')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(column('contacted').locator('.board-card')).toHaveCount(0);
  await expect(link('Delft')).toBeFocused();
  await saved(page);
  const delft = (await partnersOf(page)).find((it) => it.names.local === 'Delft');
  expect(delft.decisions).toHaveLength(2);
  expect(delft.decisions[1]).toMatchObject({ stage: delft.status, from: 'contacted' });
  await go(page, '#/partenaires/etapes');
  await undo(page);
  await expect(column('contacted').locator('.board-card')).toHaveCount(1);
});

test('what holds a step back is decided on the page of the partner', async ({ page, baseURL }) => {
  const records = some();
  const bosch = records.partner[1].id;
  await bring(page, baseURL, records);
  await go(page, '#/partenaires/etapes');
  const card = page.locator('.board-card', { hasText: 'Bosch' });
  await card.locator('summary').click();
  await card.getByRole('button', { name: 'Actif', exact: true }).click();
  await expect(page.locator('#stage')).toBeVisible();
  expect(hash(page)).toBe(`#/partenaires/${bosch}/relation`);
  expect((await partnersOf(page)).find((it) => it.id === bosch).status).toBe('prospect');
});

// S0-01: both starts lead to a board: a list that is imported, and nothing at all.
test('an empty board says where partners come from', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}#/partenaires/etapes`);
  await expect(page.locator('.empty').getByRole('link')).toHaveAttribute('href', '#/partenaires/importer');
  await page.locator('#add').click();
  await field(page, 'names-local').pressSequentially('Oslo');
  await page.keyboard.press('Tab');
  await saved(page);
  await go(page, '#/partenaires/etapes');
  await expect(page.locator('.board-column[data-stage="prospect"] .board-card')).toContainText(['Oslo']);
});

test('a card is dragged to another stage, and nothing is red for having stayed long', async ({ page, baseURL }) => {
  await bring(page, baseURL, some());
  await go(page, '#/partenaires/etapes');
  const column = (stage) => page.locator(`.board-column[data-stage="${stage}"]`);
  await column('prospect').locator('.board-card', { hasText: 'Bosch' }).dragTo(column('contacted'));
  await expect(column('contacted').locator('.board-card')).toHaveCount(2);
  await expect(page.locator('#said')).toContainText('Bosch');
  await expect(page.locator('.board [data-tone], .board .error')).toHaveCount(0);
});

for (const [locale, colorScheme] of [['fr', 'light'], ['en', 'dark']]) {
  test.describe(() => {
    test.use({ locale });
    test(`axe finds nothing, and no page is too wide: ${locale}, ${colorScheme}`, async ({ page, baseURL }) => {
      test.setTimeout(90_000);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await bring(page, baseURL, some());
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 800 });
        const look = async (what) => {
          expect(await findings(page), `${what} at ${width}`).toEqual([]);
          expect(await wide(page), `${what} at ${width}`).toBeLessThanOrEqual(0);
        };
        await go(page, '#/partenaires/etapes?genre=company');
        await look('board');
        await page.locator('.board-card:visible .menu summary').first().click();
        await look('menu of a card');
        await page.keyboard.press('Escape');
        await go(page, '#/partenaires');
        await page.locator('#pick-all').check();
        await look('rows picked');
        await page.locator('#filter-menu summary').click();
        await look('filters');
        await page.keyboard.press('Escape');
        await page.locator('#saved-views summary').click();
        await look('saved views');
        await page.keyboard.press('Escape');
        await page.locator('#picked-edit').click();
        await look('edit of many');
        await page.keyboard.press('Escape');
        await page.locator('#picked-merge').click();
        await expect(page.locator('#merge-now')).toBeEnabled();
        await look('merge');
        await page.keyboard.press('Escape');
        await page.locator('#pick-all').uncheck();
      }
    });
  });
}

test('a phone shows one stage at a time', async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await bring(page, baseURL, some());
  await go(page, '#/partenaires/etapes');
  await expect(page.locator('.board-column:visible')).toHaveCount(1);
  await expect(page.locator('.board-card:visible')).toHaveCount(2);
  await field(page, 'board-stage').selectOption('active');
  await expect(page.locator('.board-card:visible')).toContainText(['Aalto']);
});

test.describe('in English', () => {
  test.use({ locale: 'en' });
  test('the register speaks English', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/partenaires/etapes`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Partners by stage');
    await expect(page.getByRole('navigation', { name: 'Views' }).getByRole('link')).toContainText(['Table', 'Stages']);
  });
});
