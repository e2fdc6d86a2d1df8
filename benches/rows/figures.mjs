// One part of a bench page, run in a page of its own.

import { chromium } from '@playwright/test';
import { BROWSER_ARGS, browserPath } from '../../scripts/lib/browser.mjs';

const PATIENCE_MS = 900_000;

/** Hands a browser that collects garbage when asked, and tells its memory, to `use`. */
export async function withTellingBrowser(use) {
  const args = [...BROWSER_ARGS, '--js-flags=--expose-gc', '--enable-precise-memory-info'];
  const browser = await chromium.launch({ executablePath: browserPath(), args });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** The figures of the bench page at `address`, with the processor so many times slower. */
export async function figures(browser, address, slower = 1) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(error));
    if (slower > 1) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    }
    await page.goto(address);
    const done = await page.waitForFunction(() => window.result, null, { timeout: PATIENCE_MS });
    const { figures, error } = await done.jsonValue();
    if (error) throw new Error(error);
    return figures;
  } finally {
    await context.close();
  }
}
