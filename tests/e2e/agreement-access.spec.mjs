// Learning agreements for everybody: axe with all its rules at every step, and a phone.

import { addRow, begin, cell, components, openExample, state, step, STEPS } from './agreements.mjs';
import { findings } from './axe.mjs';
import { expect, test, wide } from './fixtures.mjs';
import { field, go, openRecords } from './records.mjs';

test.use({ actionTimeout: 10_000 });
const LIST = 'Code\tTitre\tSemestre\tCrédits\nM1\tMécanique\t1/2\t6\nM2\tFluides\t\tbeaucoup';
// The sample's agreement in force.
const SIGNED = '06905269-ed6f-4b09-a165-c8ce36e2f24b';

/** Opens whatever folds in the page. */
async function unfold(page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.open = true;
  });
  // What a menu holds is drawn when it is opened.
  await page.waitForTimeout(100);
}

for (const [lang, colorScheme, viewport] of [
  ['fr', 'light', { width: 1440, height: 900 }],
  ['en', 'light', { width: 1440, height: 900 }],
  ['en', 'dark', { width: 1440, height: 900 }],
  ['fr', 'dark', { width: 360, height: 740 }],
]) {
  test.describe(`${lang}, ${colorScheme}, ${viewport.width} px`, () => {
    test.use({ locale: lang, colorScheme, viewport });
    const look = async (page, what) => {
      expect.soft(await findings(page), what).toEqual([]);
      expect.soft(await wide(page), what).toBeLessThanOrEqual(0);
    };

    test('axe finds nothing at any step of an empty agreement and of a full one', async ({ page, baseURL }) => {
      test.setTimeout(240_000);
      await openRecords(page, `${baseURL}#/contrats`);
      await look(page, 'empty list');
      await page.locator('#add').click();
      await expect(page.locator('#begin')).toBeVisible();
      await look(page, 'beginning');
      await page.locator('#begin').click();
      await expect(state(page)).toBeVisible();
      for (const word of STEPS) {
        await step(page, word);
        await look(page, `empty, ${word}`);
      }
      const id = await openExample(page, baseURL);
      for (const word of STEPS) {
        await go(page, `#/contrats/${id}/${word}`);
        await unfold(page);
        await look(page, `full, ${word}`);
      }
      await go(page, `#/contrats/${id}/cours`);
      await cell(page, 'host', 0, 'credits').fill('beaucoup');
      await page.keyboard.press('Tab');
      await expect(cell(page, 'host', 0, 'credits')).toHaveAttribute('aria-invalid', 'true');
      await look(page, 'cell in error');
      await page.locator('#paste-host').click();
      await look(page, 'empty paste');
      await page.locator('#pasting-host-text').fill(LIST);
      await expect(page.locator('#pasting-host-add')).toBeVisible();
      await look(page, 'paste');
      await page.locator('#pasting-host').getByRole('button').last().click();
      await go(page, `#/contrats/${id}/engagements`);
      await page.locator('#commit-sending').click();
      await expect(field(page, 'sending-name')).toHaveAttribute('aria-invalid', 'true');
      await look(page, 'commitment in error');
      await go(page, '#/contrats');
      await look(page, 'list');
    });

    test('axe finds nothing at any step of one that is in force', async ({ page, baseURL }) => {
      test.setTimeout(240_000);
      await page.goto(`${baseURL}#/exemple`);
      await expect(page.locator('.office[data-space="passerelle-sample"][data-state="saved"]')).toBeAttached({ timeout: 15_000 });
      for (const word of STEPS) {
        await go(page, `#/contrats/${SIGNED}/${word}`);
        await unfold(page);
        await look(page, word);
      }
      await go(page, `#/contrats/${SIGNED}/engagements`);
      await page.locator('#correct').click();
      await expect(page.locator('#discard')).toBeVisible();
      await look(page, 'being corrected');
      await go(page, `#/contrats/${SIGNED}/conditions`);
      await field(page, 'conditions').fill('Autrement');
      await page.keyboard.press('Tab');
      await page.locator('#discard').click();
      await expect(page.locator('#discarding')).toBeVisible();
      await look(page, 'giving a correction up');
      await page.locator('#discard-now').click();
      await expect(page.locator('#discard')).toHaveCount(0);
      await go(page, '#/contrats');
      await look(page, 'list');
    });
  });
}

test.describe('on a phone of 360 px', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('an agreement is begun and filled with the thumb, and no step is wider than the page', async ({ page, baseURL }) => {
    test.setTimeout(120_000);
    await openRecords(page, `${baseURL}#/contrats`);
    await page.locator('#add').tap();
    await page.locator('#begin').tap();
    await expect(state(page)).toHaveText('Brouillon');
    const long = 'Donaudampfschifffahrtsgesellschaftskapitänsuniversität';
    await field(page, 'person-familyNames').tap();
    await field(page, 'person-familyNames').fill(long);
    await page.keyboard.press('Tab');
    await step(page, 'etablissements');
    await field(page, 'partner-names-local').fill(long);
    await page.keyboard.press('Tab');
    await step(page, 'cours');
    for (const list of ['host', 'home', 'virtual']) {
      await page.locator(`#add-${list}`).tap();
      await expect(cell(page, list, 0, 'title')).toBeFocused();
      await addRow(page, list, { title: long, code: 'DONAUDAMPF-SCHIFF-1', credits: '6' });
      await expect(components(page, list)).toHaveCount(2);
      await components(page, list).nth(0).locator('summary').tap();
      await page.getByRole('button', { name: /^Retirer : ligne 1/ }).tap();
      await expect(components(page, list)).toHaveCount(1);
      // Every control is large enough for a thumb.
      for (const control of await components(page, list).nth(0).locator('input, select, summary').all()) {
        const box = await control.boundingBox();
        expect.soft(box.height, `${list} ${await control.getAttribute('aria-label')}`).toBeGreaterThanOrEqual(24);
      }
    }
    await components(page, 'home').nth(0).locator('summary').tap();
    expect.soft(await wide(page), 'menu of a row').toBeLessThanOrEqual(0);
    for (const word of STEPS) {
      await step(page, word);
      expect.soft(await wide(page), word).toBeLessThanOrEqual(0);
    }
    await step(page, 'cours');
    await page.locator('#paste-host').tap();
    await page.locator('#pasting-host-text').fill(LIST);
    await expect(page.locator('#pasting-host-add')).toBeVisible();
    expect.soft(await wide(page), 'paste').toBeLessThanOrEqual(0);
    await page.locator('#pasting-host-add').tap();
    await expect(components(page, 'host')).toHaveCount(3);
    await begin(page, baseURL);
  });
});
