// Records as the people of an office meet them: forms, references, undo, addresses.

import { expect, offlineReady, open, ready, test } from './fixtures.mjs';
import { add, backedUp, bring, field, go, inDatabase, openRecords, pages, partner, recordsOf, rows, saved, uuid } from './records.mjs';

const undo = (page) => page.locator('#undo');
const redo = (page) => page.locator('#redo');
const query = (page) => page.locator('#palette-query');

test.describe('a partner that is typed', () => {
  test('is there after a reload, and without a network', async ({ page, baseURL, context }) => {
    await add(page, baseURL, 'Università di Prova');
    await field(page, 'city').pressSequentially('Pavie');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Università di Prova');
    await saved(page);
    await page.reload();
    await saved(page);
    await expect(field(page, 'names-local')).toHaveValue('Università di Prova');
    await expect(field(page, 'city')).toHaveValue('Pavie');
    await offlineReady(page);
    await context.setOffline(true);
    await page.reload();
    await ready(page);
    await saved(page);
    await expect(field(page, 'city')).toHaveValue('Pavie');
    await page.getByRole('link', { name: 'Retour à la liste' }).click();
    await expect(rows(page)).toHaveText(['Università di Prova']);
    // Work goes on without a network.
    await rows(page).first().click();
    await field(page, 'city').fill('Milan');
    await page.keyboard.press('Tab');
    await saved(page);
    await page.reload();
    await saved(page);
    await expect(field(page, 'city')).toHaveValue('Milan');
  });

  test('is saved in a pause, before the field is left, and the caret stays', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/partenaires/${uuid()}`);
    await field(page, 'names-local').pressSequentially('Ville');
    await expect.poll(() => pages(page)).toContain('"Ville"');
    await page.keyboard.press('Home');
    await page.keyboard.type('Belle ');
    await page.waitForTimeout(700);
    await page.keyboard.type('et grande ');
    await expect(field(page, 'names-local')).toHaveValue('Belle et grande Ville');
  });

  test('whose code is malformed: a message at the field, the text stays, nothing stored is lost', async ({ page, baseURL }) => {
    await add(page, baseURL, 'Paris');
    const code = field(page, 'erasmus');
    await code.fill('F PARIS001');
    await page.keyboard.press('Tab');
    await expect(code).toHaveValue('F  PARIS001');
    await saved(page);
    await code.fill('PARIS !');
    await page.keyboard.press('Tab');
    await expect(code).toHaveAttribute('aria-invalid', 'true');
    await expect(code).toHaveValue('PARIS !');
    await expect(code).toHaveAccessibleDescription(/« PARIS ! » n’est pas un code Erasmus/);
    expect(await pages(page)).toContain('"F  PARIS001"');
    expect(await pages(page)).not.toContain('PARIS !');
    // The next right value takes the message away.
    await code.fill('F LYON01');
    await page.keyboard.press('Tab');
    await expect(code).not.toHaveAttribute('aria-invalid');
    await expect.poll(() => pages(page)).toContain('"F  LYON01"');
  });

  test('whose malformed text is still there after a look at another page', async ({ page, baseURL }) => {
    await add(page, baseURL, 'Paris');
    await field(page, 'erasmus').fill('PARIS !');
    await page.keyboard.press('Tab');
    await expect(field(page, 'erasmus')).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('link', { name: 'Retour à la liste' }).click();
    await rows(page).first().click();
    await saved(page);
    const here = field(page, 'erasmus');
    const offered = page.locator('#drafts');
    await expect(async () => {
      const value = await here.inputValue();
      expect(value === 'PARIS !' || (await offered.count()) > 0).toBe(true);
    }).toPass({ timeout: 3_000 });
  });

  test('whose text is erased has it no more', async ({ page, baseURL }) => {
    await add(page, baseURL, 'Paris');
    await field(page, 'city').fill('Lutèce');
    await page.keyboard.press('Tab');
    await expect.poll(() => pages(page)).toContain('Lutèce');
    await field(page, 'city').fill('');
    await page.keyboard.press('Tab');
    await expect.poll(() => pages(page)).not.toContain('Lutèce');
  });
});

test('a country is picked by keyboard alone', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}#/partenaires/${uuid()}`);
  const country = field(page, 'country');
  const options = page.getByRole('listbox').getByRole('option');
  await country.focus();
  await page.keyboard.type('itali');
  await expect(country).toHaveAttribute('aria-expanded', 'true');
  await expect(options.first()).toContainText('Italie');
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  const marked = await country.getAttribute('aria-activedescendant');
  expect(await options.first().getAttribute('id')).toBe(marked);
  await page.keyboard.press('Enter');
  await expect(country).toHaveValue('Italie');
  await expect(country).toHaveAttribute('aria-expanded', 'false');
  await expect(country).toBeFocused();
  await expect.poll(() => pages(page)).toContain('"country":"IT"');
  // Escape closes the suggestions and nothing else; down opens them again.
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(country).toHaveValue('Italie');
  // A name typed to its end needs no choice; a name of no country is refused.
  await country.fill('Autriche');
  await page.keyboard.press('Tab');
  await expect.poll(() => pages(page)).toContain('"country":"AT"');
  await country.fill('Atlantide');
  await page.keyboard.press('Tab');
  await expect(country).toHaveAccessibleDescription(/« Atlantide » n’est pas un code de pays/);
  expect(await pages(page)).toContain('"country":"AT"');
});

