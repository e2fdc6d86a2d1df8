// The results of a transcript as a table: typed by keyboard, pasted, undone, and on a phone.

import { cell, column, components, paste } from './agreements.mjs';
import { findings } from './axe.mjs';
import { expect, test, wide } from './fixtures.mjs';
import { backedUp, bring, go, openRecords, saved, uuid } from './records.mjs';

const AIRE = '#/releves/d52d5759-eec7-4db5-bc98-81b15c41d5c5';
const undo = (page) => page.locator('#undo');
const at = (page, row, name) => cell(page, 'results', row, name);
const says = (page, name) => column(page, 'results', name);
const menuOf = (page, row) => components(page, 'results').nth(row).locator('summary');

/** Begins a transcript, and is at the button that adds a result. */
async function begin(page, baseURL) {
  await openRecords(page, `${baseURL}#/releves`);
  await page.locator('#add').click();
  await expect(page.locator('#table-results')).toBeVisible();
  await page.locator('#add-results').focus();
}

/** Opens the transcript of the sample whose agreement is in force. */
async function sample(page, baseURL) {
  await page.goto(`${baseURL}#/exemple`);
  await expect(page.locator('.office[data-space="passerelle-sample"][data-state="saved"]')).toBeAttached({ timeout: 15_000 });
  await go(page, AIRE);
}

test('twelve results are typed by keyboard alone, moved, taken out and put back', async ({ page, baseURL }) => {
  await begin(page, baseURL);
  await page.keyboard.press('Enter');
  for (let number = 1; number <= 12; number += 1) {
    // Enter in the last row makes the next, and is in its title.
    await expect(at(page, number - 1, 'title')).toBeFocused();
    await page.keyboard.type(`Cours ${number}`);
    await page.keyboard.press('Tab');
    if (number === 1) await page.keyboard.type('S2');
    await page.keyboard.press('Tab');
    await page.keyboard.type(String(8 + number));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2,5');
    if (number < 12) await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Tab');
  await saved(page);
  await expect(components(page, 'results')).toHaveCount(12);
  // The term is that of the row before.
  expect(await says(page, 'term')).toEqual(Array(12).fill('2/2'));
  await expect(page.locator('[data-total="results"]')).toHaveText('30');
  await at(page, 2, 'mark').focus();
  await page.keyboard.press('Enter');
  await expect(at(page, 3, 'mark')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await says(page, 'title')).slice(0, 4)).toEqual(['Cours 1', 'Cours 2', 'Cours 4', 'Cours 3']);
  await menuOf(page, 2).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Retirer : ligne 3 Cours 4' }).focus();
  await page.keyboard.press('Enter');
  await expect(components(page, 'results')).toHaveCount(11);
  await expect(at(page, 2, 'title')).toBeFocused();
  await undo(page).click();
  await expect(components(page, 'results')).toHaveCount(12);
  await saved(page);
  const [transcript] = (await backedUp(page)).json.content.records.transcript;
  expect(transcript.results.map((it) => it.mark)).toEqual(['9', '10', '12', '11', '13', '14', '15', '16', '17', '18', '19', '20']);
});

test('what cannot be read is said at its cell, and nothing of it is stored', async ({ page, baseURL }) => {
  await begin(page, baseURL);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Algèbre');
  await at(page, 0, 'credits').fill('six');
  await page.keyboard.press('Tab');
  const error = page.locator('td[data-field="credits"] .error');
  await expect(error).not.toBeEmpty();
  await expect(at(page, 0, 'credits')).toHaveAttribute('aria-invalid', 'true');
  await at(page, 0, 'gradeScale').fill('sur vingt-et-un');
  await page.keyboard.press('Tab');
  await expect(page.locator('td[data-field="gradeScale"] .error')).not.toBeEmpty();
  await at(page, 0, 'credits').fill('6');
  await page.keyboard.press('Tab');
  await expect(error).toBeEmpty();
  await saved(page);
  const [transcript] = (await backedUp(page)).json.content.records.transcript;
  expect(transcript.results).toMatchObject([{ title: 'Algèbre', credits: '6' }]);
  expect(transcript.results[0].gradeScale).toBeUndefined();
});

