// A list of institutions becomes a directory of this device, and completes the records of
// partners. The institutions are invented.

import { findings } from './axe.mjs';
import { expect, offlineReady, test, wide } from './fixtures.mjs';
import { backedUp, bring, field, go, kept, openRecords, partner, saved, uuid } from './records.mjs';

const CSV = [
  'Erasmus Code;PIC;OID;Organisation Legal Name;City;Country;Website Url',
  'F  BREST098;900000001;E10000001;École de Rêverie de Brest;Brest;FR;www.reverie-brest.example',
  'EL KOZANI99;;;Panepistimio Oneiron;Kozani;Greece;',
  ';;;;Gent;BE;',
].join('\n');
const JSON_LIST = JSON.stringify([
  { name: 'University of Elsewhere', country: 'Ireland', alpha_two_code: 'IE', domains: ['elsewhere.example'], web_pages: ['https://www.elsewhere.example/'] },
]);
const XML = `<?xml version="1.0" encoding="UTF-8"?>
<institutions-response xmlns="https://github.com/erasmus-without-paper/ewp-specs-api-institutions/tree/stable-v2">
  <hei>
    <hei-id>reverie.example</hei-id>
    <other-id type="erasmus">PL WARSZAW99</other-id>
    <name xml:lang="pl">Uniwersytet Marzeń</name>
    <abbreviation>UMARZ</abbreviation>
  </hei>
</institutions-response>`;

const CARD = '#/donnees';
const facts = (page) => page.locator('#directory-facts');

/** What is offered; the page has lists of choices besides. */
const options = (page) => page.locator('.suggestions').getByRole('option');

/** Chooses a list; the page of the data is open. */
const choose = (page, name, text) =>
  page.locator('#directory-file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

/** Takes a list in. */
async function take(page, baseURL, name, text) {
  await openRecords(page, `${baseURL}${CARD}`);
  await choose(page, name, text);
  await expect(facts(page)).toContainText(name);
}

/** A new partner, whose name is being typed; returns its suggestions. */
async function typed(page, text) {
  await go(page, `#/partenaires/${uuid()}`);
  await field(page, 'names-local').pressSequentially(text);
  return options(page);
}

/** Drops a file on the card. */
async function drop(page, name, text) {
  const handed = await page.evaluateHandle(([name, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name));
    return transfer;
  }, [name, text]);
  await page.locator('#directory').dispatchEvent('drop', { dataTransfer: handed });
}

test('a CSV is taken in, found by name, town and code, without accents and with a slip, and fills the form at once', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}${CARD}`);
  await drop(page, 'charte.csv', CSV);
  await expect(facts(page)).toContainText('charte.csv');
  await expect(page.locator('#directory')).toContainText('1 ligne sans nom');
  await expect(page.locator('#said')).toHaveText('Annuaire prêt\u202f: 2 établissements');
  for (const text of ['rever', 'Brest', 'BREST098', 'fbrest098', 'ecole rev', 'Revrie', 'brset', '900000001']) {
    await expect(await typed(page, text), text).toHaveText([/École de Rêverie de Brest.*Brest · France · F {2}BREST098/]);
  }
  // One letter is not enough.
  await go(page, `#/partenaires/${uuid()}`);
  await field(page, 'names-local').pressSequentially('e');
  await expect(options(page)).toHaveCount(0);
  // What somebody has typed already stays; one deed, which is undone as one.
  await field(page, 'names-local').fill('');
  await field(page, 'city').fill('Lutèce');
  await field(page, 'names-local').pressSequentially('reverie br');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field(page, 'names-local')).toHaveValue('École de Rêverie de Brest');
  await expect(field(page, 'country')).toHaveValue('France');
  await expect(field(page, 'city')).toHaveValue('Lutèce');
  await expect(field(page, 'erasmus')).toHaveValue('F  BREST098');
  await expect(field(page, 'pic')).toHaveValue('900000001');
  await expect(field(page, 'oid')).toHaveValue('E10000001');
  await expect(field(page, 'website')).toHaveValue('https://www.reverie-brest.example');
  await expect(page.locator('#field-names-local-hint')).toHaveText(/Rempli d’après charte\.csv du \d\d\/\d\d\/\d{4}\./);
  await saved(page);
  await page.locator('#undo').click();
  await expect(field(page, 'erasmus')).toHaveValue('');
  await expect(field(page, 'pic')).toHaveValue('');
  await expect(field(page, 'city')).toHaveValue('Lutèce');
});

