// What a page becomes on paper.
//
// In:  a page of the release build.
// Out: `printed`, its text and how many pages it takes.

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of a printed page, white space folded. */
export async function printed(page) {
  const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
  const pdf = await getDocument({ data, useSystemFonts: true, verbosity: 0 }).promise;
  const texts = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    texts.push(content.items.map((item) => item.str).join(' '));
  }
  return { pages: pdf.numPages, text: texts.join(' ').replace(/\s+/g, ' ') };
}
