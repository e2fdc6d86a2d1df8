//! Why a document is no XML that is read here, and where.

use crate::model::limits;
use std::fmt;
use thiserror::Error;

/// A place in a text, both from one; a column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Why a document is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{fault}")]
pub struct XmlError {
    /// Where; `None` for the document as a whole.
    pub at: Option<Place>,
    /// Why.
    pub fault: XmlFault,
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum XmlFault {
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// More bytes than it may have.
    #[error("{0} bytes, at most {max}", max = limits::DOCUMENT_BYTES)]
    TooLarge(usize),
    /// Elements stand too deep inside each other.
    #[error("elements deeper than {max}", max = limits::XML_DEPTH)]
    TooDeep,
    /// More elements, texts and attributes than it may have.
    #[error("more than {max} elements, texts and attributes", max = limits::XML_NODES)]
    TooMany,
    /// More attributes of one element, or prefixes at one place, than there may be.
    #[error("more than {max} attributes or prefixes at one place", max = limits::XML_NAMES)]
    TooManyNames,
    /// An encoding that is not read here.
    #[error("encoding {0} is not read")]
    Encoding(String),
    /// Bytes that are no text in the encoding of the document.
    #[error("bytes that are no {0}")]
    NotText(&'static str),
    /// A character that XML does not allow, written out or as a reference.
    #[error("character U+{0:04X} is not allowed")]
    Character(u32),
    /// A document type declaration.
    #[error("a document type declaration is not read")]
    DocumentType,
    /// An entity beyond the five.
    #[error("unknown entity {0:?}")]
    Entity(String),
    /// Not well-formed.
    #[error("not well-formed: {0}")]
    Malformed(Malformed),
}

/// What makes a document not well-formed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Malformed {
    /// A tag, comment, section or instruction that does not end.
    #[error("markup that does not end")]
    Markup,
    /// An element that does not end.
    #[error("<{0}> does not end")]
    Unclosed(String),
    /// An end tag that ends nothing, or something else.
    #[error("</{0}> ends nothing that was begun last")]
    End(String),
    /// A name that is none.
    #[error("{0:?} is no name")]
    Name(String),
    /// An attribute that is not written as one.
    #[error("an attribute of <{0}> is not name=\"value\"")]
    Attribute(String),
    /// An attribute that stands twice.
    #[error("attribute {0} stands twice")]
    AttributeTwice(String),
    /// A prefix that nothing declares, or that may not be declared like that.
    #[error("prefix {0} is bound to nothing")]
    Prefix(String),
    /// A reference that is not written as one.
    #[error("& without a reference")]
    Reference,
    /// `]]>` in a text.
    #[error("]]> in a text")]
    SectionEnd,
    /// Two hyphens in a comment.
    #[error("-- in a comment")]
    Comment,
    /// A declaration that is none, or that stands elsewhere than at the start.
    #[error("<?xml elsewhere than at the start, or not as it has to be")]
    Declaration,
    /// Something beside the one element that a document is.
    #[error("something beside the one element of the document")]
    Outside,
    /// No element at all.
    #[error("no element")]
    NoElement,
}

impl XmlFault {
    /// The fault at a place.
    pub fn at(self, place: Place) -> XmlError {
        XmlError {
            at: Some(place),
            fault: self,
        }
    }
}

impl From<XmlFault> for XmlError {
    fn from(fault: XmlFault) -> Self {
        Self { at: None, fault }
    }
}

impl From<Malformed> for XmlFault {
    fn from(malformed: Malformed) -> Self {
        Self::Malformed(malformed)
    }
}
