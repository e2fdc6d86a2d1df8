//! The terms of a transcript with their days, as ELMO has a term with both its days only.

use super::Unsaid;
use crate::exchange::transcript::{Date, Said, Term};
use crate::model::records::{Collection, Transcript, value_at};
use crate::model::value::{AcademicYear, Day, DayOrMonth, Term as Stored, Value as _};
use crate::workspace::Workspace;
use chrono::{Months, NaiveDate};

/// What is known of the days of the terms on a transcript.
pub struct Terms {
    /// The academic year at the receiving institution.
    year: Option<AcademicYear>,
    /// The first and the last day of study, where all results are of one term.
    study: Option<(DayOrMonth, DayOrMonth)>,
}

impl Terms {
    /// What the transcript says of them, and the stay or agreement that it belongs to.
    pub fn of(workspace: &Workspace, text: &str, transcript: &Transcript) -> Self {
        let parts = [
            ("mobility", Collection::Mobility),
            ("agreement", Collection::Agreement),
        ];
        let mut years = parts.into_iter().filter_map(|(field, collection)| {
            let id = value_at(text, field)?.parse().ok()?;
            let record = workspace.record(collection, id)?;
            AcademicYear::parse(&value_at(record, "hostYear")?).ok()
        });
        let mut terms = transcript.results.iter().filter_map(|it| it.value.term);
        let first = terms.next();
        let is_one = first.is_some_and(|first| terms.all(|it| it == first));
        let study = transcript.start.zip(transcript.end);
        Self {
            year: years.next(),
            study: study.filter(|_| is_one),
        }
    }

    /// A term as it is written. Its days are those of study; where they are not known, its
    /// share of the academic year, which is told; without a year it has none.
    pub fn written(&self, term: Stored, unsaid: &mut Vec<Unsaid>) -> Term {
        let year = self.year.map(|it| format!(" {}", it.text()));
        let name = term.text() + &year.unwrap_or_default();
        let days = self.study.map(|(start, end)| {
            let known = [start, end]
                .iter()
                .all(|it| it.first_day() == it.last_day());
            ((start.first_day(), end.last_day()), known)
        });
        let share = || Some((share(self.year?, term)?, false));
        let days = days.or_else(share);
        if days.is_some_and(|(_, known)| !known) {
            let told = Unsaid::TermDays(name.clone());
            if !unsaid.contains(&told) {
                unsaid.push(told);
            }
        }
        Term {
            titles: vec![Said {
                language: String::new(),
                text: name,
            }],
            start: days.and_then(|((start, _), _)| date(start)),
            end: days.and_then(|((_, end), _)| date(end)),
        }
    }
}

fn date(day: NaiveDate) -> Option<Date> {
    let day = Day::parse(&day.to_string()).ok()?;
    Some(Date {
        text: day.text(),
        day: Some(day),
    })
}

/// The share of an academic year that a term is: from September, or from January where the
/// year is one of the calendar.
fn share(year: AcademicYear, term: Stored) -> Option<(NaiveDate, NaiveDate)> {
    let month = if year.first() == year.second() { 1 } else { 9 };
    let begin = NaiveDate::from_ymd_opt(i32::from(year.first()), month, 1)?;
    let after = |terms: u8| {
        let months = u32::from(terms).checked_mul(12)?;
        begin.checked_add_months(Months::new(months.checked_div(term.total().into())?))
    };
    let start = after(term.number().checked_sub(1)?)?;
    Some((start, after(term.number())?.pred_opt()?))
}
