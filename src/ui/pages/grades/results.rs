//! What the grade calculator answers.

mod bands;
mod letters;
mod mean;
mod others;

use super::picture::picture;
use crate::model::grade::Marks;
use crate::text::Texts;
use crate::transfer::column::Row;
use crate::transfer::grade_sheet::{GradeSheet, Method, Outcome};
use crate::transfer::report::{outcome_text, outcome_word, rule_facts, source_line};
use crate::transfer::rule::Rule;
use crate::ui::components::{RESULTS, glance};
use crate::ui::pages::calculator::{explanation_body, facts, steps};
use crate::ui::platform::page;
use bands::bands;
use leptos::prelude::*;
use letters::letters;
use mean::{mean, mean_word};
use others::others;

/// How many marks are drawn before somebody asks for all: more than a screen holds.
const FIRST: usize = 25;

/// The results: a table where there are several marks, and the reason behind the one
/// selected.
pub fn results(
    sheet: &GradeSheet,
    selected: RwSignal<usize>,
    all: RwSignal<bool>,
    t: &'static Texts,
) -> AnyView {
    let chosen = sheet.rows.get(selected.get()).or(sheet.rows.first());
    let whole = mean(sheet, t).or_else(|| letters(sheet, t));
    let body = match (sheet.refusal, chosen) {
        (Some(refusal), _) => caution(refusal.text(t)),
        (None, None) if !sheet.letters.is_empty() => ().into_any(),
        (None, None) => view! { <p class="card empty">{t.grades.empty}</p> }.into_any(),
        (None, Some((row, outcome))) => view! {
            {(sheet.rows.len() > 1).then(|| table(sheet, selected, all, t))}
            {why(sheet, row, outcome, t)}
        }
        .into_any(),
    };
    let short = chosen.filter(|_| sheet.refusal.is_none());
    let short = match (mean_word(sheet, t), short) {
        (Some(mean), _) => Some(t.explain.labelled(t.tables.mean_of, &mean)),
        (None, short) => {
            short.map(|(row, outcome)| format!("{} → {}", row.text, outcome_word(outcome, t)))
        }
    };
    let glance = glance(short, t);
    view! {
        <div class="results" id=RESULTS tabindex="-1">
            {warning(sheet, t)}{whole}{body}{glance}
        </div>
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
        Method::Letters => Some(caution(t.tables.retired)),
        Method::Bavarian
        | Method::Linear
        | Method::Factor
        | Method::Tables
        | Method::Lookup
        | Method::Mean => None,
    }
}

fn caution(text: &'static str) -> AnyView {
    view! { <p class="notice" data-tone="caution" role="status">{text}</p> }.into_any()
}

/// All marks and what became of them.
fn table(
    sheet: &GradeSheet,
    selected: RwSignal<usize>,
    all: RwSignal<bool>,
    t: &'static Texts,
) -> AnyView {
    let words = &t.grades;
    let converted = match sheet.method {
        Method::Mean => t.tables.counts_as,
        _ => words.converted,
    };
    let labelled = sheet.rows.iter().any(|(row, _)| !row.label.is_empty());
    let unread = sheet
        .rows
        .iter()
        .filter(|(_, it)| matches!(**it, Outcome::Unreadable(_)))
        .count();
    let count = sheet.rows.len();
    let shown = if all.get() { count } else { FIRST };
    // The button goes, and the focus to what it has shown.
    let show = move |_| {
        all.set(true);
        page::show_drawn(RESULTS.to_owned());
    };
    let more = (count > shown).then(|| {
        view! {
            <button type="button" class="button" id="all-rows" on:click=show>
                {words.show_all(&count.to_string())}
            </button>
        }
    });
    let rows = sheet
        .rows
        .iter()
        .enumerate()
        .take(shown)
        .map(|(index, (row, outcome))| {
            let line = row.line.to_string();
            view! {
                <tr class:selected=selected.get() == index>
                    <td class="number">{line.clone()}</td>
                    {labelled.then(|| view! { <td>{row.label.clone()}</td> })}
                    <td class="number">{row.text.clone()}</td>
                    <td class:number=has_mark(outcome) class:converted=has_mark(outcome)>
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
                    <th scope="col" class="number">{converted}</th>
                    <th scope="col"><span class="unseen">{t.explain.summary}</span></th>
                </tr></thead>
                <tbody>{rows.collect::<Vec<_>>()}</tbody>
            </table>
            {more}
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
            Some(
                view! {
                    {picture(sheet, conversion, t)}
                    {explanation_body(std::slice::from_ref(conversion), t)}
                }
                .into_any(),
            ),
        ),
        Outcome::Placed(placed) => (
            t.grades.why(&value),
            Some(vec![Some(reasons(sheet, outcome, t)), bands(sheet, placed, t)].into_any()),
        ),
        Outcome::Listed(listed) if !listed.failing => (
            t.grades.why(&value),
            Some(vec![Some(reasons(sheet, outcome, t)), source(sheet, t)].into_any()),
        ),
        Outcome::Lettered(_) => (t.grades.why(&value), None),
        Outcome::Counted { .. } => (t.tables.counts_as.to_owned(), None),
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
            {others(sheet, &row.text, t)}
        </section>
    }
    .into_any()
}

/// Whether an outcome is a mark.
fn has_mark(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Converted { .. }
        | Outcome::Placed(_)
        | Outcome::Lettered(_)
        | Outcome::Counted { .. } => true,
        Outcome::Listed(listed) => !listed.failing,
        _ => false,
    }
}

/// The steps of a method that reads a table.
fn reasons(sheet: &GradeSheet, outcome: &Outcome, t: &'static Texts) -> AnyView {
    steps(sheet.reasons(outcome, t))
}

/// The document of the printed table.
fn source(sheet: &GradeSheet, t: &'static Texts) -> Option<AnyView> {
    let mut all = rule_facts(Rule::Lookup, t);
    let document = source_line(&sheet.lookup?.source(), t);
    all.push((t.explain.source.to_owned(), document));
    Some(facts(all))
}