test('a mobility refers to a person and a partner, chosen by part of their names', async ({ page, baseURL }) => {
  const [who, where] = [uuid(), uuid()];
  await bring(page, baseURL, {
    partner: [partner(where, 'Universität Graz', { country: 'AT' }), partner(uuid(), 'Université de Liège', { country: 'BE' })],
    person: [{ id: who, familyNames: 'Morvan', givenNames: 'Élise' }, { id: uuid(), familyNames: 'Morel', givenNames: 'Ana' }],
  });
  await go(page, `#/mobilites/${uuid()}`);
  await field(page, 'person').focus();
  await page.keyboard.type('elise');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field(page, 'person')).toHaveValue('Morvan Élise');
  await field(page, 'partner').focus();
  await page.keyboard.type('graz');
  await page.getByRole('option', { name: /Universität Graz/ }).click();
  await expect(field(page, 'partner')).toHaveValue('Universität Graz');
  await expect(field(page, 'partner')).toBeFocused();
  await field(page, 'kind').selectOption({ label: 'Études' });
  await saved(page);
  const { json } = await backedUp(page);
  const [stay] = json.content.records.mobility;
  expect(stay).toMatchObject({ person: who, partner: where, kind: 'studies' });
  await go(page, '#/mobilites');
  await expect(rows(page)).toHaveText(['Morvan Élise']);
  await expect(page.locator('#records tbody tr').first()).toContainText('Universität Graz');
});

test('a stay that ends before it begins is told at its dates', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}#/mobilites/${uuid()}`);
  await field(page, 'start').fill('01/09/2026');
  await page.keyboard.press('Tab');
  await field(page, 'end').fill('15/02/2026');
  await page.keyboard.press('Tab');
  await expect(page.getByText(/La fin \(.*\) est avant le début/)).toBeVisible();
});

test('whoever goes back with the focus in a field has left it, and what it said is kept', async ({ page, baseURL }) => {
  await add(page, baseURL, 'Paris');
  await field(page, 'city').pressSequentially('Lutèce');
  await page.goBack();
  await expect(rows(page)).toHaveText(['Paris']);
  await expect(page.locator('#crash')).toBeHidden();
  await rows(page).first().click();
  await expect(field(page, 'city')).toHaveValue('Lutèce');
});

