//! What one cell says, for the field that it fills.

use super::names::plain;
use super::target::Target;
use crate::exchange::sheet::{Cell, Is, mended};
use crate::model::codes;
use crate::model::records::{Collection, Content, Id};
use crate::model::value::{Day, Kind, Value as _, ValueError};
use crate::text::labels::{choice_label, find};
use crate::text::{Lang, Texts};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use thiserror::Error;

/// Why a cell is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CellError {
    /// It is not a value of its field.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// The spreadsheet could not compute it.
    #[error("an error of the spreadsheet: {read}")]
    Spreadsheet {
        /// The error, as it stands.
        read: String,
    },
    /// It names a record that is not there, or several.
    #[error("{read:?} is not one {of}")]
    Reference {
        /// The collection.
        of: Collection,
        /// What was read.
        read: String,
    },
    /// The record has no such place.
    #[error("no such field")]
    NoField,
}

/// What was done to a cell before it could be read; somebody may want to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// Its letters were UTF-8 that had been read as Windows-1252.
    Mended,
    /// Its line breaks became spaces.
    Joined,
    /// Its number was taken for Excel's count of days.
    Counted,
    /// Its time was left out.
    Timeless,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The text of the value, as it is stored.
    pub text: String,
    /// What was done to it.
    pub note: Option<Note>,
}

/// Finds the record that a cell names, where exactly one is meant.
pub type Refer<'a> = dyn Fn(Collection, &str) -> Option<Id> + 'a;

/// Finds none: for a caller that knows no records.
pub fn no_references(_: Collection, _: &str) -> Option<Id> {
    None
}

/// A place of a record, ready to be read into.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    path: &'a str,
    /// What stands there.
    pub kind: Kind,
    check: fn(&str) -> Result<String, ValueError>,
}

impl<'a> Field<'a> {
    /// The field of a place; `None` where the record has no such place.
    pub fn of(collection: Collection, target: &'a Target) -> Option<Self> {
        match target.spec(collection)?.content {
            Content::Scalar { kind, check } => Some(Self {
                path: &target.path,
                kind,
                check,
            }),
            Content::List(_) => None,
        }
    }

    /// Reads a cell as the form reads what is typed; besides, countries, languages and
    /// choices by their names in French and English, and days as spreadsheets count them.
    ///
    /// # Errors
    /// See [`CellError`].
    pub fn read(self, cell: &Cell, refer: &Refer<'_>) -> Result<Reading, CellError> {
        if cell.is == Is::Error {
            let read = cell.text.clone();
            return Err(CellError::Spreadsheet { read });
        }
        let (text, mut note) = tidy(&cell.text, self.kind);
        if let Kind::Reference(of) = self.kind {
            let found = refer(of, &text).map(|it| it.to_string());
            let read = text.into_owned();
            let text = found.ok_or(CellError::Reference { of, read })?;
            return Ok(Reading { text, note });
        }
        let read = match (self.check)(&text) {
            Ok(read) => read,
            Err(error) => match otherwise(self.kind, self.path, &text, cell.is) {
                Some((read, how)) => {
                    note = note.or(how);
                    (self.check)(&read)?
                }
                None => return Err(error.into()),
            },
        };
        Ok(Reading { text: read, note })
    }
}

/// Reads one cell for a place of a record, as [`Field::read`] does.
///
/// # Errors
/// See [`CellError`].
pub fn value(
    collection: Collection,
    target: &Target,
    cell: &Cell,
    refer: &Refer<'_>,
) -> Result<Reading, CellError> {
    let field = Field::of(collection, target).ok_or(CellError::NoField)?;
    field.read(cell, refer)
}

/// A text without what cannot be seen, and on one line where its field has one.
fn tidy(text: &str, kind: Kind) -> (Cow<'_, str>, Option<Note>) {
    let is_plain = |it: u8| it.is_ascii_graphic() || it == b' ';
    if kind != Kind::Email && text.bytes().all(is_plain) {
        return (Cow::Borrowed(text.trim()), None);
    }
    let (text, mut note) = match mended(text) {
        Some(text) => (Cow::Owned(text), Some(Note::Mended)),
        None => (Cow::Borrowed(text), None),
    };
    let unseen = ['\u{200b}', '\u{feff}', '\u{ad}', '\u{2060}'];
    let text = if text.contains(unseen) {
        Cow::Owned(text.replace(unseen, ""))
    } else {
        text
    };
    if kind == Kind::LongText {
        return (text, note);
    }
    let trimmed = text.trim();
    let address = trimmed.strip_prefix("mailto:");
    let trimmed = address.filter(|_| kind == Kind::Email).unwrap_or(trimmed);
    if trimmed.contains(['\n', '\r', '\t', '\u{a0}', '\u{202f}', '\u{b}']) {
        if trimmed.contains(['\n', '\r', '\u{b}']) {
            note = note.or(Some(Note::Joined));
        }
        // Spaces count in an Erasmus code: only the kinds of space change.
        let words: Vec<&str> = trimmed
            .split(['\n', '\r', '\u{b}'])
            .map(str::trim)
            .collect();
        let line = words.join(" ").replace(['\t', '\u{a0}', '\u{202f}'], " ");
        return (Cow::Owned(line.trim().to_owned()), note);
    }
    (Cow::Owned(trimmed.to_owned()), note)
}

/// What a cell means that no form would take.
fn otherwise(kind: Kind, path: &str, text: &str, is: Is) -> Option<(String, Option<Note>)> {
    let code = |it: Option<&'static codes::Entry>| it.map(|it| (it.code.to_owned(), None));
    match kind {
        Kind::Country => code(country(text)),
        Kind::Language => code(find(codes::languages(), text)),
        Kind::Isced => code(find(codes::isced(), text)),
        Kind::Choice(words) => choice(path, words, text).map(|it| (it.to_owned(), None)),
        Kind::Day | Kind::DayOrMonth => {
            let timeless = || {
                let (day, time) = text.split_once(['T', ' '])?;
                let is_time =
                    time.contains(':') && time.starts_with(|it: char| it.is_ascii_digit());
                (is_time && Day::parse(day).is_ok()).then(|| (day.to_owned(), Some(Note::Timeless)))
            };
            counted(text)
                .map(|it| (it, Some(Note::Counted)))
                .or_else(timeless)
        }
        Kind::Flag if is == Is::Number => {
            Some((if text == "0" { "false" } else { "true" }.to_owned(), None))
        }
        _ => None,
    }
}

/// A country by its name, however its words are joined.
fn country(text: &str) -> Option<&'static codes::Entry> {
    let wanted = plain(text);
    find(codes::countries(), text).or_else(|| {
        let mut all = codes::countries().iter();
        all.find(|it| plain(it.fr) == wanted || plain(it.en) == wanted)
    })
}

/// The word of a choice, by its label in French or English.
fn choice(path: &str, words: &[&'static str], text: &str) -> Option<&'static str> {
    let wanted = plain(text);
    let labelled =
        |t: &'static Texts, word: &&&'static str| plain(choice_label(t, path, word)) == wanted;
    let texts = [Lang::Fr, Lang::En, Lang::FrCa].map(Lang::texts);
    let mut found = texts
        .into_iter()
        .filter_map(|t| words.iter().find(|it| labelled(t, it)));
    found.next().copied()
}

/// The day of Excel's count: 1 is the first of January 1900, and the 60th day, which was
/// none, counts.
fn counted(text: &str) -> Option<String> {
    let days: u64 = text
        .parse()
        .ok()
        .filter(|it| (10_000..=73_050).contains(it))?;
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let day = start.checked_add_days(Days::new(days))?;
    Some(Day::of(day).text())
}
