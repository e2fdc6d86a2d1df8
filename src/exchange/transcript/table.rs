//! Tables of grades: how often each is given, in a field or in a course.

use super::course::Number;
use super::kind::{Kind, TORS};
use super::model::Learner;
use super::write::Written;
use crate::exchange::xml::Writer;

/// How often each grade is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeTable {
    /// Of what.
    pub of: Of,
    /// The ISCED-F code of the field, where it is known.
    pub isced: Option<String>,
    /// The grades, in the order of the document.
    pub rows: Vec<GradeRow>,
}

/// Of what a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A field of study, in percent (`gradeConversionTable` of EWP), beside the transcript of
    /// a learner by number; `None` where it stands by itself.
    Field(Option<usize>),
    /// One course, in people (`resultDistribution` of ELMO).
    Course {
        /// The learner, by number.
        learner: usize,
        /// The report, by number.
        report: usize,
        /// The course, by number in the report.
        course: usize,
    },
}

/// A grade and how often it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GradeRow {
    /// The grade; it may be a range, `20-39.9`.
    pub label: String,
    /// How often, in percent or in people.
    pub amount: Number,
}

/// The results of the courses of learners, as tables.
pub fn of_courses(learners: &[Learner]) -> Vec<GradeTable> {
    let mut tables = Vec::new();
    for (learner, of) in learners.iter().enumerate() {
        for (report, of) in of.reports.iter().enumerate() {
            for (course, of) in of.courses.iter().enumerate() {
                let Some(distribution) = &of.distribution else {
                    continue;
                };
                let rows = distribution.categories.iter();
                tables.push(GradeTable {
                    of: Of::Course {
                        learner,
                        report,
                        course,
                    },
                    isced: of.isced.clone(),
                    rows: rows
                        .map(|(label, amount)| GradeRow {
                            label: label.clone(),
                            amount: amount.clone(),
                        })
                        .collect(),
                });
            }
        }
    }
    tables
}

/// Writes tables as a `gradeConversionTable` of EWP by itself, of the version that a kind
/// has. Only tables of a field with a code and with percentages that are decimals can be
/// written; the others are left out and counted.
pub fn write_tables(tables: &[GradeTable], kind: Kind) -> Written {
    let [second, third] = TORS;
    let namespace = match kind {
        Kind::Tors3 | Kind::Elmo2 => third,
        Kind::Elmo1 | Kind::Tors2 | Kind::Tables => second,
    };
    let mut writer = Writer::default();
    writer.begin("gradeConversionTable", &[("xmlns", namespace)]);
    let mut written = Written::default();
    for table in tables {
        let decimals = table
            .rows
            .iter()
            .all(|it| super::write::decimal(&it.amount).is_some());
        let (Of::Field(_), Some(isced), true, false) =
            (table.of, &table.isced, decimals, table.rows.is_empty())
        else {
            written.leave("iscedTable", table.isced.as_deref().unwrap_or_default());
            continue;
        };
        writer.begin("iscedTable", &[("iscedCode", isced)]);
        for row in &table.rows {
            let percentage = super::write::decimal(&row.amount).unwrap_or_default();
            writer.empty(
                "gradeFrequency",
                &[("label", &row.label), ("percentage", &percentage)],
            );
        }
        writer.end();
    }
    written.finish(writer)
}
