//! Passing labels in order, so that each has a rank.

use crate::model::exact::Exact;
use thiserror::Error;

/// The passing labels of a scale, best first; the last one is the last passing.
///
/// *Invariant*: at least two, none empty, none twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranks(Vec<String>);

/// Why a list of labels has no ranks.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RanksError {
    /// One label alone, or none, leaves nothing to rank.
    #[error("fewer than two labels")]
    TooFew,
    /// A label stands twice.
    #[error("{0:?} stands twice")]
    Twice(String),
}

impl Ranks {
    /// Ranks `labels`, best first.
    ///
    /// # Errors
    /// [`RanksError`] when they are fewer than two or one stands twice.
    pub fn new(labels: Vec<String>) -> Result<Self, RanksError> {
        if labels.len() < 2 {
            return Err(RanksError::TooFew);
        }
        for (index, label) in labels.iter().enumerate() {
            if labels
                .iter()
                .take(index)
                .any(|other| same_label(other, label))
            {
                return Err(RanksError::Twice(label.clone()));
            }
        }
        Ok(Self(labels))
    }

    /// Reads labels separated by commas or semicolons, or by white space where
    /// there is neither, best first.
    ///
    /// # Errors
    /// As [`Ranks::new`].
    pub fn parse(text: &str) -> Result<Self, RanksError> {
        let labels: Vec<&str> = if text.contains([',', ';']) {
            text.split([',', ';']).collect()
        } else {
            text.split_whitespace().collect()
        };
        let labels = labels
            .into_iter()
            .map(str::trim)
            .filter(|label| !label.is_empty());
        Self::new(labels.map(str::to_owned).collect())
    }

    /// The labels, best first.
    pub fn labels(&self) -> &[String] {
        &self.0
    }

    /// The rank of `label`, 1 for the best; `None` for a label that does not pass.
    pub fn rank(&self, label: &str) -> Option<Exact> {
        let index = self.0.iter().position(|it| same_label(it, label))?;
        rank_at(index)
    }

    /// The rank of the last passing label.
    pub fn last(&self) -> Exact {
        rank_at(self.0.len().saturating_sub(1)).unwrap_or(Exact::ONE)
    }
}

/// Whether two labels are the same but for case, spaces and the kind of minus sign:
/// `A−` is `a-`, `30 L` is `30L`.
pub(super) fn same_label(a: &str, b: &str) -> bool {
    let letters = |label: &str| {
        let plain = label.chars().filter(|it| !it.is_whitespace());
        plain
            .map(|it| {
                if matches!(it, '\u{2212}' | '\u{2013}') {
                    '-'
                } else {
                    it.to_ascii_lowercase()
                }
            })
            .collect::<String>()
    };
    letters(a) == letters(b)
}

fn rank_at(index: usize) -> Option<Exact> {
    i64::try_from(index.checked_add(1)?).ok().map(Exact::whole)
}
