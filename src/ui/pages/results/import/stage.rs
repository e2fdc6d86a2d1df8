//! How far a file or a text has come.

use crate::exchange::paste::PasteError;
use crate::exchange::transcript::Unread;

/// How far a file has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing yet.
    #[default]
    Waiting,
    /// It is being read.
    Reading,
    /// It cannot be read from the device any more.
    Gone,
    /// It is larger than a document may be.
    TooLarge,
    /// It is no transcript.
    Refused(Unread),
    /// It is a table that cannot be read.
    NoTable(PasteError),
    /// A document was read.
    Document,
    /// A table was read.
    Table,
}

impl Stage {
    /// Whether something was read, and whether that is a document.
    pub fn is_read(&self) -> Option<bool> {
        match self {
            Self::Document => Some(true),
            Self::Table => Some(false),
            _ => None,
        }
    }
}
