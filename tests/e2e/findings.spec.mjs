// What the rules find: the panel, the marks, the buttons, what is set aside and printed.

import { components, example, hasFocus, state, step } from './agreements.mjs';
import { findings } from './axe.mjs';
import { expect, test, wide } from './fixtures.mjs';
import { printed } from './paper.mjs';
import { bring, field, go, saved, uuid } from './records.mjs';

/** The stay is to come, whenever the tests are run. */
const YEAR = new Date().getFullYear() + 1;

const finding = (page, code) => page.locator(`.finding[data-code="${code}"]:visible`);
const group = (page, word) => page.locator(`[data-group="${word}"]`);

/** A draft with which nearly everything is wrong; the partner's record knows its catalogue. */
async function openBad(page, baseURL, word = 'cours') {
  const { id, records } = example();
  const [agreement] = records.agreement;
  Object.assign(agreement, {
    scheme: 'erasmus', start: `${YEAR}-07-01`, end: `${YEAR}-02-01`, hostYear: `${YEAR - 1}/${YEAR}`, languageLevel: undefined, catalogue: undefined,
    host: [
      { id: uuid(), title: 'Algèbre', term: '2/2', credits: '12', code: 'M1', links: '1' },
      { id: uuid(), title: 'Topologie', term: '2/2', credits: '12' },
      { id: uuid(), title: 'Algèbre', term: '2/2', credits: '12', code: 'M1' },
    ],
    home: [
      { id: uuid(), code: 'B1', title: 'Algèbre', term: '2/2', credits: '12', links: '1', recognition: 'additional-exam', condition: 'Oral en septembre' },
      { id: uuid(), code: 'B2', title: 'Topologie', term: '2/2', credits: '12', links: '1' },
    ],
    virtual: [],
  });
  records.office[0].cti = true;
  Object.assign(records.partner[0], { catalogue: 'https://example-b.edu/courses', verifiedOn: new Date().toISOString().slice(0, 10) });
  await bring(page, baseURL, records);
  await go(page, `#/contrats/${id}/${word}`);
  return id;
}

const WORDS = {
  fr: {
    draft: 'Brouillon', ready: 'Prêt', automatic: 'Rendre automatique', noCode: 'Dire qu’il n’y a pas de code', remove: 'Retirer la ligne',
    swap: 'Échanger les dates', partner: 'Reprendre de la fiche du partenaire', aside: 'Écarter…', now: 'Écarter avec ce motif',
    reason: /^Motif/, counted: /1 point écarté/, takeUp: 'Reprendre',
  },
  en: {
    draft: 'Draft', ready: 'Ready', automatic: 'Make automatic', noCode: 'Say that there is no code', remove: 'Remove the row',
    swap: 'Swap the dates', partner: 'Take it from the partner’s record', aside: 'Set aside…', now: 'Set aside for this reason',
    reason: /^Reason/, counted: /1 point set aside/, takeUp: 'Take up again',
  },
};

