// Records as the people of an office meet them: lists, forms, undo, the palette.

import { expect, offlineReady, open, ready, test } from './fixtures.mjs';
import { bring, go, inDatabase, kept, many, openRecords, partner, recordsOf, saved, uuid, backedUp } from './records.mjs';

const field = (page, place) => page.locator(`#field-${place}`);
const rows = (page) => page.locator('#records tbody th a');
const names = async (page) => (await rows(page).allTextContents()).map((it) => it.trim());
const undo = (page) => page.locator('#undo');
const redo = (page) => page.locator('#redo');
const query = (page) => page.locator('#palette-query');
const focusedId = (page) => page.evaluate(() => document.activeElement?.id ?? '');

/** Adds a partner by typing, and leaves the field. */
async function add(page, baseURL, name) {
  await openRecords(page, `${baseURL}#/partenaires`);
  await page.locator('#add').click();
  await field(page, 'names-local').pressSequentially(name);
  await page.keyboard.press('Tab');
  await saved(page);
}

/** The partner that is stored, or what is left of it. */
async function stored(page) {
  const { databases } = await kept(page);
  return databases.passerelle.pages.join('\n');
}

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
    await expect.poll(() => stored(page)).toContain('"Ville"');
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
    expect(await stored(page)).toContain('"F  PARIS001"');
    expect(await stored(page)).not.toContain('PARIS !');
    // The next right value takes the message away.
    await code.fill('F LYON01');
    await page.keyboard.press('Tab');
    await expect(code).not.toHaveAttribute('aria-invalid');
    await expect.poll(() => stored(page)).toContain('"F  LYON01"');
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
    await expect.poll(() => stored(page)).toContain('Lutèce');
    await field(page, 'city').fill('');
    await page.keyboard.press('Tab');
    await expect.poll(() => stored(page)).not.toContain('Lutèce');
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
  await expect.poll(() => stored(page)).toContain('"country":"IT"');
  // Escape closes the suggestions and nothing else; down opens them again.
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(country).toHaveValue('Italie');
  // A name typed to its end needs no choice; a name of no country is refused.
  await country.fill('Autriche');
  await page.keyboard.press('Tab');
  await expect.poll(() => stored(page)).toContain('"country":"AT"');
  await country.fill('Atlantide');
  await page.keyboard.press('Tab');
  await expect(country).toHaveAccessibleDescription(/« Atlantide » n’est pas un code de pays/);
  expect(await stored(page)).toContain('"country":"AT"');
});

test('contacts are added, put in another order and taken out, each with its own fields', async ({ page, baseURL }) => {
  await add(page, baseURL, 'Wien');
  const contacts = page.locator('section.card', { has: page.getByRole('heading', { name: 'Contacts' }) });
  const items = contacts.getByRole('group');
  for (const name of ['Anna', 'Béla', 'Carla']) {
    await contacts.getByRole('button', { name: 'Ajouter une ligne' }).click();
    // The first field of the new line has the focus.
    await expect(items.last().getByLabel('Nom', { exact: true })).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press('Tab');
  }
  const order = () => items.getByLabel('Nom', { exact: true }).evaluateAll((all) => all.map((it) => it.value));
  expect(await order()).toEqual(['Anna', 'Béla', 'Carla']);
  await items.nth(2).getByLabel('Adresse électronique').fill('carla@example.org');
  await items.nth(2).getByRole('button', { name: 'Monter' }).click();
  await expect.poll(order).toEqual(['Anna', 'Carla', 'Béla']);
  await items.nth(0).getByRole('button', { name: 'Descendre' }).click();
  await expect.poll(order).toEqual(['Carla', 'Anna', 'Béla']);
  await expect(items.nth(0).getByLabel('Adresse électronique')).toHaveValue('carla@example.org');
  await expect(items.nth(0).getByRole('button', { name: 'Monter' })).toBeDisabled();
  await items.nth(1).getByRole('button', { name: 'Retirer' }).click();
  await expect.poll(order).toEqual(['Carla', 'Béla']);
  await saved(page);
  await page.reload();
  await saved(page);
  await expect.poll(order).toEqual(['Carla', 'Béla']);
  await undo(page).click();
  await expect.poll(order).toEqual(['Carla', 'Anna', 'Béla']);
  await expect(items.nth(1).getByLabel('Nom', { exact: true })).toHaveValue('Anna');
});

