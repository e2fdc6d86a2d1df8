// Puts the worker that reads and writes heavy files beside the page. (worker.mjs is about
// the service worker, which keeps the page for offline use.)
//
// In:  the folder of the built page, in which Trunk leaves worker.js and worker_bg.wasm:
//      it gives workers no digest in their names.
// Out: worker/*.js, which starts itself, and worker/*.wasm, each under a name that changes
//      with what is in it, and `data-worker` on the script tag. A page so never meets the
//      worker of another build.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest, replaceOnce } from './files.mjs';

const GLUE = 'worker.js';
const WASM = 'worker_bg.wasm';

const named = (data, suffix) => `worker-${digest('sha256', data, 'hex').slice(0, 16)}${suffix}`;

/** Finishes the worker of the page of `dir`. */
export function placeThread(dir) {
  const wasm = readFileSync(join(dir, WASM));
  const program = named(wasm, '_bg.wasm');
  const glue = readFileSync(join(dir, GLUE), 'utf8');
  if (!glue.includes(`'${WASM}'`) || !glue.includes('__wbg_init as default')) {
    throw new Error(`${GLUE} is not written as expected`);
  }
  const text = `${glue.replaceAll(WASM, program)}\n__wbg_init();\n`;
  const start = named(text, '.js');

  mkdirSync(join(dir, 'worker'), { recursive: true });
  writeFileSync(join(dir, 'worker', program), wasm);
  writeFileSync(join(dir, 'worker', start), text);
  rmSync(join(dir, WASM));
  rmSync(join(dir, GLUE));

  const index = join(dir, 'index.html');
  const html = readFileSync(index, 'utf8');
  const tag = '<script type="module" src="./boot.js"';
  writeFileSync(index, replaceOnce(html, tag, `${tag} data-worker="worker/${start}"`));
}
