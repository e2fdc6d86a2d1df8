//! Grade scales, and the marks read on them.

pub mod distribution;
mod grading_table;
mod line;
mod lookup_table;
mod point_set;
mod ranks;

pub use distribution::{Band, Distribution, DistributionError, Interval, Weights};
pub use grading_table::GradingTable;
pub use line::{Line, LineError, Position};
pub use lookup_table::{Ends, LookupRow, LookupTable};
pub use point_set::{ExcludedCodes, PointSet};
pub use ranks::{Ranks, RanksError};

use super::bilingual::Bilingual;
use super::credit::exact_or_none;
use super::exact::Exact;
use super::number::{NumberError, Typed};
use super::source::{Source, Status};
use serde::Deserialize;

/// The German scale of single marks, to which the Bavarian formula leads.
pub const GERMAN: &str = "de5";

/// A scale of marks, as one country or institution uses it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawScale")]
pub struct GradeScale {
    /// Stable name, used in addresses and files.
    pub id: String,
    /// ISO country, country and region (`CA-QC`), or group (`EHEA`).
    pub country: String,
    /// Its name.
    pub name: Bilingual,
    /// What its marks are, and so what may be done with them.
    pub marks: Marks,
    /// Other lowest passing marks in use, each with who uses it.
    pub pass_variants: Vec<PassVariant>,
    /// The usual distance between two marks.
    pub step: Option<Exact>,
    /// The discrete marks or labels, best first, where all are known.
    pub ladder: Vec<String>,
    /// Marks above the best of the scale, such as `30L`.
    pub distinctions: Vec<Distinction>,
    /// Words that stand for a failure or an absence.
    pub fail_tokens: Vec<String>,
    /// How well the facts were checked.
    pub status: Status,
    /// The documents.
    pub source: String,
    /// The year of the newest of them, where one is stated.
    pub dated: Option<String>,
    /// What must be known before using it.
    pub notes: Option<Bilingual>,
}

/// What the marks of a scale are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Points of a number line on which equal distances mean equal differences.
    Numeric(Line),
    /// Ordered numbers that are not equidistant: nothing may be interpolated.
    Steps(Line),
    /// Ordered labels, of which the passing ones have a rank.
    Labels(Option<Ranks>),
    /// Relative to a group or otherwise without an equivalent: never converted.
    Unconvertible,
}

/// Another lowest passing mark, and who uses it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassVariant {
    /// The mark.
    pub value: String,
    /// Who uses it, in French.
    pub fr: String,
    /// Who uses it, in English.
    pub en: String,
}

/// A mark above the best of the scale: kept as it is, counted as the best.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Distinction {
    /// As it is written on a transcript.
    pub label: String,
    /// The mark of the scale that it counts as in a calculation.
    pub counts_as: String,
    /// What it means, in French.
    pub fr: String,
    /// What it means, in English.
    pub en: String,
}

/// A mark as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A number.
    Number(Typed),
    /// A distinction above the best mark.
    Distinction {
        /// As it is written.
        label: String,
        /// The mark of the scale that it counts as.
        counts_as: String,
    },
    /// A word for a failure or an absence: a state, never a number.
    Failed(String),
}

impl GradeScale {
    /// The number line of a numeric or stepped scale.
    pub fn line(&self) -> Option<&Line> {
        match &self.marks {
            Marks::Numeric(line) | Marks::Steps(line) => Some(line),
            Marks::Labels(_) | Marks::Unconvertible => None,
        }
    }

    /// The ranked passing labels of a scale of labels.
    pub fn ranks(&self) -> Option<&Ranks> {
        match &self.marks {
            Marks::Labels(ranks) => ranks.as_ref(),
            Marks::Numeric(_) | Marks::Steps(_) | Marks::Unconvertible => None,
        }
    }

    /// Where the facts come from.
    pub fn source(&self) -> Source<'_> {
        Source {
            citation: &self.source,
            dated: self.dated.as_deref(),
            status: self.status,
        }
    }

    /// Reads a mark of this scale: a distinction, a word for a failure, or a number,
    /// perhaps with the best mark after a bar (`14/20`).
    ///
    /// # Errors
    /// A [`NumberError`] when it is none of these.
    pub fn read(&self, text: &str, best: Option<&Exact>) -> Result<Mark, NumberError> {
        let text = text.trim();
        let spelled = |label: &str| ranks::same_label(label, text);
        if let Some(known) = self.distinctions.iter().find(|it| spelled(&it.label)) {
            return Ok(Mark::Distinction {
                label: known.label.clone(),
                counts_as: known.counts_as.clone(),
            });
        }
        // A failing mark that is a number lies on the line like any other.
        let word = |token: &&String| spelled(token) && token.parse::<Exact>().is_err();
        if let Some(token) = self.fail_tokens.iter().find(word) {
            return Ok(Mark::Failed(token.clone()));
        }
        read_mark(text, best).map(Mark::Number)
    }

    /// Whether a label of the scale stands below its last passing one.
    pub fn is_failing_label(&self, label: &str) -> bool {
        self.ladder.iter().any(|it| ranks::same_label(it, label))
            && self
                .ranks()
                .is_some_and(|ranks| ranks.rank(label).is_none())
    }
}

