// Spreadsheets beside the packages that people would take: 50,000 lines of CSV into typed
// rows, a workbook of 10,000 rows read and written.

import { figures, withTellingBrowser } from './figures.mjs';
import { serveBenchPage } from './page.mjs';
import { ratioAtMost, row } from './table.mjs';

const MB = 1e6;

export async function measure() {
  const { url, close } = await serveBenchPage();
  try {
    return await withTellingBrowser(async (browser) => {
      const part = (name) => figures(browser, `${url}sheets.html?${name}`);
      const parsed = await part('parse');
      const read = await part('read');
      const memory = { ...(await part('read_memory_ours')), ...(await part('read_memory_peer')) };
      const written = await part('write');
      const beside = (name, unit, ours, peer, goal) => row({ name, unit, ours, peer, goal, met: ratioAtMost });
      return [
        beside('csv_parse_50k', 'ms', parsed.ours, ['papaparse', parsed.papaparse], 0.5),
        beside('csv_parse_50k.udsv', 'ms', parsed.ours, ['udsv', parsed.udsv], 1.25),
        beside('xlsx_read_10k', 'ms', read.ours, ['exceljs', read.exceljs], 0.25),
        beside('xlsx_read_10k.memory', 'MB', memory.ours / MB, ['exceljs', memory.exceljs / MB], 0.5),
        beside('xlsx_write_10k', 'ms', written.ours, ['@e965/xlsx', written.xlsx], 0.6),
        beside('xlsx_write_10k.file', 'MB', written.bytes / MB, ['exceljs', written.exceljs_bytes / MB], 1.25),
      ];
    });
  } finally {
    await close();
  }
}
