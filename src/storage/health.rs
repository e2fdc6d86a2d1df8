//! How well the browser keeps what it is given.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// What the browser says of its store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Whether it promises not to clear the store by itself; `None` where it does not
    /// say, as over plain http.
    pub persisted: Option<bool>,
    /// Bytes used by this site.
    pub used: Option<u64>,
    /// Bytes that it grants to this site.
    pub granted: Option<u64>,
}

/// Asks the browser how well it keeps what it is given.
pub async fn health() -> Health {
    let Some(manager) = manager() else {
        return Health::default();
    };
    let mut health = Health::default();
    if let Ok(promise) = manager.persisted() {
        health.persisted = JsFuture::from(promise)
            .await
            .ok()
            .and_then(|it| it.as_bool());
    }
    if let Ok(promise) = manager.estimate()
        && let Ok(estimate) = JsFuture::from(promise).await
    {
        let estimate: StorageEstimate = estimate.unchecked_into();
        health.used = estimate.get_usage().map(whole);
        health.granted = estimate.get_quota().map(whole);
    }
    health
}

/// Asks the browser never to clear the store by itself.
pub async fn persist() -> Option<bool> {
    let promise = manager()?.persist().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let manager = js_sys::Reflect::get(&navigator, &"storage".into()).ok()?;
    manager.dyn_into().ok()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of bytes"
)]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}
