// Tells the browser tests which Chromium to drive.
//
// In:  node scripts/webdriver.mjs webdriver.json target/webdriver.json, and CHROMIUM.
// Out: the same settings with the path of the browser.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { browserPath } from './lib/browser.mjs';

const [from, to] = process.argv.slice(2);
const settings = JSON.parse(readFileSync(from, 'utf8'));
settings['goog:chromeOptions'].binary = browserPath();
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, JSON.stringify(settings));
