//! Printing.

use leptos::prelude::*;

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        window.print().ok();
    }
}

/// Whether the page is being printed. What paper needs is drawn only then.
pub fn printing() -> ReadSignal<bool> {
    let (printing, set_printing) = signal(false);
    let handles = [("beforeprint", true), ("afterprint", false)]
        .map(|(name, value)| window_event_listener_untyped(name, move |_| set_printing.set(value)));
    on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
    printing
}
