//! What a file would change, shown before anything is: each record and each place is a
//! choice.

use super::health::moment;
use super::words::problem;
use crate::exchange::Received;
use crate::model::records::{Collection, Id};
use crate::text::Texts;
use crate::text::labels::{collection_name, field_label};
use crate::ui::desk::Desk;
use crate::workspace::Command;
use crate::workspace::compare::{Choice, Compared, Standing, restore};
use crate::workspace::diff::Difference;
use crate::workspace::fallen::{Fallen, Since};
use leptos::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// How many records of each kind are listed one by one; the choice for all of them
/// covers the others too.
const LISTED: usize = 200;

/// What a file would change.
#[derive(Debug)]
pub struct Preview {
    /// What was read of the file.
    pub received: Received,
    /// Its records that are not here word for word.
    pub compared: Vec<Compared>,
    /// How many are.
    pub same: usize,
    /// The records that it says were deleted, and that are here.
    pub fallen: Vec<Fallen>,
}

/// One thing that is chosen, by its number in the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pick {
    /// To take a record.
    Record(usize),
    /// To take a place of a record.
    Place(usize, usize),
    /// To delete a record.
    Deletion(usize),
}

/// What is chosen.
pub type Taken = BTreeSet<Pick>;

/// What is done unless somebody chooses.
pub fn proposed(compared: &[Compared]) -> Taken {
    let mut taken = Taken::new();
    for (at, it) in compared.iter().enumerate() {
        if it.proposed() == Choice::Take {
            taken.insert(Pick::Record(at));
        }
        if let Standing::Differs(places) = &it.standing {
            let places = places.iter().enumerate();
            let proposed = places.filter(|(_, place)| place.proposed() == Choice::Take);
            taken.extend(proposed.map(|(place, _)| Pick::Place(at, place)));
        }
    }
    taken
}

impl Preview {
    /// The one command that does what is chosen.
    pub fn command(&self, taken: &Taken) -> Command {
        let take = |is: bool| if is { Choice::Take } else { Choice::Keep };
        let numbers: HashMap<(Collection, Id), usize> = self
            .compared
            .iter()
            .enumerate()
            .map(|(at, it)| ((it.collection, it.id), at))
            .collect();
        let at = |it: &Compared| numbers.get(&(it.collection, it.id)).copied();
        let deleted = self.fallen.iter().enumerate();
        let deleted = deleted.filter(|(at, _)| taken.contains(&Pick::Deletion(*at)));
        restore(
            self.compared.clone(),
            |it| take(at(it).is_some_and(|at| taken.contains(&Pick::Record(at)))),
            |it, difference| {
                let Standing::Differs(places) = &it.standing else {
                    return Choice::Keep;
                };
                let place = places
                    .iter()
                    .position(|place| place.path == difference.path);
                let pick = at(it).zip(place).map(|(at, place)| Pick::Place(at, place));
                take(pick.is_some_and(|it| taken.contains(&it)))
            },
            deleted.map(|(_, it)| it.clone()).collect(),
        )
    }

    /// Draws it, kind by kind.
    pub fn draw(&self, desk: Desk, texts: &'static Texts, taken: RwSignal<Taken>) -> AnyView {
        let t = &texts.data;
        let records = |title, of: fn(&Standing) -> bool| {
            let members = self.compared.iter().enumerate();
            let members = members.filter(|(_, it)| of(&it.standing)).map(|(at, it)| {
                let name = called(desk, texts, it.collection, &it.text);
                (Pick::Record(at), name)
            });
            group(taken, texts, title, "", members.collect())
        };
        let deletions = |title, since| {
            let members = self.fallen.iter().enumerate();
            let members = members.filter(|(_, it)| it.since == since).map(|(at, it)| {
                let name = called(desk, texts, it.collection, &it.text);
                let when = t.fallen_on(&moment(texts, &it.when));
                (Pick::Deletion(at), format!("{name} · {when}"))
            });
            group(taken, texts, title, t.fallen_hint, members.collect())
        };
        view! {
            {records(t.new_title, |it| *it == Standing::New)}
            {records(t.gone_title, |it| matches!(it, Standing::Deleted(_)))}
            {differing(desk, texts, taken, self)}
            {deletions(t.fallen_title, Since::Unchanged)}
            {deletions(t.fallen_changed_title, Since::Changed)}
            {deletions(t.fallen_unknown_title, Since::Unknown)}
            {problems(texts, &self.received)}
        }
        .into_any()
    }
}

/// A record by its kind and its name.
fn called(desk: Desk, texts: &Texts, collection: Collection, text: &str) -> String {
    let name = desk.with(|workspace| workspace.name_in(collection, text));
    format!("{} · {name}", collection_name(texts, collection))
}

