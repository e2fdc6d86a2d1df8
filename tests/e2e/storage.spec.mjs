// Nothing that a person has typed is lost: tabs, a full device, crashes, damage.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, offlineReady, open, test } from './fixtures.mjs';
import { backedUp, bring, choose, downloaded, go, inDatabase, kept, openRecords, partner, recordsOf, saved, uuid } from './records.mjs';

const field = (page, place) => page.locator(`#field-${place}`);
const rows = (page) => page.locator('#records tbody th a');
const heading = (page) => page.getByRole('heading', { level: 1 });
const pages = async (page) => (await kept(page)).databases.passerelle?.pages.join('\n') ?? '';

/** Types into a field and leaves it. */
async function type(page, place, text) {
  await field(page, place).fill(text);
  await page.keyboard.press('Tab');
}

/** A tab that hears nothing of the others, as in a browser without such a channel. */
async function deafTab(context) {
  const page = await context.newPage();
  await page.addInitScript(() => delete window.BroadcastChannel);
  return page;
}

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

/** A partner of this page, opened. */
async function onePartner(page, baseURL, more = {}) {
  const id = uuid();
  await bring(page, baseURL, { partner: [partner(id, 'Paris', more)] });
  await go(page, `#/partenaires/${id}`);
  return id;
}

test.describe('two tabs', () => {
  test('add different records, and each hears of the other', async ({ page, baseURL, context }) => {
    await openRecords(page, `${baseURL}#/partenaires`);
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/partenaires`);
    await go(page, `#/partenaires/${uuid()}`);
    await type(page, 'names-local', 'Un');
    await go(other, `#/partenaires/${uuid()}`);
    await type(other, 'names-local', 'Deux');
    for (const tab of [page, other]) {
      await go(tab, '#/partenaires');
      await expect(rows(tab)).toHaveText(['Deux', 'Un']);
      await expect(tab.locator('#conflicts')).toHaveCount(0);
    }
    await page.reload();
    await expect(rows(page)).toHaveText(['Deux', 'Un']);
  });

  test('that never hear of each other lose nothing either', async ({ context, baseURL }) => {
    const [one, other] = [await deafTab(context), await deafTab(context)];
    await openRecords(one, `${baseURL}#/partenaires`);
    await openRecords(other, `${baseURL}#/partenaires`);
    await go(one, `#/partenaires/${uuid()}`);
    await go(other, `#/partenaires/${uuid()}`);
    await Promise.all([type(one, 'names-local', 'Un'), type(other, 'names-local', 'Deux')]);
    await Promise.all([saved(one), saved(other)]);
    await openRecords(one, `${baseURL}?again#/partenaires`);
    await expect(rows(one)).toHaveText(['Deux', 'Un']);
  });

  test('change two fields of one record, and both values stay', async ({ page, baseURL, context }) => {
    const id = await onePartner(page, baseURL);
    const other = await deafTab(context);
    await openRecords(other, `${baseURL}#/partenaires/${id}`);
    await type(page, 'city', 'Lutèce');
    await type(other, 'names-en', 'Paris (EN)');
    await saved(page);
    await saved(other);
    await expect(field(other, 'city')).toHaveValue('Lutèce');
    await expect(other.locator('#conflicts')).toHaveCount(0);
    for (const tab of [page, other]) {
      await tab.reload();
      await saved(tab);
      await expect(field(tab, 'city')).toHaveValue('Lutèce');
      await expect(field(tab, 'names-en')).toHaveValue('Paris (EN)');
    }
  });

  for (const [choice, button, value] of [
    ['one’s own', 'Mettre la mienne', 'Milan'],
    ['the other', 'Garder l’enregistrée', 'Rome'],
  ]) {
    test(`change one field: both values are shown, and ${choice} can be chosen`, async ({ page, baseURL, context }) => {
      const id = await onePartner(page, baseURL, { city: 'Lutèce' });
      const other = await deafTab(context);
      await openRecords(other, `${baseURL}#/partenaires/${id}`);
      await type(page, 'city', 'Rome');
      await saved(page);
      await type(other, 'city', 'Milan');
      const conflicts = other.locator('#conflicts');
      await expect(conflicts).toContainText('Paris · Ville');
      await expect(conflicts).toContainText(/La vôtre : ?Milan/);
      await expect(conflicts).toContainText(/Enregistrée : ?Rome/);
      await expect(field(other, 'city')).toHaveValue('Rome');
      expect(await pages(other)).toContain('"city":"Rome"');
      await conflicts.getByRole('button', { name: button }).click();
      await expect(conflicts).toHaveCount(0);
      await expect(field(other, 'city')).toHaveValue(value);
      await saved(other);
      await expect.poll(() => pages(other)).toContain(`"city":"${value}"`);
      await expect(field(page, 'city')).toHaveValue(value === 'Milan' ? 'Rome' : value);
      await page.reload();
      await saved(page);
      await expect(field(page, 'city')).toHaveValue(value);
    });
  }

  test('in one of which a record is deleted while the other types in it', async ({ page, baseURL, context }) => {
    const id = await onePartner(page, baseURL, { city: 'Lutèce' });
    const other = await deafTab(context);
    await openRecords(other, `${baseURL}#/partenaires/${id}`);
    await page.locator('#delete').click();
    await saved(page);
    await type(other, 'city', 'Milan');
    await expect(other.locator('#conflicts')).toContainText('Milan');
  });

  test('leave to the one that types what it types while the other saves', async ({ page, baseURL, context }) => {
    const id = await onePartner(page, baseURL, { city: 'Lutèce' });
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/partenaires/${id}`);
    await field(other, 'erasmus').pressSequentially('F PAR');
    await type(page, 'city', 'Rome');
    await expect(field(other, 'city')).toHaveValue('Rome');
    await expect(field(other, 'erasmus')).toHaveValue('F PAR');
    await expect(field(other, 'erasmus')).toBeFocused();
    await other.keyboard.type('IS001');
    await other.keyboard.press('Tab');
    await expect(field(other, 'erasmus')).toHaveValue('F  PARIS001');
  });

  test('of which one erases everything: the other is empty, and goes on', async ({ page, baseURL, context }) => {
    await bring(page, baseURL, { partner: [partner(uuid(), 'Paris')] });
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/partenaires`);
    await page.locator('#field-erase').fill('effacer');
    await page.locator('#erase').click();
    await expect(page.locator('#said')).toHaveText('Tout est effacé de cet appareil.');
    await expect(rows(other)).toHaveCount(0);
    await saved(other);
    await go(other, `#/partenaires/${uuid()}`);
    await type(other, 'names-local', 'Après');
    await saved(other);
    await go(page, '#/partenaires');
    await expect(rows(page)).toHaveText(['Après']);
  });
});

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
    await page.getByRole('navigation').getByRole('link', { name: 'Accueil' }).click();
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