for (const lang of ['fr', 'en']) {
  test.describe(lang, () => {
    test.use({ locale: lang });
    const t = WORDS[lang];

    test('S1-36: a bad draft becomes a clean one by following the panel alone, by keyboard', async ({ page, baseURL }) => {
      test.setTimeout(150_000);
      await openBad(page, baseURL);
      await expect(state(page)).toHaveText(t.draft);
      await expect(finding(page, 'CTI-14')).toBeVisible();
      await expect(page.locator('.profiles li')).toHaveCount(3);
      const press = async (code, name) => {
        const button = finding(page, code).first().getByRole('button', { name });
        await button.focus();
        await page.keyboard.press('Enter');
        await saved(page);
        await hasFocus(page);
      };
      await press('CTI-14', t.automatic);
      await expect(finding(page, 'CTI-14')).toHaveCount(0);
      await expect(finding(page, 'ECH-01')).toHaveCount(0);
      await press('AGR-06', t.noCode);
      await expect(finding(page, 'AGR-06')).toHaveCount(0);
      await press('AGR-07', t.remove);
      await expect(components(page, 'host')).toHaveCount(2);
      await press('AGR-12', t.swap);
      await press('LA-10', t.partner);
      await expect(finding(page, 'LA-10')).toHaveCount(0);
      // A finding leads to its field.
      await finding(page, 'LA-11').locator('.finding-place').focus();
      await page.keyboard.press('Enter');
      await expect(field(page, 'languageLevel')).toBeFocused();
      await field(page, 'languageLevel').selectOption('B2');
      await expect(finding(page, 'LA-11')).toHaveCount(0);
      await expect(state(page)).toHaveText(t.ready);
      await expect(group(page, 'mandatory')).toBeHidden();
      // What is right as it is, is set aside with a reason.
      const load = finding(page, 'LA-07');
      await load.locator('.finding-aside summary').focus();
      await page.keyboard.press('Enter');
      await load.getByRole('button', { name: t.now }).focus();
      await page.keyboard.press('Enter');
      await expect(load.getByLabel(t.reason)).toBeFocused();
      await page.keyboard.type('Un stage de recherche complète le semestre');
      await load.getByRole('button', { name: t.now }).focus();
      await page.keyboard.press('Enter');
      await saved(page);
      await expect(group(page, 'aside').locator(':scope > summary')).toHaveText(t.counted);
      await hasFocus(page);
      // It is printed, whether the rest of the check is attached or not.
      await step(page, 'apercu');
      const { text } = await printed(page);
      expect(text.replace(/\s+/g, '')).toContain('Unstagederecherchecomplètelesemestre');
      await page.locator('#with-control').check();
      await expect(page.locator('#document')).toContainText('CRE-01');
      // And taken up again.
      await group(page, 'aside').locator(':scope > summary').click();
      await group(page, 'aside').getByRole('button', { name: t.takeUp }).click();
      await expect(group(page, 'aside')).toBeHidden();
      await expect(group(page, 'recommended')).toContainText('LA-07');
    });
  });
}

test('a field with a finding is marked, says why, and is no longer marked once it is mended', async ({ page, baseURL }) => {
  await openBad(page, baseURL, 'conditions');
  const level = field(page, 'languageLevel');
  await expect(level).toHaveAttribute('aria-description', /CECRL/);
  await expect(page.locator('.field[data-mark="mandatory"]').filter({ has: level })).toBeVisible();
  await level.selectOption('B2');
  await expect(level).not.toHaveAttribute('aria-description', /CECRL/);
  await step(page, 'cours');
  const row = components(page, 'host').nth(1).locator('td[data-field="code"]');
  await expect(row).toHaveAttribute('data-mark', 'recommended');
  await expect(page.locator('.stages a[href$="/cours"]')).toContainText(/à corriger/);
  await row.locator('input').fill('T7');
  await page.keyboard.press('Tab');
  await expect(row).not.toHaveAttribute('data-mark', /./);
});

test('what changes is said once, after a pause', async ({ page, baseURL }) => {
  await openBad(page, baseURL, 'conditions');
  await expect(page.locator('#findings-spoken')).toBeEmpty();
  await field(page, 'languageLevel').selectOption('B2');
  await expect(page.locator('#findings-spoken')).toHaveText(/points? obligatoires?, .* points? conseillés?/);
});

test('S1-28: a month without its day leaves a rule undecided, and says for want of what', async ({ page, baseURL }) => {
  const { id, records } = example();
  Object.assign(records.agreement[0], { start: `${YEAR}-02`, end: `${YEAR}-07`, hostYear: `${YEAR - 1}/${YEAR}` });
  await bring(page, baseURL, records);
  await go(page, `#/contrats/${id}/engagements`);
  await field(page, 'student-date').fill(`03/02/${YEAR}`);
  await page.locator('#commit-student').click();
  await saved(page);
  await group(page, 'unknown').locator(':scope > summary').click();
  await expect(finding(page, 'LA-01').first()).toContainText('n’a pas de jour');
});

test('what is wrong is not lost from sight on a phone, and nothing is wider than it', async ({ browser, host }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'fr' });
  const page = await context.newPage();
  await openBad(page, await host());
  await expect(page.locator('#findings')).toBeVisible();
  expect(await wide(page)).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
  await page.evaluate(() => document.querySelectorAll('#findings details').forEach((it) => (it.open = true)));
  expect(await wide(page)).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
  await context.close();
});

for (const [lang, colorScheme] of [['fr', 'light'], ['en', 'dark']]) {
  test.describe(`${lang}, ${colorScheme}`, () => {
    test.use({ locale: lang, colorScheme });
    test('axe finds nothing in a panel that is unfolded', async ({ page, baseURL }) => {
      await openBad(page, baseURL);
      await page.evaluate(() => document.querySelectorAll('#findings details').forEach((it) => (it.open = true)));
      expect(await findings(page)).toEqual([]);
    });
  });
}
