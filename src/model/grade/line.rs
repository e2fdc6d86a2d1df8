//! A scale as a number line: best, lowest pass, worst.

use crate::model::exact::Exact;
use thiserror::Error;

/// The number line of a scale.
///
/// *Invariant*: the best mark differs from the lowest pass, and the worst, where
/// it is known, does not lie on the passing side of the lowest pass. Which of two
/// marks is better follows from best and pass, whatever the direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    best: Exact,
    pass: Exact,
    worst: Option<Exact>,
    higher_is_better: bool,
}

/// Why three marks are not a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LineError {
    /// Nothing lies between the best mark and the lowest pass.
    #[error("best mark and lowest pass are equal")]
    BestIsPass,
    /// The worst mark lies above the lowest pass.
    #[error("the worst mark is better than the lowest pass")]
    WorstPasses,
}

/// Where a mark lies on its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Better than the best mark: not a mark of this scale.
    AboveBest,
    /// From the lowest pass to the best, both included.
    Passing,
    /// Below the lowest pass.
    Failing,
    /// Below the worst mark: not a mark of this scale.
    BelowWorst,
}

impl Line {
    /// A scale from `best` to `pass`, and on to `worst` where it is known.
    ///
    /// # Errors
    /// [`LineError`] when the marks are not in this order.
    pub fn new(best: Exact, pass: Exact, worst: Option<Exact>) -> Result<Self, LineError> {
        if best == pass {
            return Err(LineError::BestIsPass);
        }
        let higher_is_better = best > pass;
        let line = Self {
            best,
            pass,
            worst,
            higher_is_better,
        };
        match &line.worst {
            Some(worst) if line.is_better(worst, &line.pass) => Err(LineError::WorstPasses),
            _ => Ok(line),
        }
    }

    /// The best mark.
    pub fn best(&self) -> &Exact {
        &self.best
    }

    /// The lowest passing mark.
    pub fn pass(&self) -> &Exact {
        &self.pass
    }

    /// The worst mark, where it is known.
    pub fn worst(&self) -> Option<&Exact> {
        self.worst.as_ref()
    }

    /// Whether `a` is a better mark than `b`.
    pub fn is_better(&self, a: &Exact, b: &Exact) -> bool {
        if self.higher_is_better { a > b } else { a < b }
    }

    /// Where `mark` lies.
    pub fn position(&self, mark: &Exact) -> Position {
        if self.is_better(mark, &self.best) {
            Position::AboveBest
        } else if !self.is_better(&self.pass, mark) {
            Position::Passing
        } else if self
            .worst
            .as_ref()
            .is_some_and(|worst| self.is_better(worst, mark))
        {
            Position::BelowWorst
        } else {
            Position::Failing
        }
    }
}
