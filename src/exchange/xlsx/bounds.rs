//! What a workbook comes to when it is unpacked, found out before anything else reads it.

use crate::exchange::sheet::TableError;
use crate::model::limits;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// How many bytes are unpacked at a time.
const STEP: usize = 64 * 1024;

/// Unpacks every part of a workbook into nothing, and counts: sizes that a file states of
/// itself may be wrong.
///
/// # Errors
/// It has too many parts, comes to more than a table may, asks for a password, or is
/// damaged.
pub fn check(bytes: &[u8]) -> Result<(), TableError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(told)?;
    let count = archive.len();
    if count > limits::WORKBOOK_PARTS {
        return Err(TableError::TooManyParts { count });
    }
    let mut room = limits::TABLE_BYTES;
    let mut buffer = vec![0; STEP];
    for part in 0..count {
        let mut file = archive.by_index(part).map_err(told)?;
        loop {
            let read = file.read(&mut buffer).map_err(|it| damaged(&it))?;
            if read == 0 {
                break;
            }
            room = room.checked_sub(read).ok_or(TableError::InflatesTooFar)?;
        }
    }
    Ok(())
}

fn told(error: ZipError) -> TableError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            TableError::Password
        }
        error => damaged(&error),
    }
}

fn damaged(error: &dyn std::error::Error) -> TableError {
    TableError::Damaged {
        what: error.to_string(),
        after: None,
    }
}
