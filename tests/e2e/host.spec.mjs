// Hosts as they are: a sub-path, no headers of their own, lies, and blocked storage.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DIST, expect, offlineReady, open, ready, test } from './fixtures.mjs';

/** Answers a welcome page in place of the program, as hosts with a fallback do. */
const html = (request, path, reply) => {
  if (!path?.endsWith('.wasm')) return;
  reply.body = Buffer.from('<!doctype html><title>Bienvenue</title>');
  reply.headers['Content-Type'] = 'text/html';
  delete reply.headers['Content-Encoding'];
};

test.describe('the policy', () => {
  test.use({ tolerate: /data:text\/plain|connect-src/ });

  for (const csp of [true, false]) {
    test(`holds ${csp ? 'as header and meta' : 'as meta alone'}, at a sub-path`, async ({ page, host }) => {
      await open(page, await host({ base: '/mobilite/outils/', csp }));
      await offlineReady(page);
      const refused = page.evaluate(() => fetch('data:text/plain,non'));
      await expect(refused).rejects.toThrow();
    });
  }
});

test.describe('a lying server', () => {
  test.use({ tolerate: /integrity|digest/ });

  test('on the first visit gets a clear message, in both languages', async ({ page, host }) => {
    await page.goto(await host({ transform: html }));
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText('Le serveur n’a pas envoyé le programme');
    await expect(dialog).toContainText('The server did not send the program');
    await expect(dialog.locator('[data-cause="stopped"]')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeVisible();
    const registered = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    expect(registered).toBe(0);
  });

  test('is forgiven by Reload, even if its answer was to be kept for a year', async ({ page, host }) => {
    let lies = true;
    const transform = (...reply) => lies && html(...reply);
    await page.goto(await host({ transform }));
    await expect(page.getByRole('dialog')).toBeVisible();
    lies = false;
    await page.getByRole('button', { name: 'Recharger' }).click();
    await ready(page);
  });
});

test.describe('the program stopped', () => {
  test.beforeEach(async ({ page, baseURL }) => {
    await open(page, baseURL);
    await page.evaluate(() => {
      localStorage.setItem('passerelle.essai', '"12,5"');
      localStorage.setItem('autre', 'non');
      document.documentElement.dataset.crashed = 'panicked at src/essai.rs';
    });
  });

  test('offers the data as a rescue file', async ({ page }) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Télécharger mes données' }).click();
    const stream = await (await download).createReadStream();
    const rescue = JSON.parse((await stream.toArray()).join(''));
    expect(rescue).toMatchObject({ app: 'passerelle', kind: 'rescue' });
    expect(rescue.localStorage).toHaveProperty(['passerelle.essai'], '"12,5"');
    expect(rescue.localStorage).not.toHaveProperty('autre');
  });

  test('offers a report', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copier le rapport' }).click();
    await expect(page.locator('#crash-status')).toContainText('Rapport copié');
    const report = await page.evaluate(() => navigator.clipboard.readText());
    expect(report).toContain('panicked at src/essai.rs');
    expect(report).toContain('build: ');
  });
});

test('a browser that blocks storage still starts the page', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  });
  await open(page, `${baseURL}#/notes`);
  await expect(page.getByText('Le navigateur bloque le stockage')).toBeVisible();
  await page.getByLabel('Langue', { exact: true }).selectOption('en');
  await page.getByLabel('Marks to convert').fill('14,4');
  await expect(page.locator('.pairing .value')).toHaveText('2.6');
});

test('a browser that lacks what the page needs is told so', async ({ page, baseURL }) => {
  await page.addInitScript(() => delete window.structuredClone);
  await page.goto(baseURL);
  await expect(page.locator('#unsupported')).toBeVisible();
  await expect(page.locator('#shell')).toHaveCount(0);
});

test.describe('opened from a file', () => {
  test.use({ tolerate: /file:/ });

  test('the page says where to open it, after a while', async ({ page }) => {
    await page.goto(pathToFileURL(join(DIST, 'index.html')).href);
    await expect(page.locator('#unsupported')).toBeHidden();
    await expect(page.locator('#unsupported')).toBeVisible({ timeout: 10_000 });
  });
});

/** Where the parts of the shell stand, in whole pixels. */
const places = (page) =>
  page.locator('.shell-name, .shell-status, .shell-progress').evaluateAll((parts) =>
    parts.map((part) => {
      const { x, y, width } = part.getBoundingClientRect();
      return [x, y, width].map(Math.round);
    }),
  );

test('the shell is painted before the style sheet and the program, and does not move', async ({ page, host }) => {
  const hold = async (names) => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route(names, async (route) => {
      await held;
      await route.continue();
    });
    return release;
  };
  const sendStyle = await hold(/\.css$/);
  const sendProgram = await hold(/\.(?:js|wasm)$/);
  await page.goto(await host(), { waitUntil: 'commit' });
  await expect(page.locator('.shell-name')).toBeVisible();
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const before = await places(page);

  sendStyle();
  await page.waitForFunction(() => document.querySelector('link[rel="stylesheet"]').sheet !== null);
  expect(await places(page)).toEqual(before);
  sendProgram();
  await ready(page);
});
