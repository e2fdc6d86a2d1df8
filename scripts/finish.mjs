// Finishes the release page: Trunk calls it after each build, before `dist` is replaced.
//
// In:  TRUNK_STAGING_DIR (the built page) and TRUNK_PROFILE.
// Out: the areas of the program, its worker, notices, the sealed index.html, sw.js, compressed copies and `_headers` in that
//      folder; a table of sizes on the console; an error when the page is too heavy.
//      A debug build gets its areas and is left as it is otherwise, as Trunk's own reload
//      script needs no policy.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeAreas } from './lib/areas.mjs';
import { compress, pageFiles } from './lib/files.mjs';
import { writeNotices } from './lib/notices.mjs';
import { sealPage } from './lib/page.mjs';
import { headersFile } from './lib/policy.mjs';
import { checkSizes } from './lib/sizes.mjs';
import { placeThread } from './lib/thread.mjs';
import { writeWorker } from './lib/worker.mjs';

const { TRUNK_STAGING_DIR: dir, TRUNK_PROFILE: profile } = process.env;

placeAreas(dir, { small: profile === 'release' });
placeThread(dir);
if (profile === 'release') {
  writeNotices(dir);
  const id = sealPage(dir);
  const kept = await writeWorker(dir);
  checkSizes(dir);
  compress(dir);
  writeFileSync(join(dir, '_headers'), headersFile(pageFiles(dir)));
  console.log(`build ${id}: ${kept.length} files work offline`);
}
