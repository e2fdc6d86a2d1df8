// Files out of the page and back into it: a backup is whole, a preview tells the truth,
// and no file, however hostile, does anything but what somebody chose.

import { createHash } from 'node:crypto';
import { expect, test } from './fixtures.mjs';
import { SCHEMA, backedUp, backup, bring, choose, contentOf, downloaded, go, kept, many, openRecords, partner, recordsOf, saved, uuid } from './records.mjs';

const field = (page, place) => page.locator(`#field-${place}`);
const rows = (page) => page.locator('#records tbody th a');
const preview = (page) => page.locator('#preview');
const refused = (page) => page.locator('#refused');
const group = (page, title) => preview(page).locator('.restore-group', { hasText: title });
const said = (page) => page.locator('#said');

/** Some records of every collection that refer to each other. */
function office() {
  const [who, where, what] = [uuid(), uuid(), uuid()];
  return {
    office: [{ id: uuid(), names: { fr: 'École d’essai' }, country: 'FR' }],
    partner: [partner(where, 'Universität Graz', { country: 'AT', city: 'Graz' }), partner(uuid(), 'Aveiro', { country: 'PT' })],
    person: [
      { id: who, familyNames: 'Morvan', givenNames: 'Élise', birthDate: '2004-03-14' },
      { id: uuid(), familyNames: 'Kallio', givenNames: 'Ida' },
    ],
    programme: [{ id: what, code: 'GE', title: { fr: 'Génie' } }],
    mobility: [
      { id: uuid(), kind: 'studies', direction: 'out', person: who, partner: where, programme: what },
      { id: uuid(), kind: 'studies', direction: 'in', person: uuid() },
    ],
  };
}

/** Restores what the preview proposes, or what was chosen in it. */
async function restore(page) {
  await page.locator('#restore-now').click();
  await expect(preview(page)).toHaveCount(0);
  await expect(said(page)).not.toBeEmpty();
  await saved(page);
}

test.describe('a backup', () => {
  test('is JSON whose digest is that of its content, and says what it holds', async ({ page, baseURL }) => {
    await bring(page, baseURL, office());
    await expect(page.locator('main')).toContainText('Ce fichier contient des données personnelles');
    await expect(page.locator('#last-backup')).toHaveText('Aucune sur cet appareil');
    const { name, text, json } = await backedUp(page);
    expect(name).toMatch(/^passerelle-\d{4}-\d\d-\d\d\.json$/);
    expect(json).toMatchObject({ app: 'passerelle', kind: 'backup', schema: SCHEMA });
    expect(json.made_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(createHash('sha256').update(contentOf(text)).digest('hex')).toBe(json.sha256);
    expect(Object.fromEntries(Object.entries(json.content.records).map(([of, list]) => [of, list.length]))).toEqual({
      office: 1,
      partner: 2,
      person: 2,
      programme: 1,
      mobility: 2,
    });
    await expect(said(page)).toContainText('Fichier vérifié et téléchargé');
    await expect(said(page)).toContainText('Personnes : 2');
    await expect(page.locator('#last-backup')).toHaveText(/^\d\d:\d\d$/);
  });

  test('of partners alone does not claim to hold people', async ({ page, baseURL }) => {
    await bring(page, baseURL, { partner: [partner(uuid(), 'Graz')] });
    await expect(page.locator('main')).not.toContainText('Ce fichier contient des données personnelles');
    await expect(page.locator('main')).toContainText('Ce fichier peut contenir des noms et adresses de contacts');
  });

  test('of nothing says so', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/donnees`);
    await expect(page.locator('main')).toContainText('Il n’y a encore rien à sauvegarder.');
  });

  test('restored elsewhere gives the same records, and the same deletions', async ({ page, baseURL, browser }) => {
    await bring(page, baseURL, office());
    await go(page, '#/partenaires');
    await rows(page).first().click();
    await page.locator('#delete').click();
    await saved(page);
    const before = await backedUp(page);
    const elsewhere = await browser.newContext({ locale: 'fr-FR' });
    const other = await elsewhere.newPage();
    await openRecords(other, `${baseURL}#/donnees`);
    await choose(other, before.text);
    await expect(preview(other)).toContainText('Son contenu est intact');
    await restore(other);
    const after = await backedUp(other);
    expect(recordsOf(after.json)).toEqual(recordsOf(before.json));
    await elsewhere.close();
  });

  test('read back where it was made changes nothing', async ({ page, baseURL }) => {
    await bring(page, baseURL, office());
    const { text } = await backedUp(page);
    await choose(page, text);
    await expect(preview(page)).toContainText('8 fiches sont déjà ici, identiques.');
    await expect(preview(page).getByRole('checkbox')).toHaveCount(0);
    const undo = await page.locator('#undo').textContent();
    await page.locator('#restore-now').click();
    await expect(said(page)).toContainText('Rien n’était à restaurer');
    await expect(page.locator('#undo')).toHaveText(undo);
  });

  test('is made in English just the same, with English words', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await openRecords(page, `${baseURL}#/donnees`);
    await choose(page, backup(office()));
    await restore(page);
    const { json } = await backedUp(page);
    expect(json.content.records.person).toHaveLength(2);
    await expect(said(page)).toContainText('People: 2');
    await context.close();
  });
});

