//! What a field offers for a text that is being typed.

use super::columns as shown;
use super::editing::Editing;
use crate::model::codes;
use crate::model::presets;
use crate::model::records::{Collection, columns, summarise, value_at};
use crate::model::value::{Kind, Tags, Value as _};
use crate::text::labels::entry_name;
use crate::text::{Texts, fold};
use crate::ui::components::Found;
use crate::ui::host::said;
use crate::workspace::listing::matches;
use std::collections::BTreeSet;

/// How many suggestions are shown at most.
const MOST: usize = 8;

/// The suggestions for a text in a field of this kind, those that begin with it first.
pub fn suggestions(editing: Editing, kind: Kind, text: &str) -> Vec<Found> {
    let t = editing.desk.app.texts();
    let query = fold(text.trim());
    let found = match kind {
        Kind::Country => countries(editing, t),
        Kind::Language => entries(codes::languages(), t),
        Kind::Isced => {
            // Only detailed fields, of four digits, can be chosen.
            let mut fields = entries(codes::isced(), t);
            fields.retain(|it| it.value.len() == 4);
            fields
        }
        Kind::CreditSystem => presets::credit_systems()
            .iter()
            .map(|it| found(&it.id, t.words(&it.name), t.words(&it.area)))
            .collect(),
        Kind::LookupTable => presets::lookup_tables()
            .iter()
            .map(|it| {
                found(
                    &it.id,
                    t.words(&it.name),
                    it.dated.as_deref().unwrap_or_default(),
                )
            })
            .collect(),
        Kind::GradeScale => presets::grade_scales()
            .iter()
            .map(|it| found(&it.id, t.words(&it.name), &it.id))
            .collect(),
        Kind::Tags => return tags(editing, text),
        Kind::Reference(other) => return records(editing, other, &query, t),
        _ => Vec::new(),
    };
    best(found.into_iter(), &query)
}

/// The labels in use that begin the last one typed, each together with those before it.
fn tags(editing: Editing, text: &str) -> Vec<Found> {
    let (before, last) = match text.rsplit_once(Tags::SEPARATORS) {
        Some((before, last)) => (before, last),
        None => ("", text),
    };
    let place = columns(Collection::Partner)
        .iter()
        .position(|it| *it == "tags");
    let used: BTreeSet<String> = editing.desk.with(|workspace| {
        let rows = workspace.table(Collection::Partner).rows();
        let cells = rows.filter_map(|(_, row)| row.split('\t').nth(place?));
        let tags = cells.filter_map(|it| Tags::parse(it).ok());
        tags.flat_map(|it| it.iter().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    });
    let written = Tags::parse(before).ok();
    let is_new = |tag: &String| {
        let tag = fold(tag);
        written
            .as_ref()
            .is_none_or(|it| it.iter().all(|it| fold(it) != tag))
    };
    let whole = used.into_iter().filter(is_new).filter_map(|tag| {
        let whole = Tags::parse(&format!("{before},{tag}")).ok()?.text();
        Some(found(&whole, &tag, ""))
    });
    best(whole, &fold(last.trim()))
}

/// The countries; before all others those of a vocational training centre, where the office
/// is one.
fn countries(editing: Editing, t: &Texts) -> Vec<Found> {
    let mut all = entries(codes::countries(), t);
    let is_vocational = editing.desk.with(|it| {
        let mut offices = it.table(Collection::Office).records();
        offices.any(|(_, text)| value_at(text, "vet").as_deref() == Some("true"))
    });
    if is_vocational {
        let place = |it: &Found| {
            let mut first = codes::VOCATIONAL_PARTNERS.iter();
            first
                .position(|code| *code == it.value)
                .unwrap_or(usize::MAX)
        };
        all.sort_by_key(place);
    }
    all
}

fn found(value: &str, label: &str, detail: &str) -> Found {
    Found {
        value: value.to_owned(),
        label: label.to_owned(),
        detail: detail.to_owned(),
    }
}

fn entries(list: &'static [codes::Entry], t: &Texts) -> Vec<Found> {
    let entry = |it: &codes::Entry| found(it.code, entry_name(t, it), it.code);
    list.iter().map(entry).collect()
}

/// Records by what their lists show, those of the host after those of the space; the
/// first column that is not a name tells them apart.
pub fn records(editing: Editing, other: Collection, query: &str, t: &'static Texts) -> Vec<Found> {
    editing.desk.with(|workspace| {
        let columns = shown::of(other);
        let host = said();
        let given = host.iter().flat_map(|it| it.of(other));
        let given = given.filter(|(id, _)| workspace.table(other).row(*id).is_none());
        let given = given.filter_map(|(id, text)| Some((id, summarise(other, text)?.join("\t"))));
        let here = workspace.table(other).rows();
        let here = here.map(|(id, row)| (id, row.to_owned()));
        let rows = here.chain(given).map(|(id, row)| {
            let row = row.as_str();
            let mut cells = columns
                .iter()
                .map(|column| shown::cell(workspace, t, other, row, column))
                .filter(|it| !it.is_empty());
            let names = if other == Collection::Partner { 1 } else { 2 };
            let label: Vec<String> = cells.by_ref().take(names).collect();
            let detail: Vec<String> = cells.take(3).collect();
            found(&id.to_string(), &label.join(" "), &detail.join(" · "))
        });
        best(rows, query)
    })
}

fn best(all: impl Iterator<Item = Found>, query: &str) -> Vec<Found> {
    let mut first = Vec::new();
    let mut then = Vec::new();
    for it in all {
        let folded = fold(&format!("{} {}", it.label, it.detail));
        if folded.starts_with(query) {
            first.push(it);
        } else if then.len() < MOST && matches(&folded, query) {
            then.push(it);
        }
        if first.len() == MOST {
            break;
        }
    }
    first.append(&mut then);
    first.truncate(MOST);
    first
}
