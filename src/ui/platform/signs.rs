//! What the browser and `boot.js` say about network and updates.
//!
//! `boot.js` marks the root element and sends an event with each change; the page
//! answers with an event of its own. The two share no code, only these names.

use super::page;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Where an update of the page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// There is none.
    None,
    /// A new version is installed and waits to be used.
    Waiting,
    /// Another tab has put it to use.
    Applied,
}

/// Where an update of the page stands, now and from now on.
pub fn update() -> ReadSignal<Update> {
    let read = || match page::marked("update").as_deref() {
        Some("waiting") => Update::Waiting,
        Some("applied") => Update::Applied,
        _ => Update::None,
    };
    follow(&["passerelle:update"], read)
}

/// Asks `boot.js` to put the new version to use.
pub fn apply_update() {
    let event = web_sys::CustomEvent::new("passerelle:apply-update").ok();
    if let Some((window, event)) = web_sys::window().zip(event) {
        window.dispatch_event(&event).ok();
    }
}

/// Asks `boot.js` for a rescue file of everything the browser keeps.
pub fn save_rescue() {
    let event = web_sys::CustomEvent::new("passerelle:save-rescue").ok();
    if let Some((window, event)) = web_sys::window().zip(event) {
        window.dispatch_event(&event).ok();
    }
}

/// Calls back with what `boot.js` and its parts say to the person.
pub fn on_said(callback: impl Fn(String) + 'static) {
    window_event_listener_untyped("passerelle:said", move |event| {
        let event: web_sys::CustomEvent = event.unchecked_into();
        if let Some(text) = event.detail().as_string() {
            callback(text);
        }
    });
}

/// Whether this is an iPhone or iPad, whose browser clears what a site keeps after
/// seven days without a visit, unless the page is on the home screen.
pub fn apple_touch() -> bool {
    web_sys::window().is_some_and(|it| {
        let navigator = it.navigator();
        let agent = navigator.user_agent().unwrap_or_default();
        let touch = navigator.max_touch_points() > 1;
        agent.contains("iPhone") || agent.contains("iPad") || agent.contains("Macintosh") && touch
    })
}

/// Whether everything the page needs is on the device.
pub fn offline_ready() -> ReadSignal<bool> {
    follow(&["passerelle:offline-ready"], || {
        page::marked("offline").as_deref() == Some("ready")
    })
}

/// Whether the device has a network.
pub fn online() -> ReadSignal<bool> {
    let read = || web_sys::window().is_none_or(|it| it.navigator().on_line());
    follow(&["online", "offline"], read)
}

/// Whether the page came over a connection that lets it keep files and copy.
pub fn secure() -> bool {
    web_sys::window().is_some_and(|it| it.is_secure_context())
}

/// A value read anew at each of these events.
fn follow<T: PartialEq + Send + Sync + 'static>(
    events: &[&'static str],
    read: impl Fn() -> T + Copy + 'static,
) -> ReadSignal<T> {
    let (value, set_value) = signal(read());
    for event in events {
        let handle = window_event_listener_untyped(event, move |_| set_value.set(read()));
        on_cleanup(move || handle.remove());
    }
    value
}
