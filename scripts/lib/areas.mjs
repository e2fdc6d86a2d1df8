// Puts the areas of the program beside it: the parts that are fetched when one of their
// pages is opened.
//
// In:  the folder of the built page; target/areas, where scripts/bin/wasm-bindgen left
//      the areas; whether they are to be made small.
// Out: areas/*.wasm, the glue importing shell/program.js, `data-areas` on the script tag
//      ({area: [file, …]}), no preloads of Trunk's, and every module under a name that changes with what is in it.

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { digest, replaceOnce } from './files.mjs';

const FROM = 'target/areas';
const LINKS = '__wasm_split.js';
const LOADER = 'shell/program.js';

/** The modules of each area: its own, and those that it shares with others. */
function modulesOfAreas() {
  const links = readFileSync(join(FROM, LINKS), 'utf8');
  const areas = {};
  for (const [, area] of links.matchAll(/__wasm_split_load_(\w+) =/g)) areas[area] = [`split_${area}`];
  for (const [, names, number] of links.matchAll(/\/\* ([\w, ]+) \*\/\nconst __chunk_(\d+) =/g)) {
    for (const area of names.split(', ')) areas[area].push(`chunk_${number}`);
  }
  return areas;
}

/** The name of a file with a digest of what is in it. */
function named(file, stem, extension) {
  return `${stem}-${digest('sha256', readFileSync(file), 'hex').slice(0, 16)}${extension}`;
}

/** Copies a module into the page, small if asked for, and returns where it is. */
function place(dir, module, small) {
  const file = join(FROM, `${module}.wasm`);
  if (small) execFileSync('wasm-opt', ['-Oz', file, '-o', file], { stdio: ['ignore', 'inherit', 'pipe'] });
  const stem = module.startsWith('chunk_') ? 'shared' : module.slice('split_'.length);
  const path = `areas/${named(file, stem, '.wasm')}`;
  copyFileSync(file, join(dir, path));
  return path;
}

/** Renames what the script tag names under `attribute`, and returns the new name. */
function rename(dir, html, attribute, suffix) {
  const before = html.match(new RegExp(` ${attribute}="([^"]+)"`))?.[1];
  if (!before) throw new Error(`index.html: no script tag has ${attribute}`);
  const file = join(dir, before);
  const after = named(file, 'passerelle', suffix);
  renameSync(file, join(dir, after));
  return html.replaceAll(basename(before), after);
}

/** Finishes the program of the page of `dir`. */
export function placeAreas(dir, { small }) {
  const index = join(dir, 'index.html');
  let html = readFileSync(index, 'utf8');
  const glue = join(dir, html.match(/ data-js="([^"]+)"/)[1]);
  const text = readFileSync(glue, 'utf8');
  if (!text.includes(`"./${LINKS}"`)) throw new Error('the program was not split: build with `make`');
  writeFileSync(glue, text.replaceAll(`from "./${LINKS}"`, `from "./${LOADER}"`));
  // Trunk's preloads hold digests of the files as they were. And measured: fetching the
  // program before the shell is painted delays that paint, by as much again on a slow
  // processor; boot.js fetches it right after.
  html = html.replace(/<link rel="(?:modulepreload|preload)" href="\.\/[^>]*>/g, '');
  html = rename(dir, html, 'data-js', '.js');
  html = rename(dir, html, 'data-wasm', '_bg.wasm');

  mkdirSync(join(dir, 'areas'), { recursive: true });
  const placed = {};
  const files = (modules) =>
    modules
      .filter((module) => existsSync(join(FROM, `${module}.wasm`)))
      .map((module) => (placed[module] ??= place(dir, module, small)));
  const areas = Object.fromEntries(Object.entries(modulesOfAreas()).map(([area, modules]) => [area, files(modules)]));
  const loaders = readFileSync(join(dir, LOADER), 'utf8');
  for (const area of Object.keys(areas)) {
    if (!loaders.includes(`__wasm_split_load_${area} `)) throw new Error(`${LOADER}: no loader for ${area}`);
  }
  html = replaceOnce(html, '<script type="module" src="./boot.js"', `<script type="module" src="./boot.js" data-areas='${JSON.stringify(areas)}'`);
  writeFileSync(index, html);
}
