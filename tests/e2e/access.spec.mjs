// Every page for everybody: axe with all its rules, both languages, both themes, phone
// and desk; no page wider than its window; everything by keyboard.

import { readFileSync } from 'node:fs';
import { expect, open, test } from './fixtures.mjs';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const LISTED = readFileSync('docs/routes.txt', 'utf8').trim().split('\n');
// The pages as a visitor finds them, filled, and in error.
const ROUTES = [
  ...LISTED,
  '#/credits?c=3&k=5/3&arrondi=half_up',
  '#/credits?c=Maths;4%0AArt;x%0ALetters;2&de=us_sem&k=5/3&arrondi=half_up',
  '#/credits?c=abc&de=own',
  '#/notes?n=14,4',
  '#/notes?n=Maths%0914,4%0AArt%09x%0ASport%09ABI',
  '#/notes?m=linear&de=dk7&n=7',
  '#/notes?de=labels&rangs=A&n=B',
  '#/nulle-part',
];
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1440, height: 900 } };

/** What axe finds on the page as it stands. */
async function findings(page) {
  // Not as a script tag, which the page's policy would block.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  });
}

/** Opens every part that folds. */
async function unfold(page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.open = true;
  });
}

for (const lang of ['fr', 'en']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      test.describe(`${lang}, ${colorScheme}, ${size}`, () => {
        test.use({ locale: lang, colorScheme, viewport });

        test('axe finds nothing on any route', async ({ page, baseURL }) => {
          test.setTimeout(120_000);
          for (const route of ROUTES) {
            await open(page, `${baseURL}${route}`);
            expect(await findings(page), route).toEqual([]);
            await unfold(page);
            expect(await findings(page), `${route}, unfolded`).toEqual([]);
          }
        });
      });
    }
  }
}

// 320 px is a window of 1280 px at 400 %.
for (const width of [320, 360, 768, 1440]) {
  test(`no page is wider than a window of ${width} px`, async ({ page, baseURL }) => {
    await page.setViewportSize({ width, height: 740 });
    for (const route of ROUTES) {
      await open(page, `${baseURL}${route}`);
      await unfold(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, route).toBeLessThanOrEqual(0);
    }
  });
}

test('a conversion is done by keyboard alone', async ({ page, baseURL }) => {
  await open(page, baseURL);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Aller au contenu');
  for (let tabs = 0; (await focused()) !== 'Notes' && tabs < 20; tabs += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toBeFocused();
  await expect(page).toHaveTitle('Conversion de notes · Passerelle');
  const field = page.getByLabel('Notes à convertir');
  for (let tabs = 0; !(await field.evaluate((it) => it === document.activeElement)) && tabs < 10; tabs += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('16');
  await expect(page.locator('.pairing .value')).toHaveText('2,2');
  const step = page.getByLabel('Dernier pas');
  for (let tabs = 0; !(await step.evaluate((it) => it === document.activeElement)) && tabs < 20; tabs += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowDown');
  await expect(step).toHaveValue('raw');
});

test('the link past the navigation leads to the content and keeps the address', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes?n=14`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toBeFocused();
  expect(page.url()).toContain('#/notes?n=14');
});

test('the theme chosen is kept and stands before the program', async ({ page, baseURL }) => {
  await open(page, baseURL);
  await page.getByLabel('Apparence').selectOption('dark');
  await page.route('**/*.wasm', () => {});
  await page.reload({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const paper = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(paper).toContain('dark');
  await expect(page.locator('html')).not.toHaveAttribute('data-ready', /.*/);
});

test('a phone shows the result beside the thumb', async ({ page, baseURL }) => {
  await page.setViewportSize(SIZES.phone);
  await open(page, `${baseURL}#/notes?n=14,4`);
  const glance = page.getByRole('button', { name: 'Voir les résultats' });
  await expect(glance).toContainText('14,4 → 2,6');
  await glance.click();
  await expect(page.locator('#results')).toBeFocused();
});
