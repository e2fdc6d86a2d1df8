// Offline copies and new versions, agreed with the program through <html> and events.
//
//   data-offline="ready"    passerelle:offline-ready   the page now starts without a network
//   data-update="waiting"   passerelle:update          a new version is installed and waits
//   data-update="applied"   passerelle:update          another tab switched: reload when convenient
//                           passerelle:apply-update    (from the program) the person agreed
//                           passerelle:updated         the new version took over: save now
//
// Nothing reloads by itself, except the tab in which the person asked for it.

const HALF_AN_HOUR = 30 * 60 * 1000;
const root = document.documentElement;
const tell = (name) => window.dispatchEvent(new CustomEvent(`passerelle:${name}`));

let asked = false;

/** Registers the service worker and follows its versions. */
export async function watchUpdates() {
  const workers = navigator.serviceWorker;
  // The very first worker takes no page over: there is nothing to reload for.
  const controlled = workers.controller !== null;
  let registration;
  try {
    registration = await workers.register('sw.js', { updateViaCache: 'none' });
  } catch (error) {
    console.info(`Passerelle works online only: ${error.message}`);
    return;
  }

  workers.addEventListener('controllerchange', () => {
    if (controlled) switched();
  });
  registration.addEventListener('updatefound', () => follow(registration));
  follow(registration);
  window.addEventListener('passerelle:apply-update', () => apply(registration));
  lookRegularly(registration);
}

/** Follows whichever version is being installed, or waits, or works. */
function follow(registration) {
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  const look = () => {
    if (registration.active?.state === 'activated') offlineReady();
    if (registration.waiting && registration.active) announce('waiting');
    // A page loaded past its worker sees no controllerchange of its own.
    if (asked && worker.state === 'activated') switched();
  };
  worker?.addEventListener('statechange', look);
  look();
}

function offlineReady() {
  if (root.dataset.offline === 'ready') return;
  root.dataset.offline = 'ready';
  tell('offline-ready');
}

function announce(state) {
  if (root.dataset.update === state) return;
  root.dataset.update = state;
  tell('update');
}

function apply(registration) {
  asked = true;
  if (root.dataset.update === 'applied') location.reload();
  registration.waiting?.postMessage({ type: 'SKIP_WAITING' });
}

/** The new version works now. */
function switched() {
  tell('updated');
  if (asked) location.reload();
  else announce('applied');
}

/** Looks for a new version when the person comes back to the tab, not too often. */
function lookRegularly(registration) {
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < HALF_AN_HOUR) return;
    looked = Date.now();
    // Offline, or a server that answers nonsense: the version at work stays.
    registration.update().catch(() => {});
  });
}
