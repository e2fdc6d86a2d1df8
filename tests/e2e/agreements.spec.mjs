// Learning agreements from the first choice to the amended version.

import { components, COMMITMENTS, addRow, begin, cell, column, commit, fill, openExample, paste, state, step, STEPS } from './agreements.mjs';
import { expect, offlineReady, ready, test } from './fixtures.mjs';
import { choose, downloaded, field, go, openRecords, rows, saved } from './records.mjs';
import { printed } from './paper.mjs';

const HOST = [
  ['Code', 'Course title', 'Semester', 'ECTS'],
  ['123-ABC', 'Advanced Logics for Computer Scientists', '2/2', '3'],
  ['456-EFG', 'Big Data Mining and Processing', '2/2', '4'],
];
const documentText = async (page) => (await page.locator('#document').innerText()).replace(/\s+/g, ' ');

test('S0-21 S1-29 S1-30 S1-31 S1-34: an agreement is typed, committed to, printed, taken elsewhere and corrected', async ({ page, baseURL, browser, host }) => {
  test.setTimeout(240_000);
  await begin(page, baseURL);
  await fill(page, {
    'person-familyNames': 'Patel',
    'person-givenNames': 'Nalty',
    'person-birthDate': '05/05/1997',
    'person-nationality': 'Grèce',
    'person-email': 'nalty@example-a.edu',
    'person-esi': 'urn:schac:personalUniqueCode:int:esi:example-a.edu:85525839',
    'person-isced': '0541',
    'person-iscedClarification': 'just a clarification of the isced',
  });
  await field(page, 'person-gender').selectOption({ label: 'Féminin' });
  await field(page, 'person-studyLevel').selectOption('6');
  await step(page, 'etablissements');
  await fill(page, {
    'office-names-en': 'Example A',
    'office-country': 'Grèce',
    'office-erasmus': 'G EXAMPLE01',
    'office-schac': 'example-a.edu',
    'sending-unit': 'Department of Mathematics',
    'sending-contact': 'Adams Baker',
    'sending-email': 'adams@example-a.edu',
    'partner-names-local': 'Example B',
    'partner-country': 'Belgique',
    'partner-erasmus': 'B EXAMPLE02',
    'partner-schac': 'example-b.edu',
    'receiving-unit': 'Department of Mathematics',
    'receiving-contact': 'Clark Davis',
    'receiving-email': 'clark.davis@example-b.edu',
  });
  await step(page, 'periode');
  await fill(page, { hostYear: '2020/2021', start: '02/2021', end: '07/2021' });
  await step(page, 'cours');
  // Table A comes from a spreadsheet.
  await page.locator('#add-host').click();
  await expect(cell(page, 'host', 0, 'title')).toBeFocused();
  await paste(page, HOST.map((it) => it.join('\t')).join('\n'));
  await expect(page.locator('#pasting-host')).toBeVisible();
  await page.locator('#pasting-host-replace').click();
  await expect.poll(() => column(page, 'host', 'code')).toEqual(['123-ABC', '456-EFG']);
  expect(await column(page, 'host', 'credits')).toEqual(['3', '4']);
  // Table B and C are typed.
  await addRow(page, 'home', { title: 'Advanced Logic', code: '843-XYZ', term: '2/2', credits: '3' });
  await addRow(page, 'home', { title: 'Big Data', code: '542-KML', credits: '5' });
  // The term of a new row is that of the row before.
  await expect(cell(page, 'home', 1, 'term')).toHaveValue(/2\/2/);
  await addRow(page, 'virtual', {
    title: 'Introduction to Matlab (lab)', code: '789HIJ', description: 'A short description about the matlab laboratory course', credits: '1',
  });
  await expect(page.locator('[data-total="host"]')).toContainText('7');
  await expect(page.locator('[data-total="home"]')).toContainText('8');
  await expect(page.locator('[data-bar="host"]')).toContainText('7 ECTS');
  await step(page, 'conditions');
  await fill(page, {
    language: 'Anglais',
    catalogue: 'https://www.math.system.a.edu/learning_outcomes_url',
    provisions: 'https://www.math.system.b.edu/provisions_url',
  });
  await field(page, 'languageLevel').selectOption('B2');
  await expect(page.locator('.stages [data-state="todo"]')).toHaveCount(0);
  await expect(state(page)).toHaveText('Prêt');

  // Three commitments.
  await step(page, 'engagements');
  await expect(field(page, 'student-name')).toHaveValue('Nalty Patel');
  await commit(page, 'student');
  await expect(state(page)).toHaveText('En signature 1/3');
  await commit(page, 'sending');
  await expect(state(page)).toHaveText('En signature 2/3');
  await commit(page, 'receiving');
  await expect(state(page)).toHaveText('En vigueur');

  // On the screen and on paper.
  await step(page, 'apercu');
  const { text, pages } = await printed(page);
  const parts = [
    'Patel', 'Nalty', '05/05/1997', 'Grèce', 'Féminin', 'nalty@example-a.edu', 'CEC 6', '0541', 'just a clarification of the isced',
    'urn:schac:personalUniqueCode:int:esi:example-a.edu:85525839', 'Example A', 'G EXAMPLE01', 'example-a.edu', 'Department of Mathematics',
    'Adams Baker', 'adams@example-a.edu', 'Example B', 'Belgique', 'B EXAMPLE02', 'example-b.edu', 'Clark Davis', 'clark.davis@example-b.edu',
    '2020/2021', '02/2021', '07/2021', 'anglais', 'B2', '123-ABC', 'Advanced Logics for Computer Scientists', '456-EFG',
    'Big Data Mining and Processing', '843-XYZ', 'Advanced Logic', '542-KML', 'Big Data', '789HIJ', 'Introduction to Matlab (lab)',
    'A short description about the matlab laboratory course', 'https://www.math.system.a.edu/learning_outcomes_url',
    'https://www.math.system.b.edu/provisions_url', 'Erasmus+ avec échange numérique', 'Un semestre',
    ...Object.values(COMMITMENTS).flatMap(({ means: _, ...it }) => Object.values(it)),
    'Saisi ici', 'Donné dans un autre système', 'Version 1',
  ];
  const tight = (it) => it.replace(/\s+/g, '');
  // A long word is broken where its cell ends.
  for (const part of parts) expect.soft(tight(text), part).toContain(tight(part));
  for (const part of ['Suivant', 'Équilibre', 'Tableaux en CSV', 'Imprimer', 'Exporter']) expect.soft(text, part).not.toContain(part);
  expect(pages).toBeLessThanOrEqual(4);

  // To another person, in a file.
  const said = await documentText(page);
  const file = await downloaded(page, () => page.locator('#export').click());
  expect(file.name).toMatch(/^passerelle-extrait-.*\.json$/);
  expect(Object.keys(file.json.content.records).sort()).toEqual(['agreement', 'office', 'partner', 'person', 'version']);
  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await openRecords(elsewhere, `${await host()}#/donnees`);
  await choose(elsewhere, file.text);
  await elsewhere.locator('#restore-now').click();
  await expect(elsewhere.locator('#preview')).toHaveCount(0);
  await saved(elsewhere);
  await go(elsewhere, '#/contrats');
  await rows(elsewhere).first().click();
  await expect(state(elsewhere)).toHaveText('En vigueur');
  await step(elsewhere, 'apercu');
  expect(await documentText(elsewhere)).toBe(said);
  await context.close();

  // What is corrected is the next version; the first one governs until all have agreed.
  await step(page, 'engagements');
  await page.locator('#correct').click();
  await expect(page.locator('.page-header .context')).toContainText('version 2');
  await step(page, 'cours');
  await cell(page, 'host', 1, 'credits').fill('5');
  await page.keyboard.press('Tab');
  await step(page, 'engagements');
  const versions = page.locator('#versions li:has(> p)');
  await expect(versions).toHaveCount(2);
  await expect(versions.nth(0)).toContainText('Brouillon de la version 2');
  await expect(versions.nth(0).locator('summary')).toContainText('1 différence');
  await versions.nth(0).locator('summary').click();
  await expect(versions.nth(0)).toContainText('« 4 » devient « 5 »');
  await expect(versions.nth(1)).toContainText('En vigueur');
  for (const party of ['student', 'sending']) await commit(page, party);
  await expect(state(page)).toHaveText('En signature 2/3');
  await expect(versions.nth(0)).toContainText('En signature 2/3');
  await expect(versions.nth(1)).toContainText('En vigueur');
  await commit(page, 'receiving');
  await expect(state(page)).toHaveText('En vigueur');
  await expect(versions.nth(0)).toContainText('En vigueur');
  await expect(versions.nth(1)).toContainText('Remplacée');
  // The first one can still be read as it was.
  await step(page, 'apercu');
  await page.locator('#field-document-version').selectOption({ index: 1 });
  await expect.poll(() => documentText(page)).toBe(said);
});

