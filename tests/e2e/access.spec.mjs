// Every page for everybody: axe with all its rules, both languages, both themes, phone
// and desk; no page wider than its window; everything by keyboard.

import { readFileSync } from 'node:fs';
import { findings } from './axe.mjs';
import { expect, open, test, wide } from './fixtures.mjs';
import { backup, choose, go, openRecords, partner, saved, uuid } from './records.mjs';

const LISTED = readFileSync('docs/routes.txt', 'utf8').trim().split('\n');
// Whether or not the list has them, the pages of records are looked at while empty.
const RECORDS = ['#/bureau', '#/partenaires', '#/personnes', '#/programmes', '#/mobilites', '#/donnees', '#/releves', '#/reconnaissances', '#/tables'];
const NOBODY = '9f0b1c0e-6c1d-4d3b-9a53-8f5b1d0a7e01';
// The pages as a visitor finds them, filled, and in error.
const ROUTES = [
  ...new Set([...LISTED, ...RECORDS]),
  ...RECORDS.slice(0, 5).map((list) => `${list}/${NOBODY}`),
  `#/oublier/${NOBODY}`,
  '#/partenaires?q=rien&tri=-ville&sans=pays',
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

const SAMPLE = JSON.parse(readFileSync('src/exchange/sample.json', 'utf8')).content.records;
const first = (collection) => SAMPLE[collection][0];

/**
 * The pages of records with the sample data in them, and everything that opens over them or
 * appears in them. `look` is told what is shown.
 */
async function everyScreen(page, baseURL, look) {
  const field = (place) => page.locator(`#field-${place}`);
  const leave = () => page.keyboard.press('Tab');
  await page.goto(`${baseURL}#/exemple`);
  await expect(page.locator('.office[data-space="passerelle-sample"][data-state="saved"]')).toBeAttached({ timeout: 15_000 });
  await expect(page.locator('#records-0')).toBeVisible();
  await look('list of mobilities');
  for (const list of ['#/bureau', '#/partenaires', '#/personnes', '#/programmes', '#/releves', '#/reconnaissances', '#/tables']) {
    await go(page, list);
    await look(list);
  }
  await go(page, '#/partenaires?q=zzzz');
  await page.reload();
  await saved(page);
  await look('list in which nothing is found');
  await go(page, '#/partenaires');
  await page.locator('#columns-menu summary').click();
  await look('menu of columns');
  await page.keyboard.press('Escape');
  await page.locator('#export-menu summary').click();
  await look('menu of the export');
  const forms = {
    bureau: 'office', partenaires: 'partner', personnes: 'person', programmes: 'programme', mobilites: 'mobility',
    releves: 'transcript', tables: 'gradeTable',
  };
  for (const [path, collection] of Object.entries(forms)) {
    await go(page, `#/${path}/${first(collection).id}`);
    await look(`form of ${collection}`);
  }
  await go(page, `#/partenaires/${first('partner').id}`);
  await field('erasmus').fill('PARIS !');
  await leave();
  await expect(field('erasmus')).toHaveAttribute('aria-invalid', 'true');
  await look('field in error');
  await field('country').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await look('suggestions');
  await page.keyboard.press('Escape');
  await go(page, `#/mobilites/${first('mobility').id}`);
  await field('end').fill('01/01/2020');
  await leave();
  await look('dates reversed');
  await page.locator('#open-palette').click();
  await expect(page.locator('#palette-query')).toBeFocused();
  await look('palette');
  await page.keyboard.type('a');
  await expect(page.locator('#palette-list').getByRole('option').first()).toBeVisible();
  await look('palette with records');
  await page.keyboard.type('zzzzzz');
  await expect(page.locator('#palette-list').getByRole('option')).toHaveCount(0);
  await look('palette without an offer');
  await page.keyboard.press('Escape');
  await page.locator('h1').focus();
  await page.keyboard.press('?');
  await expect(page.locator('#single-keys')).toBeVisible();
  await look('shortcuts');
  await page.keyboard.press('Escape');
  await go(page, `#/oublier/${first('person').id}`);
  await look('forgetting');
  await go(page, '#/donnees');
  await page.locator('#retention').selectOption('1');
  await page.locator('#field-erase').fill('EFFACER');
  await look('data');
  await choose(page, 'nonsense');
  await expect(page.locator('#refused')).toBeVisible();
  await look('file refused');
  const differing = { ...first('partner'), city: 'Ailleurs', catalogue: 'https://catalogue.example' };
  await choose(page, backup({ partner: [differing, partner(uuid(), 'Nouveau'), { names: {} }] }));
  await expect(page.locator('#preview')).toBeVisible();
  await unfold(page);
  await look('preview of a file');
  await page.locator('#restore-now').click();
  await expect(page.locator('#said')).not.toBeEmpty();
  await look('after restoring');
  // The draft of a tab that went away.
  await page.evaluate((it) => {
    const draft = { tab: 'gone', space: 'passerelle-sample', collection: 'partner', id: it, place: 'names.en', text: 'Half a na' };
    localStorage.setItem(`passerelle.draft.gone.${it}.names.en`, JSON.stringify(draft));
  }, first('partner').id);
  await page.reload();
  await saved(page);
  await expect(page.locator('#drafts')).toBeVisible();
  await look('draft that was found');
  await page.locator('#shared').check();
  await saved(page, 'memory');
  await look('shared computer');
}

/** Opens every part that folds, and says how many there were. */
async function unfold(page) {
  return page.evaluate(() => {
    const folded = document.querySelectorAll('main details:not([open])');
    for (const details of folded) details.open = true;
    return folded.length;
  });
}

// Every language with every theme and every size, and every theme with every size.
for (const [lang, colorScheme, size] of [
  ['fr', 'light', 'desk'],
  ['en', 'dark', 'desk'],
  ['en', 'light', 'phone'],
  ['fr', 'dark', 'phone'],
]) {
  test.describe(`${lang}, ${colorScheme}, ${size}`, () => {
    test.use({ locale: lang, colorScheme, viewport: SIZES[size] });

    test('axe finds nothing on any route', async ({ page, baseURL }) => {
      test.setTimeout(240_000);
      for (const route of ROUTES) {
        await open(page, `${baseURL}${route}`);
        expect(await findings(page), route).toEqual([]);
        if (await unfold(page)) expect(await findings(page), `${route}, unfolded`).toEqual([]);
      }
    });

    test('axe finds nothing on the pages of records, filled and in use', async ({ page, baseURL }) => {
      test.setTimeout(240_000);
      await everyScreen(page, baseURL, async (what) => {
        expect.soft(await findings(page), what).toEqual([]);
      });
    });
  });
}

// 320 px is a window of 1280 px at 400 %. A phone of 360 px makes its own window wider for
// what does not fit, and is measured as a phone.
for (const [width, phone] of [[320, false], [360, true], [768, false], [1440, false]]) {
  test.describe(`a window of ${width} px`, () => {
    test.use({ viewport: { width, height: 740 }, isMobile: phone, hasTouch: phone });

    test('has no page that is wider', async ({ page, baseURL }) => {
      for (const route of ROUTES) {
        await open(page, `${baseURL}${route}`);
        await unfold(page);
        expect.soft(await wide(page), route).toBeLessThanOrEqual(0);
      }
    });
  });
}

test('axe finds nothing where data is in conflict or not kept', async ({ page, baseURL, context }) => {
  const id = uuid();
  await openRecords(page, `${baseURL}#/partenaires/${id}`);
  await page.locator('#field-names-local').fill('Paris');
  await page.locator('#field-city').fill('Lutèce');
  await page.keyboard.press('Tab');
  await saved(page);
  const other = await context.newPage();
  await other.addInitScript(() => delete window.BroadcastChannel);
  await openRecords(other, `${baseURL}#/partenaires/${id}`);
  await page.locator('#field-city').fill('Rome');
  await page.keyboard.press('Tab');
  await saved(page);
  await other.locator('#field-city').fill('Milan');
  await other.keyboard.press('Tab');
  await expect(other.locator('#conflicts')).toBeVisible();
  expect.soft(await findings(other), 'conflict').toEqual([]);
  const blocked = await context.newPage();
  await blocked.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await openRecords(blocked, `${baseURL}#/partenaires`, 'memory');
  await expect(blocked.locator('#unsaved')).toBeVisible();
  expect.soft(await findings(blocked), 'not kept').toEqual([]);
});

for (const [width, phone] of [[320, false], [360, true]]) {
  test.describe(`a window of ${width} px`, () => {
    test.use({ viewport: { width, height: 740 }, isMobile: phone, hasTouch: phone });

    test('has no page of records, filled and in use, that is wider', async ({ page, baseURL }) => {
      test.setTimeout(120_000);
      await everyScreen(page, baseURL, async (what) => {
        expect.soft(await wide(page), what).toBeLessThanOrEqual(0);
      });
    });
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
