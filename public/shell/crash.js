// The way out when the program cannot go on. It needs no Rust.
//
// In:  the <dialog id="crash"> of index.html; `data-crashed` on <html>, which the
//      program's panic hook sets to its message; errors of the WebAssembly machine.
// Out: the dialog, a report to copy, and a rescue file of what the browser keeps.

const root = document.documentElement;
const byId = (id) => document.getElementById(id);

/** Sees a panic (through `data-crashed`) and a trap of the machine, wherever it comes up. */
export function watchCrashes() {
  new MutationObserver(() => {
    if (root.dataset.crashed !== undefined) showCrash('stopped', root.dataset.crashed);
  }).observe(root, { attributeFilter: ['data-crashed'] });
  const trap = (error) => {
    if (error instanceof WebAssembly.RuntimeError) showCrash('stopped', error);
  };
  addEventListener('passerelle:save-rescue', saveRescue);
  addEventListener('error', (event) => trap(event.error));
  addEventListener('unhandledrejection', (event) => trap(event.reason));
}

/**
 * Opens the dialog, once: the first error is the one that matters.
 * @param {'stopped' | 'unsent'} cause which explanation to show
 * @param {unknown} error what is known of it
 */
export function showCrash(cause, error) {
  const dialog = byId('crash');
  if (dialog.open) return;
  byId('crash-report').textContent = report(error);
  dialog.querySelector(`[data-cause="${cause}"]`).hidden = false;
  byId('crash-reload').addEventListener('click', () => location.reload());
  byId('crash-copy').addEventListener('click', copyReport);
  byId('crash-save').addEventListener('click', saveRescue);
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.hidden = false;
  dialog.showModal();
  byId('crash-title').focus();
}

/** The build that runs: written on the page by the finishing script. */
function build() {
  return document.querySelector('meta[name="build"]')?.content ?? 'dev';
}

function report(error) {
  const text = error instanceof Error ? `${error}\n${error.stack ?? ''}` : String(error);
  return [
    // The panic's own message, which the machine's "unreachable" would hide.
    ...(root.dataset.crashed && root.dataset.crashed !== error ? [root.dataset.crashed] : []),
    text.trim(),
    `build: ${build()}`,
    `browser: ${navigator.userAgent}`,
    // What a person typed may stand in the address, after the page's name.
    `address: ${location.href.split('?')[0]}`,
  ].join('\n');
}

async function copyReport() {
  try {
    await navigator.clipboard.writeText(byId('crash-report').textContent);
    say('Rapport copié. / Report copied.');
  } catch {
    // No clipboard over plain http: open the report, selected, ready for Ctrl+C.
    byId('crash-report').closest('details').open = true;
    getSelection().selectAllChildren(byId('crash-report'));
    say('Le rapport est sélectionné : copiez-le. / The report is selected: copy it.');
  }
}

/** Every setting and draft under our own prefix, as raw text. */
function stored() {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
    const ours = keys.filter((key) => key.startsWith('passerelle.')).sort();
    return Object.fromEntries(ours.map((key) => [key, localStorage.getItem(key)]));
  } catch {
    return {};
  }
}

const DATABASES = ['passerelle', 'passerelle-sample'];

const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Opens a database that is there, whatever its version; none is made. */
function opened(name) {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.transaction.abort();
  return answer(request).catch(() => null);
}

function base64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

const plain = (value) => (value instanceof Uint8Array ? { base64: base64(value) } : value);

/** One store, raw; where it cannot be read as a whole, value by value. */
async function pairs(store, failed) {
  const keys = await answer(store.getAllKeys());
  const one = (key) =>
    answer(store.get(key)).catch((error) => {
      failed.push(`${store.name} ${JSON.stringify(key)}: ${error?.name}`);
    });
  const values = await answer(store.getAll()).catch(() => Promise.all(keys.map(one)));
  return keys.map((key, index) => [key, plain(values[index])]).filter(([, value]) => value !== undefined);
}

/** Every store of a database, raw: pairs of key and value. What cannot be read is named. */
async function copied(name, failed) {
  const database = await opened(name);
  if (!database) return null;
  database.onversionchange = () => database.close();
  const stores = {};
  try {
    for (const store of database.objectStoreNames) {
      try {
        stores[store] = await pairs(database.transaction(store).objectStore(store), failed);
      } catch (error) {
        failed.push(`${name} ${store}: ${error?.name}`);
      }
    }
  } finally {
    database.close();
  }
  return stores;
}

/** A file of everything the browser keeps, which the page can restore. */
export async function saveRescue() {
  try {
    const made_at = `${new Date().toISOString().slice(0, 19)}Z`;
    const databases = {};
    const failed = [];
    for (const name of DATABASES) {
      const stores = await copied(name, failed);
      if (stores) databases[name] = stores;
    }
    const rescue = { app: 'passerelle', kind: 'rescue', made_at, build: build(), localStorage: stored(), databases, failed };
    const file = new Blob([JSON.stringify(rescue)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `passerelle-secours-${made_at.slice(0, 10)}.json`;
    link.click();
    if (failed.length > 0) {
      say(`Fichier de secours téléchargé ; illisible : ${failed.join(', ')}. / Rescue file downloaded; unreadable: ${failed.join(', ')}.`);
    } else {
      say('Fichier de secours téléchargé. / Rescue file downloaded.');
    }
  } catch (error) {
    say(`Le navigateur refuse l’accès aux données. / The browser refuses access to the data. (${error.name})`);
  }
}

/** In the dialog, and on the page where that is what the person sees. */
function say(text) {
  byId('crash-status').textContent = text;
  dispatchEvent(new CustomEvent('passerelle:said', { detail: text }));
}
