// The second start needs no network.

import { expect, offlineReady, open, ready, test } from './fixtures.mjs';

test('the page starts again without a server', async ({ page, baseURL, context }) => {
  await open(page, baseURL);
  await offlineReady(page);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await expect(page.locator('#shell')).toHaveCount(0);
  await expect(page.locator('#crash')).toBeHidden();
});

test('a link into the page starts without a network', async ({ page, baseURL, context }) => {
  await open(page, baseURL);
  await offlineReady(page);
  await context.setOffline(true);
  const other = await context.newPage();
  await open(other, `${baseURL}?x=1#/notes?n=14,4`);
  await expect(other.locator('.pairing .value')).toHaveText('2,6');
});

test('everything the page needs is kept, the notices too', async ({ page, baseURL }) => {
  await open(page, baseURL);
  await offlineReady(page);
  const kept = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(caches_.map((cache) => cache.keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  for (const needed of [/^\/index\.html$/, /^\/boot\.js$/, /_bg\.wasm$/, /\.css$/, /^\/notices\.txt$/]) {
    expect(kept.some((path) => needed.test(path)), `${needed} in ${kept}`).toBe(true);
  }
});
