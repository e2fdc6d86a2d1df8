// A table of the outside world becomes records, and records become a table: looked at,
// understood, decided row by row, taken over as one thing that can be undone.

import { readFile } from 'node:fs/promises';
import { read as readBook, utils } from '@e965/xlsx';
import { findings } from './axe.mjs';
import { expect, offlineReady, test, wide } from './fixtures.mjs';
import { backedUp, bring, field, go, heading, openRecords, partner, recordsOf, rows, saved, uuid } from './records.mjs';

const LIST = '#/partenaires';

/** Chooses a table; the page of the import is open. */
async function give(page, content, name = 'partenaires.csv') {
  await page.locator('#table-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}

async function importPage(page, baseURL) {
  await openRecords(page, `${baseURL}${LIST}`);
  await page.locator('#table-link').click();
  await expect(page.locator('#table-file')).toBeEnabled();
}

const summary = (page) => page.locator('#table-summary');
const line = (page, number) => page.locator('#table-rows tbody tr', { has: page.locator(`#choice-${number}`) });

/** What a click downloads, as bytes. */
async function file(page, id) {
  await page.locator('#export-menu summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(id).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const WORDS = {
  fr: { title: 'Importer un tableau', heading: 'Établissement', unread: '1 cellule illisible', bad: 'Ligne 4, colonne C (Code Erasmus)', taken: 'Tableau importé' },
  en: { title: 'Import a table', heading: 'Institution', unread: '1 unreadable cell', bad: 'Row 4, column C (Erasmus code)', taken: 'Table imported' },
};

for (const lang of ['fr', 'en']) {
  for (const width of [360, 1280]) {
    test.describe(`${lang}, ${width} px`, () => {
      test.use({ locale: lang, viewport: { width, height: 800 } });
      const t = WORDS[lang];
      const code = lang === 'fr' ? 'Code Erasmus' : 'Erasmus code';
      const table = `${t.heading};${lang === 'fr' ? 'Pays' : 'Country'};${code};${lang === 'fr' ? 'Ville' : 'City'};Couleur
Institut de Rêverie;France;F  BREST098;Brest;bleu
Università del Sogno;Italie;I  MILANO98;Milano;
Ørsted Akademi;Denmark;nothing like a code;Aarhus;rouge
`;

      test('S2-10: a file of prospects is imported offline, bad cells named, and undone', async ({ page, baseURL, context }) => {
        test.setTimeout(90_000);
        await openRecords(page, `${baseURL}${LIST}`);
        await offlineReady(page);
        await context.setOffline(true);
        await page.reload();
        await saved(page);
        await page.locator('#table-link').click();
        await expect(heading(page)).toHaveText(t.title);
        await expect(page.locator('#table-file')).toBeEnabled();
        await give(page, table);
        await expect(summary(page)).toContainText(t.unread);
        await expect(page.locator('#table-columns tbody tr')).toHaveCount(5);
        await expect(page.locator('#target-0')).toHaveValue('names.local');
        await expect(page.locator('#target-4')).toHaveValue('');
        await expect(page.locator('#table-faults li')).toContainText([t.bad]);
        await expect(line(page, 4)).toContainText('⚠');
        expect(await findings(page)).toEqual([]);
        expect(await wide(page)).toBeLessThanOrEqual(0);
        await page.locator('#choice-3').selectOption('skip');
        await page.locator('#import-now').click();
        await expect(page.locator('#said')).toContainText(t.taken);
        await saved(page);
        await expect(rows(page)).toHaveText(['Institut de Rêverie', 'Ørsted Akademi']);
        const { json } = await backedUp(page);
        expect(json.content.records.partner.map((it) => [it.names.local, it.country, it.city, it.erasmus])).toEqual(
          expect.arrayContaining([['Institut de Rêverie', 'FR', 'Brest', 'F  BREST098'], ['Ørsted Akademi', 'DK', 'Aarhus', undefined]]),
        );
        await page.keyboard.press('Escape');
        await page.locator('#undo').click();
        await saved(page);
        await go(page, LIST);
        await expect(rows(page)).toHaveCount(0);
      });
    });
  }
}

test('S0-01, S2-10: what leaves as a table comes back equal, as CSV and as a workbook', async ({ page, baseURL }) => {
  test.setTimeout(90_000);
  const contact = { id: uuid(), name: 'Zoé Modèle', email: 'zoe@aire.example' };
  const known = [
    partner(uuid(), '=Aire "City"; University', { country: 'GB', city: 'Aire', status: 'active', contacts: [contact] }),
    partner(uuid(), 'Hochschule Ørsted', { country: 'AT', creditFactor: '2/3', notes: 'une ligne\nune autre' }),
  ];
  await bring(page, baseURL, { partner: known });
  await go(page, LIST);
  const csv = await file(page, '#export-csv');
  const book = await file(page, '#export-xlsx');
  expect(csv.bytes.toString('utf8')).toContain(`"'=Aire ""City""; University"`);
  expect([csv.name, book.name].map((it) => it.replace(/\d{4}-\d\d-\d\d/, 'D'))).toEqual(['partenaires-D.csv', 'partenaires-D.xlsx']);

  // As an independent library reads them: the same texts, none of them a formula.
  const texts = (bytes, options) => {
    const { Sheets, SheetNames } = readBook(bytes, options);
    const sheet = Sheets[SheetNames[0]];
    expect(Object.values(sheet).filter((it) => it?.f !== undefined)).toEqual([]);
    return utils.sheet_to_json(sheet, { raw: false }).map((it) => Object.values(it));
  };
  const [aire, graz] = texts(book.bytes);
  expect(aire).toEqual(expect.arrayContaining(['=Aire "City"; University', 'Zoé Modèle', 'zoe@aire.example']));
  expect(graz).toEqual(expect.arrayContaining(['Hochschule Ørsted', '2/3', 'une ligne\nune autre']));
  const [guarded] = texts(csv.bytes.toString('utf8'), { type: 'string', FS: ';', raw: true });
  expect(guarded).toEqual(expect.arrayContaining([`'=Aire "City"; University`, 'zoe@aire.example']));

  for (const { name, bytes } of [csv, book]) {
    // Into the same office: everything is known, and nothing changes.
    await go(page, `${LIST}/importer`);
    await give(page, bytes, name);
    await expect(line(page, 2)).toContainText('Fiche existante');
    await expect(page.locator('#choice-2')).toHaveValue('fill');
    await page.locator('#import-now').click();
    await expect(page.locator('#table-take')).toContainText('Tout est déjà là');
    expect(recordsOf((await backedUp(page)).json).map((it) => it[1])).toEqual(known.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
  }
});

test('a row that is known fills what is empty, or replaces, as somebody decides', async ({ page, baseURL }) => {
  const id = uuid();
  await bring(page, baseURL, { partner: [partner(id, 'Institut de Rêverie', { country: 'FR', city: 'Brest' })] });
  const table = 'Nom;Pays;Ville;PIC\ninstitut de reverie;France;Quimper;900000001\n';
  const at = async () => {
    const [record] = (await backedUp(page)).json.content.records.partner;
    return [record.id, record.names.local, record.city, record.pic];
  };
  for (const [choice, expected] of [['fill', [id, 'Institut de Rêverie', 'Brest', '900000001']], ['replace', [id, 'institut de reverie', 'Quimper', '900000001']]]) {
    await go(page, `${LIST}/importer`);
    await give(page, table);
    await expect(line(page, 2)).toContainText('Institut de Rêverie');
    await field(page, 'here-choice').selectOption(choice);
    await expect(page.locator('#choice-2')).toHaveValue(choice);
    await page.locator('#import-now').click();
    await expect(page.locator('#said')).toContainText('Tableau importé');
    await saved(page);
    expect(await at()).toEqual(expected);
  }
});

test('a column is said to be a field once, and remembered for the next table', async ({ page, baseURL }) => {
  await importPage(page, baseURL);
  const table = (name) => `Maison;Pays;Ville;Où\n${name};FR;Brest;quai\n`;
  await give(page, table('Un'));
  await expect(page.locator('#target-0')).toHaveValue('');
  await expect(page.locator('#import-now')).toBeDisabled();
  await page.locator('#target-0').selectOption('names.local');
  await page.locator('#target-3').selectOption('notes');
  await expect(summary(page)).toContainText('1 nouvelle fiche');
  await page.locator('#import-now').click();
  await saved(page);
  await expect(rows(page)).toHaveText(['Un']);
  await page.locator('#table-link').click();
  await give(page, table('Deux'));
  await expect(page.locator('#target-0')).toHaveValue('names.local');
  await expect(page.locator('#target-3')).toHaveValue('notes');
  await expect(summary(page)).toContainText('1 nouvelle fiche');
});

test('what is no table is refused with the remedy, what is there stays, and the page goes on', async ({ page, baseURL }) => {
  test.setTimeout(60_000);
  await bring(page, baseURL, { partner: [partner(uuid(), 'Déjà là')] });
  await go(page, `${LIST}/importer`);
  const refused = page.locator('#refused');
  const bad = {
    'Enregistrez-le en .xlsx ou en CSV': ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'.padEnd(600, '\0'), 'latin1'],
    'Ce n’est pas un tableau': ['%PDF-1.7\n', 'utf8'],
    'Ce tableau est vide': ['\n\n', 'utf8'],
    'La cellule B2 contient 2048': [`Nom;Notes\nUn;${'x'.repeat(2 * 1024 * 1024)}\n`, 'utf8'],
  };
  for (const [said, [content, encoding]] of Object.entries(bad)) {
    await give(page, Buffer.from(content, encoding));
    await expect(refused, said).toContainText(said);
    await expect(page.locator('#import-now')).toHaveCount(0);
  }
  await give(page, 'Nom;Pays\nBon;FR\n');
  await expect(summary(page)).toContainText('1 nouvelle fiche');
  await expect(refused).toHaveCount(0);
  await go(page, LIST);
  await expect(rows(page)).toHaveText(['Déjà là']);
});

test('a reading that is stopped leaves nothing, and people are found by what they are called', async ({ page, baseURL }) => {
  test.setTimeout(60_000);
  await bring(page, baseURL, { partner: [partner(uuid(), 'Institut de Rêverie', { country: 'FR' })], person: [{ id: uuid(), familyNames: 'Morvan', givenNames: 'Léa' }] });
  await go(page, '#/mobilites/importer');
  const many = Array.from({ length: 60_000 }, (_, index) => `Inconnue ${index};Institut de Rêverie`).join('\n');
  await give(page, `Personne;Partenaire\n${many}`);
  await page.locator('#table-cancel').click();
  await expect(page.locator('#table-stopped')).toBeVisible();
  await expect(page.locator('#import-now')).toHaveCount(0);
  await give(page, 'Personne;Partenaire\nMorvan Léa;institut de reverie\n');
  await expect(page.locator('#table-rows tbody tr')).toHaveCount(1);
  await expect(summary(page)).toContainText('0 cellule illisible');
});
