// The npm packages that are measured beside the page, installed when their lock changes.

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';

const LOCK = 'benches/package-lock.json';
const STAMP = 'benches/node_modules/.passerelle-lock';

export function installPeers() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === readFileSync(LOCK, 'utf8')) return;
  const options = { cwd: 'benches', stdio: ['ignore', 'ignore', 'inherit'] };
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-progress'], options);
  copyFileSync(LOCK, STAMP);
}
