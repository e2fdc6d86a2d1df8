//! What is odd in a document that was read all the same.

use crate::exchange::xml::Place;

/// Something odd, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where; `None` for the document as a whole.
    pub at: Option<Place>,
    /// What.
    pub what: Found,
}

/// What is odd. The words for people belong to the page: each has a code that stays, and
/// its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Elements of ELMO or EWP without their namespace.
    NoNamespace,
    /// An element that stands after one that it has to stand before.
    Order {
        /// The element.
        element: String,
        /// What it stands in.
        parent: String,
    },
    /// An element that has to be there and is not.
    Missing {
        /// The element.
        element: String,
        /// What it would stand in.
        parent: String,
    },
    /// An element that may stand once and stands more often; the first one counts.
    Repeated {
        /// The element.
        element: String,
        /// What it stands in.
        parent: String,
    },
    /// An element that is there and says nothing.
    Empty {
        /// The element.
        element: String,
    },
    /// A word that the format does not have at that place.
    UnknownWord {
        /// The element.
        element: String,
        /// What it says.
        text: String,
    },
    /// Results without status, which the format reads as passed.
    NoStatus {
        /// How many the report has.
        courses: usize,
    },
    /// A date that is none.
    Date {
        /// The element.
        element: String,
        /// What it says.
        text: String,
    },
    /// A number that is none.
    Number {
        /// The element.
        element: String,
        /// What it says.
        text: String,
    },
    /// A number below zero where that means nothing.
    Negative {
        /// The element.
        element: String,
        /// What it says.
        text: String,
    },
    /// Courses with credits inside courses with credits; the outer ones are counted.
    NestedCredits {
        /// How many are not counted for that.
        courses: usize,
    },
    /// A course that stands a second time; it is counted once.
    Duplicate {
        /// The title of the course.
        title: String,
    },
    /// A result that names a grading scheme which the report does not describe.
    UnknownScheme {
        /// Its id.
        id: String,
    },
    /// An identifier that the format demands.
    NoIdentifier {
        /// Its type.
        kind: String,
        /// What would have it.
        parent: String,
    },
    /// A description in HTML, of which the text was taken.
    Html,
    /// An attachment that is not offered: no PDF.
    AttachmentKind {
        /// What it says it is.
        media: String,
    },
    /// An attachment that is not offered: too large.
    AttachmentSize {
        /// Its bytes, as far as they were counted.
        bytes: usize,
    },
    /// An attachment that is damaged, or cut short.
    AttachmentDamaged,
    /// A reference to an attachment that is not there.
    NoAttachment {
        /// Its id.
        id: String,
    },
    /// A signature, which is not verified here.
    NotVerified,
    /// Percentages of a grade conversion table that do not add up to 100.
    Percentages {
        /// What they add up to.
        sum: String,
    },
}

impl Found {
    /// A word for it that stays.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoNamespace => "no-namespace",
            Self::Order { .. } => "order",
            Self::Missing { .. } => "missing",
            Self::Repeated { .. } => "repeated",
            Self::Empty { .. } => "empty",
            Self::UnknownWord { .. } => "unknown-word",
            Self::NoStatus { .. } => "no-status",
            Self::Date { .. } => "date",
            Self::Number { .. } => "number",
            Self::Negative { .. } => "negative",
            Self::NestedCredits { .. } => "nested-credits",
            Self::Duplicate { .. } => "duplicate",
            Self::UnknownScheme { .. } => "unknown-scheme",
            Self::NoIdentifier { .. } => "no-identifier",
            Self::Html => "html",
            Self::AttachmentKind { .. } => "attachment-kind",
            Self::AttachmentSize { .. } => "attachment-size",
            Self::AttachmentDamaged => "attachment-damaged",
            Self::NoAttachment { .. } => "no-attachment",
            Self::NotVerified => "not-verified",
            Self::Percentages { .. } => "percentages",
        }
    }

    /// What it is about, in the order of its fields.
    pub fn values(&self) -> Vec<String> {
        let own = |all: &[&String]| all.iter().map(|it| (*it).clone()).collect();
        match self {
            Self::NoNamespace | Self::Html | Self::AttachmentDamaged | Self::NotVerified => {
                Vec::new()
            }
            Self::Order { element, parent }
            | Self::Missing { element, parent }
            | Self::Repeated { element, parent } => own(&[element, parent]),
            Self::NoIdentifier { kind, parent } => own(&[kind, parent]),
            Self::UnknownWord { element, text }
            | Self::Date { element, text }
            | Self::Number { element, text }
            | Self::Negative { element, text } => own(&[element, text]),
            Self::Empty { element } => own(&[element]),
            Self::Duplicate { title } => own(&[title]),
            Self::UnknownScheme { id } | Self::NoAttachment { id } => own(&[id]),
            Self::AttachmentKind { media } => own(&[media]),
            Self::Percentages { sum } => own(&[sum]),
            Self::NoStatus { courses: count }
            | Self::NestedCredits { courses: count }
            | Self::AttachmentSize { bytes: count } => {
                vec![count.to_string()]
            }
        }
    }
}