test('the export of one mobility holds what it refers to, and nothing else', async ({ page, baseURL }) => {
  const all = office();
  await bring(page, baseURL, all);
  const [stay] = all.mobility;
  await go(page, `#/mobilites/${stay.id}`);
  const { name, text, json } = await downloaded(page, () => page.locator('#export').click());
  expect(name).toMatch(/^passerelle-extrait-\d{4}-\d\d-\d\d\.json$/);
  expect(recordsOf(json).map(([, it]) => it.id).sort()).toEqual([stay.id, stay.person, stay.partner, stay.programme].sort());
  expect(createHash('sha256').update(contentOf(text)).digest('hex')).toBe(json.sha256);
  expect(text).not.toContain('Kallio');
  await expect(said(page)).toContainText('données personnelles');
});

test.describe('the preview of a file', () => {
  /** A store and a file that differ in every way that there is. */
  async function meet(page, baseURL) {
    const [new_, same, differs, gone] = [uuid(), uuid(), uuid(), uuid()];
    const here = [
      partner(same, 'Même'),
      partner(differs, 'Graz', { city: 'Graz', erasmus: 'A  GRAZ01' }),
      partner(gone, 'Parti'),
    ];
    await bring(page, baseURL, { partner: here });
    await go(page, `#/partenaires/${gone}`);
    await page.locator('#delete').click();
    await saved(page);
    await go(page, '#/donnees');
    const file = [
      partner(new_, 'Nouveau'),
      partner(same, 'Même'),
      partner(differs, 'Graz', { city: 'Graz-Stadt', website: 'https://graz.example', country: 'IT' }),
      partner(gone, 'Parti'),
    ];
    await choose(page, backup({ partner: file }));
    await expect(preview(page)).toBeVisible();
    return { new_, same, differs, gone };
  }

  test('tells what is new, what differs field by field, and what was deleted since', async ({ page, baseURL }) => {
    await meet(page, baseURL);
    await expect(preview(page)).toContainText('1 fiche est déjà ici, identique.');
    await expect(group(page, 'Nouvelles fiches (1)')).toBeVisible();
    await group(page, 'Nouvelles fiches').getByText('Une par une').click();
    await expect(group(page, 'Nouvelles fiches')).toContainText('Partenaire · Nouveau');
    await expect(group(page, 'Fiches supprimées ici depuis (1)')).toBeVisible();
    const differing = group(page, 'Fiches qui diffèrent (1)');
    await expect(differing).toContainText('Partenaire · Graz');
    const place = (name) => differing.locator('li li', { hasText: name });
    await expect(place('Ville')).toContainText(/Ici : ?Graz/);
    await expect(place('Ville')).toContainText(/Fichier : ?Graz-Stadt/);
    await expect(place('Ville').locator('.tag')).toHaveText('deux valeurs');
    await expect(place('Site').locator('.tag')).toHaveText('absent ici');
    await expect(place('Code Erasmus').locator('.tag')).toHaveText('absent du fichier');
    // What would take something away is not proposed; what fills a gap is.
    await expect(place('Ville').getByRole('checkbox')).not.toBeChecked();
    await expect(place('Code Erasmus').getByRole('checkbox')).not.toBeChecked();
    await expect(place('Site').getByRole('checkbox')).toBeChecked();
    await expect(group(page, 'Fiches supprimées').getByRole('checkbox').first()).not.toBeChecked();
    await expect(preview(page)).toContainText('2 éléments choisis');
    // Nothing has happened yet.
    expect(JSON.stringify((await kept(page)).databases.passerelle.pages)).not.toContain('Nouveau');
    await preview(page).getByRole('button', { name: 'Annuler' }).click();
    await expect(preview(page)).toHaveCount(0);
    expect(JSON.stringify((await kept(page)).databases.passerelle.pages)).not.toContain('Nouveau');
  });

  test('proposes what loses nothing, and one undo takes all of it back', async ({ page, baseURL }) => {
    const { new_, differs, gone } = await meet(page, baseURL);
    await preview(page).getByRole('button', { name: 'Annuler' }).click();
    const before = await backedUp(page);
    await choose(page, backup({ partner: [partner(new_, 'Nouveau'), partner(differs, 'Graz', { website: 'https://graz.example' }), partner(gone, 'Parti')] }));
    await restore(page);
    const { json } = await backedUp(page);
    const by = Object.fromEntries(json.content.records.partner.map((it) => [it.id, it]));
    expect(by[new_].names.local).toBe('Nouveau');
    expect(by[differs]).toMatchObject({ city: 'Graz', erasmus: 'A  GRAZ01', website: 'https://graz.example', country: 'IT' });
    expect(by[gone]).toBeUndefined();
    await page.locator('#undo').click();
    await expect(page.locator('#redo')).toBeEnabled();
    await saved(page);
    const after = await backedUp(page);
    expect(recordsOf(after.json)).toEqual(recordsOf(before.json));
  });

  test('is followed to the letter where somebody chooses otherwise', async ({ page, baseURL }) => {
    const { new_, differs, gone } = await meet(page, baseURL);
    await group(page, 'Nouvelles fiches').getByRole('checkbox').first().uncheck();
    await group(page, 'Fiches supprimées').getByRole('checkbox').first().check();
    const differing = group(page, 'Fiches qui diffèrent');
    await differing.locator('li li', { hasText: 'Ville' }).getByRole('checkbox').check();
    await differing.locator('li li', { hasText: 'Code Erasmus' }).getByRole('checkbox').check();
    await differing.locator('li li', { hasText: 'Site' }).getByRole('checkbox').uncheck();
    await restore(page);
    const { json } = await backedUp(page);
    const by = Object.fromEntries(json.content.records.partner.map((it) => [it.id, it]));
    expect(by[new_]).toBeUndefined();
    expect(by[gone].names.local).toBe('Parti');
    expect(by[differs]).toEqual(partner(differs, 'Graz', { city: 'Graz-Stadt' }));
    // One undo for all of it.
    await page.locator('#undo').click();
    await expect(page.locator('#redo')).toBeEnabled();
    await saved(page);
    const undone = (await backedUp(page)).json.content.records.partner;
    expect(undone.find((it) => it.id === differs)).toMatchObject({ city: 'Graz', erasmus: 'A  GRAZ01' });
    expect(undone.find((it) => it.id === gone)).toBeUndefined();
  });

  test('of many records takes or leaves all of a kind at once', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/donnees`);
    await choose(page, backup({ partner: many(600, (index) => `Partenaire ${index}`) }));
    await expect(group(page, 'Nouvelles fiches (600)')).toBeVisible();
    await expect(preview(page)).toContainText('600 éléments choisis');
    const all = group(page, 'Nouvelles fiches').getByRole('checkbox').first();
    await all.uncheck();
    await expect(preview(page)).toContainText(/0 élément choisi/);
    await all.check();
    await restore(page);
    await go(page, '#/partenaires');
    await expect(page.getByText('600 fiches', { exact: true })).toBeVisible();
    await page.locator('#undo').click();
    await expect(page.getByText('0 fiche', { exact: true })).toBeVisible();
    await saved(page);
    await page.reload();
    await saved(page);
    await expect(page.getByText('0 fiche', { exact: true })).toBeVisible();
    await page.locator('#redo').click();
    await expect(page.getByText('600 fiches', { exact: true })).toBeVisible();
  });

  test('says when the content is not what was written', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/donnees`);
    await choose(page, backup({ partner: [partner(uuid(), 'Graz')] }, { sha256: '0'.repeat(64) }));
    await expect(preview(page)).toContainText('Attention : son contenu n’est plus celui qui a été écrit');
  });

  test('lists what is not taken over, and takes the rest', async ({ page, baseURL }) => {
    const [twice, good] = [uuid(), uuid()];
    await openRecords(page, `${baseURL}#/donnees`);
    const records = { partner: [partner(twice, 'Un'), partner(twice, 'Deux'), { names: {} }, 7, partner(good, 'Bon')], nonsense: [{}] };
    await choose(page, backup(records));
    await expect(preview(page)).toContainText('4 éléments ne sont pas repris');
    await expect(preview(page)).toContainText(`l’identifiant ${twice} figure deux fois`);
    await expect(preview(page)).toContainText('pas d’identifiant propre');
    await restore(page);
    expect(recordsOf((await backedUp(page)).json).map(([, it]) => it.names.local).sort()).toEqual(['Bon', 'Un']);
  });

  test('is made anew when the same file is chosen again', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/donnees`);
    const file = backup({ partner: [partner(uuid(), 'Graz')] });
    await choose(page, file);
    await expect(group(page, 'Nouvelles fiches (1)')).toBeVisible();
    await restore(page);
    await choose(page, file);
    await expect(preview(page)).toContainText('1 fiche est déjà ici, identique.');
  });
});

test.describe('a file that says what was deleted before it was made', () => {
  const moment = (hours) => `${new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
  const UNCHANGED = 'encore ici, et inchangées depuis';
  const CHANGED = 'mais modifiées ici depuis';
  const UNKNOWN = 'peut-être modifiées ici depuis';

  /** Four partners, three of whom a file says were deleted: later, before they came here, and at no moment. */
  async function meet(page, baseURL) {
    const ids = Object.fromEntries(['later', 'before', 'never', 'other', 'new_'].map((it) => [it, uuid()]));
    const named = { later: 'Tard', before: 'Tôt', never: 'Jamais', other: 'Autre' };
    await bring(page, baseURL, { partner: Object.entries(named).map(([it, name]) => partner(ids[it], name)) });
    const gone = { partner: [[ids.later, moment(1)], [ids.before, '2020-01-01T00:00:00Z'], [ids.never, 'un jour'], [uuid(), moment(1)]] };
    const file = backup({ partner: [partner(ids.new_, 'Nouveau')] }, { gone });
    await choose(page, file);
    await expect(preview(page)).toBeVisible();
    return { ids, file };
  }
  const partners = async (page) => recordsOf((await backedUp(page)).json).map(([, it]) => it.names.local).sort();

  test('shows each that is here, says whether it was changed since, and proposes to keep it', async ({ page, baseURL }) => {
    await meet(page, baseURL);
    for (const [title, name] of [[UNCHANGED, 'Tard'], [CHANGED, 'Tôt'], [UNKNOWN, 'Jamais']]) {
      await expect(group(page, `${title} (1)`)).toBeVisible();
      await group(page, title).getByText('Une par une').click();
      await expect(group(page, title).getByRole('listitem')).toContainText(`Partenaire · ${name} · supprimée le`);
      for (const box of await group(page, title).getByRole('checkbox').all()) await expect(box).not.toBeChecked();
    }
    await expect(preview(page)).toContainText('1 élément choisi');
    await restore(page);
    expect(await partners(page)).toEqual(['Autre', 'Jamais', 'Nouveau', 'Tard', 'Tôt']);
  });

  test('deletes those that are chosen, with the rest, and one undo takes all of it back', async ({ page, baseURL }) => {
    const { ids } = await meet(page, baseURL);
    await group(page, UNCHANGED).getByRole('checkbox').first().check();
    await group(page, CHANGED).getByRole('checkbox').first().check();
    await expect(preview(page)).toContainText('3 éléments choisis');
    await restore(page);
    expect(await partners(page)).toEqual(['Autre', 'Jamais', 'Nouveau']);
    const { json } = await backedUp(page);
    expect(json.content.gone.partner.map(([id]) => id).sort()).toEqual([ids.later, ids.before].sort());
    await page.locator('#undo').click();
    await expect(page.locator('#redo')).toBeEnabled();
    await saved(page);
    await page.reload();
    await saved(page);
    expect(await partners(page)).toEqual(['Autre', 'Jamais', 'Tard', 'Tôt']);
  });

  test('tells of a change that came while the preview was shown, and deletes nothing then', async ({ page, baseURL, context }) => {
    const { ids } = await meet(page, baseURL);
    await group(page, UNCHANGED).getByRole('checkbox').first().check();
    const other = await context.newPage();
    await openRecords(other, `${baseURL}#/partenaires/${ids.later}`);
    await field(other, 'city').fill('Oslo');
    await other.keyboard.press('Tab');
    await saved(other);
    await other.waitForTimeout(300);
    await page.locator('#restore-now').click();
    await expect(page.locator('#conflicts')).toContainText('Tard');
    await saved(page);
    expect(await partners(page)).toEqual(['Autre', 'Jamais', 'Nouveau', 'Tard', 'Tôt']);
  });

  test('read after its record was edited here says so', async ({ page, baseURL }) => {
    const id = uuid();
    await bring(page, baseURL, { partner: [partner(id, 'Paris'), partner(uuid(), 'Graz')] });
    const then = moment(0);
    await page.waitForTimeout(1_100);
    await choose(page, backup({}, { gone: { partner: [[id, then]] } }));
    await expect(group(page, /ici depuis \(1\)|inchangées depuis \(1\)/)).toBeVisible();
    await go(page, `#/partenaires/${id}`);
    await field(page, 'city').fill('Oslo');
    await page.keyboard.press('Tab');
    await saved(page);
    await go(page, '#/donnees');
    await choose(page, backup({}, { gone: { partner: [[id, then]] } }));
    await expect(group(page, `${CHANGED} (1)`)).toBeVisible();
  });
});

