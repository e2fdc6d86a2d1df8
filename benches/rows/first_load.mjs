// What the first load weighs in brotli, by kind and in all.

import { measure as weigh } from '../../scripts/lib/sizes.mjs';
import { atMost, row } from './table.mjs';

// For the calculators alone, and for the whole product.
const GOAL_NOW = 150;
const GOAL_PRODUCT = 300;

export function measure() {
  const sizes = weigh('dist');
  const kilobytes = (kind) => sizes[kind].brotli / 1000;
  const total = { unit: 'kB brotli', ours: kilobytes('first load'), met: atMost };
  return [
    row({ ...total, name: 'first_load_kb', goal: GOAL_NOW }),
    row({ ...total, name: 'first_load_kb.product', goal: GOAL_PRODUCT }),
    ...['wasm', 'js', 'css', 'html'].map((kind) =>
      row({ name: `first_load_kb.${kind}`, unit: 'kB brotli', ours: kilobytes(kind) }),
    ),
  ];
}
