// Marks by grading tables and printed tables, old letters and means, on the page.

import { findings } from './axe.mjs';
import { expect, open, test, wide } from './fixtures.mjs';

const value = (page) => page.locator('.pairing .value');
const row = (page, name) => page.getByRole('row', { name });

// 30L is a tenth of 60 results, 30 the share from 1/6 to 1/2; at home 16 ends at 1/4, 14 at 1/2.
const HOST = '30L\t10\n30\t20\n28\t30\n17\t5';
const HOME = '12\t50\n14\t25\n16\t25';

async function pasteTables(page) {
  await page.getByLabel('Méthode').selectOption('tables');
  await page.getByLabel('Table de notes de l’établissement d’origine').selectOption('own');
  await page.getByLabel('Échelle des notes').selectOption('it30');
  await page.getByLabel('Lignes de la table d’origine').fill(HOST);
  await page.getByLabel('Table de notes de l’établissement d’arrivée').selectOption('own');
  await page.getByLabel('Échelle d’arrivée').selectOption('fr20');
  await page.getByLabel('Lignes de la table d’arrivée').fill(HOME);
}

test('a mark is placed by two pasted tables, with its range, and the policy decides within it', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes`);
  await page.getByLabel('Notes à convertir').fill('30');
  await pasteTables(page);
  await expect(value(page)).toHaveText('14');
  await expect(page.locator('.range')).toHaveText('Fourchette de 14 à 16');
  await expect(page.locator('.steps')).toContainText('30\u202f: 16,67\u202f% des résultats sont meilleurs, 50\u202f% sont au moins aussi bons.');
  const policy = page.getByLabel('Note retenue dans la fourchette');
  // The mean: (16 · 1/12 + 14 · 1/4) / (1/3) = 14.5.
  for (const [word, expected] of Object.entries({ max: '16', min: '14', mid: '14', nearest: '14', mean: '14,5' })) {
    await policy.selectOption(word);
    await expect(value(page), word).toHaveText(expected);
    await expect(page.locator('.range')).toHaveText('Fourchette de 14 à 16');
  }
  await expect(page.getByRole('img', { name: /30 occupe 16,67/ })).toBeVisible();
  await page.getByText('Les nombres de l’image').click();
  await expect(row(page, /^14 25/)).toContainText('25\u202f%');
  await expect(page.getByText('Notes insuffisantes laissées de côté\u202f: 17.')).toBeVisible();
  await expect(page.getByText('La plus basse note était en premier')).toBeVisible();
  await page.getByLabel('Notes à convertir').fill('17');
  await expect(value(page)).toHaveText('échec');
});

test('the address keeps pasted tables, and a slip in them is told where it stands', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes`);
  await page.getByLabel('Notes à convertir').fill('30');
  await pasteTables(page);
  await expect.poll(() => page.url()).toContain('l2=');
  await page.reload();
  await expect(page.getByLabel('Lignes de la table d’arrivée')).toHaveValue(HOME);
  await expect(value(page)).toHaveText('14');
  await page.getByLabel('Lignes de la table d’arrivée').fill('16\t25\n16\t10\n12\t3O');
  await expect(page.locator('#field-l2-error')).toHaveText('«\u202f16\u202f» figure deux fois dans la table.');
  await expect(page.locator('#field-l2-hint')).toContainText('Ligne 3\u202f: «\u202f3O\u202f» n’est pas un nombre');
  await expect(value(page)).toHaveText('en attente');
});

test('published tables convert a whole transcript, and the other methods stand beside', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes?m=tables&n=Optique%0914%0AArt%099%0ASport%0914,5`);
  await expect(row(page, 'Optique')).toContainText('15');
  await expect(row(page, 'Art')).toContainText('échec');
  await expect(row(page, 'Sport')).toContainText('absente de la table');
  const others = page.locator('.others');
  await expect(others).toContainText('Linéaire, du seuil à la meilleure note');
  await expect(others).toContainText('ne mène qu’à une note allemande');
  await expect(others).toContainText('des places parmi les résultats suffisants');
});

test('a printed table asks what holds in a gap, and prints the choice', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes?n=14,95`);
  await page.getByLabel('Méthode').selectOption('lookup');
  await page.getByLabel('Table', { exact: true }).selectOption('fr20_unf');
  await expect(value(page)).toHaveText('entre deux lignes');
  await expect(page.locator('.why')).toContainText('La table imprime 14–14,9 → A- et 15–20 → A');
  await page.getByLabel('Une note entre deux lignes').selectOption('lower');
  await expect(value(page)).toHaveText('A-');
  await expect(page.locator('.steps')).toContainText('le choix est\u202f: La ligne des notes inférieures');
  // Another table is another decision.
  await page.getByLabel('Table', { exact: true }).selectOption('fr20_ects_enit');
  await expect(page.getByLabel('Une note entre deux lignes')).toHaveValue('printed');
  await page.getByLabel('Notes à convertir').fill('14');
  await expect(value(page)).toHaveText('dans deux lignes');
  await page.getByLabel('Notes à convertir').fill('7,5');
  await expect(value(page)).toHaveText('échec');
  await expect(page.locator('.why')).toContainText('La table imprime 0–8 → F');
});

