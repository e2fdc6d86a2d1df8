// A second version of the page, made from the first.
//
// In:  `dist`, and a folder to write to.
// Out: the same page under another build id, with a program of another name, so that a
//      service worker has to fetch and install it.

import { cpSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWorker } from '../../scripts/lib/worker.mjs';
import { DIST } from './fixtures.mjs';

export const SECOND_BUILD = 'second-build';

/** The name of the program in `dist`. */
export const programOf = (dir) => readdirSync(dir).find((name) => name.endsWith('_bg.wasm'));

/** Makes `dir` a copy of the first build. */
export function firstBuild(dir) {
  cpSync(DIST, dir, { recursive: true });
}

/** Turns the copy in `dir` into the second build, in place, as an upload would. */
export async function upgrade(dir) {
  for (const name of readdirSync(dir, { recursive: true })) {
    if (/\.(?:br|gz)$|^sw\.js$/.test(name)) rmSync(join(dir, name));
  }
  const before = programOf(dir);
  const after = before.replace(/-[0-9a-f]+_bg/, '-5ec0d5ec0d5ec0d5_bg');
  renameSync(join(dir, before), join(dir, after));
  const index = join(dir, 'index.html');
  const html = readFileSync(index, 'utf8')
    .replaceAll(before, after)
    .replace(/(<meta name="build" content=")[^"]*/, `$1${SECOND_BUILD}`);
  writeFileSync(index, html);
  await writeWorker(dir);
}

/** The build id of the page that runs. */
export const buildOf = (page) => page.locator('meta[name="build"]').getAttribute('content');
