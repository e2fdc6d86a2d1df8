// What is due with partners, where they are and what was decided of them; institutions and
// fact sheets of EWP in and out.

import { readFile } from 'node:fs/promises';
import { findings } from './axe.mjs';
import { expect, offlineReady, test, wide } from './fixtures.mjs';
import { bring, go, heading, openRecords, partner, saved, uuid } from './records.mjs';

const [ALBA, BREST, PUEBLA] = [uuid(), uuid(), uuid()];
const OFFICE = { id: uuid(), names: { fr: 'École de Rêverie' }, country: 'FR' };
const PARTNERS = [
  partner(ALBA, 'Università del Sogno', {
    country: 'IT', status: 'active', referencesExemption: 'Partenaire depuis 1998',
    nextStep: 'Renouveler la convention', nextStepOn: '2020-03-01', rhythm: 'yearly',
    interactions: [{ id: uuid(), on: '2019-05-02', kind: 'visit', way: 'both' }],
    decisions: [
      { id: uuid(), on: '2018-01-10', stage: 'examined', from: 'contacted', by: 'Zoé Modèle' },
      { id: uuid(), on: '2018-02-20', stage: 'retained', from: 'examined', reason: 'Même niveau, offre absente chez nous', setAside: 'PAR-10' },
    ],
  }),
  partner(BREST, 'Institut de Brest', {
    country: 'FR', status: 'refused', decisions: [{ id: uuid(), on: '2021-06-01', stage: 'refused', reason: 'Niveau non démontré' }],
  }),
  partner(PUEBLA, 'Instituto del Sueño', { country: 'MX', status: 'prospect', verifiedOn: '2020-01-01' }),
];

const WORDS = {
  fr: { agenda: 'À faire', step: 'Renouveler la convention', verify: 'Vérifier la fiche', countries: 'Partenaires par pays', mexico: 'Mexique', timeline: 'Décisions sur les partenaires', by: 'Par Zoé Modèle.', over: 'Passé outre : PAR-10.' },
  en: { agenda: 'To do', step: 'Renouveler la convention', verify: 'Verify the record', countries: 'Partners by country', mexico: 'Mexico', timeline: 'Decisions on partners', by: 'By Zoé Modèle.', over: 'Passed over: PAR-10.' },
};

for (const [lang, width] of [['fr', 360], ['en', 1280]]) {
  test.describe(`${lang}, ${width} px`, () => {
    test.use({ locale: lang, viewport: { width, height: 800 } });
    const t = WORDS[lang];

    test('S2-27, S0-33: what is due is listed offline, leads to the partner, and goes into a calendar', async ({ page, baseURL, context }) => {
      await bring(page, baseURL, { office: [OFFICE], partner: PARTNERS });
      await offlineReady(page);
      await context.setOffline(true);
      await page.reload();
      await saved(page);
      await go(page, '#/a-faire');
      await expect(heading(page)).toHaveText(t.agenda);
      const rows = page.locator('#due tbody tr');
      await expect(rows).toContainText([t.step, t.verify]);
      await expect(rows.filter({ hasText: 'Brest' })).toHaveCount(0);
      expect(await findings(page)).toEqual([]);
      expect(await wide(page)).toBeLessThanOrEqual(0);
      const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#calendar').click()]);
      const text = await readFile(await file.path(), 'utf8');
      expect(text).toContain('DTSTART;VALUE=DATE:20200301');
      expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
      await page.locator('#field-due-kind').selectOption('verify');
      await expect(rows).toHaveCount(1);
      await rows.locator('a').click();
      await expect(heading(page)).toHaveText('Instituto del Sueño');
    });

    test('partners stand in their countries, and a country leads to its partners', async ({ page, baseURL }) => {
      await bring(page, baseURL, { office: [OFFICE], partner: PARTNERS });
      await go(page, '#/partenaires/pays');
      await expect(heading(page)).toHaveText(t.countries);
      await expect(page.locator('#regions h2')).toHaveCount(2);
      expect(await findings(page)).toEqual([]);
      expect(await wide(page)).toBeLessThanOrEqual(0);
      await page.getByRole('link', { name: t.mexico, exact: true }).click();
      await expect(page).toHaveURL(/pays=MX/);
      await expect(page.locator('#records-0')).toContainText('Instituto del Sueño');
    });

    test('S1-03: decisions are read with their reasons, and counted', async ({ page, baseURL }) => {
      await bring(page, baseURL, { office: [OFFICE], partner: PARTNERS });
      await go(page, '#/partenaires/historique');
      await expect(heading(page)).toHaveText(t.timeline);
      const all = page.locator('#decisions > li');
      await expect(all).toContainText(['Niveau non démontré', 'offre absente chez nous', t.by]);
      await expect(all.nth(1)).toContainText(t.over);
      await expect(page.locator('#selection dd')).toHaveText(['2', '1', '1']);
      expect(await findings(page)).toEqual([]);
      expect(await wide(page)).toBeLessThanOrEqual(0);
    });
  });
}

