// A million marks on the host by two grading tables and by a printed table, text in and
// text out. No other library does either, so the goals are in the unit itself.

import { runPeers } from './host.mjs';
import { atLeast, atMost, row } from './table.mjs';

/** Million marks a second. */
const OVERLAP_GOAL = 1;
const LOOKUP_GOAL = 5;

export function measure() {
  const { overlap, lookup, wrong } = runPeers('tables');
  const unit = 'million marks/s';
  return [
    row({ name: 'overlap_host', unit, ours: overlap, goal: OVERLAP_GOAL, met: atLeast }),
    row({ name: 'overlap_host.wrong', unit: 'of a million', ours: wrong[0], goal: 0, met: atMost }),
    row({ name: 'lookup_host', unit, ours: lookup, goal: LOOKUP_GOAL, met: atLeast }),
    row({ name: 'lookup_host.wrong', unit: 'of a million', ours: wrong[1], goal: 0, met: atMost }),
  ];
}
