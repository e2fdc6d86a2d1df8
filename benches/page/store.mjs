// Runs in the bench page: many records into the store and out of it, beside Dexie.
//
// In:  passerelle.js and passerelle_bg.wasm (built from bench.rs), Dexie; `?what` is
//      `measure`, `memory` or `disk`.
// Out: window.result = { name: { ours, peer } }, medians, in milliseconds or bytes.

import Dexie from './peers/dexie.mjs';
import start, * as ours from './passerelle.js';

const ROUNDS = 5;
const MANY = 50_000;
const FEW = 300;
const EDITS = 21;
/** How long the browser is left alone after a large import, in milliseconds. */
const TIDYING = 5000;
const NAME = 'bench';
const PEER = 'bench-dexie';
/** Shorter tasks are not told by the browser. */
const NO_LONG_TASK = 50;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const rest = (delay) => new Promise((resolve) => setTimeout(resolve, delay));

const tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });

const profile = {};

/** How long something takes, and its longest task, in milliseconds. */
async function watched(label, run) {
  await rest(100);
  const begin = performance.now();
  await run();
  const took = performance.now() - begin;
  await rest(100);
  const own = tasks.filter((it) => it.startTime + it.duration > begin && it.startTime < begin + took);
  const parts = JSON.parse(ours.parts());
  if (Object.keys(parts).length > 0) (profile[label] ??= []).push(parts);
  return { took, longest: Math.max(NO_LONG_TASK, ...own.map((it) => it.duration)) };
}

const collected = {};
const keep = (name, side, value) => ((collected[name] ??= {})[side] ??= []).push(value);

function dexie() {
  const database = new Dexie(PEER);
  database.version(1).stores({ stays: 'id, person, partner, status, start' });
  return database;
}

async function freshDexie() {
  await Dexie.delete(PEER);
  const database = dexie();
  await database.open();
  return database;
}

async function edits(name) {
  const taken = [];
  for (let index = 0; index < EDITS; index += 1) {
    const at = (index * 7919) % (name === 'edit_1_of_50k' ? MANY : FEW);
    const begin = performance.now();
    await ours.edit(at, `Écrit ${index} ${Math.random()}`);
    taken.push(performance.now() - begin);
    await rest(5);
  }
  ours.parts();
  keep(name, 'ours', median(taken));
}

async function measure() {
  const few = ours.make(FEW);
  if (JSON.parse(few).length !== FEW) throw new Error('records are missing');
  for (let round = 0; round < ROUNDS; round += 1) {
    await ours.ready(NAME);
    await ours.import_stays();
    await edits('edit_1_of_300');
  }
  const objects = JSON.parse(ours.make(MANY));
  for (let round = 0; round < ROUNDS; round += 1) {
    await ours.ready(NAME);
    const own = await watched('import', () => ours.import_stays());
    const peer = await freshDexie();
    const theirs = await watched('dexie', () => peer.stays.bulkPut(objects));
    keep('import_50k', 'ours', own.took);
    keep('import_50k', 'peer', theirs.took);
    keep('import_50k_freeze', 'ours', own.longest);
    keep('import_50k_freeze', 'peer', theirs.longest);
    peer.close();
    // The browser still tidies both databases in the background.
    await rest(TIDYING);
    await edits('edit_1_of_50k');

    ours.close();
    const list = await watched('list', async () => {
      if ((await ours.open(NAME, false)) !== MANY) throw new Error('rows are missing');
    });
    ours.close();
    const all = await watched('all', async () => {
      if ((await ours.open(NAME, true)) !== MANY) throw new Error('records are missing');
    });
    const again = dexie();
    let read = [];
    const toArray = await watched('dexie', async () => {
      await again.open();
      read = await again.stays.toArray();
    });
    if (read.length !== MANY) throw new Error('records of the peer are missing');
    again.close();
    keep('open_50k_first_list', 'ours', list.took);
    keep('open_50k_first_list', 'peer', toArray.took);
    keep('open_50k_all', 'ours', all.took);
    keep('open_50k_all', 'peer', toArray.took);
    keep('longest_task_open', 'ours', all.longest);
    read = [];

    const backup = await watched('backup', () => ours.backup());
    let bytes = null;
    const stringify = await watched('stringify', () => {
      bytes = new TextEncoder().encode(JSON.stringify(objects));
    });
    keep('backup_50k', 'ours', backup.took);
    keep('backup_50k', 'peer', stringify.took);
    const file = ours.unsealed();
    ours.close();
    const restore = await watched('restore', () => {
      if (ours.restore(file) !== MANY) throw new Error('records of the backup are missing');
    });
    const parse = await watched('parse', () => JSON.parse(new TextDecoder().decode(file)));
    keep('restore_50k', 'ours', restore.took);
    keep('restore_50k', 'peer', parse.took);
    ours.close();
    const digest = await watched('sha256', () => ours.sha256(file));
    keep('backup_sha256_50k', 'ours', digest.took);
    if (bytes.length < file.length / 2) throw new Error('bytes of the peer are missing');
  }
}

/** What the browser counts for this site, once it has stopped moving. */
async function settledUsage() {
  let last = -1;
  for (let turn = 0; turn < 40; turn += 1) {
    const { usage } = await navigator.storage.estimate();
    if (usage === last) return usage;
    last = usage;
    await rest(500);
  }
  return last;
}

async function disk() {
  const objects = JSON.parse(ours.make(MANY));
  const before = await settledUsage();
  await ours.ready(NAME);
  await ours.import_stays();
  ours.close();
  const own = await settledUsage();
  const peer = await freshDexie();
  await peer.stays.bulkPut(objects);
  peer.close();
  keep('disk_50k', 'ours', own - before);
  keep('disk_50k', 'peer', (await settledUsage()) - own);
}

async function memory({ memory }) {
  await ours.open(NAME, true);
  keep('memory_50k', 'ours', memory.buffer.byteLength);
}

const wasm = await start();
const what = { measure, disk, memory }[location.search.slice(1)];
try {
  await what(wasm);
  const sides = (it) => Object.fromEntries(Object.entries(it).map(([side, values]) => [side, median(values)]));
  const figures = Object.fromEntries(Object.entries(collected).map(([name, it]) => [name, sides(it)]));
  window.result = { figures, profile };
} catch (error) {
  window.result = { error: String(error?.stack ?? error) };
}