test('S1-27: an agreement for which there is no convention asks for less, and begins without a network', async ({ page, baseURL, context }) => {
  await openRecords(page, `${baseURL}#/contrats`);
  await offlineReady(page);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await begin(page, baseURL, 'free-mover');
  await expect(state(page)).toHaveText('Brouillon');
  await fill(page, { 'person-familyNames': 'Morvan', 'person-givenNames': 'Élise' });
  await step(page, 'etablissements');
  await fill(page, { 'office-names-fr': 'École', 'office-country': 'France', 'partner-names-local': '工学部', 'partner-country': 'Japon', 'partner-creditSystem': 'jp' });
  await fill(page, { 'partner-creditFactor': '1,5', 'partner-creditFactorSource': 'Règlement des études', 'partner-creditFactorOn': '01/04/2026' });
  await step(page, 'periode');
  await fill(page, { hostYear: '2026/2027', start: '10/2026', end: '02/2027' });
  await step(page, 'cours');
  await addRow(page, 'host', { title: 'Robotics', term: '1/2', credits: '2' });
  await addRow(page, 'home', { title: 'Robotique', term: '1/2', credits: '6' });
  await step(page, 'conditions');
  await fill(page, { language: 'Anglais' });
  await field(page, 'languageLevel').selectOption('B2');
  await expect(state(page)).toHaveText('Prêt');
  await saved(page);
  await page.reload();
  await saved(page);
  await expect(state(page)).toHaveText('Prêt');
  await step(page, 'apercu');
  await expect(page.locator('#document')).toContainText('工学部');
});

