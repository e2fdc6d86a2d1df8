// What the end-to-end tests of records have in common.
//
// In:  a page of the release build, and files made here.
// Out: backups to restore, what a download holds, what the browser keeps, and the ways
//      in and out that every test takes.

import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, ready } from './fixtures.mjs';

/** The schema that this build writes. */
export const SCHEMA = 4;

export const uuid = () => randomUUID();

/** Waits until everything is read, and everything that was done is in the store. */
export async function saved(page, state = 'saved') {
  await expect(page.locator(`.office[data-state="${state}"]`)).toBeAttached({ timeout: 15_000 });
}

/** Opens an address of the records, and waits until everything is read. */
export async function openRecords(page, url, state = 'saved') {
  await page.goto(url);
  await ready(page);
  await saved(page, state);
}

/** Goes to an address inside the page, as a link does. */
export async function go(page, hash, state = 'saved') {
  await page.evaluate((it) => (location.hash = it), hash);
  await expect(page.locator('.awaited')).toHaveCount(0);
  await saved(page, state);
}

export const partner = (id, local, more = {}) => ({ id, names: { local }, country: 'IT', ...more });

/** The bytes of a backup of these records, sealed as the page seals its own. */
export function backup(records, { schema = SCHEMA, gone = {}, app = 'passerelle', kind = 'backup', made_at = '2026-11-01T09:30:00Z', sha256 } = {}) {
  const content = JSON.stringify({ records, gone });
  const digest = sha256 ?? createHash('sha256').update(content).digest('hex');
  const head = JSON.stringify({ app, kind, schema, made_at });
  return Buffer.from(`${head.slice(0, -1)},"content":${content},"sha256":"${digest}"}`);
}

/** The records of a collection, `count` of them, named by `name`. */
export const many = (count, name) => Array.from({ length: count }, (_, index) => partner(uuid(), name(index)));

/** Chooses a file in *Ouvrir une sauvegarde*; the page of the data is open. */
export async function choose(page, bytes, name = 'sauvegarde.json') {
  await page.locator('#restore-file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(bytes) });
}

/** Brings records in as a restored backup does. The page of the data is opened. */
export async function bring(page, baseURL, records, options = {}) {
  await openRecords(page, `${baseURL}#/donnees`);
  await choose(page, Buffer.isBuffer(records) ? records : backup(records, options));
  await page.locator('#restore-now').click();
  await expect(page.locator('#preview')).toHaveCount(0);
  await expect(page.locator('#said')).not.toBeEmpty();
  await saved(page);
}

/** What a click downloads: its name, its text, and the JSON of it. */
export async function downloaded(page, click) {
  const [file] = await Promise.all([page.waitForEvent('download'), click()]);
  const text = await readFile(await file.path(), 'utf8');
  return { name: file.suggestedFilename(), text, json: JSON.parse(text) };
}

/** A backup of the open space, made as a person makes it. */
export async function backedUp(page) {
  await go(page, '#/donnees', await page.locator('.office').getAttribute('data-state').catch(() => 'saved') ?? 'saved');
  return downloaded(page, () => page.locator('#back-up').click());
}

/** The text of `content` in a backup, from its first brace to its last. */
export function contentOf(text) {
  const start = text.indexOf('"content":') + '"content":'.length;
  return text.slice(start, text.lastIndexOf(',\n"sha256"'));
}

/** The records of a backup, in an order of their own, to be compared. */
export function recordsOf(json) {
  const all = Object.entries(json.content.records).flatMap(([of, list]) => list.map((it) => [of, it]));
  return all.sort((one, other) => (one[1].id < other[1].id ? -1 : 1));
}

/** Everything that the browser keeps of this site, as text: databases, both storages. */
export function kept(page) {
  return page.evaluate(async () => {
    const answer = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const decoder = new TextDecoder();
    const plain = (value) => (value instanceof Uint8Array ? decoder.decode(value) : value);
    const all = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      all[name] = {};
      for (const store of database.objectStoreNames) {
        const values = await answer(database.transaction(store).objectStore(store).getAll());
        all[name][store] = values.map(plain);
      }
      database.close();
    }
    return { databases: all, local: { ...localStorage }, session: { ...sessionStorage } };
  });
}

/**
 * Works on the database of one's own data by hand: `work(database, answer, given)` runs in
 * the page, where `answer` waits for a request.
 */
export function inDatabase(page, work, given = null) {
  const answer = `(request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  })`;
  return page.evaluate(`(async () => {
    const answer = ${answer};
    const database = await answer(indexedDB.open('passerelle'));
    const result = await (${work})(database, answer, ${JSON.stringify(given)});
    database.close();
    return result;
  })()`);
}

export const field = (page, place) => page.locator(`#field-${place}`);
export const rows = (page) => page.locator('#records tbody th a');
export const heading = (page) => page.getByRole('heading', { level: 1 });

/** The text of every page in the store of one's own data. */
export const pages = async (page) => (await kept(page)).databases.passerelle?.pages.join('\n') ?? '';

/** Types into a field and leaves it. */
export async function type(page, place, text) {
  await field(page, place).fill(text);
  await page.keyboard.press('Tab');
}

/** Adds a partner by typing, and leaves the field. */
export async function add(page, baseURL, name) {
  await openRecords(page, `${baseURL}#/partenaires`);
  await page.locator('#add').click();
  await field(page, 'names-local').pressSequentially(name);
  await page.keyboard.press('Tab');
  await saved(page);
}

/** A partner of this page, opened. */
export async function onePartner(page, baseURL, more = {}) {
  const id = uuid();
  await bring(page, baseURL, { partner: [partner(id, 'Paris', more)] });
  await go(page, `#/partenaires/${id}`);
  return id;
}

/** A tab that hears nothing of the others, as in a browser without such a channel. */
export async function deafTab(context) {
  const page = await context.newPage();
  await page.addInitScript(() => delete window.BroadcastChannel);
  return page;
}
