// What every end-to-end test starts from.
//
// In:  the release page in `dist`.
// Out: `test` and `expect`. In a test, `baseURL` is a fresh server of the page (a fresh
//      origin, so nothing is left of another test), `host(options)` starts one more
//      server, and any console error, page error or policy violation fails the test,
//      unless `test.use({ tolerate: /…/ })` names the ones it provokes.

import { test as base, expect } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

export { expect };
export const DIST = 'dist';

export const test = base.extend({
  /** Messages that the test provokes on purpose. */
  tolerate: [null, { option: true }],

  /** Starts servers, and stops them after the test. */
  host: async ({}, use) => {
    const servers = [];
    await use(async (options = {}) => {
      const server = await serve({ dir: DIST, ...options });
      servers.push(server);
      return server.url;
    });
    await Promise.all(servers.map((server) => server.close()));
  },

  baseURL: async ({ host }, use) => {
    await use(await host());
  },

  /** The page must run without a complaint. */
  complaints: [
    async ({ context, tolerate }, use) => {
      const heard = [];
      const hear = (text) => {
        if (!tolerate?.test(text)) heard.push(text);
      };
      context.on('weberror', (event) => hear(`page error: ${event.error()}`));
      context.on('console', (message) => {
        if (message.type() === 'error') hear(`console: ${message.text()} (${message.location().url})`);
        if (message.text().startsWith('policy violation')) hear(message.text());
      });
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.info(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      await use(heard);
      expect(heard, 'complaints of the page').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the page and waits until the program has drawn it. */
export async function open(page, url = './') {
  await page.goto(url);
  await ready(page);
}

/** Waits until the program has drawn the page. */
export async function ready(page) {
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

/** Waits until the page would start without a network. */
export async function offlineReady(page) {
  await page.locator('html[data-offline="ready"]').waitFor({ state: 'attached' });
}

/** How much of the page does not fit its window; a phone makes its own window wider. */
export const wide = async (page) =>
  (await page.evaluate(() => document.documentElement.scrollWidth)) - page.viewportSize().width;
