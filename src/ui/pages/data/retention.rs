//! People whose data may have been kept long enough, or is kept without being seen.

use crate::model::records::{Collection, Id, value_at};
use crate::route::Route;
use crate::text::Texts;
use crate::ui::components::card;
use crate::ui::context::Context;
use crate::ui::desk::{Desk, State};
use crate::ui::platform::clock;
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;

/// How many people are shown at most; the others come when these are dealt with.
const MOST: usize = 50;

/// The years offered, from the end of the last stay on.
const YEARS: [i32; 4] = [1, 3, 5, 10];

/// The card.
pub fn retention_card(app: Context, desk: Desk) -> AnyView {
    let years = RwSignal::new(5);
    let deleted = RwSignal::new(Vec::<(Id, String)>::new());
    Effect::new(move || {
        // It counts up before a space is open.
        desk.done.track();
        if desk.state.with_untracked(State::is_open) {
            spawn_local(async move {
                let people = desk.deleted_people().await;
                let name = |text: &str| desk.with(|it| it.name_in(Collection::Person, text));
                let people = people.into_iter().map(|(id, text)| (id, name(&text)));
                deleted.try_set(people.collect());
            });
        }
    });
    let draw = move || {
        let texts = app.texts();
        let t = &texts.data;
        desk.done.track();
        let people = if desk.state.with(State::is_open) {
            over(desk, years.get())
        } else {
            Vec::new()
        };
        let options = YEARS.map(|it| view! {
            <option value=it.to_string() prop:selected=years.get() == it>{t.years(usize::try_from(it).unwrap_or_default())}</option>
        });
        let count = people.len();
        let rows = people.into_iter().take(MOST).map(|(id, end)| {
            let name = desk.name(Collection::Person, id);
            view! {
                <li>
                    <a href=Route::Record(Collection::Person, id).to_string()>{name}</a>
                    " · "{t.until(&texts.short_day(&end))}" · "
                    <a href=Route::Forget(id).to_string()>{texts.records.forget}</a>
                </li>
            }
        });
        view! {
            <h2>{t.retention_title}</h2>
            <p>{t.retention_text}</p>
            <div class="field">
                <label for="retention">{t.retention_label}</label>
                <select id="retention" on:change:target=move |event| {
                    years.set(event.target().value().parse().unwrap_or(5));
                }>{options.into_iter().collect_view()}</select>
            </div>
            <p>{t.retention_count(count)}</p>
            <ul class="plain">{rows.collect_view()}</ul>
            {still_named(texts, deleted.get())}
        }
        .into_any()
    };
    card(draw)
}

/// People who are deleted and whose names the history holds still.
fn still_named(texts: &'static Texts, people: Vec<(Id, String)>) -> AnyView {
    let t = &texts.data;
    if people.is_empty() {
        return ().into_any();
    }
    let rows = people.into_iter().take(MOST).map(|(id, name)| {
        let name = match name.as_str() {
            "" => texts.records.unnamed.to_owned(),
            _ => name,
        };
        view! { <li>{name}" · "<a href=Route::Forget(id).to_string()>{texts.records.forget}</a></li> }
    });
    view! {
        <div id="still-named">
            <h3>{t.deleted_title}</h3>
            <p>{t.deleted_text}</p>
            <ul class="plain">{rows.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The people whose last stay ended more than so many years ago, with that end; whoever
/// has no dated stay is not among them, as nobody can say since when.
fn over(desk: Desk, years: i32) -> Vec<(Id, String)> {
    let today = clock::today();
    let limit = NaiveDate::from_ymd_opt(today.year() - years, today.month(), 1);
    let limit = limit
        .map(|it| it.format("%Y-%m").to_string())
        .unwrap_or_default();
    desk.with(|workspace| {
        let mut last: HashMap<Id, Option<String>> = HashMap::new();
        let stays = [Collection::Mobility, Collection::Agreement];
        let stays = stays
            .into_iter()
            .flat_map(|of| workspace.table(of).records());
        for (_, stay) in stays {
            let Some(person) = value_at(stay, "person").and_then(|it| it.parse().ok()) else {
                continue;
            };
            let end = value_at(stay, "actualEnd").or_else(|| value_at(stay, "end"));
            let entry = last.entry(person).or_insert_with(|| Some(String::new()));
            *entry = match (entry.take(), end) {
                (Some(before), Some(end)) => Some(before.max(end.into_owned())),
                _ => None,
            };
        }
        let mut over: Vec<(Id, String)> = last
            .into_iter()
            .filter_map(|(id, end)| Some((id, end?)))
            .filter(|(id, end)| {
                end.as_str() < limit.as_str()
                    && workspace.table(Collection::Person).place(*id).is_some()
            })
            .collect();
        over.sort_by(|one, other| one.1.cmp(&other.1).then(one.0.cmp(&other.0)));
        over
    })
}
