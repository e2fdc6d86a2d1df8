// What the first load weighs in brotli, by kind and in all, and with every area: the
// whole product, as a visitor has it who opened every page.

import { measure as weigh } from '../../scripts/lib/sizes.mjs';
import { atMost, row } from './table.mjs';

const GOAL = 150;
const GOAL_PRODUCT = 300;

export function measure() {
  const sizes = weigh('dist');
  const areas = Object.keys(sizes).filter((kind) => kind.startsWith('area '));
  const kilobytes = (kind) => sizes[kind].brotli / 1000;
  const total = { unit: 'kB brotli', ours: kilobytes('first load'), met: atMost };
  return [
    row({ ...total, name: 'first_load_kb', goal: GOAL }),
    row({ ...total, name: 'all_areas_kb', ours: kilobytes('all areas'), goal: GOAL_PRODUCT }),
    ...['wasm', 'js', 'css', 'html'].map((kind) =>
      row({ name: `first_load_kb.${kind}`, unit: 'kB brotli', ours: kilobytes(kind) }),
    ),
    ...areas.map((kind) =>
      row({ name: `area_kb.${kind.slice('area '.length)}`, unit: 'kB brotli', ours: kilobytes(kind) }),
    ),
  ];
}
