//! Tables that give a mark for a mark, band or word, as somebody printed them.

use super::mark_value;
use crate::model::bilingual::Bilingual;
use crate::model::exact::Exact;
use crate::model::source::{Source, Status};
use serde::Deserialize;

/// A printed conversion table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookupTable {
    /// Stable name, used in addresses.
    pub id: String,
    /// What it converts, and whose it is.
    pub name: Bilingual,
    /// The grade scale of the marks, where it is one of those that ship.
    pub from: Option<String>,
    /// The grade scale of what it gives, where it is one of those that ship.
    pub to: Option<String>,
    /// The level of study it was made for, where that is not higher education.
    pub level: Option<Bilingual>,
    /// Whether every row of the document is here.
    pub complete: bool,
    /// Which end of a range the document itself takes.
    pub policy: Option<Ends>,
    /// How well the table was checked.
    pub status: Status,
    /// The document.
    pub source: String,
    /// Its year, where one is stated.
    pub dated: Option<String>,
    /// What must be known before using it.
    pub notes: Option<Bilingual>,
    /// Its rows, as printed.
    pub rows: Vec<LookupRow>,
}

/// Which end of a range of marks is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ends {
    /// The first printed: the lower mark.
    Min,
    /// The last printed: the higher mark.
    Max,
}

/// One printed row: a mark, a band of marks with both bounds in it, or a word.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "RawRow")]
pub struct LookupRow {
    /// The mark or word, or the lower bound of the band, as printed.
    pub from: String,
    /// The upper bound of the band.
    pub to: Option<String>,
    /// What the row gives, or the lower end of it.
    pub gives: String,
    /// The upper end of what it gives, where it gives a range.
    pub up_to: Option<String>,
    /// Both bounds as numbers, equal for a single mark; none for a word.
    pub bounds: Option<(Exact, Exact)>,
}

impl LookupRow {
    /// A row as it is printed.
    pub fn new(from: String, to: Option<String>, gives: String, up_to: Option<String>) -> Self {
        let low = mark_value(&from);
        let high = to.as_deref().map_or_else(|| low.clone(), mark_value);
        Self {
            bounds: low.zip(high),
            from,
            to,
            gives,
            up_to,
        }
    }
}

impl LookupTable {
    /// Where the table comes from.
    pub fn source(&self) -> Source<'_> {
        Source {
            citation: &self.source,
            dated: self.dated.as_deref(),
            status: self.status,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow {
    from: String,
    to: Option<String>,
    gives: String,
    up_to: Option<String>,
}

impl From<RawRow> for LookupRow {
    fn from(raw: RawRow) -> Self {
        Self::new(raw.from, raw.to, raw.gives, raw.up_to)
    }
}
