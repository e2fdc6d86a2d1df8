// What the page may do, and how long a browser may keep each file.
//
// In:  the path of a file inside the built page.
// Out: the Content-Security-Policy (as meta element and as header), the other
//      security headers, the cache rule, and the `_headers` file for static hosts.

/** The digest of the one style in index.html, that of the loading shell (`page.mjs` compares). */
export const SHELL_STYLE = 'sha256-twk+2Z/V3lUacpFFdNbEjO5XsrcfKU5ePICo2o6BNqI=';

/** The policy of the meta element; the header adds what only a header can say. */
export const META_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `style-src 'self' '${SHELL_STYLE}'`,
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export const HEADER_POLICY = `${META_POLICY}; frame-ancestors 'none'`;

export const SECURITY_HEADERS = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const HASHED = /-[0-9a-f]{8,}(?:_bg)?\.(?:css|js|wasm)$/;

/** Whether the name of a file changes with its contents. */
export const isHashed = (path) => HASHED.test(path);

/** The Cache-Control of a file. */
export const cacheRule = (path) =>
  isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache';

/**
 * The `_headers` file, in the format that several static hosts read. Each rule that
 * sets a header matches a file once, because such hosts join values that meet.
 * @param {string[]} paths the files of the page
 */
export function headersFile(paths) {
  const common = { 'Content-Security-Policy': HEADER_POLICY, ...SECURITY_HEADERS };
  const rule = (path, headers) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  const cached = ['', ...paths].map((path) => rule(`/${path}`, { 'Cache-Control': cacheRule(path) }));
  return `${[rule('/*', common), ...cached].join('\n')}\n`;
}
