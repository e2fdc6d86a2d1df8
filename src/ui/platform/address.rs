//! The address bar.

use crate::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The route that the address bar shows.
pub fn current() -> Route {
    hash()
        .as_deref()
        .and_then(Route::of_hash)
        .unwrap_or(Route::Home)
}

fn hash() -> Option<String> {
    web_sys::window()?.location().hash().ok()
}

/// Calls back with each route that the person goes to, for as long as the current
/// owner lives.
pub fn on_change(callback: impl Fn(Route) + 'static) {
    let handle = window_event_listener(leptos::ev::hashchange, move |_| {
        if let Some(route) = hash().as_deref().and_then(Route::of_hash) {
            callback(route);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Goes to a route in place of the one that is shown, so that *back* leads past it.
pub fn replace_and_go(route: &Route) {
    if let Some(window) = web_sys::window() {
        window.location().replace(&route.to_string()).ok();
    }
}

/// Goes to a route.
pub fn go(route: &Route) {
    if let Some(window) = web_sys::window() {
        window.location().set_hash(&route.to_string()).ok();
    }
}

/// Writes a route into the address bar without going anywhere.
pub fn replace(route: &Route) {
    let history = web_sys::window().and_then(|it| it.history().ok());
    if let Some(history) = history {
        history
            .replace_state_with_url(&JsValue::NULL, "", Some(&route.to_string()))
            .ok();
    }
}

/// The whole address of a route, as it can be passed on.
pub fn absolute(route: &Route) -> String {
    let href = web_sys::window()
        .and_then(|it| it.location().href().ok())
        .unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}{route}")
}
