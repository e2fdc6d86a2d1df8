// A store that was cleared, damaged or written by another version: told, and never made worse.

import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.mjs';
import { SCHEMA, backedUp, bring, choose, downloaded, field, go, heading, inDatabase, kept, onePartner, openRecords, pages, partner, recordsOf, rows, saved, type, uuid } from './records.mjs';

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

  test('under an open page: that is told, and another try stores all of it anew', async ({ page, baseURL, context }) => {
    const [id, other] = [uuid(), uuid()];
    await bring(page, baseURL, {
      partner: [partner(id, 'Paris'), partner(other, 'Graz')],
      person: [{ id: uuid(), familyNames: 'Morvan', givenNames: 'Élise' }],
    });
    await go(page, `#/partenaires/${other}`);
    await page.locator('#delete').click();
    await saved(page);
    await go(page, `#/partenaires/${id}`);
    await clear(page);
    await type(page, 'city', 'Lutèce');
    await saved(page, 'unsaved');
    await expect(page.locator('#unsaved')).toContainText('ont été effacées sous cette page');
    await expect(field(page, 'city')).toHaveValue('Lutèce');
    // Somebody may have wanted that: nothing is written before it is asked for.
    await type(page, 'names-en', 'Paris (EN)');
    await saved(page, 'unsaved');
    expect(await pages(page)).toBe('');
    const { json } = await downloaded(page, () => page.locator('#unsaved').getByRole('button', { name: 'Télécharger une sauvegarde' }).click());
    expect(json.content.records.partner).toHaveLength(1);
    await page.locator('#retry').click();
    await saved(page);
    await expect(page.locator('#unsaved')).toHaveCount(0);
    await expect(page.locator('#conflicts')).toHaveCount(0);
    // Work goes on, and all of it is there for whoever comes later.
    await type(page, 'notes', 'Après');
    await saved(page);
    const later = await context.newPage();
    await openRecords(later, `${baseURL}#/partenaires/${id}`);
    for (const [place, text] of Object.entries({ city: 'Lutèce', 'names-en': 'Paris (EN)', notes: 'Après' })) {
      await expect(field(later, place)).toHaveValue(text);
    }
    await go(later, '#/personnes');
    await expect(rows(later)).toHaveText(['Morvan']);
    await go(later, `#/partenaires/${other}`);
    await expect(heading(later)).toHaveText('Fiche supprimée');
    // What was done in this visit can be undone still.
    for (let steps = 0; steps < 4; steps += 1) {
      await later.locator('#undo').click();
      await later.waitForTimeout(150);
      await saved(later);
    }
    await expect(heading(later)).toHaveText('Graz');
  });

  test('under an open page that has nothing unsaved: what was there is not mistaken for deleted', async ({ page, baseURL }) => {
    await onePartner(page, baseURL, { city: 'Lutèce' });
    await clear(page);
    await expect(field(page, 'city')).toHaveValue('Lutèce');
    await page.locator('#delete').click();
    await saved(page, 'unsaved');
    await page.locator('#undo').click();
    await page.locator('#retry').click();
    await saved(page);
    await page.reload();
    await saved(page);
    await expect(rows(page)).toHaveText(['Paris']);
  });
});

