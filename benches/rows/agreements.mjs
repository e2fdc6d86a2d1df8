// Learning agreements in the release page: a key in a table of sixty components, one edit
// among thirty and among three thousand agreements, an agreement that is opened.
//
// In:  dist; backups made here, the same at every run.
// Out: rows. Typing is measured twice: our own work until every task that a key has
//      started is done or a frame begins to be drawn (95th of a hundred), and from key to
//      paint beside an empty page.

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { serve } from '../../scripts/serve.mjs';
import { withBrowser } from './browser.mjs';
import { ROUNDS, atMost, median, ratioAtMost, row } from './table.mjs';

const EMPTY = 'target/bench/empty';
const KEYS = 100;
const EDITS = 15;
const ROWS = 60;
const PATIENCE_MS = 120_000;

/** Ids that are the same at every run. */
function numbered(seed) {
  let last = 0;
  return () => {
    const hex = createHash('sha256').update(`${seed} ${(last += 1)}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}

const WORDS = ['Algorithmique avancée', 'Thermodynamique', 'Droit européen', 'Statistiques', 'Mécanique des fluides'];

/** A backup of so many agreements of twenty components, the first of sixty; its id. */
function backup(count) {
  const id = numbered(count);
  const component = (list, at) => ({
    id: id(),
    code: `${list}-${100 + at}`,
    title: `${WORDS[at % WORDS.length]} ${at}`,
    term: at % 2 ? '1/2' : '2/2',
    credits: String(2 + (at % 5)),
  });
  const list = (name, length) => Array.from({ length }, (_, at) => component(name, at));
  const office = { id: id(), names: { fr: 'École' }, country: 'FR', creditSystem: 'ects' };
  const partner = { id: id(), names: { local: 'Università' }, country: 'IT', creditSystem: 'ects' };
  const person = { id: id(), familyNames: 'Exemple', givenNames: 'Zoé' };
  const agreement = Array.from({ length: count }, (_, at) => ({
    id: id(),
    scheme: 'erasmus',
    person: person.id,
    office: office.id,
    partner: partner.id,
    span: 'term',
    host: list('A', at === 0 ? ROWS / 2 : 10),
    home: list('B', at === 0 ? ROWS / 2 : 10),
  }));
  const content = JSON.stringify({
    records: { office: [office], partner: [partner], person: [person], agreement },
    gone: {},
  });
  const sha256 = createHash('sha256').update(content).digest('hex');
  const head = '{"app":"passerelle","kind":"backup","schema":3,"made_at":"2026-11-22T00:00:00Z"';
  return { id: agreement[0].id, text: `${head},"content":${content},"sha256":"${sha256}"}` };
}

/** Opens a page with these agreements in it. */
async function opened(context, url, { id, text }) {
  const page = await context.newPage();
  await page.goto(`${url}#/donnees`);
  await page.locator('.office[data-state="saved"]').waitFor({ timeout: PATIENCE_MS });
  await page.locator('#restore-file').setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.locator('#restore-now').click({ timeout: PATIENCE_MS });
  await page.locator('#preview').waitFor({ state: 'detached', timeout: PATIENCE_MS });
  await page.locator('.office[data-state="saved"]').waitFor({ timeout: PATIENCE_MS });
  return { page, route: `#/contrats/${id}/cours` };
}

/** From a link to an agreement whose tables are drawn, in milliseconds. */
async function opening({ page, route }) {
  await page.evaluate(() => (location.hash = '#/contrats'));
  await page.locator('#records').waitFor();
  return page.evaluate(
    ([to, rows]) =>
      new Promise((done) => {
        const begin = performance.now();
        const look = () => {
          if (document.querySelectorAll('table.grid tr[data-item]').length === rows) done(performance.now() - begin);
          else requestAnimationFrame(look);
        };
        location.hash = to;
        look();
      }),
    [route, ROWS],
  );
}

/** Leaves a field with another text, and waits until it is stored: milliseconds. */
async function edit({ page }, turn) {
  return page.evaluate(async (text) => {
    const office = document.querySelector('.office');
    const field = document.querySelector('td[data-field="title"] input');
    const stored = new Promise((done) => {
      let begun = false;
      new MutationObserver((_, self) => {
        begun ||= office.dataset.state === 'saving';
        if (begun && office.dataset.state === 'saved') {
          self.disconnect();
          done();
        }
      }).observe(office, { attributeFilter: ['data-state'] });
    });
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const begin = performance.now();
    field.blur();
    await stored;
    return performance.now() - begin;
  }, `Intitulé ${turn}`);
}

/** What each of a hundred keys costs: our own work, and until the next frame is done. */
const typed = (keys) => async (page, selector) =>
  page.evaluate(
    async ([count, where]) => {
      const field = document.querySelector(where);
      const task = () => new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(0);
      });
      const frame = () => new Promise(requestAnimationFrame);
      const work = [];
      const paint = [];
      field.focus();
      for (let at = 0; at < count; at += 1) {
        await frame();
        await task();
        const begin = performance.now();
        field.value += 'x';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        // A frame may be drawn before the task's turn comes; drawing is in the other row.
        const drawn = frame().then(() => performance.now());
        work.push((await Promise.race([task().then(() => performance.now()), drawn])) - begin);
        await drawn;
        await task();
        paint.push(performance.now() - begin);
      }
      field.blur();
      return { work, paint };
    },
    [keys, selector],
  );

