//! Carrying marks over: the modified Bavarian formula, linear, by factor.

use super::conversion::{Conversion, explained};
use super::expression::Term;
use super::formula;
use super::rounding::{Mode, Rounding};
use super::rule::Rule;
use crate::model::exact::Exact;
use crate::model::grade::{GERMAN, Line, Position, Ranks};
use crate::model::presets;
use thiserror::Error;

/// Why a mark has no converted value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoResult {
    /// It does not pass: a failure stays a failure, it has no converted mark.
    #[error("the mark does not pass")]
    Failing,
    /// It is better than the best mark of its scale.
    #[error("the mark is above the best of its scale")]
    AboveBest,
    /// It is worse than the worst mark of its scale.
    #[error("the mark is below the worst of its scale")]
    BelowWorst,
    /// The label is not among the passing ones.
    #[error("the label is not a passing one of the list")]
    UnknownLabel,
    /// A German mark from 1 to 4 is expected.
    #[error("a German mark lies between 1 and 4")]
    NotGerman,
}

/// The last step of the Bavarian formula, as different bodies prescribe it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GermanStep {
    /// One decimal, cut: the regulation itself (KMK, LMU).
    #[default]
    Cut,
    /// Not rounded.
    Raw,
    /// One decimal, half up: common in calculators, prescribed by none.
    HalfUp,
    /// One decimal, cut, then the better mark of the German steps (Passau).
    CutThenBetter,
    /// The nearest of the German steps, a tie to the better (Köln).
    Nearest,
}

impl GermanStep {
    /// Every last step.
    pub const ALL: [Self; 5] = [
        Self::Cut,
        Self::Raw,
        Self::HalfUp,
        Self::CutThenBetter,
        Self::Nearest,
    ];

    /// The word of the step in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cut => "kmk",
            Self::Raw => "raw",
            Self::HalfUp => "half_up",
            Self::CutThenBetter => "better",
            Self::Nearest => "nearest",
        }
    }

    /// The step of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }

    /// The rounding it stands for.
    pub fn rounding(self) -> Rounding {
        match self {
            Self::Cut => Rounding::decimals(1, Mode::Cut),
            Self::Raw => Rounding::None,
            Self::HalfUp => Rounding::decimals(1, Mode::HalfUp),
            Self::CutThenBetter => Rounding::CutThenBetter {
                unit: Exact::decimal_unit(1),
                ladder: german_passing_marks(),
            },
            Self::Nearest => Rounding::NearestMark {
                ladder: german_passing_marks(),
            },
        }
    }
}

/// The German passing marks that are given for single results, best first.
pub fn german_passing_marks() -> Vec<Exact> {
    let Some(scale) = presets::grade_scale(GERMAN) else {
        return Vec::new();
    };
    let marks = scale
        .ladder
        .iter()
        .filter_map(|mark| mark.parse::<Exact>().ok());
    marks
        .filter(|mark| {
            scale
                .line()
                .is_some_and(|line| line.position(mark) == Position::Passing)
        })
        .collect()
}

/// The modified Bavarian formula without its last step: the value alone.
///
/// # Errors
/// [`NoResult`] when the mark does not pass or is not of this scale.
pub fn bavarian_value(line: &Line, mark: &Exact) -> Result<Exact, NoResult> {
    passing(line, mark)?;
    formula::modified_bavarian(line.best().clone(), line.pass().clone(), mark.clone())
        .ok_or(NoResult::Failing)
}

/// The modified Bavarian formula, explained.
///
/// # Errors
/// As [`bavarian_value`].
pub fn bavarian(line: &Line, mark: &Exact, rounding: &Rounding) -> Result<Conversion, NoResult> {
    passing(line, mark)?;
    explained!(Rule::Bavarian, rounding, formula::modified_bavarian,
        Term::BestMark => line.best(), Term::LowestPass => line.pass(), Term::Mark => mark)
    .ok_or(NoResult::Failing)
}

/// The modified Bavarian formula on ranks: the best label is 1, the last passing
/// one the lowest pass.
///
/// # Errors
/// [`NoResult::UnknownLabel`] for a label that is not among the passing ones.
pub fn bavarian_ranks(
    ranks: &Ranks,
    label: &str,
    rounding: &Rounding,
) -> Result<Conversion, NoResult> {
    let rank = ranks.rank(label).ok_or(NoResult::UnknownLabel)?;
    explained!(Rule::BavarianRanks, rounding, formula::modified_bavarian,
        Term::FirstRank => &Exact::ONE, Term::LastRank => &ranks.last(), Term::Rank => &rank)
    .ok_or(NoResult::UnknownLabel)
}

/// The inverse of the Bavarian formula, which is indicative only.
///
/// # Errors
/// [`NoResult::NotGerman`] outside 1 to 4.
pub fn inverse_bavarian(
    line: &Line,
    german: &Exact,
    rounding: &Rounding,
) -> Result<Conversion, NoResult> {
    if *german < Exact::ONE || *german > Exact::whole(4) {
        return Err(NoResult::NotGerman);
    }
    explained!(Rule::BavarianInverse, rounding, formula::inverse_bavarian,
        Term::BestMark => line.best(), Term::LowestPass => line.pass(), Term::GermanMark => german)
    .ok_or(NoResult::NotGerman)
}

/// Linear: lowest pass to lowest pass, best to best. The caller sees to it that
/// both scales are equidistant.
///
/// # Errors
/// [`NoResult`] when the mark does not pass or is not of this scale.
pub fn linear(
    line: &Line,
    mark: &Exact,
    target: &Line,
    rounding: &Rounding,
) -> Result<Conversion, NoResult> {
    passing(line, mark)?;
    explained!(Rule::Linear, rounding, formula::linear,
        Term::BestMark => line.best(), Term::LowestPass => line.pass(), Term::Mark => mark,
        Term::TargetBest => target.best(), Term::TargetPass => target.pass())
    .ok_or(NoResult::Failing)
}

/// By a published factor.
///
/// # Errors
/// [`NoResult`] when the mark does not pass or is not of this scale.
pub fn by_factor(
    line: &Line,
    mark: &Exact,
    factor: &Exact,
    rounding: &Rounding,
) -> Result<Conversion, NoResult> {
    passing(line, mark)?;
    explained!(Rule::Proportional, rounding, formula::by_factor,
        Term::Mark => mark, Term::Factor => factor)
    .ok_or(NoResult::Failing)
}

fn passing(line: &Line, mark: &Exact) -> Result<(), NoResult> {
    match line.position(mark) {
        Position::Passing => Ok(()),
        Position::Failing => Err(NoResult::Failing),
        Position::AboveBest => Err(NoResult::AboveBest),
        Position::BelowWorst => Err(NoResult::BelowWorst),
    }
}
