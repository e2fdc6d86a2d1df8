// The bench page: the module built as the product is built, and the peers beside it.

import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { serve } from '../../scripts/serve.mjs';

const OUT = 'target/bench/page';
const TARGET = 'wasm32-unknown-unknown';
const FILES = ['index.html', 'page.mjs', 'marks.mjs', 'store.html', 'store.mjs', 'checks.html', 'checks.mjs', 'means.html', 'means.mjs', 'elmo.html', 'elmo.mjs', 'made.mjs', 'directory.html', 'directory.mjs', 'sheets.html', 'sheets.mjs', 'intake.html', 'intake.mjs'];
const PEERS = {
  'big.mjs': 'big.js/big.mjs',
  'decimal.mjs': 'decimal.js/decimal.mjs',
  'dexie.mjs': 'dexie/dist/dexie.mjs',
  'exceljs.js': 'exceljs/dist/exceljs.min.js',
  'fraction.mjs': 'fraction.js/dist/fraction.mjs',
  'minisearch.mjs': 'minisearch/dist/es/index.js',
  'papaparse.js': 'papaparse/papaparse.min.js',
  'udsv.mjs': 'udsv/dist/uDSV.mjs',
  'xlsx.mjs': '@e965/xlsx/xlsx.mjs',
};

// As the page is built, and as its worker is.
const MODULES = [
  { name: 'passerelle', profile: 'release', optimised: '-Os' },
  { name: 'worker', profile: 'worker', optimised: '-O3' },
];

let built = false;

/** Builds the modules, once, and puts the bench page around it. */
function build() {
  if (built) return;
  built = true;
  const tools = [join(process.env.PASSERELLE_TOOLS ?? '.tools', 'bin'), 'node_modules/.bin'];
  const path = [...tools.map((dir) => resolve(dir)), process.env.PATH].join(delimiter);
  const run = (command, ...args) =>
    execFileSync(command, args, { env: { ...process.env, PATH: path }, stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(join(OUT, 'peers'), { recursive: true });
  for (const { name, profile, optimised } of MODULES) {
    run('cargo', 'build', '--quiet', '--locked', '--profile', profile, '--features', 'bench', '--bin', 'bench', '--target', TARGET);
    const module = join(process.env.CARGO_TARGET_DIR ?? 'target', TARGET, profile, 'bench.wasm');
    run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', OUT, '--out-name', name, module);
    const wasm = join(OUT, `${name}_bg.wasm`);
    run('wasm-opt', optimised, wasm, '-o', wasm);
  }
  for (const name of FILES) copyFileSync(`benches/page/${name}`, join(OUT, name));
  for (const [name, file] of Object.entries(PEERS)) cpSync(`benches/node_modules/${file}`, join(OUT, 'peers', name));
}

/** The product has no `.mjs`, so its server does not know the type. */
function typed(request, path, response) {
  if (path?.endsWith('.mjs')) response.headers['Content-Type'] = 'text/javascript; charset=utf-8';
}

/** Builds the bench page and serves it: its address, and how to stop. */
export function serveBenchPage() {
  build();
  return serve({ dir: OUT, csp: false, transform: typed });
}
