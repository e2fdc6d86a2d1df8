//! Work on files that takes longer than a page may pause: what the page asks of its worker,
//! and what the worker answers.
//!
//! A job is one message with the bytes of a file beside it. Rows come in parts, so that
//! taking them up never holds the page for long; a job that is not wanted any more is ended
//! with its worker.

#[cfg(feature = "spreadsheets")]
mod run;
#[cfg(feature = "spreadsheets")]
pub use run::run;

use super::directory::{DirectoryError, Source};
use super::import::{Mapping, ReadRow};
use super::sheet::{Row, Table, TableError, TableFinding, WriteError};
use serde::{Deserialize, Serialize};

/// How many rows of a sheet are shown before it is read.
pub const SHOWN_ROWS: usize = 60;

/// The most letters that are shown of a cell.
pub const SHOWN_LETTERS: usize = 300;

/// How many rows come in one part: a few milliseconds for whoever takes them up.
pub const PART: usize = 250;

/// What the worker is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// Look at a table: its sheets, their beginnings, and which column is which. Answered by
    /// [`Reply::Looked`].
    Look {
        /// The collection of the records, by its key.
        collection: String,
    },
    /// Read the rows of one sheet. Answered by [`Reply::Rows`], part by part, and
    /// [`Reply::Done`].
    Rows {
        /// Which sheet, from 0.
        sheet: usize,
        /// The place of its heading among its rows, from 0.
        heading: Option<usize>,
        /// Which column is which.
        mapping: Mapping,
    },
    /// Write a workbook. Answered by [`Reply::Done`], with its bytes.
    Write {
        /// Its sheets.
        tables: Vec<Table>,
        /// The day on which it is made, as `2025-09-01`.
        made: String,
    },
    /// Make a directory of a list of institutions. Answered by [`Reply::Directory`], with
    /// the bytes of the directory.
    Directory {
        /// What is known of the file.
        source: Source,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// It has started, and waits for its job.
    Ready,
    /// How far it has come: so much, of so much.
    Progress(usize, usize),
    /// What a table looks like.
    Looked(Look),
    /// Some rows, in their order.
    Rows(Vec<ReadRow>),
    /// A directory is made.
    Directory {
        /// Where it comes from.
        source: Source,
        /// How many institutions it has.
        count: usize,
        /// How many had no name, and are left out.
        nameless: usize,
        /// How many codes, countries or sites could not be read, and are left empty.
        unread: usize,
    },
    /// The job is done.
    Done,
    /// The job cannot be done.
    Failed(Failure),
}

impl Reply {
    /// Whether nothing comes after it.
    pub const fn is_last(&self) -> bool {
        match self {
            Self::Ready | Self::Progress(..) | Self::Rows(_) => false,
            Self::Looked(_) | Self::Directory { .. } | Self::Done | Self::Failed(_) => true,
        }
    }
}

/// Why a job is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The table cannot be read.
    Table(TableError),
    /// The workbook cannot be written.
    Write(WriteError),
    /// The file is no list of institutions.
    Directory(DirectoryError),
    /// The message was of another version, or named a sheet that is not there.
    Asked,
    /// The worker came to an end of its own: too little memory, or a fault of the program.
    Ended,
    /// The worker did not start: its program did not come.
    Unstarted,
}

/// What a table looks like before its rows are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// Its sheets, in their order.
    pub sheets: Vec<SheetLook>,
    /// What is to be said of it.
    pub findings: Vec<TableFinding>,
}

/// What a sheet looks like.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetLook {
    /// Its name; empty for a CSV.
    pub name: String,
    /// How many rows hold something.
    pub rows: usize,
    /// Its first rows; long cells are cut.
    pub first: Vec<Row>,
    /// The place of the heading among them, where there is one.
    pub heading: Option<usize>,
    /// Whether names in the heading are known.
    pub is_known: bool,
    /// Which column seems to be which; nothing for an empty sheet.
    pub mapping: Option<Mapping>,
}
