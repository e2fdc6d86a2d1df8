//! The way to the command palette: a button on every page, and Ctrl+K.

use crate::route::Area;
use crate::ui::areas;
use crate::ui::context::use_app;
use crate::ui::platform::page;
use leptos::prelude::*;

/// The button. On a phone, which has no keys, only its icon is seen.
#[component]
pub fn PaletteButton() -> impl IntoView {
    let app = use_app();
    view! {
        <button type="button" class="palette-button" data-icon="search" id="open-palette"
            aria-haspopup="dialog" on:click=move |_| app.palette.set(true)>
            <span>{move || app.texts().shell.palette}</span>
            <kbd aria-hidden="true">"Ctrl K"</kbd>
        </button>
    }
}

/// The command palette and the sheet of shortcuts, whose program is fetched when one of them is
/// first asked for.
#[component]
pub fn PaletteArea() -> impl IntoView {
    let app = use_app();
    let here = RwSignal::new(false);
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let command = event.ctrl_key() || event.meta_key();
        if command && event.key().eq_ignore_ascii_case("k") && !page::has_dialog() {
            event.prevent_default();
            app.palette.set(true);
        }
    });
    on_cleanup(move || handle.remove());
    Effect::new(move || {
        let wanted = app.palette.get() || app.shortcuts.get();
        if wanted && !here.get_untracked() {
            Area::Records.fetch(move |came| {
                here.set(came);
                if !came {
                    app.palette.set(false);
                    app.shortcuts.set(false);
                }
            });
        }
    });
    move || here.get().then(areas::palette).flatten()
}
