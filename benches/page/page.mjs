// Runs in the bench page: measures one million marks, text in and text out.
//
// In:  passerelle.js and passerelle_bg.wasm (built from bench.rs), the three peers.
// Out: window.result = { speeds: { name: million marks a second }, wrong: { name: count } }.

import Big from './peers/big.mjs';
import Decimal from './peers/decimal.mjs';
import Fraction from './peers/fraction.mjs';
import { batches } from './marks.mjs';
import start, { explained, values } from './passerelle.js';

const ROUNDS = 5;

/** The formula over a library: `convert` gets the best mark, the span and the mark. */
const peer = (number, convert) => (best, pass, marks) => {
  const top = number(best);
  const span = top.sub(number(pass));
  return marks
    .split('\n')
    .map((mark) => convert(top, span, mark))
    .join('\n');
};

const RUNNERS = {
  'Passerelle': values,
  'Passerelle, explained': explained,
  'big.js': peer(
    (text) => new Big(text),
    (best, span, mark) => best.minus(mark).times(3).div(span).plus(1).round(1, Big.roundDown).toString(),
  ),
  'decimal.js': peer(
    (text) => new Decimal(text),
    (best, span, mark) =>
      best.minus(mark).times(3).div(span).plus(1).toDecimalPlaces(1, Decimal.ROUND_DOWN).toString(),
  ),
  'fraction.js': peer(
    (text) => new Fraction(text),
    (best, span, mark) => best.sub(mark).mul(3).div(span).add(1).floor(1).toString(),
  ),
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function seconds(run, all) {
  const begin = performance.now();
  for (const { best, pass, marks } of all) run(best, pass, marks);
  return (performance.now() - begin) / 1000;
}

function countWrong(run, all) {
  let wrong = 0;
  for (const { best, pass, marks, right } of all) {
    const got = run(best, pass, marks).trimEnd().split('\n');
    wrong += right.filter((value, index) => value !== got[index]).length;
  }
  return wrong;
}

await start();
const all = batches();
const million = all.reduce((sum, { right }) => sum + right.length, 0) / 1e6;
const times = {};
const wrong = {};
for (const [name, run] of Object.entries(RUNNERS)) wrong[name] = countWrong(run, all);
// In turn, so that a slow moment of the machine meets everyone.
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, run] of Object.entries(RUNNERS)) (times[name] ??= []).push(seconds(run, all));
}
const speeds = Object.fromEntries(Object.entries(times).map(([name, taken]) => [name, million / median(taken)]));
window.result = { speeds, wrong };
