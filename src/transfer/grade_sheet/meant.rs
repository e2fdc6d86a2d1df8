//! The mean of a pasted transcript.

use super::{GradeField, GradeSheet, LAST, Outcome};
use crate::model::exact::Exact;
use crate::model::form::Form;
use crate::model::grade::mark_value;
use crate::model::number::Typed;
use crate::model::presets;
use crate::transfer::means::{Course, LeftOut, Marking, Mean, NoMean, mean, worth};
use std::sync::Arc;

/// How the mean of a form is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Averaging {
    /// How its marks are read.
    pub marking: Marking<'static>,
    /// The mean, or why there is none.
    pub result: Option<Result<Mean, NoMean>>,
    /// Whether the paste holds letters of the points chosen, so that numbers are credits.
    pub lettered: bool,
    /// Which column holds the credits, from 1; none where each course counts once.
    pub credits_column: Option<usize>,
}

/// How a form wants its marks read.
pub(super) fn marking(form: &Form<GradeField>, distinction: Option<Exact>) -> Marking<'static> {
    let points = presets::point_set(form.get(GradeField::Points));
    let scale = points.map_or(form.get(GradeField::From), |it| &it.scale);
    Marking {
        scale: presets::grade_scale(scale),
        points,
        excluded: presets::excluded_code(form.get(GradeField::Excluded)),
        distinction,
        last_attempt_only: form.get(GradeField::Attempts) == LAST,
    }
}

impl GradeSheet {
    /// Whether a paste holds a letter of the points chosen.
    pub(super) fn has_letters(&self, paste: &str) -> bool {
        let points = self.averaging.marking.points;
        let mut cells = paste.split(['\n', '\t', ';']);
        points.is_some_and(|it| cells.any(|cell| it.points(cell.trim()).is_some()))
    }

    /// Whether a cell may be a mark of a mean: a number, a letter, a state.
    pub(super) fn counts_in_mean(&self, cell: &str) -> bool {
        let credits = self.averaging.lettered && mark_value(cell).is_some();
        let read = worth(cell, &self.averaging.marking);
        let unknown = matches!(read, Err(LeftOut::Unknown | LeftOut::OffScale));
        !(cell.is_empty() || credits || unknown)
    }

    /// Works out the mean of the rows, and what became of each.
    pub(super) fn average(&mut self, wanted: Option<usize>) {
        let column = self.credits_column(wanted);
        let courses: Vec<Option<Course>> = self
            .column
            .rows
            .iter()
            .map(|row| {
                let credits = match column {
                    Some(column) => {
                        let text = row.cells.get(column.checked_sub(1)?)?;
                        let credits = Typed::parse(text).ok()?.value;
                        (!credits.is_negative()).then_some(credits)?
                    }
                    None => Exact::ONE,
                };
                let others = row.cells.iter().zip(1..);
                let name = others
                    .filter(|(_, at)| *at != self.column.chosen && Some(*at) != column)
                    .map(|(cell, _)| cell.as_str())
                    .find(|it| !it.is_empty());
                Some(Course {
                    name: name.unwrap_or_default().to_owned(),
                    mark: row.text.clone(),
                    credits,
                })
            })
            .collect();
        let whole: Vec<Course> = courses.iter().flatten().cloned().collect();
        if whole.is_empty() && self.column.rows.is_empty() {
            return;
        }
        let result = mean(&whole, &self.averaging.marking, &self.rounding);
        let mut worths = match &result {
            Ok(mean) => mean.courses.clone(),
            Err(NoMean::NothingCounts(reasons)) => reasons.iter().map(|it| Err(*it)).collect(),
        }
        .into_iter();
        let rows = std::mem::take(&mut self.column.rows);
        let rows = rows.into_iter().zip(&courses);
        self.rows = rows
            .map(|(row, course)| {
                let outcome = match course.as_ref().map(|it| (it, worths.next())) {
                    Some((course, Some(Ok(worth)))) => Outcome::Counted {
                        worth,
                        credits: course.credits.clone(),
                    },
                    Some((_, Some(Err(reason)))) => Outcome::LeftOut(reason),
                    Some((_, None)) | None => Outcome::NoCredits,
                };
                (row, Arc::new(outcome))
            })
            .collect();
        self.averaging.result = Some(result);
        self.averaging.credits_column = column;
    }

    /// The column of the credits: the one wanted, or the rightmost beside the marks whose
    /// cells are mostly numbers.
    fn credits_column(&self, wanted: Option<usize>) -> Option<usize> {
        let rows = &self.column.rows;
        let numbers = |column: usize| {
            let cell = |it: usize| it.checked_sub(1);
            let cells = rows.iter().filter_map(|row| row.cells.get(cell(column)?));
            cells.filter(|it| Typed::parse(it).is_ok()).count()
        };
        let beside = |column: &usize| *column != self.column.chosen;
        if let Some(column) = wanted.filter(|it| *it <= self.column.width).filter(beside) {
            return Some(column);
        }
        let columns = (1..=self.column.width).rev().filter(beside);
        columns
            .filter(|column| numbers(*column).saturating_mul(2) > rows.len())
            .max_by_key(|column| numbers(*column))
    }
}