test('a formula is compared with the official grids between the same scales', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes?n=16`);
  const others = page.locator('.others');
  await expect(others.getByRole('row', { name: /grille du Journal officiel/ })).toContainText('1,0');
  await expect(others.getByRole('row', { name: /table KMK de 1988/ })).toContainText('1,4');
  await expect(others.getByRole('row', { name: /^Formule bavaroise/ })).toContainText('2,2');
  await expect(others).toContainText('faite pour un autre niveau d’études');
});

test('old letters differ by algorithm, and the page says for which mark', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes?m=letters&t1=uclouvain`);
  await expect(row(page, /^17 /)).toContainText('AB');
  await expect(page.getByText('Les deux algorithmes diffèrent pour 17')).toBeVisible();
  await page.getByLabel('Notes à convertir').fill('17');
  await expect(value(page)).toHaveText('A / B');
});

test('a transcript has its mean, and says what stays out of it', async ({ page, baseURL }) => {
  await open(page, `${baseURL}#/notes`);
  await page.getByLabel('Langue', { exact: true }).selectOption('en');
  await page.getByLabel('Method', { exact: true }).selectOption('mean');
  await page.getByLabel('Points of the letters').selectOption('qc433_laval');
  await page.getByLabel('Codes outside the mean').selectOption('laval');
  await page.getByLabel('To', { exact: true }).selectOption('0.01');
  await page.getByLabel('Transcript').fill('Algebra;A;4\nOptics;A-;2\nArt;E;3\nGerman;V;6');
  // (4 · 4 + 3.67 · 2 + 0 · 3) / 9 = 389/150.
  const mean = page.getByRole('region', { name: 'Mean' });
  await expect(mean.locator('.value')).toHaveText('2.59');
  await expect(mean).toContainText('Credits counted: 9');
  await mean.getByText('Explain this number').click();
  await expect(mean).toContainText('389/150');
  await expect(row(page, /German/)).toContainText('outside the mean (code of the institution)');
  await expect(row(page, /Art/)).toContainText('0 × 3');
});

const SCREENS = [
  '#/notes?m=tables&n=14',
  '#/notes?m=tables&n=14&choix=mean',
  `#/notes?m=tables&n=30&t1=own&de=it30&l1=${encodeURIComponent(HOST)}&t2=own&vers=fr20&l2=${encodeURIComponent('16\t25\n16\tx')}`,
  '#/notes?m=lookup&table=fr20_unf&n=14,95',
  '#/notes?m=lookup&table=ects_it30&n=B',
  '#/notes?m=letters&t1=uclouvain&n=17',
  '#/notes?m=mean&points=qc433_laval&hors=laval&n=Algebra;A;4%0AArt;E;3%0AGerman;V;6',
];

const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1440, height: 900 } };
const LOOKS = [['fr', 'light'], ['en', 'dark']];

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const [locale, colorScheme] of LOOKS) {
    test.describe(`for everybody, ${size}, ${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme, viewport });

      test('the methods by table are clean and fit their window', async ({ page, baseURL }) => {
        for (const screen of SCREENS) {
          await open(page, `${baseURL}${screen}`);
          const results = page.locator('.results');
          await expect(results.getByRole('heading').first()).toBeVisible();
          await results.locator('details').evaluateAll((all) => all.forEach((it) => { it.open = true; }));
          expect(await findings(page), screen).toEqual([]);
          expect(await wide(page), screen).toBeLessThanOrEqual(0);
        }
      });
    });
  }
}
