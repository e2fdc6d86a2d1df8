// The same million marks on the host, beside the crate cgrade: a peer for speed, never
// an oracle, as its version 0.1.2 errs on scales where lower is better.

import { runPeers } from './host.mjs';
import { atMost, ratioAtLeast, row } from './table.mjs';

const GOAL = 0.5;

export function measure() {
  const { ours, cgrade, wrong } = runPeers('bavarian');
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
