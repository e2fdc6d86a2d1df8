//! Where a fact comes from, and how far it can be trusted.

use serde::{Deserialize, Serialize};

/// How well a fact was checked when it was carried over into the product.
///
/// Whatever is not [`Status::Confirmed`] is said to the person who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The official or primary document was read.
    Confirmed,
    /// A page that reports the fact was read, not the document itself.
    Secondary,
    /// Derived here from a stated rule, by exact calculation.
    Derived,
    /// General knowledge or practice; no document was read.
    Unverified,
}

/// A citation: what was read, of when, and how well it was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// The document, in its own language.
    pub citation: &'a str,
    /// The year the document gives itself; `None` where it gives none.
    pub dated: Option<&'a str>,
    /// How well the fact was checked.
    pub status: Status,
}
