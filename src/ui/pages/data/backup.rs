//! A file to keep elsewhere.

use super::files::{back_up, holds};
use crate::model::records::Collection;
use crate::ui::components::{button, card};
use crate::ui::context::Context;
use crate::ui::desk::Desk;
use crate::ui::platform::signs;
use leptos::prelude::*;

/// The card.
pub fn backup_card(app: Context, desk: Desk) -> AnyView {
    let draw = move || {
        let texts = app.texts();
        let t = &texts.data;
        desk.done.track();
        desk.state.track();
        let counts: Vec<(Collection, usize)> = Collection::ALL
            .map(|of| (of, desk.with(|it| it.table(of).len())))
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .collect();
        let open = desk.state.with(crate::ui::desk::State::is_open);
        let progress = desk.progress.get().map(|share| {
            view! {
                <progress max="1" value=share.to_string() aria-label=t.working></progress>
            }
        });
        view! {
            <h2>{t.backup_title}</h2>
            <p>{t.backup_text}</p>
            <p class="hint">{holds(texts, &counts)}</p>
            <div class="actions">
                <button type="button" class="button" data-variant="primary" id="back-up"
                    disabled=!open on:click=move |_| back_up(desk)>{t.back_up}</button>
                {button(Some("rescue".to_owned()), t.rescue, Box::new(signs::save_rescue))}
                {progress}
            </div>
            <p class="hint">{t.rescue_text}</p>
        }
        .into_any()
    };
    card(draw)
}
