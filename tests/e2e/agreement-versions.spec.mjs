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

test('what is typed for a commitment stays while one looks elsewhere, and after a reload', async ({ page, baseURL }) => {
  const { id } = await openWithRecords(page, baseURL, 'engagements');
  await field(page, 'sending-name').fill('Frank White');
  await field(page, 'sending-function').fill('Professeur');
  await field(page, 'receiving-name').fill('Ochoa Patel');
  await field(page, 'receiving-means').selectOption('paper');
  await step(page, 'apercu');
  await step(page, 'engagements');
  await expect(field(page, 'sending-name')).toHaveValue('Frank White');
  await expect(field(page, 'receiving-means')).toHaveValue('paper');
  await page.reload();
  await saved(page);
  await expect(field(page, 'sending-name')).toHaveValue('Frank White');
  await expect(field(page, 'sending-function')).toHaveValue('Professeur');
  await expect(field(page, 'receiving-name')).toHaveValue('Ochoa Patel');
  // It comes back where it was typed, and is not offered a second time.
  await page.waitForTimeout(800);
  await expect(page.locator('#drafts')).toHaveCount(0);
  // Recorded, it is no draft any more; the other party's is.
  await field(page, 'sending-email').fill('frank@system-a.edu');
  await page.locator('#commit-sending').click();
  await expect(page.locator('[data-party="sending"]')).toHaveAttribute('data-given', 'true');
  await saved(page);
  const drafts = async () => Object.keys((await kept(page)).local).filter((it) => it.includes(id));
  expect((await drafts()).every((it) => it.includes('receiving'))).toBe(true);
  expect(await drafts()).toHaveLength(2);
  // A correction is another version, to which nobody has begun to commit.
  await page.locator('#correct').click();
  await expect(page.locator('.page-header .context')).toContainText('version 2');
  expect(await drafts()).toEqual([]);
  await step(page, 'apercu');
  await step(page, 'engagements');
  await expect(field(page, 'receiving-name')).toHaveValue('');
});

test('what is typed for a commitment goes with the person who is forgotten, and with everything', async ({ page, baseURL }) => {
  const { person } = await openWithRecords(page, baseURL, 'engagements');
  await field(page, 'student-email').fill('surnom@example.org');
  await field(page, 'sending-name').fill('Frank White');
  await go(page, `#/oublier/${person}`);
  await page.locator('#forget').click();
  await expect(page.locator('#said')).toHaveText('Cette personne est oubliée.');
  expect(JSON.stringify((await kept(page)).local)).not.toMatch(/surnom|Frank/);
  await openExample(page, baseURL, 'engagements');
  await field(page, 'sending-name').fill('Frank White');
  expect(JSON.stringify((await kept(page)).local)).toContain('Frank');
  await go(page, '#/donnees');
  await field(page, 'erase').fill('EFFACER');
  await page.locator('#erase').click();
  await expect.poll(async () => JSON.stringify((await kept(page)).local)).not.toContain('Frank');
});

test('what is typed for a commitment does not outlive its agreement', async ({ page, baseURL }) => {
  await openExample(page, baseURL, 'engagements');
  await field(page, 'sending-name').fill('Frank White');
  await page.locator('.page-header summary').click();
  await page.locator('#delete').click();
  await saved(page);
  await page.reload();
  await saved(page);
  await expect.poll(async () => JSON.stringify((await kept(page)).local)).not.toContain('Frank');
});

test('on a shared computer what is typed for a commitment stays in the page alone', async ({ page, baseURL }) => {
  await page.goto(`${baseURL}#/donnees`);
  await saved(page);
  await page.locator('#shared').check();
  await saved(page, 'memory');
  const { id, records } = example();
  await choose(page, backup(records));
  await page.locator('#restore-now').click();
  await expect(page.locator('#preview')).toHaveCount(0);
  await go(page, `#/contrats/${id}/engagements`, 'memory');
  await field(page, 'sending-name').fill('Frank White');
  await go(page, `#/contrats/${id}/apercu`, 'memory');
  await go(page, `#/contrats/${id}/engagements`, 'memory');
  await expect(field(page, 'sending-name')).toHaveValue('Frank White');
  expect(JSON.stringify((await kept(page)).local)).not.toContain('Frank');
});

test('what is wrong with a commitment is said in the language of the page', async ({ page, baseURL }) => {
  await openExample(page, baseURL, 'engagements');
  await field(page, 'sending-date').fill('31/02/2020');
  await page.locator('#commit-sending').click();
  const [needed, day] = ['sending-name', 'sending-date'].map((it) => page.locator(`#field-${it}-error`));
  await expect(needed).toHaveText('À remplir pour un engagement.');
  const french = await day.textContent();
  await language(page).selectOption('en');
  await expect(needed).toHaveText('Needed for a commitment.');
  await expect(day).not.toHaveText(french);
  await expect(day).not.toBeEmpty();
  await language(page).selectOption('fr');
  await expect(day).toHaveText(french);
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
