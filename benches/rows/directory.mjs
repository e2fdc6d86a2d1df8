// A directory of 16,393 institutions beside MiniSearch: made from the bytes of its list, and
// asked for what somebody types, letter by letter.

import { figures, withTellingBrowser } from './figures.mjs';
import { serveBenchPage } from './page.mjs';
import { atMost, ratioAtMost, row } from './table.mjs';

const PEER = 'minisearch';
const QUARTER = 1 / 4;
const ANSWER_MS = { 1: 6, 4: 25 };

export async function measure() {
  const { url, close } = await serveBenchPage();
  try {
    return await withTellingBrowser(async (browser) => {
      const page = `${url}directory.html`;
      const { directory_build: build, directory_memory: memory } = await figures(browser, `${page}?build`);
      const rows = [
        row({ name: 'directory_build', unit: 'ms', ours: build.ours, peer: [PEER, build.peer], goal: QUARTER, met: ratioAtMost }),
        row({ name: 'directory_build.memory', unit: 'MB', ours: memory.ours / 1e6, peer: [PEER, memory.peer / 1e6], goal: QUARTER, met: ratioAtMost }),
      ];
      for (const [slower, goal] of Object.entries(ANSWER_MS)) {
        const { directory_key_p95: key } = await figures(browser, `${page}?keys`, Number(slower));
        const name = slower === '1' ? 'directory_key_p95' : `directory_key_p95.cpu${slower}`;
        rows.push(row({ name, unit: 'ms', ours: key.ours, peer: [PEER, key.peer], goal, met: atMost }));
      }
      return rows;
    });
  } finally {
    await close();
  }
}
