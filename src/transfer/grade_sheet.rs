//! The grade calculator without its page: typed texts in, results and errors out.

mod fields;
mod listed;
mod meant;
mod others;
mod ranked;
mod scales;
#[cfg(test)]
mod tests;

pub use fields::{GradeField, LAST, MAX, MIN, Method, OWN_LABELS};
pub use listed::Listed;
pub use meant::Averaging;
pub use ranked::TableSide;

use super::column::{self, Column, Row};
use super::conversion::Conversion;
use super::credit_sheet::{OWN, optional_positive, rounding};
use super::grades::{self, GermanStep, NoResult};
use super::letters::Lettered;
use super::lookup::{Bounds, Unlisted};
use super::means::LeftOut;
use super::rounding::Rounding;
use super::statistical::{Placed, Policy, Unplaced};
use crate::model::exact::Exact;
use crate::model::form::{FieldErrors, Form};
use crate::model::grade::{
    Ends, GERMAN, GradeScale, Line, LookupTable, Mark, Marks, Ranks, read_mark,
};
use crate::model::number::NumberError;
use crate::model::presets;
use scales::{bounds, ranks, refusal};
use std::collections::HashMap;
use std::sync::Arc;

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
    /// It has a place in the home ranking.
    Placed(Placed),
    /// It has no place in a ranking.
    Unplaced(Unplaced),
    /// A printed table has a row for it.
    Listed(Listed),
    /// A printed table says nothing of it.
    Unlisted(Unlisted<'static>),
    /// It has a letter by each algorithm.
    Lettered(Lettered),
    /// It enters the mean.
    Counted {
        /// What it counts as.
        worth: Exact,
        /// By how many credits.
        credits: Exact,
    },
    /// It does not enter the mean.
    LeftOut(LeftOut),
    /// Its credits cannot be read.
    NoCredits,
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
    /// How the paste was understood; its lines stand in `rows`.
    pub column: Column,
    /// One outcome per mark; marks that are written alike share theirs.
    pub rows: Vec<(Row, Arc<Outcome>)>,
    /// The grading table of the host, where the method needs one.
    pub host_table: Option<TableSide>,
    /// The grading table of the home institution, where the method needs one.
    pub home_table: Option<TableSide>,
    /// Which of several home marks is taken.
    pub policy: Policy,
    /// Every mark of the host table with its letters, where the method gives letters.
    pub letters: Vec<Lettered>,
    /// The printed table, where the method needs one.
    pub lookup: Option<&'static LookupTable>,
    /// What becomes of marks between its bands.
    pub bounds: Bounds,
    /// Which end of its ranges is taken.
    pub ends: Option<Ends>,
    /// How the mean was made, where the method is one.
    pub averaging: Averaging,
    step: GermanStep,
    ranked: bool,
    factor: Option<Exact>,
    rounding: Rounding,
}

impl GradeSheet {
    /// Reads a form and converts every mark in it.
    pub fn of(form: &Form<GradeField>) -> Self {
        let mut sheet = Self::read_form(form);
        if sheet.method == Method::Letters {
            sheet.letters = sheet.letters_of_table();
        }
        sheet.averaging.lettered = sheet.has_letters(form.get(GradeField::Marks));
        sheet.column = column::read(
            form.get(GradeField::Marks),
            form.get(GradeField::Column).parse().ok(),
            |cell| sheet.counts(cell),
        );
        if sheet.method == Method::Mean {
            sheet.average(form.get(GradeField::CreditsColumn).parse().ok());
            return sheet;
        }
        let rows = std::mem::take(&mut sheet.column.rows);
        sheet.rows = sheet.outcomes(rows);
        sheet
    }

    /// What becomes of marks. A transcript of thousands has a few dozen different ones.
    fn outcomes(&self, rows: Vec<Row>) -> Vec<(Row, Arc<Outcome>)> {
        let mut known: HashMap<String, Arc<Outcome>> = HashMap::new();
        let outcome = |row: Row| {
            if let Some(outcome) = known.get(&row.text) {
                return (row, Arc::clone(outcome));
            }
            let outcome = Arc::new(self.outcome(&row.text));
            known.insert(row.text.clone(), Arc::clone(&outcome));
            (row, outcome)
        };
        rows.into_iter().map(outcome).collect()
    }

    /// What a form says but for its marks.
    fn read_form(form: &Form<GradeField>) -> Self {
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
        let formula = method.is_formula();
        let ranked = formula
            && (from == OWN_LABELS || scale.is_some_and(|it| matches!(it.marks, Marks::Labels(_))));
        let line = if ranked || method == Method::Inverse || !formula {
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
        let mut positive = |field| match optional_positive(form.get(field)) {
            Ok(value) => value,
            Err(error) => {
                errors.note(field, error);
                None
            }
        };
        let factor = positive(GradeField::Factor);
        let distinction = positive(GradeField::Distinction);
        let step = GermanStep::from_word(form.get(GradeField::Step)).unwrap_or_default();
        let rounding = if method == Method::Bavarian {
            step.rounding()
        } else {
            rounding(form.get(GradeField::Mode), form.get(GradeField::Unit))
        };
        let side = |wanted: bool, table, rows, scale| {
            wanted.then(|| TableSide::read(form, table, rows, scale))
        };
        let tabled = matches!(method, Method::Tables | Method::Letters);
        Self {
            refusal: refusal(method, scale, target, ranked),
            host_table: side(
                tabled,
                GradeField::HostTable,
                GradeField::HostRows,
                GradeField::From,
            ),
            home_table: side(
                method == Method::Tables,
                GradeField::HomeTable,
                GradeField::HomeRows,
                GradeField::To,
            ),
            policy: ranked::policy(form),
            letters: Vec::new(),
            lookup: presets::lookup_table(form.get(GradeField::Lookup))
                .filter(|_| method == Method::Lookup),
            bounds: Bounds::from_word(form.get(GradeField::Bounds)).unwrap_or_default(),
            ends: listed::ends(form.get(GradeField::Ends)),
            averaging: Averaging {
                marking: meant::marking(form, distinction),
                ..Averaging::default()
            },
            step,
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
        }
    }

    /// Whether a cell can be read as a mark.
    fn counts(&self, cell: &str) -> bool {
        match self.method {
            Method::Tables | Method::Letters => return self.counts_in_table(cell),
            Method::Lookup => return self.counts_in_lookup(cell),
            Method::Mean => return self.counts_in_mean(cell),
            Method::Bavarian | Method::Inverse | Method::Linear | Method::Factor => {}
        }
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
        match self.method {
            Method::Tables => return self.placed(text),
            Method::Letters => return self.lettered(text),
            Method::Lookup => return self.listed(text),
            Method::Mean => return Outcome::NotReady,
            Method::Bavarian | Method::Inverse | Method::Linear | Method::Factor => {}
        }
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
