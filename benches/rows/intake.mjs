// A file of 50,000 partners in the release page: from its choice to its records being
// committed, through the mapping and the rows as a person meets them, beside Papa Parse into
// Dexie with four indexes; and the longest task of the page meanwhile. Then what a list of a
// thousand takes from a typed letter to the frame that shows the rows it leaves.
//
// In:  dist.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { BROWSER_ARGS, browserPath } from '../../scripts/lib/browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { csv, partners } from '../page/made.mjs';
import { serveBenchPage } from './page.mjs';
import { ROUNDS, atMost, median, ratioAtMost, row } from './table.mjs';

const MANY = 50_000;
const SOME = 1000;
const PATIENCE_MS = 300_000;
const LONG_TASK_MS = 50;
const SAVED = '.office[data-state="saved"]';

/** Hands a page of a browser with a profile of its own on the disk to `use`. */
async function withPage(use) {
  const profile = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath: browserPath(), args: BROWSER_ARGS });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => console.error(error));
    return await use(page);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const given = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Takes a table of partners over as a person does: in milliseconds, with the longest task. */
async function take(page, url, text) {
  await page.goto(`${url}#/partenaires/importer`);
  await page.locator(SAVED).waitFor({ state: 'attached' });
  await page.locator('#table-file:enabled').waitFor();
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ type: 'longtask' });
    // As soon as the rows can be taken over they are; committed is what the page calls saved.
    window.taken = new Promise((done) => {
      let begin;
      let pressed = false;
      document.querySelector('#table-file').addEventListener('change', () => { begin = performance.now(); }, { capture: true });
      const look = () => {
        const now = document.querySelector('#import-now:enabled');
        if (!pressed && now) {
          pressed = true;
          now.click();
        }
        const said = document.querySelector('#said')?.textContent ?? '';
        if (pressed && said && document.querySelector('.office[data-state="saved"]')) done(performance.now() - begin);
        else requestAnimationFrame(look);
      };
      look();
    });
  });
  await page.locator('#table-file').setInputFiles(given('partenaires.csv', text));
  const took = await page.evaluate(() => window.taken);
  const longest = await page.evaluate(() => window.longest);
  await page.goto(`${url}#/partenaires`);
  await page.locator('#records[aria-rowcount]').waitFor();
  return { took, longest };
}

async function takePeer(url, text) {
  return withPage(async (page) => {
    await page.goto(`${url}intake.html`);
    await page.waitForFunction(() => window.ready);
    await page.evaluate(() => {
      const input = Object.assign(document.createElement('input'), { type: 'file', id: 'file' });
      document.body.append(input);
    });
    await page.locator('#file').setInputFiles(given('partenaires.csv', text));
    return page.evaluate((count) => window.take(count, document.querySelector('#file').files[0]), MANY);
  });
}

/** From a letter typed into the search to the end of the frame that shows what is left. */
async function filter(page, url) {
  await page.goto(`${url}#/partenaires`);
  await page.locator('#records-0').waitFor();
  const words = ['universita', 'cegep', 'borg', 'of applied', 'ska'];
  const took = [];
  for (const word of words) {
    took.push(await page.evaluate(
      (word) =>
        new Promise((done) => {
          const search = document.querySelector('#search');
          search.focus();
          const begin = performance.now();
          search.value = word;
          search.dispatchEvent(new InputEvent('input', { bubbles: true }));
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now() - begin);
            port2.postMessage(0);
          });
        }),
      word,
    ));
  }
  return median(took);
}

export async function measure() {
  const { url, close } = await serve({ dir: 'dist' });
  const peer = await serveBenchPage();
  try {
    const text = csv(partners(MANY));
    const all = { took: [], longest: [], peer: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      const { took, longest } = await withPage((page) => take(page, url, text));
      all.took.push(took);
      all.longest.push(longest);
      all.peer.push(await takePeer(peer.url, text));
    }
    const filtered = await withPage(async (page) => {
      await take(page, url, csv(partners(SOME)));
      return filter(page, url);
    });
    return [
      row({ name: 'csv_import_50k', unit: 'ms', ours: median(all.took), peer: ['papaparse + dexie', median(all.peer)], goal: 1 / 6, met: ratioAtMost }),
      row({ name: 'csv_import_50k.freeze', unit: 'ms, longest task', ours: median(all.longest), goal: LONG_TASK_MS, met: atMost }),
      row({ name: 'list_1000_filter', unit: 'ms', ours: filtered, goal: LONG_TASK_MS, met: atMost }),
    ];
  } finally {
    await close();
    await peer.close();
  }
}
