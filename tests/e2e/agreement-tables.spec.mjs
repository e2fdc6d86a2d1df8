// The tables of an agreement: typed by keyboard, pasted, and the list of agreements.

import { begin, cell, column, components, hasFocus, openExample, paste, state, step } from './agreements.mjs';
import { expect, test } from './fixtures.mjs';
import { field, go, openRecords, rows, saved } from './records.mjs';

const undo = (page) => page.locator('#undo');
const titles = (page, list) => column(page, list, 'title');

/** Goes on with the tab key until something that matches has the focus. */
async function tabTo(page, selector, most = 80) {
  const there = () => page.evaluate((it) => document.activeElement?.matches(it) ?? false, selector);
  for (let tabs = 0; !(await there()) && tabs < most; tabs += 1) await page.keyboard.press('Tab');
  expect(await there(), selector).toBe(true);
}

test('S1-30: an agreement is begun and a table filled by keyboard alone, and the focus is never lost', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}#/contrats`);
  await tabTo(page, '#add');
  await page.keyboard.press('Enter');
  await expect(page.locator('#begin')).toBeVisible();
  await tabTo(page, '#begin');
  await page.keyboard.press('Enter');
  await expect(state(page)).toHaveText('Brouillon');
  await hasFocus(page);
  await tabTo(page, '.stages a[href$="/cours"]');
  await page.keyboard.press('Enter');
  await expect(page.locator('#table-host')).toBeVisible();
  await hasFocus(page);
  await tabTo(page, '#add-host');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'host', 0, 'title')).toBeFocused();
  await page.keyboard.type('Algèbre');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1/2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('6');
  // Enter in the last row makes the next.
  await page.keyboard.press('Enter');
  await expect(components(page, 'host')).toHaveCount(2);
  await expect(cell(page, 'host', 1, 'title')).toBeFocused();
  await page.keyboard.type('Topologie');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'host', 2, 'title')).toBeFocused();
  await page.keyboard.type('Analyse');
  await page.keyboard.press('Tab');
  await expect.poll(() => column(page, 'host', 'credits')).toEqual(['6', '', '']);
  // Enter above goes to the row below, in the same column.
  await cell(page, 'host', 0, 'credits').focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, 'host', 1, 'credits')).toBeFocused();
  await page.keyboard.type('3');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => titles(page, 'host')).toEqual(['Topologie', 'Algèbre', 'Analyse']);
  await expect(cell(page, 'host', 0, 'credits')).toBeFocused();
  await expect(cell(page, 'host', 0, 'credits')).toHaveValue('3');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => titles(page, 'host')).toEqual(['Algèbre', 'Topologie', 'Analyse']);
  await expect(cell(page, 'host', 1, 'credits')).toBeFocused();
  // The menu of the row.
  await tabTo(page, '.row-actions summary', 5);
  await page.keyboard.press('Enter');
  const duplicate = page.getByRole('button', { name: 'Dupliquer : ligne 2 Topologie' });
  await expect(duplicate).toBeVisible();
  await duplicate.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => titles(page, 'host')).toEqual(['Algèbre', 'Topologie', 'Topologie', 'Analyse']);
  await expect(cell(page, 'host', 2, 'title')).toBeFocused();
  const menu = components(page, 'host').nth(2).locator('summary');
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Retirer : ligne 3 Topologie' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => titles(page, 'host')).toEqual(['Algèbre', 'Topologie', 'Analyse']);
  await hasFocus(page);
  // The last one that goes leaves the focus on the button that adds.
  for (let left = 3; left > 0; left -= 1) {
    const summary = components(page, 'host').nth(0).locator('summary');
    await summary.focus();
    // That of the row which was duplicated is open still.
    if ((await components(page, 'host').nth(0).locator('details[open]').count()) === 0) await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Retirer : ligne 1/ }).focus();
    await page.keyboard.press('Enter');
    await expect(components(page, 'host')).toHaveCount(left - 1);
  }
  await expect(page.locator('#add-host')).toBeFocused();
});

test('S1-34: what turns the page into another keeps the focus in it', async ({ page, baseURL }) => {
  await openExample(page, baseURL, 'engagements');
  await page.locator('#commit-student').focus();
  await page.keyboard.press('Enter');
  await expect(state(page)).toHaveText('En signature 1/3');
  await hasFocus(page);
  await expect(page.locator('#commitments-title')).toBeFocused();
  await page.locator('#correct').focus();
  await page.keyboard.press('Enter');
  await expect(state(page)).toHaveText('Prêt');
  await hasFocus(page);
  await page.locator('.page-header summary').click();
  await page.locator('#archive').focus();
  await page.keyboard.press('Enter');
  await expect(state(page)).toHaveText('Archivé');
  await hasFocus(page);
  await step(page, 'periode');
  await page.locator('#unarchive').focus();
  await page.keyboard.press('Enter');
  await expect(state(page)).toHaveText('Prêt');
  await hasFocus(page);
});

