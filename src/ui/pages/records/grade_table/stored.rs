//! The table that is stored: as a ranking, in numbers, and what is odd about it.

use super::export::exports;
use crate::model::exact::Exact;
use crate::model::grade::{Band, Distribution, GradeScale, Weights};
use crate::model::records::{GradeTable, Record as _};
use crate::model::value::GradeScaleKey;
use crate::text::Texts;
use crate::transfer::report::{diagnostic_text, label_text, percent, table_error};
use crate::ui::components::live;
use crate::ui::pages::calculator::{plain_table, steps};
use crate::ui::pages::grades::ranking::{MARGIN, at, pieces, text};
use crate::ui::pages::records::editing::Editing;
use leptos::prelude::*;

/// The card; nothing as long as no mark is stored.
pub fn card(editing: Editing) -> AnyView {
    let draw = move || {
        let t = editing.desk.app.texts();
        let record = editing.record().and_then(|it| GradeTable::read(&it).ok());
        match record
            .map(|it| it.record)
            .filter(|it| !it.shares.is_empty())
        {
            Some(table) => shown(editing, &table, t),
            None => ().into_any(),
        }
    };
    live(draw)
}

fn shown(editing: Editing, table: &GradeTable, t: &'static Texts) -> AnyView {
    let words = &t.grade_tables;
    let (reading, incomplete) = table.reading();
    let mut odd: Vec<String> = Vec::new();
    if incomplete > 0 {
        odd.push(words.incomplete(incomplete));
    }
    if table.weighing.is_none() {
        odd.push(words.no_weighing.to_owned());
    }
    if scale(table).is_none() {
        odd.push(words.no_scale.to_owned());
    }
    odd.extend(reading.diagnostics.iter().map(|it| diagnostic_text(it, t)));
    let body = match &reading.table {
        Ok(distribution) => view! {
            <p id="table-total">{total(distribution, reading.weights, t)}</p>
            {picture(distribution, t)}
            <details class="explain">
                <summary>{t.tables.data}</summary>
                {numbers(distribution, t)}
            </details>
            {exports(editing, table, distribution, reading.weights, t)}
        }
        .into_any(),
        Err(error) => view! { <p class="error">{table_error(error, t)}</p> }.into_any(),
    };
    view! {
        <section class="card why" id="table-stored" aria-labelledby="table-title">
            <h2 id="table-title">{words.stored_title}</h2>
            {body}
            {(!odd.is_empty()).then(|| steps(odd))}
        </section>
    }
    .into_any()
}

fn scale(table: &GradeTable) -> Option<&'static GradeScale> {
    table.grade_scale.and_then(GradeScaleKey::scale)
}

/// What the numbers add up to, in words.
fn total(table: &Distribution, weights: Weights, t: &Texts) -> String {
    let total = t.number(table.total());
    match weights {
        Weights::Counts => t.grade_tables.total_results(&total),
        Weights::Percentages | Weights::Cumulative => t.grade_tables.total_percent(&total),
    }
}

/// The ranking: each mark as wide as its share, the best on the left.
fn picture(table: &Distribution, t: &Texts) -> AnyView {
    let label = |band: Option<&Band>| band.map(|it| label_text(it.label(), t));
    let ends = (label(table.bands().first()), label(table.bands().last()));
    let (best, worst) = (ends.0.unwrap_or_default(), ends.1.unwrap_or_default());
    let summary = t.grade_tables.picture(&best, &worst);
    let margin = MARGIN.to_string();
    let ends = [(Exact::ZERO, "start"), (Exact::ONE, "end")];
    let mut shapes = vec![text(
        "",
        &margin,
        "12",
        "start",
        t.grade_tables.ranking.to_owned(),
    )];
    pieces(table, ["18", "34"], |_| "piece", &mut shapes, t);
    shapes.extend(
        ends.map(|(share, anchor)| text("", &at(&share), "54", anchor, percent(&share, t))),
    );
    view! {
        <svg class="picture bands" viewBox="0 0 320 60" role="img" aria-label=summary>{shapes}</svg>
    }
    .into_any()
}

/// The same in numbers.
fn numbers(table: &Distribution, t: &Texts) -> AnyView {
    let words = &t.grade_tables;
    let number = |text: String| (text, "number");
    let row = |band: &Band| {
        let cells = [
            label_text(band.label(), t),
            t.number(band.weight()),
            percent(&band.interval().width(), t),
            percent(&band.interval().reached, t),
        ];
        (false, cells.map(number).into())
    };
    let mut rows: Vec<(bool, Vec<_>)> = table.bands().iter().map(row).collect();
    let sum = [
        words.total.to_owned(),
        t.number(table.total()),
        percent(&Exact::ONE, t),
        String::new(),
    ];
    rows.push((true, sum.map(number).into()));
    let headings = [
        t.grades.mark,
        words.number,
        t.tables.share,
        words.cumulative,
    ];
    let headings = headings.map(|it| number(it.to_owned()));
    plain_table(words.stored_title.to_owned(), headings.into(), rows)
}
