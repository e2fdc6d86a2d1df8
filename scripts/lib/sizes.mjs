// What the page weighs, held under limits.
//
// In:  the folder of the built page, and docs/size.json (the sizes last agreed on).
// Out: a table on the console; an error that names what grew when something is above
//      its limit, in brotli. UPDATE=1 writes docs/size.json.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageFiles, weigh } from './files.mjs';

const RECORD = 'docs/size.json';
// Fetched before the page can be used.
const FIRST_LOAD = [
  ['wasm', /_bg\.wasm$/],
  ['js', /^(?!sw\.js$).*\.js$/],
  ['css', /\.css$/],
  ['html', /\.html$/],
];
// Fetched when one of its pages is opened; `shared` is what several areas need.
const AREA = /^areas\/(\w+)-\w+\.wasm$/;
// Fetched for the first heavy file, and kept for offline use.
const WORKER = /^worker\//;
const LIMITS = { 'first load': 150_000, 'all areas': 2_100_000, worker: 1_000_000 };
const LIMIT_OF_AREA = 1_000_000;

const kindOf = (path) => (WORKER.test(path) ? 'worker' : kindInPage(path));
const kindInPage = (path) => FIRST_LOAD.find(([, names]) => names.test(path))?.[0] ?? areaOf(path);
const areaOf = (path) => path.match(AREA)?.slice(1).map((area) => `area ${area}`)[0];
const limitOf = (kind) => LIMITS[kind] ?? (kind.startsWith('area ') ? LIMIT_OF_AREA : Infinity);
const inFirstLoad = (kind) => FIRST_LOAD.some(([name]) => name === kind);

/**
 * The sizes of the page of `dir` by kind: those of the first load and their total, each
 * area, `all areas` (the first load and every area: the whole product), `worker` (which
 * reads and writes heavy files), `later` (what is not needed to use it).
 */
export function measure(dir) {
  const sizes = {};
  const add = (kind, size) => {
    sizes[kind] ??= { raw: 0, gzip: 0, brotli: 0 };
    for (const unit of Object.keys(size)) sizes[kind][unit] += size[unit];
  };
  for (const [kind] of FIRST_LOAD) add(kind, {});
  for (const total of ['first load', 'all areas', 'later']) add(total, {});
  for (const path of pageFiles(dir)) {
    const size = weigh(readFileSync(join(dir, path)));
    const kind = kindOf(path);
    if (kind) add(kind, size);
    if (inFirstLoad(kind)) add('first load', size);
    if (kind !== 'worker') add(kind ? 'all areas' : 'later', size);
  }
  return sizes;
}

/** Prints the table, and fails above a limit. */
export function checkSizes(dir) {
  const now = measure(dir);
  const before = existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : {};
  const growth = (kind) => now[kind].brotli - (before[kind]?.brotli ?? now[kind].brotli);

  console.log(row('', 'raw', 'gzip', 'brotli', 'change', 'limit'));
  for (const [kind, { raw, gzip, brotli }] of Object.entries(now)) {
    const limit = limitOf(kind);
    console.log(row(kind, kB(raw), kB(gzip), kB(brotli), kB(growth(kind), 'always'), limit < Infinity ? kB(limit) : ''));
  }
  if (process.env.UPDATE === '1') writeFileSync(RECORD, `${JSON.stringify(now, null, 2)}\n`);

  const tooHeavy = Object.keys(now).filter((kind) => now[kind].brotli > limitOf(kind));
  if (tooHeavy.length === 0) return;
  const parts = Object.keys(now).filter((kind) => inFirstLoad(kind) || kind === 'worker' || kind.startsWith('area '));
  const grown = parts
    .filter((kind) => growth(kind) > 0)
    .sort((a, b) => growth(b) - growth(a))
    .map((kind) => `${kind} by ${kB(growth(kind))} kB`);
  const weights = tooHeavy.map((kind) => `${kind} is ${kB(now[kind].brotli)} kB in brotli, above ${kB(limitOf(kind))} kB`);
  const reason = grown.length > 0 ? `grown: ${grown.join(', ')}` : `nothing grew since ${RECORD}`;
  throw new Error(`${weights.join('; ')}; ${reason}`);
}

const kB = (bytes, signDisplay = 'auto') =>
  (bytes / 1000).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay });

const row = (name, ...cells) => [name.padEnd(18), ...cells.map((cell) => cell.padStart(9))].join('');
