//! What must be known of a published example before using it.

use crate::model::bilingual::Bilingual;
use crate::model::credit::CreditSystem;
use crate::model::grade::{GradeScale, GradingTable, LookupTable, PointSet};
use crate::model::source::{Source, Status};
use crate::text::Texts;
use leptos::prelude::*;

/// The note of a credit system.
pub fn note_of_system(system: &CreditSystem, t: &'static Texts) -> AnyView {
    note(&system.name, system.notes.as_ref(), &system.source(), t)
}

/// The note of a grade scale.
pub fn note_of_scale(scale: &GradeScale, t: &'static Texts) -> AnyView {
    note(&scale.name, scale.notes.as_ref(), &scale.source(), t)
}

/// The note of a grading table.
pub fn note_of_table(table: &GradingTable, t: &'static Texts) -> AnyView {
    note(&table.name, table.notes.as_ref(), &table.source(), t)
}

/// The note of a printed table.
pub fn note_of_lookup(table: &LookupTable, t: &'static Texts) -> AnyView {
    note(&table.name, table.notes.as_ref(), &table.source(), t)
}

/// The note of a set of points.
pub fn note_of_points(points: &PointSet, t: &'static Texts) -> AnyView {
    note(&points.name, points.notes.as_ref(), &points.source(), t)
}

fn note(
    name: &Bilingual,
    notes: Option<&Bilingual>,
    source: &Source<'_>,
    t: &'static Texts,
) -> AnyView {
    let tone = if source.status == Status::Confirmed {
        "plain"
    } else {
        "caution"
    };
    let dated = source.dated.unwrap_or(t.explain.undated);
    view! {
        <details class="preset" data-tone=tone>
            <summary>
                <span class="tag">{t.credits.example_mark}</span>" "{t.words(name).to_owned()}
            </summary>
            <p>{t.credits.example_warning(t.status(source.status))}</p>
            <p>{notes.map(|notes| t.words(notes).to_owned()).unwrap_or_default()}</p>
            <p class="hint">{format!("{} · {dated}", source.citation)}</p>
        </details>
    }
    .into_any()
}
