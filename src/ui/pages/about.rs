//! What the product is, and what it is not.

use crate::route::Route;
use crate::ui::components::page_header;
use crate::ui::context::use_app;
use crate::ui::platform::page;
use leptos::prelude::*;

/// The page about the product.
#[component]
pub fn About() -> impl IntoView {
    let app = use_app();
    move || {
        let t = &app.texts().about;
        let nav = &app.texts().nav;
        let build = page::build()
            .map(|it| format!(" · {it}"))
            .unwrap_or_default();
        let version = t.version(&format!("{}{build}", env!("CARGO_PKG_VERSION")));
        view! {
            {page_header(app.texts().titles.about, t.context.to_owned())}
            <div class="card prose">
                <h2>{t.what_title}</h2>
                <p>{t.what_text}</p>
                <h2>{t.limits_title}</h2>
                <p>{t.limits_text}</p>
                <h2>{t.offline_title}</h2>
                <p>{t.offline_text}</p>
                <h2>{t.more}</h2>
                <ul>
                    <li><a href=Route::Sources.to_string()>{nav.sources}</a></li>
                    <li><a href=Route::Privacy.to_string()>{nav.privacy}</a></li>
                </ul>
                <p class="hint">{version}</p>
            </div>
        }
    }
}
