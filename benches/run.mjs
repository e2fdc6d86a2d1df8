// Measures the page beside its goals and its peers.
//
// In:  dist (`make dist`), Chromium, cargo; names of row families to measure only those.
// Out: a table on the console and target/bench.json, a list of
//      {name, unit, ours, peer, peer_name, ratio, goal, met}: no goal is met, no peer
//      has no ratio. Every figure is the median of five, taken in turn with its peer.

import { mkdirSync, writeFileSync } from 'node:fs';
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { installPeers } from './rows/peers.mjs';
import { printTable } from './rows/table.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));
installPeers();

const FAMILIES = {
  first_load_kb: './rows/first_load.mjs',
  start: './rows/start.mjs',
  lighthouse: './rows/lighthouse.mjs',
  bavarian_page: './rows/bavarian_page.mjs',
  gpa_page: './rows/gpa_page.mjs',
  elmo_parse: './rows/elmo_parse.mjs',
  transcript_2000: './rows/transcript_2000.mjs',
  store: './rows/store.mjs',
  directory: './rows/directory.mjs',
  sheets: './rows/sheets.mjs',
  intake: './rows/intake.mjs',
  agreements: './rows/agreements.mjs',
  checks: './rows/checks.mjs',
  bavarian_host: './rows/bavarian_host.mjs',
  tables_host: './rows/tables_host.mjs',
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in FAMILIES));
if (unknown) throw new Error(`no rows named ${unknown}; there are ${Object.keys(FAMILIES).join(', ')}`);

const rows = [];
for (const [name, module] of Object.entries(FAMILIES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`bench: ${name}`);
  const { measure } = await import(module);
  rows.push(...(await measure()));
}

printTable(rows);
mkdirSync('target', { recursive: true });
writeFileSync('target/bench.json', `${JSON.stringify(rows, null, 2)}\n`);
