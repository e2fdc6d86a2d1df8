//! The results of a transcript, as a table.

use super::editing::Editing;
use crate::model::exact::Exact;
use crate::model::records::{Record as _, Transcript};
use crate::model::value::{CreditSystemKey, Flag};
use crate::text::Texts;
use crate::ui::pages::grid::{Grid, Shape};
use leptos::prelude::*;

const SHAPE: Shape = Shape {
    list: "results",
    columns: &[
        "code",
        "title",
        "term",
        "mark",
        "gradeScale",
        "credits",
        "status",
        "aside",
        "agreed",
    ],
    further: &["system", "isced", "outcomes"],
    pasting: "pasting-results",
    add: |t| t.records.add_result,
    empty: |t| t.records.no_results,
};

/// The table.
pub fn results(editing: Editing) -> AnyView {
    let total = Signal::derive(move || {
        let record = editing.record().unwrap_or_default();
        let read = Transcript::read(&record).map(|it| it.record);
        total_text(editing.desk.app.texts(), &read.unwrap_or_default())
    });
    Grid::of(editing, SHAPE, Signal::from(false), total).draw()
}

/// What stands on the transcript, by the ways in which it is counted, passed or not.
fn total_text(t: &Texts, transcript: &Transcript) -> String {
    let mut sums: Vec<(Option<&str>, Exact)> = Vec::new();
    let results = transcript.results.iter().map(|it| &it.value);
    let counted = results.filter(|it| it.aside != Some(Flag(true)));
    for (it, credits) in counted.filter_map(|it| Some((it, it.credits.as_ref()?))) {
        let system = it.system.or(transcript.credit_system);
        let system = system.and_then(CreditSystemKey::system);
        let key = system.map(|it| it.id.as_str());
        match sums.iter_mut().find(|(known, _)| *known == key) {
            Some((_, sum)) => *sum = &*sum + credits.value(),
            None => sums.push((key, credits.value().clone())),
        }
    }
    let said = sums.iter().map(|(key, sum)| match key {
        Some(key) => format!("{} {}", t.number(sum), t.credit_unit(sum, key)),
        None => t.number(sum),
    });
    said.collect::<Vec<_>>().join(" + ")
}
