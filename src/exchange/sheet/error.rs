//! Why a table is not read, and what is to be said of one that is.

use super::{Encoding, FileKind, Place};
use crate::model::limits;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why nothing is read of a file.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum TableError {
    /// Nothing in it.
    #[error("no cell holds anything")]
    Empty,
    /// It is larger than a table may be.
    #[error("{size} bytes, at most {}", limits::TABLE_BYTES)]
    TooLarge {
        /// Its bytes.
        size: usize,
    },
    /// It is something else, from which a table may be saved.
    #[error("a file of the kind {0:?}")]
    Not(FileKind),
    /// A part of the workbook asks for a password.
    #[error("protected by a password")]
    Password,
    /// Unpacked, the workbook is larger than a table may be.
    #[error("more than {} bytes unpacked", limits::TABLE_BYTES)]
    InflatesTooFar,
    /// The workbook has more files in it than it may.
    #[error("{count} parts, at most {}", limits::WORKBOOK_PARTS)]
    TooManyParts {
        /// How many.
        count: usize,
    },
    /// More cells than a table may have.
    #[error("more than {} cells, at {place}", limits::TABLE_CELLS)]
    TooManyCells {
        /// Where the limit is passed.
        place: Place,
    },
    /// More text than a table may have: one text may stand in many cells.
    #[error("more than {} bytes of text, at {place}", limits::TABLE_BYTES)]
    TooMuchText {
        /// Where the limit is passed.
        place: Place,
    },
    /// A cell is longer than it may be.
    #[error("{size} bytes in {place}, at most {}", limits::CELL_BYTES)]
    CellTooLarge {
        /// Where.
        place: Place,
        /// Its bytes.
        size: usize,
    },
    /// The file is damaged.
    #[error("damaged: {what}, after {after:?}")]
    Damaged {
        /// What the reader says, in English.
        what: String,
        /// The last place that could be read, if any.
        after: Option<Place>,
    },
    /// Somebody stopped it.
    #[error("stopped")]
    Stopped,
}

/// What is to be said of a table that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableFinding {
    /// How the letters of a text are written, and what parts its cells.
    Text {
        /// The encoding.
        encoding: Encoding,
        /// The separator.
        separator: char,
    },
    /// A byte that stands for no letter in the encoding, so that another sign is shown.
    Letter {
        /// Where.
        place: Place,
    },
    /// A quote does not close: quotes were read as signs like any other.
    Quotes,
    /// A line has another number of cells than the first one.
    Ragged {
        /// The number of its row.
        row: u32,
        /// How many cells it has.
        cells: usize,
        /// How many the first line has.
        usual: usize,
    },
    /// An error of the spreadsheet that the reader does not know; the cell is left out.
    UnknownError {
        /// The last place before it.
        after: Place,
        /// What stands there.
        read: String,
    },
    /// A sheet could not be read, and the others were.
    Unread {
        /// Its name.
        sheet: String,
        /// What the reader says, in English.
        what: String,
    },
    /// More than is listed: so many.
    More(usize),
}

/// Adds a finding, or counts it where too many are listed already.
pub(in crate::exchange) fn note(findings: &mut Vec<TableFinding>, finding: TableFinding) {
    if findings.len() < limits::FINDINGS {
        findings.push(finding);
    } else if let Some(TableFinding::More(count)) = findings.last_mut() {
        *count = count.saturating_add(1);
    } else {
        findings.push(TableFinding::More(1));
    }
}