test.describe('a file that is', () => {
  const deep = `{"app":"passerelle","kind":"backup","schema":2,"made_at":"","content":{"records":${'['.repeat(10_000)}${']'.repeat(10_000)}},"sha256":""}`;
  const whole = backup({ partner: [partner(uuid(), 'Intrus')] });
  const text = whole.toString();
  const hostile = {
    'empty': ['', 'Le fichier est vide'],
    'white space alone': [' \n\t ', 'Le fichier est vide'],
    'cut in the middle': [text.slice(0, text.length / 2), 'incomplet ou abîmé'],
    'cut before its last brace': [text.slice(0, -1), 'incomplet ou abîmé'],
    'followed by something else': [`${text}x`, 'incomplet ou abîmé'],
    'of another program': [backup({}, { app: 'tableur' }), 'vient d’un autre programme'],
    'no object': ['[1,2,3]', /autre programme|incomplet/],
    'a number': ['7', /autre programme|incomplet/],
    'of a kind unknown here': [backup({}, { kind: '<b>genre</b>' }), 'genre inconnu ici (« <b>genre</b> »)'],
    'of a newer schema': [backup({}, { schema: 99 }), `version plus récente (schéma 99 ; ici jusqu’à ${SCHEMA})`],
    'of a schema beyond numbers': [text.replace(`"schema":${SCHEMA}`, '"schema":99999999999999999999'), 'version plus récente'],
    'ten thousand levels deep': [deep, 'emboîte plus de 64 niveaux'],
    'not UTF-8': [Buffer.concat([Buffer.from('{"app":"passerelle","x":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]), 'n’est pas un texte lisible (octet 25)'],
    'without records': [text.replace('"records"', '"recorts"'), 'incomplet ou abîmé'],
    'a picture': [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'n’est pas un texte lisible (octet 0)'],
  };
  for (const [what, [bytes, message]] of Object.entries(hostile)) {
    test(`${what} is refused with its reason, and nothing changes`, async ({ page, baseURL }) => {
      await bring(page, baseURL, { partner: [partner(uuid(), 'Graz')] });
      const before = await kept(page);
      await choose(page, bytes);
      await expect(refused(page)).toContainText(message);
      await expect(page.locator('#restore')).toContainText('Rien n’a été modifié.');
      await expect(preview(page)).toHaveCount(0);
      expect((await kept(page)).databases).toEqual(before.databases);
      // The next file works.
      await choose(page, whole);
      await expect(refused(page)).toHaveCount(0);
      await expect(group(page, 'Nouvelles fiches (1)')).toBeVisible();
    });
  }

  test('sound but for a record of 2 MB loses that record alone', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/donnees`);
    const records = { partner: [partner(uuid(), 'Bon'), partner(uuid(), 'Gros', { notes: 'x'.repeat(2_000_000) }), partner(uuid(), 'Aussi')] };
    await choose(page, backup(records));
    await expect(preview(page)).toContainText(/Partenaires, n° 2\s: 1953\sko/);
    await restore(page);
    const left = recordsOf((await backedUp(page)).json).map(([, it]) => it.names.local);
    expect(left.sort()).toEqual(['Aussi', 'Bon']);
  });
});

test.describe('markup in every text', () => {
  const EVIL = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><svg onload="hacked=1">';
  const LINK = 'javascript:window.hacked=1';

  test('is shown as text everywhere; nothing runs, nothing is fetched', async ({ page, baseURL }) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('dialog', (dialog) => {
      asked.push(`dialog ${dialog.message()}`);
      dialog.dismiss();
    });
    const [where, who, stay] = [uuid(), uuid(), uuid()];
    const records = {
      partner: [
        {
          id: where, names: { local: EVIL, fr: EVIL, en: EVIL }, country: EVIL, city: EVIL, erasmus: EVIL, status: EVIL, website: LINK,
          catalogue: LINK, notes: EVIL, creditSystem: EVIL, contacts: [{ id: EVIL, name: EVIL, role: EVIL, email: EVIL }], [EVIL]: EVIL,
        },
      ],
      person: [{ id: who, familyNames: EVIL, givenNames: EVIL, email: EVIL, birthDate: EVIL, notes: EVIL }],
      mobility: [{ id: stay, kind: EVIL, direction: EVIL, person: who, partner: where, status: EVIL, start: EVIL, hostYear: EVIL }],
      [EVIL]: [{ id: uuid() }],
    };
    await openRecords(page, `${baseURL}#/donnees`);
    asked.length = 0;
    await choose(page, backup(records, { made_at: EVIL }), `${'x'.repeat(20)}<b>.json`);
    await expect(preview(page)).toContainText('<img src=x onerror=');
    await preview(page).getByText('Une par une').first().click();
    await restore(page);
    // The same again, with something that differs, so that both values are shown.
    records.partner[0].city = `${EVIL}2`;
    await choose(page, backup(records, { made_at: EVIL }));
    await expect(group(page, 'Fiches qui diffèrent (1)')).toContainText('onload="hacked=1">2');
    for (const hash of ['#/partenaires', `#/partenaires/${where}`, '#/personnes', `#/personnes/${who}`, `#/oublier/${who}`, '#/mobilites', `#/mobilites/${stay}`]) {
      await go(page, hash);
      await expect(page.locator('main'), hash).toContainText(/<img src=x|Personne|Mobilité/);
      expect(await page.locator('main img, main script, main svg[onload]').count(), hash).toBe(0);
      expect(await page.locator('main a[href^="javascript"]').count(), hash).toBe(0);
    }
    await page.keyboard.press('Control+k');
    await page.locator('#palette-query').fill('<img');
    await expect(page.locator('#palette-list')).toContainText('<img src=x');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => window.hacked)).toBeUndefined();
    // Chromium looks at the icon of the page again with each address.
    expect(asked.filter((url) => !url.startsWith('blob:') && !/\/sw\.js$|\/areas\/|\/icons\/logo\.svg$/.test(url))).toEqual([]);
    // And it comes out as it came in.
    const { json } = await backedUp(page);
    expect(json.content.records.partner[0].names.local).toBe(EVIL);
  });

  test('in a file that is refused is text in the message too', async ({ page, baseURL }) => {
    await openRecords(page, `${baseURL}#/donnees`);
    await choose(page, backup({}, { kind: EVIL }));
    await expect(refused(page)).toContainText('<img src=x onerror=');
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.evaluate(() => window.hacked)).toBeUndefined();
  });
});

