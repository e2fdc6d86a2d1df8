// The two calculators as their users meet them.

import { expect, open, ready, test } from './fixtures.mjs';

const method = (page, rule) => page.locator(`[data-rule="${rule}"]`);

test('s1_32 a host outside the EHEA is converted by a named rule, with fraction and rounding', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/credits`);
  // Korea: 3 credits of 35 a year are 3 · 60/35 = 36/7.
  await page.getByLabel('Système d’origine').selectOption('kr');
  await page.getByLabel('Crédits à convertir').fill('3');
  const load = method(page, 'CRED-LOAD');
  await expect(load.locator('.value')).toHaveText('36/7 ≈ 5,1429');
  await page.getByLabel('Arrondi', { exact: true }).selectOption('half_up');
  await expect(load.locator('.value')).toHaveText('5');
  await load.getByText('Expliquer ce nombre').click();
  await expect(load).toContainText('Par la charge annuelle CRED-LOAD');
  await expect(load).toContainText('crédits (3) × charge annuelle d’arrivée (60) = 180');
  await expect(load).toContainText('180 ÷ charge annuelle d’origine (35) = 36/7');
  await expect(load).toContainText('Au plus proche, la moitié vers le haut, à 0,5');
  // 36/7 − 5 = 1/7.
  await expect(load).toContainText('1/7 ≈ 0,1429');
});

test('both credit rules stand side by side and say when they contradict each other', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/credits`);
  await page.getByRole('button', { name: 'Essayer un exemple' }).click();
  await expect(method(page, 'CRED-LOAD').locator('.value')).toHaveText('6');
  await expect(method(page, 'CRED-HOURS').locator('.value')).toHaveText('de 4,5 à 5,4');
  await expect(page.getByText('Les deux règles se contredisent')).toBeVisible();
  await expect(page.getByText('Soit 135 h de travail.')).toBeVisible();
  await page.getByText('Préciser les règles').click();
  await page.getByLabel('Facteur', { exact: true }).fill('5/3');
  await expect(method(page, 'CRED-FACTOR').locator('.value')).toHaveText('5');
  await page.getByLabel('Crédits du programme entier').fill('90');
  await page.getByLabel('Durée en années').fill('3');
  await expect(method(page, 'CRED-PROGRAMME').locator('.value')).toHaveText('6');
});

test('a published factor is taken over with a click', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/credits?c=4&de=us_sem`);
  await page.getByText('Préciser les règles').click();
  await page.getByRole('button', { name: /^Utiliser 5\/3/ }).click();
  const factor = method(page, 'CRED-FACTOR');
  await expect(factor.locator('.value')).toHaveText('20/3 ≈ 6,6667');
  const source = await page.getByLabel('Source de ce facteur').inputValue();
  expect(source).not.toBe('');
  await factor.getByText('Expliquer ce nombre').click();
  await expect(factor).toContainText(source);
  // Another system takes the factor of the former one along.
  await page.getByLabel('Système d’origine').selectOption('jp');
  await expect(page.getByLabel('Facteur', { exact: true })).toHaveValue('');
});

test('a pasted column is converted line by line, with its total', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/credits?de=us_sem&k=5/3&arrondi=half_up`);
  await page.getByLabel('Crédits à convertir').fill('Cours;Crédits\nAlgebra;4\nOptics;4\nArt;x');
  const row = (name) => page.getByRole('row', { name });
  await expect(row('Algebra')).toContainText('6,5');
  await expect(row('Art')).toContainText('« x » en position 1');
  await expect(row(/^Total/)).toContainText('13,5');
  await expect(row('Somme des lignes arrondies')).toContainText('13');
  await page.getByRole('button', { name: 'Expliquer le total' }).click();
  await expect(page.getByRole('heading', { name: 'Résultats pour le total' })).toBeVisible();
});

