//! One transaction: begun with strict durability, ended with the browser's own reason.
//!
//! Bound by hand: the `idb` crate can ask for no durability, ends an aborted
//! transaction as a success without its exception, and hands out no connection on
//! which either could be mended. What would be left of it is less than the glue.

use super::failure::Failure;
use js_sys::{Array, Object, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase`, with the third argument of `transaction`.
    type Durable;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Durable,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// A transaction whose end can be awaited. Dropped before its end, it is taken back.
pub(super) struct Work {
    inner: IdbTransaction,
    ended: Promise,
    over: Cell<bool>,
}

impl Work {
    /// Begins a transaction on some stores, to read or to write. What is written is on
    /// the disk when it ends, not only on its way there.
    pub fn begin(database: &IdbDatabase, stores: &[&str], write: bool) -> Result<Self, Failure> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).ok();
        let mode = if write { "readwrite" } else { "readonly" };
        let inner = database
            .unchecked_ref::<Durable>()
            .transaction(&names, mode, &options)
            .map_err(|exception| Failure::of(&exception))?;
        let ended = Promise::new(&mut |resolve, _| {
            inner.set_oncomplete(Some(&resolve));
            inner.set_onabort(Some(&resolve));
        });
        Ok(Self {
            inner,
            ended,
            over: Cell::new(false),
        })
    }

    /// A store of the transaction.
    pub fn store(&self, name: &str) -> Result<IdbObjectStore, Failure> {
        self.inner.object_store(name).map_err(|it| Failure::of(&it))
    }

    /// Waits until everything is written, or taken back.
    pub async fn end(self) -> Result<(), Failure> {
        let event = JsFuture::from(self.ended.clone()).await;
        self.over.set(true);
        let event = event
            .ok()
            .and_then(|it| it.dyn_into::<web_sys::Event>().ok());
        if event.is_some_and(|it| it.type_() == "complete") {
            return Ok(());
        }
        Err(self.reason(Failure::Aborted("AbortError".into())))
    }

    /// Takes everything back, and gives the reason on.
    pub fn give_up(self, reason: Failure) -> Failure {
        self.reason(reason)
    }

    /// A request that was taken back with its transaction says only that, and one that
    /// comes too late only that it does; the transaction itself says why.
    fn reason(&self, known: Failure) -> Failure {
        match (&known, self.inner.error()) {
            (Failure::Aborted(_) | Failure::Unavailable(_), Some(exception)) => {
                Failure::of(&exception)
            }
            _ => known,
        }
    }

    /// The answer to a request, or why the whole transaction failed with it.
    pub async fn answer(&self, request: Result<IdbRequest, JsValue>) -> Result<JsValue, Failure> {
        answer(&request.map_err(|it| Failure::of(&it))?).await
    }
}

impl Drop for Work {
    /// What nobody waits for any more is not written by halves.
    fn drop(&mut self) {
        if !self.over.get() {
            // One that is over already says so, which changes nothing.
            self.inner.abort().ok();
        }
    }
}

/// The answer to a request.
async fn answer(request: &IdbRequest) -> Result<JsValue, Failure> {
    let ended = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(ended).await {
        Ok(_) => request.result().map_err(|it| Failure::of(&it)),
        Err(_) => Err(match request.error() {
            Ok(Some(exception)) => Failure::of(&exception),
            _ => Failure::Aborted("AbortError".into()),
        }),
    }
}
