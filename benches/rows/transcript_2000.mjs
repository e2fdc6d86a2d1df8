// A transcript of two thousand marks, pasted into the grade calculator of the release page
// and placed by two published grading tables: from the input to the frame that shows the
// results, at a quarter of the processor's speed. What the browser itself takes to lay out
// and paint a field of two thousand lines is measured beside it, in an empty page, and told
// as the peer; the goal is for what comes on top of that.
//
// In:  dist.
// Out: two rows: from key to frame beside the empty page, and the difference.

import { serve } from '../../scripts/serve.mjs';
import { withBrowser } from './browser.mjs';
import { ROUNDS, atMost, median, row } from './table.mjs';

const MARKS = 2000;
const CPU = 4;
const GOAL_MS = 100;
const PATIENCE_MS = 60_000;

/** The same marks at every run, all of them in the published table. */
const paste = Array.from({ length: MARKS }, (_, at) => 10 + ((at * 7) % 9)).join('\n');

const EMPTY = '<!doctype html><textarea id="field-n" rows="5"></textarea><output></output>';

/** From the input to the end of the frame that shows what is wanted, in milliseconds. */
async function once(browser, open, wanted) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await open(page);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
    return await page.evaluate(
      ([text, patience, wanted]) =>
        new Promise((done, fail) => {
          const field = document.querySelector('#field-n');
          const late = setTimeout(() => fail(new Error('no results')), patience);
          // Who pastes is in the field already.
          field.focus();
          const begin = performance.now();
          const look = () => {
            if (!document.querySelector(wanted)) {
              requestAnimationFrame(look);
              return;
            }
            // A task after the frame runs when that is drawn.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              clearTimeout(late);
              done(performance.now() - begin);
            };
            port2.postMessage(0);
          };
          field.value = text;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
          requestAnimationFrame(look);
        }),
      [paste, PATIENCE_MS, wanted],
    );
  } finally {
    await context.close();
  }
}

export async function measure() {
  const { url, close } = await serve({ dir: 'dist' });
  try {
    const calculator = async (page) => {
      await page.goto(`${url}#/notes?m=tables&n=14`);
      await page.locator('.results .value').waitFor({ timeout: PATIENCE_MS });
    };
    const { ours, bare } = await withBrowser(async (browser) => {
      const all = { ours: [], bare: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        all.bare.push(await once(browser, (page) => page.setContent(EMPTY), 'output'));
        all.ours.push(await once(browser, calculator, '.results tbody tr:nth-child(20) .converted'));
      }
      return all;
    });
    const [whole, empty] = [median(ours), median(bare)];
    return [
      row({ name: 'transcript_2000.cpu4.whole', unit: 'ms', ours: whole, peer: ['empty page', empty] }),
      row({ name: 'transcript_2000.cpu4', unit: 'ms', ours: whole - empty, goal: GOAL_MS, met: atMost }),
    ];
  } finally {
    await close();
  }
}
