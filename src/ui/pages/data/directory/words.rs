//! Why a list becomes no directory, in words: what happened, where, and what to do.

use crate::exchange::directory::DirectoryError;
use crate::exchange::job::Failure;
use crate::exchange::sheet::TableError;
use crate::model::limits;
use crate::text::Texts;
use crate::ui::pages::tables;

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

/// What only a list is asked for is said of it; the rest is said of any table.
fn table_error(t: &Texts, error: &TableError) -> String {
    match error {
        TableError::Not(_) => t.directory.not_table.to_owned(),
        TableError::Stopped => t.directory.stopped.to_owned(),
        other => tables::table_error(t, other),
    }
}
