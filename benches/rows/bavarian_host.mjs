// The same million marks on the host, beside the crate cgrade: a peer for speed, never
// an oracle, as its version 0.1.2 errs on scales where lower is better.

import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { atMost, ratioAtLeast, row } from './table.mjs';

const GOAL = 0.5;

export function measure() {
  // Not locked: the product's own dependencies may have moved on. cgrade is pinned.
  const args = ['run', '--quiet', '--release', '--manifest-path', 'benches/peers/Cargo.toml'];
  const env = { ...process.env, CARGO_TARGET_DIR: resolve(process.env.CARGO_TARGET_DIR ?? 'target', 'peers') };
  const output = execFileSync('cargo', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const { ours, cgrade, wrong } = JSON.parse(output);
  const wrongs = ['higher_is_better', 'lower_is_better'].map((direction, index) =>
    row({
      name: `bavarian_host.wrong.${direction}`,
      unit: index === 0 ? 'of 800,000' : 'of 200,000',
      ours: wrong.ours[index],
      peer: ['cgrade', wrong.cgrade[index]],
      goal: 0,
      met: atMost,
    }),
  );
  return [
    row({ name: 'bavarian_host', unit: 'million marks/s', ours, peer: ['cgrade', cgrade], goal: GOAL, met: ratioAtLeast }),
    ...wrongs,
  ];
}
