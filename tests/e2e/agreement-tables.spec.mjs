// The tables of an agreement: typed by keyboard, pasted, and the list of agreements.

import { begin, cell, column, components, example, hasFocus, openExample, paste, state, step, tabTo } from './agreements.mjs';
import { expect, test, wide } from './fixtures.mjs';
import { bring, field, go, openRecords, rows, saved, uuid } from './records.mjs';

const undo = (page) => page.locator('#undo');
const titles = (page, list) => column(page, list, 'title');
/** The button of the menu of a row of table A. */
const menuOf = (page, row) => components(page, 'host').nth(row).locator('summary');

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
  await menuOf(page, 2).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Retirer : ligne 3 Topologie' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => titles(page, 'host')).toEqual(['Algèbre', 'Topologie', 'Analyse']);
  await hasFocus(page);
  await expect(cell(page, 'host', 2, 'title')).toBeFocused();
  // The last one that goes leaves the focus on the button that adds.
  for (let left = 3; left > 0; left -= 1) {
    await menuOf(page, 0).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Retirer : ligne 1/ }).focus();
    await page.keyboard.press('Enter');
    await expect(components(page, 'host')).toHaveCount(left - 1);
    await expect(left > 1 ? cell(page, 'host', 0, 'title') : page.locator('#add-host')).toBeFocused();
  }
});

test('the focus does not leave where somebody has gone meanwhile', async ({ page, baseURL }) => {
  await openExample(page, baseURL);
  // Presses a button and goes elsewhere before the page is drawn again.
  const press = (button, elsewhere) =>
    button.evaluate(async (it, id) => {
      it.focus();
      it.click();
      document.getElementById(id).focus();
      for (let frames = 0; frames < 5; frames += 1) await new Promise(requestAnimationFrame);
      return document.activeElement.id;
    }, elsewhere);
  await menuOf(page, 0).click();
  expect(await press(page.getByRole('button', { name: /^Retirer : ligne 1/ }), 'copy-home')).toBe('copy-home');
  await expect(components(page, 'host')).toHaveCount(1);
  await menuOf(page, 0).click();
  expect(await press(page.getByRole('button', { name: /^Dupliquer : ligne 1/ }), 'copy-home')).toBe('copy-home');
  await expect(components(page, 'host')).toHaveCount(2);
  expect(await press(page.locator('#add-host'), 'copy-home')).toBe('copy-home');
  await expect(components(page, 'host')).toHaveCount(3);
});

