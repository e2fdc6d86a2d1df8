// An area of the page is fetched when one of its pages is opened.

import { expect, offlineReady, open, ready, test } from './fixtures.mjs';

const AREA = /\/areas\/[^/]+\.wasm$/;
const link = (page, name) => page.getByRole('navigation').getByRole('link', { name, exact: true });

/** Keeps the areas back until `release` is called. */
async function hold(page) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(AREA, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** A host that answers HTML for the areas as long as `host.lies`, and counts what it is asked for. */
function watched({ lies = false } = {}) {
  const state = { lies, asked: [] };
  state.transform = (request, path, reply) => {
    if (!AREA.test(`/${path}`)) return;
    state.asked.push(path);
    if (!state.lies) return;
    reply.body = Buffer.from('<!doctype html><title>Bienvenue</title>');
    reply.headers['Content-Type'] = 'text/html';
    delete reply.headers['Content-Encoding'];
  };
  return state;
}

test('the first load fetches no area, and an area is fetched once', async ({ page, host }) => {
  const server = watched();
  const seen = [];
  page.on('request', (request) => AREA.test(request.url()) && seen.push(request.url()));
  await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
  await open(page, await host({ transform: server.transform }));
  await page.waitForLoadState('networkidle');
  expect(server.asked).toEqual([]);
  for (const name of ['Crédits', 'Notes', 'Accueil', 'Crédits', 'Confidentialité', 'Notes']) {
    await link(page, name).click();
    await expect(page.locator('.awaited')).toHaveCount(0);
  }
  expect(new Set(server.asked).size).toBe(server.asked.length);
  expect(new Set(seen).size).toBe(seen.length);
});

test('an area that is kept for offline use is not fetched again', async ({ page, host }) => {
  const server = watched();
  await open(page, await host({ base: '/mobilite/', transform: server.transform }));
  await offlineReady(page);
  const before = server.asked.length;
  expect(before).toBeGreaterThan(0);
  await link(page, 'Notes').click();
  await page.getByLabel('Notes à convertir').fill('14,4');
  await link(page, 'Sources et licences').click();
  await expect(page.getByLabel('Filtrer')).toBeVisible();
  expect(server.asked.length).toBe(before);
});

test('until it is there the page shows its structure, with title and focus; nothing moves', async ({ page, baseURL }) => {
  const release = await hold(page);
  await open(page, baseURL);
  await page.evaluate(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts += entry.hadRecentInput ? 0 : entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await link(page, 'Crédits').click();
  await expect(page.locator('.awaited')).toBeVisible();
  await expect(page).toHaveTitle('Conversion de crédits · Passerelle');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  // A shift within half a second of the click would be excused.
  await page.waitForTimeout(600);
  release();
  await expect(page.getByLabel('Crédits à convertir')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.waitForTimeout(100);
  expect(await page.evaluate(() => window.shifts)).toBe(0);
});

test('who goes elsewhere in the meantime sees the last page asked for', async ({ page, baseURL }) => {
  const release = await hold(page);
  await open(page, baseURL);
  await link(page, 'Crédits').click();
  await link(page, 'Sources et licences').click();
  await link(page, 'Notes').click();
  await expect(page.locator('.awaited')).toBeVisible();
  release();
  await expect(page.getByLabel('Notes à convertir')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
});

test('a link into an area fetches it beside the program; ready is what shows the page', async ({ page, baseURL }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const release = await hold(page);
  await page.goto(`${baseURL}#/notes?n=14,4`);
  await expect(page.locator('.awaited')).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-ready', /.*/);
  await expect(page.locator('body')).toBeFocused();
  const areas = asked.filter((path) => AREA.test(path)).length;
  release();
  await ready(page);
  await expect(page.locator('.pairing .value')).toHaveText('2,6');
  expect(areas).toBeGreaterThan(0);
});

test('a server that answers HTML for an area: a message in the page, and another try', async ({ page, host }) => {
  const server = watched({ lies: true });
  await open(page, `${await host({ transform: server.transform })}#/credits`);
  await expect(page.getByText('Cette page n’a pas été reçue')).toBeVisible();
  await expect(page.locator('#crash')).toBeHidden();
  await page.getByLabel('Langue', { exact: true }).selectOption('en');
  await expect(page.getByText('This page was not received')).toBeVisible();
  await link(page, 'Home').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What would you like to do?');
  await link(page, 'Credits').click();
  const again = page.getByRole('button', { name: 'Try again' });
  await again.click();
  await expect(again).toBeVisible();
  server.lies = false;
  await again.click();
  await expect(page.getByLabel('Credits to convert')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});