/// A checkbox for one thing, or for many together.
fn check(taken: RwSignal<Taken>, keys: Vec<Pick>, label: AnyView) -> AnyView {
    let seen = keys.clone();
    let checked = move || taken.with(|taken| seen.iter().all(|key| taken.contains(key)));
    let toggle = move |on: bool| {
        taken.update(|taken| {
            for key in &keys {
                if on {
                    taken.insert(*key);
                } else {
                    taken.remove(key);
                }
            }
        });
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=checked on:change:target=move |event| toggle(event.target().checked()) />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// Records that are taken, left or deleted as a whole: what is chosen and what it is called.
fn group(
    taken: RwSignal<Taken>,
    texts: &'static Texts,
    title: &str,
    hint: &'static str,
    members: Vec<(Pick, String)>,
) -> AnyView {
    if members.is_empty() {
        return ().into_any();
    }
    let all = members.iter().map(|(pick, _)| *pick).collect();
    let label = format!("{title} ({})", members.len()).into_any();
    let rows = members
        .into_iter()
        .take(LISTED)
        .map(|(pick, name)| view! { <li>{check(taken, vec![pick], name.into_any())}</li> })
        .collect_view();
    view! {
        <div class="restore-group">
            {check(taken, all, label)}
            <p class="hint">{hint}</p>
            <details>
                <summary>{texts.data.one_by_one}</summary>
                <ul class="plain">{rows}</ul>
            </details>
        </div>
    }
    .into_any()
}

/// Records that are here and say something else.
fn differing(
    desk: Desk,
    texts: &'static Texts,
    taken: RwSignal<Taken>,
    preview: &Preview,
) -> AnyView {
    let t = &texts.data;
    let records = preview.compared.iter().enumerate();
    let records: Vec<(usize, &Compared, &Vec<Difference>)> = records
        .filter_map(|(at, it)| match &it.standing {
            Standing::Differs(places) => Some((at, it, places)),
            _ => None,
        })
        .collect();
    if records.is_empty() {
        return ().into_any();
    }
    let all = records
        .iter()
        .flat_map(|(at, _, places)| (0..places.len()).map(|place| Pick::Place(*at, place)))
        .collect();
    let rows = records
        .iter()
        .take(LISTED)
        .map(|(at, it, places)| {
            let name = desk.name(it.collection, it.id);
            let places = places.iter().enumerate().map(|(place, difference)| {
                let state = match (&difference.before, &difference.after) {
                    (None, _) => t.place_added,
                    (_, None) => t.place_missing,
                    _ => t.place_conflict,
                };
                let label = view! {
                    <strong>{place_label(texts, it.collection, difference)}</strong>
                    " " <span class="tag" data-conflict=difference.conflicts().to_string()>{state}</span>
                    <span class="beside">
                        <span>{t.here} " : " <q>{shown(difference.before.as_deref())}</q></span>
                        <span>{t.there} " : " <q>{shown(difference.after.as_deref())}</q></span>
                    </span>
                };
                view! { <li>{check(taken, vec![Pick::Place(*at, place)], label.into_any())}</li> }
            });
            view! {
                <li>
                    <h4>{collection_name(texts, it.collection)} " · " {name}</h4>
                    <ul class="plain">{places.collect_view()}</ul>
                </li>
            }
        })
        .collect_view();
    let label = format!("{} ({})", t.differing_title, records.len()).into_any();
    view! {
        <div class="restore-group">
            <h3>{label}</h3>
            {check(taken, all, t.take_all.into_any())}
            <ul class="plain">{rows}</ul>
        </div>
    }
    .into_any()
}

/// What a place of a record is called; a place that this version does not know, by its
/// path.
pub fn place_label(t: &Texts, collection: Collection, difference: &Difference) -> String {
    match field_label(t, collection, &difference.path.names()) {
        "" => difference.path.to_string(),
        label => label.to_owned(),
    }
}

/// A stored value for reading: a text without its quotes, everything else as it is.
pub fn shown(raw: Option<&str>) -> String {
    let Some(raw) = raw else {
        return "–".to_owned();
    };
    let text = serde_json::from_str::<String>(raw).unwrap_or_else(|_| raw.to_owned());
    let short: String = text.chars().take(200).collect();
    if short.len() < text.len() {
        short + "…"
    } else {
        short
    }
}

fn problems(texts: &'static Texts, received: &Received) -> AnyView {
    let t = &texts.data;
    if received.problems.is_empty() {
        return ().into_any();
    }
    let rows = received.problems.iter().take(LISTED);
    let rows = rows
        .map(|it| view! { <li>{problem(texts, it)}</li> })
        .collect_view();
    view! {
        <div class="restore-group">
            <h3>{t.problems(received.problems.len())}</h3>
            <ul class="plain">{rows}</ul>
        </div>
    }
    .into_any()
}
