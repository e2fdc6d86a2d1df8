// Runs in the bench page: the peer of the import, Papa Parse into Dexie with four indexes,
// from the bytes of a file to its records being committed.
//
// In:  `window.take(bytes)`, called by the measurement. Out: milliseconds.

import Dexie from './peers/dexie.mjs';

const NAME = 'bench-intake';

window.take = async (count, file) => {
  await Dexie.delete(NAME);
  const database = new Dexie(NAME);
  database.version(1).stores({ partners: '++id, Établissement, Pays, Ville, Statut' });
  await database.open();
  const begin = performance.now();
  const text = new TextDecoder().decode(await file.arrayBuffer());
  const { data } = globalThis.Papa.parse(text, { header: true, skipEmptyLines: true });
  await database.partners.bulkAdd(data);
  const took = performance.now() - begin;
  if ((await database.partners.count()) !== count) throw new Error('rows of the peer are missing');
  database.close();
  return took;
};
window.ready = true;
