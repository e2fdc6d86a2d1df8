// The browser of the measurements.

import { chromium } from '@playwright/test';
import { BROWSER_ARGS, browserPath } from '../../scripts/lib/browser.mjs';

/** Hands a browser to `use` and closes it afterwards. */
export async function withBrowser(use) {
  const browser = await chromium.launch({ executablePath: browserPath(), args: BROWSER_ARGS });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