test.describe('undo', () => {
  test('names what it takes back, and redo what it does again', async ({ page, baseURL }) => {
    await add(page, baseURL, 'Paris');
    await expect(undo(page)).toHaveText('Annuler : ajout de « Paris »');
    await expect(redo(page)).toBeDisabled();
    await field(page, 'city').fill('Lutèce');
    await page.keyboard.press('Tab');
    await expect(undo(page)).toHaveText('Annuler : modification de « Paris »');
    await undo(page).click();
    await expect(field(page, 'city')).toHaveValue('');
    await expect(redo(page)).toHaveText('Rétablir : modification de « Paris »');
    await redo(page).click();
    await expect(field(page, 'city')).toHaveValue('Lutèce');
    await undo(page).click();
    await undo(page).click();
    await expect(undo(page)).toBeDisabled();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fiche supprimée');
    await redo(page).click();
    await expect(field(page, 'names-local')).toHaveValue('Paris');
  });

  test('is Ctrl+Z outside fields; inside one Ctrl+Z belongs to the field', async ({ page, baseURL }) => {
    await add(page, baseURL, 'Paris');
    await field(page, 'city').fill('Lutèce');
    await page.keyboard.press('Tab');
    await saved(page);
    const name = field(page, 'names-local');
    await name.focus();
    await page.keyboard.press('End');
    await page.keyboard.type('X');
    await page.keyboard.press('Control+z');
    await expect(name).not.toHaveValue(/X/);
    await expect(field(page, 'city')).toHaveValue('Lutèce');
    // A pause in which the letter and its going may each have been saved.
    await page.waitForTimeout(600);
    await page.locator('h1').focus();
    // Back to where the town was not there yet.
    for (let steps = 0; steps < 4 && (await field(page, 'city').inputValue()) !== ''; steps += 1) {
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(150);
      await saved(page);
    }
    await expect(field(page, 'city')).toHaveValue('');
    await page.keyboard.press('Control+y');
    await expect(field(page, 'city')).toHaveValue('Lutèce');
  });

  test('works after a reload, and its result stays', async ({ page, baseURL }) => {
    await add(page, baseURL, 'Paris');
    await field(page, 'city').fill('Lutèce');
    await page.keyboard.press('Tab');
    await expect(undo(page)).toHaveText('Annuler : modification de « Paris »');
    await saved(page);
    await page.reload();
    await saved(page);
    await expect(undo(page)).toHaveText('Annuler : modification de « Paris »');
    await undo(page).click();
    await expect(field(page, 'city')).toHaveValue('');
    await saved(page);
    await page.reload();
    await saved(page);
    await expect(field(page, 'city')).toHaveValue('');
    await expect(redo(page)).toHaveText('Rétablir : modification de « Paris »');
    await redo(page).click();
    await expect(field(page, 'city')).toHaveValue('Lutèce');
  });

  test('brings a deleted record back, whole', async ({ page, baseURL }) => {
    const id = uuid();
    const whole = partner(id, 'Paris', { city: 'Lutèce', contacts: [{ id: uuid(), name: 'Anna' }], later: { a: [1, 2] } });
    await bring(page, baseURL, { partner: [whole] });
    await go(page, `#/partenaires/${id}`);
    await page.locator('#delete').click();
    await expect(page.getByText('Aucun partenaire pour l’instant.')).toBeVisible();
    await expect(undo(page)).toHaveText('Annuler : suppression de « Paris »');
    await undo(page).click();
    await expect(rows(page)).toHaveText(['Paris']);
    await saved(page);
    const { json } = await backedUp(page);
    expect(recordsOf(json)).toEqual([['partner', whole]]);
    expect(json.content.gone).toEqual({});
  });
});

test('switching the language keeps what is being typed, and translates the rest', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}#/partenaires/${uuid()}`);
  await field(page, 'names-local').fill('Graz');
  await field(page, 'country').fill('Autriche');
  await page.keyboard.press('Tab');
  await field(page, 'erasmus').fill('A GRA');
  await page.getByLabel('Langue', { exact: true }).selectOption('en');
  await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  await expect(page.getByLabel('Erasmus code')).toHaveValue('A GRA');
  await expect(field(page, 'names-local')).toHaveValue('Graz');
  await expect(field(page, 'country')).toHaveValue('Austria');
  await expect(undo(page)).toContainText('Undo');
  await saved(page);
  expect(await pages(page)).toContain('"country":"AT"');
});

