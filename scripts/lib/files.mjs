// The files of a folder, and what they weigh.
//
// In:  a folder.
// Out: relative paths with forward slashes, sorted; compressed copies beside them.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const COMPRESSIBLE = /\.(?:css|html|js|json|svg|txt|wasm|webmanifest)$/;

/** The file that a host replaces by its own. */
export const HOST_FILE = 'passerelle.config.json';

/** Every file of the page, without the compressed copies. */
export function pageFiles(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dir.length + 1))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !/\.(?:br|gz)$/.test(path))
    .sort();
}

/** Replaces the one place where `mark` stands, or fails: a silent miss would go unseen. */
export function replaceOnce(text, mark, replacement) {
  if (text.split(mark).length !== 2) throw new Error(`index.html: expected one “${mark}”`);
  return text.replace(mark, () => replacement);
}

/** A digest of bytes or text. */
export const digest = (algorithm, data, encoding) =>
  createHash(algorithm).update(data).digest(encoding);

/** The sizes of some bytes: as they are, in gzip, in brotli. */
export function weigh(data) {
  return { raw: data.length, gzip: gzip(data).length, brotli: brotli(data).length };
}

/**
 * Writes `.gz` and `.br` beside each file that shrinks, for servers that send them; not
 * beside the one that a host replaces, as they would be sent in place of its own.
 */
export function compress(dir) {
  for (const path of pageFiles(dir).filter((name) => COMPRESSIBLE.test(name) && name !== HOST_FILE)) {
    const data = readFileSync(join(dir, path));
    writeFileSync(join(dir, `${path}.gz`), gzip(data));
    writeFileSync(join(dir, `${path}.br`), brotli(data));
  }
}

const gzip = (data) => gzipSync(data, { level: 9 });

const brotli = (data) =>
  brotliCompressSync(data, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
    },
  });
