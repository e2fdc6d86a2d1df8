//! A table as a text that a spreadsheet takes, and that a paste reads back.

use super::cells::{collection_of, flag_of, is_computed, system};
use crate::text::Texts;
use crate::text::labels::{choice_label, field_label};

/// The column that is copied only where a line counts its credits in a way of its own.
const SYSTEM: &str = "system";

/// The table `list` of these items, with its headings. `stored` gives what a field of an
/// item says, as it is stored.
///
/// Cells become one line; an item that says nothing becomes an empty line, which a paste
/// leaves out.
pub fn write(
    list: &str,
    columns: &[&str],
    items: &[String],
    stored: &dyn Fn(&str, &str) -> String,
    t: &Texts,
) -> String {
    let has_systems = items.iter().any(|it| !stored(it, SYSTEM).is_empty());
    let columns = columns.iter().copied();
    let columns: Vec<&str> = columns.chain(has_systems.then_some(SYSTEM)).collect();
    let head = columns
        .iter()
        .map(|it| field_label(t, collection_of(list), &format!("{list}.{it}")).to_owned());
    let mut lines = vec![head.collect::<Vec<_>>().join("\t")];
    lines.extend(items.iter().map(|item| {
        let cells = columns
            .iter()
            .map(|field| quoted(&cell(list, field, &|it| stored(item, it), t)));
        cells.collect::<Vec<_>>().join("\t")
    }));
    lines.join("\n")
}

/// The text of a cell.
fn cell(list: &str, field: &str, stored: &dyn Fn(&str) -> String, t: &Texts) -> String {
    let value = stored(field);
    let flag = flag_of(list, field).filter(|_| value.is_empty());
    if flag.is_some_and(|it| stored(it) == "true") {
        return none_text(t, field).to_owned();
    }
    let text = match field {
        // A spreadsheet would take 1/2 for a day.
        "term" => match value.split_once('/') {
            Some((number, "2")) => format!("S{number}"),
            _ => value,
        },
        "recognition" | "status" => match choice_label(t, field, &value) {
            "" => value,
            label => label.to_owned(),
        },
        SYSTEM => named_system(value, t),
        _ => value,
    };
    if is_computed(text.trim_start_matches('\'')) {
        format!("'{text}")
    } else {
        text
    }
}

/// The name of a credit system, or its key where the name would be read as another.
fn named_system(key: String, t: &Texts) -> String {
    let named = crate::model::presets::credit_system(&key).map(|it| t.words(&it.name));
    match named.filter(|it| system(it) == key) {
        Some(name) => name.to_owned(),
        None => key,
    }
}

/// What a cell says of which there is none.
pub fn none_text(t: &Texts, field: &str) -> &'static str {
    match field {
        "code" => t.document.no_code,
        _ => t.agreement.not_applicable,
    }
}

/// A cell as spreadsheets write it between tabs.
fn quoted(text: &str) -> String {
    let text = text.replace(['\t', '\n', '\r'], " ");
    if text.contains('"') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