test.describe('in English', () => {
  test.use({ locale: 'en-GB' });

  test('a partner is added, found, deleted and brought back', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/partenaires`);
    await page.getByRole('link', { name: 'Add' }).click();
    await page.getByLabel('Country').fill('Sweden');
    await field(page, 'names-local').fill('Umeå universitet');
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: /back/i }).click();
    await page.getByPlaceholder(/search/i).fill('umea');
    await expect(page.getByRole('row', { name: /Umeå universitet/ })).toContainText('Sweden');
    await rows(page).first().click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(rows(page)).toHaveCount(0);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(rows(page)).toHaveText(['Umeå universitet']);
  });
});

test('on a phone of 360 px nothing of a list or a form is wider than the page', async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const id = uuid();
  const long = 'Donaudampfschifffahrtsgesellschaftskapitänsuniversität';
  await bring(page, baseURL, {
    partner: [partner(id, long, { city: long, contacts: [{ id: uuid(), name: long, email: `${long}@example.org` }] })],
  });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  for (const hash of ['#/donnees', '#/partenaires', `#/partenaires/${id}`, '#/mobilites', `#/mobilites/${uuid()}`]) {
    await go(page, hash);
    expect(await wide(), hash).toBeLessThanOrEqual(0);
  }
  await page.keyboard.press('Control+k');
  await expect(query(page)).toBeFocused();
  await page.keyboard.type('donau');
  expect(await wide(), 'palette').toBeLessThanOrEqual(0);
});

test('a partner is added, saved and found again by keyboard alone', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}#/partenaires`);
  const tabTo = async (selector, most = 60) => {
    const there = () => page.evaluate((it) => document.activeElement?.matches(it) ?? false, selector);
    for (let tabs = 0; !(await there()) && tabs < most; tabs += 1) await page.keyboard.press('Tab');
    expect(await there(), selector).toBe(true);
  };
  await tabTo('#add');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  // Past the facets of the record.
  await tabTo('#field-names-local', 12);
  await page.keyboard.type('Universidade de Aveiro');
  await tabTo('#field-status');
  await page.keyboard.type('Act');
  await expect(field(page, 'status')).toHaveValue('active');
  await tabTo('#field-country');
  await page.keyboard.type('portug');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await saved(page);
  await expect(page.locator('#save-state')).toContainText('Enregistré sur cet appareil');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('partenaires');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^Partenaires/);
  await tabTo('#records-0');
  await page.keyboard.press('Enter');
  await expect(field(page, 'names-local')).toHaveValue('Universidade de Aveiro');
  await expect(field(page, 'country')).toHaveValue('Portugal');
});

test.describe('an address', () => {
  test('of a record that was deleted says so', async ({ page, baseURL }) => {
    const id = uuid();
    await bring(page, baseURL, { partner: [partner(id, 'Paris')] });
    await go(page, `#/partenaires/${id}`);
    await page.locator('#delete').click();
    await go(page, `#/partenaires/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fiche supprimée');
    await expect(page.locator('#delete')).toHaveCount(0);
    await page.reload();
    await saved(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fiche supprimée');
  });

  test('of a record that nobody knows is a new one, and leaves nothing behind', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/partenaires/${uuid()}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nouvelle fiche');
    await field(page, 'names-local').focus();
    await page.keyboard.press('Tab');
    await go(page, '#/partenaires');
    await expect(page.getByText('Aucun partenaire pour l’instant.')).toBeVisible();
    expect(await inDatabase(page, async (database, answer) => answer(database.transaction('pages').objectStore('pages').count()))).toBe(0);
  });

  test('that names no record is no page, and the next one works', async ({ page, baseURL }) => {
    await open(page, `${baseURL}#/partenaires/x`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page introuvable');
    await go(page, '#/partenaires');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Partenaires');
  });

  test('of another record of the same collection shows that one', async ({ page, baseURL }) => {
    const [one, other] = [uuid(), uuid()];
    await bring(page, baseURL, { partner: [partner(one, 'Un'), partner(other, 'Deux')] });
    await go(page, `#/partenaires/${one}`);
    await field(page, 'city').fill('Lyon');
    await go(page, `#/partenaires/${other}`);
    await expect(field(page, 'names-local')).toHaveValue('Deux');
    await expect(field(page, 'city')).toHaveValue('');
    await page.goBack();
    await expect(field(page, 'names-local')).toHaveValue('Un');
    await expect(field(page, 'city')).toHaveValue('Lyon');
  });
});
