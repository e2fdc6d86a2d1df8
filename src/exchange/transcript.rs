//! Transcripts of records: ELMO 1.x and 2.1, bare, packed, or inside the response of EWP
//! (`imobility-tors-get-response` 2 and 3), to plain values and back to ELMO 1.7.
//!
//! Real files break their schemas, so the reader takes what it can and lists what it found
//! odd, each with its place. It decides nothing: a mark stays the text it is, a scale the
//! prose it is described in, and a file that is not written as XML is refused.
//! A description in HTML becomes text, an attachment is offered as a PDF or not at all, and
//! a signature is noted as not verified. *Invariant*: nothing of a file is ever run, shown
//! as markup, or fetched.

mod count;
mod course;
mod finding;
mod html;
mod kind;
mod model;
mod read;
mod table;
mod write;

pub use course::{
    Counted, Course, CourseKind, Credit, Distribution, Level, Number, Rank, Status, Term,
};
pub use finding::{Finding, Found};
pub use kind::{Kind, Other};
pub use model::{
    Attachment, Content, Date, Document, Group, GroupType, Identifier, Issuer, Kept, Learner,
    Mapping, Recognition, Report, ReportStatus, Said, Scheme,
};
pub use table::{GradeRow, GradeTable, Of, write_tables};
pub use write::{Left, Written, write};

use super::packed::{self, PackedError};
use super::xml::{self, Place, XmlError, XmlFault};
use thiserror::Error;

/// Why a document gives no transcript.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unread {
    /// It is something else, which may be read some day.
    #[error("not read yet ({0})")]
    Other(Other),
    /// It cannot be unpacked.
    #[error(transparent)]
    Packed(#[from] PackedError),
    /// It is no XML that is read.
    #[error(transparent)]
    Xml(#[from] XmlError),
}

impl Unread {
    /// Where the document is wrong, if a place is known.
    pub fn at(&self) -> Option<Place> {
        match self {
            Self::Xml(error) => error.at,
            Self::Other(_) | Self::Packed(_) => None,
        }
    }
}

/// Reads a transcript of records, packed or not.
///
/// # Errors
/// It is no transcript, or no document that can be read.
pub fn read(bytes: &[u8]) -> Result<Document, Unread> {
    let content = packed::unpack(bytes)?;
    if let Some(other) = kind::of_bytes(&content) {
        return Err(Unread::Other(other));
    }
    let text = xml::decode(&content)?;
    if let Some(other) = kind::of_text(&text) {
        return Err(Unread::Other(other));
    }
    let root = xml::parse(&text).map_err(|error| match error.fault {
        // What an office saves from its browser begins like that.
        XmlFault::DocumentType if kind::is_page(&text) => Unread::Other(Other::Html),
        _ => Unread::Xml(error),
    })?;
    let kind = kind::of_root(&root).map_err(Unread::Other)?;
    Ok(read::document(&root, kind))
}
