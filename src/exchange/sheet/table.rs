//! Tables that leave as workbooks.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The most letters of a cell in Excel.
pub const SHEET_LETTERS: usize = 32_767;

/// The most rows of a sheet in Excel, with its heading.
pub const SHEET_ROWS: usize = 1_048_576;

/// One sheet to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name: up to 31 letters, none of `[]:*?/\`.
    pub name: String,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows; each with at most as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// What its cells hold.
    pub holds: Holds,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holds {
    /// Texts, whatever they look like.
    Text,
    /// Numbers; a text that is none, such as `2/3`, stays a text.
    Number,
    /// Days as `2025-09-01`; another text stays a text.
    Day,
}

/// Why a table cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum WriteError {
    /// A cell is longer than Excel's cells are.
    #[error("{letters} letters in row {row} of {column:?}, at most {SHEET_LETTERS}")]
    CellTooLong {
        /// The number of the row, from 1, the heading counted.
        row: usize,
        /// The name of the column.
        column: String,
        /// Its letters.
        letters: usize,
    },
    /// More rows than a sheet of Excel has.
    #[error("{rows} rows, at most {SHEET_ROWS}")]
    TooManyRows {
        /// How many.
        rows: usize,
    },
    /// Excel takes no such name of a sheet, or no such number of columns.
    #[error("{0}")]
    Refused(String),
}
