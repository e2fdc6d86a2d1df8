//! What a cell says, as fields of a component.

use super::status::status_of;
use super::terms::term_in_column;
use super::{Column, Paste};
use crate::model::bilingual::Bilingual;
use crate::model::number::Typed;
use crate::model::presets;
use crate::model::records::{Collection, Content, Recognition, spec};
use crate::model::value::ValueError;
use crate::text::labels::choice_label;
use crate::text::{Lang, fold};
use crate::workspace::json::quoted;

/// The list of results of a transcript, which is read like those of an agreement.
const RESULTS: &str = "results";

/// A field of a component and its JSON text.
pub type Stored = (&'static str, String);

/// A cell, and what is made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// As it was pasted.
    pub text: String,
    /// The field it becomes; nothing for an empty cell, or one that is left out.
    pub read: Result<Option<Stored>, ValueError>,
}

impl Paste {
    /// The cells of every line, read for the list of components at `list` (`host`, `home`,
    /// `virtual`) of an agreement, or for the `results` of a transcript.
    pub fn cells(&self, list: &str) -> Vec<Vec<Cell>> {
        let cell = |text: &String, column: Option<Column>| Cell {
            text: text.clone(),
            read: match column {
                // A result without a mark or code says nothing by its sign for none.
                Some(_) if list == RESULTS && is_none(text) => Ok(None),
                Some(column) if !text.is_empty() => read(list, column, text).map(Some),
                _ => Ok(None),
            },
        };
        let row = |row: &Vec<String>| {
            let columns = self.columns.iter().copied();
            row.iter()
                .zip(columns)
                .map(|(text, column)| cell(text, column))
                .collect()
        };
        self.rows.iter().map(row).collect()
    }
}

fn read(list: &str, column: Column, text: &str) -> Result<Stored, ValueError> {
    if let Some(flag) = flag_of(list, column.field()).filter(|_| is_none(text)) {
        return Ok((flag, "true".to_owned()));
    }
    let text = match column {
        Column::Credits => without_unit(text).to_owned(),
        Column::Term => term_in_column(text),
        Column::Recognition => recognition(text),
        Column::System => system(text),
        Column::Status => match status_of(text) {
            Some(status) => status.word().to_owned(),
            None => text.to_owned(),
        },
        Column::Title | Column::Code | Column::Condition | Column::Description | Column::Mark => {
            plain(text).to_owned()
        }
        Column::Links => text.to_owned(),
    };
    let path = format!("{list}.{}", column.field());
    match spec(collection_of(list), &path).map(|it| it.content) {
        Some(Content::Scalar { check, .. }) => Ok((column.field(), quoted(&check(&text)?))),
        _ => Ok((column.field(), quoted(&text))),
    }
}

/// The collection of which a list is.
pub fn collection_of(list: &str) -> Collection {
    if list == RESULTS {
        Collection::Transcript
    } else {
        Collection::Agreement
    }
}

/// The flag that a column's word for nothing stands for: a code that there is none of,
/// credits that do not apply. Table C has no such flag for codes.
pub fn flag_of(list: &str, field: &str) -> Option<&'static str> {
    match (list, field) {
        (RESULTS, _) | ("virtual", "code") => None,
        (_, "code") => Some("noCode"),
        (_, "credits") => Some("noCredits"),
        _ => None,
    }
}

/// Whether a text says that there is none.
pub fn is_none(text: &str) -> bool {
    let words = [
        "-",
        "–",
        "—",
        "s.o.",
        "s/o",
        "so",
        "n/a",
        "na",
        "aucun",
        "aucune",
        "none",
        "sans objet",
        "sans code",
        "no code",
        "sans credits",
        "no credits",
        "not applicable",
    ];
    words.contains(&fold(text.trim()).as_str())
}

/// A number without the unit after it: `6 ECTS`.
fn without_unit(text: &str) -> &str {
    let end = text.rfind(|it: char| it.is_ascii_digit());
    let parted = end.and_then(|at| text.split_at_checked(at.saturating_add(1)));
    let Some((number, unit)) = parted else {
        return text;
    };
    let unit = unit.trim();
    if unit.chars().all(|it| it.is_alphabetic() || it == '.') {
        number
    } else {
        text
    }
}

/// Whether a text is a number of credits.
pub fn is_credits(text: &str) -> bool {
    Typed::parse(without_unit(text)).is_ok_and(|it| !it.value.is_negative())
}

/// Whether a spreadsheet would compute a text.
pub fn is_computed(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// A text without the sign that keeps a spreadsheet from computing it.
fn plain(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_computed(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

/// The key of a credit system, for its key or what this product calls it in either
/// language.
pub fn system(text: &str) -> String {
    let all = presets::credit_systems().iter();
    named(all.map(|it| (it.id.as_str(), &it.name)), text)
}

/// The same of a grade scale.
pub fn scale(text: &str) -> String {
    let all = presets::grade_scales().iter();
    named(all.map(|it| (it.id.as_str(), &it.name)), text)
}

fn named<'a>(
    mut all: impl Iterator<Item = (&'a str, &'a Bilingual)> + Clone,
    text: &str,
) -> String {
    let folded = called(text);
    let by_key = all.clone().find(|(id, _)| called(id) == folded);
    let named = by_key.or_else(|| {
        all.find(|(_, name)| {
            let mut names = Lang::ALL.into_iter().map(|lang| lang.texts().words(name));
            names.any(|name| called(name) == folded)
        })
    });
    named.map_or_else(|| text.to_owned(), |(id, _)| id.to_owned())
}

/// A name to be compared, whichever spaces stand in it.
fn called(name: &str) -> String {
    fold(&name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The word of a recognition: for a yes or a no, or for what this product calls it in
/// either language.
fn recognition(text: &str) -> String {
    let folded = fold(text.trim());
    let named = Recognition::ALL.iter().find(|it| {
        let called = |lang: Lang| fold(choice_label(lang.texts(), "recognition", it.word()));
        Lang::ALL.into_iter().any(|lang| called(lang) == folded)
    });
    match (named, folded.as_str()) {
        (Some(named), _) => named.word().to_owned(),
        (None, "oui" | "yes" | "x") => Recognition::Automatic.word().to_owned(),
        (None, "non" | "no") => Recognition::Other.word().to_owned(),
        (None, _) => text.to_owned(),
    }
}
