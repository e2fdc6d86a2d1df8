// Rows, medians and the table on the console.

/** The median of an odd number of figures. */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** How many times everything is measured. */
export const ROUNDS = 5;

/**
 * One row. `met` says from the row itself whether its goal is met.
 * @param {object} row
 * @param {string} row.name
 * @param {string} row.unit
 * @param {number} row.ours
 * @param {[string, number]} [row.peer] its name and figure
 * @param {number} [row.goal]
 * @param {(row: {ours: number, ratio: number, goal: number}) => boolean} [row.met]
 */
export function row({ name, unit, ours, peer = [null, null], goal = null, met = () => true }) {
  const [peerName, figure] = peer;
  const ratio = figure === null || figure === 0 ? null : ours / figure;
  return { name, unit, ours, peer: figure, peer_name: peerName, ratio, goal, met: goal === null || met({ ours, ratio, goal }) };
}

export const atMost = ({ ours, goal }) => ours <= goal;
export const atLeast = ({ ours, goal }) => ours >= goal;
export const ratioAtMost = ({ ratio, goal }) => ratio <= goal;
export const ratioAtLeast = ({ ratio, goal }) => ratio >= goal;

const digits = (value) => (value < 1000 ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: 0 });
const figure = (value) => (value === null ? '' : value.toLocaleString('en', digits(value)));

/** Prints the rows, and the goals that are missed. */
export function printTable(rows) {
  const lines = [
    ['', 'unit', 'ours', 'peer', '', 'ratio', 'goal', ''],
    ...rows.map((it) => [
      it.name,
      it.unit,
      figure(it.ours),
      figure(it.peer),
      it.peer_name ?? '',
      figure(it.ratio),
      figure(it.goal),
      it.met ? '' : 'MISSED',
    ]),
  ];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const text = (column) => [0, 1, 4, 7].includes(column);
  for (const line of lines) {
    const cells = line.map((cell, at) => (text(at) ? cell.padEnd(widths[at]) : cell.padStart(widths[at])));
    console.log(cells.join('  ').trimEnd());
  }
  const missed = rows.filter((it) => !it.met).length;
  console.log(missed === 0 ? 'every goal is met' : `${missed} of ${rows.length} rows miss their goal`);
}
