// What an institution gives to its students: a file beside the page.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, expect, offlineReady, open, test } from './fixtures.mjs';
import { bring, openRecords, saved, uuid } from './records.mjs';

const OFFICE = uuid();
const MILANO = uuid();
const TEMPLATE = uuid();

const office = {
  id: OFFICE,
  names: { fr: 'École de Valmont' },
  country: 'FR',
  tolerance: '4',
  contacts: [{ id: uuid(), name: 'Claire Fontanel', email: 'mobilites@valmont.example' }],
};
const milano = {
  id: MILANO,
  names: { local: 'Politecnico di Milano' },
  country: 'IT',
  city: 'Milano',
  erasmus: 'I  MILANO02',
  catalogue: 'https://www.polimi.example/courses',
  provisions: 'https://www.valmont.example/provisions',
  contacts: [{ id: uuid(), role: 'administrative', name: 'Ada Contatto', email: 'ada@polimi.example' }],
};
const wien = { id: uuid(), names: { local: 'Technische Hochschule Donau' }, country: 'AT' };
const component = (title) => ({ id: uuid(), title, credits: '6', term: '1/2' });
const template = { id: TEMPLATE, scheme: 'erasmus', office: OFFICE, partner: MILANO, hostYear: '2026/2027', host: [component('Meccanica razionale')] };

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></svg>';

const config = (more = {}) => ({
  app: 'passerelle',
  kind: 'host',
  version: 1,
  schema: 3,
  date: '2026-11-22',
  records: { office: [office], partner: [milano, wien] },
  templates: [template],
  deadlines: [{ date: '2027-03-15', text: { fr: 'Remettre le contrat au bureau', en: 'Hand in the agreement' } }],
  privacy: { fr: 'Notre délégué à la protection des données répond.', en: 'Our officer answers.' },
  accent: { light: '#7c2d12', dark: '#fdba74' },
  logo: 'logo-valmont.svg',
  ...more,
});

/** A copy of the page beside which a host has put this file. */
function site(testInfo, file) {
  const dir = testInfo.outputPath('site');
  cpSync(DIST, dir, { recursive: true });
  writeFileSync(join(dir, 'passerelle.config.json'), typeof file === 'string' ? file : JSON.stringify(file));
  writeFileSync(join(dir, 'logo-valmont.svg'), LOGO);
  return dir;
}

const agreement = () => `#/contrats/${uuid()}`;
const accent = (page) => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
const step = (page, name) => page.getByRole('navigation', { name: 'Étapes du contrat' }).getByRole('link', { name }).click();

async function begin(page, url) {
  await openRecords(page, `${url}${agreement()}`);
  await expect(page.locator('#host-said')).toHaveText('Configuration de École de Valmont, du 22 novembre 2026.');
  await page.locator('#begin').click();
  await saved(page);
}

async function choosePartner(page, text, name) {
  await step(page, 'Établissements');
  const field = page.locator('#field-partner');
  await field.fill(text);
  await page.getByRole('option', { name }).click();
  await saved(page);
}

test('a student chooses Politecnico di Milano and the steps fill', async ({ page, host }, testInfo) => {
  const url = await host({ dir: site(testInfo, config()) });
  await begin(page, url);
  await expect(page.locator('#deadlines')).toContainText('15 mars 2027');
  await expect(page.locator('#deadlines')).toContainText('Remettre le contrat au bureau');

  await choosePartner(page, 'polit', 'Politecnico di Milano');
  await expect(page.locator('#field-partner-erasmus')).toHaveValue('I  MILANO02');
  await expect(page.locator('#field-office-names-fr')).toHaveValue('École de Valmont');
  await expect(page.locator('#field-sending-contact')).toHaveValue('Claire Fontanel');
  await expect(page.locator('#field-receiving-contact')).toHaveValue('Ada Contatto');
  await step(page, 'Langue et conditions');
  await expect(page.locator('#field-catalogue')).toHaveValue('https://www.polimi.example/courses');
  await expect(page.locator('#field-provisions')).toHaveValue('https://www.valmont.example/provisions');

  // All of it was one command.
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect(page.locator('#field-catalogue')).toHaveValue('');
  await step(page, 'Établissements');
  await expect(page.locator('#field-partner')).toHaveValue('');
  await expect(page.locator('#field-partner-erasmus')).toHaveCount(0);
});

