//! A correction: begun, and given up again.

use super::builder::Builder;
use crate::agreement::discard::{discard, lost};
use crate::agreement::life::{self, Life};
use crate::ui::components::{Dialog, button, live};
use leptos::prelude::*;

/// The dialog that asks before anything is lost.
const ASKING: &str = "discarding";

/// Begins a correction.
pub fn begin(builder: Builder) {
    builder.turn_to_another_version(life::correct(builder.id));
}

/// Says that a correction is being written, with the way back; nothing else.
pub fn notice(builder: Builder) -> AnyView {
    let open = RwSignal::new(false);
    let said = live(move || {
        let life = builder.life.get();
        let begun = |it: &Life| it.writing && it.version.is_some() && it.state.is_open();
        let Some(life) = life.filter(begun) else {
            return ().into_any();
        };
        let before = life.number.saturating_sub(1);
        let t = &builder.t().agreement;
        let ask = move || {
            let lost = builder.desk.with(|it| lost(it, builder.id));
            if lost.is_some_and(|it| !it.is_empty()) {
                open.set(true);
            } else {
                give_up(builder);
            }
        };
        view! {
            <div class="notice">
                <span role="status">{t.correcting_notice(&before.to_string())}</span> " "
                {button(Some("discard".to_owned()), t.discard, Box::new(ask))}
            </div>
        }
        .into_any()
    });
    let body = move |()| {
        let t = &builder.t().agreement;
        let count = builder
            .desk
            .with(|it| lost(it, builder.id))
            .unwrap_or_default()
            .len();
        let go = move || {
            open.set(false);
            give_up(builder);
        };
        view! {
            <h2 id=format!("{ASKING}-title")>{t.discard}</h2>
            <p>{t.discard_text(count)}</p>
            <div class="actions">
                {button(Some("discard-now".to_owned()), t.discard, Box::new(go))}
                {button(Some("discard-not".to_owned()), t.discard_not, Box::new(move || open.set(false)))}
            </div>
        }
        .into_any()
    };
    view! {
        {said}
        <Dialog id=ASKING open body=Callback::new(body) />
    }
    .into_any()
}

fn give_up(builder: Builder) {
    if let Some(command) = builder.desk.with(|it| discard(it, builder.id)) {
        builder.turn_to_another_version(command);
    }
}
