//! A tree of XML to transcripts.

mod attachment;
mod course;
mod learner;
mod parts;
mod value;

pub use attachment::KINDS as ATTACHMENT_KINDS;
pub use course::{CREDIT_LEVELS, KINDS as COURSE_KINDS};
pub use value::{is_decimal, moment};

use super::finding::{Finding, Found};
use super::kind::Kind;
use super::model::{Document, Kept};
use super::table::{self, GradeRow, GradeTable, Of};
use crate::exchange::xml::{Node, Place};
use crate::model::exact::Exact;
use crate::model::limits;

/// Reads a document whose element says that it is of a kind.
pub fn document(root: &Node<'_>, kind: Kind) -> Document {
    let mut reader = Reader::of(kind);
    let mut learners = Vec::new();
    let mut tables = Vec::new();
    reader.check_namespace(root);
    match kind {
        Kind::Elmo1 | Kind::Elmo2 => learners.push(reader.elmo(root)),
        Kind::Tors2 | Kind::Tors3 => {
            let parts = reader.parts(root, "tor*");
            for tor in parts.all("tor") {
                let spec = if reader.third {
                    "omobility-id receiving-academic-year-id elmo gradeConversionTable?"
                } else {
                    "omobility-id elmo gradeConversionTable?"
                };
                let parts = reader.parts(tor, spec);
                let Some(elmo) = parts.one("elmo") else {
                    continue;
                };
                let mut learner = reader.elmo(elmo);
                learner.mobility = parts.token("omobility-id");
                learner.academic_year = parts.token("receiving-academic-year-id");
                if let Some(table) = parts.one("gradeConversionTable") {
                    reader.tables(table, Of::Field(Some(learners.len())), &mut tables);
                }
                learners.push(learner);
            }
        }
        Kind::Tables => reader.tables(root, Of::Field(None), &mut tables),
    }
    tables.extend(table::of_courses(&learners));
    reader.findings.sort_by_key(|it| it.at);
    Document {
        kind,
        learners,
        tables,
        findings: reader.findings,
        more_findings: reader.more,
        unknown: reader.unknown,
        more_unknown: reader.more_unknown,
    }
}

/// Reads the elements of a document and takes down what is odd.
struct Reader {
    /// Whether its transcripts are in ELMO 2.
    second: bool,
    /// Whether they stand in the response of EWP that demands more of them.
    third: bool,
    findings: Vec<Finding>,
    more: usize,
    unknown: Vec<Kept>,
    more_unknown: usize,
    bare: bool,
}

impl Reader {
    fn of(kind: Kind) -> Self {
        Self {
            second: matches!(kind, Kind::Elmo2 | Kind::Tors3),
            third: kind == Kind::Tors3,
            findings: Vec::new(),
            more: 0,
            unknown: Vec::new(),
            more_unknown: 0,
            bare: false,
        }
    }

    /// Takes down what is odd at a place.
    fn find(&mut self, at: Option<Place>, what: Found) {
        if self.findings.len() < limits::FINDINGS {
            self.findings.push(Finding { at, what });
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// Keeps an element that is not taken over.
    fn keep(&mut self, node: &Node<'_>, parent: &str) {
        if self.unknown.len() >= limits::FINDINGS {
            self.more_unknown = self.more_unknown.saturating_add(1);
            return;
        }
        self.unknown.push(Kept {
            at: node.at,
            path: format!("{parent}/{}", node.name),
            source: node.source.to_owned(),
        });
    }

    /// Says once that elements stand without their namespace.
    fn check_namespace(&mut self, node: &Node<'_>) {
        if node.namespace.is_empty() && !self.bare {
            self.bare = true;
            self.find(Some(node.at), Found::NoNamespace);
        }
    }

    /// A `gradeConversionTable`: one table for each field of study.
    fn tables(&mut self, node: &Node<'_>, of: Of, tables: &mut Vec<GradeTable>) {
        let parts = self.parts(node, "iscedTable+");
        for field in parts.all("iscedTable") {
            let isced = self.needed(field, "iscedCode");
            let parts = self.parts(field, "gradeFrequency+");
            let mut rows = Vec::new();
            for row in parts.all("gradeFrequency") {
                let label = self.needed(row, "label").unwrap_or_default();
                let percentage = self.needed(row, "percentage").unwrap_or_default();
                rows.push(GradeRow {
                    label,
                    amount: self.decimal(row.at, "percentage", percentage),
                });
            }
            let values = rows.iter().filter_map(|it| it.amount.value.as_ref());
            let sum = values.fold(Exact::ZERO, |sum, it| &sum + it);
            if !rows.is_empty() && sum != Exact::whole(100) {
                let sum = sum.to_string();
                self.find(Some(field.at), Found::Percentages { sum });
            }
            tables.push(GradeTable { of, isced, rows });
        }
    }
}
