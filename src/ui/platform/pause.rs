//! Giving the browser a turn in the midst of long work.

use super::clock;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long work may go on before the browser gets a turn, in milliseconds: well below
/// the 50 from which on a task counts as long.
const SLICE: f64 = 12.0;

/// Long work, slice by slice.
#[derive(Debug)]
pub struct Slices {
    since: f64,
}

impl Slices {
    /// Begins the first slice.
    pub fn begin() -> Self {
        Self {
            since: clock::milliseconds(),
        }
    }

    /// Gives the browser a turn if the slice has lasted long enough.
    pub async fn breathe(&mut self) {
        if clock::milliseconds() - self.since >= SLICE {
            pause().await;
            self.since = clock::milliseconds();
        }
    }
}

/// Gives the browser a turn.
pub async fn pause() {
    let global = js_sys::global();
    let yielded = Reflect::get(&global, &"scheduler".into()).and_then(|scheduler| {
        let function: Function = Reflect::get(&scheduler, &"yield".into())?.dyn_into()?;
        function.call0(&scheduler)
    });
    match yielded.and_then(JsCast::dyn_into::<Promise>) {
        Ok(promise) => JsFuture::from(promise).await.ok(),
        Err(_) => wait(0).await,
    };
}

/// Waits for so many milliseconds.
pub async fn wait(milliseconds: i32) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
                .ok();
        }
    });
    JsFuture::from(promise).await.ok()
}
