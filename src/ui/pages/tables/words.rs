//! A table, and what is the matter with it, in words.

use super::state::Standing;
use crate::exchange::import::{CellError, Choice, Match, Note, Target, Why};
use crate::exchange::job::Failure;
use crate::exchange::sheet::{Encoding, FileKind, TableError, TableFinding};
use crate::model::limits;
use crate::model::records::{Collection, Id};
use crate::text::Texts;
use crate::text::labels::{field_label, item_label, value_error};

const MEGABYTE: usize = 1024 * 1024;

/// What a place of a record is called.
pub fn target_name(t: &Texts, collection: Collection, target: &Target) -> String {
    let label = field_label(t, collection, &target.path);
    let Some((list, _)) = target.list(collection) else {
        return label.to_owned();
    };
    let item = item_label(t, collection, list);
    let number = target.item.filter(|it| *it > 1);
    let number = number.map_or(String::new(), |it| format!(" {it}"));
    format!("{item}{number} – {label}")
}

/// Why a column fills what it does.
pub fn why(t: &Texts, why: Why) -> &'static str {
    let t = &t.sheets;
    match why {
        Why::Name => t.why_name,
        Why::Cells => t.why_cells,
        Why::Chosen => t.why_chosen,
        Why::Unknown => t.why_unknown,
        Why::Nameless => t.why_nameless,
        Why::Doubled => t.why_doubled,
    }
}

/// What is done with a row.
pub fn choice_name(t: &Texts, choice: Choice) -> &'static str {
    let t = &t.sheets;
    match choice {
        Choice::Skip => t.choose_skip,
        Choice::Fill => t.choose_fill,
        Choice::Replace => t.choose_replace,
        Choice::New => t.choose_new,
    }
}

/// How a row stands to what is here.
pub fn standing(
    t: &Texts,
    collection: Collection,
    it: &Standing,
    name: &dyn Fn(Collection, Id) -> String,
) -> String {
    let words = &t.sheets;
    let is = match &it.is {
        Match::New => words.is_new.to_owned(),
        Match::Here(id) => words.is_here(&name(collection, *id)),
        Match::Several(all) => words.is_several(all.len()),
        Match::Row(number) => words.is_row(&number.to_string()),
    };
    if it.is != Match::New || it.lacks.is_empty() {
        return is;
    }
    let lacks: Vec<&str> = it
        .lacks
        .iter()
        .map(|path| field_label(t, collection, path))
        .collect();
    format!("{is} – {}", words.lacks(&lacks.join(", ")))
}

/// What was done to a cell before it could be read.
pub fn note(t: &Texts, note: Note) -> &'static str {
    let t = &t.sheets;
    match note {
        Note::Mended => t.note_mended,
        Note::Joined => t.note_joined,
        Note::Counted => t.note_counted,
        Note::Timeless => t.note_timeless,
    }
}

/// Why a cell is not taken.
pub fn cell_error(t: &Texts, error: &CellError) -> String {
    match error {
        CellError::Value(error) => value_error(t, error),
        CellError::Spreadsheet { read } => t.sheets.error_sheet(read),
        CellError::Reference { read, .. } => t.sheets.error_reference(read),
        CellError::NoField => t.sheets.error_field.to_owned(),
    }
}

/// Why a table is not read, and what can be done.
pub fn refusal(t: &Texts, failure: &Failure) -> String {
    let words = &t.sheets;
    match failure {
        Failure::Table(error) => table_error(t, error),
        Failure::Write(error) => words.export_failed(&error.to_string()),
        Failure::Directory(_) | Failure::Asked => words.refused_asked.to_owned(),
        Failure::Ended => words.refused_worker.to_owned(),
        Failure::Unstarted => words.refused_unstarted.to_owned(),
    }
}

/// Why a table is not read.
pub fn table_error(t: &Texts, error: &TableError) -> String {
    let words = &t.sheets;
    let megabytes = (limits::TABLE_BYTES / MEGABYTE).to_string();
    match error {
        TableError::Empty | TableError::Not(FileKind::Nothing) => words.refused_empty.to_owned(),
        TableError::TooLarge { .. } => words.too_large(&megabytes),
        TableError::Not(kind) => words.refused_kind(kind_name(t, *kind)),
        TableError::Password => words.refused_password.to_owned(),
        TableError::InflatesTooFar => words.refused_inflates(&megabytes),
        TableError::TooManyParts { count } => {
            words.refused_parts(&count.to_string(), &limits::WORKBOOK_PARTS.to_string())
        }
        TableError::TooManyCells { place } => {
            words.refused_cells(&limits::TABLE_CELLS.to_string(), &place.to_string())
        }
        TableError::TooMuchText { place } => words.refused_text(&megabytes, &place.to_string()),
        TableError::CellTooLarge { place, size } => words.refused_cell(
            &place.to_string(),
            &(size / 1024).to_string(),
            &(limits::CELL_BYTES / 1024).to_string(),
        ),
        TableError::Damaged { what, .. } => words.refused_damaged(what),
        TableError::Stopped => words.stopped.to_owned(),
    }
}

fn kind_name(t: &Texts, kind: FileKind) -> &'static str {
    let t = &t.sheets;
    match kind {
        FileKind::Text | FileKind::Workbook => t.kind_text,
        FileKind::Protected | FileKind::OldWorkbook => t.kind_old,
        FileKind::BinaryWorkbook => t.kind_binary_book,
        FileKind::XmlWorkbook => t.kind_xml_book,
        FileKind::OpenDocument => t.kind_ods,
        FileKind::Numbers => t.kind_numbers,
        FileKind::Page => t.kind_page,
        FileKind::Profile | FileKind::Xml => t.kind_xml,
        FileKind::Json => t.kind_json,
        FileKind::Pdf => t.kind_pdf,
        FileKind::Archive => t.kind_archive,
        FileKind::Binary | FileKind::Nothing => t.kind_other,
    }
}

/// What is to be said of a table that was read.
pub fn finding(t: &Texts, finding: &TableFinding) -> String {
    let words = &t.sheets;
    match finding {
        TableFinding::Text {
            encoding,
            separator,
        } => {
            let encoding = match encoding {
                Encoding::Utf8 => "UTF-8",
                Encoding::Utf16 => "UTF-16",
                Encoding::Windows1252 => "Windows-1252",
            };
            let separator = match separator {
                '\t' => words.separator_tab.to_owned(),
                other => other.to_string(),
            };
            words.found_text(encoding, &separator)
        }
        TableFinding::Letter { place } => words.found_letter(&place.to_string()),
        TableFinding::Quotes => words.found_quotes.to_owned(),
        TableFinding::Ragged { row, cells, usual } => {
            words.found_ragged(&row.to_string(), &cells.to_string(), &usual.to_string())
        }
        TableFinding::UnknownError { after, read } => words.found_error(&after.to_string(), read),
        TableFinding::Unread { sheet, what } => words.found_unread(sheet, what),
        TableFinding::More(count) => words.found_more(*count),
    }
}
