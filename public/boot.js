// Starts Passerelle.
//
// In:  its own script tag (data-size is the size of the program), and the loading shell
//      of index.html.
// Out: the theme on <html>, the program running, or a sentence that says why not.
//      Once the page is ready, shell/updates.js takes care of offline and updates.

import { showCrash, watchCrashes } from './shell/crash.js';
import { foresee, loadProgram } from './shell/program.js';

const root = document.documentElement;

/** A page that is not seen draws no frame. */
const UNSEEN_MS = 100;

/** Applies the chosen theme before the program draws anything. */
function applyTheme() {
  try {
    const theme = JSON.parse(localStorage.getItem('passerelle.theme'));
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Storage is blocked or the value is foreign: the system's theme stands.
  }
}

/** What the program and its style sheet need of a browser. */
function supported() {
  return (
    typeof WebAssembly === 'object' &&
    typeof WebAssembly.compileStreaming === 'function' &&
    typeof structuredClone === 'function' &&
    typeof TransformStream === 'function' &&
    typeof HTMLDialogElement === 'function' &&
    CSS.supports('color', 'light-dark(#000, #fff)') &&
    CSS.supports('selector(&)')
  );
}

/** A response whose arrival moves the progress bar of the shell. */
function counted(response) {
  const total = Number(document.querySelector('script[data-wasm]').dataset.size);
  const bar = document.querySelector('.shell-progress');
  let received = 0;
  const counter = new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      // A debug build does not say its size.
      if (total > 0) bar.value = Math.min(1, received / total);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), {
    headers: { 'Content-Type': 'application/wasm' },
  });
}

/** The style sheet must be there before the program draws. */
function styled() {
  const link = document.querySelector('link[rel="stylesheet"]');
  if (link.sheet) return Promise.resolve();
  return new Promise((resolve) => {
    link.addEventListener('load', resolve, { once: true });
    link.addEventListener('error', resolve, { once: true });
  });
}

/** The shell has been painted, or the page is not seen: what follows takes the processor. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN_MS);
  });
}

async function start() {
  let run;
  try {
    const loading = loadProgram(counted);
    foresee(location.hash);
    [run] = await Promise.all([loading, styled()]);
  } catch (error) {
    showCrash('unsent', error);
    return;
  }
  try {
    await run();
  } catch (error) {
    showCrash('stopped', error);
  }
}

/** Calls back when the program has drawn its first page and said so on <html>. */
function whenReady(callback) {
  const observer = new MutationObserver(() => {
    if (root.dataset.ready === undefined) return;
    observer.disconnect();
    callback();
  });
  observer.observe(root, { attributeFilter: ['data-ready'] });
}

const unsupported = document.getElementById('unsupported');
unsupported.remove();
applyTheme();
if (supported()) {
  watchCrashes();
  whenReady(async () => {
    if (!('serviceWorker' in navigator) || !isSecureContext) return;
    const { watchUpdates } = await import('./shell/updates.js');
    await watchUpdates();
  });
  await painted();
  await start();
} else {
  unsupported.hidden = false;
  document.getElementById('shell').replaceWith(unsupported);
}
