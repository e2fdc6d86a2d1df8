//! A dialog over the page. What is behind it cannot be reached, and Escape closes it.

use crate::ui::platform::modal;
use leptos::prelude::*;

/// The dialog. Its heading has the id of the dialog with `-title` after it.
#[component]
pub fn Dialog(
    /// The id of the element.
    id: &'static str,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What stands in it, drawn while it is open.
    body: Callback<(), AnyView>,
) -> impl IntoView {
    Effect::new(move || {
        if open.get() {
            modal::show(id);
        } else {
            modal::close(id);
        }
    });
    view! {
        <dialog class="dialog" id=id aria-labelledby=format!("{id}-title")
            on:close=move |_| open.set(false)>
            {move || open.get().then(|| body.run(()))}
        </dialog>
    }
}