test('a mark becomes a German one, with every last step that is published', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes`);
  await page.getByLabel('Notes à convertir').fill('14,4');
  const value = page.locator('.pairing .value');
  // 1 + 3 · (20 − 14.4)/10 = 2.68.
  const steps = { kmk: '2,6', raw: '2,68', half_up: '2,7', better: '2,3', nearest: '2,7' };
  for (const [step, expected] of Object.entries(steps)) {
    await page.getByLabel('Dernier pas').selectOption(step);
    await expect(value, step).toHaveText(expected);
  }
  await expect(page.locator('.steps')).toContainText('meilleure note (20) − note obtenue (14,4) = 5,6');
  await expect(page.locator('.why')).toContainText('KMK, Vereinbarung');
});

test('a transcript is pasted whole; failures and slips are told apart', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes`);
  await page.getByLabel('Notes à convertir').fill('Algèbre\t16\nAnglais\t9,5\nSport\tABI\nOptique\t1O');
  const row = (name) => page.getByRole('row', { name });
  await expect(row('Algèbre')).toContainText('2,2');
  await expect(row('Anglais')).toContainText('échec');
  await expect(row('Sport')).toContainText('ABI');
  await expect(row('Optique')).toContainText('illisible');
  await expect(page.getByText('1 ligne à corriger')).toBeVisible();
  await expect(page.locator('#field-n-error')).toContainText('Ligne 4');
  await page.getByRole('button', { name: 'Expliquer la ligne 4' }).click();
  await expect(page.locator('.why')).toContainText('« O » en position 2');
});

test('another column of a paste can be read, and the address keeps it', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/credits?de=qc_univ`);
  await page.getByLabel('Crédits à convertir').fill('Algèbre\t6\t14,5\nOptique\t4\t12');
  await expect(page.getByRole('row', { name: 'Optique' })).toContainText('24');
  await page.getByLabel('Colonne lue').selectOption('2');
  await expect(page.getByRole('row', { name: 'Optique' })).toContainText('8');
  await page.getByRole('link', { name: 'Notes', exact: true }).click();
  await page.goBack();
  await expect(page.getByLabel('Colonne lue')).toHaveValue('2');
});

test('methods refuse what they would get wrong, and say why', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes?n=7`);
  await page.getByLabel('Méthode').selectOption('linear');
  await page.getByLabel('Échelle des notes').selectOption('dk7');
  await expect(page.getByText('ne sont pas à égale distance')).toBeVisible();
  await page.getByLabel('Échelle des notes').selectOption('qc_coteR');
  await expect(page.getByText('aucune conversion n’a de sens')).toBeVisible();
  await page.getByLabel('Méthode').selectOption('inverse');
  await expect(page.locator('.notice')).toContainText('aucun règlement ne prévoit la formule inverse');
});

test('letters are ranked in the order typed, numbers on a scale of one’s own', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes?fin=raw`);
  await page.getByLabel('Échelle des notes').selectOption('labels');
  await page.getByLabel('Notes suffisantes').fill('A+, A, B, C, D');
  await page.getByLabel('Notes à convertir').fill('B');
  await expect(page.locator('.pairing .value')).toHaveText('2,5');
  await page.getByLabel('Échelle des notes').selectOption('own');
  await page.getByLabel('Notes à convertir').fill('82');
  await page.getByLabel('Meilleure note').fill('100');
  await page.getByLabel('Seuil de réussite').fill('50');
  await expect(page.locator('.pairing .value')).toHaveText('2,08');
  await page.getByLabel('Seuil de réussite').fill('100');
  await expect(page.getByText('doivent différer')).toBeVisible();
});

const SLIPS = [
  ['abc', 'n’a pas sa place dans un nombre'],
  ['+5', '« + » en position 1'],
  ['-5', 'ne peut pas être négatif'],
  ['1'.repeat(40), '40 chiffres'],
  ['1/0', 'zéro pour dénominateur'],
  ['NaN', '« N » en position 1'],
  ['1\u00a05', 'coupe le nombre'],
  ['\u0661\u0662', 'chiffres 0 à 9'],
  ['1.234,5', 'Deux signes décimaux'],
];

test('emptying a refinement leaves it open under the person typing', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/credits?c=3`);
  await page.getByText('Préciser les règles').click();
  const factor = page.getByLabel('Facteur', { exact: true });
  await factor.pressSequentially('2');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('5');
  await expect(factor).toBeFocused();
  await expect(factor).toHaveValue('5');
});

test('a field that cannot be read leaves its rules without a result', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/credits?c=3&an=3O`);
  await expect(page.locator('#field-an-error')).toContainText('« O » en position 2');
  await expect(method(page, 'CRED-LOAD')).toContainText('Corrigez d’abord le champ signalé');
  await expect(method(page, 'CRED-HOURS').locator('.value')).toHaveText('de 4,5 à 5,4');
});

test('an example and an emptied form can be taken back', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes?n=27&de=it30`);
  const field = page.getByLabel('Notes à convertir');
  await page.getByRole('button', { name: 'Effacer' }).click();
  await expect(field).toHaveValue('');
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(field).toHaveValue('27');
  await expect(page.getByLabel('Échelle des notes')).toHaveValue('it30');
});

