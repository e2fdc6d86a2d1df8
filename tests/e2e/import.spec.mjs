// A transcript coming in: from a file or a pasted table to a record, and back.

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { findings } from './axe.mjs';
import { expect, test, wide } from './fixtures.mjs';
import { backedUp, bring, field, go, heading, openRecords, rows, saved, uuid } from './records.mjs';

const FILES = 'tests/fixtures/documents';
const NESTED = readFileSync(`${FILES}/nested.xml`);
const TABLE = 'Code\tIntitulé\tSemestre\tCrédits\tNote\tStatut\nINF1\tAlgorithmique\tS1\t6\t14/20\tValidé\nINF2\tRéseaux\tS2\t4,5\tABI\tabsent';

const kerjean = (more = {}) => ({
  id: uuid(), familyNames: 'Kerjean', givenNames: 'Maëlle Anne', birthDate: '2004-02-29', ...more,
});
const gesvres = (more = {}) => ({
  id: uuid(), names: { local: 'Gesvres' }, country: 'FR', schac: 'gesvres.example', creditSystem: 'ects', ...more,
});

/** Chooses a file on the page of the import. */
const choose = (page, buffer, name = 'releve.xml') =>
  page.locator('#import-file').setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(buffer) });

/** The tick of a row, by its code. */
const tick = (page, code) => page.locator('#import-rows tbody tr').filter({ has: page.getByRole('cell', { name: code, exact: true }) }).locator('td:first-child input');

/** Opens the page of the import with a person and a partner that are known. */
async function ready(page, baseURL, records = {}) {
  await bring(page, baseURL, records);
  await go(page, '#/releves/importer');
}

/** Takes everything over, and waits for the record. */
async function take(page) {
  await page.locator('#import-now').click();
  await expect(page.locator('#transcript-deeds')).toBeVisible();
  await saved(page);
}

test('a file becomes a transcript in which nothing counts twice, and goes back as one', async ({ page, baseURL }) => {
  const [person, partner] = [kerjean(), gesvres()];
  await ready(page, baseURL, { person: [person], partner: [partner] });
  await choose(page, NESTED);
  await expect(page.locator('#import-kind')).toHaveText('Relevé ELMO 1.7');
  await expect(page.locator('#import-total')).toContainText('67,5');
  await expect(page.locator('#findings > ul > li')).toHaveCount(5);
  await expect(page.locator('#field-import-person')).toHaveValue(/Kerjean/);
  await expect(page.locator('#field-import-partner')).toHaveValue('Gesvres');
  await expect(page.locator('#differs')).toHaveCount(0);
  // The course that stands twice, and is inside the programme: once, and with its mark.
  await expect(page.locator('#doubled')).toHaveCount(0);
  await page.locator('[data-parts="0"]').click();
  await expect(page.locator('#import-total')).toContainText('15');
  await expect(tick(page, 'HYD201').first()).toBeChecked();
  await expect(page.locator('[data-lent]')).toBeChecked();
  await page.locator('#field-scale-0').selectOption('fr20');
  await expect(page.locator('#import-missing p')).toHaveCount(0);
  await take(page);

  const made = (await backedUp(page)).json.content.records;
  const [transcript] = made.transcript;
  expect(transcript).toMatchObject({ person: person.id, partner: partner.id, origin: 'elmo', issuedOn: '2026-07-03', issuer: 'Université de Gesvres' });
  const hydrology = transcript.results.filter((it) => it.code === 'HYD201');
  expect(hydrology).toHaveLength(1);
  expect(hydrology[0]).toMatchObject({ mark: '14', credits: '7.5', system: 'ects', term: '1/2', status: 'passed' });
  expect(transcript.results.find((it) => it.code === 'GLA120')).toMatchObject({ status: 'failed', mark: '06' });
  expect(transcript.results.some((it) => it.code === 'LIC-EAU')).toBe(false);
  expect(made.partner[0].schemes).toMatchObject([{ scheme: '20', gradeScale: 'fr20' }]);
  expect(made.partner[0].names).toEqual({ local: 'Gesvres' });

  // One undo takes back the transcript and what the partner was taught.
  await page.locator('#undo').click();
  await saved(page);
  const before = (await backedUp(page)).json.content.records;
  expect(before.transcript ?? []).toEqual([]);
  expect(before.partner[0].schemes ?? []).toEqual([]);
});

