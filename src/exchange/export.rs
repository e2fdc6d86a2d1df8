//! Records as a table: what a list shows, and everything beside it, for a spreadsheet. What
//! is written is read again by [`super::import`], whatever the language.

use super::import::{Target, targets};
use super::sheet::{Holds, Table, TableColumn};
use crate::model::codes;
use crate::model::records::{Collection, Content, Id, value_at};
use crate::model::value::Kind;
use crate::text::labels::{choice_label, collection_plural, entry_name, field_label, item_label};
use crate::text::{Lang, Texts};
use crate::workspace::path::Path;
use crate::workspace::{edit, json};
use std::borrow::Cow;

/// The most items of a list that have columns of their own.
const ITEMS: usize = 9;

/// The records of a collection as one table, a row each, in their order. A column stands
/// for every field that any of them fills; `name` tells what a reference is called. Beside
/// it, how many items of lists have no columns: those beyond the ninth of a record.
pub fn table<'a>(
    collection: Collection,
    records: impl Iterator<Item = &'a str> + Clone,
    name: &dyn Fn(Collection, Id) -> String,
    t: &Texts,
) -> (Table, usize) {
    let mut left = 0_usize;
    let mut columns: Vec<(Target, TableColumn)> = Vec::new();
    for target in targets(collection) {
        let most = match target.list(collection) {
            None => 1,
            Some((list, _)) => {
                let counts = records.clone().map(|it| items(it, list).len());
                counts.max().unwrap_or(0).min(ITEMS)
            }
        };
        for number in 1..=most {
            let item = target.item.and_then(|_| u8::try_from(number).ok());
            let target = Target {
                path: target.path.clone(),
                item,
            };
            let filled = |record: &str| said(record, collection, &target).is_some();
            if records.clone().any(filled) {
                let column = TableColumn {
                    name: heading(collection, &target, t),
                    holds: holds(target.kind(collection)),
                };
                columns.push((target, column));
            }
        }
    }
    let rows = records.map(|record| {
        left = left.saturating_add(beyond(record, collection));
        let cells = columns.iter().map(|(target, _)| {
            let stored = said(record, collection, target);
            stored.map_or_else(String::new, |it| shown(collection, target, &it, name, t))
        });
        cells.collect()
    });
    let rows = rows.collect();
    let table = Table {
        name: collection_plural(t, collection).to_owned(),
        columns: columns.into_iter().map(|(_, it)| it).collect(),
        rows,
    };
    (table, left)
}

/// The table as lines of cells, the heading first. Numbers are written as the language
/// does, so that a spreadsheet of that language reads them.
pub fn lines(table: &Table, t: &Texts) -> Vec<Vec<String>> {
    let head = table.columns.iter().map(|it| it.name.clone()).collect();
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().zip(&table.columns);
        let cell = |(cell, column): (&String, &TableColumn)| match column.holds {
            Holds::Number if t.lang != Lang::En => cell.replace('.', ","),
            _ => cell.clone(),
        };
        cells.map(cell).collect()
    });
    std::iter::once(head).chain(rows).collect()
}

/// The heading of a column; of a field of an item, with the name of the item and, from the
/// second on, its number.
fn heading(collection: Collection, target: &Target, t: &Texts) -> String {
    let label = field_label(t, collection, &target.path);
    let Some((list, _)) = target.list(collection) else {
        return label.to_owned();
    };
    let item = item_label(t, collection, list);
    match target.item {
        Some(number) if number > 1 => format!("{item} {label} {number}"),
        _ => format!("{item} {label}"),
    }
}

fn holds(kind: Option<Kind>) -> Holds {
    match kind {
        Some(Kind::Number) => Holds::Number,
        Some(Kind::Day) => Holds::Day,
        _ => Holds::Text,
    }
}

/// The ids of the items of a list.
fn items(record: &str, list: &str) -> Vec<String> {
    let raw = edit::get(record, &Path::of_field(list).0).ok().flatten();
    let items = raw.as_deref().and_then(json::items).unwrap_or_default();
    items.into_iter().map(|(id, _)| id).collect()
}

/// How many items of a record have no columns.
fn beyond(record: &str, collection: Collection) -> usize {
    let lists = collection.fields().iter();
    let lists = lists.filter(|it| matches!(it.content, Content::List(_)));
    let counts = lists.map(|it| items(record, it.path).len().saturating_sub(ITEMS));
    counts.fold(0, usize::saturating_add)
}

/// What stands at a place of a record, as stored.
fn said(record: &str, collection: Collection, target: &Target) -> Option<String> {
    let path: Cow<'_, str> = match target.list(collection) {
        None => Cow::Borrowed(&target.path),
        Some((list, field)) => {
            let at = usize::from(target.item?).checked_sub(1)?;
            let id = items(record, list).into_iter().nth(at)?;
            format!("{list}.{id}.{field}").into()
        }
    };
    let text = value_at(record, &path)?.into_owned();
    (!text.is_empty()).then_some(text)
}

/// A stored value as people write it, and as an import reads it.
fn shown(
    collection: Collection,
    target: &Target,
    stored: &str,
    name: &dyn Fn(Collection, Id) -> String,
    t: &Texts,
) -> String {
    let entry = |list: &'static [codes::Entry]| {
        let entry = list.iter().find(|it| it.code == stored);
        entry.map_or_else(|| stored.to_owned(), |it| entry_name(t, it).to_owned())
    };
    match target.kind(collection) {
        Some(Kind::Choice(_)) => match choice_label(t, &target.path, stored) {
            "" => stored.to_owned(),
            label => label.to_owned(),
        },
        Some(Kind::Country) => entry(codes::countries()),
        Some(Kind::Language) => entry(codes::languages()),
        Some(Kind::Flag) => match stored {
            "true" => t.records.yes.to_owned(),
            _ => t.records.no.to_owned(),
        },
        Some(Kind::Reference(of)) => match stored.parse() {
            Ok(id) => Some(name(of, id)).filter(|it| !it.is_empty()),
            Err(_) => None,
        }
        .unwrap_or_else(|| stored.to_owned()),
        _ => stored.to_owned(),
    }
}