test.describe('data that the browser has cleared', () => {
  const clear = async (page) => {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes: 'indexeddb' });
  };

  test('leaves an empty page that works, and a backup brings all of it back', async ({ page, baseURL }) => {
    const whole = partner(uuid(), 'Paris', { city: 'Lutèce' });
    await bring(page, baseURL, { partner: [whole] });
    const { text } = await backedUp(page);
    await clear(page);
    await page.reload();
    await saved(page);
    await go(page, '#/partenaires');
    await expect(page.getByText('Aucun partenaire pour l’instant.')).toBeVisible();
    await bring(page, `${baseURL}?again`, Buffer.from(text));
    expect(recordsOf((await backedUp(page)).json)).toEqual([['partner', whole]]);
  });

  test('under an open page: what is typed next is not called saved unless it is', async ({ page, baseURL }) => {
    const id = await onePartner(page, baseURL);
    await clear(page);
    await type(page, 'city', 'Lutèce');
    await expect(page.locator('.office')).toHaveAttribute('data-state', /^(?:saved|unsaved)$/);
    await page.waitForTimeout(500);
    const state = await page.locator('.office').getAttribute('data-state');
    if (state === 'saved') {
      expect(await pages(page)).toContain('Lutèce');
      expect(await pages(page)).toContain(id);
    } else {
      await expect(page.locator('#unsaved')).toBeVisible();
      const { json } = await downloaded(page, () => page.locator('#unsaved').getByRole('button', { name: 'Télécharger une sauvegarde' }).click());
      expect(json.content.records.partner[0]).toMatchObject({ id, city: 'Lutèce' });
    }
  });
});

