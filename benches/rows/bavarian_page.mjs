// One million marks to German ones in the browser, text in and text out: Passerelle in
// WebAssembly beside three JavaScript libraries of exact or long numbers.

import { withBrowser } from './browser.mjs';
import { serveBenchPage } from './page.mjs';
import { atMost, ratioAtLeast, row } from './table.mjs';

const GOAL = 3;
const PATIENCE_MS = 300_000;

async function run() {
  const { url, close } = await serveBenchPage();
  try {
    return await withBrowser(async (browser) => {
      const page = await browser.newPage();
      page.on('pageerror', (error) => console.error(error));
      await page.goto(url);
      const done = await page.waitForFunction(() => window.result, null, { timeout: PATIENCE_MS });
      return await done.jsonValue();
    });
  } finally {
    await close();
  }
}

export async function measure() {
  const { speeds, wrong } = await run();
  const { Passerelle: ours, 'Passerelle, explained': explained, ...peers } = speeds;
  const ranked = Object.entries(peers).sort(([, a], [, b]) => b - a);
  const unit = 'million marks/s';
  const wrongs = Object.keys(peers).map((name) =>
    row({ name: 'bavarian_page.wrong', unit: 'of a million', ours: wrong.Passerelle, peer: [name, wrong[name]], goal: 0, met: atMost }),
  );
  return [
    ...ranked.map((peer, place) =>
      row({ name: 'bavarian_page', unit, ours, peer, goal: place === 0 ? GOAL : null, met: ratioAtLeast }),
    ),
    ...wrongs,
    row({ name: 'bavarian_page.explained', unit, ours: explained }),
    row({ name: 'bavarian_page.explained.wrong', unit: 'of a million', ours: wrong['Passerelle, explained'], goal: 0, met: atMost }),
  ];
}
