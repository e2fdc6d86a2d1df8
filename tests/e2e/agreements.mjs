// What the end-to-end tests of learning agreements have in common.
//
// In:  a page of the release build.
// Out: the agreement that they write, as facts and as records; the ways of a person
//      through its steps.

import { expect } from './fixtures.mjs';
import { bring, field, go, openRecords, saved, uuid } from './records.mjs';

/** Every step, as addresses name it. */
export const STEPS = ['etudiant', 'etablissements', 'periode', 'cours', 'conditions', 'engagements', 'apercu'];

/** The state at the head of the page. */
export const state = (page) => page.locator('#agreement-state');

/** The rows of a table of components: `host`, `home`, `virtual`. */
export const components = (page, list) => page.locator(`#table-${list} tbody tr[data-item]`);

/** The control of a cell. */
export const cell = (page, list, row, name) =>
  components(page, list).nth(row).locator(`td[data-field="${name}"]`).locator('input, select');

/** What a column of a table says, row by row. */
export const column = (page, list, name) =>
  components(page, list)
    .locator(`td[data-field="${name}"]`)
    .locator('input, select')
    .evaluateAll((all) => all.map((it) => it.value));

/** Goes to a step of the agreement that is open, by the link of the step. */
export async function step(page, word) {
  const link = page.locator(`.stages a[href$="/${word}"]`);
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'step');
  await saved(page);
}

/** Begins an agreement from the list. */
export async function begin(page, baseURL, scheme = 'erasmus-digital', span = 'term') {
  await openRecords(page, `${baseURL}#/contrats`);
  await page.locator('#add').click();
  await field(page, 'scheme').selectOption(scheme);
  await field(page, 'span').selectOption(span);
  await page.locator('#begin').click();
  await expect(state(page)).toHaveText('Brouillon');
  await saved(page);
}

/** Types into fields one after the other, as somebody who goes on with the tab key. */
export async function fill(page, texts) {
  for (const [place, text] of Object.entries(texts)) {
    await field(page, place).fill(text);
    await page.keyboard.press('Tab');
  }
}

/** Adds a row to a table and types it. */
export async function addRow(page, list, texts) {
  const row = await components(page, list).count();
  await page.locator(`#add-${list}`).click();
  await expect(cell(page, list, row, 'title')).toBeFocused();
  for (const [name, text] of Object.entries(texts)) {
    await cell(page, list, row, name).fill(text);
    await page.keyboard.press('Tab');
  }
}

/** Puts a text into the clipboard's place: pastes it into what has the focus. */
export function paste(page, text) {
  return page.evaluate((it) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', it);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The commitments of the example, in order. */
export const COMMITMENTS = {
  student: { name: 'Nalty Patel', email: 'nalty@example-a.edu', date: '19/12/2020', means: 'typed' },
  sending: {
    name: 'Frank White', function: 'Professor', email: 'frank@system-a.edu', date: '20/12/2020', means: 'elsewhere', reference: 'System A',
  },
  receiving: {
    name: 'Ochoa Patel', function: 'Lecturer', email: 'patel@example-b.edu', date: '25/12/2020', means: 'elsewhere', reference: 'Dashboard-OLA',
  },
};

/** Records the commitment of a party; the step of commitments is open. */
export async function commit(page, party, given = COMMITMENTS[party]) {
  for (const [name, text] of Object.entries(given)) {
    const control = field(page, `${party}-${name}`);
    await (name === 'means' ? control.selectOption(text) : control.fill(text));
  }
  await page.locator(`#commit-${party}`).click();
  await expect(page.locator(`[data-party="${party}"]`)).toHaveAttribute('data-given', 'true');
  await saved(page);
}

/** The example as records, with which an agreement stands ready for its commitments. */
export function example() {
  const [id, person, office, partner] = [uuid(), uuid(), uuid(), uuid()];
  const agreement = {
    id, scheme: 'erasmus-digital', person, office, partner, span: 'term', start: '2021-02', end: '2021-07', hostYear: '2020/2021',
    sending: { unit: 'Department of Mathematics', contact: 'Adams Baker', email: 'adams@example-a.edu' },
    receiving: { unit: 'Department of Mathematics', contact: 'Clark Davis', email: 'clark.davis@example-b.edu' },
    language: 'en', languageLevel: 'B2',
    catalogue: 'https://www.math.system.a.edu/learning_outcomes_url', provisions: 'https://www.math.system.b.edu/provisions_url',
    host: [
      { id: uuid(), code: '123-ABC', title: 'Advanced Logics for Computer Scientists', term: '2/2', credits: '3', links: '1' },
      { id: uuid(), code: '456-EFG', title: 'Big Data Mining and Processing', term: '2/2', credits: '4' },
    ],
    home: [
      { id: uuid(), code: '843-XYZ', title: 'Advanced Logic', term: '2/2', credits: '3', links: '1' },
      { id: uuid(), code: '542-KML', title: 'Big Data', term: '2/2', credits: '5' },
    ],
    virtual: [{ id: uuid(), code: '789HIJ', title: 'Introduction to Matlab (lab)', description: 'A short description', credits: '1' }],
  };
  const records = {
    person: [{
      id: person, familyNames: 'Patel', givenNames: 'Nalty', birthDate: '1997-05-05', nationality: 'GR', gender: '2',
      email: 'nalty@example-a.edu', studyLevel: '6', isced: '0541', iscedClarification: 'just a clarification of the isced',
      esi: 'urn:schac:personalUniqueCode:int:esi:example-a.edu:85525839',
    }],
    office: [{ id: office, names: { en: 'Example A' }, country: 'GR', erasmus: 'G  EXAMPLE01', schac: 'example-a.edu', creditSystem: 'ects' }],
    partner: [{ id: partner, names: { local: 'Example B' }, country: 'BE', erasmus: 'B  EXAMPLE02', schac: 'example-b.edu', creditSystem: 'ects' }],
    agreement: [agreement],
  };
  return { id, records };
}

/** Brings the example in, and opens a step of it. */
export async function openExample(page, baseURL, word = 'cours') {
  const { id, records } = example();
  await bring(page, baseURL, records);
  await go(page, `#/contrats/${id}/${word}`);
  return id;
}

/** What has the focus is something, not the page as a whole. */
export async function hasFocus(page) {
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
}

/** Goes on with the tab key until something that matches has the focus. */
export async function tabTo(page, selector, most = 80) {
  const there = () => page.evaluate((it) => document.activeElement?.matches(it) ?? false, selector);
  for (let tabs = 0; !(await there()) && tabs < most; tabs += 1) await page.keyboard.press('Tab');
  expect(await there(), selector).toBe(true);
}
