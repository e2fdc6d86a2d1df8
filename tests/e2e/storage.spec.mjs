// Nothing that a person has typed is lost: a full device, crashes, blocked storage, a shared computer.

import { randomBytes } from 'node:crypto';
import { expect, offlineReady, open, test } from './fixtures.mjs';
import { backedUp, bring, downloaded, field, go, heading, kept, onePartner, openRecords, pages, partner, recordsOf, rows, saved, type, uuid } from './records.mjs';

/** Whether the browser asks before the page is left; it stays open. */
async function guarded(page) {
  const asked = page.waitForEvent('dialog', { timeout: 2_000 }).then(
    async (dialog) => {
      const type = dialog.type();
      await dialog.dismiss();
      return type;
    },
    () => 'nothing',
  );
  await page.close({ runBeforeUnload: true });
  return asked;
}

/** The share of the device that the browser grants to this site, in bytes beyond what is used. */
async function grant(page, beyond) {
  const cdp = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  if (beyond === null) return cdp.send('Storage.overrideQuotaForOrigin', { origin });
  const { usage } = await cdp.send('Storage.getUsageAndQuota', { origin });
  return cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + beyond });
}

test.describe('a full device', () => {
  // Nothing that a browser could press together.
  const long = () => randomBytes(11_000).toString('base64');

  /** A partner on a device with little room left, and notes in it that found none. */
  async function full(page, baseURL) {
    await open(page, baseURL);
    await offlineReady(page);
    // Before a database is opened: Chromium remembers for a while how much room there is.
    await grant(page, 150_000);
    const id = await onePartner(page, baseURL);
    let written = 0;
    for (; (await page.locator('#unsaved').count()) === 0 && written < 20; written += 1) {
      await type(page, 'notes', `Début ${written} ${long()} fin`);
      await expect(page.locator('.office')).toHaveAttribute('data-state', /^(?:saved|unsaved)$/);
      await page.waitForTimeout(200);
    }
    await saved(page, 'unsaved');
    return { id, last: `Début ${written - 1} ` };
  }

  test('is named; the text stays, leaving is guarded, and it is saved once there is room', async ({ page, baseURL, context }) => {
    test.setTimeout(60_000);
    const { id, last } = await full(page, baseURL);
    await expect(page.locator('#unsaved')).toContainText('Il n’y a plus de place sur l’appareil');
    await expect(field(page, 'notes')).toHaveValue(new RegExp(`^${last}`));
    expect(await pages(page)).not.toContain(last);
    // The rest goes on, in memory; a file can be made.
    await type(page, 'city', 'Lutèce');
    await expect(field(page, 'city')).toHaveValue('Lutèce');
    expect(await guarded(page)).toBe('beforeunload');
    const { json } = await downloaded(page, () => page.locator('#unsaved').getByRole('button', { name: 'Télécharger une sauvegarde' }).click());
    expect(json.content.records.partner[0]).toMatchObject({ id, city: 'Lutèce' });
    expect(json.content.records.partner[0].notes).toContain(last);
    // What comes after the file is not in it.
    await type(page, 'names-en', 'Paris (EN)');
    expect(await guarded(page)).toBe('beforeunload');
    // Another try that fails as well changes nothing.
    await page.locator('#retry').click();
    await saved(page, 'unsaved');
    await expect(field(page, 'city')).toHaveValue('Lutèce');
    await grant(page, null);
    await page.locator('#retry').click();
    await saved(page);
    await expect(page.locator('#unsaved')).toHaveCount(0);
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/partenaires/${id}`);
    await expect(field(other, 'city')).toHaveValue('Lutèce');
    await expect(field(other, 'notes')).toHaveValue(new RegExp(`^${last}.* fin$`));
    expect(await guarded(page)).toBe('nothing');
  });

  test('does not cost unsaved work when another space is opened meanwhile', async ({ page, baseURL }) => {
    test.setTimeout(60_000);
    const { id, last } = await full(page, baseURL);
    await go(page, '#/donnees', 'unsaved');
    page.on('dialog', (dialog) => dialog.dismiss());
    await page.locator('#space-passerelle-sample').click();
    await page.waitForTimeout(800);
    await grant(page, null);
    if ((await page.locator('.office').getAttribute('data-space')) !== 'passerelle') {
      await page.locator('#space-passerelle').click();
    }
    await page.evaluate((it) => (location.hash = it), `#/partenaires/${id}`);
    await expect(field(page, 'notes')).toHaveValue(new RegExp(`^${last}`));
  });

  test('does not cost unsaved work when the computer is said to be shared', async ({ page, baseURL }) => {
    test.setTimeout(60_000);
    const { id, last } = await full(page, baseURL);
    await go(page, '#/donnees', 'unsaved');
    page.on('dialog', (dialog) => dialog.dismiss());
    await page.locator('#shared').click();
    await page.waitForTimeout(800);
    await grant(page, null);
    if (await page.locator('#shared').isChecked()) await page.locator('#shared').click();
    await page.evaluate((it) => (location.hash = it), `#/partenaires/${id}`);
    await expect(field(page, 'notes')).toHaveValue(new RegExp(`^${last}`));
  });

  test('guards leaving from every page, not only from those of records', async ({ page, baseURL }) => {
    test.setTimeout(60_000);
    await full(page, baseURL);
    await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Accueil' }).click();
    await expect(heading(page)).toHaveText('Que voulez-vous faire ?');
    await page.keyboard.press('Tab');
    expect(await guarded(page)).toBe('beforeunload');
  });
});