test('bad input gets a message at its field and is not lost', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/credits`);
  const field = page.getByLabel('Crédits à convertir');
  for (const [typed, message] of SLIPS) {
    await field.fill(typed);
    await expect(page.locator('#field-c-error'), typed).toContainText(message);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveValue(typed);
  }
  await field.fill('');
  await expect(page.locator('#field-c-error')).toBeEmpty();
});

test('the address reopens the very calculation, back and forward too', async ({ page, baseURL, context }) => {
  await open(page, `${baseURL}#/notes`);
  await page.getByLabel('Notes à convertir').fill('Été\t14,5\n30L & 2');
  await page.getByLabel('Échelle des notes').selectOption('it30');
  await expect.poll(() => page.url()).toContain('de=it30');
  const other = await context.newPage();
  await open(other, page.url());
  await expect(other.getByLabel('Notes à convertir')).toHaveValue('Été\t14,5\n30L & 2');
  await expect(other.getByLabel('Échelle des notes')).toHaveValue('it30');
  await page.reload();
  await ready(page);
  await expect(page.getByLabel('Notes à convertir')).toHaveValue('Été\t14,5\n30L & 2');
  await page.getByRole('link', { name: 'Crédits', exact: true }).click();
  await page.goBack();
  await expect(page.getByLabel('Notes à convertir')).toHaveValue('Été\t14,5\n30L & 2');
});

test('a calculation too long for an address says so and keeps its settings', async ({ page, baseURL, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `${baseURL}#/notes?de=it30`);
  await page.evaluate((text) => navigator.clipboard.writeText(text), '27\n'.repeat(700));
  await page.getByLabel('Notes à convertir').focus();
  await page.keyboard.press('Control+V');
  await expect(page.getByText('caractères d’une adresse')).toBeVisible();
  await expect.poll(() => page.url()).toContain('#/notes?de=it30');
  expect(page.url().length).toBeLessThan(2000);
  await page.locator('#all-rows').click();
  await expect(page.locator('.results table').first().getByRole('row')).toHaveCount(701);
  await page.getByRole('link', { name: 'Crédits', exact: true }).click();
  await page.getByRole('link', { name: 'Notes', exact: true }).click();
  await expect(page.getByLabel('Notes à convertir')).toHaveValue(/^27\n27\n/);
});

test('switching language keeps the page and what is being typed', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes`);
  await page.getByLabel('Notes à convertir').fill('14,4');
  await page.getByLabel('Langue', { exact: true }).selectOption('en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('Grade conversion · Passerelle');
  await expect(page.getByLabel('Marks to convert')).toHaveValue('14,4');
  await expect(page.locator('.pairing .value')).toHaveText('2.6');
  await page.getByLabel('Language', { exact: true }).selectOption('fr-CA');
  await expect(page.getByLabel('Note de passage')).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr-CA');
  await expect(page.getByLabel('Notes à convertir')).toHaveValue('14,4');
});

test('a result is copied as text, and shown where the browser refuses', async ({ page, baseURL, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `${baseURL}#/notes?n=14,4`);
  await page.getByRole('button', { name: 'Copier en texte' }).click();
  await expect(page.getByText('Copié', { exact: true })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('14,4 → 2,6');
  expect(text).toContain('16,8 ÷ 10 = 1,68');
  expect(text).toContain('KMK, Vereinbarung');
  expect(text).toContain('#/notes?n=14%2C4');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.getByRole('button', { name: 'Copier en texte' }).click();
  await expect(page.getByLabel('Texte du calcul')).toHaveValue(/14,4 → 2,6/);
});

test('an explanation stays open and the caret stays in place while typing', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/credits?c=30`);
  const load = method(page, 'CRED-LOAD');
  await load.getByText('Expliquer ce nombre').click();
  const field = page.getByLabel('Crédits à convertir');
  await field.focus();
  await field.press('Home');
  await page.keyboard.type('12');
  await expect(field).toHaveValue('1230');
  await expect(load.locator('.value')).toHaveText('2460');
  await expect(load.locator('details')).toHaveAttribute('open', '');
});

test('of a long paste the first lines are shown, and all of them on demand', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes`);
  await page.locator('#field-n').fill(Array.from({ length: 120 }, (_, index) => `Cours ${index + 1}\t12`).join('\n'));
  await expect(page.locator('.results tbody tr:has(button)')).toHaveCount(25);
  await page.getByRole('button', { name: 'Afficher les 120 lignes' }).click();
  await expect(page.locator('.results tbody tr:has(button)')).toHaveCount(120);
  await expect(page.locator('.results')).toBeFocused();
});
