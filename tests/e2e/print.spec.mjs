// On paper: the calculation as a document, without the page around it.

import { expect, open, test } from './fixtures.mjs';
import { printed } from './paper.mjs';

test('a grade conversion is printed with its steps, source and address', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes?n=Algèbre%0914,4%0AAnglais%099,5`);
  const { text, pages } = await printed(page);
  for (const part of ['Conversion de notes', 'Algèbre · 14,4 → 2,6', '16,8 ÷ 10 = 1,68', 'Anglais · 9,5 → échec', 'KMK, Vereinbarung', '#/notes?n=']) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('Copier en texte');
  expect(text).not.toContain('Calculateurs');
  expect(pages).toBeLessThanOrEqual(2);
});

test('a credit conversion is printed in English, in the dark theme too', async ({ page, baseURL }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, `${baseURL}#/credits?c=3`);
  await page.getByLabel('Langue', { exact: true }).selectOption('en');
  const { text } = await printed(page);
  for (const part of ['Credit conversion', 'By year load: 6', 'By hours of work: 4.5 to 5.4', 'ECTS Users’ Guide 2015']) {
    expect(text).toContain(part);
  }
});

test('a plain page is printed as it reads', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/confidentialite`);
  const { text } = await printed(page);
  expect(text).toContain('Rien ne part');
  expect(text).not.toContain('Calculateurs');
});