test.describe('S1-30: a pasted list', () => {
  const LIST = 'Code\tIntitulé\tSemestre\tCrédits\nM1\tMécanique\t1/2\t6\nM2\tFluides\t\tbeaucoup\nM3\tChaleur\t2/2\ts.o.\nTotal\t\t\t12';

  test('is looked at first: a cell in error, merged cells, the choice of columns', async ({ page, baseURL }) => {
    await openExample(page, baseURL);
    await page.locator('#paste-home').click();
    const dialog = page.locator('#pasting-home');
    await expect(page.locator('#pasting-home-text')).toBeVisible();
    await page.locator('#pasting-home-text').fill(LIST);
    await expect(dialog.locator('tbody tr')).toHaveCount(3);
    await expect(dialog.locator('[data-wrong="true"]')).toHaveCount(1);
    await expect(dialog.locator('[data-wrong="true"]')).toContainText('beaucoup');
    await expect(dialog).toContainText('1 cellule ne peut pas être lue');
    await expect(dialog).toContainText('1 ligne de total a été laissée');
    const fill = dialog.getByRole('button', { name: 'Répéter la valeur du dessus' });
    await fill.focus();
    await page.keyboard.press('Enter');
    await expect(fill).toHaveCount(0);
    await hasFocus(page);
    await expect(dialog.locator('tbody tr').nth(1)).toContainText('1/2');
    // What no column of the table is for can be left out, and another chosen.
    const third = dialog.getByLabel('Colonne 3');
    await third.selectOption('');
    await expect(dialog.locator('tbody tr').nth(0).locator('td').nth(2)).toHaveAttribute('data-used', 'false');
    await third.selectOption('term');
    await dialog.getByLabel('La première ligne est un titre').uncheck();
    await expect(dialog.locator('tbody tr')).toHaveCount(4);
    await dialog.getByLabel('La première ligne est un titre').check();
    await page.locator('#pasting-home-add').click();
    await expect(dialog).toBeHidden();
    await expect.poll(() => titles(page, 'home')).toEqual(['Advanced Logic', 'Big Data', 'Mécanique', 'Fluides', 'Chaleur']);
    expect(await column(page, 'home', 'credits')).toEqual(['3', '5', '6', '', 's.o.']);
    await expect(cell(page, 'home', 2, 'title')).toBeFocused();
    await expect(state(page)).toHaveText('Brouillon');
    // It is taken back as one.
    await undo(page).click();
    await expect.poll(() => titles(page, 'home')).toEqual(['Advanced Logic', 'Big Data']);
    await page.locator('#redo').click();
    await expect.poll(() => titles(page, 'home')).toHaveLength(5);
  });

  test('replaces the table, from a cell, and undo brings the table back', async ({ page, baseURL }) => {
    await openExample(page, baseURL);
    const before = await titles(page, 'host');
    await cell(page, 'host', 0, 'title').focus();
    await paste(page, LIST);
    await expect(page.locator('#pasting-host')).toBeVisible();
    await page.locator('#pasting-host-replace').click();
    await expect.poll(() => titles(page, 'host')).toEqual(['Mécanique', 'Fluides', 'Chaleur']);
    await expect(cell(page, 'host', 0, 'title')).toBeFocused();
    await undo(page).click();
    await expect.poll(() => titles(page, 'host')).toEqual(before);
  });

  test('that is one cell goes into the cell, and one that is closed changes nothing', async ({ page, baseURL, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openExample(page, baseURL);
    await page.evaluate(() => navigator.clipboard.writeText('Un mot'));
    await cell(page, 'host', 0, 'title').fill('');
    await page.keyboard.press('Control+v');
    await expect(cell(page, 'host', 0, 'title')).toHaveValue('Un mot');
    await expect(page.locator('#pasting-host')).toBeHidden();
    await paste(page, LIST);
    await expect(page.locator('#pasting-host')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('#pasting-host')).toBeHidden();
    await expect(components(page, 'host')).toHaveCount(2);
    await expect(cell(page, 'host', 0, 'title')).toBeFocused();
    // What is copied out can be pasted back.
    await page.keyboard.press('Tab');
    await page.locator('#copy-host').click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('123-ABC\tUn mot\t');
    await cell(page, 'home', 0, 'title').focus();
    await page.keyboard.press('Control+v');
    await page.locator('#pasting-home-add').click();
    await expect.poll(() => titles(page, 'home')).toEqual(['Advanced Logic', 'Big Data', 'Un mot', 'Big Data Mining and Processing']);
  });
});

test('the list: search, state, copy, archive', async ({ page, baseURL }) => {
  await openExample(page, baseURL);
  await go(page, '#/contrats');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: /^Dupliquer/ }).first().click();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: /^Archiver/ }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Désarchiver/ })).toHaveCount(1);
  await hasFocus(page);
  await field(page, 'state').selectOption({ label: 'Archivé' });
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/archive/);
  await page.getByRole('button', { name: /^Désarchiver/ }).focus();
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(0);
  await hasFocus(page);
  await field(page, 'state').selectOption({ label: 'Prêt' });
  await expect(rows(page)).toHaveCount(2);
  await page.locator('#search').fill('zzz');
  await expect(rows(page)).toHaveCount(0);
  await page.locator('#search').fill('patel');
  await expect(rows(page)).toHaveCount(2);
  // The way back leads to the list as it was.
  await rows(page).first().click();
  await expect(state(page)).toHaveText('Prêt');
  await page.getByRole('link', { name: 'Retour à la liste' }).click();
  await expect(page.locator('#search')).toHaveValue('patel');
  await expect(field(page, 'state')).toHaveValue('pret');
  await saved(page);
});