/// The number that a label is, where it is one: `14`, `4,50`, `02`. A class such as `2:1`
/// is no number.
pub fn mark_value(label: &str) -> Option<Exact> {
    if label.contains(['/', ':']) {
        None
    } else {
        label.parse().ok()
    }
}

/// Whether two labels are the same mark: the same number however it is written, or the
/// same label but for case, spaces and the kind of minus sign.
pub fn same_mark(a: &str, b: &str) -> bool {
    match (mark_value(a), mark_value(b)) {
        (Some(a), Some(b)) => a == b,
        _ => ranks::same_label(a, b),
    }
}

/// Reads a mark that is a number. `14/20` is 14 where 20 is the best mark; no other
/// fraction is a mark.
///
/// # Errors
/// A [`NumberError`] naming what is wrong.
pub fn read_mark(text: &str, best: Option<&Exact>) -> Result<Typed, NumberError> {
    let Some((mark, out_of)) = text.split_once(['/', ':']) else {
        return Typed::parse(text);
    };
    let value = Typed::parse(mark)?.value;
    if best.is_some_and(|best| Typed::parse(out_of).is_ok_and(|it| it.value == *best)) {
        Ok(Typed {
            text: text.trim().to_owned(),
            value,
        })
    } else {
        Err(NumberError::NotOutOf {
            at: mark.chars().count().saturating_add(1),
        })
    }
}

/// A scale as its file holds it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScale {
    id: String,
    country: String,
    name: Bilingual,
    kind: RawKind,
    best: Option<String>,
    pass: Option<String>,
    worst: Option<String>,
    pass_variants: Vec<PassVariant>,
    #[serde(deserialize_with = "exact_or_none")]
    step: Option<Exact>,
    ladder: Option<Vec<String>>,
    distinctions: Vec<Distinction>,
    fail_tokens: Vec<String>,
    status: Status,
    source: String,
    dated: Option<String>,
    notes: Option<Bilingual>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RawKind {
    Numeric,
    Steps,
    Labels,
    None,
}

impl TryFrom<RawScale> for GradeScale {
    type Error = String;

    fn try_from(raw: RawScale) -> Result<Self, String> {
        let ladder = raw.ladder.unwrap_or_default();
        let line = || {
            let number = |name: &str, text: &Option<String>| {
                let text = text
                    .as_deref()
                    .ok_or(format!("{}: {name} is missing", raw.id))?;
                text.parse::<Exact>()
                    .map_err(|error| format!("{}: {name}: {error}", raw.id))
            };
            let best = number("best", &raw.best)?;
            let pass = number("pass", &raw.pass)?;
            let worst = number("worst", &raw.worst)?;
            Line::new(best, pass, Some(worst)).map_err(|error| format!("{}: {error}", raw.id))
        };
        let ranks = || {
            let passing = raw.pass.as_deref().and_then(|pass| {
                let last = ladder.iter().position(|label| label == pass)?;
                ladder.get(..=last)
            });
            passing
                .map(|labels| Ranks::new(labels.to_vec()))
                .transpose()
                .map_err(|error| format!("{}: {error}", raw.id))
        };
        let marks = match raw.kind {
            RawKind::Numeric => Marks::Numeric(line()?),
            RawKind::Steps => Marks::Steps(line()?),
            RawKind::Labels => Marks::Labels(ranks()?),
            RawKind::None => Marks::Unconvertible,
        };
        Ok(Self {
            marks,
            id: raw.id,
            country: raw.country,
            name: raw.name,
            pass_variants: raw.pass_variants,
            step: raw.step,
            ladder,
            distinctions: raw.distinctions,
            fail_tokens: raw.fail_tokens,
            status: raw.status,
            source: raw.source,
            dated: raw.dated,
            notes: raw.notes,
        })
    }
}
