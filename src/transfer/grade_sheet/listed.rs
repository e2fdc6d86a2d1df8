//! Marks by a printed table.

use super::{GradeSheet, MAX, MIN, Outcome};
use crate::model::grade::{Ends, GradeScale, Line, LookupTable, Mark, Position, mark_value};
use crate::model::presets;
use crate::transfer::lookup::{Bounds, Looked, Unlisted, look_up};

/// What a printed table says of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The table.
    pub table: &'static LookupTable,
    /// The row, and how it was chosen.
    pub looked: Looked<'static>,
    /// What was taken; none for a range that nobody decides.
    pub mark: Option<&'static str>,
    /// Which end of a range is asked for, where one is.
    pub ends: Option<Ends>,
    /// Whether the mark does not pass, whatever the table prints for it.
    pub failing: bool,
}

/// The end of a range that a word of the form stands for.
pub(super) fn ends(word: &str) -> Option<Ends> {
    match word {
        MIN => Some(Ends::Min),
        MAX => Some(Ends::Max),
        _ => None,
    }
}

impl GradeSheet {
    /// A mark by the printed table.
    pub(super) fn listed(&self, text: &str) -> Outcome {
        let Some(table) = self.lookup else {
            return Outcome::NotReady;
        };
        let scale = table.from.as_deref().and_then(presets::grade_scale);
        let (bounds, ends) = (self.bounds, self.ends);
        match look_up(table, text, bounds) {
            Ok(looked) => return listed(table, looked, ends, fails(text, scale)),
            Err(Unlisted::NotInTable) => {}
            Err(other) => return Outcome::Unlisted(other),
        }
        let Some(scale) = scale else {
            return Outcome::Unlisted(Unlisted::NotInTable);
        };
        let again = |mark: &str| match look_up(table, mark, bounds) {
            Ok(looked) => listed(table, looked, ends, fails(mark, Some(scale))),
            Err(other) => Outcome::Unlisted(other),
        };
        match scale.read(text, scale.line().map(Line::best)) {
            Ok(Mark::Failed(token)) => Outcome::Failed(token),
            Ok(Mark::Number(typed)) => again(&typed.value.to_string()),
            Ok(Mark::Distinction { counts_as, .. }) => again(&counts_as),
            Err(_) if scale.line().is_none() => Outcome::Unlisted(Unlisted::NotInTable),
            Err(error) => Outcome::Unreadable(error),
        }
    }

    /// Whether a cell is a number or a word of the printed table.
    pub(super) fn counts_in_lookup(&self, cell: &str) -> bool {
        let Some(table) = self.lookup else {
            return false;
        };
        let scale = table.from.as_deref().and_then(presets::grade_scale);
        mark_value(cell).is_some()
            || look_up(table, cell, Bounds::AsPrinted).is_ok()
            || scale.is_some_and(|it| it.read(cell, it.line().map(Line::best)).is_ok())
    }
}

fn listed(
    table: &'static LookupTable,
    looked: Looked<'static>,
    ends: Option<Ends>,
    failing: bool,
) -> Outcome {
    Outcome::Listed(Listed {
        table,
        looked,
        mark: looked.mark(ends),
        ends,
        failing,
    })
}

/// Whether a mark does not pass on the scale of the table.
fn fails(mark: &str, scale: Option<&GradeScale>) -> bool {
    let on_line = scale.and_then(GradeScale::line).zip(mark_value(mark));
    on_line.is_some_and(|(line, mark)| line.position(&mark) == Position::Failing)
        || scale.is_some_and(|it| it.is_failing_label(mark))
}
