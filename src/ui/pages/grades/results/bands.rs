//! Two rankings, one above the other: what the mark covers and what was taken.

use crate::model::exact::Exact;
use crate::model::grade::{Band, Distribution, Interval};
use crate::text::Texts;
use crate::transfer::grade_sheet::GradeSheet;
use crate::transfer::report::{label_text, percent, rule_facts, side_name, source_line};
use crate::transfer::rounding::{Mode, Rounding};
use crate::transfer::rule::Rule;
use crate::transfer::statistical::{Pick, Placed};
use crate::ui::pages::calculator::{explanation_body, facts, plain_table};
use leptos::prelude::*;

/// Width of a ranking in the picture's own units, between its margins.
const WIDTH: i64 = 300;
const MARGIN: i64 = 10;

/// How much of the width a label needs at least.
const LABEL: i64 = 16;

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

/// A share of the ranking in the picture's units, to a tenth.
fn units(share: &Exact) -> String {
    let units = share * &Exact::whole(WIDTH);
    let tenth = Rounding::decimals(1, Mode::HalfUp).apply(&units);
    tenth.decimals().unwrap_or_default()
}

/// Where a share stands in the picture.
fn at(share: &Exact) -> String {
    let margin = Exact::whole(MARGIN)
        .checked_div(&Exact::whole(WIDTH))
        .unwrap_or_default();
    units(&(share + &margin))
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

fn path(class: &'static str, d: String) -> AnyView {
    view! { <path class=class d=d /> }.into_any()
}

fn text(
    class: &'static str,
    x: &str,
    y: &'static str,
    anchor: &'static str,
    text: String,
) -> AnyView {
    view! { <text class=class x=x.to_owned() y=y text-anchor=anchor>{text}</text> }.into_any()
}

/// The marks of one ranking, side by side, labelled where there is room: top and baseline
/// of the labels are given.
fn pieces(
    table: &Distribution,
    [top, baseline]: [&'static str; 2],
    class: impl Fn(&Band) -> &'static str,
    shapes: &mut Vec<AnyView>,
    t: &Texts,
) {
    let room = Exact::whole(LABEL)
        .checked_div(&Exact::whole(WIDTH))
        .unwrap_or_default();
    let half = &Exact::decimal_unit(1) * &Exact::whole(5);
    let bands = || table.bands().iter().filter(|it| !it.interval().is_empty());
    // What is outlined is drawn over its neighbours, and labels over all.
    for outlined in [false, true] {
        for band in bands().filter(|it| class(it).contains("met") == outlined) {
            let interval = band.interval();
            let (left, width) = (at(&interval.better), units(&interval.width()));
            shapes.push(path(
                class(band),
                format!("M{left} {top}h{width}v24H{left}z"),
            ));
        }
    }
    for band in bands().filter(|it| it.interval().width() >= room) {
        let interval = band.interval();
        let middle = at(&(&(&interval.better + &interval.reached) * &half));
        let label = label_text(band.label(), t);
        shapes.push(text(class(band), &middle, baseline, "middle", label));
    }
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
