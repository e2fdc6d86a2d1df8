//! A grading table as a file: for a spreadsheet, or for the exchange between institutions.

use crate::exchange::separated;
use crate::exchange::transcript::{
    GradeRow, GradeTable as Written, Kind, Number, Of, write_tables,
};
use crate::model::exact::Exact;
use crate::model::grade::{Band, Distribution, Weights};
use crate::model::records::GradeTable;
use crate::model::value::Value;
use crate::text::Texts;
use crate::transfer::report::label_text;
use crate::transfer::rounding::{Mode, Rounding};
use crate::ui::components::button;
use crate::ui::pages::records::editing::Editing;
use crate::ui::platform::file;
use leptos::prelude::*;

/// The buttons, and what to know before a file is passed on.
pub fn exports(
    editing: Editing,
    table: &GradeTable,
    marks: &Distribution,
    weights: Weights,
    t: &'static Texts,
) -> AnyView {
    let words = &t.grade_tables;
    let sheet = csv(marks, t);
    let isced = table.isced.as_ref().map(Value::text);
    let ewp = isced.clone().map(|it| ewp(marks, weights, it));
    let offer = move |kind: &str, mime: &str, text: &str| {
        let name = format!("{}.{kind}", words.file);
        if !file::download(&name, mime, text.as_bytes()) {
            editing.desk.say(t.data.not_offered.to_owned());
        }
    };
    let as_sheet = move || offer("csv", "text/csv", &sheet);
    let as_ewp = move || match &ewp {
        Some(text) => offer("xml", "application/xml", text),
        None => editing.desk.say(words.no_isced.to_owned()),
    };
    let confidential = table.confidential.is_some_and(|it| it.0);
    let hints = [
        isced.is_none().then_some(words.no_isced),
        confidential.then_some(words.confidential),
    ];
    let hints: Vec<_> = hints
        .into_iter()
        .flatten()
        .map(|it| view! { <p class="hint">{it}</p> })
        .collect();
    view! {
        <p class="actions">
            {button(Some("table-csv".to_owned()), t.recognition.csv, Box::new(as_sheet))}
            {button(Some("table-ewp".to_owned()), words.ewp, Box::new(as_ewp))}
        </p>
        {hints}
    }
    .into_any()
}

/// A share in per cent, to two decimals.
fn hundredths(share: &Exact) -> String {
    let percent = share * &Exact::whole(100);
    let rounded = Rounding::decimals(2, Mode::HalfUp).apply(&percent);
    rounded.decimals().unwrap_or_default()
}

/// The table for a spreadsheet; its first two columns can be pasted back.
fn csv(marks: &Distribution, t: &Texts) -> String {
    let words = &t.grade_tables;
    let heads = [
        t.grades.mark,
        words.number,
        words.share_percent,
        words.cumulative_percent,
    ];
    let row = |band: &Band| {
        let interval = band.interval();
        vec![
            label_text(band.label(), t),
            t.decimal(&band.weight().decimals().unwrap_or_default()),
            t.decimal(&hundredths(&interval.width())),
            t.decimal(&hundredths(&interval.reached)),
        ]
    };
    let mut lines = vec![heads.map(str::to_owned).into()];
    lines.extend(marks.bands().iter().map(row));
    separated::write(&lines)
}

/// The table as EWP writes it: percentages of a field of education.
fn ewp(marks: &Distribution, weights: Weights, isced: String) -> String {
    let row = |band: &Band| {
        let text = match weights {
            Weights::Counts => hundredths(&band.interval().width()),
            Weights::Percentages | Weights::Cumulative => {
                band.weight().decimals().unwrap_or_default()
            }
        };
        let amount = Number { text, value: None };
        GradeRow {
            label: band.label().to_owned(),
            amount,
        }
    };
    let table = Written {
        of: Of::Field(None),
        isced: Some(isced),
        rows: marks.bands().iter().map(row).collect(),
    };
    write_tables(&[table], Kind::Tables).text
}