test.describe('a store that the browser has closed under an open page', () => {
  /** Keeps every connection of the page at hand. */
  const watch = (page) =>
    page.addInitScript(() => {
      window.connections = [];
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (...given) {
        const request = open.apply(this, given);
        request.addEventListener('success', () => window.connections.push(request.result));
        return request;
      };
    });
  const close = (page, told) =>
    page.evaluate((it) => {
      for (const connection of window.connections.splice(0)) {
        connection.close();
        if (it) connection.dispatchEvent(new Event('close'));
      }
    }, told);

  test('is opened anew by another try', async ({ page, baseURL }) => {
    await watch(page);
    const id = await onePartner(page, baseURL);
    await close(page, false);
    await type(page, 'city', 'Lutèce');
    await saved(page, 'unsaved');
    await expect(field(page, 'city')).toHaveValue('Lutèce');
    await page.locator('#retry').click();
    await saved(page);
    await expect(page.locator('#unsaved')).toHaveCount(0);
    await type(page, 'names-en', 'Paris (EN)');
    await saved(page);
    await openRecords(page, `${baseURL}?again#/partenaires/${id}`);
    await expect(field(page, 'city')).toHaveValue('Lutèce');
    await expect(field(page, 'names-en')).toHaveValue('Paris (EN)');
    await expect(field(page, 'names-local')).toHaveValue('Paris');
  });

  test('and that says so is opened anew by the next thing that is saved', async ({ page, baseURL }) => {
    await watch(page);
    const id = await onePartner(page, baseURL);
    await close(page, true);
    await type(page, 'city', 'Lutèce');
    await expect.poll(() => pages(page)).toContain('Lutèce');
    await saved(page);
    expect(await pages(page)).toContain(id);
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

  for (const lists of ['there', 'gone too']) {
    test(`of a page: who refers to a record in it is told so, and it is not offered as new (its list page is ${lists})`, async ({ page, baseURL }) => {
      const records = some();
      const [{ id }] = records.partner;
      const stay = uuid();
      await bring(page, baseURL, { ...records, mobility: [{ id: stay, kind: 'studies', direction: 'out', person: records.person[0].id, partner: id }] });
      await breakPage(page);
      if (lists !== 'there') {
        await inDatabase(page, async (database, answer) => answer(database.transaction('lists', 'readwrite').objectStore('lists').delete(['partner', 0])));
      }
      await page.reload();
      await saved(page);
      await go(page, '#/mobilites');
      await expect(page.locator('#records tbody tr').first()).toContainText('[illisible]');
      await rows(page).first().click();
      await expect(field(page, 'partner')).toHaveValue('[illisible]');
      await expect(page.locator('.form')).toContainText('dans une partie du stockage qui ne peut pas être lue');
      await expect(page.locator('.form').getByRole('link', { name: 'Données et santé' })).toHaveAttribute('href', '#/donnees');
      await go(page, `#/partenaires/${id}`);
      await expect(heading(page)).toHaveText('Fiche illisible');
      await expect(page.locator('.form')).toHaveCount(0);
      await expect(page.locator('#delete')).toHaveCount(0);
      // Nor does a text that was being typed there make a new one.
      await page.evaluate((it) => {
        const draft = { tab: 'gone', space: 'passerelle', collection: 'partner', id: it, place: 'city', text: 'Lutèce' };
        localStorage.setItem(`passerelle.draft.gone.${it}.city`, JSON.stringify(draft));
      }, id);
      await page.reload();
      await saved(page);
      await page.locator('#drafts').getByRole('button', { name: 'Reprendre' }).click();
      await page.waitForTimeout(600);
      await saved(page);
      expect((await kept(page)).databases.passerelle.pages.filter((it) => it.includes('Lutèce'))).toEqual([]);
      await expect(heading(page)).toHaveText('Fiche illisible');
      await page.locator('main .notice', { hasText: 'ne la saisissez pas' }).getByRole('link', { name: 'Données et santé' }).click();
      await expect(heading(page)).toHaveText('Données et santé');
      // A new record is one still.
      await go(page, `#/partenaires/${uuid()}`);
      await expect(heading(page)).toHaveText('Nouvelle fiche');
      // A backup does not call them deleted.
      const { json } = await backedUp(page);
      expect(json.content.gone).toEqual({});
    });
  }

  for (const [what, meta, message] of [
    ['what the store says of itself', 'nonsense', 'Le stockage ne dit plus dans quel format il est écrit'],
    ['a store that a newer version has written', JSON.stringify({ schema: 99, encoding: 'passerelle page 1', lists: 1 }), 'écrites par une version plus récente'],
    ['a store in another encoding', JSON.stringify({ schema: SCHEMA, encoding: 'passerelle page 7', lists: 1 }), 'écrites par une version plus récente'],
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
    expect(json.schema).toBe(SCHEMA);
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
    expect(JSON.parse((await kept(page)).databases.passerelle.meta[0]).schema).toBe(SCHEMA);
    await page.reload();
    await saved(page);
    await expect(field(page, 'names-local')).toHaveValue('Universität Beispiel');
  });
});
