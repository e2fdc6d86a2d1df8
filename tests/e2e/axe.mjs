// What axe finds on a page.
//
// In:  a page of the release build.
// Out: `findings`, every rule of axe that the page breaks, with the elements.

import { readFileSync } from 'node:fs';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds on the page as it stands. */
export async function findings(page) {
  // Not as a script tag, which the page's policy would block.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  });
}
