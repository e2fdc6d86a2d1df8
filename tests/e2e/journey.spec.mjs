// From a file to a printed recognition sheet without a network, by keyboard, on a phone; and a
// grading table that is pasted without a network.

import { readFile } from 'node:fs/promises';
import { hasFocus, tabTo } from './agreements.mjs';
import { findings } from './axe.mjs';
import { expect, offlineReady, test, wide } from './fixtures.mjs';
import { printed } from './paper.mjs';
import { field, go, openRecords, saved } from './records.mjs';

const AIRE = '#/releves/d52d5759-eec7-4db5-bc98-81b15c41d5c5';

const WORDS = {
  fr: { scale: 'Pourcentage', sheet: 'Fiche de reconnaissance', decided: /Décidée le/, total: 'Total\u202f: 40 résultats' },
  en: { scale: 'Percentage', sheet: 'Recognition sheet', decided: /Decided on/, total: 'Total: 40 results' },
};

/** Opens the sample, and takes the file of one of its transcripts from it. */
async function fileOfSample(page, baseURL) {
  await page.goto(`${baseURL}#/exemple`);
  await expect(page.locator('.office[data-space="passerelle-sample"][data-state="saved"]')).toBeAttached({ timeout: 15_000 });
  await go(page, AIRE);
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#export-elmo').click()]);
  return readFile(await file.path());
}

/** Drops a file on the page, as a hand does. */
const dropped = (page, content) =>
  page.locator('#drop').evaluate((drop, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'releve.xml', { type: 'application/xml' }));
    drop.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, content);

for (const locale of ['fr', 'en']) {
  test.describe(locale, () => {
    test.use({ locale });
    const t = WORDS[locale];

    test('a file, dropped or chosen, becomes a printed sheet: offline, by keyboard, on a phone', async ({ page, baseURL, context }) => {
      test.setTimeout(120_000);
      await page.addInitScript(() => { window.print = () => { window.asked = true; }; });
      const buffer = await fileOfSample(page, baseURL);
      await page.setViewportSize({ width: 360, height: 740 });
      await offlineReady(page);
      await context.setOffline(true);
      await page.reload();
      await saved(page);
      await go(page, '#/releves/importer');

      if (locale === 'en') {
        await dropped(page, buffer.toString('utf8'));
      } else {
        await tabTo(page, '#import-file');
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
        await chooser.setFiles({ name: 'releve.xml', mimeType: 'application/xml', buffer });
      }
      await expect(page.locator('#import-kind')).toContainText('ELMO');
      await expect(page.locator('#import-rows tbody tr')).toHaveCount(4);
      expect(await findings(page)).toEqual([]);
      expect(await wide(page)).toBeLessThanOrEqual(0);
      await tabTo(page, '#field-scale-0', 200);
      await page.keyboard.type(t.scale);
      await expect(field(page, 'scale-0')).toHaveValue(/.+/);
      await tabTo(page, '#import-now', 200);
      await page.keyboard.press('Enter');

      await expect(page.locator('#transcript-deeds')).toBeVisible();
      await saved(page);
      await expect(page.locator('#table-results tbody tr')).toHaveCount(4);
      await hasFocus(page);
      await tabTo(page, '#prepare');
      await page.keyboard.press('Enter');
      await expect(page.locator('#decision-state')).toBeVisible();
      await expect(page.locator('#recognition-total')).toContainText('11');
      expect(await findings(page)).toEqual([]);
      expect(await wide(page)).toBeLessThanOrEqual(0);
      await tabTo(page, '#begin-decision', 200);
      await page.keyboard.press('Enter');
      await expect(field(page, 'author')).toBeVisible();
      await tabTo(page, '#field-author', 200);
      await page.keyboard.type('Claire Fontanel');
      await tabTo(page, '#decide', 200);
      await saved(page);
      await page.keyboard.press('Enter');
      await expect(page.locator('#decision-state')).toHaveText(t.decided);
      await saved(page);
      expect(await findings(page)).toEqual([]);
      await tabTo(page, '#print', 200);
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => window.asked)).toBe(true);
      const { text } = await printed(page);
      for (const part of [t.sheet, 'Claire Fontanel', 'ENG3010', 'GE501', 'LAN1100']) expect(text).toContain(part);
    });

    test('a grading table is pasted and stored without a network', async ({ page, baseURL, context }) => {
      await openRecords(page, `${baseURL}#/tables`);
      await offlineReady(page);
      await context.setOffline(true);
      await page.reload();
      await saved(page);
      await page.locator('#add').click();
      await field(page, 'table-paste').fill('A;12\nB;20\nC;8');
      await page.locator('#table-store').click();
      await expect(page.locator('#table-total')).toHaveText(t.total);
      await saved(page);
      await page.reload();
      await saved(page);
      await expect(page.locator('#table-total')).toHaveText(t.total);
    });
  });
}
