//! Values of fields that cannot be wrong: text at the edge, right once they exist.
//!
//! *Invariant*: `T::parse(&value.text())` gives `value` again, for every type here.

mod amount;
mod choice;
mod contact;
mod day;
mod institution;
mod links;
mod month_day;
mod person;
mod place;
mod tags;
mod text;
mod year;

pub use amount::{Amount, CreditSystemKey, Flag, GradeScaleKey, LookupTableKey};
pub(crate) use choice::choice;
pub use contact::{Email, Phone, WebAddress};
pub use day::{Day, DayOrMonth, Month, Period};
pub use institution::{ErasmusCode, Oid, Pic, Schac};
pub use links::LinkMarks;
pub use month_day::MonthDay;
pub use person::{Cefr, Eqf, Esi, Gender};
pub use place::{Country, IscedF, Language};
pub use tags::Tags;
pub use text::{Line, LongText};
pub use year::{AcademicYear, Term};

use super::number::NumberError;
use super::records::Collection;
use thiserror::Error;

/// A value of one field: text at the edge, right once it exists.
pub trait Value: Sized + 'static {
    /// What a form offers for it.
    const KIND: Kind;

    /// Reads typed text; what is empty is the field's affair, and refused here.
    /// Accepts reasonable spellings, and normalises them.
    ///
    /// # Errors
    /// A [`ValueError`] with what was read and what was expected.
    fn parse(text: &str) -> Result<Self, ValueError>;

    /// The canonical text, as it is stored; reading it gives the value again.
    fn text(&self) -> String;
}

/// What a form offers for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Text,
    /// Text of several lines.
    LongText,
    /// Labels with commas between them.
    Tags,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// The address of a page.
    Web,
    /// One of these words; they are stored, and never changed once released.
    Choice(&'static [&'static str]),
    /// A country.
    Country,
    /// A language.
    Language,
    /// A detailed field of education.
    Isced,
    /// Yes or no.
    Flag,
    /// A day.
    Day,
    /// A day, or a month whose day is not known.
    DayOrMonth,
    /// A day of every year.
    MonthDay,
    /// An academic year.
    AcademicYear,
    /// A term of an academic year.
    Term,
    /// A number that is not negative.
    Number,
    /// A credit system of the product.
    CreditSystem,
    /// A grade scale of the product.
    GradeScale,
    /// A conversion table of the product.
    LookupTable,
    /// An Erasmus code.
    ErasmusCode,
    /// A SCHAC identifier.
    Schac,
    /// A participant identification code.
    Pic,
    /// An organisation identifier.
    Oid,
    /// A European student identifier.
    Esi,
    /// Marks of groups.
    Links,
    /// A record of this collection.
    Reference(Collection),
}

/// Why a text is not a value of its field.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ValueError {
    /// Nothing but spaces.
    #[error("empty")]
    Empty,
    /// A character that cannot be seen or printed.
    #[error("control character at {at}")]
    Control {
        /// Where it stands, counted in characters from 1.
        at: usize,
    },
    /// More characters than the field holds.
    #[error("{length} characters, at most {max}")]
    TooLong {
        /// How many there are.
        length: usize,
        /// How many there may be.
        max: usize,
    },
    /// The text does not have the form of such a value.
    #[error("{read:?} is not of the form of {kind:?}")]
    Form {
        /// What was expected.
        kind: Kind,
        /// What was read.
        read: String,
    },
    /// The text has the right form, and is not in the list.
    #[error("{read:?} is not in the list of {kind:?}")]
    Unknown {
        /// What was expected.
        kind: Kind,
        /// What was read.
        read: String,
    },
    /// An Erasmus code without a space, so that its country could only be guessed.
    #[error("the country of {read:?} is not clear")]
    CountryUnclear {
        /// What was read.
        read: String,
    },
    /// A broad or narrow field of education where a detailed one is needed.
    #[error("{read:?} is not a detailed field")]
    IscedGroup {
        /// What was read.
        read: String,
    },
    /// The second year of an academic year is neither the first nor the next.
    #[error("{first}/{second} is not one academic year")]
    YearsApart {
        /// The first year.
        first: u16,
        /// The second year.
        second: u16,
    },
    /// A term after the last of its year.
    #[error("term {number} of {total}")]
    TermBeyond {
        /// The number of the term.
        number: u8,
        /// The number of terms in the year.
        total: u8,
    },
    /// A day or month that is not in the calendar.
    #[error("{read:?} is not in the calendar")]
    NoSuchDay {
        /// What was read.
        read: String,
    },
    /// A year so far away that it is a slip.
    #[error("the year of {read:?} lies outside {first} to {last}")]
    YearOutOfRange {
        /// What was read.
        read: String,
        /// The first year that is read.
        first: u16,
        /// The last year that is read.
        last: u16,
    },
    /// It is not a number.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// A number below zero.
    #[error("{read:?} is negative")]
    Negative {
        /// What was read.
        read: String,
    },
    /// The end of a period surely lies before its start.
    #[error("the end {end} lies before the start {start}")]
    Reversed {
        /// The start, in its canonical text.
        start: String,
        /// The end, in its canonical text.
        end: String,
    },
    /// A stored value of another kind: a number where a text stands, a list where
    /// one value stands.
    #[error("stored as {found:?}")]
    Stored {
        /// What was found.
        found: Json,
    },
}

/// What kind of stored value stands where another was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Json {
    /// A text.
    Text,
    /// A number.
    Number,
    /// True or false.
    Flag,
    /// A list.
    List,
    /// A group of named values.
    Object,
}

/// The error of a text that does not have the form of its kind.
fn form<T>(kind: Kind, read: &str) -> Result<T, ValueError> {
    Err(ValueError::Form {
        kind,
        read: read.to_owned(),
    })
}

/// The text without the spaces around it.
fn trimmed(text: &str) -> Result<&str, ValueError> {
    match text.trim() {
        "" => Err(ValueError::Empty),
        text => Ok(text),
    }
}

/// Whether a text consists of at least one digit 0 to 9 and nothing else.
fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
