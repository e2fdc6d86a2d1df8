// A new version is offered, never imposed.

import { SECOND_BUILD, buildOf, firstBuild, programOf, upgrade } from './builds.mjs';
import { expect, offlineReady, open, ready, test } from './fixtures.mjs';

const offered = (page, state) => page.locator(`html[data-update="${state}"]`);
const look = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
  });
const agree = (page) => page.getByRole('button', { name: 'Recharger maintenant' }).click();

/** A page that runs under its service worker. */
async function openControlled(page, url) {
  await open(page, url);
  await offlineReady(page);
  await page.reload();
  await ready(page);
}

test.describe('a new build', () => {
  test('waits while someone types, and is applied on a click', async ({ page, host }, info) => {
    const dir = info.outputPath('site');
    firstBuild(dir);
    await openControlled(page, `${await host({ dir })}#/notes`);
    const field = page.getByLabel('Notes à convertir');
    await field.pressSequentially('14,');

    await upgrade(dir);
    await look(page);
    await expect(page.getByText('Une nouvelle version est prête.')).toBeVisible();
    await page.keyboard.type('4');
    await expect(field).toHaveValue('14,4');
    await expect(field).toBeFocused();
    expect(await buildOf(page)).not.toBe(SECOND_BUILD);
    await page.getByRole('button', { name: 'Plus tard' }).click();
    await expect(page.getByText('Une nouvelle version est prête.')).toBeHidden();
    await page.reload();
    await ready(page);
    expect(await buildOf(page)).not.toBe(SECOND_BUILD);

    const reloaded = page.waitForEvent('load');
    await agree(page);
    await reloaded;
    await ready(page);
    expect(await buildOf(page)).toBe(SECOND_BUILD);
    await expect(field).toHaveValue('14,4');
    await expect(page.locator('html')).not.toHaveAttribute('data-update', /./);
  });

  test('is offered to the other tabs, which reload when asked', async ({ page, host, context }, info) => {
    const dir = info.outputPath('site');
    firstBuild(dir);
    const url = await host({ dir });
    await openControlled(page, url);
    const other = await context.newPage();
    await open(other, url);

    await upgrade(dir);
    await look(page);
    await offered(page, 'waiting').waitFor({ state: 'attached' });
    const reloaded = page.waitForEvent('load');
    await agree(page);
    await reloaded;

    await expect(other.getByText('depuis un autre onglet')).toBeVisible();
    expect(await buildOf(other)).not.toBe(SECOND_BUILD);
    const otherReloaded = other.waitForEvent('load');
    await agree(other);
    await otherReloaded;
    await ready(other);
    expect(await buildOf(other)).toBe(SECOND_BUILD);
  });
});

test.describe('a server that answers HTML for the program', () => {
  test.use({ tolerate: /integrity|bad-precaching-response|Failed to fetch|Failed to find a valid digest/ });

  test('cannot install its version, and can once it is honest again', async ({ page, host }, info) => {
    const dir = info.outputPath('site');
    firstBuild(dir);
    const old = programOf(dir);
    let lies = false;
    const lie = (request, path, reply) => {
      if (!lies || !path?.endsWith('.wasm')) return;
      reply.body = Buffer.from('<!doctype html><title>Bienvenue</title>');
      reply.status = 200;
      delete reply.headers['Content-Encoding'];
      reply.headers['Content-Type'] = 'text/html';
    };
    const url = await host({ dir, transform: lie });
    await openControlled(page, url);

    lies = true;
    await upgrade(dir);
    await look(page);
    await page.waitForFunction(async () => {
      const { installing, waiting } = await navigator.serviceWorker.getRegistration();
      return installing === null && waiting === null;
    });
    await page.reload();
    await ready(page);
    expect(await buildOf(page)).not.toBe(SECOND_BUILD);
    await expect(page.locator('script[data-wasm]')).toHaveAttribute('data-wasm', old);

    lies = false;
    await look(page);
    await offered(page, 'waiting').waitFor({ state: 'attached' });
  });
});
