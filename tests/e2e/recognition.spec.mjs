// From a transcript to a recognition that is decided, printed and kept: on the sample data,
// whose figures tests/agreement/recognition.rs reckons.

import { readFile } from 'node:fs/promises';
import { cell } from './agreements.mjs';
import { findings } from './axe.mjs';
import { expect, offlineReady, test, wide } from './fixtures.mjs';
import { printed } from './paper.mjs';
import { backedUp, downloaded, field, go, saved } from './records.mjs';

const AIRE = '#/reconnaissances/8e03c79e-fa1f-02d6-1579-fdbc67c78730';
const DONAU = '#/reconnaissances/c8439ed9-9718-02cb-1876-a8efd353eb16';
const PARTNER = '#/partenaires/6f0f8c06-b127-469a-ae11-ea08ffab9a21';

/** Opens the sample, and a page of it. */
async function sample(page, baseURL, hash) {
  await page.goto(`${baseURL}#/exemple`);
  await expect(page.locator('.office[data-space="passerelle-sample"][data-state="saved"]')).toBeAttached({ timeout: 15_000 });
  await go(page, hash);
}

const total = (page) => page.locator('#recognition-total');
const block = (page, key) => page.locator(`.recognition-block[data-block="${key}"]`);
const state = (page) => page.locator('#decision-state');

const WORDS = {
  fr: {
    proposal: 'Proposition', automatic: 'Reconnu automatiquement', subset: 'Reconnu en partie', decided: /Décidée le/,
    sheet: 'Fiche de reconnaissance', outcomes: 'Acquis d’apprentissage validés', source: 'Universität Basel', needs: 'Dites qui décide.',
    reason: 'Un bloc s’écarte de la proposition sans motif',
  },
  en: {
    proposal: 'Proposal', automatic: 'Recognised automatically', subset: 'Recognised in part', decided: /Decided on/,
    sheet: 'Recognition sheet', outcomes: 'Learning outcomes obtained', source: 'Universität Basel', needs: 'Say who decides.',
    reason: 'A block differs from the proposal without a reason',
  },
};

for (const lang of ['fr', 'en']) {
  test.describe(lang, () => {
    test.use({ locale: lang });
    const t = WORDS[lang];

    test('S1-33: what was passed is proposed without a step, decided, printed and kept', async ({ page, baseURL }) => {
      test.setTimeout(120_000);
      await sample(page, baseURL, AIRE);
      await expect(state(page)).toHaveText(t.proposal);
      await expect(total(page)).toContainText('11');
      await expect(block(page, '1')).toContainText(t.automatic);
      await expect(block(page, '1').locator('.block-mark')).toContainText('15');

      await field(page, 'regime').selectOption('cti');
      await saved(page);

      // What if: nothing of it is stored. Of 10 credits left, 6 of the 6 + 5 are covered.
      await page.locator('#suppose-0-0').selectOption('failed');
      await expect(total(page)).toContainText('6');
      await expect(block(page, '1')).toContainText(t.subset);
      await page.locator('#suppose-end').click();
      await expect(total(page)).toContainText('11');

      await page.locator('#plan-missing').click();
      await expect(page.locator('#remedies-remove-1')).toBeVisible();
      await expect(page.locator('#plan-missing')).toHaveCount(0);

      // Without a name nothing is decided.
      await page.locator('#decide').click();
      await expect(page.locator('#decision')).toContainText(t.needs);
      await field(page, 'author').fill('Claire Fontanel');
      await page.keyboard.press('Tab');
      await saved(page);
      await page.locator('#answer-0-refused').check();
      await saved(page);
      await page.locator('#decide').click();
      await expect(page.locator('#decision')).toContainText(t.reason);
      await page.locator('#answer-0-automatic').check();
      await saved(page);
      await page.locator('#decide').click();
      await expect(state(page)).toHaveText(t.decided);
      await expect(page.locator('#answer-0-refused')).toBeDisabled();
      await saved(page);

      await page.reload();
      await saved(page);
      await expect(state(page)).toHaveText(t.decided);
      const { text } = await printed(page);
      for (const part of [t.sheet, t.outcomes, t.source, 'Claire Fontanel', 'ENG3010', 'GE501', 'LAN1100']) expect(text).toContain(part);
      expect(text).not.toContain('Ctrl');

      const { json: data } = await downloaded(page, () => page.locator('#json').click());
      expect([data.credits, data.blocks[0].answer, data.author]).toEqual(['11', 'automatic', 'Claire Fontanel']);
      const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#csv').click()]);
      const csv = await readFile(await file.path(), 'utf8');
      expect(csv).toContain('ENG3051;Fluid Mechanics 3;10;10');
    });
  });
}

