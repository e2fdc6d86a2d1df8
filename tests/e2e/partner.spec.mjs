// A partner's page: its facets, the next stage with what stands before it, checklists,
// scores, interactions; in French and English, by keyboard, on a phone.

import { test, expect, wide } from './fixtures.mjs';
import { backedUp, bring, field, go, pages, partner, saved, type, uuid } from './records.mjs';
import { findings } from './axe.mjs';
import { printed } from './paper.mjs';

const FACETS = { relation: 'Relation', proposition: 'Proposition', evaluation: 'Évaluation', accueil: 'Accueil des étudiants', reconnaissance: 'Reconnaissance' };
const today = () => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
const gates = (page) => page.locator('#gates > li');
/** A partner as a backup holds it; the page goes back to where it was. */
const stored = async (page, id) => {
  const here = await page.evaluate(() => location.hash);
  const { json } = await backedUp(page);
  await go(page, here);
  return json.content.records.partner.find((it) => it.id === id);
};

const office = () => ({
  id: uuid(), names: { fr: 'École des mines' }, country: 'FR',
  criteria: [
    { id: uuid(), name: 'Recherche commune', kind: 'objective', weight: '3' },
    { id: uuid(), name: 'Langue', kind: 'criterion', weight: '1' },
  ],
});

/** A partner that is examined, in an open space with an office. */
async function examined(page, baseURL, more = {}) {
  const id = uuid();
  await bring(page, baseURL, { office: [office()], partner: [partner(id, 'Aurore', { status: 'examined', lead: 'recommendation', ...more })] });
  return id;
}

test('a partner has six facets, walked through by keyboard, and each field stands in one', async ({ page, baseURL }) => {
  const id = await examined(page, baseURL);
  await go(page, `#/partenaires/${id}`);
  const nav = page.getByRole('navigation', { name: 'Volets de la fiche' });
  await expect(nav.getByRole('link')).toHaveCount(6);
  await expect(nav.getByRole('link', { name: 'Fiche' })).toHaveAttribute('aria-current', 'page');
  await expect(field(page, 'names-local')).toHaveValue('Aurore');
  await expect(field(page, 'creditSystem')).toHaveCount(0);
  for (const [word, name] of Object.entries(FACETS)) {
    await nav.getByRole('link', { name }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`#/partenaires/${id}/${word}$`));
    await expect(nav.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aurore');
    await expect(field(page, 'names-local')).toHaveCount(0);
  }
  await expect(field(page, 'creditSystem')).toBeVisible();
  await page.getByLabel('Langue', { exact: true }).selectOption('en');
  await expect(page.getByRole('navigation', { name: 'Parts of the record' }).getByRole('link', { name: 'Recognition' })).toHaveAttribute('aria-current', 'page');
});

test('S0-47, S1-03: what holds a stage back is passed over with a reason that is kept, undone at once', async ({ page, baseURL }) => {
  const id = await examined(page, baseURL);
  await go(page, `#/partenaires/${id}/relation`);
  await expect(page.locator('#stage')).toContainText('Étape actuelle : À l’examen');
  await field(page, 'next-stage').selectOption('active');
  const held = page.locator('#gates > li[data-severity="mandatory"]');
  await expect(held).toHaveCount(6);
  await expect(gates(page).filter({ hasText: 'PAR-08' })).toContainText('Points de vérification sans réponse : 20.');
  await expect(gates(page).filter({ hasText: 'PAR-08' })).toContainText('Bureau canadien de l’éducation internationale');
  await expect(gates(page).filter({ hasText: 'PAR-08' }).getByRole('link')).toHaveAttribute('href', `#/partenaires/${id}/evaluation`);
  await page.locator('#decide-stage').focus();
  await page.keyboard.press('Enter');
  await expect(field(page, 'stage-reason')).toBeFocused();
  await expect(page.locator('#field-stage-reason-error')).toHaveText('Écrivez le motif, puis décidez.');
  await page.keyboard.type('Voulu par la direction');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Zoé Martin');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#stage')).toContainText('Étape actuelle : Actif');
  await expect(field(page, 'next-stage')).toBeFocused();
  await saved(page);
  const after = await stored(page, id);
  expect(after.status).toBe('active');
  expect(after.decisions).toMatchObject([{
    on: today(), stage: 'active', from: 'examined', by: 'Zoé Martin', reason: 'Voulu par la direction', setAside: 'PAR-03, PAR-06, PAR-07, PAR-08, PAR-11',
  }]);
  await page.locator('#undo').click();
  await expect(page.locator('#stage')).toContainText('Étape actuelle : À l’examen');
  await saved(page);
  const before = await stored(page, id);
  expect(before.status).toBe('examined');
  expect(before.decisions ?? []).toEqual([]);
});

