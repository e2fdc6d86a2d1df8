//! What the page knows, and where it stays.

use crate::route::Route;
use crate::storage::settings::Theme;
use crate::ui::components::page_header;
use crate::ui::context::use_app;
use crate::ui::host::look;
use leptos::prelude::*;

/// The page on privacy.
#[component]
pub fn Privacy() -> impl IntoView {
    let app = use_app();
    let look = look();
    let forgotten = RwSignal::new(false);
    let forget = move |_| {
        app.settings.forget();
        app.theme.set(Theme::Auto);
        forgotten.set(true);
    };
    move || {
        let texts = app.texts();
        let t = &texts.privacy;
        let own = look.get().and_then(|it| it.privacy).map(|it| {
            let lines = texts
                .words(&it)
                .lines()
                .filter(|line| !line.trim().is_empty());
            let lines = lines.map(|line| view! { <p>{line.to_owned()}</p> });
            view! { <h2>{texts.host.privacy}</h2> {lines.collect_view()} }
        });
        view! {
            {page_header(app.texts().titles.privacy, t.context.to_owned())}
            <div class="card prose">
                <h2>{t.nothing_title}</h2>
                <p>{t.nothing_text}</p>
                <h2>{t.kept_title}</h2>
                <ul>
                    <li>{t.kept_language}</li>
                    <li>{t.kept_theme}</li>
                    <li>{t.kept_records}</li>
                    <li>{t.kept_files}</li>
                </ul>
                <p>{t.kept_text}</p>
                <p class="actions">
                    <a class="button" href=Route::Data.to_string()>{t.data}</a>
                    <button type="button" class="button" on:click=forget>{t.forget}</button>
                    <span class="said" role="status">{if forgotten.get() { t.forgotten } else { "" }}</span>
                </p>
                <h2>{t.address_title}</h2>
                <p>{t.address_text}</p>
                <h2>{t.host_title}</h2>
                <p>{t.host_text}</p>
                {own}
            </div>
        }
    }
}