test.describe('a page that goes away in the midst of typing', () => {
  test('by a crash: what was saved is there, the rest is offered and can be taken', async ({ page, baseURL, context }) => {
    const id = await onePartner(page, baseURL);
    await type(page, 'city', 'Lutèce');
    await saved(page);
    await field(page, 'names-en').pressSequentially('Half a na');
    const cdp = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    cdp.send('Page.crash').catch(() => {});
    await crashed;
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/partenaires`);
    await expect(rows(other)).toHaveText(['Paris']);
    const drafts = other.locator('#drafts');
    const stored = (await pages(other)).includes('Half a na');
    if (!stored) {
      await expect(drafts).toContainText('Half a na');
      await expect(drafts).toContainText('Nom en anglais');
      await drafts.getByRole('button', { name: 'Reprendre' }).click();
    } else {
      await go(other, `#/partenaires/${id}`);
    }
    await expect(field(other, 'names-en')).toHaveValue('Half a na');
    await expect(field(other, 'city')).toHaveValue('Lutèce');
    await expect.poll(() => pages(other)).toContain('Half a na');
    await expect(drafts).toHaveCount(0);
    await other.reload();
    await saved(other);
    await other.waitForTimeout(800);
    await expect(drafts).toHaveCount(0);
  });

  test('in the midst of saving: the store is whole, whatever of it was written', async ({ page, baseURL, context }) => {
    const id = await onePartner(page, baseURL);
    const cdp = await context.newCDPSession(page);
    await field(page, 'city').fill('Lutèce');
    await page.keyboard.press('Tab');
    const crashed = page.waitForEvent('crash');
    cdp.send('Page.crash').catch(() => {});
    await crashed;
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/partenaires/${id}`);
    await expect(other.locator('#damaged')).toHaveCount(0);
    const offered = other.locator('#drafts');
    // Left a moment before the crash, the text is in the store or offered, never gone.
    await expect(async () => {
      const there = (await field(other, 'city').inputValue()) === 'Lutèce';
      expect(there || (await offered.count()) > 0).toBe(true);
    }).toPass({ timeout: 4_000 });
  });

  test('by a reload: the last letters are there or offered', async ({ page, baseURL }) => {
    await onePartner(page, baseURL);
    await field(page, 'city').pressSequentially('Lutèce');
    await page.reload();
    await saved(page);
    const offered = page.locator('#drafts');
    await expect(async () => {
      const there = (await field(page, 'city').inputValue()) === 'Lutèce';
      expect(there || (await offered.count()) > 0).toBe(true);
    }).toPass({ timeout: 4_000 });
  });

  test('while another tab types: the draft of a tab that lives is not offered', async ({ page, baseURL, context }) => {
    await onePartner(page, baseURL);
    await field(page, 'erasmus').fill('PARIS !');
    await page.keyboard.press('Tab');
    await expect(field(page, 'erasmus')).toHaveAttribute('aria-invalid', 'true');
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/partenaires`);
    await other.waitForTimeout(1_200);
    await expect(other.locator('#drafts')).toHaveCount(0);
    await page.close();
    await other.reload();
    await saved(other);
    await expect(other.locator('#drafts')).toContainText('PARIS !');
    await other.locator('#drafts').getByRole('button', { name: 'Oublier' }).click();
    await expect(other.locator('#drafts')).toHaveCount(0);
    await other.reload();
    await saved(other);
    await other.waitForTimeout(1_200);
    await expect(other.locator('#drafts')).toHaveCount(0);
  });

  test('keeps no draft of a birth date', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/personnes/${uuid()}`);
    await type(page, 'familyNames', 'Morvan');
    await field(page, 'birthDate').fill('31/02/2004');
    await page.keyboard.press('Tab');
    await expect(field(page, 'birthDate')).toHaveAttribute('aria-invalid', 'true');
    expect(JSON.stringify((await kept(page)).local)).not.toContain('2004');
  });
});

test.describe('storage that is blocked', () => {
  const block = (page) =>
    page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, { configurable: true, get: refuse });
      }
    });

  test('leaves everything in memory, says so, and lets a file out', async ({ page, baseURL }) => {
    await block(page);
    await openRecords(page, `${baseURL}#/partenaires`, 'memory');
    await expect(page.locator('#unsaved')).toContainText('Le navigateur ne donne pas accès à son stockage');
    await page.locator('#add').click();
    await type(page, 'names-local', 'Paris');
    await expect(heading(page)).toHaveText('Paris');
    const { json } = await backedUp(page);
    expect(recordsOf(json)).toHaveLength(1);
    await page.locator('#undo').click();
    await go(page, '#/partenaires', 'memory');
    await expect(rows(page)).toHaveCount(0);
    // What no file holds is not let go of; what a file holds is.
    await page.locator('#redo').click();
    await go(page, '#/donnees', 'memory');
    await page.locator('#shared').click();
    await expect(page.locator('#shared')).not.toBeChecked();
    await go(page, '#/partenaires', 'memory');
    await expect(rows(page)).toHaveText(['Paris']);
    await backedUp(page);
    await page.locator('#shared').check();
    await expect(page.locator('.space-banner')).toBeVisible();
    await saved(page, 'memory');
  });

  test('guards leaving as long as something would be lost', async ({ page, baseURL }) => {
    await block(page);
    await openRecords(page, `${baseURL}#/partenaires/${uuid()}`, 'memory');
    await type(page, 'names-local', 'Paris');
    await expect(heading(page)).toHaveText('Paris');
    expect(await guarded(page)).toBe('beforeunload');
  });

  test('of databases alone does the same', async ({ page, baseURL }) => {
    await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
    await openRecords(page, `${baseURL}#/partenaires/${uuid()}`, 'memory');
    await type(page, 'names-local', 'Paris');
    await expect(heading(page)).toHaveText('Paris');
    await expect(page.locator('#unsaved')).toBeVisible();
  });
});

