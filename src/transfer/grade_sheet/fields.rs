//! What the grade calculator asks, and the methods it knows.

use crate::model::form::Field;
use crate::model::presets;
use crate::transfer::credit_sheet::{CreditField, OWN};
use crate::transfer::grades::GermanStep;

/// The choice of a list of labels that is not among the presets.
pub const OWN_LABELS: &str = "labels";

/// The fields of the grade calculator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GradeField {
    /// The word of a [`Method`].
    Method,
    /// Scale of the marks: a preset, [`OWN`] or [`OWN_LABELS`].
    From,
    /// Its best mark; empty for the preset's.
    Best,
    /// Its lowest passing mark; empty for the preset's.
    Pass,
    /// Its passing labels, best first; empty for the preset's.
    Ranks,
    /// Marks to convert: one or a pasted column.
    Marks,
    /// Which column of the paste is read, from 1; empty to let the paste decide.
    Column,
    /// The word of a [`GermanStep`].
    Step,
    /// Target scale: a preset or [`OWN`].
    To,
    /// Best mark of the target; empty for the preset's.
    TargetBest,
    /// Lowest passing mark of the target; empty for the preset's.
    TargetPass,
    /// A published factor.
    Factor,
    /// How results are rounded, as in the credit form.
    Mode,
    /// To which unit.
    Unit,
}

impl Field for GradeField {
    const ALL: &'static [Self] = &[
        Self::Method,
        Self::From,
        Self::Best,
        Self::Pass,
        Self::Ranks,
        Self::Marks,
        Self::Column,
        Self::Step,
        Self::To,
        Self::TargetBest,
        Self::TargetPass,
        Self::Factor,
        Self::Mode,
        Self::Unit,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Method => "m",
            Self::From => "de",
            Self::Best => "max",
            Self::Pass => "min",
            Self::Ranks => "rangs",
            Self::Marks => "n",
            Self::Column => "col",
            Self::Step => "fin",
            Self::To => "vers",
            Self::TargetBest => "max2",
            Self::TargetPass => "min2",
            Self::Factor => "k",
            Self::Mode => "arrondi",
            Self::Unit => "pas",
        }
    }

    fn initial(self) -> &'static str {
        match self {
            Self::Method => Method::Bavarian.word(),
            Self::From => "fr20",
            Self::Step => "kmk",
            Self::To => "ch6",
            Self::Mode => "half_up",
            Self::Unit => "0.1",
            _ => "",
        }
    }

    fn accepts(self, text: &str) -> bool {
        let scale = |text| text == OWN || presets::grade_scale(text).is_some();
        match self {
            Self::Column => CreditField::Column.accepts(text),
            Self::Method => Method::ALL.iter().any(|it| it.word() == text),
            Self::From => text == OWN_LABELS || scale(text),
            Self::To => scale(text),
            Self::Step => GermanStep::from_word(text).is_some(),
            Self::Mode => CreditField::Mode.accepts(text),
            Self::Unit => CreditField::Unit.accepts(text),
            _ => true,
        }
    }

    fn dependents(self) -> &'static [Self] {
        match self {
            Self::From => &[Self::Best, Self::Pass, Self::Ranks],
            Self::To => &[Self::TargetBest, Self::TargetPass],
            _ => &[],
        }
    }
}

/// A way of converting marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// To a German mark, by the modified Bavarian formula.
    Bavarian,
    /// From a German mark, by its inverse; indicative.
    Inverse,
    /// Between two equidistant scales.
    Linear,
    /// By a published factor.
    Factor,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 4] = [Self::Bavarian, Self::Linear, Self::Factor, Self::Inverse];

    /// The word of the method in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bavarian => "bavarian",
            Self::Inverse => "inverse",
            Self::Linear => "linear",
            Self::Factor => "factor",
        }
    }

    /// The method of this word; the Bavarian formula for a word unknown here.
    pub fn from_word(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|it| it.word() == word)
            .unwrap_or(Self::Bavarian)
    }
}
