// Lighthouse's scores of the built page, as it measures a phone on slow 4G.

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { BROWSER_ARGS, browserPath } from '../../scripts/lib/browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { ROUNDS, atLeast, median, row } from './table.mjs';

const GOALS = { performance: 95, accessibility: 100, 'best-practices': 100 };

export async function measure() {
  const { url, close } = await serve({ dir: 'dist' });
  const scores = Object.fromEntries(Object.keys(GOALS).map((category) => [category, []]));
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      // A fresh browser, and so a fresh profile, each time.
      const chrome = await launch({ chromePath: browserPath(), chromeFlags: ['--headless=new', ...BROWSER_ARGS] });
      const options = { port: chrome.port, logLevel: 'error', output: 'json', onlyCategories: Object.keys(GOALS) };
      try {
        const { lhr } = await lighthouse(url, options);
        for (const [category, all] of Object.entries(scores)) all.push(lhr.categories[category].score * 100);
      } finally {
        chrome.kill();
      }
    }
  } finally {
    await close();
  }
  return Object.entries(GOALS).map(([category, goal]) =>
    row({
      name: `lighthouse.${category.replace('-', '_')}`,
      unit: 'score',
      ours: median(scores[category]),
      goal,
      met: atLeast,
    }),
  );
}