test.describe('a shared computer', () => {
  test('keeps nothing of what was done, neither typed nor half typed', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/donnees`);
    await page.locator('#shared').check();
    await saved(page, 'memory');
    await expect(page.locator('.space-banner')).toContainText('rien n’est enregistré');
    await go(page, `#/personnes/${uuid()}`, 'memory');
    await type(page, 'familyNames', 'Morvan');
    await field(page, 'email').fill('pas une adresse de Morvan');
    await page.keyboard.press('Tab');
    await expect(field(page, 'email')).toHaveAttribute('aria-invalid', 'true');
    await field(page, 'givenNames').pressSequentially('Élise');
    expect(JSON.stringify(await kept(page)), 'while typing').not.toMatch(/Morvan|Élise/);
    const { json } = await backedUp(page);
    expect(json.content.records.person).toHaveLength(1);
    await page.reload();
    await saved(page, 'memory');
    expect(JSON.stringify(await kept(page)), 'after a reload').not.toMatch(/Morvan|Élise/);
    await go(page, '#/personnes', 'memory');
    await expect(rows(page)).toHaveCount(0);
  });

  test('shows nothing of what is on the device, and gives it back afterwards', async ({ page, baseURL }) => {
    await bring(page, baseURL, { partner: [partner(uuid(), 'Paris')] });
    await page.locator('#shared').check();
    await saved(page, 'memory');
    await go(page, '#/partenaires', 'memory');
    await expect(rows(page)).toHaveCount(0);
    await go(page, '#/donnees', 'memory');
    await page.locator('#shared').uncheck();
    await saved(page);
    await go(page, '#/partenaires');
    await expect(rows(page)).toHaveText(['Paris']);
  });
});

test('the sample is apart from one’s own data, and says so', async ({ page, baseURL }) => {
  await bring(page, baseURL, { partner: [partner(uuid(), 'Paris')] });
  await page.evaluate(() => (location.hash = '#/exemple'));
  await expect(page.locator('.office[data-space="passerelle-sample"][data-state="saved"]')).toBeAttached();
  await expect(page).toHaveURL(/#\/mobilites$/);
  await expect(rows(page)).toHaveCount(9);
  await expect(page.locator('.space-banner')).toContainText('Données d’exemple');
  await go(page, '#/partenaires');
  await expect(rows(page)).toHaveCount(7);
  await rows(page).first().click();
  await type(page, 'city', 'Nulle part');
  await saved(page);
  // After a reload it is still the sample, and still says so.
  await page.reload();
  await saved(page);
  await expect(page.locator('.space-banner')).toContainText('Données d’exemple');
  await go(page, '#/donnees');
  await page.locator('#space-passerelle').click();
  await expect(page.locator('.office[data-space="passerelle"][data-state="saved"]')).toBeAttached();
  await expect(page.locator('.space-banner')).toHaveCount(0);
  await go(page, '#/partenaires');
  await expect(rows(page)).toHaveText(['Paris']);
  const { databases } = await kept(page);
  expect(JSON.stringify(databases.passerelle)).not.toMatch(/Valmont|Nulle part/);
  expect(JSON.stringify(databases['passerelle-sample'])).toContain('Nulle part');
});
