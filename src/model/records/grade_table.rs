//! How the marks of a group of students are spread: the table of the ECTS Users' Guide.

use super::field::{OfficeRef, PartnerRef};
use super::macros::{field_content, field_required, field_type, fields, record};
use crate::model::grade::Weights;
use crate::model::grade::distribution::{Reading, read};
use crate::model::value::{Amount, Day, Eqf, Flag, GradeScaleKey, Line, LongText, choice};

choice! {
    /// What the numbers of a table are.
    Weighing {
        /// How many students or results there are of each mark; the best.
        Counts = "counts",
        /// The share of each mark, in percent.
        Percentages = "percentages",
        /// The share of those who have this mark or a better one, in percent.
        Cumulated = "cumulated",
    }
}

record! {
    /// A grading table. It belongs to a partner, or to the office where none is named.
    GradeTable:
    /// Under what name it is chosen.
    name: Line = "name", required, None;
    /// Whose marks they are; none of it for those of the office.
    partner: PartnerRef = "partner", useful, None;
    /// The office whose marks they are.
    office: OfficeRef = "office", useful, None;
    /// Whom it counts: a faculty, a programme, everybody.
    reference: Line = "reference", useful, None;
    /// The field of education, as two to four digits of ISCED-F.
    isced: Line = "isced", useful, None;
    /// The level.
    level: Eqf = "level", useful, None;
    /// The years that are counted.
    period: Line = "period", useful, None;
    /// The scale of the marks.
    grade_scale: GradeScaleKey = "gradeScale", required, None;
    /// What the numbers are.
    weighing: Weighing = "weighing", required, None;
    /// The marks.
    shares: [GradeShare] = "shares", required, None;
    /// Where it is published.
    source: Line = "source", required, None;
    /// When it was read there.
    source_on: Day = "sourceOn", useful, None;
    /// Whether its owner does not want it passed on.
    confidential: Flag = "confidential", useful, None;
    /// Notes.
    notes: LongText = "notes", useful, None;
}

fields! {
    /// One mark, and how often it is given.
    GradeShare:
    /// The mark as it is written.
    label: Line = "label", required, None;
    /// How many, or how many percent.
    weight: Amount = "weight", required, None;
}

impl GradeTable {
    /// Its marks as conversions read them, with what is odd about them, and how many rows do
    /// not say enough to be read.
    pub fn reading(&self) -> (Reading, usize) {
        let weights = self.weighing.map(|it| match it {
            Weighing::Counts => Weights::Counts,
            Weighing::Percentages => Weights::Percentages,
            Weighing::Cumulated => Weights::Cumulative,
        });
        let rows = self.shares.iter().filter_map(|it| {
            let (label, weight) = (it.value.label.as_ref()?, it.value.weight.as_ref()?);
            let weight = weight.value().decimals()?;
            Some(format!("{}\t{weight}", label.as_str()))
        });
        let rows: Vec<String> = rows.collect();
        let incomplete = self.shares.len().saturating_sub(rows.len());
        let scale = self.grade_scale.and_then(GradeScaleKey::scale);
        (read(&rows.join("\n"), weights, scale, None), incomplete)
    }
}
