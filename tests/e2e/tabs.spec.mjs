// Two tabs on the same data: nothing is lost, and what both change is asked.

import { expect, test } from './fixtures.mjs';
import { bring, deafTab, field, go, onePartner, openRecords, pages, partner, rows, saved, type, uuid } from './records.mjs';

test.describe('two tabs', () => {
  test('add different records, and each hears of the other', async ({ page, baseURL, context }) => {
    await openRecords(page, `${baseURL}#/partenaires`);
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/partenaires`);
    await go(page, `#/partenaires/${uuid()}`);
    await type(page, 'names-local', 'Un');
    await go(other, `#/partenaires/${uuid()}`);
    await type(other, 'names-local', 'Deux');
    for (const tab of [page, other]) {
      await go(tab, '#/partenaires');
      await expect(rows(tab)).toHaveText(['Deux', 'Un']);
      await expect(tab.locator('#conflicts')).toHaveCount(0);
    }
    await page.reload();
    await expect(rows(page)).toHaveText(['Deux', 'Un']);
  });

  test('that never hear of each other lose nothing either', async ({ context, baseURL }) => {
    const [one, other] = [await deafTab(context), await deafTab(context)];
    await openRecords(one, `${baseURL}#/partenaires`);
    await openRecords(other, `${baseURL}#/partenaires`);
    await go(one, `#/partenaires/${uuid()}`);
    await go(other, `#/partenaires/${uuid()}`);
    await Promise.all([type(one, 'names-local', 'Un'), type(other, 'names-local', 'Deux')]);
    await Promise.all([saved(one), saved(other)]);
    await openRecords(one, `${baseURL}?again#/partenaires`);
    await expect(rows(one)).toHaveText(['Deux', 'Un']);
  });

  test('change two fields of one record, and both values stay', async ({ page, baseURL, context }) => {
    const id = await onePartner(page, baseURL);
    const other = await deafTab(context);
    await openRecords(other, `${baseURL}#/partenaires/${id}`);
    await type(page, 'city', 'Lutèce');
    await type(other, 'names-en', 'Paris (EN)');
    await saved(page);
    await saved(other);
    await expect(field(other, 'city')).toHaveValue('Lutèce');
    await expect(other.locator('#conflicts')).toHaveCount(0);
    for (const tab of [page, other]) {
      await tab.reload();
      await saved(tab);
      await expect(field(tab, 'city')).toHaveValue('Lutèce');
      await expect(field(tab, 'names-en')).toHaveValue('Paris (EN)');
    }
  });

  for (const [choice, button, value] of [
    ['one’s own', 'Mettre la mienne', 'Milan'],
    ['the other', 'Garder l’enregistrée', 'Rome'],
  ]) {
    test(`change one field: both values are shown, and ${choice} can be chosen`, async ({ page, baseURL, context }) => {
      const id = await onePartner(page, baseURL, { city: 'Lutèce' });
      const other = await deafTab(context);
      await openRecords(other, `${baseURL}#/partenaires/${id}`);
      await type(page, 'city', 'Rome');
      await saved(page);
      await type(other, 'city', 'Milan');
      const conflicts = other.locator('#conflicts');
      await expect(conflicts).toContainText('Paris · Ville');
      await expect(conflicts).toContainText(/La vôtre : ?Milan/);
      await expect(conflicts).toContainText(/Enregistrée : ?Rome/);
      await expect(field(other, 'city')).toHaveValue('Rome');
      expect(await pages(other)).toContain('"city":"Rome"');
      await conflicts.getByRole('button', { name: button }).click();
      await expect(conflicts).toHaveCount(0);
      await expect(field(other, 'city')).toHaveValue(value);
      await saved(other);
      await expect.poll(() => pages(other)).toContain(`"city":"${value}"`);
      await expect(field(page, 'city')).toHaveValue(value === 'Milan' ? 'Rome' : value);
      await page.reload();
      await saved(page);
      await expect(field(page, 'city')).toHaveValue(value);
    });
  }

  test('in one of which a record is deleted while the other types in it', async ({ page, baseURL, context }) => {
    const id = await onePartner(page, baseURL, { city: 'Lutèce' });
    const other = await deafTab(context);
    await openRecords(other, `${baseURL}#/partenaires/${id}`);
    await page.locator('#delete').click();
    await saved(page);
    await type(other, 'city', 'Milan');
    await expect(other.locator('#conflicts')).toContainText('Milan');
  });

  test('leave to the one that types what it types while the other saves', async ({ page, baseURL, context }) => {
    const id = await onePartner(page, baseURL, { city: 'Lutèce' });
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/partenaires/${id}`);
    await field(other, 'erasmus').pressSequentially('F PAR');
    await type(page, 'city', 'Rome');
    await expect(field(other, 'city')).toHaveValue('Rome');
    await expect(field(other, 'erasmus')).toHaveValue('F PAR');
    await expect(field(other, 'erasmus')).toBeFocused();
    await other.keyboard.type('IS001');
    await other.keyboard.press('Tab');
    await expect(field(other, 'erasmus')).toHaveValue('F  PARIS001');
  });

  test('of which one erases everything: the other is empty, and goes on', async ({ page, baseURL, context }) => {
    await bring(page, baseURL, { partner: [partner(uuid(), 'Paris')] });
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/partenaires`);
    await page.locator('#field-erase').fill('effacer');
    await page.locator('#erase').click();
    await expect(page.locator('#said')).toHaveText('Tout est effacé de cet appareil.');
    await expect(rows(other)).toHaveCount(0);
    await saved(other);
    await go(other, `#/partenaires/${uuid()}`);
    await type(other, 'names-local', 'Après');
    await saved(other);
    await go(page, '#/partenaires');
    await expect(rows(page)).toHaveText(['Après']);
  });
});