test('the file as it came, and one for elsewhere, leave the record', async ({ page, baseURL }) => {
  await ready(page, baseURL, { person: [kerjean()], partner: [gesvres()] });
  await choose(page, NESTED);
  await take(page);
  const [original] = await Promise.all([page.waitForEvent('download'), page.locator('#original').click()]);
  expect(original.suggestedFilename()).toBe('releve-origine.xml');
  expect(Buffer.compare(await readFile(await original.path()), NESTED)).toBe(0);
  const [exported] = await Promise.all([page.waitForEvent('download'), page.locator('#export-elmo').click()]);
  const text = await readFile(await exported.path(), 'utf8');
  expect(text).toContain('elmo-schemas/tree/v1');
  expect(text).toContain('selfDeclared');
  await expect(page.locator('#exported')).toBeVisible();
  await expect(page.locator('#prepare')).toHaveAttribute('href', /^#\/reconnaissances\//);
  expect(await findings(page)).toEqual([]);
  // What the page wrote, it reads.
  await go(page, '#/releves/importer');
  await choose(page, text);
  await expect(page.locator('#import-total')).toContainText('67,5');
});

test('what is not well-formed is refused with its place, and nothing is stored', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}#/releves/importer`);
  for (const [name, said] of [
    ['cut.xml', /Ligne \d+, colonne \d+.*mal formé/],
    ['laughs.xml', /Ligne \d+, colonne \d+.*DOCTYPE/],
    ['print.pdf', /PDF/],
    ['page.html', /page web/],
    ['agreement.xml', /contrat d’études EWP/],
    ['empty.xml', /rien à lire/],
  ]) {
    await choose(page, readFileSync(`${FILES}/${name}`), name);
    await expect(page.locator('#refused')).toHaveText(said);
    await expect(page.locator('#import-now')).toHaveCount(0);
  }
  const made = (await backedUp(page)).json.content.records;
  expect(made.transcript ?? []).toEqual([]);
});

test('a transcript of somebody else is warned of until somebody says otherwise', async ({ page, baseURL }) => {
  const other = kerjean({ familyNames: 'Kerjan', birthDate: '2004-02-28', esi: 'urn:schac:personalUniqueCode:int:esi:gesvres.example:20417' });
  await ready(page, baseURL, { person: [other], partner: [gesvres()] });
  await choose(page, NESTED);
  await expect(page.locator('#differs li')).toHaveCount(2);
  await expect(page.locator('#import-now')).toBeDisabled();
  await page.locator('#sure').check();
  await expect(page.locator('#import-now')).toBeEnabled();
  await take(page);
});

test('person and partner that nobody knows are made of the file, in the same command', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}#/releves/importer`);
  await choose(page, NESTED);
  await expect(page.locator('#import-now')).toBeDisabled();
  await page.locator('#create-person').click();
  await page.locator('#create-partner').click();
  await expect(page.locator('#new-person')).toContainText('Kerjean');
  await take(page);
  const made = (await backedUp(page)).json.content.records;
  expect(made.person).toMatchObject([{ familyNames: 'Kerjean', givenNames: 'Maëlle Anne', birthDate: '2004-02-29', nationality: 'FR' }]);
  expect(made.partner).toMatchObject([{ names: { local: 'Université de Gesvres', en: 'University of Gesvres' }, schac: 'gesvres.example', erasmus: 'F  GESVRES01', country: 'FR' }]);
  await page.locator('#undo').click();
  await saved(page);
  expect((await backedUp(page)).json.content.records.person ?? []).toEqual([]);
});

