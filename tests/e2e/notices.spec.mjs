// What needs a person: each thing that is settled leads on to the next.

import { expect, test } from './fixtures.mjs';
import { deafTab, field, heading, onePartner, openRecords, saved, type } from './records.mjs';

/** Leaves what a tab that is gone was typing into these fields of a record. */
const leaveDrafts = (page, id, texts) =>
  page.evaluate(
    ([of, all]) => {
      for (const [place, text] of Object.entries(all)) {
        const draft = { tab: 'gone', space: 'passerelle', collection: 'partner', id: of, place, text };
        localStorage.setItem(`passerelle.draft.gone.${of}.${place}`, JSON.stringify(draft));
      }
    },
    [id, texts],
  );

test('a draft that is dismissed leads to the next, and the last one to the page', async ({ page, baseURL }) => {
  const id = await onePartner(page, baseURL);
  await leaveDrafts(page, id, { 'names.en': 'Half a na', city: 'Lut', notes: 'Écrire à' });
  await page.reload();
  await saved(page);
  const forget = page.locator('#drafts').getByRole('button', { name: 'Oublier' });
  await expect(forget).toHaveCount(3);
  await forget.nth(1).focus();
  for (const [left, focused] of [[2, 1], [1, 0]]) {
    await page.keyboard.press('Enter');
    await expect(forget).toHaveCount(left);
    await expect(forget.nth(focused)).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('#drafts')).toHaveCount(0);
  await expect(heading(page)).toBeFocused();
});

test('a draft that is taken back on its own page leads to its field', async ({ page, baseURL }) => {
  const id = await onePartner(page, baseURL);
  await leaveDrafts(page, id, { city: 'Lutèce' });
  await page.reload();
  await saved(page);
  await page.locator('#drafts').getByRole('button', { name: 'Reprendre' }).press('Enter');
  await expect(field(page, 'city')).toHaveValue('Lutèce');
  await expect(field(page, 'city')).toBeFocused();
});

for (const button of ['Mettre la mienne', 'Garder l’enregistrée']) {
  test(`a conflict that is settled leads to the next, and the last one to the page: ${button}`, async ({ page, baseURL, context }) => {
    const id = await onePartner(page, baseURL, { city: 'Lutèce' });
    const other = await deafTab(context);
    await openRecords(other, `${baseURL}#/partenaires/${id}`);
    await type(page, 'city', 'Rome');
    await type(page, 'names-en', 'Paris (EN)');
    await saved(page);
    await type(other, 'city', 'Milan');
    await expect(other.locator('#conflicts')).toContainText('Ville');
    // The page of the record is read again with the first; a second one meets an older tab.
    const buttons = other.locator('#conflicts').getByRole('button', { name: button });
    await type(page, 'city', 'Turin');
    await type(page, 'names-en', 'Paris, again');
    await saved(page);
    await type(other, 'names-en', 'Parigi');
    await expect(buttons).toHaveCount(2);
    await buttons.first().focus();
    await other.keyboard.press('Enter');
    await expect(buttons).toHaveCount(1);
    await expect(buttons).toBeFocused();
    await other.keyboard.press('Enter');
    await expect(other.locator('#conflicts')).toHaveCount(0);
    await expect(heading(other)).toBeFocused();
  });
}
