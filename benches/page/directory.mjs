// Runs in the bench page: a directory of the world's institutions, made and asked letter by
// letter, beside MiniSearch. The worker makes it, the page asks it.
//
// In:  passerelle.js and worker.js with their modules (built from bench.rs), MiniSearch; `?build` or
//      `?keys`; a browser that can collect garbage and tell its memory.
// Out: window.result = { figures: { name: { ours, peer } } }, in milliseconds and bytes.

import { institutions, median } from './made.mjs';
import start, { directory_bytes, directory_find, directory_open } from './passerelle.js';
import startWorker, * as worker from './worker.js';
import MiniSearch from './peers/minisearch.mjs';

const ROUNDS = 5;
const COUNT = 16_393;
const OFFERED = 10;
/** So many institutions are looked for, letter by letter. */
const ASKED = 60;

const file = new TextEncoder().encode(institutions(COUNT));

function makePeer() {
  const list = JSON.parse(new TextDecoder().decode(file));
  const fold = (term) => term.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();
  const index = new MiniSearch({ fields: ['name', 'country', 'domains'], storeFields: ['name', 'country', 'domains', 'web_pages'], processTerm: fold });
  index.addAll(list.map((it, id) => ({ id, ...it, domains: it.domains.join(' ') })));
  return index;
}

const ask = (index, text) => index.search(text, { prefix: true, fuzzy: 0.2, combineWith: 'AND' }).slice(0, OFFERED);

async function build() {
  const took = { ours: [], peer: [] };
  const timed = (side, work) => {
    const begin = performance.now();
    const made = work();
    took[side].push(performance.now() - begin);
    return made;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    if (timed('ours', () => worker.directory_make(file)) !== COUNT) throw new Error('institutions are missing');
    if (timed('peer', makePeer).documentCount !== COUNT) throw new Error('institutions of the peer are missing');
  }
  directory_open(worker.directory_kept());
  globalThis.gc();
  const before = performance.memory.usedJSHeapSize;
  const kept = makePeer();
  globalThis.gc();
  const peer = performance.memory.usedJSHeapSize - before;
  if (kept.documentCount !== COUNT) throw new Error('the index is gone');
  return {
    directory_build: { ours: median(took.ours), peer: median(took.peer) },
    directory_memory: { ours: directory_bytes(), peer },
  };
}

/** What somebody types who looks for some of the names: every beginning of each, and one with a slip. */
function typed() {
  const list = JSON.parse(new TextDecoder().decode(file));
  const step = Math.floor(COUNT / ASKED);
  const texts = [];
  for (let at = 0; at < COUNT; at += step) {
    const { name } = list[at];
    for (let end = 2; end <= name.length; end += 1) texts.push(name.slice(0, end));
    texts.push(name.replace(/(.{3})(.)(.)/, '$1$3$2'));
  }
  return texts;
}

async function keys() {
  const texts = typed();
  worker.directory_make(file);
  directory_open(worker.directory_kept());
  const index = makePeer();
  const p95 = (run) => {
    const taken = texts.map((text) => {
      const begin = performance.now();
      run(text);
      return performance.now() - begin;
    });
    return taken.toSorted((a, b) => a - b)[Math.floor(taken.length * 0.95)];
  };
  for (const text of texts.slice(0, 40)) {
    directory_find(text, OFFERED);
    ask(index, text);
  }
  return { directory_key_p95: { ours: p95((text) => directory_find(text, OFFERED)), peer: p95((text) => ask(index, text)) } };
}

await Promise.all([start(), startWorker()]);
try {
  window.result = { figures: await { build, keys }[location.search.slice(1)]() };
} catch (error) {
  window.result = { error: String(error?.stack ?? error) };
}