test('a pasted list becomes the results of a new transcript, as one thing that can be undone', async ({ page, baseURL }) => {
  const person = uuid();
  await bring(page, baseURL, { transcript: [{ id: person, number: 'R-1' }] });
  await go(page, `#/releves/${person}`);
  await page.locator('#add-results').click();
  await expect(at(page, 0, 'title')).toBeFocused();
  await paste(page, 'Code\tIntitulé\tSemestre\tNote\tCrédits\tStatut\nINF1\tAlgorithmique\tS1\t14/20\t6\tValidé\nINF2\tRéseaux\tS2\tABI\t4,5\tabsent');
  const dialog = page.locator('#pasting-results');
  await expect(dialog).toBeVisible();
  expect(await dialog.locator('thead select').evaluateAll((all) => all.map((it) => it.value))).toEqual(['code', 'title', 'term', 'mark', 'credits', 'status']);
  await page.locator('#pasting-results-replace').click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => says(page, 'title')).toEqual(['Algorithmique', 'Réseaux']);
  expect(await says(page, 'mark')).toEqual(['14/20', 'ABI']);
  expect(await says(page, 'status')).toEqual(['passed', 'absent']);
  await undo(page).click();
  await expect.poll(() => says(page, 'title')).toEqual(['']);
});

test('a result says which component it is by name, is set aside, and has a scale of its own', async ({ page, baseURL }) => {
  await sample(page, baseURL);
  const english = 3;
  expect(await page.locator('#offers-results-agreed option').evaluateAll((all) => all.map((it) => it.value)))
    .toEqual(['ENG3010 · Advanced Thermodynamics', 'ENG3042 · Power Systems', 'ENG3051 · Fluid Mechanics 3']);
  await at(page, english, 'agreed').fill('eng3042');
  await page.keyboard.press('Tab');
  await expect(at(page, english, 'agreed')).toHaveValue('ENG3042 · Power Systems');
  await at(page, 1, 'aside').check();
  await at(page, english, 'gradeScale').fill('Pourcentage (Royaume-Uni)');
  await page.keyboard.press('Tab');
  await at(page, english, 'status').selectOption('passed-unmarked');
  await menuOf(page, english).click();
  await expect(page.getByLabel('Acquis d’apprentissage').last()).toBeVisible();
  await saved(page);
  await expect(page.locator('[data-total="results"]')).toHaveText('50');
  const all = (await backedUp(page)).json.content.records.transcript;
  const { results } = all.find((it) => AIRE.endsWith(it.id));
  expect(results[english]).toMatchObject({ agreed: 'c79d6793-46d4-4c7a-ac39-02b38963dc6e', gradeScale: 'uk100', status: 'passed-unmarked' });
  expect(results[1].aside).toBe(true);
  await go(page, AIRE);
  await expect(at(page, english, 'agreed')).toHaveValue('ENG3042 · Power Systems');
});

test('a component that is typed when somebody goes elsewhere is understood all the same', async ({ page, baseURL }) => {
  await sample(page, baseURL);
  await at(page, 3, 'agreed').fill('power systems');
  await page.locator('#prepare').click();
  await expect(page.locator('#recognition-summary')).toBeVisible();
  await saved(page);
  await expect(page.locator('#detach-c79d6793-46d4-4c7a-ac39-02b38963dc6e')).toBeVisible();
  await go(page, AIRE);
  await expect(at(page, 3, 'agreed')).toHaveValue('ENG3042 · Power Systems');
});

for (const [locale, title] of [['fr-FR', 'Résultats'], ['en-GB', 'Results']]) {
  for (const colorScheme of ['light', 'dark']) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test('axe finds nothing, and a phone shows each result as a card', async ({ page, baseURL }) => {
        await sample(page, baseURL);
        await expect(page.getByRole('heading', { name: title, level: 2 })).toBeVisible();
        expect(await findings(page)).toEqual([]);
        await page.setViewportSize({ width: 360, height: 740 });
        expect(await wide(page)).toBeLessThanOrEqual(0);
        await expect(at(page, 0, 'agreed')).toBeVisible();
        await menuOf(page, 0).click();
        await page.locator('#paste-results').scrollIntoViewIfNeeded();
        expect(await findings(page)).toEqual([]);
        expect(await wide(page)).toBeLessThanOrEqual(0);
        await page.locator('#paste-results').click();
        await page.locator('#pasting-results-text').fill('A1\tAlgèbre\t6');
        await expect(page.locator('.pasted')).toBeVisible();
        expect(await findings(page)).toEqual([]);
      });
    });
  }
}
