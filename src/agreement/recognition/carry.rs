//! How the marks of a transcript are carried over: by what the partner's rule sheet says.

mod convert;

use super::Basis;
use crate::model::exact::Exact;
use crate::model::grade::{Distribution, GradeScale, Line, LookupTable, Mark, Marks, Position};
use crate::model::number::NumberError;
use crate::model::presets;
use crate::model::records::{CourseResult, GradeMethod, RuleSheet, SheetRounding};
use crate::model::value::{Amount, GradeScaleKey};
use crate::rules::recognition::mean::Marked;
use crate::rules::recognition::offer::Terms;
use crate::rules::recognition::{Outcome, Regime};
use crate::text::fold;
use crate::transfer::conversion::Conversion;
use crate::transfer::grades::NoResult;
use crate::transfer::rounding::{Mode, Rounding};
use crate::transfer::statistical::{Placed, Unplaced};

/// By what marks are carried over.
#[derive(Clone, Debug, PartialEq)]
pub struct Marking {
    rules: Option<RuleSheet>,
    host: Option<&'static GradeScale>,
    home: Option<&'static GradeScale>,
    method: Option<GradeMethod>,
    partner_table: Option<Distribution>,
    home_table: Option<Distribution>,
}

/// A mark as it was carried over.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// What the mark tells of the outcome; nothing where it cannot be read.
    pub outcome: Option<Outcome>,
    /// The mark at home.
    pub mark: Option<Marked>,
    /// The mark as a number of its own scale.
    pub own: Option<Exact>,
    /// A mark above the best, which is kept beside the one it counts as.
    pub distinction: Option<String>,
    /// How.
    pub how: How,
}

/// How a mark was carried over, or why it was not.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// There is none.
    Unmarked,
    /// The regime or the rule sheet carries no marks over.
    CreditsOnly,
    /// No rule sheet counts for the stay, or it names no method.
    NoRule,
    /// The scale of the mark is not known.
    NoScale,
    /// The home institution marks on no scale that the method leads to.
    NoHomeScale,
    /// Both institutions mark on the same scale: it stays as it is.
    Same,
    /// By a formula.
    Converted(Box<Conversion>),
    /// By its place in both grading tables.
    Placed(Box<Placed>),
    /// One of the tables is missing or cannot be read.
    NoTable,
    /// It has no place in them.
    Unplaced(Unplaced),
    /// By a row of a printed table: its name, and what the row gives.
    Looked(&'static LookupTable, String),
    /// The printed table gives nothing for it.
    NotListed,
    /// It fails: a failure has no converted mark.
    Fails,
    /// It is no mark that can be converted.
    NoResult(NoResult),
    /// It cannot be read.
    Unreadable(NumberError),
}

/// Words for an absence on transcripts.
const ABSENT: [&str; 8] = [
    "abi",
    "abj",
    "abs",
    "absent",
    "absente",
    "np",
    "no presentado",
    "nicht erschienen",
];

impl Carried {
    pub(super) const NOTHING: Self = Self {
        outcome: None,
        mark: None,
        own: None,
        distinction: None,
        how: How::Unmarked,
    };
}

impl Marking {
    /// By what the marks of a transcript are carried over under a regime.
    pub(super) fn of(basis: &Basis, regime: &Regime) -> Self {
        let rules = basis.rules.clone();
        let said = rules.as_ref().and_then(|it| it.grade_scale);
        let scale = basis
            .transcript
            .grade_scale
            .or(said)
            .or(basis.sheet.partner.grade_scale);
        let method = rules.as_ref().and_then(|it| it.method);
        Self {
            host: scale.and_then(GradeScaleKey::scale),
            home: basis
                .sheet
                .office
                .grade_scale
                .and_then(GradeScaleKey::scale),
            method: if regime.marks {
                method
            } else {
                Some(GradeMethod::None)
            },
            partner_table: basis.partner_table.as_ref().and_then(convert::distribution),
            home_table: basis.home_table.as_ref().and_then(convert::distribution),
            rules,
        }
    }

