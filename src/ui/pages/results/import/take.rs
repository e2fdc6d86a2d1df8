//! The button that takes everything over at once.

use super::state::{Chosen, Import};
use crate::exchange::packed::KEPT_BYTES;
use crate::model::records::Collection;
use crate::route::Route;
use crate::route::list::ListForm;
use crate::text::Texts;
use crate::ui::desk::State as DeskState;
use crate::ui::platform::address;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is still missing before it can be taken over.
fn missing(import: Import, t: &'static Texts) -> Vec<&'static str> {
    let mut all = Vec::new();
    let only_tables = import.is_only_tables();
    if import.partner.get() == Chosen::Nobody {
        all.push(t.import.needs_partner);
    }
    if only_tables {
        if import.tables.with(std::collections::BTreeSet::is_empty) {
            all.push(t.import.needs_table);
        }
        return all;
    }
    if import.person.get() == Chosen::Nobody {
        all.push(t.import.needs_person);
    }
    if import.ticks.with(std::collections::BTreeSet::is_empty) {
        all.push(t.import.needs_row);
    }
    if !import.differs().is_empty() && !import.sure.get() {
        all.push(t.import.needs_sure);
    }
    all
}

/// The card.
pub fn take(import: Import) -> AnyView {
    let t = import.t();
    let missing = missing(import, t);
    let is_closed = !missing.is_empty() || !import.desk.state.with(DeskState::is_open);
    let failed = RwSignal::new(String::new());
    let label = if import.is_only_tables() {
        t.import
            .take_tables(import.tables.with(std::collections::BTreeSet::len))
    } else {
        t.import
            .take(import.ticks.with(std::collections::BTreeSet::len))
    };
    let is_file = import.stage.with(|it| it.is_read() == Some(true)) && !import.is_only_tables();
    let kept = is_file.then(|| {
        if import.is_kept() {
            t.import.file_kept.to_owned()
        } else if import.is_shared() {
            t.import.file_shared.to_owned()
        } else {
            t.import.file_not_kept(&(KEPT_BYTES / 1024).to_string())
        }
    });
    let reasons: Vec<_> = missing
        .iter()
        .map(|it| view! { <p class="hint">{*it}</p> })
        .collect();
    let carry_out = move |_| {
        let Some((command, id)) = untrack(|| import.command()) else {
            return;
        };
        let desk = import.desk;
        spawn_local(async move {
            if let Err(rejection) = desk.carry_out(command).await {
                failed.try_set(desk.rejected(&rejection));
                return;
            }
            desk.say(
                desk.app
                    .lang
                    .get_untracked()
                    .texts()
                    .import
                    .taken
                    .to_owned(),
            );
            address::go(&match id {
                Some(id) => Route::Record(Collection::Transcript, id),
                None => Route::Records(Collection::GradeTable, ListForm::default()),
            });
        });
    };
    view! {
        <section class="card" id="import-take">
            <p class="hint" id="import-kept">{kept}</p>
            <div id="import-missing" role="status">{reasons}</div>
            <p class="error" aria-live="polite">{move || failed.get()}</p>
            <p class="actions">
                <button type="button" class="button" data-variant="primary" id="import-now"
                    disabled=is_closed aria-describedby="import-missing" on:click=carry_out>{label}</button>
            </p>
        </section>
    }
    .into_any()
}
