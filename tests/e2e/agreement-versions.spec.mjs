// What a version keeps, what is typed for the next commitment, and a correction that is
// begun or given up.

import { cell, commit, example, openExample, state, step } from './agreements.mjs';
import { expect, test } from './fixtures.mjs';
import { backup, bring, choose, field, go, kept, saved, type } from './records.mjs';

const language = (page) => page.getByLabel(/^(Langue|Language)$/);

/** The example, with the ids of the records that it refers to. */
async function openWithRecords(page, baseURL, word) {
  const { id, records } = example();
  await bring(page, baseURL, records);
  await go(page, `#/contrats/${id}/${word}`);
  const [person, partner] = [records.person[0].id, records.partner[0].id];
  return { id, person, partner };
}

test('the steps of a frozen agreement show what the version holds, whatever is changed elsewhere', async ({ page, baseURL }) => {
  const { id, person, partner } = await openWithRecords(page, baseURL, 'engagements');
  await commit(page, 'student');
  await go(page, `#/personnes/${person}`);
  await type(page, 'familyNames', 'Autrement');
  await type(page, 'nationality', 'France');
  await go(page, `#/partenaires/${partner}`);
  await type(page, 'names-local', 'Ailleurs');
  await saved(page);
  await go(page, `#/contrats/${id}/etudiant`);
  await expect(field(page, 'person-familyNames')).toHaveValue('Patel');
  await expect(field(page, 'person-familyNames')).toBeDisabled();
  await expect(field(page, 'person-nationality')).toHaveValue('Grèce');
  await expect(field(page, 'person-gender')).toHaveValue('Féminin');
  await expect(field(page, 'scheme')).toHaveValue('Erasmus+ avec échange numérique');
  await expect(page.getByText('La fiche a changé depuis')).toBeVisible();
  await expect(page.locator('h1')).toHaveText('Nalty Patel – Example B');
  await language(page).selectOption('en');
  await expect(field(page, 'person-nationality')).toHaveValue('Greece');
  await language(page).selectOption('fr');
  await step(page, 'etablissements');
  await expect(field(page, 'partner-names-local')).toHaveValue('Example B');
  await expect(field(page, 'office-names-en')).toHaveValue('Example A');
  // Of the two, one has changed.
  await expect(page.getByText('La fiche a changé depuis')).toHaveCount(1);
  await expect(page.locator('.builder')).not.toContainText('Ailleurs');
  // A correction refers to the records again.
  await page.locator('#correct').click();
  await expect(field(page, 'partner-names-local')).toHaveValue('Ailleurs');
  await expect(field(page, 'partner-names-local')).toBeEnabled();
  await expect(page.getByText('La fiche a changé depuis')).toHaveCount(0);
  await expect(page.locator('h1')).toHaveText('Nalty Autrement – Ailleurs');
  await step(page, 'etudiant');
  await expect(field(page, 'person-familyNames')).toHaveValue('Autrement');
});

test('notes, which no version keeps, stand in the steps of a frozen agreement', async ({ page, baseURL }) => {
  await openExample(page, baseURL, 'conditions');
  await type(page, 'notes', 'À relire');
  await step(page, 'engagements');
  await commit(page, 'student');
  await step(page, 'conditions');
  await expect(field(page, 'notes')).toHaveValue('À relire');
  await expect(field(page, 'notes')).toBeDisabled();
  await expect(field(page, 'languageLevel')).toHaveValue('B2');
});

test('the head of the page is not drawn anew with every field', async ({ page, baseURL }) => {
  await openExample(page, baseURL, 'conditions');
  // Whatever is drawn anew listens anew.
  await page.evaluate(() => {
    window.drawn = [];
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (name, ...rest) {
      if (this instanceof Element && this.closest('.page-header')) window.drawn.push(`${this.id} ${name}`);
      return listen.call(this, name, ...rest);
    };
  });
  await type(page, 'conditions', 'Deux lignes');
  await type(page, 'catalogue', 'https://example.org/');
  await saved(page);
  expect(await page.evaluate(() => window.drawn)).toEqual([]);
  // What it shows follows still.
  await type(page, 'language', '');
  await expect(state(page)).toHaveText('Brouillon');
  expect(await page.evaluate(() => window.drawn)).not.toEqual([]);
});

test('a correction begun by mistake is given up, and asks before anything is lost', async ({ page, baseURL }) => {
  await openExample(page, baseURL, 'engagements');
  await commit(page, 'student');
  const context = page.locator('.page-header .context');
  await page.locator('#correct').click();
  await expect(context).toContainText('version 2');
  // Nothing was changed: nothing is asked.
  await page.locator('#discard').click();
  await expect(context).toContainText('version 1');
  await expect(state(page)).toHaveText('En signature 1/3');
  await step(page, 'cours');
  await page.locator('#correct').click();
  await expect(cell(page, 'host', 1, 'credits')).toBeEnabled();
  await cell(page, 'host', 1, 'credits').fill('5');
  await page.keyboard.press('Tab');
  await saved(page);
  await page.locator('#discard').click();
  await expect(page.locator('#discarding')).toContainText('1 modification du contrat sera perdue');
  await page.locator('#discard-not').click();
  await expect(page.locator('#discarding')).toBeHidden();
  await expect(cell(page, 'host', 1, 'credits')).toHaveValue('5');
  await page.locator('#discard').click();
  await page.locator('#discard-now').click();
  await expect(context).toContainText('version 1');
  await expect(page.locator('h1')).toBeFocused();
  await expect(cell(page, 'host', 1, 'credits')).toHaveValue('4');
  await expect(page.locator('#discard')).toHaveCount(0);
  await saved(page);
  // One thing to undo.
  await page.keyboard.press('Control+z');
  await expect(context).toContainText('version 2');
  await expect(cell(page, 'host', 1, 'credits')).toHaveValue('5');
});