test('a pasted table is looked at, column by column, and taken by keyboard', async ({ page, baseURL }) => {
  await ready(page, baseURL, { person: [kerjean()], partner: [gesvres()] });
  await page.locator('#import-text').fill(TABLE);
  await expect(page.locator('#import-total')).toContainText('6');
  const chosen = await page.locator('.pasted thead select').evaluateAll((all) => all.map((it) => it.value));
  expect(chosen).toEqual(['code', 'title', 'term', 'credits', 'mark', 'status']);
  for (const [place, text] of [['person', 'kerj'], ['partner', 'gesv']]) {
    await page.locator(`#field-import-${place}`).focus();
    await page.keyboard.type(text);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await page.locator('#import-now').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#transcript-deeds')).toBeVisible();
  await saved(page);
  const [transcript] = (await backedUp(page)).json.content.records.transcript;
  expect(transcript).toMatchObject({ origin: 'typed' });
  expect(transcript.original).toBeUndefined();
  expect(transcript.results).toMatchObject([
    { code: 'INF1', title: 'Algorithmique', term: '1/2', credits: '6', mark: '14/20', status: 'passed' },
    { code: 'INF2', title: 'Réseaux', term: '2/2', mark: 'ABI', status: 'absent' },
  ]);
});

test('the scale of marks without a named scheme is asked once, and proposed for the next table', async ({ page, baseURL }) => {
  const partner = gesvres();
  await ready(page, baseURL, { person: [kerjean()], partner: [partner] });
  const paste = async () => {
    await page.locator('#import-text').fill(TABLE);
    for (const [place, text] of [['person', 'kerj'], ['partner', 'gesv']]) {
      await field(page, `import-${place}`).fill(text);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
  };
  const scale = field(page, 'scale-0');
  await paste();
  await expect(scale).toHaveValue('');
  await scale.selectOption('fr20');
  await expect(page.locator('#import-scales')).toContainText('Sera retenu');
  await take(page);
  const made = (await backedUp(page)).json.content.records;
  expect(made.partner[0].schemes).toHaveLength(1);
  expect(made.partner[0].schemes[0]).toMatchObject({ gradeScale: 'fr20' });
  expect(made.partner[0].schemes[0].scheme).toBeUndefined();
  await go(page, '#/releves/importer');
  await paste();
  await expect(scale).toHaveValue('fr20');
  await expect(page.locator('#import-scales')).toContainText('D’après la fiche du partenaire');
  await take(page);
  const [after] = (await backedUp(page)).json.content.records.partner;
  expect(after.schemes).toHaveLength(1);
});

test('a file can be dropped, and holds several students', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}#/releves`);
  await page.locator('#import-link').click();
  await expect(heading(page)).toHaveText('Importer un relevé');
  await saved(page);
  await page.locator('#drop').evaluate((drop, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'tors.xml', { type: 'application/xml' }));
    drop.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, readFileSync(`${FILES}/two-learners.xml`, 'utf8'));
  await expect(page.locator('#import-kind')).toContainText('EWP');
  await expect(page.locator('#import-rows tbody tr')).toHaveCount(1);
  await page.locator('#create-person').click();
  await page.locator('#create-partner').click();
  await page.locator('#import-tables input').check();
  await take(page);
  await go(page, '#/tables');
  await expect(rows(page)).toHaveCount(1);
  await go(page, '#/releves/importer');
  await choose(page, readFileSync(`${FILES}/two-learners.xml`));
  await page.locator('#field-learner').selectOption('1');
  await expect(page.locator('#import-rows tbody tr')).toHaveCount(0);
});

for (const [lang, title] of [['fr-FR', 'Cours et résultats'], ['en-GB', 'Courses and results']]) {
  for (const colorScheme of ['light', 'dark']) {
    test.describe(`${lang}, ${colorScheme}`, () => {
      test.use({ locale: lang, colorScheme });

      test('axe finds nothing on a file that is looked at, and a phone shows it whole', async ({ page, baseURL }) => {
        const person = kerjean({ birthDate: '2004-01-01', esi: 'urn:schac:personalUniqueCode:int:esi:gesvres.example:20417' });
        await ready(page, baseURL, { person: [person], partner: [gesvres()] });
        await choose(page, NESTED);
        await expect(page.getByRole('heading', { name: title })).toBeVisible();
        await expect(page.locator('#differs li')).toHaveCount(1);
        expect(await findings(page)).toEqual([]);
        await page.setViewportSize({ width: 360, height: 720 });
        expect(await wide(page)).toBeLessThanOrEqual(0);
        await page.locator('#import-text').fill(TABLE);
        await expect(page.locator('.pasted')).toBeVisible();
        expect(await findings(page)).toEqual([]);
        expect(await wide(page)).toBeLessThanOrEqual(0);
        await choose(page, readFileSync(`${FILES}/cut.xml`), 'cut.xml');
        await expect(page.locator('#refused')).toContainText(lang === 'en-GB' ? 'not well-formed' : 'mal formé');
      });
    });
  }
}