test.describe('a menu', () => {
  const open = (page) => page.locator('details.menu[open]');

  test('closes on Escape, which does nothing else and gives the focus back', async ({ page, baseURL }) => {
    await openExample(page, baseURL);
    await menuOf(page, 1).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Retirer : ligne 2/ }).focus();
    await page.keyboard.press('Escape');
    await expect(open(page)).toHaveCount(0);
    await expect(menuOf(page, 1)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(open(page)).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(open(page)).toHaveCount(0);
    // Suggestions inside a menu close before it.
    await page.keyboard.press('Enter');
    const system = open(page).locator('[role="combobox"]');
    await system.focus();
    await page.keyboard.press('ArrowDown');
    await expect(system).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(system).toHaveAttribute('aria-expanded', 'false');
    await expect(open(page)).toHaveCount(1);
    // What lies over the page has an Escape of its own.
    await page.keyboard.press('Control+k');
    await expect(page.locator('dialog[open]')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog[open]')).toHaveCount(0);
    await expect(open(page)).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(open(page)).toHaveCount(0);
    await expect(components(page, 'host')).toHaveCount(2);
  });

  test('closes on a press elsewhere and when another opens', async ({ page, baseURL }) => {
    await openExample(page, baseURL);
    await menuOf(page, 0).click();
    await expect(open(page)).toHaveCount(1);
    await page.locator('h1').click();
    await expect(open(page)).toHaveCount(0);
    await menuOf(page, 0).click();
    await page.locator('.page-header summary').click();
    await expect(open(page)).toHaveCount(1);
    await expect(page.locator('.page-header details.menu')).toHaveAttribute('open');
    // By keyboard as well.
    await menuOf(page, 1).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.page-header details.menu')).not.toHaveAttribute('open');
    await expect(open(page)).toHaveCount(1);
    // A press in it leaves it open.
    await open(page).locator('[id$="noCredits"]').selectOption({ index: 1 });
    await expect(open(page)).toHaveCount(1);
    await page.locator('#paste-host').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('#pasting-host')).toBeVisible();
    await expect(open(page)).toHaveCount(0);
  });

  test('closes when something in it was chosen, and not when a row moves', async ({ page, baseURL }) => {
    await openExample(page, baseURL);
    await menuOf(page, 0).click();
    await page.getByRole('button', { name: /^Descendre : ligne 1/ }).click();
    await expect.poll(() => titles(page, 'host')).toEqual(['Big Data Mining and Processing', 'Advanced Logics for Computer Scientists']);
    await expect(open(page)).toHaveCount(1);
    await page.getByRole('button', { name: /^Dupliquer : ligne 2/ }).click();
    await expect(components(page, 'host')).toHaveCount(3);
    await expect(open(page)).toHaveCount(0);
    await expect(cell(page, 'host', 2, 'title')).toBeFocused();
    await page.locator('.page-header summary').click();
    await page.locator('#template').click();
    await expect(page.locator('.page-header')).toContainText('Modèle');
    await expect(open(page)).toHaveCount(0);
    await hasFocus(page);
  });
});

