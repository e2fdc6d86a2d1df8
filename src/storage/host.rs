//! What the host of the page gave last beside its files, for starts without a network.
//!
//! The service worker keeps the files of the product, whose digests it knows. The host
//! replaces its configuration and its logo whenever it likes: the page keeps them
//! itself, once it has read them and found them good.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response};

const CACHE: &str = "passerelle-host";

/// The cache; `None` where the browser lets this page have none.
async fn cache() -> Option<Cache> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context)?;
    let opened = window.caches().ok()?.open(CACHE);
    JsFuture::from(opened).await.ok()?.dyn_into().ok()
}

/// The bytes of a file that was kept.
pub async fn kept(name: &str) -> Option<Vec<u8>> {
    let found = JsFuture::from(cache().await?.match_with_str(name)).await;
    let response: Response = found.ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Keeps a file. Where the browser refuses, the next start asks the server.
pub async fn keep(name: &str, bytes: &[u8]) {
    let bytes = Uint8Array::from(bytes);
    let response = Response::new_with_opt_js_u8_array(Some(&bytes));
    if let (Some(cache), Ok(response)) = (cache().await, response) {
        JsFuture::from(cache.put_with_str(name, &response))
            .await
            .ok();
    }
}
