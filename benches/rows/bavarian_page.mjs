// One million marks to German ones in the browser, text in and text out: Passerelle in
// WebAssembly beside three JavaScript libraries of exact or long numbers.

import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { withBrowser } from './browser.mjs';
import { atMost, ratioAtLeast, row } from './table.mjs';

const OUT = 'target/bench/page';
const TARGET = 'wasm32-unknown-unknown';
const PEERS = {
  'big.mjs': 'big.js/big.mjs',
  'decimal.mjs': 'decimal.js/decimal.mjs',
  'fraction.mjs': 'fraction.js/dist/fraction.mjs',
};
const GOAL = 3;
const PATIENCE_MS = 300_000;

/** Builds the module as the product is built, and puts the bench page around it. */
function build() {
  const tools = [join(process.env.PASSERELLE_TOOLS ?? '.tools', 'bin'), 'node_modules/.bin'];
  const path = [...tools.map((dir) => resolve(dir)), process.env.PATH].join(delimiter);
  const run = (command, ...args) =>
    execFileSync(command, args, { env: { ...process.env, PATH: path }, stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(join(OUT, 'peers'), { recursive: true });
  run('cargo', 'build', '--quiet', '--locked', '--release', '--features', 'bench', '--bin', 'bench', '--target', TARGET);
  const module = join(process.env.CARGO_TARGET_DIR ?? 'target', TARGET, 'release/bench.wasm');
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', OUT, '--out-name', 'passerelle', module);
  const wasm = join(OUT, 'passerelle_bg.wasm');
  run('wasm-opt', '-Os', wasm, '-o', wasm);
  for (const name of ['index.html', 'page.mjs', 'marks.mjs']) copyFileSync(`benches/page/${name}`, join(OUT, name));
  for (const [name, file] of Object.entries(PEERS)) cpSync(`benches/node_modules/${file}`, join(OUT, 'peers', name));
}

/** The product has no `.mjs`, so its server does not know the type. */
function typed(request, path, response) {
  if (path?.endsWith('.mjs')) response.headers['Content-Type'] = 'text/javascript; charset=utf-8';
}

async function run() {
  const { url, close } = await serve({ dir: OUT, csp: false, transform: typed });
  try {
    return await withBrowser(async (browser) => {
      const page = await browser.newPage();
      page.on('pageerror', (error) => console.error(error));
      await page.goto(url);
      const done = await page.waitForFunction(() => window.result, null, { timeout: PATIENCE_MS });
      return await done.jsonValue();
    });
  } finally {
    await close();
  }
}

export async function measure() {
  build();
  const { speeds, wrong } = await run();
  const { Passerelle: ours, 'Passerelle, explained': explained, ...peers } = speeds;
  const ranked = Object.entries(peers).sort(([, a], [, b]) => b - a);
  const unit = 'million marks/s';
  const wrongs = Object.keys(peers).map((name) =>
    row({ name: 'bavarian_page.wrong', unit: 'of a million', ours: wrong.Passerelle, peer: [name, wrong[name]], goal: 0, met: atMost }),
  );
  return [
    ...ranked.map((peer, place) =>
      row({ name: 'bavarian_page', unit, ours, peer, goal: place === 0 ? GOAL : null, met: ratioAtLeast }),
    ),
    ...wrongs,
    row({ name: 'bavarian_page.explained', unit, ours: explained }),
    row({ name: 'bavarian_page.explained.wrong', unit: 'of a million', ours: wrong['Passerelle, explained'], goal: 0, met: atMost }),
  ];
}
