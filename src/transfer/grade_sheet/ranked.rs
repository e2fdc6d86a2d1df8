//! Marks by grading tables: the tables a form names or holds, and what becomes of marks.

use super::{GradeField, GradeSheet, Outcome};
use crate::model::form::Form;
use crate::model::grade::distribution::{self, Reading};
use crate::model::grade::{Distribution, GradeScale, GradingTable, Mark, Position};
use crate::model::presets;
use crate::transfer::credit_sheet::OWN;
use crate::transfer::grades::NoResult;
use crate::transfer::letters;
use crate::transfer::statistical::{Policy, Unplaced, home_step, place};

/// The grading table of one side, as a form names or holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSide {
    /// The published table, unless it is the person's own.
    pub shipped: Option<&'static GradingTable>,
    /// The scale of its marks.
    pub scale: Option<&'static GradeScale>,
    /// The table as it was read, with what is odd about it.
    pub reading: Reading,
}

impl TableSide {
    /// The table, where there is one.
    pub fn table(&self) -> Option<&Distribution> {
        self.reading.table.as_ref().ok()
    }

    /// Reads one side of a form: which table, its rows, and the scale of its marks where
    /// the table is the person's own.
    pub(super) fn read(
        form: &Form<GradeField>,
        table: GradeField,
        rows: GradeField,
        scale: GradeField,
    ) -> Self {
        let named = form.get(table);
        if named != OWN
            && let Some(shipped) = presets::grading_table(named)
        {
            return Self {
                shipped: Some(shipped),
                scale: presets::grade_scale(&shipped.scale),
                reading: Reading {
                    table: Ok(shipped.distribution.clone()),
                    weights: shipped.weights,
                    diagnostics: Vec::new(),
                },
            };
        }
        let scale = presets::grade_scale(form.get(scale));
        Self {
            shipped: None,
            scale,
            reading: distribution::read(form.get(rows), None, scale, None),
        }
    }
}

impl GradeSheet {
    /// A mark of the host table, or why it has no position.
    fn in_host_table<T>(
        &self,
        text: &str,
        found: impl Fn(&str) -> Result<T, Unplaced>,
        outcome: impl Fn(T) -> Outcome,
    ) -> Outcome {
        let Some(side) = &self.host_table else {
            return Outcome::NotReady;
        };
        let failing = |mark| {
            let line = side.scale.and_then(GradeScale::line);
            line.is_some_and(|line| line.position(mark) == Position::Failing)
        };
        match found(text) {
            Ok(it) => return outcome(it),
            Err(Unplaced::NotInTable) => {}
            Err(other) => return Outcome::Unplaced(other),
        }
        let Some(scale) = side.scale else {
            return Outcome::Unplaced(Unplaced::NotInTable);
        };
        let line = scale.line();
        match scale.read(text, line.map(crate::model::grade::Line::best)) {
            _ if scale.is_failing_label(text) => Outcome::NoResult(NoResult::Failing),
            Ok(Mark::Failed(token)) => Outcome::Failed(token),
            Ok(Mark::Number(typed)) if failing(&typed.value) => {
                Outcome::NoResult(NoResult::Failing)
            }
            // `14/20` is the 14 of the table; a distinction it does not list counts as its mark.
            Ok(Mark::Number(typed)) => {
                found(&typed.value.to_string()).map_or_else(Outcome::Unplaced, &outcome)
            }
            Ok(Mark::Distinction { counts_as, .. }) => {
                found(&counts_as).map_or_else(Outcome::Unplaced, &outcome)
            }
            Err(_) => Outcome::Unplaced(Unplaced::NotInTable),
        }
    }

    /// A mark by both grading tables.
    pub(super) fn placed(&self, text: &str) -> Outcome {
        let sides = self.host_table.as_ref().zip(self.home_table.as_ref());
        let tables = sides.and_then(|(a, b)| Some((a.table()?, b.table()?, b.scale)));
        let Some((host, home, scale)) = tables else {
            return Outcome::NotReady;
        };
        let step = home_step(home, scale);
        let found = |label: &str| place(host, home, label, self.policy, &step);
        self.in_host_table(text, found, Outcome::Placed)
    }

    /// A mark by both letters of the host table.
    pub(super) fn lettered(&self, text: &str) -> Outcome {
        let Some(table) = self.host_table.as_ref().and_then(TableSide::table) else {
            return Outcome::NotReady;
        };
        let found = |label: &str| {
            let place = table.position(label).ok_or(Unplaced::NotInTable)?;
            let row = self.letters.get(place).ok_or(Unplaced::NotInTable)?;
            if row.interval.is_empty() {
                Err(Unplaced::NobodyObtained)
            } else {
                Ok(row.clone())
            }
        };
        self.in_host_table(text, found, Outcome::Lettered)
    }

    /// The letters of every mark of the host table.
    pub(super) fn letters_of_table(&self) -> Vec<letters::Lettered> {
        let table = self.host_table.as_ref().and_then(TableSide::table);
        table.map(letters::lettered).unwrap_or_default()
    }

    /// Whether a cell is a mark of the host table, or a number.
    pub(super) fn counts_in_table(&self, cell: &str) -> bool {
        let Some(side) = &self.host_table else {
            return false;
        };
        let in_table = side.table().is_some_and(|it| it.position(cell).is_some());
        in_table || side.scale.is_some_and(|it| it.read(cell, None).is_ok())
    }
}

/// The policy of a form.
pub(super) fn policy(form: &Form<GradeField>) -> Policy {
    Policy::from_word(form.get(GradeField::Policy)).unwrap_or_default()
}
