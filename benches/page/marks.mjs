// One million passing marks, the same at every run, and the results that are right.

/** Best and lowest passing mark in thousandths: France, Switzerland, the Netherlands,
 * the United States; Austria, where lower is better. */
const SCALES = [
  [20_000n, 10_000n],
  [6_000n, 4_000n],
  [10_000n, 5_500n],
  [4_000n, 1_000n],
  [1_000n, 4_000n],
];
const MARKS_PER_SCALE = 200_000;

const abs = (n) => (n < 0n ? -n : n);

/** Thousandths as a decimal, without zeros at its end. */
export function decimal(thousandths) {
  const text = `${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, '0')}`;
  return text.replace(/\.?0+$/, '');
}

/** `1 + 3·(best − mark)/(best − pass)`, cut to tenths, in integers. */
function right(best, pass, mark) {
  const span = best - pass;
  // Numerator and denominator have the same sign, so that the quotient is cut.
  const tenths = (10n * (span + 3n * (best - mark))) / span;
  return tenths % 10n === 0n ? `${tenths / 10n}` : `${tenths / 10n}.${tenths % 10n}`;
}

/** The batches: one per scale. */
export function batches() {
  let state = 1n;
  const next = (below) => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1n);
    return (state >> 33n) % below;
  };
  return SCALES.map(([best, pass]) => {
    const low = best < pass ? best : pass;
    const marks = Array.from({ length: MARKS_PER_SCALE }, () => low + next(abs(best - pass) + 1n));
    return {
      best: decimal(best),
      pass: decimal(pass),
      marks: marks.map(decimal).join('\n'),
      right: marks.map((mark) => right(best, pass, mark)),
    };
  });
}
