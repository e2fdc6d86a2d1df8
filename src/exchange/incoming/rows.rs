//! The rows of a transcript, with what is proposed of each.

use super::line;
use crate::exchange::paste::{Paste, is_told_term, status_of, term_in_column};
use crate::exchange::transcript::{Counted, Course, Report, Said, Status};
use crate::model::exact::Exact;
use crate::model::records::ResultStatus;
use crate::model::value::Value as _;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// A result as it could be taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its term as it is written.
    pub term: String,
    /// The same as it is stored, where it tells which term of the year it is.
    pub stored_term: Option<String>,
    /// What became of it.
    pub status: Status,
    /// What a pasted table says of it instead.
    pub said: Option<ResultStatus>,
    /// Its mark, word for word.
    pub mark: Option<String>,
    /// The row that stands for the same and has a mark, where this one has none; scheme,
    /// term and field are that one's then.
    pub lent: Option<usize>,
    /// Its credits by scheme: the name as it is written, and how many.
    pub credits: Vec<(String, Exact)>,
    /// The grading scheme of its mark; empty for none.
    pub scheme: String,
    /// The field of education.
    pub isced: Option<String>,
    /// Whether its credits count, and why not.
    pub counted: Counted,
    /// The row that it is a part of.
    pub parent: Option<usize>,
}

/// The rows that are ticked.
pub type Ticks = BTreeSet<usize>;

/// The rows of a report, in a language as far as it has it.
pub fn rows(report: &Report, language: &str) -> Vec<Row> {
    let courses = &report.courses;
    let mut rows: Vec<Row> = courses.iter().map(|it| row(it, language)).collect();
    for (at, course) in courses.iter().enumerate() {
        let Counted::DuplicateOf(original) = course.counted else {
            continue;
        };
        let Some(twin) = rows.get(at).filter(|it| it.mark.is_some()).cloned() else {
            continue;
        };
        let bare = |it: &&mut Row| it.mark.is_none() && it.lent.is_none();
        if let Some(row) = rows.get_mut(original).filter(bare) {
            row.lent = Some(at);
            row.scheme = twin.scheme;
            if row.term.is_empty() {
                (row.term, row.stored_term) = (twin.term, twin.stored_term);
            }
            row.isced = row.isced.take().or(twin.isced);
        }
    }
    rows
}

fn row(course: &Course, language: &str) -> Row {
    let term = course.term.as_ref();
    let term = term.map_or("", |it| Said::best(&it.titles, language));
    let credits = course.credits.iter();
    let credits = credits.filter_map(|it| Some((it.scheme.trim().to_owned(), it.value()?.clone())));
    let scheme = course.scheme.as_ref().or(course.external_scheme.as_ref());
    Row {
        code: course.code().unwrap_or_default().to_owned(),
        title: Said::best(&course.titles, language).to_owned(),
        term: term.to_owned(),
        stored_term: told(term),
        status: course.status.clone(),
        said: None,
        mark: course.mark.clone().filter(|it| !it.trim().is_empty()),
        lent: None,
        credits: credits.collect(),
        scheme: scheme.cloned().unwrap_or_default(),
        isced: course.isced.clone(),
        counted: course.counted,
        parent: course.parent,
    }
}

fn told(term: &str) -> Option<String> {
    let told = (!term.is_empty() && is_told_term(term)).then(|| term_in_column(term))?;
    let term = crate::model::value::Term::parse(&told).ok()?;
    Some(term.text())
}

/// The rows of a pasted table. Cells that cannot be read are left empty, as the preview
/// says of each.
pub fn of_paste(paste: &Paste) -> Vec<Row> {
    let cells = paste.cells("results");
    let rows = cells.iter().map(|cells| {
        let mut row = Row {
            counted: Counted::Yes,
            ..Row::default()
        };
        for (field, raw) in cells
            .iter()
            .filter_map(|it| it.read.as_ref().ok()?.as_ref())
        {
            let text = serde_json::from_str::<String>(raw).unwrap_or_default();
            match *field {
                "code" => row.code = text,
                "title" => row.title = text,
                "term" => row.stored_term = Some(text),
                "mark" => row.mark = Some(text),
                "status" => row.said = status_of(&text),
                "credits" => {
                    let value = crate::model::number::parse(&text).ok();
                    row.credits = value.map(|it| (String::new(), it)).into_iter().collect();
                }
                _ => {}
            }
        }
        // A mark such as *ABI* is a status in a word.
        row.said = row.said.or(row.mark.as_deref().and_then(status_of));
        row
    });
    let rows: Vec<Row> = rows.collect();
    rows.into_iter()
        .filter(|it| line(&it.title).or_else(|| line(&it.code)).is_some())
        .collect()
}