test('JSON and XML lists are taken in, found by acronym and by another name', async ({ page, baseURL }) => {
  await take(page, baseURL, 'monde.json', JSON_LIST);
  await expect(await typed(page, 'elsewhere')).toHaveText([/University of Elsewhere.*Irlande/]);
  await go(page, CARD);
  await choose(page, 'ewp.xml', XML);
  await expect(facts(page)).toContainText('ewp.xml');
  for (const text of ['umarz', 'marzen', 'warszaw99', 'reverie.ex']) {
    await expect(await typed(page, text), text).toHaveText([/Uniwersytet Marzeń.*PL WARSZAW99/]);
  }
  await options(page).click();
  await expect(field(page, 'schac')).toHaveValue('reverie.example');
});

test('S3-10: a partner that is here already is offered first, by name, code or name and country', async ({ page, baseURL }) => {
  const [coded, named] = [uuid(), uuid()];
  await bring(page, baseURL, {
    partner: [
      partner(coded, 'La rêveuse', { country: 'FR', erasmus: 'F  BREST098' }),
      partner(named, 'PANEPISTIMIO-ONEIRON', { country: 'GR' }),
    ],
  });
  // Without a directory, by what it is called.
  await expect(await typed(page, 'reveu')).toHaveText([/La rêveuse.*déjà dans vos partenaires/]);
  await take(page, baseURL, 'charte.csv', CSV);
  await expect(await typed(page, 'Brest')).toHaveText([/La rêveuse.*déjà dans vos partenaires/]);
  await expect(await typed(page, 'kozani')).toHaveText([/PANEPISTIMIO-ONEIRON.*déjà dans vos partenaires/]);
  await page.waitForTimeout(600);
  await options(page).click();
  await expect(page).toHaveURL(new RegExp(`#/partenaires/${named}$`));
  // Nothing is left of the record that was begun.
  await go(page, '#/partenaires');
  await expect(page.locator('#records tbody th a')).not.toContainText(['kozani']);
  await expect(page.getByRole('link', { name: 'kozani', exact: true })).toHaveCount(0);
});

test('the directory stays after a reload, serves without a network and in both spaces, is in no backup, and can be removed', async ({ page, baseURL, context }) => {
  await take(page, baseURL, 'charte.csv', CSV);
  const { text } = await backedUp(page);
  expect(text).not.toContain('BREST098');
  await offlineReady(page);
  await context.setOffline(true);
  await page.reload();
  await saved(page);
  await expect(facts(page)).toContainText('charte.csv');
  await choose(page, 'autre.csv', CSV);
  await expect(facts(page)).toContainText('autre.csv');
  await expect(await typed(page, 'rever')).toHaveCount(1);
  await go(page, CARD);
  await page.locator('#space-passerelle-sample').click();
  await expect(page.locator('.office[data-space="passerelle-sample"][data-state="saved"]')).toBeAttached({ timeout: 15_000 });
  await go(page, CARD);
  await expect(facts(page)).toContainText('autre.csv');
  await page.locator('#directory-remove').click();
  await expect(page.locator('#directory-none')).toBeVisible();
  await page.reload();
  await saved(page);
  await expect(page.locator('#directory-none')).toBeVisible();
});

