// Third-party notices: whose work is in the page, under which licence.
//
// In:  the crates of the page, Workbox from node_modules (its runtime is in sw.js), and
//      the licence of the names of countries and languages.
// Out: notices.txt, with the texts; equal texts stand once, under the names, versions
//      and licences they hold for.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkedCrates } from './crates.mjs';

const RUNTIME = ['workbox-core', 'workbox-precaching', 'workbox-routing', 'workbox-strategies'];

function runtimePackages() {
  return RUNTIME.map((name) => {
    const dir = join('node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
    if (!license) throw new Error(`${name} ${version} states no licence`);
    const texts = [readFileSync(join(dir, 'LICENSE'), 'utf8').trim()];
    return { name, version, licence: license, texts };
  });
}

/** Facts carried over whose licence asks for its text. */
function lists() {
  const text = readFileSync('src/model/codes/LICENSE-UNICODE', 'utf8').trim();
  return [{ name: 'Unicode CLDR', version: '48', licence: 'Unicode-3.0', texts: [text] }];
}

/** Texts that differ only in line breaks and spaces are one. */
const essence = (text) => text.replace(/\s+/g, ' ').toLowerCase();

function grouped(works) {
  const groups = new Map();
  for (const work of works) {
    const texts = work.texts.length > 0 ? work.texts : ['(The package ships no licence text.)'];
    for (const text of texts) {
      const group = groups.get(essence(text)) ?? { text, names: new Set() };
      group.names.add(`${work.name} ${work.version} (${work.licence})`);
      groups.set(essence(text), group);
    }
  }
  return [...groups.values()];
}

/** Writes notices.txt into `dir`. */
export function writeNotices(dir) {
  const works = [...linkedCrates(), ...runtimePackages(), ...lists()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const line = '-'.repeat(78);
  const sections = grouped(works).map(({ text, names }) => [...names].join('\n') + `\n\n${text}\n`);
  const head = 'Passerelle contains the work of others, used under these licences.\n';
  writeFileSync(join(dir, 'notices.txt'), [head, ...sections].join(`\n${line}\n\n`));
}