test.describe('damage', () => {
  /** Three partners and a person. */
  const some = () => ({
    partner: ['Un', 'Deux', 'Trois'].map((name) => partner(uuid(), name)),
    person: [{ id: uuid(), familyNames: 'Morvan', givenNames: 'Élise' }],
  });

  /** Breaks the last record of the page of partners. */
  const breakPage = (page) =>
    inDatabase(page, async (database, answer) => {
      const store = database.transaction('pages', 'readwrite').objectStore('pages');
      const bytes = await answer(store.get(['partner', 0]));
      bytes[bytes.lastIndexOf('{'.charCodeAt(0), bytes.length - 30)] = 0;
      bytes[bytes.length - 12] ^= 0xff;
      await answer(store.put(bytes, ['partner', 0]));
      return bytes.length;
    });

  test('a rescue file, everything erased, the file restored: the same records', async ({ page, baseURL }) => {
    await bring(page, baseURL, some());
    await go(page, '#/partenaires');
    await rows(page).first().click();
    await page.locator('#delete').click();
    await saved(page);
    const before = await backedUp(page);
    const rescue = await downloaded(page, () => page.locator('#rescue').click());
    expect(rescue.json).toMatchObject({ app: 'passerelle', kind: 'rescue' });
    await page.locator('#field-erase').fill('EFFACE');
    await expect(page.locator('#erase')).toBeDisabled();
    await page.locator('#field-erase').fill('EFFACER');
    await page.locator('#erase').click();
    await expect(page.locator('#said')).toHaveText('Tout est effacé de cet appareil.');
    await saved(page);
    const empty = await kept(page);
    expect(JSON.stringify(empty)).not.toMatch(/Morvan|Trois/);
    expect(Object.keys(empty.local).filter((key) => key !== 'passerelle.space')).toEqual([]);
    await choose(page, rescue.text, 'secours.json');
    await expect(page.locator('#preview')).toContainText('C’est un fichier de secours.');
    await page.locator('#restore-now').click();
    await expect(page.locator('#said')).toContainText('Restauré.');
    await saved(page);
    const after = await backedUp(page);
    expect(recordsOf(after.json)).toEqual(recordsOf(before.json));
  });

  test('of a page: it is told, the others work, nothing is written over it, and rescue saves the rest', async ({ page, baseURL }) => {
    const records = some();
    await bring(page, baseURL, records);
    await breakPage(page);
    await page.reload();
    await saved(page);
    await expect(page.locator('#damaged')).toContainText('1 page de données est illisible');
    await go(page, '#/personnes');
    await expect(rows(page)).toHaveText(['Morvan']);
    await rows(page).first().click();
    await type(page, 'email', 'elise@example.org');
    await saved(page);
    const bytes = () => inDatabase(page, async (database, answer) => [...(await answer(database.transaction('pages').objectStore('pages').get(['partner', 0])))].join());
    const broken = await bytes();
    await go(page, `#/partenaires/${uuid()}`);
    await type(page, 'names-local', 'Quatre');
    await saved(page);
    expect(await bytes()).toBe(broken);
    await go(page, '#/donnees');
    const rescue = await downloaded(page, () => page.locator('#damaged').getByRole('button', { name: 'Fichier de secours' }).click());
    await page.locator('#field-erase').fill('EFFACER');
    await page.locator('#erase').click();
    await expect(page.locator('#said')).toHaveText('Tout est effacé de cet appareil.');
    await saved(page);
    await expect(page.locator('#damaged')).toHaveCount(0);
    await choose(page, rescue.text);
    await expect(page.locator('#preview')).toContainText('page abîmée');
    await page.locator('#restore-now').click();
    await expect(page.locator('#said')).toContainText('Restauré.');
    await go(page, '#/partenaires');
    await expect(rows(page)).toContainText(['Deux', 'Quatre', 'Un']);
    await go(page, '#/personnes');
    await rows(page).first().click();
    await expect(field(page, 'email')).toHaveValue('elise@example.org');
  });

  test('of a page: a backup does not pretend to be whole', async ({ page, baseURL }) => {
    await bring(page, baseURL, some());
    await breakPage(page);
    await page.reload();
    await saved(page);
    await page.locator('#back-up').click();
    await expect(page.locator('#said')).toContainText(/illisible|manque|incompl/);
  });

  for (const [what, meta, message] of [
    ['what the store says of itself', 'nonsense', 'Le stockage ne dit plus dans quel format il est écrit'],
    ['a store that a newer version has written', JSON.stringify({ schema: 99, encoding: 'passerelle page 1', lists: 1 }), 'écrites par une version plus récente'],
    ['a store in another encoding', JSON.stringify({ schema: 2, encoding: 'passerelle page 7', lists: 1 }), 'écrites par une version plus récente'],
  ]) {
    test(`of ${what}: nothing is written, and it is told`, async ({ page, baseURL }) => {
      await bring(page, baseURL, some());
      await inDatabase(page, async (database, answer, given) => answer(database.transaction('meta', 'readwrite').objectStore('meta').put(given, 'workspace')), meta);
      const before = await kept(page);
      await page.reload();
      await saved(page, 'memory');
      await expect(page.locator('#unsaved')).toContainText(message);
      await go(page, `#/partenaires/${uuid()}`, 'memory');
      await type(page, 'names-local', 'Quatre');
      await expect(heading(page)).toHaveText('Quatre');
      await page.waitForTimeout(300);
      expect((await kept(page)).databases).toEqual(before.databases);
      // The rescue file has it all.
      await go(page, '#/donnees', 'memory');
      const { text } = await downloaded(page, () => page.locator('#rescue').click());
      expect(JSON.parse(text).databases.passerelle.pages).toHaveLength(2);
    });
  }
});

