//! What the grade calculator asks, and the methods it knows.

use crate::model::form::Field;
use crate::model::presets;
use crate::transfer::credit_sheet::{CreditField, OWN};
use crate::transfer::grades::GermanStep;
use crate::transfer::lookup::Bounds;
use crate::transfer::statistical::Policy;

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
    /// Grading table of the host: a shipped one or [`OWN`].
    HostTable,
    /// Its rows, where it is one's own: label and count or percentage per line.
    HostRows,
    /// Grading table of the home institution: a shipped one or [`OWN`].
    HomeTable,
    /// Its rows, where it is one's own.
    HomeRows,
    /// The word of a [`Policy`].
    Policy,
    /// A printed table.
    Lookup,
    /// The word of a [`Bounds`]: what becomes of a mark between two printed bands.
    Bounds,
    /// Which end of a range is taken: empty for what the table says, [`MIN`] or [`MAX`].
    Ends,
    /// What letters are worth in a mean: empty for numbers alone, or a set of points.
    Points,
    /// The institution whose excluded codes hold; empty for none.
    Excluded,
    /// What a distinction counts as in a mean; empty for what the scale says.
    Distinction,
    /// Which attempts at a course count in a mean: empty for all, or [`LAST`].
    Attempts,
    /// Which column of the paste holds the credits, from 1; empty to let the paste decide.
    CreditsColumn,
}

/// The lower end of a range.
pub const MIN: &str = "min";

/// The higher end of a range.
pub const MAX: &str = "max";

/// Only the last attempt at a course.
pub const LAST: &str = "last";

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
        Self::HostTable,
        Self::HostRows,
        Self::HomeTable,
        Self::HomeRows,
        Self::Policy,
        Self::Lookup,
        Self::Bounds,
        Self::Ends,
        Self::Points,
        Self::Excluded,
        Self::Distinction,
        Self::Attempts,
        Self::CreditsColumn,
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
            Self::HostTable => "t1",
            Self::HostRows => "l1",
            Self::HomeTable => "t2",
            Self::HomeRows => "l2",
            Self::Policy => "choix",
            Self::Lookup => "table",
            Self::Bounds => "bornes",
            Self::Ends => "bout",
            Self::Points => "points",
            Self::Excluded => "hors",
            Self::Distinction => "lode",
            Self::Attempts => "essais",
            Self::CreditsColumn => "colc",
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
            Self::HostTable => "ap_antwerp",
            Self::HomeTable => "uclouvain",
            Self::Policy => "largest",
            Self::Lookup => "fr20_de5_jorf",
            Self::Bounds => "printed",
            _ => "",
        }
    }

    fn accepts(self, text: &str) -> bool {
        let scale = |text| text == OWN || presets::grade_scale(text).is_some();
        match self {
            Self::Column | Self::CreditsColumn => CreditField::Column.accepts(text),
            Self::Method => Method::ALL.iter().any(|it| it.word() == text),
            Self::From => text == OWN_LABELS || scale(text),
            Self::To => scale(text),
            Self::Step => GermanStep::from_word(text).is_some(),
            Self::Mode => CreditField::Mode.accepts(text),
            Self::Unit => CreditField::Unit.accepts(text),
            Self::HostTable | Self::HomeTable => {
                text == OWN || presets::grading_table(text).is_some()
            }
            Self::Policy => Policy::from_word(text).is_some(),
            Self::Lookup => presets::lookup_table(text).is_some(),
            Self::Bounds => Bounds::from_word(text).is_some(),
            Self::Ends => [MIN, MAX].contains(&text),
            Self::Points => presets::point_set(text).is_some(),
            Self::Excluded => presets::excluded_code(text).is_some(),
            Self::Attempts => text == LAST,
            _ => true,
        }
    }

    fn dependents(self) -> &'static [Self] {
        match self {
            Self::From => &[Self::Best, Self::Pass, Self::Ranks],
            Self::To => &[Self::TargetBest, Self::TargetPass],
            Self::Lookup => &[Self::Bounds, Self::Ends],
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
    /// By position in two grading tables.
    Tables,
    /// By a printed table.
    Lookup,
    /// To the old ECTS letters.
    Letters,
    /// To a mean by credits.
    Mean,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 8] = [
        Self::Bavarian,
        Self::Tables,
        Self::Lookup,
        Self::Linear,
        Self::Factor,
        Self::Inverse,
        Self::Letters,
        Self::Mean,
    ];

    /// Whether it computes from a scale's ends or ranks, and not from a table.
    pub const fn is_formula(self) -> bool {
        matches!(
            self,
            Self::Bavarian | Self::Inverse | Self::Linear | Self::Factor
        )
    }

    /// The word of the method in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bavarian => "bavarian",
            Self::Inverse => "inverse",
            Self::Linear => "linear",
            Self::Factor => "factor",
            Self::Tables => "tables",
            Self::Lookup => "lookup",
            Self::Letters => "letters",
            Self::Mean => "mean",
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
