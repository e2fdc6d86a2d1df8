// First paint and time to usable of the page, first visit and second, at full and a
// quarter of the processor's speed, with and without slow 4G; beside a static page of
// the words of its shell, from the same kind of server in the same run.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { serve } from '../../scripts/serve.mjs';
import { withBrowser } from './browser.mjs';
import { ROUNDS, atMost, median, ratioAtMost, row } from './table.mjs';

const STATIC = 'target/bench/static';
const FIRST_PAINT = 1.25;
const USABLE_MS = 2500;
const PATIENCE_MS = 60_000;

/** As Lighthouse defines it: bytes a second and milliseconds. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const CONDITIONS = [1, 4].flatMap((cpu) => [
  { label: `cpu${cpu}`, cpu, network: null },
  { label: `cpu${cpu}.slow4g`, cpu, network: SLOW_4G },
]);

/** The words of the shell in a page without style, picture or script. */
function writeStaticPage() {
  const shell = readFileSync('dist/index.html', 'utf8').match(/id="shell"[^>]*>([\s\S]*?)<\/div>/);
  if (!shell) throw new Error('dist/index.html has no #shell');
  const marks = /<noscript[\s\S]*?<\/noscript>|<title>[\s\S]*?<\/title>|<[^>]*>/g;
  const words = shell[1].replace(marks, ' ').replace(/\s+/g, ' ').trim();
  const head = '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Passerelle</title></head>';
  mkdirSync(STATIC, { recursive: true });
  writeFileSync(`${STATIC}/index.html`, `${head}<body><p>${words}</p></body></html>`);
}

/** Notes in the page when it says that it can be used. */
function noteReady() {
  const note = () => {
    if (document.documentElement?.dataset.ready === undefined) return false;
    window.usableAt ??= performance.now();
    return true;
  };
  const watch = { attributes: true, childList: true, subtree: true };
  if (!note()) new MutationObserver((_, self) => note() && self.disconnect()).observe(document, watch);
}

const firstPaint = () =>
  new Promise((painted) => {
    const observer = new PerformanceObserver((list) => {
      const entry = list.getEntriesByName('first-contentful-paint')[0];
      if (entry) painted(entry.startTime);
    });
    observer.observe({ type: 'paint', buffered: true });
  });

/** Opens the page under a condition; `usable` is null for the static page. */
async function open(context, url, { cpu, network }, isOurs) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (network) await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.addInitScript(noteReady);
  await page.goto(url, { waitUntil: 'commit' });
  if (isOurs) await page.waitForFunction(() => window.usableAt !== undefined, null, { timeout: PATIENCE_MS });
  const result = {
    paint: await page.evaluate(firstPaint),
    usable: isOurs ? await page.evaluate(() => window.usableAt) : null,
  };
  return { page, result };
}

async function visits(browser, url, condition, isOurs) {
  const context = await browser.newContext();
  try {
    const { page, result: cold } = await open(context, url, condition, isOurs);
    // The second start is offline-capable: wait until the first has stored everything.
    if (isOurs) await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.close();
    const { result: warm } = await open(context, url, condition, isOurs);
    return { cold, warm };
  } finally {
    await context.close();
  }
}

function rowsOf(start, { label, cpu, network }, ours, theirs) {
  const figures = (all, what) => median(all.map((it) => it[start][what]));
  return [
    row({
      name: `start_${start}.first_paint.${label}`,
      unit: 'ms',
      ours: figures(ours, 'paint'),
      peer: ['static page', figures(theirs, 'paint')],
      goal: FIRST_PAINT,
      met: ratioAtMost,
    }),
    row({
      name: `start_${start}.usable.${label}`,
      unit: 'ms',
      ours: figures(ours, 'usable'),
      goal: cpu === 4 && network ? USABLE_MS : null,
      met: atMost,
    }),
  ];
}

export async function measure() {
  writeStaticPage();
  const page = await serve({ dir: 'dist' });
  const still = await serve({ dir: STATIC });
  try {
    return await withBrowser(async (browser) => {
      const rows = { cold: [], warm: [] };
      for (const condition of CONDITIONS) {
        const ours = [];
        const theirs = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          ours.push(await visits(browser, page.url, condition, true));
          theirs.push(await visits(browser, still.url, condition, false));
        }
        for (const start of ['cold', 'warm']) rows[start].push(...rowsOf(start, condition, ours, theirs));
      }
      return [...rows.cold, ...rows.warm];
    });
  } finally {
    await page.close();
    await still.close();
  }
}