test.describe('schemas', () => {
  test('a tab stops writing as soon as a newer version writes, and asks to reload', async ({ page, baseURL, context }) => {
    await onePartner(page, baseURL);
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/partenaires`);
    await other.evaluate(() => new BroadcastChannel('passerelle').postMessage(JSON.stringify({ changed: { schema: 99, pages: [] } })));
    await expect(page.locator('#unsaved')).toContainText('version plus récente');
    await expect(page.locator('#unsaved').getByRole('button', { name: 'Recharger la page' })).toBeVisible();
    await type(page, 'city', 'Lutèce');
    await page.waitForTimeout(500);
    expect(await pages(page)).not.toContain('Lutèce');
    await expect(field(page, 'city')).toHaveValue('Lutèce');
  });

  test('a tab that was not told meets the newer store when it writes, and writes nothing', async ({ page, baseURL }) => {
    await onePartner(page, baseURL);
    await inDatabase(page, async (database, answer) => {
      const store = database.transaction('meta', 'readwrite').objectStore('meta');
      const meta = JSON.parse(await answer(store.get('workspace')));
      await answer(store.put(JSON.stringify({ ...meta, schema: 99 }), 'workspace'));
    });
    await type(page, 'city', 'Lutèce');
    await saved(page, 'unsaved');
    await expect(page.locator('#unsaved')).toContainText('version plus récente');
    expect(await pages(page)).not.toContain('Lutèce');
  });

  test('a backup of the first schema comes in as today’s records', async ({ page, baseURL }) => {
    await bring(page, baseURL, readFileSync('tests/fixtures/schemas/1.json'));
    await go(page, '#/partenaires/0b6f1c0e-6c1d-4d3b-9a53-8f5b1d0a7e02');
    await expect(field(page, 'names-local')).toHaveValue('Universität Beispiel');
    await go(page, '#/bureau/0b6f1c0e-6c1d-4d3b-9a53-8f5b1d0a7e01');
    await expect(field(page, 'names-fr')).toHaveValue('École d’exemple');
    const { text, json } = await backedUp(page);
    expect(json.schema).toBe(2);
    // What no field reads is kept word for word.
    expect(text).toContain('"later": {"a" : [1.0, 1e3],"b":"\\u00e9"}');
  });

  test('a store of the first schema is brought up to date when it is opened', async ({ page, baseURL }) => {
    const id = uuid();
    await bring(page, baseURL, { partner: [{ id, name: 'Universität Beispiel', country: 'AT' }] });
    await inDatabase(page, async (database, answer) => {
      const store = database.transaction('meta', 'readwrite').objectStore('meta');
      const meta = JSON.parse(await answer(store.get('workspace')));
      await answer(store.put(JSON.stringify({ ...meta, schema: 1 }), 'workspace'));
    });
    await openRecords(page, `${baseURL}?again#/partenaires/${id}`);
    await expect(field(page, 'names-local')).toHaveValue('Universität Beispiel');
    expect(JSON.parse((await kept(page)).databases.passerelle.meta[0]).schema).toBe(2);
    await page.reload();
    await saved(page);
    await expect(field(page, 'names-local')).toHaveValue('Universität Beispiel');
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

test('a person who is forgotten is nowhere any more; the stays are', async ({ page, baseURL, context }) => {
  const [who, stay] = [uuid(), uuid()];
  const name = 'Kowalczewska';
  await bring(page, baseURL, {
    person: [
      { id: who, familyNames: name, givenNames: 'Zofia', email: 'zofia.k@example.org', birthDate: '2004-03-14' },
      { id: uuid(), familyNames: 'Morvan', givenNames: 'Élise' },
    ],
    partner: [partner(uuid(), 'Paris', { notes: `Vu avec Zofia ${name} en mai.` })],
    mobility: [{ id: stay, kind: 'studies', direction: 'out', person: who, notes: `${name} part en septembre.` }],
  });
  await go(page, `#/personnes/${who}`);
  await type(page, 'email', 'zofia.kowalczewska@example.org');
  await saved(page);
  await page.getByRole('link', { name: 'Oublier cette personne' }).click();
  await expect(page.getByText('Cela ne peut pas être annulé')).toBeVisible();
  await expect(page.locator('main')).toContainText('Partenaire');
  const other = await context.newPage();
  await openRecords(other, `${baseURL}#/personnes`);
  await page.locator('#forget').click();
  await expect(page.locator('#said')).toHaveText('Cette personne est oubliée.');
  await saved(page);
  const left = JSON.stringify(await kept(page));
  expect(left).not.toMatch(/kowalczewska|zofia|2004-03-14/i);
  expect(left).toContain(stay);
  // Neither here nor in the other tab, and no undo brings her back.
  for (const tab of [page, other]) {
    await go(tab, '#/personnes');
    await expect(rows(tab)).toHaveText(['Morvan']);
    await expect(tab.locator('body')).not.toContainText(name);
  }
  for (let steps = 0; steps < 5 && (await page.locator('#undo').isEnabled()); steps += 1) {
    await page.locator('#undo').click();
    await page.waitForTimeout(150);
    await saved(page);
    expect(JSON.stringify(await kept(page))).not.toMatch(/kowalczewska|zofia/i);
  }
  await page.reload();
  await saved(page);
  expect(JSON.stringify(await kept(page))).not.toMatch(/kowalczewska|zofia/i);
});

test('a person who is forgotten leaves her stays, without her name', async ({ page, baseURL }) => {
  const [who, stay] = [uuid(), uuid()];
  await bring(page, baseURL, {
    person: [{ id: who, familyNames: 'Kowalczewska', givenNames: 'Zofia' }],
    mobility: [{ id: stay, kind: 'studies', direction: 'out', person: who, hostYear: '2026/2027' }],
  });
  await go(page, `#/oublier/${who}`);
  await page.locator('#forget').click();
  await expect(page.locator('#said')).toHaveText('Cette personne est oubliée.');
  await go(page, '#/mobilites');
  await expect(rows(page)).toHaveCount(1);
  await rows(page).first().click();
  await expect(field(page, 'kind')).toHaveValue('studies');
  await expect(field(page, 'hostYear')).toHaveValue('2026/2027');
  await expect(page.locator('main')).not.toContainText('Kowalczewska');
});
