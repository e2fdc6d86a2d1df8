//! The grade calculator without its page: typed texts in, results and errors out.

mod fields;
mod scales;
#[cfg(test)]
mod tests;

pub use fields::{GradeField, Method, OWN_LABELS};

use super::column::{self, Column, Row};
use super::conversion::Conversion;
use super::credit_sheet::{OWN, optional_positive, rounding};
use super::grades::{self, GermanStep, NoResult};
use super::rounding::Rounding;
use crate::model::exact::Exact;
use crate::model::form::{FieldErrors, Form};
use crate::model::grade::{GERMAN, GradeScale, Line, Mark, Marks, Ranks, read_mark};
use crate::model::number::NumberError;
use crate::model::presets;
use scales::{bounds, ranks, refusal};

/// Why the whole conversion is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The marks are relative to a group: no conversion means anything.
    Unconvertible,
    /// Linear conversion from steps that are not equidistant.
    NotEquidistant,
    /// Linear conversion to steps that are not equidistant.
    TargetNotEquidistant,
    /// The method needs numbers and the scale has labels.
    LabelsOnly,
    /// The target scale has labels.
    TargetLabels,
    /// A factor between scales that do not both rise from zero.
    FactorNeedsZero,
}

/// What became of one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has a converted value.
    Converted {
        /// The value and its explanation.
        conversion: Conversion,
        /// The mark above the best that was counted as the best.
        distinction: Option<String>,
    },
    /// It has none.
    NoResult(NoResult),
    /// It is a word for a failure or an absence.
    Failed(String),
    /// It cannot be read.
    Unreadable(NumberError),
    /// A field that the method needs is missing or wrong.
    NotReady,
}

/// The calculator's answer to a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeSheet {
    /// The method.
    pub method: Method,
    /// Fields that cannot be read, and why.
    pub errors: FieldErrors<GradeField>,
    /// The preset of the marks, unless the scale is the person's own.
    pub scale: Option<&'static GradeScale>,
    /// The target preset, where the method has one.
    pub target: Option<&'static GradeScale>,
    /// The number line of the marks.
    pub line: Option<Line>,
    /// The ranked labels of the marks.
    pub ranks: Option<Ranks>,
    /// The number line of the target.
    pub target_line: Option<Line>,
    /// Why nothing is converted at all.
    pub refusal: Option<Refusal>,
    /// How the paste was understood.
    pub column: Column,
    /// One outcome per mark.
    pub rows: Vec<(Row, Outcome)>,
    ranked: bool,
    factor: Option<Exact>,
    rounding: Rounding,
}

impl GradeSheet {
    /// Reads a form and converts every mark in it.
    pub fn of(form: &Form<GradeField>) -> Self {
        let method = Method::from_word(form.get(GradeField::Method));
        let mut errors = FieldErrors::default();
        let from = if method == Method::Inverse {
            GERMAN
        } else {
            form.get(GradeField::From)
        };
        let has_target = matches!(method, Method::Inverse | Method::Linear);
        let scale = presets::grade_scale(from);
        let target = presets::grade_scale(form.get(GradeField::To)).filter(|_| has_target);
        let ranked =
            from == OWN_LABELS || scale.is_some_and(|it| matches!(it.marks, Marks::Labels(_)));
        let line = if ranked || method == Method::Inverse {
            None
        } else {
            bounds(
                form,
                scale,
                GradeField::Best,
                GradeField::Pass,
                from == OWN,
                &mut errors,
            )
        };
        let target_line = if has_target {
            let own = form.get(GradeField::To) == OWN;
            bounds(
                form,
                target,
                GradeField::TargetBest,
                GradeField::TargetPass,
                own,
                &mut errors,
            )
        } else {
            None
        };
        let ranks = if ranked {
            ranks(form, scale, &mut errors)
        } else {
            None
        };
        let factor = match optional_positive(form.get(GradeField::Factor)) {
            Ok(factor) => factor,
            Err(error) => {
                errors.note(GradeField::Factor, error);
                None
            }
        };
        let rounding = if method == Method::Bavarian {
            GermanStep::from_word(form.get(GradeField::Step))
                .unwrap_or_default()
                .rounding()
        } else {
            rounding(form.get(GradeField::Mode), form.get(GradeField::Unit))
        };
        let mut sheet = Self {
            refusal: refusal(method, scale, target, ranked),
            method,
            errors,
            scale,
            target,
            line,
            ranks,
            target_line,
            column: Column::default(),
            rows: Vec::new(),
            ranked,
            factor,
            rounding,
        };
        sheet.column = column::read(
            form.get(GradeField::Marks),
            form.get(GradeField::Column).parse().ok(),
            |cell| sheet.counts(cell),
        );
        let rows = sheet
            .column
            .rows
            .iter()
            .map(|row| (row.clone(), sheet.outcome(&row.text)));
        sheet.rows = rows.collect();
        sheet
    }

