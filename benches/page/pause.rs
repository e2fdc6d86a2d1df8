//! The slices of the product's long work (`ui/platform/pause.rs`), which is not handed
//! out of its floor.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

const SLICE: f64 = 12.0;

/// Milliseconds since an arbitrary moment.
pub fn milliseconds() -> f64 {
    web_sys::window()
        .and_then(|it| it.performance())
        .map_or(0.0, |it| it.now())
}

/// Long work, slice by slice.
pub struct Slices {
    since: f64,
}

impl Slices {
    /// Begins the first slice.
    pub fn begin() -> Self {
        Self {
            since: milliseconds(),
        }
    }

    /// Gives the browser a turn if the slice has lasted long enough.
    pub async fn breathe(&mut self) {
        if milliseconds() - self.since >= SLICE {
            pause().await;
            self.since = milliseconds();
        }
    }
}

/// Gives the browser a turn.
pub async fn pause() {
    let scheduler = Reflect::get(&js_sys::global(), &"scheduler".into());
    let yielded = scheduler.and_then(|scheduler| {
        let function: Function = Reflect::get(&scheduler, &"yield".into())?.dyn_into()?;
        function.call0(&scheduler)
    });
    if let Ok(promise) = yielded.and_then(JsCast::dyn_into::<Promise>) {
        JsFuture::from(promise).await.ok();
    }
}
