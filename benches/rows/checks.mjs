// The check of an agreement of sixty components in the browser: from its texts to its
// findings, and again after one component has changed, from what the page has read.

import { withBrowser } from './browser.mjs';
import { serveBenchPage } from './page.mjs';
import { ROUNDS, atMost, median, row } from './table.mjs';

const PATIENCE_MS = 60_000;
const FULL_MS = 2;
const AGAIN_MS = 0.3;

async function once(browser, url) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${url}checks.html`);
  const done = await page.waitForFunction(() => window.result, null, { timeout: PATIENCE_MS });
  const result = await done.jsonValue();
  await page.close();
  if (result.findings === 0) throw new Error('the agreement of the bench has no findings');
  return result;
}

export async function measure() {
  const { url, close } = await serveBenchPage();
  try {
    const all = await withBrowser(async (browser) => {
      const results = [];
      for (let round = 0; round < ROUNDS; round += 1) results.push(await once(browser, url));
      return results;
    });
    const [full, again] = ['full', 'again'].map((what) => median(all.map((it) => it[what])));
    return [
      row({ name: 'check_60_components.full', unit: 'ms', ours: full, goal: FULL_MS, met: atMost }),
      row({ name: 'check_60_components.change', unit: 'ms', ours: again, peer: ['full', full], goal: AGAIN_MS, met: atMost }),
    ];
  } finally {
    await close();
  }
}
