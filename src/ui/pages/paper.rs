//! Documents on the screen, as they are printed.

use crate::agreement::document::{Document, Part, Table};
use crate::ui::platform::print;
use leptos::prelude::*;

/// How many characters of a cell stay on one line.
const SHORT: usize = 12;

/// What a document says at its foot stands at the foot of every page that is printed.
pub fn foot_follows(made: Memo<Option<Document>>) {
    Effect::new(move || {
        made.with(|it| print::set_foot(it.as_ref().map(|it| it.foot.as_str())));
    });
    on_cleanup(|| print::set_foot(None));
}

/// Draws a document.
pub fn drawn(it: &Document) -> AnyView {
    let parts = it.parts.iter().map(part).collect_view();
    view! {
        <h2 class="document-title">{it.title.clone()}</h2>
        <p class="document-subject">{it.subject.clone()}</p>
        {parts}
        <p class="document-foot">{it.foot.clone()}</p>
    }
    .into_any()
}

fn part(it: &Part) -> AnyView {
    match it {
        Part::Facts(heading, facts) => {
            let facts = facts.iter().map(|(label, value)| {
                view! { <div><dt>{label.clone()}</dt><dd>{value.clone()}</dd></div> }
            });
            view! {
                <section>
                    <h3>{heading.clone()}</h3>
                    <dl class="document-facts">{facts.collect_view()}</dl>
                </section>
            }
            .into_any()
        }
        Part::Text(heading, lines) => {
            let lines = lines.iter().map(|it| view! { <p>{it.clone()}</p> });
            view! { <section><h3>{heading.clone()}</h3>{lines.collect_view()}</section> }.into_any()
        }
        Part::Table(table) => drawn_table(table),
    }
}

fn drawn_table(it: &Table) -> AnyView {
    let heads = it
        .heads
        .iter()
        .map(|it| view! { <th scope="col">{it.clone()}</th> });
    let cells = |row: &Vec<String>| {
        let cells = row.iter().map(|it| {
            // A date or a number is not broken in two.
            let short = it.chars().count() <= SHORT;
            view! { <td data-short=short.to_string()>{it.clone()}</td> }
        });
        cells.collect_view()
    };
    let rows = it.rows.iter().map(|row| view! { <tr>{cells(row)}</tr> });
    let total = it
        .total
        .as_ref()
        .map(|row| view! { <tfoot><tr>{cells(row)}</tr></tfoot> });
    let below = it
        .below
        .iter()
        .map(|it| view! { <p class="below">{it.clone()}</p> });
    view! {
        <section>
            <h3>{it.caption.clone()}</h3>
            <div class="document-table" tabindex="0" role="region" aria-label=it.caption.clone()>
                <table>
                    <thead><tr>{heads.collect_view()}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                    {total}
                </table>
            </div>
            {below.collect_view()}
        </section>
    }
    .into_any()
}
