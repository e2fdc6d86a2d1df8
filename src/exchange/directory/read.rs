//! A list of institutions, in whatever form it comes.

use super::{Institution, Source, json, table, xml};
use crate::exchange::sheet::{self, FileKind, Progress, TableError};
use crate::exchange::xml::XmlError;
use crate::model::limits;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A list of institutions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Where it comes from.
    pub source: Source,
    /// Its institutions, in their order.
    pub institutions: Vec<Institution>,
    /// How many rows or elements had no name, and are left out.
    pub nameless: usize,
    /// How many codes, countries or sites could not be read, and are left empty.
    pub unread: usize,
}

/// Why a file is no list of institutions.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum DirectoryError {
    /// The table cannot be read.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The XML document cannot be read.
    #[error("not XML: {0}")]
    Xml(String),
    /// The JSON text cannot be read.
    #[error("not JSON: {0}")]
    Json(String),
    /// No institution with a name is in it.
    #[error("no institution with a name")]
    Nothing,
    /// More institutions than a directory holds.
    #[error("{count} institutions, at most {}", limits::DIRECTORY_ENTRIES)]
    TooMany {
        /// How many.
        count: usize,
    },
}

impl From<XmlError> for DirectoryError {
    fn from(error: XmlError) -> Self {
        Self::Xml(error.to_string())
    }
}

/// Reads a list: a table with a heading (the Erasmus charter list of the Commission, an
/// office's own), a JSON list of objects (*world universities*) or of rows, the catalogue of
/// the EWP registry, or an institutions response of EWP. `source` is what is known of the
/// file; what the list says of itself counts more.
///
/// # Errors
/// See [`DirectoryError`].
pub fn read(
    bytes: &[u8],
    source: Source,
    progress: &mut Progress<'_>,
) -> Result<List, DirectoryError> {
    if bytes.len() > limits::TABLE_BYTES {
        return Err(TableError::TooLarge { size: bytes.len() }.into());
    }
    let mut list = match sheet::kind_of(bytes) {
        FileKind::Json => json::read(bytes)?,
        FileKind::Xml | FileKind::Profile => xml::read(bytes)?,
        FileKind::Text if bytes.trim_ascii_start().starts_with(b"<") => xml::read(bytes)?,
        _ => table::read(&sheet::read(bytes, progress)?),
    };
    if list.institutions.is_empty() {
        return Err(DirectoryError::Nothing);
    }
    let count = list.institutions.len();
    if count > limits::DIRECTORY_ENTRIES {
        return Err(DirectoryError::TooMany { count });
    }
    if list.source.name.is_empty() {
        list.source.name = source.name;
    }
    list.source.on = list.source.on.or(source.on);
    Ok(list)
}
