//! What each letter is worth in a mean, and what is kept out of it.

use super::ranks::same_label;
use crate::model::bilingual::Bilingual;
use crate::model::exact::Exact;
use crate::model::source::{Source, Status};
use serde::Deserialize;

/// The points of each letter at one institution, or in one common practice. Sets are
/// chosen, never mixed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointSet {
    /// Stable name, used in addresses.
    pub id: String,
    /// What it is called.
    pub name: Bilingual,
    /// The grade scale of the points, by name.
    pub scale: String,
    /// How well the points were checked.
    pub status: Status,
    /// The document.
    pub source: String,
    /// Its year, where one is stated.
    pub dated: Option<String>,
    /// What must be known before using it.
    pub notes: Option<Bilingual>,
    /// The letters, best first.
    pub points: Vec<LetterPoints>,
}

/// One letter and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterPoints {
    /// The letter.
    pub label: String,
    /// Its points.
    #[serde(deserialize_with = "crate::model::credit::exact")]
    pub points: Exact,
}

/// The codes that an institution keeps out of its means.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExcludedCodes {
    /// Stable name, used in addresses.
    pub id: String,
    /// The institution.
    pub institution: String,
    /// Whether nothing obtained on exchange enters the mean, whatever its code.
    pub whole_exchange: bool,
    /// The codes.
    pub codes: Vec<ExcludedCode>,
    /// How well this was checked.
    pub status: Status,
    /// The document.
    pub source: String,
    /// Its year, where one is stated.
    pub dated: Option<String>,
}

/// A code that does not enter the mean.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExcludedCode {
    /// As it stands on a transcript.
    pub code: String,
    /// What it means.
    pub meaning: Bilingual,
}

impl PointSet {
    /// What a letter is worth.
    pub fn points(&self, label: &str) -> Option<&Exact> {
        let mut known = self.points.iter();
        let found = known.find(|it| same_label(&it.label, label))?;
        Some(&found.points)
    }

    /// Where the points come from.
    pub fn source(&self) -> Source<'_> {
        Source {
            citation: &self.source,
            dated: self.dated.as_deref(),
            status: self.status,
        }
    }
}

impl ExcludedCodes {
    /// Whether what stands on an exchange transcript under this code stays out of the mean.
    pub fn excludes(&self, code: &str) -> bool {
        self.whole_exchange || self.codes.iter().any(|it| same_label(&it.code, code))
    }

    /// Where this comes from.
    pub fn source(&self) -> Source<'_> {
        Source {
            citation: &self.source,
            dated: self.dated.as_deref(),
            status: self.status,
        }
    }
}
