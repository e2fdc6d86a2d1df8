//! How well everything is kept.

use crate::storage::Failure;
use crate::storage::health::{Health, health, persist};
use crate::text::Texts;
use crate::ui::components::{button, card};
use crate::ui::context::Context;
use crate::ui::desk::{Desk, Keeping, State};
use crate::ui::platform::signs;
use crate::workspace::page::ENCODING;
use crate::workspace::schema::SCHEMA;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The card.
pub fn health_card(app: Context, desk: Desk) -> AnyView {
    let known = RwSignal::new(None::<Health>);
    let ask = move || {
        spawn_local(async move {
            let now = health().await;
            known.try_set(Some(now));
        });
    };
    // Asked again after everything that was saved.
    Effect::new(move || {
        desk.state.track();
        ask();
    });
    let keep = move || {
        spawn_local(async move {
            persist().await;
            known.try_set(Some(health().await));
        });
    };
    let draw = move || {
        let texts = app.texts();
        let t = &texts.data;
        let health = known.get().unwrap_or_default();
        let persisted = match health.persisted {
            Some(true) => t.persisted,
            Some(false) => t.not_persisted,
            None => t.persisted_unknown,
        };
        let space = match (health.used, health.granted) {
            (Some(used), Some(granted)) => {
                t.space_used(&bytes(texts, used), &bytes(texts, granted))
            }
            _ => t.space_unknown.to_owned(),
        };
        let backup = match app.settings.last_backup() {
            Some(when) => moment(texts, &when),
            None => t.no_backup.to_owned(),
        };
        desk.done.track();
        let damaged = desk.damaged.with(Vec::len);
        let records = desk.with(crate::workspace::Workspace::len);
        let persist =
            (health.persisted == Some(false)).then(|| button(None, t.ask_persist, Box::new(keep)));
        view! {
            <h2>{t.health_title}</h2>
            <dl class="facts">
                <dt>{t.saved}</dt><dd id="saved">{saved(texts, &desk.state.get())}</dd>
                <dt>{t.records}</dt><dd>{records.to_string()}</dd>
                <dt>{t.kept}</dt><dd>{persisted} {persist}</dd>
                <dt>{t.space}</dt><dd>{space}</dd>
                <dt>{t.last_backup}</dt><dd id="last-backup">{backup}</dd>
                <dt>{t.format}</dt><dd>{t.format_is(&SCHEMA.to_string(), ENCODING)}</dd>
            </dl>
            {(damaged > 0).then(|| view! {
                <p class="notice" data-tone="caution">{t.damaged(damaged)}</p>
            })}
            {signs::apple_touch().then(|| view! { <p class="notice">{t.apple}</p> })}
        }
        .into_any()
    };
    card(draw)
}

/// Whether everything is kept, in words.
pub fn saved(t: &Texts, state: &State) -> String {
    let words = &t.data;
    match state {
        State::Opening | State::Listed => words.reading.to_owned(),
        State::Open(Keeping::Saved(Some(when))) => words.saved_at(&moment(t, when)),
        State::Open(Keeping::Saved(None)) => words.saved_before.to_owned(),
        State::Open(Keeping::Saving) => words.saving.to_owned(),
        State::Open(Keeping::Shared) => words.shared_now.to_owned(),
        State::Open(Keeping::Unsaved(failure) | Keeping::Memory(failure)) => {
            failure_text(t, failure)
        }
    }
}

/// Why something is not kept, and what to do.
pub fn failure_text(t: &Texts, failure: &Failure) -> String {
    let t = &t.data;
    match failure {
        Failure::Unavailable(_) => t.fail_unavailable.to_owned(),
        Failure::Blocked => t.fail_blocked.to_owned(),
        Failure::Cleared => t.fail_cleared.to_owned(),
        Failure::Quota => t.fail_quota.to_owned(),
        Failure::NewerSchema(_) => t.fail_newer.to_owned(),
        Failure::Corrupt(..) => t.fail_corrupt.to_owned(),
        Failure::CorruptMeta => t.fail_meta.to_owned(),
        Failure::Aborted(reason) => t.fail_aborted(reason),
    }
}

/// A moment in UTC as the clock on the wall shows it, with its day if it is not today.
pub fn moment(t: &Texts, when: &str) -> String {
    use chrono::{DateTime, Local};
    let Ok(when) = when.parse::<DateTime<Local>>() else {
        return when.to_owned();
    };
    let time = when.format("%H:%M").to_string();
    if when.date_naive() == crate::ui::platform::clock::today() {
        time
    } else {
        format!("{} · {time}", t.date(when.date_naive()))
    }
}

/// A number of bytes for reading.
pub fn bytes(t: &Texts, bytes: u64) -> String {
    let (value, unit) = match bytes {
        0..1_000 => (bytes, t.data.unit_bytes),
        1_000..1_000_000 => (bytes / 1_000, t.data.unit_kilo),
        1_000_000..1_000_000_000 => (bytes / 1_000_000, t.data.unit_mega),
        _ => (bytes / 1_000_000_000, t.data.unit_giga),
    };
    format!("{value}\u{a0}{unit}")
}