    /// Whether a cell can be read as a mark.
    fn counts(&self, cell: &str) -> bool {
        match (self.read(cell), &self.ranks) {
            (Ok(Mark::Distinction { .. } | Mark::Failed(_)), Some(_)) => true,
            (_, Some(ranks)) => ranks.rank(cell).is_some() || self.is_failing_label(cell),
            (read, None) => self.ranked || read.is_ok(),
        }
    }

    fn is_failing_label(&self, cell: &str) -> bool {
        self.scale.is_some_and(|scale| scale.is_failing_label(cell))
    }

    fn read(&self, text: &str) -> Result<Mark, NumberError> {
        let best = self.line.as_ref().map(Line::best);
        match self.scale {
            Some(scale) => scale.read(text, best),
            None => read_mark(text, best).map(Mark::Number),
        }
    }

    fn outcome(&self, text: &str) -> Outcome {
        if self.refusal.is_some() || self.ranked && self.ranks.is_none() {
            return Outcome::NotReady;
        }
        match (self.read(text), &self.ranks) {
            (Ok(Mark::Failed(token)), _) => Outcome::Failed(token),
            (Ok(Mark::Distinction { label, counts_as }), Some(ranks)) => {
                let result = grades::bavarian_ranks(ranks, &counts_as, &self.rounding);
                settle(result, Some(label))
            }
            (_, Some(_)) if self.is_failing_label(text) => Outcome::NoResult(NoResult::Failing),
            (_, Some(ranks)) => settle(grades::bavarian_ranks(ranks, text, &self.rounding), None),
            (Ok(Mark::Number(typed)), None) => self.convert(&typed.value, None),
            (Ok(Mark::Distinction { label, counts_as }), None) => match counts_as.parse() {
                Ok(mark) => self.convert(&mark, Some(label)),
                Err(error) => Outcome::Unreadable(error),
            },
            (Err(error), None) => Outcome::Unreadable(error),
        }
    }

    fn convert(&self, mark: &Exact, distinction: Option<String>) -> Outcome {
        let rounding = &self.rounding;
        let result = match (self.method, &self.line, &self.target_line, &self.factor) {
            (Method::Bavarian, Some(line), _, _) => grades::bavarian(line, mark, rounding),
            (Method::Inverse, _, Some(target), _) => {
                grades::inverse_bavarian(target, mark, rounding)
            }
            (Method::Linear, Some(line), Some(target), _) => {
                grades::linear(line, mark, target, rounding)
            }
            (Method::Factor, Some(line), _, Some(factor)) => {
                grades::by_factor(line, mark, factor, rounding)
            }
            _ => return Outcome::NotReady,
        };
        settle(result, distinction)
    }
}

fn settle(result: Result<Conversion, NoResult>, distinction: Option<String>) -> Outcome {
    match result {
        Ok(conversion) => Outcome::Converted {
            conversion,
            distinction,
        },
        Err(reason) => Outcome::NoResult(reason),
    }
}
