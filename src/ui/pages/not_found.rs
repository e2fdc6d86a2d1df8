//! An address that leads nowhere.

use crate::ui::components::page_header;
use crate::ui::context::use_app;
use leptos::prelude::*;

/// Says which address was not found, and leads back.
#[component]
pub fn NotFound(
    /// The address.
    address: String,
) -> impl IntoView {
    let app = use_app();
    move || {
        let t = &app.texts().not_found;
        view! {
            {page_header(t.title, t.context(&address))}
            <div class="card prose">
                <p>{t.text}</p>
                <p><a href="#/">{t.home}</a></p>
            </div>
        }
    }
}
