//! Grading tables: how often each passing mark was given, best first.

mod diagnostic;
mod reading;
#[cfg(test)]
mod tests;

pub use diagnostic::Diagnostic;
pub(in crate::model::grade) use reading::taken_apart;
pub use reading::{MAX_BANDS, Reading, read};

use super::mark_value;
use super::ranks::same_label;
use crate::model::exact::Exact;
use serde::Deserialize;
use thiserror::Error;

/// What the numbers beside the labels of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weights {
    /// Results counted: the most exact.
    Counts,
    /// Shares in per cent, each rounded by whoever published them.
    Percentages,
    /// Shares in per cent, added up from the best mark or from the worst.
    Cumulative,
}

/// The marks of a reference group and how often each was given, best first.
///
/// *Invariant*: no label stands twice, no weight is below zero, and their sum is above
/// zero. Shares are taken of that sum, never of 100: published percentages may add up
/// to 100.2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    bands: Vec<Band>,
    total: Exact,
}

/// One mark of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    label: String,
    value: Option<Exact>,
    weight: Exact,
    interval: Interval,
}

/// A piece of the ranking, from the share strictly better (excluded) to the share at
/// least as good (included), each from 0 to 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The share of results that are strictly better.
    pub better: Exact,
    /// The share of results that are at least as good.
    pub reached: Exact,
}

/// Why rows are not a table.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DistributionError {
    /// There is no row.
    #[error("no rows")]
    Empty,
    /// The weights add up to zero.
    #[error("the weights add up to zero")]
    NoResults,
    /// A weight is below zero.
    #[error("the weight of {0:?} is below zero")]
    Negative(String),
    /// A label stands twice.
    #[error("{0:?} stands twice")]
    Twice(String),
    /// There are more rows than marks on any scale.
    #[error("more than {MAX_BANDS} rows")]
    TooMany,
}

impl Interval {
    /// How wide it is.
    pub fn width(&self) -> Exact {
        &self.reached - &self.better
    }

    /// Whether nothing lies in it.
    pub fn is_empty(&self) -> bool {
        self.better >= self.reached
    }

    /// The share that both intervals cover; zero where they only touch.
    pub fn overlap(&self, other: &Self) -> Exact {
        let from = Exact::max(self.better.clone(), other.better.clone());
        let to = Exact::min(self.reached.clone(), other.reached.clone());
        if to > from { &to - &from } else { Exact::ZERO }
    }
}

impl Band {
    /// The mark as it is written.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The mark as a number, where it is one.
    pub fn value(&self) -> Option<&Exact> {
        self.value.as_ref()
    }

    /// How often it was given, in the unit of the table.
    pub fn weight(&self) -> &Exact {
        &self.weight
    }

    /// Where it stands among all results; empty for a mark that nobody obtained.
    pub fn interval(&self) -> &Interval {
        &self.interval
    }
}

impl Distribution {
    /// A table of these labels and weights, best first. Only passing marks belong in it.
    ///
    /// # Errors
    /// [`DistributionError`] when there is nothing to take shares of.
    pub fn new(rows: impl IntoIterator<Item = (String, Exact)>) -> Result<Self, DistributionError> {
        let rows: Vec<(String, Exact)> = rows.into_iter().collect();
        if rows.is_empty() {
            return Err(DistributionError::Empty);
        }
        if rows.len() > MAX_BANDS {
            return Err(DistributionError::TooMany);
        }
        let total = rows.iter().fold(Exact::ZERO, |sum, (_, it)| &sum + it);
        let mut sum = Exact::ZERO;
        let mut better = Exact::ZERO;
        let mut bands: Vec<Band> = Vec::with_capacity(rows.len());
        for (label, weight) in rows {
            if weight.is_negative() {
                return Err(DistributionError::Negative(label));
            }
            let value = mark_value(&label);
            if bands.iter().any(|it| it.is(&label, value.as_ref())) {
                return Err(DistributionError::Twice(label));
            }
            sum = &sum + &weight;
            let reached = sum
                .checked_div(&total)
                .ok_or(DistributionError::NoResults)?;
            bands.push(Band {
                label,
                value,
                weight,
                interval: Interval {
                    better: std::mem::replace(&mut better, reached.clone()),
                    reached,
                },
            });
        }
        Ok(Self { bands, total })
    }

    /// The marks, best first.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// The sum of the weights.
    pub fn total(&self) -> &Exact {
        &self.total
    }

    /// The place of a mark in the table, from 0; marks that are the same number are the
    /// same mark, however they are written.
    pub fn position(&self, label: &str) -> Option<usize> {
        let value = mark_value(label);
        self.bands
            .iter()
            .position(|it| it.is(label, value.as_ref()))
    }

    /// The mark written so.
    pub fn band(&self, label: &str) -> Option<&Band> {
        self.bands.get(self.position(label)?)
    }
}

impl Band {
    fn is(&self, label: &str, value: Option<&Exact>) -> bool {
        match (&self.value, value) {
            (Some(a), Some(b)) => a == b,
            _ => same_label(&self.label, label),
        }
    }
}
