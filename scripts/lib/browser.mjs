// The Chromium that tests and measurements run in.
//
// In:  CHROMIUM (a path or a name), else `chromium` on PATH.
// Out: its full path, and the arguments that keep it quiet and offline.

import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The full path of the browser; `make setup` installs it. */
export function browserPath() {
  const name = process.env.CHROMIUM || 'chromium';
  const places = (process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, name));
  const found = (isAbsolute(name) ? [name] : places).find(isExecutable);
  if (!found) throw new Error(`${name} not found: run “make setup”, or name a Chromium in CHROMIUM`);
  return found;
}
