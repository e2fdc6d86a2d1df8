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
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
  const ours = keys.filter((key) => key.startsWith('passerelle.')).sort();
  return Object.fromEntries(ours.map((key) => [key, localStorage.getItem(key)]));
}

function saveRescue() {
  try {
    const made_at = new Date().toISOString();
    const rescue = { app: 'passerelle', kind: 'rescue', made_at, build: build(), localStorage: stored() };
    const file = new Blob([JSON.stringify(rescue, null, 2)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `passerelle-secours-${made_at.slice(0, 10)}.json`;
    link.click();
    say('Fichier de secours téléchargé. / Rescue file downloaded.');
  } catch (error) {
    say(`Le navigateur refuse l’accès aux données. / The browser refuses access to the data. (${error.name})`);
  }
}

function say(text) {
  byId('crash-status').textContent = text;
}
