// A small static server for the built page: right types, cache rules, security headers.
//
// In:  node scripts/serve.mjs [dir] [--port 8080] [--host 127.0.0.1] [--base /a/b/] [--no-csp]
//      or serve({dir, port, host, base, csp, transform}) from a test.
// Out: the address on the console, or {url, close}.
//
// A missing file is a plain 404, never an HTML page in its place. `transform(request,
// path, response)` lets a test lie: it may change `response` ({status, headers, body})
// before it is sent.

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { HEADER_POLICY, SECURITY_HEADERS, cacheRule } from './lib/policy.mjs';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
];

const plain = (status, text) => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  body: Buffer.from(`${text}\n`),
});

/** The path of a request below the base, or null when it is none of ours. */
function pathOf(url, base) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(base) || path.includes('\0')) return null;
  return path.slice(base.length) || 'index.html';
}

/** The file of a path, refusing any that would leave the folder. */
function fileOf(dir, path) {
  const file = normalize(join(dir, path));
  return file.startsWith(dir + sep) ? file : null;
}

const isFile = (file) => stat(file).then((found) => found.isFile(), () => false);

/** The best stored encoding that the browser accepts. */
async function encoded(file, accepted) {
  const names = accepted.split(',').map((part) => part.trim());
  const accepts = (name) => names.some((part) => part.split(';')[0] === name && !/;\s*q=0(?:\.0*)?$/.test(part));
  for (const [name, suffix] of ENCODINGS) {
    if (accepts(name) && (await isFile(file + suffix))) return { name, file: file + suffix };
  }
  return { file };
}

async function answer(request, path, { dir, csp }) {
  if (!['GET', 'HEAD'].includes(request.method)) return plain(405, 'Method not allowed');
  const file = path === null ? null : fileOf(dir, path);
  if (file === null || !(await isFile(file))) return plain(404, 'Not found');

  const chosen = await encoded(file, request.headers['accept-encoding'] ?? '');
  const body = await readFile(chosen.file);
  const headers = {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': cacheRule(path),
    ETag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    Vary: 'Accept-Encoding',
    ...SECURITY_HEADERS,
  };
  if (csp) headers['Content-Security-Policy'] = HEADER_POLICY;
  if (chosen.name) headers['Content-Encoding'] = chosen.name;
  if (request.headers['if-none-match'] === headers.ETag) return { status: 304, headers, body: null };
  return { status: 200, headers, body };
}

/**
 * Serves a folder.
 * @param {object} options
 * @param {string} options.dir the built page
 * @param {number} [options.port] 0 takes any free port
 * @param {string} [options.host]
 * @param {string} [options.base] the path under which the page is mounted
 * @param {boolean} [options.csp] false leaves the policy to the meta element alone
 * @param {(request: object, path: string, response: object) => void} [options.transform]
 */
export async function serve({ dir, port = 0, host = '127.0.0.1', base = '/', csp = true, transform }) {
  const root = resolve(dir);
  const server = createServer(async (request, response) => {
    const path = pathOf(request.url, base);
    const reply = await answer(request, path, { dir: root, csp }).catch((error) => plain(500, error.message));
    transform?.(request, path, reply);
    const length = reply.body === null ? {} : { 'Content-Length': reply.body.length };
    response.writeHead(reply.status, { ...reply.headers, ...length });
    response.end(request.method === 'HEAD' ? undefined : reply.body ?? undefined);
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  const name = host === '127.0.0.1' ? 'localhost' : host;
  return {
    url: `http://${name}:${server.address().port}${base}`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/** Serves on the port asked for, or the next free one. */
async function serveNearby(options) {
  for (let port = options.port; ; port += 1) {
    try {
      return await serve({ ...options, port });
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port >= options.port + 50) throw error;
    }
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '8080' },
      host: { type: 'string', default: '127.0.0.1' },
      base: { type: 'string', default: '/' },
      'no-csp': { type: 'boolean', default: false },
    },
  });
  const base = `/${values.base}/`.replace(/\/+/g, '/');
  const options = { dir: positionals[0] ?? 'dist', port: Number(values.port), host: values.host, base };
  const { url } = await serveNearby({ ...options, csp: !values['no-csp'] });
  console.log(`Passerelle\u202f: ${url}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