test('a deadline that is over is marked as such', async ({ page, host }, testInfo) => {
  const deadlines = [
    { date: '2020-03-15', text: { fr: 'Ancienne', en: 'Old' } },
    { date: '2099-03-15', text: { fr: 'Lointaine', en: 'Far' } },
  ];
  await begin(page, await host({ dir: site(testInfo, config({ deadlines })) }));
  const days = page.locator('#deadlines dt');
  await expect(days.nth(0)).toHaveText('15 mars 2020 passée');
  await expect(days.nth(1)).toHaveText('15 mars 2099');
  await page.getByLabel('Langue', { exact: true }).selectOption('en');
  await expect(days.nth(0)).toContainText('past');
});

test('what the last partner gave does not stay beside another', async ({ page, host }, testInfo) => {
  await begin(page, await host({ dir: site(testInfo, config()) }));
  await choosePartner(page, 'polit', 'Politecnico di Milano');
  await choosePartner(page, 'donau', 'Technische Hochschule Donau');
  await expect(page.locator('#field-receiving-contact')).toHaveValue('');
});

test('the page takes logo, colour and privacy text of its host, also without a network', async ({ page, host, context }, testInfo) => {
  const url = await host({ dir: site(testInfo, config()) });
  await openRecords(page, `${url}${agreement()}`);
  const logo = page.getByRole('img', { name: 'École de Valmont' });
  await expect(logo).toBeVisible();
  expect(await logo.evaluate((it) => it.naturalWidth)).toBeGreaterThan(0);
  expect(await accent(page)).toContain('#7c2d12');

  await offlineReady(page);
  await context.setOffline(true);
  await page.reload();
  await saved(page);
  await expect(page.locator('#host-said')).toContainText('École de Valmont');
  await expect(logo).toBeVisible();
  expect(await accent(page)).toContain('#7c2d12');
  await page.goto(`${url}#/confidentialite`);
  await expect(page.getByText('Notre délégué à la protection des données répond.')).toBeVisible();
});

test('the logo is named in the language of the page', async ({ page, host }, testInfo) => {
  const both = { ...office, names: { fr: 'École de Valmont', en: 'Valmont School' } };
  const url = await host({ dir: site(testInfo, config({ records: { office: [both], partner: [milano, wien] } })) });
  await openRecords(page, `${url}${agreement()}`);
  await expect(page.getByRole('img', { name: 'École de Valmont' })).toBeVisible();
  await page.getByLabel('Langue', { exact: true }).selectOption('en');
  await expect(page.getByRole('img', { name: 'Valmont School' })).toBeVisible();
});

test.describe('a bad file', () => {
  const bad = [
    ['a code that cannot be read', config({ records: { partner: [wien, { ...milano, erasmus: '??' }] }, templates: [] }), 'records/partner 2: erasmus : '],
    ['a page sent in its place', '<!doctype html><title>Bienvenue</title>', 'Le serveur a envoyé une page HTML à sa place.'],
    ['no JSON', '{"app":', 'Ce n’est pas du JSON'],
  ];
  for (const [name, file, said] of bad) {
    test(`is refused with place and reason, and the page works: ${name}`, async ({ page, host }, testInfo) => {
      const url = await host({ dir: site(testInfo, file) });
      await openRecords(page, `${url}${agreement()}`);
      await expect(page.locator('.host-notice')).toContainText(said);
      await page.locator('#begin').click();
      await saved(page);
      await expect(page.locator('#agreement-state')).toHaveText('Brouillon');
    });
  }

  test('does not take back what was good', async ({ page, host }, testInfo) => {
    const dir = site(testInfo, config());
    const url = await host({ dir });
    await openRecords(page, `${url}${agreement()}`);
    await expect(page.locator('#host-said')).toContainText('École de Valmont');
    writeFileSync(join(dir, 'passerelle.config.json'), '{');
    await page.reload();
    await expect(page.locator('.host-notice')).toContainText('JSON');
    await expect(page.locator('#host-said')).toContainText('École de Valmont');
  });
});

