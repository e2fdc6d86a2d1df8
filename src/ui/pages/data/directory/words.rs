//! Why a list becomes no directory, in words: what happened, where, and what to do.

use crate::exchange::directory::DirectoryError;
use crate::exchange::job::Failure;
use crate::exchange::sheet::TableError;
use crate::model::limits;
use crate::text::Texts;

/// Why a list is refused.
pub fn refusal(t: &Texts, failure: &Failure) -> String {
    match failure {
        Failure::Directory(error) => list_error(t, error),
        Failure::Table(error) => table_error(t, error),
        Failure::Ended => t.sheets.refused_worker.to_owned(),
        Failure::Unstarted => t.sheets.refused_unstarted.to_owned(),
        Failure::Asked | Failure::Write(_) => t.directory.not_table.to_owned(),
    }
}

fn list_error(t: &Texts, error: &DirectoryError) -> String {
    match error {
        DirectoryError::Table(error) => table_error(t, error),
        DirectoryError::Xml(reason) => t.directory.not_xml(reason),
        DirectoryError::Json(reason) => t.directory.not_json(reason),
        DirectoryError::Nothing => t.directory.nothing.to_owned(),
        DirectoryError::TooMany { count } => {
            let limit = limits::DIRECTORY_ENTRIES.to_string();
            t.directory.too_many(&count.to_string(), &limit)
        }
    }
}

fn table_error(texts: &Texts, error: &TableError) -> String {
    let t = &texts.sheets;
    let mega = (limits::TABLE_BYTES / 1024 / 1024).to_string();
    match error {
        TableError::Empty => t.refused_empty.to_owned(),
        TableError::TooLarge { .. } => t.too_large(&mega),
        TableError::Not(_) => texts.directory.not_table.to_owned(),
        TableError::Password => t.refused_password.to_owned(),
        TableError::InflatesTooFar => t.refused_inflates(&mega),
        TableError::TooManyParts { count } => {
            t.refused_parts(&count.to_string(), &limits::WORKBOOK_PARTS.to_string())
        }
        TableError::TooManyCells { place } => {
            t.refused_cells(&limits::TABLE_CELLS.to_string(), &place.to_string())
        }
        TableError::TooMuchText { place } => t.refused_text(&mega, &place.to_string()),
        TableError::CellTooLarge { place, size } => t.refused_cell(
            &place.to_string(),
            &(size / 1024).to_string(),
            &(limits::CELL_BYTES / 1024).to_string(),
        ),
        TableError::Damaged { what, .. } => t.refused_damaged(what),
        TableError::Stopped => texts.directory.stopped.to_owned(),
    }
}
