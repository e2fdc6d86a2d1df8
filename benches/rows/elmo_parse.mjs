// An ELMO file of three hundred courses in the browser, from its text to the values of
// each course: Passerelle in WebAssembly beside the browser's own parser, which stops at
// the tree.

import { withBrowser } from './browser.mjs';
import { serveBenchPage } from './page.mjs';
import { atMost, ratioAtLeast, row } from './table.mjs';

/** Ahead of the peer. */
const GOAL = 1;
const PATIENCE_MS = 60_000;
const PEER = 'DOMParser';

export async function measure() {
  const { url, close } = await serveBenchPage();
  try {
    const { speeds, courses, expected, size } = await withBrowser(async (browser) => {
      const page = await browser.newPage();
      page.on('pageerror', (error) => console.error(error));
      await page.goto(`${url}elmo.html`);
      const done = await page.waitForFunction(() => window.result, null, { timeout: PATIENCE_MS });
      return await done.jsonValue();
    });
    const missing = (name) => expected - courses[name];
    const unit = `MB/s, ${Math.round(size / 1000)} kB`;
    return [
      row({ name: 'elmo_parse', unit, ours: speeds.Passerelle, peer: [PEER, speeds[PEER]], goal: GOAL, met: ratioAtLeast }),
      row({ name: 'elmo_parse.missing', unit: `of ${expected}`, ours: missing('Passerelle'), peer: [PEER, missing(PEER)], goal: 0, met: atMost }),
    ];
  } finally {
    await close();
  }
}