test('a copy of an agreement has components of its own and no commitments', async ({ page, baseURL }) => {
  const id = await openExample(page, baseURL, 'engagements');
  await page.locator('#commit-student').click();
  await expect(state(page)).toHaveText('En signature 1/3');
  await page.locator('.page-header summary').click();
  await page.locator('#duplicate').click();
  await expect(state(page)).toHaveText('Prêt');
  expect(page.url()).not.toContain(id);
  await hasFocus(page);
  await step(page, 'cours');
  await cell(page, 'host', 0, 'title').fill('Autre cours');
  await page.keyboard.press('Tab');
  await saved(page);
  await go(page, `#/contrats/${id}/cours`);
  await expect(cell(page, 'host', 0, 'title')).toHaveValue('Advanced Logics for Computer Scientists');
});

test('whoever goes back with the focus in a cell has left it, and what it said is kept', async ({ page, baseURL }) => {
  await openExample(page, baseURL);
  for (const name of ['title', 'credits']) {
    await cell(page, 'host', 0, name).fill('12');
    await page.goBack();
    await expect(components(page, 'host')).toHaveCount(0);
    await page.goForward();
    await expect(cell(page, 'host', 0, name)).toHaveValue('12');
  }
  await expect(page.locator('#crash')).toBeHidden();
});

test('the sample shows every state', async ({ page, baseURL }) => {
  await page.goto(`${baseURL}#/exemple`);
  await expect(page.locator('.office[data-space="passerelle-sample"][data-state="saved"]')).toBeAttached({ timeout: 15_000 });
  await go(page, '#/contrats');
  await expect(rows(page)).toHaveCount(5);
  const table = page.locator('#records');
  for (const said of ['Brouillon', 'Prêt', 'En signature', 'En vigueur', 'Archivé']) await expect.soft(table).toContainText(said);
});

test('a group of A and B is told below the tables', async ({ page, baseURL }) => {
  await openExample(page, baseURL);
  const group = page.locator('#groups tbody tr');
  await expect(group).toHaveText(/1.*Advanced Logics for Computer Scientists.*Advanced Logic/);
  await cell(page, 'host', 1, 'links').fill('1');
  await page.keyboard.press('Tab');
  await expect(group).toContainText('Big Data Mining and Processing');
});

test('S1-32: credits of another system are converted by the partner’s rule, and the rule is told', async ({ page, baseURL }) => {
  await begin(page, baseURL);
  await step(page, 'etablissements');
  await field(page, 'partner-names-local').fill('Laval');
  await field(page, 'partner-country').fill('Canada');
  await page.keyboard.press('Tab');
  await field(page, 'partner-creditSystem').focus();
  await page.keyboard.press('ArrowDown');
  const options = page.getByRole('listbox').getByRole('option');
  await expect(options.first()).toBeVisible();
  const other = options.filter({ hasNotText: /ECTS/ }).first();
  await other.click();
  await field(page, 'partner-creditFactor').fill('2');
  await field(page, 'partner-creditFactorSource').fill('Convention 2026');
  await page.keyboard.press('Tab');
  await step(page, 'cours');
  await page.locator('#add-host').click();
  await cell(page, 'host', 0, 'title').fill('Robotique');
  await cell(page, 'host', 0, 'credits').fill('3');
  await page.keyboard.press('Tab');
  const balance = page.locator('#balance');
  await expect(balance.locator('.worth')).toContainText('6 ECTS');
  await expect(balance.locator('[data-bar="host"]')).toContainText('6 ECTS');
  await expect(balance.getByRole('link', { name: 'Ouvrir dans le calculateur' })).toHaveAttribute('href', /#\/credits\?/);
});