test('a copy and a row that goes are announced by name', async ({ page, baseURL }) => {
  await openExample(page, baseURL);
  const said = page.locator('#said[role="status"]');
  await menuOf(page, 1).click();
  await page.getByRole('button', { name: /^Dupliquer : ligne 2/ }).click();
  await expect(said).toHaveText('Ligne 2 dupliquée. Big Data Mining and Processing');
  await menuOf(page, 0).click();
  await page.getByRole('button', { name: /^Retirer : ligne 1/ }).click();
  await expect(said).toHaveText('Ligne 1 retirée. Advanced Logics for Computer Scientists');
  await go(page, '#/contrats');
  await page.locator('#records summary').click();
  await page.getByRole('button', { name: /^Dupliquer/ }).click();
  await expect(said).toHaveText(/^Copie faite\s: .*Patel/);
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

  test('keeps the columns that were chosen, and is not taken where nothing can be read', async ({ page, baseURL }) => {
    await openExample(page, baseURL);
    await page.locator('#paste-home').click();
    const dialog = page.locator('#pasting-home');
    await page.locator('#pasting-home-text').fill(LIST);
    await dialog.getByLabel('Colonne 3').selectOption('condition');
    const heading = dialog.getByLabel('La première ligne est un titre');
    await heading.uncheck();
    await expect(dialog.locator('tbody tr')).toHaveCount(4);
    await expect(dialog.getByLabel('Colonne 3')).toHaveValue('condition');
    await heading.check();
    await expect(dialog.locator('tbody tr')).toHaveCount(3);
    await expect(dialog.getByLabel('Colonne 3')).toHaveValue('condition');
    const take = [page.locator('#pasting-home-add'), page.locator('#pasting-home-replace')];
    for (const button of take) await expect(button).toBeEnabled();
    await page.locator('#pasting-home-text').fill('Mécanique\tFluides');
    await dialog.getByLabel('La première ligne est un titre').check();
    for (const button of take) {
      await expect(button).toBeDisabled();
      await expect(button).toHaveAccessibleDescription(/^Rien ne peut être lu/);
    }
    await expect(dialog.getByText('Rien ne peut être lu')).toBeVisible();
    await dialog.getByLabel('La première ligne est un titre').uncheck();
    for (const button of take) await expect(button).toBeEnabled();
  });

  test('asks which term a winter is', async ({ page, baseURL }) => {
    await openExample(page, baseURL);
    await page.locator('#paste-home').click();
    const dialog = page.locator('#pasting-home');
    await page.locator('#pasting-home-text').fill('Code\tIntitulé\tSession\nM1\tMécanique\tHiver 2026\nM2\tFluides\tAutomne');
    await expect(dialog.locator('[data-wrong="true"]')).toHaveCount(1);
    await expect(dialog).toContainText('seul peut dire le premier semestre');
    await dialog.getByRole('button', { name: '2/2', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog.locator('[data-wrong="true"]')).toHaveCount(0);
    await expect(page.locator('#pasting-home-add')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => column(page, 'home', 'term')).toEqual(['2/2', '2/2', '2/2', '1/2']);
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
    // Credits that are counted in a way of their own as well.
    await menuOf(page, 0).click();
    const system = page.locator('#table-host details[open] [role="combobox"]');
    await system.fill('québécois');
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.keyboard.press('Escape');
    await saved(page);
    await page.locator('#copy-host').click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('Crédit universitaire québécois');
    await cell(page, 'virtual', 0, 'title').focus();
    await page.keyboard.press('Control+v');
    await expect(page.locator('#pasting-virtual').getByLabel('Colonne 6')).toHaveValue('system');
    await page.locator('#pasting-virtual-replace').click();
    await expect.poll(() => titles(page, 'virtual')).toEqual(['Un mot', 'Big Data Mining and Processing']);
    await components(page, 'virtual').nth(0).locator('summary').click();
    await expect(page.locator('#table-virtual details[open] [role="combobox"]')).toHaveValue('Crédit universitaire québécois');
  });
});

test('the list: search, state, copy, archive', async ({ page, baseURL }) => {
  await openExample(page, baseURL);
  await go(page, '#/contrats');
  await expect(rows(page)).toHaveCount(1);
  const menus = page.locator('#records summary');
  await menus.first().click();
  await page.getByRole('button', { name: /^Dupliquer/ }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(page.locator('details[open]')).toHaveCount(0);
  await menus.first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Archiver/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#records')).toContainText('Archivé');
  await hasFocus(page);
  await field(page, 'state').selectOption({ label: 'Archivé' });
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/archive/);
  await menus.focus();
  await page.keyboard.press('Enter');
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

test.describe('on a phone of 360 px', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('an agreement is copied and archived from the list', async ({ page, baseURL }) => {
    await openExample(page, baseURL);
    await go(page, '#/contrats');
    const menu = page.locator('#records summary').first();
    const inWindow = async (it) => {
      const box = await it.boundingBox();
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(360);
      expect(box.height).toBeGreaterThanOrEqual(24);
    };
    await inWindow(menu);
    await menu.tap();
    const [copy, archive] = [/^Dupliquer/, /^Archiver/].map((name) => page.getByRole('button', { name }));
    await inWindow(copy);
    await inWindow(archive);
    expect(await wide(page)).toBeLessThanOrEqual(0);
    await copy.tap();
    await expect(rows(page)).toHaveCount(2);
    await menu.tap();
    await archive.tap();
    await field(page, 'state').selectOption({ label: 'Archivé' });
    await expect(rows(page)).toHaveCount(1);
  });
});

test('the room of rows that are not drawn is as wide as the table of agreements', async ({ page, baseURL }) => {
  const { records } = example();
  const [agreement] = records.agreement;
  records.agreement = Array.from({ length: 80 }, () => ({ ...agreement, id: uuid() }));
  await bring(page, baseURL, records);
  await go(page, '#/contrats');
  const columns = await page.getByRole('columnheader').count();
  await expect(page.locator('#records .space td')).toHaveAttribute('colspan', String(columns));
  // A menu does not go over to another row.
  await page.locator('#records summary').first().click();
  await expect(page.locator('#records details[open]')).toHaveCount(1);
  await page.locator('#records').evaluate((it) => (it.scrollTop = it.scrollHeight));
  await expect(page.locator('#records details[open]')).toHaveCount(0);
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
