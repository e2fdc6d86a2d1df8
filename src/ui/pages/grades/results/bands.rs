//! Two rankings, one above the other: what the mark covers and what was taken.

use crate::model::grade::{Band, Distribution, Interval};
use crate::text::Texts;
use crate::transfer::grade_sheet::GradeSheet;
use crate::transfer::report::{label_text, percent, rule_facts, side_name, source_line};
use crate::transfer::rule::Rule;
use crate::transfer::statistical::{Pick, Placed};
use crate::ui::pages::calculator::{explanation_body, facts, plain_table};
use crate::ui::pages::grades::ranking::{MARGIN, at, path, pieces, text};
use leptos::prelude::*;

/// The range, the picture, its numbers as tables, and the sources.
pub fn bands(sheet: &GradeSheet, placed: &Placed, t: &'static Texts) -> Option<AnyView> {
    let words = &t.tables;
    let host_side = sheet.host_table.as_ref();
    let home_side = sheet.home_table.as_ref();
    let (host, home) = (host_side?.table()?, home_side?.table()?);
    let host_name = side_name(host_side, words.own_host, t).to_owned();
    let home_name = side_name(home_side, words.own_home, t).to_owned();
    let mut documents = Vec::new();
    let mean = match &placed.pick {
        Pick::Mean(conversion) => Some(explanation_body(std::slice::from_ref(conversion), t)),
        Pick::Mark(_) => {
            documents.extend(rule_facts(Rule::Tables, t));
            None
        }
    };
    for (name, side) in [(&host_name, host_side), (&home_name, home_side)] {
        let shipped = side.and_then(|it| it.shipped);
        documents.extend(shipped.map(|it| (name.clone(), source_line(&it.source(), t))));
    }
    let summary = words.picture(
        &host_name,
        &label_text(&placed.label, t),
        &span(&placed.interval, t),
        &home_name,
        &range(placed, t),
    );
    Some(
        view! {
            <p class="range"><strong>{words.range}</strong>" "{range(placed, t)}</p>
            {picture(host, home, placed, [&host_name, &home_name], summary, t)}
            <details class="explain">
                <summary>{words.data}</summary>
                {numbers(host_name, host, &placed.interval, t)}
                {numbers(home_name, home, &placed.interval, t)}
            </details>
            {mean}
            {facts(documents)}
        }
        .into_any(),
    )
}

/// The range of home marks in words, or the one mark.
fn range(placed: &Placed, t: &Texts) -> String {
    let label = |it: &crate::transfer::statistical::Candidate| label_text(&it.label, t);
    match (placed.best(), placed.worst()) {
        (Some(best), Some(worst)) if best != worst => {
            t.tables.range_of(&label(worst), &label(best))
        }
        (best, _) => best.map(label).unwrap_or_default(),
    }
}

fn span(interval: &Interval, t: &Texts) -> String {
    t.tables.span(
        &percent(&interval.better, t),
        &percent(&interval.reached, t),
    )
}

fn picture(
    host: &Distribution,
    home: &Distribution,
    placed: &Placed,
    names: [&str; 2],
    summary: String,
    t: &Texts,
) -> AnyView {
    let interval = &placed.interval;
    let taken = placed.taken().map(|it| it.label.as_str());
    let host_class = |band: &Band| {
        if band.label() == placed.label {
            "piece picked"
        } else {
            "piece"
        }
    };
    let home_class = |band: &Band| {
        if Some(band.label()) == taken {
            "piece target picked"
        } else if placed.candidates.iter().any(|it| it.label == band.label()) {
            "piece target met"
        } else {
            "piece target"
        }
    };
    let [host_name, home_name] = names.map(|name| t.tables.cumulated_marks(name));
    let margin = MARGIN.to_string();
    let mut shapes = vec![text("", &margin, "12", "start", host_name)];
    pieces(host, ["18", "34"], host_class, &mut shapes, t);
    pieces(home, ["62", "78"], home_class, &mut shapes, t);
    shapes.push(text("", &margin, "100", "start", home_name));
    for share in [&interval.better, &interval.reached] {
        shapes.push(path("thread", format!("M{} 42V62", at(share))));
    }
    view! {
        <svg class="picture bands" viewBox="0 0 320 106" role="img" aria-label=summary>{shapes}</svg>
    }
    .into_any()
}

/// One ranking as a table, with what it shares with the mark.
fn numbers(name: String, table: &Distribution, interval: &Interval, t: &Texts) -> AnyView {
    let words = &t.tables;
    let number = |text: String| (text, "number");
    let rows = table.bands().iter().map(|band| {
        let common = interval.overlap(band.interval());
        let meets = !common.is_zero();
        let common = if meets {
            percent(&common, t)
        } else {
            String::new()
        };
        let cells = [
            label_text(band.label(), t),
            percent(&band.interval().width(), t),
            percent(&band.interval().better, t),
            percent(&band.interval().reached, t),
            common,
        ];
        (meets, cells.map(number).into())
    });
    let headings = [
        t.grades.mark,
        words.share,
        words.better,
        words.reached,
        words.common,
    ];
    let headings = headings.map(|it| number(it.to_owned()));
    plain_table(name, headings.into(), rows.collect())
}