test('a decision is withdrawn with a reason, which stays', async ({ page, baseURL }) => {
  await sample(page, baseURL, DONAU);
  await page.locator('#decide').click();
  await expect(state(page)).toHaveText(/Décidée/);
  await page.locator('.withdraw summary').click();
  await page.locator('#withdraw').click();
  await expect(page.locator('#field-withdraw-reason-error')).not.toBeEmpty();
  await page.locator('#field-withdraw-reason').fill('Relevé remplacé par le partenaire');
  await page.locator('#withdraw').click();
  await expect(state(page)).toHaveText('Proposition');
  await saved(page);
  await page.reload();
  await saved(page);
  await expect(page.locator('#earlier')).toContainText('Relevé remplacé par le partenaire');
});

test('S1-36: an examination for what was passed is shown, cited and counted, and never offered', async ({ page, baseURL }) => {
  await sample(page, baseURL, DONAU);
  await expect(page.locator('#exams-notice')).toHaveCount(0);
  await page.locator('#exams-add').click();
  const component = page.locator('[id^="field-exams-"][id$="-component"]');
  await component.fill('WS-21');
  await page.keyboard.press('Tab');
  await expect(page.locator('#exams-notice')).toContainText('2018/C 444/01');
  await expect(page.locator('#document')).toContainText('WS-21');
  await expect(page.getByRole('radio', { name: /examen/i })).toHaveCount(0);
});

test('S1-37: the delay of a decision is measured', async ({ page, baseURL }) => {
  await sample(page, baseURL, DONAU);
  await field(page, 'decidedOn').fill('25/08/2025');
  await page.keyboard.press('Tab');
  await saved(page);
  await page.locator('#decide').click();
  // Received on 11 August 2025.
  await expect(page.locator('#recognition-days')).toContainText('14 jours');
  await page.locator('#delays summary').click();
  await expect(page.locator('#delays')).toContainText('2025 : médiane 14 jours, maximum 14, sur 1 décision(s)');
});

test('S1-71: each side has its own validation', async ({ page, baseURL }) => {
  await sample(page, baseURL, DONAU);
  await field(page, 'homeTrack').selectOption('validated');
  await field(page, 'partnerTrack').selectOption('pending');
  await saved(page);
  await page.reload();
  await saved(page);
  await expect(field(page, 'homeTrack')).toHaveValue('validated');
  await expect(field(page, 'partnerTrack')).toHaveValue('pending');
  await expect(page.locator('#document')).toContainText('Validation par le partenaire, selon ses règles');
});

test('S0-40: a partner says how its transcripts are read', async ({ page, baseURL }) => {
  await sample(page, baseURL, `${PARTNER}/reconnaissance`);
  const guide = page.locator('#guide');
  for (const part of ['Pourcentage (Royaume-Uni)', '40', '100', '0,5', 'deux pour un ECTS', 'annexe 2']) await expect(guide).toContainText(part);
});

test('S0-20: courses are filtered to those that were recognised', async ({ page, baseURL }) => {
  await sample(page, baseURL, AIRE);
  await page.locator('#begin-decision').click();
  await field(page, 'author').fill('Claire Fontanel');
  await page.keyboard.press('Tab');
  await saved(page);
  await page.locator('#decide').click();
  await expect(state(page)).toHaveText(/Décidée/);
  await go(page, `${PARTNER}/reconnaissance`);
  await page.locator('#guide a').click();
  await expect(page.locator('#courses tbody tr')).toHaveCount(3);
  await page.locator('#only-transferable').check();
  await expect(page.locator('#courses tbody tr')).toHaveCount(2);
  await expect(page.locator('#courses')).not.toContainText('Power Systems');
  await page.locator('#field-course-search').fill('fluid');
  await expect(page.locator('#courses tbody tr')).toHaveCount(1);
});

test('without a network and on a phone it is decided all the same', async ({ page, baseURL, context }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await sample(page, baseURL, DONAU);
  await offlineReady(page);
  await context.setOffline(true);
  await page.reload();
  await saved(page);
  await page.locator('#decide').focus();
  await page.keyboard.press('Enter');
  await expect(state(page)).toHaveText(/Décidée/);
  expect(await wide(page)).toBeLessThanOrEqual(0);
});

/** Calls a result of the other transcript by another name, so that nothing tells which course it is. */
async function renamed(page, baseURL) {
  await sample(page, baseURL, '#/releves/936d0e1e-83c0-4da8-b197-d4e2e8d5b9e3');
  await cell(page, 'results', 1, 'code').fill('XX-1');
  await cell(page, 'results', 1, 'title').fill('Réseaux intelligents');
  await page.keyboard.press('Tab');
  await saved(page);
  await go(page, DONAU);
}

