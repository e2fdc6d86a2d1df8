// 50,000 stays into the store and out of it, beside Dexie with four indexes; one edit;
// a backup and back, beside the browser's own JSON. In a profile on the disk: without
// one the browser keeps its databases in memory.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { BROWSER_ARGS, browserPath } from '../../scripts/lib/browser.mjs';
import { serveBenchPage } from './page.mjs';
import { atMost, ratioAtMost, row } from './table.mjs';

const PATIENCE_MS = 900_000;
const DEXIE = 'Dexie, four indexes';
const NATIVE = 'JSON of the browser';

/** Runs one part of the bench page in a context, and gives its figures. */
async function run(context, url, part) {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${url}store.html?${part}`);
  const done = await page.waitForFunction(() => window.result, null, { timeout: PATIENCE_MS });
  const { figures, profile, error } = await done.jsonValue();
  await page.close();
  if (error) throw new Error(error);
  if (process.env.BENCH_PROFILE) console.error(JSON.stringify(profile, null, 1));
  return figures;
}

/** Hands a browser with a profile of its own on the disk to `use`. */
async function withProfile(use) {
  const profile = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath: browserPath(), args: BROWSER_ARGS });
  try {
    return await use(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

export async function measure() {
  const { url, close } = await serveBenchPage();
  try {
    const measured = await withProfile((context) => run(context, url, 'measure'));
    const kept = await withProfile(async (context) => {
      const disk = await run(context, url, 'disk');
      return { ...disk, ...(await run(context, url, 'memory')) };
    });
    return rows({ ...measured, ...kept });
  } finally {
    await close();
  }
}

function rows(figures) {
  const beside = (name, peer, goal, unit = 'ms', scale = 1) =>
    row({
      name,
      unit,
      ours: figures[name].ours / scale,
      peer: [peer, figures[name].peer / scale],
      goal,
      met: ratioAtMost,
    });
  const alone = (name, goal = null, unit = 'ms', scale = 1) =>
    row({ name, unit, ours: figures[name].ours / scale, goal, met: atMost });
  const few = figures.edit_1_of_300.ours;
  return [
    beside('import_50k', DEXIE, 1 / 8),
    beside('import_50k_freeze', DEXIE, 1 / 10, 'ms, longest task'),
    beside('open_50k_first_list', DEXIE, 1 / 3),
    beside('open_50k_all', DEXIE, 1 / 2),
    alone('longest_task_open', 50),
    alone('edit_1_of_300'),
    row({
      name: 'edit_1_of_50k',
      unit: 'ms',
      ours: figures.edit_1_of_50k.ours,
      peer: ['ours of 300', few],
      goal: 1.3,
      met: ratioAtMost,
    }),
    beside('backup_50k', NATIVE, 0.6),
    beside('restore_50k', NATIVE, 1),
    alone('backup_sha256_50k'),
    beside('disk_50k', DEXIE, 0.4, 'MB', 1e6),
    alone('memory_50k', null, 'MB', 1e6),
  ];
}