    /// Whether a mark of the transcript's scale is better than another.
    pub(super) fn is_better(&self, mark: &Exact, than: &Exact) -> bool {
        let line = self.line(self.host);
        let rising = line.is_none_or(|it| it.best() > it.pass());
        mark != than && (mark > than) == rising
    }

    /// The scale of the transcript's marks.
    pub fn host_scale(&self) -> Option<&'static GradeScale> {
        self.host
    }

    /// The scale of the marks at home.
    pub fn home_scale(&self) -> Option<&'static GradeScale> {
        self.home
    }

    /// What a regime is told of scales and roundings.
    pub(super) fn terms(&self, basis: &Basis) -> Terms {
        let line = self.line(self.host);
        let tolerance = basis.office.tolerance.as_ref();
        Terms {
            scale: self.host.map(|it| it.id.clone()),
            office_tolerance: tolerance.map(|it| it.value().clone()),
            pass: line.as_ref().map(|it| it.pass().clone()),
            worst: line.as_ref().and_then(|it| it.worst().cloned()),
            higher_is_better: line.as_ref().is_none_or(|it| it.best() > it.pass()),
            rounding: self.rounding(
                |it| (it.credit_rounding, it.credit_unit.as_ref()),
                Rounding::None,
            ),
        }
    }

    /// How the mark of a block is rounded: as the sheet says, else to the step of the scale.
    pub(super) fn mark_rounding(&self) -> Rounding {
        let unit = self.home.and_then(|it| it.step.clone());
        let usual = unit.map_or(Rounding::decimals(2, Mode::HalfUp), |unit| {
            Rounding::ToUnit {
                unit,
                mode: Mode::HalfUp,
            }
        });
        self.rounding(|it| (it.mark_rounding, it.mark_unit.as_ref()), usual)
    }

    fn rounding(
        &self,
        of: fn(&RuleSheet) -> (Option<SheetRounding>, Option<&Amount>),
        usual: Rounding,
    ) -> Rounding {
        let Some((said, unit)) = self.rules.as_ref().map(of) else {
            return usual;
        };
        let mode = match said {
            None => return usual,
            Some(SheetRounding::None) => return Rounding::None,
            Some(SheetRounding::HalfUp) => Mode::HalfUp,
            Some(SheetRounding::HalfDown) => Mode::HalfDown,
            Some(SheetRounding::HalfEven) => Mode::HalfEven,
            Some(SheetRounding::Cut) => Mode::Cut,
            Some(SheetRounding::Ceiling) => Mode::Ceiling,
        };
        let unit = unit.map(|it| it.value().clone()).filter(|it| !it.is_zero());
        Rounding::ToUnit {
            unit: unit.unwrap_or(Exact::ONE),
            mode,
        }
    }

    /// The number line of a host scale, with the bounds of the rule sheet.
    fn line(&self, scale: Option<&'static GradeScale>) -> Option<Line> {
        let known = scale?.line()?;
        let said = self.rules.as_ref().filter(|_| scale == self.host);
        let bound =
            |of: fn(&RuleSheet) -> Option<&Amount>| said.and_then(of).map(|it| it.value().clone());
        let best = bound(|it| it.best.as_ref());
        let pass = bound(|it| it.pass.as_ref());
        if best.is_none() && pass.is_none() {
            return Some(known.clone());
        }
        let best = best.unwrap_or_else(|| known.best().clone());
        let pass = pass.unwrap_or_else(|| known.pass().clone());
        Line::new(best, pass, known.worst().cloned()).ok()
    }

    /// Carries the mark of a result over.
    pub(super) fn carry(&self, result: &CourseResult) -> Carried {
        let Some(text) = result.mark.as_ref().map(|it| it.as_str().trim()) else {
            return Carried::NOTHING;
        };
        let said = result.grade_scale.and_then(GradeScaleKey::scale);
        let Some(scale) = said.or(self.host) else {
            return carried(None, How::NoScale);
        };
        if ABSENT.contains(&fold(text).as_str()) {
            return carried(Some(Outcome::Absent), How::Fails);
        }
        if let Marks::Labels(_) = &scale.marks {
            return self.carry_label(scale, text);
        }
        let Some(line) = self.line(Some(scale)) else {
            return carried(None, How::NoScale);
        };
        let (mark, distinction) = match read(scale, text, &line) {
            Ok(Mark::Failed(_)) => return carried(Some(Outcome::Failed), How::Fails),
            Ok(Mark::Number(typed)) => (typed.value, None),
            Ok(Mark::Distinction { label, counts_as }) => match counts_as.parse() {
                Ok(mark) => (mark, Some(label)),
                Err(error) => return carried(None, How::Unreadable(error)),
            },
            Err(error) => return carried(None, How::Unreadable(error)),
        };
        let outcome = match line.position(&mark) {
            Position::Passing if self.is_below_least(scale, &line, &mark) => Outcome::BelowLeast,
            Position::Passing => Outcome::Passed,
            Position::Failing => Outcome::Failed,
            Position::AboveBest => return carried(None, How::NoResult(NoResult::AboveBest)),
            Position::BelowWorst => return carried(None, How::NoResult(NoResult::BelowWorst)),
        };
        let (converted, how) = match outcome {
            Outcome::Failed => (None, How::Fails),
            _ => self.convert(scale, &line, &mark, text),
        };
        Carried {
            outcome: Some(outcome),
            mark: converted,
            // Marks of different scales have no mean.
            own: Some(mark).filter(|_| self.host.is_some_and(|it| it.id == scale.id)),
            distinction,
            how,
        }
    }

    fn carry_label(&self, scale: &'static GradeScale, text: &str) -> Carried {
        let passes = scale.ranks().is_some_and(|it| it.rank(text).is_some());
        let distinct = scale
            .distinctions
            .iter()
            .any(|it| fold(&it.label) == fold(text));
        if !passes && !distinct {
            let failed = scale.is_failing_label(text)
                || matches!(scale.read(text, None), Ok(Mark::Failed(_)));
            return if failed {
                carried(Some(Outcome::Failed), How::Fails)
            } else {
                carried(None, How::NoResult(NoResult::UnknownLabel))
            };
        }
        let below = self
            .least_rank(scale)
            .zip(scale.ranks().and_then(|it| it.rank(text)));
        let outcome = match below {
            Some((least, rank)) if rank > least => Outcome::BelowLeast,
            _ => Outcome::Passed,
        };
        let (mark, how) = self.convert_label(scale, text);
        Carried {
            outcome: Some(outcome),
            mark,
            own: None,
            distinction: None,
            how,
        }
    }

    fn least_rank(&self, scale: &GradeScale) -> Option<Exact> {
        let least = self.rules.as_ref()?.least.as_ref()?;
        scale.ranks()?.rank(least.as_str())
    }

    fn is_below_least(&self, scale: &GradeScale, line: &Line, mark: &Exact) -> bool {
        let least = self.rules.as_ref().and_then(|it| it.least.as_ref());
        let least = least.and_then(|it| match scale.read(it.as_str(), Some(line.best())) {
            Ok(Mark::Number(typed)) => Some(typed.value),
            _ => None,
        });
        let higher_is_better = line.best() > line.pass();
        least.is_some_and(|least| *mark != least && (*mark < least) == higher_is_better)
    }
}

/// A mark of a scale of numbers; a letter stands for its points where a set of points leads
/// to the scale.
fn read(scale: &GradeScale, text: &str, line: &Line) -> Result<Mark, NumberError> {
    let read = scale.read(text, Some(line.best()));
    if read.is_ok() {
        return read;
    }
    let mut sets = presets::point_sets()
        .iter()
        .filter(|it| it.scale == scale.id);
    match sets.find_map(|it| it.points(text)) {
        Some(points) => Ok(Mark::Distinction {
            label: text.to_owned(),
            counts_as: points.to_string(),
        }),
        None => read,
    }
}

fn carried(outcome: Option<Outcome>, how: How) -> Carried {
    Carried {
        outcome,
        how,
        ..Carried::NOTHING
    }
}