const SHEET = `<?xml version="1.0"?>
<factsheet-response xmlns="https://github.com/erasmus-without-paper/ewp-specs-api-factsheet/tree/stable-v1"
 xmlns:p="https://github.com/erasmus-without-paper/ewp-specs-types-phonenumber/tree/stable-v1"><factsheet>
<hei-id>sogno.example</hei-id>
<calendar><student-nominations><autumn-term>--04-10</autumn-term><spring-term>--10-15</spring-term></student-nominations>
<student-applications><autumn-term>--05-01</autumn-term><spring-term>--11-01</spring-term></student-applications></calendar>
${['application-info', 'housing-info', 'visa-info', 'insurance-info']
  .map((name) => `<${name}><email>bureau@sogno.example</email><p:phone-number><p:e164>+390000001</p:e164></p:phone-number><website-url>https://sogno.example/</website-url></${name}>`)
  .join('')
  .replace('</application-info>', '</application-info><decision-weeks-limit>4</decision-weeks-limit><tor-weeks-limit>5</tor-weeks-limit>')}
</factsheet></factsheet-response>`;

test('a fact sheet of EWP fills a known partner, and is written again', async ({ page, baseURL }) => {
  const known = partner(ALBA, 'Università del Sogno', { schac: 'sogno.example' });
  await bring(page, baseURL, { partner: [known] });
  const hosting = `#/partenaires/${ALBA}/accueil`;
  await go(page, hosting);
  await page.locator('#export-factsheet').click();
  await expect(page.locator('#ewp-lacks li').first()).toBeVisible();
  await page.locator('#ewp a').click();
  await page.locator('#table-file').setInputFiles({ name: 'factsheet.xml', mimeType: 'application/xml', buffer: Buffer.from(SHEET) });
  await expect(page.locator('#choice-2')).toHaveValue('fill');
  await page.locator('#import-now').click();
  await saved(page);
  await go(page, hosting);
  await expect(page.locator('#field-applicationEmail')).toHaveValue('bureau@sogno.example');
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#export-factsheet').click()]);
  expect(file.suggestedFilename()).toBe('factsheet-sogno.example.xml');
  const text = await readFile(await file.path(), 'utf8');
  for (const part of ['<autumn-term>--04-10</autumn-term>', '<tor-weeks-limit>5</tor-weeks-limit>', '<p:e164>+390000001</p:e164>']) {
    expect(text).toContain(part);
  }
  await openRecords(page, `${baseURL}${hosting}`);
  await expect(page.locator('#ewp-lacks')).toHaveCount(0);
});

test('S2-28, S3-02: people and partners of the same branch are found from a partner', async ({ page, baseURL }) => {
  const [one, other] = [uuid(), uuid()];
  const contact = { id: uuid(), name: 'Zoé Modèle', interests: 'Hydrologie' };
  const met = { id: uuid(), on: '2026-02-01', kind: 'visit', people: 'Zoé Modèle' };
  await bring(page, baseURL, { partner: [
    partner(one, 'Chimie du Nord', { kind: 'company', sector: 'Chimie', contacts: [contact], interactions: [met] }),
    partner(other, 'Chimie du Sud', { kind: 'company', sector: 'chimie' }),
    partner(uuid(), 'Autre', { sector: 'Acier' }),
  ] });
  await go(page, `#/partenaires/${one}/relation`);
  await expect(page.locator('#people tbody tr')).toHaveText([/Zoé Modèle.*Hydrologie.*01\/02\/2026/]);
  await go(page, `#/partenaires/${one}/evaluation`);
  await page.locator('#same-branch').click();
  await expect(page.locator('#records tbody tr')).toHaveCount(2);
});

test('S3-03, S3-05: ratings and commitments stay beside those that follow them', async ({ page, baseURL }) => {
  const pulses = [{ id: uuid(), on: '2025-01-01', trust: '3', note: 'Début' }, { id: uuid(), on: '2026-01-01', trust: '5', theirTrust: '4', note: 'Deux visites' }];
  const commitments = [{ id: uuid(), text: 'Deux places par an', on: '2025-01-01', until: '2026-01-01' }, { id: uuid(), text: 'Quatre places par an', on: '2026-01-01' }];
  await bring(page, baseURL, { partner: [partner(ALBA, 'Università del Sogno', { pulses, commitments })] });
  await go(page, `#/partenaires/${ALBA}/relation`);
  const said = async () => (await page.locator('main input').evaluateAll((all) => all.map((it) => it.value))).join(' ');
  await expect.poll(said).toMatch(/Deux places par an.*Quatre places par an/);
  expect(await said()).toMatch(/Début.*Deux visites/);
});

test('S4-14, S4-15: a vocational training centre is offered its four countries first, in the same stages', async ({ page, baseURL }) => {
  await bring(page, baseURL, { office: [{ ...OFFICE, vet: true }], partner: PARTNERS });
  await go(page, `#/partenaires/${uuid()}`);
  await page.locator('#field-country').press('ArrowDown');
  const offered = page.locator('#field-country-list [role="option"]');
  await expect(offered.first()).toBeVisible();
  const first = await offered.allTextContents();
  for (const [at, name] of ['Allemagne', 'France', 'Mexique', 'Royaume-Uni'].entries()) expect(first[at]).toContain(name);
  await go(page, '#/partenaires/etapes');
  await expect(page.locator('#board')).toContainText('Instituto del Sueño');
});
