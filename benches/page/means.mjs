// Runs in the bench page: the means of many transcripts, text in and text out.
//
// In:  passerelle.js and passerelle_bg.wasm (built from bench.rs), fraction.js.
// Out: window.result = { speeds: { name: million courses a second }, wrong: { name: count } }.

import Fraction from './peers/fraction.mjs';
import start, { means, means_explained as explained } from './passerelle.js';

const ROUNDS = 5;
const TRANSCRIPTS = 20_000;
const COURSES = 10;
/** The points of Université Laval, in hundredths. */
const POINTS = [433n, 400n, 367n, 333n, 300n, 267n, 233n, 200n, 167n, 133n, 100n, 0n];

const decimal = (hundredths) => `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
const shortest = (hundredths) => decimal(hundredths).replace(/\.?0+$/, '');

/** The same transcripts at every run, and the means that are right. */
function transcripts() {
  let state = 1n;
  const next = (below) => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1n);
    return (state >> 33n) % below;
  };
  const all = Array.from({ length: TRANSCRIPTS }, () =>
    Array.from({ length: COURSES }, () => [POINTS[Number(next(BigInt(POINTS.length)))], 1n + next(9n)]),
  );
  const mean = (courses) => {
    const sum = courses.reduce((total, [points, credits]) => total + points * credits, 0n);
    const credits = courses.reduce((total, [, it]) => total + it, 0n);
    return shortest((2n * sum + credits) / (2n * credits));
  };
  return {
    text: all.map((courses) => courses.map(([points, credits]) => `${decimal(points)} ${credits}`).join(';')).join('\n'),
    right: all.map(mean),
  };
}

function fractions(text) {
  return text
    .split('\n')
    .map((line) => {
      let sum = new Fraction(0);
      let weights = new Fraction(0);
      for (const course of line.split(';')) {
        const [mark, credits] = course.split(' ');
        const weight = new Fraction(credits);
        sum = sum.add(new Fraction(mark).mul(weight));
        weights = weights.add(weight);
      }
      return sum.div(weights).round(2).toString();
    })
    .join('\n');
}

const RUNNERS = { 'Passerelle': means, 'Passerelle, explained': explained, 'fraction.js': fractions };
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

await start();
const { text, right } = transcripts();
const million = (TRANSCRIPTS * COURSES) / 1e6;
const times = {};
const wrong = {};
for (const [name, run] of Object.entries(RUNNERS)) {
  const got = run(text).trimEnd().split('\n');
  wrong[name] = right.filter((value, index) => value !== got[index]).length;
}
// In turn, so that a slow moment of the machine meets everyone.
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, run] of Object.entries(RUNNERS)) {
    const begin = performance.now();
    run(text);
    (times[name] ??= []).push((performance.now() - begin) / 1000);
  }
}
const speeds = Object.fromEntries(Object.entries(times).map(([name, taken]) => [name, million / median(taken)]));
window.result = { speeds, wrong };
