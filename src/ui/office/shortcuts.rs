//! Keys. Ctrl+Z inside a field belongs to the field; single keys work outside fields
//! only, and can be switched off.

use crate::ui::components::{Dialog, button};
use crate::ui::context::use_app;
use crate::ui::desk::Desk;
use crate::ui::platform::page;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Listens to the keys for as long as a page of records is shown.
pub fn listen(desk: Desk) {
    let app = use_app();
    let handle = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let command = event.ctrl_key() || event.meta_key();
        if event.default_prevented() || page::is_typing() || page::has_dialog() {
            return;
        }
        match (
            command,
            event.shift_key(),
            event.key().to_lowercase().as_str(),
        ) {
            (true, false, "z") => desk.undo(),
            (true, true, "z") | (true, false, "y") => desk.redo(),
            (false, ..) if event.alt_key() || !app.single_keys.get_untracked() => return,
            (false, _, "?") => app.shortcuts.set(true),
            (false, _, "/") => page::show("search"),
            (false, false, "n") => page::click("add"),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

/// The sheet that lists the keys.
#[component]
pub fn Sheet() -> impl IntoView {
    let app = use_app();
    let body = move || {
        let t = &app.texts().desk;
        let rows = [
            ("Ctrl K", t.key_palette),
            ("Ctrl Z", t.key_undo),
            ("Ctrl Y", t.key_redo),
            ("/", t.key_search),
            ("N", t.key_add),
            ("?", t.key_sheet),
            ("↑ ↓", t.key_rows),
            ("↵", t.key_open),
        ];
        let rows = rows.map(|(key, text)| view! { <dt><kbd>{key}</kbd></dt><dd>{text}</dd> });
        let toggle = move |_| app.set_single_keys(!app.single_keys.get_untracked());
        view! {
            <h2 id="shortcuts-title">{t.shortcuts}</h2>
            <dl class="facts">{rows.into_iter().collect_view()}</dl>
            <label class="check">
                <input type="checkbox" id="single-keys" prop:checked=app.single_keys.get() on:change=toggle />
                {t.single_keys}
            </label>
            <div class="actions">
                {button(None, t.close, Box::new(move || app.shortcuts.set(false)))}
            </div>
        }
        .into_any()
    };
    view! { <Dialog id="shortcuts" open=app.shortcuts body=Callback::new(move |()| body()) /> }
}