/// The rows that are proposed: what counts, what was not passed, and what has a mark
/// without credits; not what is counted elsewhere, nor what only holds others.
pub fn ticked(rows: &[Row]) -> Ticks {
    let holds: BTreeSet<usize> = rows.iter().filter_map(|it| it.parent).collect();
    let wanted = |(at, row): &(usize, &Row)| match row.counted {
        Counted::Yes => !is_nothing(row) || !holds.contains(at),
        Counted::NotPassed => !holds.contains(at),
        Counted::NoCredits => row.mark.is_some(),
        Counted::Within(_) | Counted::DuplicateOf(_) => false,
    };
    rows.iter()
        .enumerate()
        .filter(wanted)
        .map(|it| it.0)
        .collect()
}

/// Whether a row counts no credits at all, as a programme of zero credits.
fn is_nothing(row: &Row) -> bool {
    row.credits.iter().all(|(_, it)| it.is_zero())
}

impl Row {
    /// Whether its credits are obtained.
    pub fn earns(&self) -> bool {
        match self.said {
            Some(said) => matches!(said, ResultStatus::Passed | ResultStatus::PassedUnmarked),
            None => self.status.earns(),
        }
    }

    /// The status that is stored, with the mark that it is taken over with. Where nothing is
    /// said, the mark tells, in words or later by its scale; only without a mark it is what
    /// the format says then, which is passed.
    pub fn stored_status(&self, mark: Option<&str>, is_file: bool) -> Option<ResultStatus> {
        match (&self.said, &self.status) {
            (Some(said), _) => Some(*said),
            (None, Status::Passed) => Some(ResultStatus::Passed),
            (None, Status::Failed) => Some(ResultStatus::Failed),
            (None, Status::InProgress) => Some(ResultStatus::InProgress),
            (None, Status::Assumed) => match mark {
                Some(mark) => status_of(mark),
                None => is_file.then_some(ResultStatus::Passed),
            },
            (None, Status::Other(word)) => status_of(word),
        }
    }

    /// The credits that are stored, and whether they are ECTS: those, else the first.
    pub fn stored_credits(&self) -> Option<(&str, &Exact, bool)> {
        let is_ects = |scheme: &str| scheme.eq_ignore_ascii_case("ects");
        let ects = self.credits.iter().find(|(scheme, _)| is_ects(scheme));
        let (scheme, value) = ects.or_else(|| self.credits.first())?;
        Some((scheme, value, is_ects(scheme)))
    }
}

/// The outermost parts of a row that have credits: what can be taken in its stead.
pub fn parts(rows: &[Row], of: usize) -> Vec<usize> {
    let mut found: BTreeSet<usize> = BTreeSet::new();
    let mut inside: BTreeSet<usize> = BTreeSet::from([of]);
    for (at, row) in rows.iter().enumerate() {
        let Some(parent) = row.parent.filter(|it| inside.contains(it)) else {
            continue;
        };
        inside.insert(at);
        let covered = found.contains(&parent) || {
            let mut around = rows.get(parent).and_then(|it| it.parent);
            let mut deep = false;
            while let Some(it) = around.filter(|it| *it != of) {
                deep |= found.contains(&it);
                around = rows.get(it).and_then(|it| it.parent);
            }
            deep
        };
        if !covered && !is_nothing(row) {
            found.insert(at);
        }
    }
    found.into_iter().collect()
}

/// The credits of what is ticked and obtained, by scheme: the name as it is first written,
/// and how many.
pub fn totals(rows: &[Row], ticks: &Ticks) -> Vec<(String, Exact)> {
    let mut totals: Vec<(String, Exact)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let counted = ticks.iter().filter_map(|at| rows.get(*at));
    for (scheme, value) in counted.filter(|it| it.earns()).flat_map(|it| &it.credits) {
        let place = *places.entry(fold(scheme)).or_insert(totals.len());
        match totals.get_mut(place) {
            Some((_, sum)) => *sum = &*sum + value,
            None => totals.push((scheme.clone(), value.clone())),
        }
    }
    totals
}

/// The ticked rows whose credits stand twice, as a row that holds them, or that is the
/// same, is ticked too.
pub fn doubled(rows: &[Row], ticks: &Ticks) -> Vec<usize> {
    let within = |mut at: usize| {
        while let Some(parent) = rows.get(at).and_then(|it| it.parent) {
            if ticks.contains(&parent) && rows.get(parent).is_some_and(|it| !is_nothing(it)) {
                return true;
            }
            at = parent;
        }
        false
    };
    let is_doubled = |at: &usize| {
        let Some(row) = rows.get(*at).filter(|it| it.earns() && !is_nothing(it)) else {
            return false;
        };
        let again = match row.counted {
            Counted::DuplicateOf(it) => ticks.contains(&it) || within(it),
            _ => false,
        };
        again || within(*at)
    };
    ticks.iter().copied().filter(is_doubled).collect()
}
