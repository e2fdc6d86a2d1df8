//! Language and appearance.

use crate::storage::settings::Theme;
use crate::text::{Lang, Texts};
use crate::ui::context::use_app;
use crate::ui::platform::page;
use leptos::prelude::*;

/// The two choices that every page offers.
#[component]
pub fn Preferences() -> impl IntoView {
    let app = use_app();
    Effect::new(move || page::mark("theme", app.theme.get().word()));
    let choose_language = move |value: String| {
        if let Ok(lang) = value.parse() {
            app.lang.set(lang);
            app.settings.set_language(lang);
        }
    };
    let choose_theme = move |value: String| {
        if let Ok(theme) = value.parse() {
            app.theme.set(theme);
            app.settings.set_theme(theme);
        }
    };
    move || {
        let t = app.texts();
        let (chosen, theme) = (app.lang.get(), app.theme.get());
        view! {
            <div class="preferences" role="group" aria-label=t.shell.preferences>
                <select class="mini" id="language" aria-label=t.shell.language
                    on:change:target=move |event| choose_language(event.target().value())>
                    {Lang::ALL.map(|lang| view! {
                        <option value=lang.tag() lang=lang.tag() prop:selected=chosen == lang>
                            {language_name(lang)}
                        </option>
                    }).collect_view()}
                </select>
                <select class="mini" id="theme" aria-label=t.shell.theme
                    on:change:target=move |event| choose_theme(event.target().value())>
                    {Theme::ALL.map(|it| view! {
                        <option value=it.word() prop:selected=theme == it>{theme_name(it, t)}</option>
                    }).collect_view()}
                </select>
            </div>
        }
    }
}

/// Each language calls itself by its own name.
fn language_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "Français",
        Lang::FrCa => "Français (Québec)",
        Lang::En => "English",
    }
}

fn theme_name(theme: Theme, t: &'static Texts) -> &'static str {
    match theme {
        Theme::Auto => t.shell.theme_auto,
        Theme::Light => t.shell.theme_light,
        Theme::Dark => t.shell.theme_dark,
    }
}