test('to erase everything erases the directory', async ({ page, baseURL }) => {
  await take(page, baseURL, 'charte.csv', CSV);
  await page.locator('#field-erase').fill('effacer');
  await page.locator('#erase').click();
  await expect(page.locator('#said')).toHaveText('Tout est effacé de cet appareil.');
  await expect(page.locator('#directory-none')).toBeVisible();
  expect(JSON.stringify((await kept(page)).databases)).not.toContain('charte');
});

test('a list that cannot be read is refused in words, and the directory before stays', async ({ page, baseURL }) => {
  await take(page, baseURL, 'charte.csv', CSV);
  const refused = page.locator('#directory-refused');
  for (const [name, text, said] of [
    ['coupe.json', '[{"name": "Ici"', /JSON est mal formé/],
    ['coupe.xml', '<response xmlns="https://github.com/erasmus-without-paper/ewp-specs-api-institutions/tree/stable-v2"><hei>', /XML est mal formé/],
    ['vide.csv', 'Pays;Ville\nFR;Brest\n', /Aucun établissement/],
    ['image.pdf', '%PDF-1.7', /n’est pas une liste/],
    ['rien.csv', '', /vide|n’est pas une liste/],
  ]) {
    await choose(page, name, text);
    await expect(refused, name).toHaveText(said);
    await expect(page.locator('#directory')).toContainText('L’annuaire précédent reste en place.');
    await expect(facts(page)).toContainText('charte.csv');
  }
  await expect(await typed(page, 'rever')).toHaveCount(1);
});

test('nothing of it stays on a shared computer', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}${CARD}`);
  await page.locator('#shared').check();
  await saved(page, 'memory');
  await choose(page, 'charte.csv', CSV);
  await expect(page.locator('#directory-unkept')).toContainText('Poste partagé');
  expect(JSON.stringify((await kept(page)).databases)).not.toContain('charte');
  await page.reload();
  await saved(page, 'memory');
  await expect(page.locator('#directory-none')).toBeVisible();
});

test('a full device keeps the directory before, says so, and the new one serves until the page goes', async ({ page, baseURL }) => {
  await take(page, baseURL, 'charte.csv', CSV);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await choose(page, 'monde.json', JSON_LIST);
  await expect(facts(page)).toContainText('monde.json');
  await expect(page.locator('#directory-unkept')).toContainText('plus de place');
  await expect(await typed(page, 'elsewhere')).toHaveCount(1);
  await page.reload();
  await openRecords(page, `${baseURL}${CARD}`);
  await expect(facts(page)).toContainText('charte.csv');
});

test('reading is cancelled by a button, and nothing changes', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}${CARD}`);
  const row = (at) => `Institut ${at};FR;Ville ${at}`;
  const long = ['Nom;Pays;Ville', ...Array.from({ length: 200_000 }, (_, at) => row(at))].join('\n');
  await choose(page, 'longue.csv', long);
  await page.locator('#directory-stop').click();
  await expect(page.locator('#directory')).toContainText('Lecture annulée.');
  await page.waitForTimeout(1_500);
  await expect(page.locator('#directory-none')).toBeVisible();
});

test('the card and the suggestions fit a phone, are in both languages, and axe finds nothing', async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await take(page, baseURL, 'charte.csv', CSV);
  expect(await wide(page)).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
  await choose(page, 'coupe.json', '[');
  await expect(page.locator('#directory-refused')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await typed(page, 'rever');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.suggestions [aria-selected="true"]')).toHaveCount(1);
  expect(await wide(page)).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
});

test('everything is said in English too', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await take(page, baseURL, 'charter.csv', CSV);
  await expect(page.getByRole('heading', { name: 'Directory of institutions' })).toBeVisible();
  await expect(page.locator('#directory')).toContainText('1 row without a name');
  await expect(await typed(page, 'kozani')).toHaveText([/Panepistimio Oneiron.*Kozani · Greece/]);
  await options(page).click();
  await expect(page.locator('#field-names-local-hint')).toHaveText(/^Filled from charter\.csv of/);
  await context.close();
});
