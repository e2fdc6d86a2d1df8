//! A grading table of a file, as a record.

use super::parties::record;
use crate::exchange::transcript::{GradeTable, Of};
use crate::model::records::{Id, Weighing};
use crate::model::value::{Amount, Day, GradeScaleKey, Value as _};
use crate::workspace::json::quoted;
use crate::workspace::{edit, path::Path};

/// The record of a table, with an id for each of its rows; `None` where none of its numbers
/// can be read.
pub fn table_record(
    id: Id,
    table: &GradeTable,
    name: &str,
    source: &str,
    (partner, scale, today): (Id, Option<GradeScaleKey>, Day),
    new_id: &mut dyn FnMut() -> Id,
) -> Option<String> {
    let weighing = match table.of {
        Of::Field(_) => Weighing::Percentages,
        Of::Course { .. } => Weighing::Counts,
    };
    let text = |it: &str| super::line(it).map(|it| it.text());
    let is_code =
        |it: &&String| (2..=4).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit());
    let begun = record(
        id,
        vec![
            ("name", text(name)),
            ("partner", Some(partner.to_string())),
            ("isced", table.isced.as_ref().filter(is_code).cloned()),
            ("gradeScale", scale.map(|it| it.text())),
            ("weighing", Some(weighing.word().to_owned())),
            ("source", text(source)),
            ("sourceOn", Some(today.text())),
        ],
    );
    let rows: Vec<String> = table
        .rows
        .iter()
        .filter_map(|row| {
            let label = super::line(&row.label)?.text();
            let weight = row.amount.value.as_ref()?.decimals()?;
            let weight = Amount::parse(&weight).ok()?.text();
            Some(format!(
                "{{\"id\":\"{}\",\"label\":{},\"weight\":{}}}",
                new_id(),
                quoted(&label),
                quoted(&weight)
            ))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let shares = format!("[{}]", rows.join(","));
    edit::set(&begun, &Path::of_field("shares").0, Some(&shares)).ok()
}
