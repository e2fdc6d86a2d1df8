// Runs in the bench page: checks an agreement of sixty components, whole and after a change.
//
// In:  passerelle.js and passerelle_bg.wasm (built from bench.rs).
// Out: window.result = { full, again, findings }: milliseconds, the medians of a hundred.

import start, { Checks } from './passerelle.js';

const TURNS = 100;
/** A clock of browsers is coarse: each figure is that of ten in a row. */
const EACH = 10;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function taken(run) {
  const begin = performance.now();
  for (let at = 0; at < EACH; at += 1) run();
  return (performance.now() - begin) / EACH;
}

await start();
const checks = new Checks();
const times = { full: [], again: [] };
for (let turn = 0; turn < TURNS; turn += 1) {
  checks.change(turn);
  times.full.push(taken(() => checks.full()));
  times.again.push(taken(() => checks.again()));
}
window.result = { full: median(times.full), again: median(times.again), findings: checks.again() };
