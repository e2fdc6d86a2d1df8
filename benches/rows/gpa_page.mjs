// The means of twenty thousand transcripts in the browser, text in and text out:
// Passerelle in WebAssembly beside a JavaScript library of exact fractions.

import { withBrowser } from './browser.mjs';
import { serveBenchPage } from './page.mjs';
import { atMost, ratioAtLeast, row } from './table.mjs';

/** Ahead of the peer. */
const GOAL = 1;
const PATIENCE_MS = 120_000;
const PEER = 'fraction.js';
const EXPLAINED = 'Passerelle, explained';

export async function measure() {
  const { url, close } = await serveBenchPage();
  try {
    const { speeds, wrong } = await withBrowser(async (browser) => {
      const page = await browser.newPage();
      page.on('pageerror', (error) => console.error(error));
      await page.goto(`${url}means.html`);
      const done = await page.waitForFunction(() => window.result, null, { timeout: PATIENCE_MS });
      return await done.jsonValue();
    });
    const unit = 'million courses/s';
    const ours = speeds.Passerelle;
    return [
      row({ name: 'gpa_page', unit, ours, peer: [PEER, speeds[PEER]], goal: GOAL, met: ratioAtLeast }),
      row({ name: 'gpa_page.wrong', unit: 'of 20,000', ours: wrong.Passerelle, peer: [PEER, wrong[PEER]], goal: 0, met: atMost }),
      row({ name: 'gpa_page.explained', unit, ours: speeds[EXPLAINED] }),
      row({ name: 'gpa_page.explained.wrong', unit: 'of 20,000', ours: wrong[EXPLAINED], goal: 0, met: atMost }),
    ];
  } finally {
    await close();
  }
}
