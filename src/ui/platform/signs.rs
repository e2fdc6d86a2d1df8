//! What the browser and `boot.js` say about network and updates.
//!
//! `boot.js` marks the root element and sends an event with each change; the page
//! answers with an event of its own. The two share no code, only these names.

use super::page;
use leptos::prelude::*;

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
