//! Which data is open: one's own, the sample, or nothing that stays.

use crate::storage::Space;
use crate::ui::components::card;
use crate::ui::context::Context;
use crate::ui::desk::Desk;
use crate::ui::sample;
use leptos::prelude::*;

/// The card.
pub fn spaces_card(app: Context, desk: Desk) -> AnyView {
    let draw = move || {
        let t = &app.texts().data;
        let now = desk.space.get();
        let shared = desk.shared.get();
        let spaces = [
            (Space::Own, t.space_own, t.space_own_text),
            (Space::Sample, t.space_sample, t.space_sample_text),
        ];
        let choices = spaces.map(|(space, label, text)| {
            let here = now == space;
            let open = move |_| match space {
                Space::Own => desk.open(space),
                Space::Sample => sample::open(desk),
            };
            view! {
                <div class="choice">
                    <button type="button" class="button" aria-pressed=here.to_string()
                        id=format!("space-{}", space.database()) on:click=open>{label}</button>
                    <p class="hint">{text}</p>
                </div>
            }
        });
        let toggle = move |_| desk.share(!desk.shared.get_untracked());
        view! {
            <h2>{t.spaces_title}</h2>
            {choices.into_iter().collect_view()}
            <div class="choice">
                <label class="check">
                    <input type="checkbox" id="shared" prop:checked=shared on:change=toggle />
                    {t.shared}
                </label>
                <p class="hint">{t.shared_text}</p>
            </div>
        }
        .into_any()
    };
    card(draw)
}