const p95 = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)];

async function typing(context, url, few, rate) {
  const { page, route } = await opened(context, url, few);
  await opening({ page, route });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  const { work, paint } = await typed(KEYS)(page, 'td[data-field="title"] input');
  await page.close();
  return { work: p95(work), paint: median(paint.slice(1)) };
}

async function emptyPage(context, url, rate) {
  const page = await context.newPage();
  await page.goto(url);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  const { paint } = await typed(KEYS)(page, 'input');
  await page.close();
  return median(paint.slice(1));
}

export async function measure() {
  mkdirSync(EMPTY, { recursive: true });
  writeFileSync(`${EMPTY}/index.html`, '<!doctype html><title>.</title><input aria-label="a">');
  const still = await serve({ dir: EMPTY });
  try {
    return await withBrowser(async (browser) => {
      const rows = [];
      const [few, many] = [backup(30), backup(3000)];
      for (const rate of [1, 4]) {
        const ours = [];
        const empty = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          await inFresh(browser, async (context, url) => ours.push(await typing(context, url, few, rate)));
          await inFresh(browser, async (context) => empty.push(await emptyPage(context, still.url, rate)));
        }
        rows.push(
          row({
            name: `typing_60_rows.cpu${rate}`,
            unit: 'ms, p95',
            ours: median(ours.map((it) => it.work)),
            goal: rate === 1 ? 6 : 25,
            met: atMost,
          }),
          row({
            name: `typing_60_rows_paint.cpu${rate}`,
            unit: 'ms more than empty',
            ours: median(ours.map((it) => it.paint)) - median(empty),
          }),
        );
      }
      const edits = { few: [], many: [] };
      const openings = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [name, file] of [['few', few], ['many', many]]) {
          await inFresh(browser, async (context, url) => {
            const at = await opened(context, url, file);
            const took = await opening(at);
            if (name === 'many') openings.push(took);
            const taken = [];
            for (let turn = 0; turn < EDITS; turn += 1) taken.push(await edit(at, turn));
            edits[name].push(median(taken));
          });
        }
      }
      rows.push(
        row({
          name: 'edit_1_of_3000_agreements',
          unit: 'ms',
          ours: median(edits.many),
          peer: ['ours of 30', median(edits.few)],
          goal: 1.3,
          met: ratioAtMost,
        }),
        row({ name: 'open_agreement', unit: 'ms, of 3000', ours: median(openings) }),
      );
      return rows;
    });
  } finally {
    await still.close();
  }
}

/** Runs something in a context of its own, on a site of its own. */
async function inFresh(browser, use) {
  const server = await serve({ dir: 'dist' });
  const context = await browser.newContext();
  try {
    await use(context, server.url);
  } finally {
    await context.close();
    await server.close();
  }
}
