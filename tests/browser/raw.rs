//! The browser's interfaces without the floor that is tested: what the stores hold,
//! byte for byte, somebody else's connection, and mishaps.

use js_sys::{Array, Uint8Array};
use passerelle::model::records::Collection;
use wasm_bindgen::prelude::*;

/// The names of the stores, as they must stay for ever.
pub const STORES: [&str; 5] = ["meta", "pages", "lists", "history", "changes"];

#[wasm_bindgen(inline_js = r#"
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export function connect(name, version) {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    for (const store of ['meta', 'pages', 'lists', 'history', 'changes']) {
      if (request.result.objectStoreNames.contains(store)) continue;
      request.result.createObjectStore(store, { autoIncrement: store === 'history' });
    }
  };
  return done(request);
}

async function inStore(name, store, mode, use) {
  const connection = await connect(name, undefined);
  try {
    const transaction = connection.transaction(store, mode);
    const ended = new Promise((resolve) => (transaction.oncomplete = resolve));
    const result = await done(use(transaction.objectStore(store)));
    await ended;
    return result;
  } finally {
    connection.close();
  }
}

export const get = (name, store, key) => inStore(name, store, 'readonly', (it) => it.get(key));
export const put = (name, store, value, key) => inStore(name, store, 'readwrite', (it) => it.put(value, key));
export const all = (name, store) => inStore(name, store, 'readonly', (it) => it.getAll());
export const keys = (name, store) => inStore(name, store, 'readonly', (it) => it.getAllKeys());

const put0 = IDBObjectStore.prototype.put;
const begin0 = IDBDatabase.prototype.transaction;
const timeout0 = window.setTimeout;
const databases0 = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
const error0 = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'error');
let count = 0;

/** From now on the browser is itself again. */
export function mend() {
  IDBObjectStore.prototype.put = put0;
  IDBDatabase.prototype.transaction = begin0;
  window.setTimeout = timeout0;
  Object.defineProperty(IDBTransaction.prototype, 'error', error0);
  Object.defineProperty(globalThis, 'indexedDB', databases0);
}

export const putsSoFar = () => count;

/** Counts what is put, and does something at one of the puts. */
export function atPut(which, mishap) {
  count = 0;
  IDBObjectStore.prototype.put = function (...given) {
    count += 1;
    const request = put0.apply(this, given);
    if (count === which && mishap === 'abort') this.transaction.abort();
    if (count === which && mishap === 'full') {
      const error = { get: () => new DOMException('', 'QuotaExceededError'), configurable: true };
      Object.defineProperty(IDBTransaction.prototype, 'error', error);
      this.transaction.abort();
    }
    return request;
  };
}

/** Notes what every transaction says of itself. */
export function watchTransactions() {
  const seen = [];
  IDBDatabase.prototype.transaction = function (...given) {
    const transaction = begin0.apply(this, given);
    seen.push(`${transaction.mode} ${transaction.durability}`);
    return transaction;
  };
  return seen;
}

/** Lets all that waits for a long time wait a hundredth of it. */
export function hasten() {
  window.setTimeout = (what, delay, ...given) => timeout0(what, delay / 100, ...given);
}

/** Takes the browser's databases away: gives nothing, or throws. */
export function hideDatabases(throwing) {
  const get = () => {
    if (throwing) throw new Error('blocked');
  };
  Object.defineProperty(globalThis, 'indexedDB', { get, configurable: true });
}

export const pause = (delay) => new Promise((resolve) => timeout0(resolve, delay));
"#)]
extern "C" {
    /// Opens the database of this name and version, as somebody would who lets go of it
    /// for nobody. Made by hand, its stores are what they must be for ever.
    #[wasm_bindgen(catch)]
    pub async fn connect(name: &str, version: Option<u32>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn get(name: &str, store: &str, key: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn put(
        name: &str,
        store: &str,
        value: &JsValue,
        key: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn all(name: &str, store: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn keys(name: &str, store: &str) -> Result<JsValue, JsValue>;
    pub fn mend();
    #[wasm_bindgen(js_name = atPut)]
    pub fn at_put(which: u32, mishap: &str);
    #[wasm_bindgen(js_name = putsSoFar)]
    pub fn puts_so_far() -> u32;
    #[wasm_bindgen(js_name = watchTransactions)]
    pub fn watch_transactions() -> Array;
    pub fn hasten();
    #[wasm_bindgen(js_name = hideDatabases)]
    pub fn hide_databases(throwing: bool);
    pub async fn pause(delay: u32);
}

/// Somebody's connection is closed.
pub fn close(connection: JsValue) {
    connection.unchecked_into::<web_sys::IdbDatabase>().close();
}

fn page_key(collection: Collection, number: u32) -> JsValue {
    Array::of2(&collection.key().into(), &number.into()).into()
}

/// The bytes of a page or list page; empty where there is none.
pub async fn bytes(name: &str, store: &str, collection: Collection, number: u32) -> Vec<u8> {
    let value = get(name, store, &page_key(collection, number)).await;
    let value: Option<Uint8Array> = value.unwrap().dyn_into().ok();
    value.map(|it| it.to_vec()).unwrap_or_default()
}

/// Puts bytes in the place of a page or list page.
pub async fn put_bytes(name: &str, store: &str, (of, number): (Collection, u32), bytes: &[u8]) {
    let value = Uint8Array::from(bytes).into();
    put(name, store, &value, &page_key(of, number))
        .await
        .unwrap();
}

/// Puts bytes with one bit flipped in the place of a page, and gives them back.
pub async fn damage(name: &str, store: &str, collection: Collection, number: u32) -> Vec<u8> {
    let mut damaged = bytes(name, store, collection, number).await;
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    put_bytes(name, store, (collection, number), &damaged).await;
    damaged
}

/// Makes the store say this of itself.
pub async fn put_meta(name: &str, text: &str) {
    put(name, "meta", &text.into(), &"workspace".into())
        .await
        .unwrap();
}

/// Every value of every store: where it stands, and its text, whatever it is.
pub async fn everything(name: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for store in STORES {
        let keys = Array::from(&keys(name, store).await.unwrap());
        let values = Array::from(&all(name, store).await.unwrap());
        for (key, value) in keys.iter().zip(values.iter()) {
            let bytes = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
            let text = bytes.map_or_else(
                || value.as_string().unwrap(),
                |it| String::from_utf8_lossy(&it).into_owned(),
            );
            found.push((format!("{store} {key:?}"), text));
        }
    }
    found
}

/// How many values a store holds.
pub async fn count(name: &str, store: &str) -> u32 {
    Array::from(&keys(name, store).await.unwrap()).length()
}
