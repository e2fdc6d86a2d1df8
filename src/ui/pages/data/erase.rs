//! Erasing everything. It cannot be undone, so it asks for the word.

use super::health::failure_text;
use crate::text::fold;
use crate::ui::components::{TextField, card};
use crate::ui::context::Context;
use crate::ui::desk::Desk;
use crate::ui::directory::use_directory;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The card.
pub fn erase_card(app: Context, desk: Desk) -> AnyView {
    let typed = RwSignal::new(String::new());
    let erase = move || {
        typed.set(String::new());
        spawn_local(async move {
            let erased = desk.erase_all().await;
            use_directory(desk).let_go();
            let t = app.lang.get_untracked().texts();
            desk.say(match erased {
                Ok(()) => t.data.erased.to_owned(),
                Err(failure) => failure_text(t, &failure),
            });
        });
    };
    let draw = move || {
        let t = &app.texts().data;
        let ready = fold(typed.get().trim()) == fold(t.erase_word);
        let field = TextField {
            label: t.erase_label,
            hint: Some(t.erase_hint(t.erase_word)),
            ..TextField::default()
        };
        view! {
            <h2>{t.erase_title}</h2>
            <p>{t.erase_text}</p>
            {field.draw("erase", typed.get(), Box::new(move |text| typed.set(text)), Box::new(|| {}))}
            <div class="actions">
                <button type="button" class="button" id="erase" data-variant="danger"
                    disabled=!ready on:click=move |_| erase()>{t.erase}</button>
            </div>
        }
        .into_any()
    };
    card(draw)
}