test('people whose stay ended long ago are listed, with a way to forget them', async ({ page, baseURL }) => {
  const ids = Object.fromEntries(['old', 'three', 'now', 'undated', 'none', 'both'].map((it) => [it, uuid()]));
  const year = new Date().getFullYear();
  const person = (of, familyNames) => ({ id: ids[of], familyNames, givenNames: 'X' });
  const stay = (of, end) => ({ id: uuid(), kind: 'studies', direction: 'out', person: ids[of], ...(end ? { end } : {}) });
  await bring(page, baseURL, {
    person: [person('old', 'Ancienne'), person('three', 'Troisans'), person('now', 'Actuelle'), person('undated', 'Sansdate'), person('none', 'Sansséjour'), person('both', 'Revenue')],
    mobility: [
      stay('old', `${year - 8}-06-30`),
      stay('three', `${year - 4}-06`),
      stay('now', `${year}-06-30`),
      stay('undated'),
      stay('both', `${year - 8}-06-30`),
      stay('both', `${year - 1}-06-30`),
    ],
  });
  const card = page.locator('section.card', { has: page.getByRole('heading', { name: 'Durée de conservation' }) });
  await expect(card).toContainText('1 personne');
  await expect(card.getByRole('listitem')).toHaveCount(1);
  await expect(card.getByRole('listitem')).toContainText('Ancienne');
  await page.locator('#retention').selectOption('3');
  await expect(card.getByRole('listitem')).toHaveCount(2);
  await expect(card).toContainText('Troisans');
  await page.locator('#retention').selectOption('10');
  await expect(card).toContainText('0 personne');
  await page.locator('#retention').selectOption('5');
  await card.getByRole('link', { name: 'Oublier cette personne' }).click();
  await expect(page).toHaveURL(new RegExp(`#/oublier/${ids.old}$`));
  await page.locator('#forget').click();
  await expect(said(page)).toHaveText('Cette personne est oubliée.');
  await go(page, '#/donnees');
  await expect(card).toContainText('0 personne');
});
