// Seals index.html: its policy, its build id, and the size of the program.
//
// In:  the folder of the built page.
// Out: index.html with the policy and the build id first in <head>, data-size on the
//      script tag. The build id is a digest of all files:
//      the same sources give the same id, on any day.

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest, pageFiles, replaceOnce } from './files.mjs';
import { META_POLICY, SHELL_STYLE } from './policy.mjs';

/** The digest of every file of the page, in order. */
function buildId(dir) {
  const lines = pageFiles(dir).map((path) => {
    const data = readFileSync(join(dir, path));
    return `${path} ${digest('sha256', data, 'hex')}\n`;
  });
  return digest('sha256', lines.join(''), 'hex').slice(0, 12);
}

/** Seals the page of `dir`, and returns its build id. */
export function sealPage(dir) {
  const file = join(dir, 'index.html');
  const id = buildId(dir);
  const charset = '<meta charset="utf-8">';
  const policy = `<meta http-equiv="Content-Security-Policy" content="${META_POLICY}">`;
  let html = readFileSync(file, 'utf8');

  const style = html.match(/<style>([\s\S]*?)<\/style>/)?.[1] ?? '';
  const found = `sha256-${digest('sha256', style, 'base64')}`;
  if (found !== SHELL_STYLE) throw new Error(`index.html: its style is ${found}: write that into scripts/lib/policy.mjs and README.md`);

  const wasm = html.match(/ data-wasm="([^"]+)"/);
  if (!wasm) throw new Error('index.html: no script tag names the program');
  const { size } = statSync(join(dir, wasm[1]));

  html = replaceOnce(html, charset, `${charset}\n${policy}\n<meta name="build" content="${id}">`);
  html = replaceOnce(html, wasm[0], `${wasm[0]} data-size="${size}"`);
  writeFileSync(file, html);
  return id;
}
