//! Grading tables that institutions publish, as they ship.

use super::distribution::{Distribution, Weights, taken_apart};
use crate::model::bilingual::Bilingual;
use crate::model::exact::Exact;
use crate::model::source::{Source, Status};
use serde::Deserialize;

/// A published grading table: who was counted, when, and how often each mark was given.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawTable")]
pub struct GradingTable {
    /// Stable name, used in addresses.
    pub id: String,
    /// The institution.
    pub name: Bilingual,
    /// Its ISO country.
    pub country: String,
    /// The grade scale of its marks, by name.
    pub scale: String,
    /// The reference group.
    pub group: Bilingual,
    /// The years counted, where they are stated.
    pub period: Option<String>,
    /// What was published.
    pub weights: Weights,
    /// The table itself.
    pub distribution: Distribution,
    /// How well the figures were checked.
    pub status: Status,
    /// The document.
    pub source: String,
    /// Its year, where one is stated.
    pub dated: Option<String>,
    /// What must be known before using it.
    pub notes: Option<Bilingual>,
}

impl GradingTable {
    /// Where the figures come from.
    pub fn source(&self) -> Source<'_> {
        Source {
            citation: &self.source,
            dated: self.dated.as_deref(),
            status: self.status,
        }
    }
}

/// A table as its file holds it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    id: String,
    name: Bilingual,
    country: String,
    scale: String,
    group: Bilingual,
    period: Option<String>,
    weights: Weights,
    status: Status,
    source: String,
    dated: Option<String>,
    notes: Option<Bilingual>,
    rows: Vec<RawRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow {
    label: String,
    #[serde(deserialize_with = "crate::model::credit::exact")]
    weight: Exact,
}

impl TryFrom<RawTable> for GradingTable {
    type Error = String;

    fn try_from(raw: RawTable) -> Result<Self, String> {
        let (labels, mut weights): (Vec<String>, Vec<Exact>) =
            raw.rows.into_iter().map(|it| (it.label, it.weight)).unzip();
        if raw.weights == Weights::Cumulative {
            weights = taken_apart(weights.iter());
        }
        let distribution = Distribution::new(labels.into_iter().zip(weights))
            .map_err(|error| format!("{}: {error}", raw.id))?;
        Ok(Self {
            distribution,
            id: raw.id,
            name: raw.name,
            country: raw.country,
            scale: raw.scale,
            group: raw.group,
            period: raw.period,
            weights: raw.weights,
            status: raw.status,
            source: raw.source,
            dated: raw.dated,
            notes: raw.notes,
        })
    }
}