test('a colour that would be hard to read is refused, the rest is taken', async ({ page, host }, testInfo) => {
  const pale = config({ accent: { light: '#ffe97f', dark: '#fdba74' } });
  await openRecords(page, `${await host({ dir: site(testInfo, pale) })}${agreement()}`);
  await expect(page.locator('.host-notice')).toContainText('se lirait mal');
  await expect(page.locator('#host-said')).toContainText('École de Valmont');
  expect(await accent(page)).not.toContain('#ffe97f');
});

test('a page without a configuration of its own says nothing about one', async ({ page, baseURL }) => {
  await openRecords(page, `${baseURL}${agreement()}`);
  await expect(page.locator('#begin')).toBeVisible();
  await expect(page.locator('.host-notice')).toHaveCount(0);
  await expect(page.locator('#host-said')).toHaveText('');
  await expect(page.locator('.host-logo')).toHaveCount(0);
});

test('an office exports the file that its students open', async ({ page, baseURL, host, browser }, testInfo) => {
  const person = { id: uuid(), familyNames: 'Morvan', givenNames: 'Élise' };
  const draft = { ...template, id: uuid(), person: person.id };
  await bring(page, baseURL, {
    office: [office],
    partner: [{ ...milano, notes: 'Ne pas diffuser' }, wien],
    person: [person],
    agreement: [draft],
  });
  // The office makes the agreement a template.
  await openRecords(page, `${baseURL}#/contrats/${draft.id}`);
  await page.getByText('Plus', { exact: true }).click();
  await page.locator('#template').click();
  await saved(page);
  await expect(page.locator('.page-title')).toContainText('Modèle');

  await openRecords(page, `${baseURL}#/donnees`);
  const download = page.waitForEvent('download');
  await page.locator('#host-config').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('passerelle.config.json');
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).not.toMatch(/Morvan|Ne pas diffuser/);

  const student = await (await browser.newContext()).newPage();
  await open(student, `${await host({ dir: site(testInfo, text) })}${agreement()}`);
  await saved(student);
  await student.locator('#templates').getByRole('button', { name: 'Politecnico di Milano · 2026/2027' }).click();
  await saved(student);
  await step(student, 'Cours et reconnaissance');
  await expect(student.locator('.builder')).toContainText('6');
  expect(await student.locator('.builder-main input').evaluateAll((all) => all.map((it) => it.value))).toContain('Meccanica razionale');
  await step(student, 'Établissements');
  await expect(student.locator('#field-partner-erasmus')).toHaveValue('I  MILANO02');
  await expect(student.locator('#field-receiving-contact')).toHaveValue('Ada Contatto');
  await step(student, 'Étudiant·e');
  await expect(student.locator('#field-person-familyNames')).toHaveValue('');
  await student.context().close();
});

test('a template of the space begins an agreement with components of its own', async ({ page, baseURL }) => {
  const person = { id: uuid(), familyNames: 'Morvan', givenNames: 'Élise' };
  await bring(page, baseURL, { office: [office], partner: [milano], person: [person], agreement: [{ ...template, person: person.id, template: true }] });
  await openRecords(page, `${baseURL}${agreement()}`);
  await page.locator('#templates').getByRole('button').click();
  await saved(page);
  await expect(page.locator('#agreement-state')).toHaveText('Brouillon');
  await expect(page.locator('.page-title')).not.toContainText('Modèle');
  await page.goto(`${baseURL}#/contrats/${TEMPLATE}`);
  await page.getByText('Plus', { exact: true }).click();
  await page.locator('#template').click();
  await openRecords(page, `${baseURL}${agreement()}`);
  await expect(page.locator('#begin')).toBeVisible();
  await expect(page.locator('#templates')).toHaveCount(0);
});
