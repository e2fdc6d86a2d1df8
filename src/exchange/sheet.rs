//! Tables of the outside world: CSV and workbooks, as sheets of cells.
//!
//! A cell is a text, whatever it was: a number in its shortest decimals, a day as
//! `2025-09-01`. Only what holds something is kept, with its place, so that a workbook of
//! two cells far apart is two cells.

mod encoding;
mod error;
mod garbled;
mod heading;
mod kind;
mod lines;
mod table;

pub use encoding::Encoding;
#[cfg(feature = "spreadsheets")]
pub(super) use error::note;
pub use error::{TableError, TableFinding};
pub use garbled::mended;
pub use heading::{Heading, heading};
pub use kind::{FileKind, kind_of};
pub use table::{Holds, SHEET_LETTERS, SHEET_ROWS, Table, TableColumn, WriteError};

use crate::model::limits;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::ControlFlow;

/// A file of tables, as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// Its sheets, in their order; a CSV has one, without a name.
    pub sheets: Vec<Sheet>,
    /// What is to be said of it.
    pub findings: Vec<TableFinding>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name; empty for a CSV.
    pub name: String,
    /// Its rows that hold something, from the top.
    pub rows: Vec<Row>,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its number, from 1, as a spreadsheet shows it.
    pub number: u32,
    /// Its cells that hold something, from the left.
    pub cells: Vec<Cell>,
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its column, from 0.
    pub column: u32,
    /// What it was.
    pub is: Is,
    /// Its text, as it stands.
    pub text: String,
}

/// What a cell is in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Is {
    /// A text; all cells of a CSV are.
    Text,
    /// A number.
    Number,
    /// A day, or a moment.
    Day,
    /// True or false.
    Flag,
    /// An error of the spreadsheet, such as `#REF!`.
    Error,
}

impl Row {
    /// The cell of a column.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |it| it.column);
        self.cells.get(at.ok()?)
    }
}

impl Sheet {
    /// How many columns there are up to the last that holds something.
    pub fn width(&self) -> u32 {
        let last = self.rows.iter().filter_map(|it| it.cells.last());
        last.map(|it| it.column.saturating_add(1))
            .max()
            .unwrap_or_default()
    }
}

/// A place in a workbook, written as spreadsheets do: `Feuille 1!B12`, or `B12`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The name of the sheet; empty in a CSV.
    pub sheet: String,
    /// The number of the row, from 1.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.sheet.is_empty() {
            write!(f, "{}!", self.sheet)?;
        }
        write!(f, "{}{}", letters(self.column), self.row)
    }
}

/// The letters of a column: `A` for 0, `XFD` for 16,383.
pub fn letters(column: u32) -> String {
    let mut left = column;
    let mut letters = Vec::new();
    loop {
        let letter = u8::try_from(left % 26).unwrap_or_default();
        letters.push(char::from(b'A'.saturating_add(letter)));
        if left < 26 {
            break;
        }
        left = (left / 26).saturating_sub(1);
    }
    letters.iter().rev().collect()
}

/// How far a reading has come: bytes read, of how many. Whoever is told may stop it.
pub type Progress<'a> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'a;

/// Reads a table: a CSV in any usual encoding and separation, a workbook of Excel, or what
/// EWP says of institutions.
///
/// # Errors
/// See [`TableError`]: each says what the file is instead, or which limit it passes and
/// where.
pub fn read(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Workbook, TableError> {
    if bytes.len() > limits::TABLE_BYTES {
        return Err(TableError::TooLarge { size: bytes.len() });
    }
    match kind_of(bytes) {
        FileKind::Text => lines::read(bytes, progress),
        FileKind::Profile => super::profile::read(bytes),
        #[cfg(feature = "spreadsheets")]
        FileKind::Workbook => super::xlsx::read(bytes, progress),
        kind => Err(TableError::Not(kind)),
    }
}

/// What the cells of a table come to, held under the limits while they are read.
#[derive(Debug, Default)]
pub(super) struct Tally {
    cells: usize,
    bytes: usize,
}

impl Tally {
    /// Counts a cell before it is kept.
    ///
    /// # Errors
    /// With it a limit is passed.
    pub(super) fn add(&mut self, text: &str, place: impl Fn() -> Place) -> Result<(), TableError> {
        let size = text.len();
        if size > limits::CELL_BYTES {
            let place = place();
            return Err(TableError::CellTooLarge { place, size });
        }
        self.cells = self.cells.saturating_add(1);
        self.bytes = self.bytes.saturating_add(size);
        if self.cells > limits::TABLE_CELLS {
            return Err(TableError::TooManyCells { place: place() });
        }
        if self.bytes > limits::TABLE_BYTES {
            return Err(TableError::TooMuchText { place: place() });
        }
        Ok(())
    }
}

/// Whether nothing of a text can be seen.
pub(super) fn is_blank(text: &str) -> bool {
    let unseen = |it: char| it.is_whitespace() || matches!(it, '\u{200b}' | '\u{feff}' | '\u{ad}');
    text.chars().all(unseen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_written_as_in_a_spreadsheet() {
        let named = |column, row| {
            let sheet = String::new();
            let place = Place { sheet, row, column };
            place.to_string()
        };
        assert_eq!(named(0, 1), "A1");
        assert_eq!((named(25, 2), named(26, 2)), ("Z2".into(), "AA2".into()));
        assert_eq!(named(701, 9), "ZZ9");
        assert_eq!(named(702, 9), "AAA9");
        assert_eq!(named(16_383, 1_048_576), "XFD1048576");
        let sheet = "Feuille 1".to_owned();
        let place = Place {
            sheet,
            row: 12,
            column: 1,
        };
        assert_eq!(place.to_string(), "Feuille 1!B12");
    }
}