test('every step keeps what was typed after a reload', async ({ page, baseURL }) => {
  await begin(page, baseURL);
  const typed = {
    etudiant: { number: 'LA-7', 'person-familyNames': 'Patel' },
    etablissements: { 'office-names-fr': 'École', 'sending-unit': 'Maths', 'partner-names-local': 'Graz', 'receiving-unit': 'Physik' },
    periode: { hostYear: '2026/2027', start: '10/2026', end: '15/02/2027', virtualStart: '09/2026' },
    cours: {},
    conditions: { language: 'anglais', catalogue: 'https://example.org/', conditions: 'Deux\nlignes', notes: 'À part' },
  };
  for (const [word, texts] of Object.entries(typed)) {
    await step(page, word);
    await fill(page, texts);
    if (word === 'cours') await addRow(page, 'host', { title: 'Algèbre', credits: 's.o.', code: '12' });
    await saved(page);
    await page.reload();
    await saved(page);
    for (const [place, text] of Object.entries(texts)) await expect(field(page, place), place).toHaveValue(text);
    if (word === 'cours') {
      await expect(cell(page, 'host', 0, 'title')).toHaveValue('Algèbre');
      await expect(cell(page, 'host', 0, 'credits')).toHaveValue('s.o.');
      await expect(page.locator('[data-total="host"]')).toContainText('1 ligne sans crédits');
    }
  }
});

test('both languages keep what is being typed', async ({ page, baseURL }) => {
  await openExample(page, baseURL);
  const language = page.getByLabel(/^(Langue|Language)$/);
  await cell(page, 'host', 0, 'credits').fill('4,5');
  await language.selectOption('en');
  await expect(page.locator('#table-host h2')).toContainText('Table A');
  await expect(cell(page, 'host', 0, 'credits')).toHaveValue(/4[.,]5/);
  await expect(page.locator('[data-total="host"]')).toContainText('8.5');
  await step(page, 'conditions');
  await expect(field(page, 'language')).toHaveValue('English');
  await step(page, 'engagements');
  await field(page, 'sending-name').fill('Frank White');
  await field(page, 'sending-function').fill('Prof');
  await language.selectOption('fr');
  await expect(page.locator('#commit-sending')).toContainText('Enregistrer');
  await expect(field(page, 'sending-name')).toHaveValue('Frank White');
  await expect(field(page, 'sending-function')).toHaveValue('Prof');
  // What is typed for one party stays while another commits.
  await commit(page, 'student');
  await expect(field(page, 'sending-name')).toHaveValue('Frank White');
});

test('S1-34: a version that somebody has committed to cannot be typed into', async ({ page, baseURL }) => {
  await openExample(page, baseURL, 'engagements');
  await commit(page, 'student');
  for (const word of STEPS.slice(0, 5)) {
    await step(page, word);
    await expect(page.getByText(/La version 1 est figée/)).toBeVisible();
    const controls = page.locator('.builder-main').locator('input, select, textarea');
    expect(await controls.count()).toBeGreaterThan(0);
    for (const control of await controls.all()) await expect(control).toBeDisabled();
  }
  await step(page, 'cours');
  // It can be read and copied.
  for (const button of ['#add-host', '#paste-host']) await expect(page.locator(button)).toBeDisabled();
  await expect(page.locator('#copy-host')).toBeEnabled();
  await page.locator('#correct').click();
  await expect(cell(page, 'host', 0, 'title')).toBeEnabled();
  await expect(page.locator('.page-header .context')).toContainText('version 2');
  await cell(page, 'host', 0, 'title').fill('Logics');
  await page.keyboard.press('Tab');
  await saved(page);
  expect(await components(page, 'host').count()).toBe(2);
});

test('a commitment that lacks a name, or whose day cannot be read, is not recorded', async ({ page, baseURL }) => {
  await openExample(page, baseURL, 'engagements');
  await field(page, 'sending-date').fill('31/02/2020');
  await page.locator('#commit-sending').click();
  await expect(field(page, 'sending-name')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'sending-name')).toBeFocused();
  await expect(field(page, 'sending-date')).toHaveAttribute('aria-invalid', 'true');
  await expect(state(page)).toHaveText('Prêt');
});
