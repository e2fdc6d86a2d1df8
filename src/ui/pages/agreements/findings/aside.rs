//! The form by which a finding is set aside with a reason.

use super::super::builder::Builder;
use crate::agreement::checked::{Judged, set_aside};
use crate::model::value::{Day, Line, Value as _};
use crate::ui::components::TextField;
use crate::ui::platform::{clock, page, random};
use leptos::prelude::*;

/// Draws the form, closed.
pub fn form(builder: Builder, it: StoredValue<Judged>) -> AnyView {
    let key = it.with_value(|it| field_id(&it.finding.key()));
    let (reason, wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    let field = {
        let key = key.clone();
        move || {
            let t = builder.t();
            let field = TextField {
                error: wrong.get().then(|| t.findings.reason_needed.to_owned()),
                ..TextField::line(t.findings.reason)
            };
            let typed = Box::new(move |text| reason.set(text));
            field.draw(&key, reason.get_untracked(), typed, Box::new(|| {}))
        }
    };
    let set = move |_| {
        let text = reason.get_untracked();
        if Line::parse(&text).is_err() {
            wrong.set(true);
            page::show(&format!("field-{key}"));
            return;
        }
        let (item, on) = (random::id(), Day::of(clock::today()));
        let command = it.with_value(|it| set_aside(builder.id, &it.finding, text.trim(), item, on));
        builder.desk.dispatch(command);
        builder
            .desk
            .say(builder.t().findings.was_set_aside.to_owned());
        page::focus_next(vec!["findings-title".to_owned()]);
    };
    view! {
        <details class="finding-aside">
            <summary class="button">{move || builder.t().findings.set_aside}</summary>
            {field}
            <button type="button" class="button" data-variant="primary" on:click=set>
                {move || builder.t().findings.set_aside_now}
            </button>
        </details>
    }
    .into_any()
}

/// An id for a field of the page, of the name of a finding.
fn field_id(key: &str) -> String {
    let plain = |it: char| if it.is_ascii_alphanumeric() { it } else { '-' };
    format!("aside-{}", key.chars().map(plain).collect::<String>())
}
