// The palette and the keys: everything that can be done, without looking for it.

import { expect, open, test } from './fixtures.mjs';
import { bring, field, openRecords, partner, saved, uuid } from './records.mjs';

const query = (page) => page.locator('#palette-query');

test.describe('the palette', () => {
  test('goes to a record and to a page, by button or Ctrl+K', async ({ page, baseURL }) => {
    const id = uuid();
    await bring(page, baseURL, { partner: [partner(id, 'Universität Graz', { country: 'AT' })] });
    await page.locator('#open-palette').click();
    await expect(query(page)).toBeFocused();
    await page.keyboard.type('universitat gr');
    await expect(page.locator('#palette-list').getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Universität Graz');
    await expect(page.locator('#palette')).toBeHidden();
    await page.keyboard.press('Control+k');
    await expect(query(page)).toHaveValue('');
    await page.keyboard.type('mobilites');
    await expect(page.locator('#palette-list').getByRole('option').first()).toContainText('Mobilités');
    await page.keyboard.press('Enter');
    await expect(page).toHaveTitle(/^Mobilités/);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    // Escape closes it and leaves everything as it was.
    await page.keyboard.press('Control+k');
    await expect(query(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('#palette')).toBeHidden();
    await expect(page).toHaveTitle(/^Mobilités/);
  });

  test('opens on the home page too, and adds a record', async ({ page, baseURL }) => {
    await open(page, baseURL);
    await page.keyboard.press('Control+k');
    await expect(query(page)).toBeFocused();
    await page.keyboard.type('ajouter partenaire');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nouvelle fiche');
    await saved(page);
    await field(page, 'names-local').fill('Faro');
    await page.keyboard.press('Tab');
    await saved(page);
    await page.goto('about:blank');
    await open(page, baseURL);
    await page.keyboard.press('Control+k');
    await expect(query(page)).toBeFocused();
    await page.keyboard.type('faro');
    await expect(page.locator('#palette-list').getByRole('option')).toHaveText([/Faro/]);
    await page.keyboard.press('Enter');
    await expect(field(page, 'names-local')).toHaveValue('Faro');
  });

  test('shows the shortcuts from the home page too', async ({ page, baseURL }) => {
    await open(page, baseURL);
    await page.keyboard.press('Control+k');
    await expect(query(page)).toBeFocused();
    await page.keyboard.type('raccourcis');
    await page.keyboard.press('Enter');
    await expect(page.locator('#shortcuts')).toBeVisible();
  });

  test('makes a backup, and says so wherever it was asked for', async ({ page, baseURL }) => {
    await bring(page, baseURL, { partner: [partner(uuid(), 'Graz')] });
    await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Accueil' }).click();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('sauvegarde');
    const file = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await file).suggestedFilename()).toMatch(/^passerelle-\d{4}-\d\d-\d\d\.json$/);
    await expect(page.getByText('Fichier vérifié et téléchargé')).toBeVisible();
  });
});

for (const width of [320, 360]) {
  test(`the palette has a button on every page of a phone of ${width} px`, async ({ page, baseURL }) => {
    await page.setViewportSize({ width, height: 740 });
    const button = page.getByRole('button', { name: 'Aller à, faire' });
    for (const hash of ['#/', '#/notes', '#/partenaires', `#/partenaires/${uuid()}`, '#/donnees', '#/a-propos']) {
      await open(page, `${baseURL}${hash}`);
      await expect(button, hash).toBeInViewport({ ratio: 1 });
      const box = await button.boundingBox();
      expect(Math.min(box.width, box.height), hash).toBeGreaterThanOrEqual(44);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), hash).toBeLessThanOrEqual(0);
    }
    // One row, as long as nothing is to be said there.
    expect((await page.locator('.side').boundingBox()).height).toBeLessThan(70);
    await button.click();
    await expect(query(page)).toBeFocused();
    await query(page).fill('partenaires');
    await page.getByRole('option', { name: 'Partenaires page', exact: true }).click();
    await expect(page).toHaveTitle(/^Partenaires/);
    await button.click();
    await page.getByRole('button', { name: 'Fermer' }).click();
    await expect(button).toBeFocused();
  });
}

test.describe('shortcuts of single keys', () => {
  test('search, add and show their list, outside fields', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/partenaires`);
    await page.keyboard.press('?');
    await expect(page.locator('#shortcuts')).toBeVisible();
    await expect(page.locator('#shortcuts')).toContainText('Chercher dans la liste');
    await page.keyboard.press('Escape');
    await expect(page.locator('#shortcuts')).toBeHidden();
    await page.keyboard.press('/');
    await expect(page.locator('#search')).toBeFocused();
    await page.keyboard.type('n?/');
    await expect(page.locator('#search')).toHaveValue('n?/');
    await page.locator('#search').fill('');
    await page.locator('h1').focus();
    await page.keyboard.press('n');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nouvelle fiche');
  });

  test('can be switched off, for good, and Ctrl+K stays', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/partenaires`);
    await page.locator('#open-shortcuts').click();
    await page.locator('#single-keys').uncheck();
    await page.getByRole('button', { name: 'Fermer' }).click();
    await expect(page.locator('#open-shortcuts')).toBeFocused();
    await page.reload();
    await saved(page);
    await page.keyboard.press('?');
    await page.keyboard.press('n');
    await page.keyboard.press('/');
    await page.waitForTimeout(200);
    await expect(page.locator('#shortcuts')).toBeHidden();
    await expect(page.locator('#search')).not.toBeFocused();
    expect(new URL(page.url()).hash).toBe('#/partenaires');
    await page.keyboard.press('Control+k');
    await expect(query(page)).toBeFocused();
  });
});
