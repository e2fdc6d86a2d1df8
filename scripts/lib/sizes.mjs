// What the first load weighs, held under a limit.
//
// In:  the folder of the built page, and docs/size.json (the sizes last agreed on).
// Out: a table on the console; an error that names what grew when the first load is
//      above the limit. UPDATE=1 writes docs/size.json.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageFiles, weigh } from './files.mjs';

const LIMIT = 400_000;
const RECORD = 'docs/size.json';
// Fetched before the page can be used; everything else comes later, or not at all.
const FIRST_LOAD = [
  ['wasm', /\.wasm$/],
  ['js', /^(?!sw\.js$).*\.js$/],
  ['css', /\.css$/],
  ['html', /\.html$/],
];

/** The sizes of the page of `dir` by kind, with the totals `first load` and `later`. */
export function measure(dir) {
  const sizes = {};
  const add = (kind, size) => {
    sizes[kind] ??= { raw: 0, gzip: 0, brotli: 0 };
    for (const unit of Object.keys(size)) sizes[kind][unit] += size[unit];
  };
  for (const [kind] of FIRST_LOAD) add(kind, {});
  add('first load', {});
  add('later', {});
  for (const path of pageFiles(dir)) {
    const size = weigh(readFileSync(join(dir, path)));
    const kind = FIRST_LOAD.find(([, names]) => names.test(path))?.[0];
    if (kind) add(kind, size);
    add(kind ? 'first load' : 'later', size);
  }
  return sizes;
}

/** Prints the table, and fails above the limit. */
export function checkSizes(dir) {
  const now = measure(dir);
  const before = existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : {};
  const growth = (kind) => now[kind].brotli - (before[kind]?.brotli ?? now[kind].brotli);

  console.log(row('', 'raw', 'gzip', 'brotli', 'change'));
  for (const [kind, { raw, gzip, brotli }] of Object.entries(now)) {
    console.log(row(kind, kB(raw), kB(gzip), kB(brotli), kB(growth(kind), 'always')));
  }
  if (process.env.UPDATE === '1') writeFileSync(RECORD, `${JSON.stringify(now, null, 2)}\n`);

  const total = now['first load'].brotli;
  if (total > LIMIT) {
    const grown = FIRST_LOAD.map(([kind]) => kind)
      .filter((kind) => growth(kind) > 0)
      .sort((a, b) => growth(b) - growth(a))
      .map((kind) => `${kind} by ${kB(growth(kind))} kB`);
    const reason = grown.length > 0 ? `grown: ${grown.join(', ')}` : `nothing grew since ${RECORD}`;
    throw new Error(`the first load is ${kB(total)} kB in brotli, above ${kB(LIMIT)} kB; ${reason}`);
  }
}

const kB = (bytes, signDisplay = 'auto') =>
  (bytes / 1000).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay });

const row = (name, ...cells) => [name.padEnd(12), ...cells.map((cell) => cell.padStart(9))].join('');