test('S0-48: the days of each stage are told and never held against anybody', async ({ page, baseURL }) => {
  const id = await examined(page, baseURL, { decisions: [
    { id: uuid(), on: '2020-01-31', stage: 'contacted', from: 'prospect' }, { id: uuid(), on: '2020-03-01', stage: 'examined', from: 'contacted' },
  ] });
  await go(page, `#/partenaires/${id}/relation`);
  await expect(page.locator('#spells li')).toHaveText([/^Prospect/, /^Contacté\s: 30 jours$/, /^À l’examen\s: \d+ jours$/]);
  await expect(page.locator('#stage .error:not(:empty), #stage [data-severity]')).toHaveCount(0);
  await page.getByLabel('Langue', { exact: true }).selectOption('en');
  await expect(page.locator('#spells li').nth(1)).toHaveText('Contacted: 30 days');
  await field(page, 'next-stage').selectOption('dormant');
  await expect(page.locator('#stage')).toContainText('Nothing holds this stage back.');
});

test('S0-47: every point of due diligence is answered in place, dated, and unknown is never no', async ({ page, baseURL }) => {
  const id = await examined(page, baseURL);
  await go(page, `#/partenaires/${id}/evaluation`);
  const list = page.locator('#diligence');
  await expect(list.locator('.points > li')).toHaveCount(20);
  await expect(list).toContainText('Points répondus : 0 sur 20');
  await field(page, 'DUE-01').selectOption('yes');
  await expect(list).toContainText('Points répondus : 1 sur 20');
  await expect(list).toContainText('Pas encore d’avis');
  await list.locator('#DUE-01').getByLabel('Preuve').fill('Registre du commerce');
  await page.keyboard.press('Tab');
  await field(page, 'DUE-02').selectOption('unknown');
  await expect(list).toContainText('Points répondus : 2 sur 20 ; pas encore connus : 1');
  await expect(list).not.toContainText('Avis réservé');
  await field(page, 'DUE-02').selectOption('no');
  await expect(list).toContainText('Avis réservé');
  await saved(page);
  expect((await stored(page, id)).checks).toMatchObject([
    { point: 'DUE-01', answer: 'yes', on: today(), evidence: 'Registre du commerce' }, { point: 'DUE-02', answer: 'no', on: today() },
  ]);
  await page.reload();
  await saved(page);
  await expect(field(page, 'DUE-02')).toHaveValue('no');
});

test('S0-04, S0-19: the fit shows each term, and keeps the criterion as it was', async ({ page, baseURL }) => {
  const id = await examined(page, baseURL, { status: 'active' });
  await go(page, `#/partenaires/${id}/evaluation`);
  await field(page, 'score-0').selectOption('4');
  await expect(page.locator('#fit-terms li')).toHaveText(['Recherche commune : poids 3 × note 4 = 12']);
  await field(page, 'score-1').selectOption('1');
  await expect(page.locator('#fit')).toContainText('Total : 13 sur 16');
  await expect(page.locator('#fit #tier')).toHaveText('Rang : stratégique');
  await expect(page.locator('#fit')).toContainText('Objectifs servis : Recherche commune');
  await saved(page);
  expect((await stored(page, id)).scores).toMatchObject([
    { criterion: 'Recherche commune', kind: 'objective', weight: '3', score: '4', on: today() }, { criterion: 'Langue', weight: '1', score: '1' },
  ]);
});

