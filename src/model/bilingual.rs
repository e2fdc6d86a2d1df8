//! Words that exist in both languages of the product.

use serde::{Deserialize, Serialize};

/// The same words in French and in English, for facts whose wording is data (a
/// system's name, a note on a scale) rather than part of the interface.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// French wording.
    pub fr: String,
    /// English wording.
    pub en: String,
}
