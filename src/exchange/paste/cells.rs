//! What a cell says, as fields of a component.

use super::{Column, Paste};
use crate::model::number::Typed;
use crate::model::records::{Collection, Content, Recognition, spec};
use crate::model::value::ValueError;
use crate::text::labels::choice_label;
use crate::text::{Lang, fold};
use crate::workspace::json::quoted;

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
    /// `virtual`).
    pub fn cells(&self, list: &str) -> Vec<Vec<Cell>> {
        let cell = |text: &String, column: Option<Column>| Cell {
            text: text.clone(),
            read: match column {
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
    let flag = |field| Ok((field, "true".to_owned()));
    match column {
        Column::Code if is_none(text) && list != "virtual" => return flag("noCode"),
        Column::Credits if is_none(text) => return flag("noCredits"),
        _ => {}
    }
    let text = match column {
        Column::Credits => without_unit(text).to_owned(),
        Column::Term => term_in_column(text),
        Column::Recognition => recognition(text),
        Column::Title | Column::Code | Column::Condition | Column::Description => {
            plain(text).to_owned()
        }
        Column::Links => text.to_owned(),
    };
    let path = format!("{list}.{}", column.field());
    match spec(Collection::Agreement, &path).map(|it| it.content) {
        Some(Content::Scalar { check, .. }) => Ok((column.field(), quoted(&check(&text)?))),
        _ => Ok((column.field(), quoted(&text))),
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

/// Whether a text names a term.
pub fn is_term(text: &str) -> bool {
    term(text).is_some()
}

/// A term as it is stored: `1/2` for *S1*, *Semestre 1*, *autumn*; by French use the
/// semesters of a whole programme are counted through, so that *S7* is a first one.
fn term(text: &str) -> Option<String> {
    let folded = fold(text.trim());
    if folded.contains('/') {
        let plain = folded.split('/').all(|it| it.trim().parse::<u8>().is_ok());
        return plain.then(|| folded.replace(' ', ""));
    }
    let words: Vec<&str> = folded
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    let first = [
        "automne",
        "autumn",
        "fall",
        "1er",
        "premier",
        "first",
        "1st",
        "wintersemester",
    ];
    let second = [
        "printemps",
        "spring",
        "hiver",
        "2e",
        "2eme",
        "second",
        "2nd",
        "deuxieme",
        "sommersemester",
    ];
    let year = ["annee", "annuel", "annuelle", "year", "yearly", "annual"];
    let known = [
        (&first[..], "1/2"),
        (&second[..], "2/2"),
        (&year[..], "1/1"),
    ];
    let mut named: Vec<&str> = known
        .into_iter()
        .filter(|(known, _)| words.iter().any(|it| known.contains(it)))
        .map(|(_, stored)| stored)
        .collect();
    let is_half = |it: &&str| ["semestre", "semester", "sem", "s"].contains(it);
    let halves = words.iter().any(is_half);
    for word in &words {
        let number = word.strip_prefix('s').unwrap_or(word).parse::<u8>().ok();
        let told = halves || word.starts_with('s');
        if let Some(number) = number.filter(|it| told && (1..=12).contains(it)) {
            named.push(if number % 2 == 1 { "1/2" } else { "2/2" });
        }
    }
    named.dedup();
    // Both halves of a year are for somebody to decide.
    match named.as_slice() {
        [one] => Some((*one).to_owned()),
        _ => None,
    }
}

/// A term where the heading says that it is one: a bare number is one of two then.
fn term_in_column(text: &str) -> String {
    let bare = match text.trim() {
        "1" => Some("1/2"),
        "2" => Some("2/2"),
        _ => None,
    };
    let told = bare.map(str::to_owned).or_else(|| term(text));
    told.unwrap_or_else(|| text.to_owned())
}

/// A text without the sign that keeps a spreadsheet from computing it.
fn plain(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => text,
    }
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