test('S3-01, S2-26: an interaction takes three fields, and the delays follow from them', async ({ page, baseURL }) => {
  const id = await examined(page, baseURL, { interactions: [{ id: uuid(), on: '2020-01-01', way: 'received' }, { id: uuid(), on: '2020-01-05', way: 'sent' }] });
  await go(page, `#/partenaires/${id}/relation`);
  const quick = page.locator('#quick');
  await expect(quick.locator('select, input, textarea')).toHaveCount(3);
  await expect(quick).toContainText('Notre délai médian de réponse : 4 j, sur 1 réponse');
  await page.locator('#quick-add').click();
  await expect(page.locator('#field-quick-summary-error')).not.toBeEmpty();
  await field(page, 'quick-kind').selectOption('email');
  await field(page, 'quick-way').selectOption('received');
  await field(page, 'quick-summary').fill('Propose une visite');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(quick).toContainText('attend notre réponse');
  await expect(field(page, 'quick-kind')).toBeFocused();
  await expect(field(page, 'quick-summary')).toHaveValue('');
  await saved(page);
  expect((await stored(page, id)).interactions.at(-1)).toMatchObject({ on: today(), kind: 'email', way: 'received', summary: 'Propose une visite' });
});

test('S2-13, S2-30: bare needs are named, and the weakest condition has its step', async ({ page, baseURL }) => {
  const id = await examined(page, baseURL, { needs: [{ id: uuid(), need: 'Recruter' }, { id: uuid(), need: 'Former', advantage: 'Des cours' }] });
  await go(page, `#/partenaires/${id}/proposition`);
  await expect(page.locator('#bare-needs li')).toHaveText(['Recruter']);
  await go(page, `#/partenaires/${id}/evaluation`);
  await field(page, 'condition-structures').selectOption('yes');
  await field(page, 'condition-need').selectOption('no');
  await expect(page.locator('#success')).toContainText('Conditions remplies : 1 sur 5 ; appréciées : 2');
  await expect(page.locator('#weakest')).toContainText('La plus faible : Besoin reconnu par le partenaire.');
});

test('S2-15, S0-65, S0-70: the arguments fit on one page, the review on two with a line for each party', async ({ page, baseURL }) => {
  const id = await examined(page, baseURL, {
    offer: 'Des stages encadrés',
    arguments: Array.from({ length: 8 }, (_, index) => ({ id: uuid(), argument: `Argument ${index}`, objection: 'Le coût', answer: 'Les bourses' })),
    assessments: [{ id: uuid(), on: '2026-06-01', verdict: 'maintain', students: 'Deux places', nextOn: '2028-06-01' }],
  });
  await go(page, `#/partenaires/${id}/proposition`);
  await expect(page.locator('#print-arguments')).toBeVisible();
  const sheet = await printed(page);
  expect(sheet.pages).toBe(1);
  for (const part of ['Argumentaire', 'Aurore', 'Des stages encadrés', 'Argument 7 – Objection']) expect(sheet.text).toContain(part);
  expect(sheet.text).not.toContain('Ajouter une ligne');
  await go(page, `#/partenaires/${id}/evaluation`);
  await expect(page.locator('#print-review')).toBeVisible();
  const review = await printed(page);
  expect(review.pages).toBeLessThanOrEqual(2);
  for (const part of ['Bilan du partenariat', 'Maintenir', 'Deux places', 'pour le partenaire : à écrire', '2028']) expect(review.text).toContain(part);
  expect(review.text).not.toContain('DUE-01');
});

test('labels of one’s own are completed from those in use', async ({ page, baseURL }) => {
  const id = await examined(page, baseURL, { tags: 'Énergie, nord' });
  const other = uuid();
  await go(page, `#/partenaires/${other}`);
  await type(page, 'names-local', 'Boréal');
  await field(page, 'tags').pressSequentially('Mines, éner');
  await page.getByRole('listbox').getByRole('option', { name: 'Énergie' }).click();
  await saved(page);
  await expect(field(page, 'tags')).toHaveValue('Mines, Énergie');
  expect(await pages(page)).toContain('"tags":"Mines, Énergie"');
  expect(id).not.toBe(other);
});

for (const lang of ['fr', 'en']) {
  test(`every facet is for everybody, on a phone too (${lang})`, async ({ page, baseURL }) => {
    const id = await examined(page, baseURL);
    await page.getByLabel('Langue', { exact: true }).selectOption(lang);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const word of ['', ...Object.keys(FACETS).map((it) => `/${it}`)]) {
      await go(page, `#/partenaires/${id}${word}`);
      if (word === '/relation') await field(page, 'next-stage').selectOption('active');
      expect(await findings(page), word).toEqual([]);
      expect(await wide(page), word).toBeLessThanOrEqual(0);
    }
  });
}