test('the focus stays beside a line that moves or goes', async ({ page, baseURL }) => {
  await add(page, baseURL, 'Wien');
  const contacts = page.locator('section.card', { has: page.getByRole('heading', { name: 'Contacts' }) });
  for (const name of ['Anna', 'Béla', 'Carla']) {
    await contacts.getByRole('button', { name: 'Ajouter une ligne' }).click();
    await page.keyboard.type(name);
    await page.keyboard.press('Tab');
  }
  const inside = () => contacts.evaluate((it) => it.contains(document.activeElement));
  await contacts.getByRole('button', { name: 'Descendre' }).first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => contacts.getByLabel('Nom', { exact: true }).first().inputValue()).toBe('Béla');
  expect(await inside(), 'focus after moving').toBe(true);
  await contacts.getByRole('button', { name: 'Retirer' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(contacts.getByRole('group')).toHaveCount(2);
  expect(await inside(), 'focus after taking out').toBe(true);
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

test.describe('a list', () => {
  const some = () => ({
    partner: [
      partner(uuid(), 'Zürich', { country: 'CH', city: 'Zürich' }),
      partner(uuid(), 'École de Liège', { country: 'BE', city: 'Liège' }),
      partner(uuid(), 'Ecco', { country: 'IT', city: 'Pavie' }),
      partner(uuid(), 'abc', { country: 'SE', city: 'Åre' }),
      partner(uuid(), 'Étude', { country: 'FR', city: 'Élancourt' }),
      partner(uuid(), 'Faro', { country: 'PT' }),
    ],
  });

  test('is searched by part of a word, whatever the accents', async ({ page, baseURL }) => {
    await bring(page, baseURL, some());
    await go(page, '#/partenaires');
    await expect(rows(page)).toHaveCount(6);
    await page.locator('#search').pressSequentially('liege');
    await expect(rows(page)).toHaveText(['École de Liège']);
    await expect(page.getByText('1 sur 6')).toBeVisible();
    expect(new URL(page.url()).hash).toBe('#/partenaires?q=liege');
    await page.locator('#search').fill('ÉCOLE belg');
    await expect(rows(page)).toHaveText(['École de Liège']);
    await page.locator('#search').fill('zzz');
    await expect(page.getByText('Rien ne correspond à cette recherche.')).toBeVisible();
    await expect(page.locator('#search')).toBeFocused();
    // Back from a record the search is as it was.
    await page.locator('#search').fill('faro');
    await rows(page).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Faro');
    await page.goBack();
    await expect(page.locator('#search')).toHaveValue('faro');
    await expect(rows(page)).toHaveText(['Faro']);
  });

  test('is shown whole again by its entry in the navigation', async ({ page, baseURL }) => {
    await bring(page, baseURL, some());
    await go(page, '#/partenaires');
    await page.locator('#search').fill('faro');
    await expect(rows(page)).toHaveText(['Faro']);
    await page.getByRole('navigation').getByRole('link', { name: 'Partenaires' }).click();
    await expect(page.locator('#search')).toHaveValue('');
    await expect(rows(page)).toHaveCount(6);
  });

  test('is sorted by its headings, in the order of French', async ({ page, baseURL }) => {
    await bring(page, baseURL, some());
    await go(page, '#/partenaires');
    const sorted = ['abc', 'Ecco', 'École de Liège', 'Étude', 'Faro', 'Zürich'];
    await expect(rows(page)).toHaveText(sorted);
    const head = (name) => page.getByRole('columnheader', { name });
    await expect(head('Nom')).toHaveAttribute('aria-sort', 'ascending');
    await head('Nom').getByRole('button').click();
    await head('Nom').getByRole('button').click();
    await expect(head('Nom')).toHaveAttribute('aria-sort', 'descending');
    await expect(rows(page)).toHaveText([...sorted].reverse());
    await head('Ville').getByRole('button').click();
    // What says nothing stands last.
    await expect(rows(page)).toHaveText(['abc', 'Étude', 'École de Liège', 'Ecco', 'Zürich', 'Faro']);
    await expect(head('Ville').getByRole('button')).toBeFocused();
    expect(new URL(page.url()).hash).toBe('#/partenaires?tri=ville');
    await page.reload();
    await saved(page);
    await expect(head('Ville')).toHaveAttribute('aria-sort', 'ascending');
    await expect(rows(page)).toHaveText(['abc', 'Étude', 'École de Liège', 'Ecco', 'Zürich', 'Faro']);
  });

  test('keeps in its address which columns are left out', async ({ page, baseURL }) => {
    await bring(page, baseURL, some());
    await go(page, '#/partenaires');
    const heads = page.getByRole('columnheader');
    await expect(heads).toHaveCount(6);
    await page.getByText('Colonnes', { exact: true }).click();
    await page.getByLabel('Ville').uncheck();
    await expect(heads).toHaveCount(5);
    await expect(page.getByRole('columnheader', { name: 'Ville' })).toHaveCount(0);
    // The menu stays open for the next one.
    await page.getByLabel('Pays').uncheck();
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#/partenaires?sans=ville,pays');
    await page.reload();
    await saved(page);
    await expect(heads).toHaveCount(4);
    await page.getByText('Colonnes', { exact: true }).click();
    await page.getByLabel('Ville').check();
    await expect(heads).toHaveCount(5);
  });

  test('is walked with arrows, Home and End, and opened with Enter', async ({ page, baseURL }) => {
    await bring(page, baseURL, some());
    await go(page, '#/partenaires');
    await rows(page).first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('#records-1')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expect(page.locator('#records-1')).toBeFocused();
    await page.keyboard.press('End');
    await expect(page.locator('#records-5')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('#records-5')).toBeFocused();
    await page.keyboard.press('Home');
    await expect(page.locator('#records-0')).toBeFocused();
    // One stop of the tab key for the whole table.
    await expect(page.locator('#records tbody a[tabindex="0"]')).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ecco');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  test('of 400 records draws a few, and End reaches the last', async ({ page, baseURL }) => {
    await bring(page, baseURL, { partner: many(400, (index) => `Partenaire ${String(index).padStart(3, '0')}`) });
    await go(page, '#/partenaires');
    await expect(page.getByText('400 fiches', { exact: true })).toBeVisible();
    await expect(page.locator('#records table')).toHaveAttribute('aria-rowcount', '401');
    const drawn = () => rows(page).count();
    expect(await drawn()).toBeLessThan(60);
    await rows(page).first().focus();
    await page.keyboard.press('End');
    await expect(page.locator('#records-399')).toBeFocused();
    await expect(page.locator('#records-399')).toHaveText('Partenaire 399');
    await expect(page.locator('#records-399')).toBeInViewport();
    expect(await drawn()).toBeLessThan(60);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowUp');
    const place = Number((await focusedId(page)).replace('records-', ''));
    expect(place).toBeGreaterThan(370);
    expect(place).toBeLessThan(398);
    await expect(page.locator(`#records-${place}`)).toBeInViewport();
    await page.keyboard.press('Home');
    await expect(page.locator('#records-0')).toBeFocused();
    await expect(page.locator('#records-0')).toBeInViewport();
    // 25, 125, 225, 325, and 250 to 259.
    await page.locator('#search').fill('partenaire 25');
    await expect(rows(page)).toHaveCount(14);
    await expect(rows(page).first()).toBeInViewport();
  });
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

test.describe('the palette', () => {
  test('goes to a record and to a page, by button or Ctrl+K', async ({ page, baseURL }) => {
    const id = uuid();
    await bring(page, baseURL, { partner: [partner(id, 'Universität Graz', { country: 'AT' })] });
    await page.locator('#open-palette').click();
    await expect(query(page)).toBeFocused();
    await page.keyboard.type('universitat gr');
    await expect(page.locator('#palette-list').getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Universität Graz');
    await expect(page.locator('#palette')).toBeHidden();
    await page.keyboard.press('Control+k');
    await expect(query(page)).toHaveValue('');
    await page.keyboard.type('mobilites');
    await expect(page.locator('#palette-list').getByRole('option').first()).toContainText('Mobilités');
    await page.keyboard.press('Enter');
    await expect(page).toHaveTitle(/^Mobilités/);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    // Escape closes it and leaves everything as it was.
    await page.keyboard.press('Control+k');
    await expect(query(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('#palette')).toBeHidden();
    await expect(page).toHaveTitle(/^Mobilités/);
  });

  test('opens on the home page too, and adds a record', async ({ page, baseURL }) => {
    await open(page, baseURL);
    await page.keyboard.press('Control+k');
    await expect(query(page)).toBeFocused();
    await page.keyboard.type('ajouter partenaire');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nouvelle fiche');
    await saved(page);
    await field(page, 'names-local').fill('Faro');
    await page.keyboard.press('Tab');
    await saved(page);
    await page.goto('about:blank');
    await open(page, baseURL);
    await page.keyboard.press('Control+k');
    await expect(query(page)).toBeFocused();
    await page.keyboard.type('faro');
    await expect(page.locator('#palette-list').getByRole('option')).toHaveText([/Faro/]);
    await page.keyboard.press('Enter');
    await expect(field(page, 'names-local')).toHaveValue('Faro');
  });

  test('shows the shortcuts from the home page too', async ({ page, baseURL }) => {
    await open(page, baseURL);
    await page.keyboard.press('Control+k');
    await expect(query(page)).toBeFocused();
    await page.keyboard.type('raccourcis');
    await page.keyboard.press('Enter');
    await expect(page.locator('#shortcuts')).toBeVisible();
  });

  test('makes a backup, and says so wherever it was asked for', async ({ page, baseURL }) => {
    await bring(page, baseURL, { partner: [partner(uuid(), 'Graz')] });
    await page.getByRole('navigation').getByRole('link', { name: 'Accueil' }).click();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('sauvegarde');
    const file = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await file).suggestedFilename()).toMatch(/^passerelle-\d{4}-\d\d-\d\d\.json$/);
    await expect(page.getByText('Fichier vérifié et téléchargé')).toBeVisible();
  });
});

test.describe('shortcuts of single keys', () => {
  test('search, add and show their list, outside fields', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/partenaires`);
    await page.keyboard.press('?');
    await expect(page.locator('#shortcuts')).toBeVisible();
    await expect(page.locator('#shortcuts')).toContainText('Chercher dans la liste');
    await page.keyboard.press('Escape');
    await expect(page.locator('#shortcuts')).toBeHidden();
    await page.keyboard.press('/');
    await expect(page.locator('#search')).toBeFocused();
    await page.keyboard.type('n?/');
    await expect(page.locator('#search')).toHaveValue('n?/');
    await page.locator('#search').fill('');
    await page.locator('h1').focus();
    await page.keyboard.press('n');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nouvelle fiche');
  });

  test('can be switched off, for good, and Ctrl+K stays', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/partenaires`);
    await page.locator('#open-shortcuts').click();
    await page.locator('#single-keys').uncheck();
    await page.getByRole('button', { name: 'Fermer' }).click();
    await expect(page.locator('#open-shortcuts')).toBeFocused();
    await page.reload();
    await saved(page);
    await page.keyboard.press('?');
    await page.keyboard.press('n');
    await page.keyboard.press('/');
    await page.waitForTimeout(200);
    await expect(page.locator('#shortcuts')).toBeHidden();
    await expect(page.locator('#search')).not.toBeFocused();
    expect(new URL(page.url()).hash).toBe('#/partenaires');
    await page.keyboard.press('Control+k');
    await expect(query(page)).toBeFocused();
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
  expect(await stored(page)).toContain('"country":"AT"');
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
  await tabTo('#field-names-local', 5);
  await page.keyboard.type('Universidade de Aveiro');
  await tabTo('#field-country');
  await page.keyboard.type('portug');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo('#field-status');
  await page.keyboard.press('A');
  await expect(field(page, 'status')).toHaveValue('active');
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
