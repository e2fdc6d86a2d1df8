// The crates whose code is in the page.
//
// In:  Cargo.lock and the crates' own sources, through `cargo metadata`.
// Out: name, version, licence expression and licence texts of each, sorted by name.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = 'passerelle';
const TARGET = 'wasm32-unknown-unknown';

const isMacro = (crate) => crate.targets.some((target) => target.kind.includes('proc-macro'));

/**
 * Walks the normal dependencies of the page. A macro counts, as what it writes ends up
 * in the page; what the macro itself is built with stays with the compiler.
 */
function linked({ packages, resolve }) {
  const crates = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set();
  const visit = (id) => {
    if (found.has(id)) return;
    found.add(id);
    if (isMacro(crates.get(id))) return;
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      if (kinds.some(({ kind }) => kind === null)) visit(pkg);
    }
  };
  visit(packages.find((crate) => crate.name === ROOT).id);
  return [...found].map((id) => crates.get(id)).filter((crate) => crate.name !== ROOT);
}

/** Where a choice includes MIT we take it, with its text; else every licence file counts. */
function licenceTexts(crate) {
  const dir = dirname(crate.manifest_path);
  const names = readdirSync(dir).filter((name) => /^(?:licen[cs]e|copying|notice|unlicense)/i.test(name));
  const files = names.filter((name) => /\.(?:md|txt)$/i.test(name) || !name.includes('.')).sort();
  const named = crate.license_file ? [crate.license_file] : files;
  const mit = named.filter((name) => /mit/i.test(name));
  const taken = / OR |\//.test(crate.license ?? '') && mit.length > 0 ? mit : named;
  return taken
    .map((name) => join(dir, name))
    .filter((file) => existsSync(file))
    .map((file) => safeRead(file))
    .filter((text) => text !== '');
}

function safeRead(file) {
  try {
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
  } catch (error) {
    if (error.code === 'EISDIR') return '';
    throw error;
  }
}

/** Every crate of the page with its licence; a crate without one is an error. */
export function linkedCrates() {
  const output = execFileSync(
    'cargo',
    ['metadata', '--locked', '--format-version', '1', '--filter-platform', TARGET],
    { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return linked(JSON.parse(output))
    .map((crate) => {
      if (!crate.license) throw new Error(`${crate.name} ${crate.version} states no licence expression`);
      const texts = licenceTexts(crate);
      return { name: crate.name, version: crate.version, licence: crate.license, texts };
    })
    .sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}