test('a result that nobody agreed on is said to be a component, from either side, and taken back', async ({ page, baseURL }) => {
  test.setTimeout(60_000);
  await renamed(page, baseURL);
  const component = '40031ad6-22ed-4387-aac0-34cf71b34e47';
  const row = page.locator('.recognition-block tr', { hasText: 'NS-09' });
  const choice = page.locator('#result-0-1');
  const detach = page.locator(`#detach-${component}`);
  await expect(row).toContainText('Pas au relevé');
  await expect(page.locator('#beyond tbody th')).toHaveText(['XX-1 · Réseaux intelligents']);
  // Walking through the choice changes nothing; the button does.
  await choice.focus();
  await page.keyboard.press('ArrowDown');
  await expect(row).toContainText('Pas au relevé');
  await choice.selectOption({ label: 'XX-1 · Réseaux intelligents' });
  await page.locator('#result-0-1-assign').click();
  await expect(row).toContainText('Validée');
  await expect(row).toContainText('XX-1 · Réseaux intelligents');
  await expect(page.locator('#beyond')).toHaveCount(0);
  await expect(detach).toBeFocused();
  await saved(page);
  const kept = async () => {
    const all = (await backedUp(page)).json.content.records.transcript;
    const agreed = all.flatMap((it) => it.results).map((it) => it.agreed).filter(Boolean);
    await go(page, DONAU);
    return agreed;
  };
  expect(await kept()).toEqual([component]);
  // Back again, by its button; then from the other side, and back by one undo.
  await detach.click();
  await expect(row).toContainText('Pas au relevé');
  await expect(page.locator('#beyond select')).toBeFocused();
  await page.locator('#beyond select').selectOption({ label: 'NS-09 · Smart Grids' });
  await page.locator('#beyond button').click();
  await expect(row).toContainText('Validée');
  await saved(page);
  await page.locator('#undo').click();
  await expect(row).toContainText('Pas au relevé');
  expect(await kept()).toEqual([]);
  // Whatever is decided stays.
  await choice.selectOption({ index: 1 });
  await page.locator('#result-0-1-assign').click();
  await expect(detach).toBeVisible();
  await page.locator('#decide').click();
  await expect(state(page)).toHaveText(/Décidée/);
  await expect(detach).toHaveCount(0);
});

test('what if a component is replaced by a course of other credits: what is left to do, and nothing stored', async ({ page, baseURL }) => {
  await sample(page, baseURL, AIRE);
  await field(page, 'regime').selectOption('cti');
  await saved(page);
  const credits = field(page, 'suppose-credits-0-0');
  const error = page.locator('#field-suppose-credits-0-0-error');
  await page.locator('#suppose-0-0').selectOption('replaced');
  await expect(credits).toBeVisible();
  // No course yet: 10 of the 20 are obtained, which holds the 6 of 6 + 5.
  await expect(total(page)).toHaveText(/^6 /);
  await expect(error).toBeEmpty();
  for (const [text, said] of [['0,5', /^6 /], ['1', /^11 /], ['0.5', /^6 /], ['1,0', /^11 /]]) {
    await credits.fill(text);
    await expect(total(page)).toHaveText(said);
    await expect(error).toBeEmpty();
  }
  await credits.fill('dix');
  await expect(error).not.toBeEmpty();
  await expect(credits).toHaveAttribute('aria-invalid', 'true');
  await expect(total(page)).toHaveText(/^6 /);
  await expect(credits).toBeFocused();
  await credits.fill('0,5');
  await expect(block(page, '1')).toContainText('à faire');
  await page.locator('#suppose-end').click();
  await expect(credits).toHaveCount(0);
  await expect(total(page)).toHaveText(/^11 /);
  await expect(page.locator('#suppose-0-0')).toHaveValue('');
});

test('axe finds nothing where a result is to be placed and a component replaced, on a phone too', async ({ page, baseURL }) => {
  await renamed(page, baseURL);
  await page.locator('#suppose-0-0').selectOption('replaced');
  await field(page, 'suppose-credits-0-0').fill('dix');
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await findings(page)).toEqual([]);
    expect(await wide(page)).toBeLessThanOrEqual(0);
  }
});

for (const colorScheme of ['light', 'dark']) {
  for (const locale of ['fr', 'en']) {
    test.describe(() => {
      test.use({ locale });
      test(`axe finds nothing: ${colorScheme}, ${locale}`, async ({ page, baseURL }) => {
        test.setTimeout(90_000);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await sample(page, baseURL, AIRE);
        for (const width of [1440, 360]) {
          await page.setViewportSize({ width, height: 800 });
          for (const hash of [AIRE, DONAU, `${PARTNER}/cours`, '#/reconnaissances/919108f7-52d1-4320-9bac-f847db4148a8']) {
            await go(page, hash);
            expect(await findings(page), `${hash} at ${width}`).toEqual([]);
            expect(await wide(page), `${hash} at ${width}`).toBeLessThanOrEqual(0);
          }
        }
      });
    });
  }
}
