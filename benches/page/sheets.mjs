// Runs in the bench page: spreadsheets read into typed rows and written, beside the packages
// that people would take.
//
// In:  worker.js and worker_bg.wasm (built from bench.rs as the worker is), the peers; `?what` is one
//      of the functions below; a browser that tells its memory.
// Out: window.result = { figures: { name: number } }, in milliseconds and bytes.

import { COLUMNS, csv, median, partners } from './made.mjs';
import start, { sheet_cells, sheet_write } from './worker.js';

const ROUNDS = 5;
const LINES = 50_000;
const ROWS = 10_000;

/** The medians of several ways to do the same, in turn. */
async function medians(ways) {
  const took = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, work] of Object.entries(ways)) {
      const begin = performance.now();
      await work();
      took[name].push(performance.now() - begin);
    }
  }
  return Object.fromEntries(Object.entries(took).map(([name, values]) => [name, median(values)]));
}

/** Runs a script that is no module. */
function script(address) {
  return new Promise((done, fail) => {
    const tag = Object.assign(document.createElement('script'), { src: address, onload: done, onerror: fail });
    document.head.append(tag);
  });
}

function expect(count, wanted) {
  if (count < wanted) throw new Error(`${count} of ${wanted}`);
}

async function parse() {
  await script('./peers/papaparse.js');
  const { inferSchema, initParser } = await import('./peers/udsv.mjs');
  const file = new TextEncoder().encode(csv(partners(LINES)));
  return medians({
    // The column of Erasmus codes is empty.
    ours: () => expect(sheet_cells(file), LINES * (COLUMNS.length - 1)),
    papaparse: () => {
      const text = new TextDecoder().decode(file);
      expect(globalThis.Papa.parse(text, { header: true, dynamicTyping: true, skipEmptyLines: true }).data.length, LINES);
    },
    udsv: () => {
      const text = new TextDecoder().decode(file);
      expect(initParser(inferSchema(text, { col: ';' })).typedObjs(text).length, LINES);
    },
  });
}

async function workbook() {
  const { utils, write } = await import('./peers/xlsx.mjs');
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([COLUMNS, ...partners(ROWS)]), 'Partenaires');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }));
}

async function excel() {
  await script('./peers/exceljs.js');
  return globalThis.ExcelJS;
}

async function load(ExcelJS, file) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file);
  let cells = 0;
  book.worksheets[0].eachRow((row) => row.eachCell(() => { cells += 1; }));
  expect(cells, ROWS * (COLUMNS.length - 1));
}

async function read() {
  const file = await workbook();
  const ExcelJS = await excel();
  return medians({
    ours: () => expect(sheet_cells(file), ROWS * (COLUMNS.length - 1)),
    exceljs: () => load(ExcelJS, file),
  });
}

/** What reading once takes of memory: all that WebAssembly has taken, as it gives none back. */
async function read_memory_ours({ memory }) {
  const file = await workbook();
  const before = memory.buffer.byteLength;
  sheet_cells(file);
  return { ours: memory.buffer.byteLength - before };
}

/** The most that is seen of the heap while it reads once. */
async function read_memory_peer() {
  const file = await workbook();
  const ExcelJS = await excel();
  globalThis.gc();
  const before = performance.memory.usedJSHeapSize;
  let most = before;
  const look = setInterval(() => { most = Math.max(most, performance.memory.usedJSHeapSize); }, 1);
  await load(ExcelJS, file);
  most = Math.max(most, performance.memory.usedJSHeapSize);
  clearInterval(look);
  return { exceljs: most - before };
}

async function write() {
  const rows = partners(ROWS);
  const text = [COLUMNS, ...rows].map((row) => row.join('\t')).join('\n');
  const sheetjs = await import('./peers/xlsx.mjs');
  const ExcelJS = await excel();
  const made = {};
  const took = await medians({
    ours: () => { made.ours = sheet_write(text); },
    xlsx: () => {
      const book = sheetjs.utils.book_new();
      sheetjs.utils.book_append_sheet(book, sheetjs.utils.aoa_to_sheet([COLUMNS, ...rows]), 'Partenaires');
      made.xlsx = sheetjs.write(book, { type: 'array', bookType: 'xlsx' });
    },
  });
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Partenaires').addRows([COLUMNS, ...rows]);
  const peer = await book.xlsx.writeBuffer();
  const back = sheetjs.read(made.ours);
  expect(sheetjs.utils.sheet_to_json(back.Sheets[back.SheetNames[0]]).length, ROWS);
  return { ...took, bytes: made.ours.length, exceljs_bytes: peer.byteLength };
}

const wasm = await start();
try {
  const what = { parse, read, read_memory_ours, read_memory_peer, write }[location.search.slice(1)];
  window.result = { figures: await what(wasm) };
} catch (error) {
  window.result = { error: String(error?.stack ?? error) };
}
