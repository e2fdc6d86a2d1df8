//! What the network *Erasmus Without Paper* says of an institution: the institutions
//! response (2.2) and the mobility fact sheet (1.2), to the fields of a partner and back.
//!
//! Coming in, a document is a table with a row for each institution, whose columns are named
//! by the paths of fields: it is looked at, compared with what is here and taken over like
//! every other table. What no field holds stands in columns of its own, which are told.

mod hei;
mod read;
mod sheet;
mod write;

pub use read::read;
pub use write::{Incomplete, Lack, fact_sheet, institution};

/// The namespace of the institutions response.
const INSTITUTIONS: &str =
    "https://github.com/erasmus-without-paper/ewp-specs-api-institutions/tree/stable-v2";
/// The namespace of the fact sheet.
const FACTSHEET: &str =
    "https://github.com/erasmus-without-paper/ewp-specs-api-factsheet/tree/stable-v1";
/// The namespace of addresses.
const ADDRESS: &str =
    "https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1";
/// The namespace of contacts.
const CONTACT: &str =
    "https://github.com/erasmus-without-paper/ewp-specs-types-contact/tree/stable-v1";
/// The namespace of telephone numbers.
const PHONE: &str =
    "https://github.com/erasmus-without-paper/ewp-specs-types-phonenumber/tree/stable-v1";
