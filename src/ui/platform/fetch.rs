//! Files that lie beside the page and are not part of it.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// The bytes of a file beside `index.html`, as the server has it now; `None` where it
/// does not answer with one.
pub async fn bytes(name: &str) -> Option<Vec<u8>> {
    let window = web_sys::window()?;
    if !window.navigator().on_line() {
        return None;
    }
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    let asked = window.fetch_with_str_and_init(name, &options);
    let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
