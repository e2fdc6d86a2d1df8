// Writes the service worker that keeps the page for offline use.
//
// In:  the folder of the sealed page.
// Out: sw.js, with Workbox's runtime inside and a list of every file the page needs.
//
// Each entry carries a sha384 digest, so that a server that answers something else
// (an HTML page in place of the program) cannot install a broken version: the install
// fails as a whole and the version at work stays. Each entry also carries a revision,
// hashed name or not: Workbox asks past the HTTP cache only for entries that have one,
// and a wrong answer kept there as “immutable” would block the update for a year.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSW } from 'workbox-build';
import { HOST_FILE, digest } from './files.mjs';

// Icons that only the installing system reads, and files that are not the page's. What
// the host replaces has no digest that could be known; the page keeps it by itself.
const LEFT_OUT = ['**/*.{br,gz}', '_headers', 'sw.js', HOST_FILE, 'icons/*-512.png', 'icons/apple-*.png'];

function withDigests(dir) {
  return (entries) => ({
    manifest: entries.map((entry) => {
      const data = readFileSync(join(dir, entry.url));
      return {
        ...entry,
        revision: digest('sha256', data, 'hex').slice(0, 16),
        integrity: `sha384-${digest('sha384', data, 'base64')}`,
      };
    }),
  });
}

/** Writes sw.js for the page of `dir`, and returns the paths it keeps. */
export async function writeWorker(dir) {
  const kept = [];
  const { warnings } = await generateSW({
    globDirectory: dir,
    globPatterns: ['**/*'],
    globIgnores: LEFT_OUT,
    swDest: join(dir, 'sw.js'),
    mode: 'production',
    inlineWorkboxRuntime: true,
    sourcemap: false,
    skipWaiting: false,
    clientsClaim: false,
    cleanupOutdatedCaches: true,
    directoryIndex: 'index.html',
    // What a mail or a host appends after `?` changes nothing here.
    ignoreURLParametersMatching: [/./],
    maximumFileSizeToCacheInBytes: 20 * 1024 * 1024,
    manifestTransforms: [
      withDigests(dir),
      (entries) => {
        kept.push(...entries.map((entry) => entry.url));
        return { manifest: entries };
      },
    ],
  });
  if (warnings.length > 0) throw new Error(`sw.js: ${warnings.join('; ')}`);
  for (const needed of [/^index\.html$/, /^boot\.js$/, /\.css$/, /_bg\.wasm$/, /^areas\/.*\.wasm$/, /^worker\/.*\.wasm$/]) {
    if (!kept.some((path) => needed.test(path))) throw new Error(`sw.js: nothing matches ${needed}`);
  }
  if (!existsSync(join(dir, 'sw.js'))) throw new Error('sw.js was not written');
  return kept;
}
