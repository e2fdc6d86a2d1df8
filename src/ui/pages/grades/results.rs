//! What the grade calculator answers.

use super::picture::picture;
use crate::model::grade::Marks;
use crate::text::Texts;
use crate::transfer::column::Row;
use crate::transfer::grade_sheet::{GradeSheet, Method, Outcome};
use crate::transfer::report::{outcome_text, outcome_word};
use crate::ui::components::{RESULTS, glance};
use crate::ui::pages::calculator::explanation_body;
use leptos::prelude::*;

/// The results: a table where there are several marks, and the reason behind the one
/// selected.
pub fn results(sheet: &GradeSheet, selected: RwSignal<usize>, t: &'static Texts) -> AnyView {
    let chosen = sheet.rows.get(selected.get()).or(sheet.rows.first());
    let body = match (sheet.refusal, chosen) {
        (Some(refusal), _) => caution(refusal.text(t)),
        (None, None) => view! { <p class="card empty">{t.grades.empty}</p> }.into_any(),
        (None, Some((row, outcome))) => view! {
            {(sheet.rows.len() > 1).then(|| table(sheet, selected, t))}
            {why(sheet, row, outcome, t)}
        }
        .into_any(),
    };
    let short = chosen.filter(|_| sheet.refusal.is_none());
    let glance = glance(
        short.map(|(row, outcome)| format!("{} → {}", row.text, outcome_word(outcome, t))),
        t,
    );
    view! {
        <div class="results" id=RESULTS tabindex="-1">{warning(sheet, t)}{body}{glance}</div>
    }
    .into_any()
}

/// What holds for every mark of the sheet.
fn warning(sheet: &GradeSheet, t: &'static Texts) -> Option<AnyView> {
    let uneven = sheet
        .scale
        .is_some_and(|it| matches!(it.marks, Marks::Steps(_)));
    match sheet.method {
        Method::Inverse => Some(caution(t.grades.indicative)),
        Method::Bavarian if uneven => Some(caution(t.grades.steps_warning)),
        Method::Bavarian | Method::Linear | Method::Factor => None,
    }
}

fn caution(text: &'static str) -> AnyView {
    view! { <p class="notice" data-tone="caution" role="status">{text}</p> }.into_any()
}

/// All marks and what became of them.
fn table(sheet: &GradeSheet, selected: RwSignal<usize>, t: &'static Texts) -> AnyView {
    let words = &t.grades;
    let labelled = sheet.rows.iter().any(|(row, _)| !row.label.is_empty());
    let unread = sheet
        .rows
        .iter()
        .filter(|(_, it)| matches!(it, Outcome::Unreadable(_)))
        .count();
    let rows = sheet
        .rows
        .iter()
        .enumerate()
        .map(|(index, (row, outcome))| {
            let line = row.line.to_string();
            view! {
                <tr class:selected=selected.get() == index>
                    <td class="number">{line.clone()}</td>
                    {labelled.then(|| view! { <td>{row.label.clone()}</td> })}
                    <td class="number">{row.text.clone()}</td>
                    <td class="number" class:converted=matches!(outcome, Outcome::Converted { .. })>
                        {outcome_word(outcome, t)}
                    </td>
                    <td>
                        <button type="button" class="button" data-variant="quiet"
                            aria-pressed=(selected.get() == index).to_string()
                            aria-label=words.explain_row(&line)
                            on:click=move |_| selected.set(index)>"?"</button>
                    </td>
                </tr>
            }
        });
    view! {
        <div class="card scroll" tabindex="0" role="group" aria-label=words.results>
            <table>
                <thead><tr>
                    <th scope="col" class="number">{words.line}</th>
                    {labelled.then(|| view! { <th scope="col">{words.course}</th> })}
                    <th scope="col" class="number">{words.mark}</th>
                    <th scope="col" class="number">{words.converted}</th>
                    <th scope="col"><span class="unseen">{t.explain.summary}</span></th>
                </tr></thead>
                <tbody>{rows.collect::<Vec<_>>()}</tbody>
            </table>
            <p class="error" role="status">
                {if unread > 0 { t.column.unread(unread) } else { String::new() }}
            </p>
        </div>
    }
    .into_any()
}

/// The reason behind one mark: picture, steps, rule, source.
fn why(sheet: &GradeSheet, row: &Row, outcome: &Outcome, t: &'static Texts) -> AnyView {
    let value = outcome_word(outcome, t);
    let (heading, reason) = match outcome {
        Outcome::Converted { conversion, .. } => (
            t.grades.why(&value),
            Some(view! {
                {picture(sheet, conversion, t)}
                {explanation_body(std::slice::from_ref(conversion), t)}
            }),
        ),
        _ => (t.grades.why_not.to_owned(), None),
    };
    view! {
        <section class="card why" aria-labelledby="why">
            <p class="pairing" aria-live="polite">
                <span class="from">{row.text.clone()}</span>" → "<strong class="value">{value}</strong>
            </p>
            <h2 id="why">{heading}</h2>
            {outcome_text(outcome, t).map(|text| view! { <p>{text}</p> })}
            {reason}
        </section>
    }
    .into_any()
}
