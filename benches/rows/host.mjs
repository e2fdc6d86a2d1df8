// Runs what is measured on the host: the package in benches/peers.

import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Builds and runs one measurement, and gives what it prints. */
export function runPeers(what) {
  // Not locked: the product's own dependencies may have moved on. cgrade is pinned.
  const args = ['run', '--quiet', '--release', '--manifest-path', 'benches/peers/Cargo.toml', '--', what];
  const env = { ...process.env, CARGO_TARGET_DIR: resolve(process.env.CARGO_TARGET_DIR ?? 'target', 'peers') };
  return JSON.parse(execFileSync('cargo', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
}
