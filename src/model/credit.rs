//! Credit systems: what one credit is worth in years and in hours.

use super::bilingual::Bilingual;
use super::exact::Exact;
use super::number::NumberError;
use super::source::{Source, Status};
use serde::Deserialize;

/// The ECTS, to which most conversions lead.
pub const ECTS: &str = "ects";

/// A way of counting credits, as one country, group or institution uses it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditSystem {
    /// Stable name, used in addresses and files.
    pub id: String,
    /// Where it is used.
    pub area: Bilingual,
    /// Its name.
    pub name: Bilingual,
    /// The word for one unit.
    pub unit: Bilingual,
    /// Credits of one full-time year of study; `None` where no year is defined.
    #[serde(deserialize_with = "exact_or_none")]
    pub year_load: Option<Exact>,
    /// Hours behind one credit, where they are published.
    pub hours: Option<Hours>,
    /// What partners publish as ECTS for one unit.
    pub published_factors: Vec<PublishedFactor>,
    /// Whether a conversion may be proposed at all.
    #[serde(default = "yes")]
    pub convertible: bool,
    /// How well the facts were checked.
    pub status: Status,
    /// The documents.
    pub source: String,
    /// The year of the newest of them, where one is stated.
    pub dated: Option<String>,
    /// What must be known before using it.
    pub notes: Option<Bilingual>,
}

impl CreditSystem {
    /// Where the facts come from.
    pub fn source(&self) -> Source<'_> {
        Source {
            citation: &self.source,
            dated: self.dated.as_deref(),
            status: self.status,
        }
    }
}

/// Hours behind one credit: an interval, `min ≤ max`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// The fewest hours of one credit.
    #[serde(deserialize_with = "exact")]
    pub min: Exact,
    /// The most hours of one credit.
    #[serde(deserialize_with = "exact")]
    pub max: Exact,
    /// What the hours count.
    pub kind: HoursKind,
}

/// What the hours of a credit count. Only total workloads compare with the ECTS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HoursKind {
    /// All the work of the learner, in class and alone.
    Total,
    /// Hours in class only.
    Contact,
    /// By kind of activity.
    Mixed,
}

/// A factor somebody published: ECTS credits for one unit.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedFactor {
    /// The factor.
    #[serde(deserialize_with = "exact")]
    pub factor: Exact,
    /// Who published it, and how.
    pub source: Bilingual,
}

/// Reads an exact number from its text.
pub(crate) fn exact<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Exact, D::Error> {
    let text = <std::borrow::Cow<'de, str>>::deserialize(source)?;
    text.parse()
        .map_err(|error: NumberError| serde::de::Error::custom(error))
}

/// Reads an exact number from its text, or `null`.
pub(super) fn exact_or_none<'de, D: serde::Deserializer<'de>>(
    source: D,
) -> Result<Option<Exact>, D::Error> {
    let text = Option::<String>::deserialize(source)?;
    text.map(|text| {
        text.parse()
            .map_err(|error: NumberError| serde::de::Error::custom(error))
    })
    .transpose()
}

fn yes() -> bool {
    true
}
