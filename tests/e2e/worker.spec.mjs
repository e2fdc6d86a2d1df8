// The worker reads and writes heavy files off the page's thread: asked here as the page
// asks it, message by message.

import { deflateRawSync } from 'node:zlib';
import { expect, offlineReady, open, test } from './fixtures.mjs';

/** Starts a worker, gives it a job with the bytes of its file, and returns what it answers. */
const done = (page, job, bytes = []) =>
  page.evaluate(
    async ([asked, file]) => {
      const { worker: name } = document.querySelector('script[data-worker]').dataset;
      const worker = new Worker(name, { type: 'module' });
      const replies = [];
      let handed;
      await new Promise((resolve, reject) => {
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({ data: [text, buffer] }) => {
          const reply = JSON.parse(text);
          if (reply === 'Ready') {
            const { buffer: given } = Uint8Array.from(file);
            worker.postMessage([JSON.stringify(asked), given], [given]);
            return;
          }
          replies.push(reply);
          handed ??= buffer && [...new Uint8Array(buffer)];
          if (reply === 'Done' || reply.Looked || reply.Failed || reply.Directory) resolve();
        };
      });
      worker.terminate();
      return { replies, last: replies.at(-1), handed };
    },
    [job, [...bytes]],
  );

const look = { Look: { collection: 'partner' } };
const LIST = 'Établissement;Pays;Code Erasmus\nInstitut de Rêverie;France;F BREST098\nAutre;Ruritanie;FBREST099\n';

/** A zip of one part that comes to a hundred megabytes. */
function bomb() {
  const name = Buffer.from('[Content_Types].xml xl/');
  const packed = deflateRawSync(Buffer.alloc(100 * 1024 * 1024, 32));
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(8, 4);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(100 * 1024 * 1024, 18);
  head.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, name, packed]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), head, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

test('a table is looked at and read, and what is wrong stays in its row', async ({ page, baseURL }) => {
  await open(page, baseURL);
  const { last } = await done(page, look, Buffer.from(LIST));
  const [sheet] = last.Looked.sheets;
  expect(sheet.heading).toBe(0);
  expect(sheet.mapping.columns.map((it) => it.target?.path)).toEqual(['names.local', 'country', 'erasmus']);
  const read = await done(page, { Rows: { sheet: 0, heading: 0, mapping: sheet.mapping } }, Buffer.from(LIST));
  const { Rows: rows } = read.replies.find((it) => it.Rows);
  expect(rows.map((row) => row.cells.map((it) => it.value))).toEqual([
    ['Institut de Rêverie', 'FR', 'F  BREST098'],
    ['Autre', null, null],
  ]);
});

test('a workbook is written, and read back', async ({ page, baseURL }) => {
  await open(page, baseURL);
  const columns = [{ name: 'Nom', holds: 'Text' }, { name: 'Facteur', holds: 'Number' }];
  const tables = [{ name: 'Liste', columns, rows: [['=1+1', '1.5'], ['007', '']] }];
  const { last, handed } = await done(page, { Write: { tables, made: '2026-11-22' } });
  expect(last).toBe('Done');
  const { last: read } = await done(page, look, handed);
  expect(read.Looked.sheets[0].first.map((row) => row.cells.map((it) => it.text))).toEqual([
    ['Nom', 'Facteur'],
    ['=1+1', '1.5'],
    ['007'],
  ]);
});

test('what would fill the memory is refused, and the next job is done', async ({ page, baseURL }) => {
  await open(page, baseURL);
  const refused = await done(page, look, bomb());
  expect(refused.last).toEqual({ Failed: { Table: 'InflatesTooFar' } });
  const { last } = await done(page, look, Buffer.from(LIST));
  expect(last.Looked.sheets).toHaveLength(1);
});

test('a list becomes a directory', async ({ page, baseURL }) => {
  await open(page, baseURL);
  const source = { name: 'liste.csv', on: null };
  const { last, handed } = await done(page, { Directory: { source } }, Buffer.from(LIST));
  expect(last.Directory).toEqual({ source, count: 2, nameless: 0, unread: 2 });
  expect(Buffer.from(handed.slice(0, 8)).toString()).toBe('PSSRDIR1');
});

test('the worker needs no network', async ({ page, baseURL, context }) => {
  await open(page, baseURL);
  await offlineReady(page);
  await context.setOffline(true);
  await page.reload();
  const { last } = await done(page, look, Buffer.from(LIST));
  expect(last.Looked.sheets).toHaveLength(1);
});
