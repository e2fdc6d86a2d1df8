//! What the readers of files say, in words: what happened, where, and what to do.

use crate::exchange::{FileError, Problem, Reason};
use crate::model::limits;
use crate::model::records::Collection;
use crate::text::Texts;
use crate::text::labels::collection_plural;
use crate::workspace::schema::SCHEMA;

/// Why a file is refused as a whole.
pub fn file_error(t: &Texts, error: &FileError) -> String {
    let t = &t.data;
    let mega = |bytes: usize| (bytes / 1024 / 1024).to_string();
    match error {
        FileError::TooLarge { size } => t.file_too_large(&mega(*size), &mega(limits::FILE_BYTES)),
        FileError::Empty => t.file_empty.to_owned(),
        FileError::NotUtf8 { at } => t.file_not_utf8(&at.to_string()),
        FileError::TooDeep { at } => t.file_too_deep(&limits::DEPTH.to_string(), &at.to_string()),
        FileError::NotJson(reason) => t.file_not_json(reason),
        FileError::OtherApp => t.file_other_app.to_owned(),
        FileError::UnknownKind(kind) => t.file_unknown_kind(kind),
        FileError::NewerSchema { found } => t.file_newer(&found.to_string(), &SCHEMA.to_string()),
    }
}

/// Why a part of a file cannot be taken over.
pub fn problem(t: &Texts, problem: &Problem) -> String {
    let (place, number) = &problem.place;
    let place = match place.parse::<Collection>() {
        Ok(collection) => collection_plural(t, collection).to_owned(),
        Err(()) => place.clone(),
    };
    let reason = match &problem.reason {
        Reason::NoId => t.data.problem_no_id.to_owned(),
        Reason::IdTwice(id) => t.data.problem_id_twice(&id.to_string()),
        Reason::TooLarge(size) => t.data.problem_too_large(
            &(size / 1024).to_string(),
            &(limits::RECORD_BYTES / 1024).to_string(),
        ),
        Reason::Unreadable(reason) => t.data.problem_unreadable(reason),
        Reason::Damaged => t.data.problem_damaged.to_owned(),
        Reason::UnknownCollection => t.data.problem_unknown.to_owned(),
    };
    if *number == 0 {
        t.data.problem_of(&place, &reason)
    } else {
        t.data.problem_at(&place, &number.to_string(), &reason)
    }
}
