//! Several numbers of credits at once, with their total.

use super::Selected;
use crate::text::Texts;
use crate::transfer::conversion::Conversion;
use crate::transfer::credit_sheet::{CreditRow, CreditSheet, Missing, Results};
use crate::transfer::report::rule_texts;
use crate::transfer::rule::Rule;
use leptos::prelude::*;

/// The result of a method that gives one value.
type Pick = fn(&Results) -> &Result<Conversion, Missing>;

/// The columns that hold one value each.
const METHODS: [(Rule, Pick); 3] = [
    (Rule::YearLoad, |it| &it.year_load),
    (Rule::Factor, |it| &it.factor),
    (Rule::ProgrammeLoad, |it| &it.programme),
];

/// The table of all rows, the total, and the sum of the rounded rows where it differs.
pub fn table(sheet: &CreditSheet, selected: RwSignal<Selected>, t: &'static Texts) -> AnyView {
    let words = &t.credits;
    let labelled = sheet.rows.iter().any(|row| !row.label.is_empty());
    // The headings of the last rows stand under the line and, where there is one, the course.
    let heading_span = if labelled { "2" } else { "1" };
    let unread = sheet.rows.iter().filter(|row| row.results.is_err()).count();
    let unread = if unread > 0 {
        t.column.unread(unread)
    } else {
        String::new()
    };
    let shown = columns_shown(sheet);
    let heads = shown.iter().map(|rule| {
        let name = rule_texts(*rule, t).name;
        view! { <th scope="col" class="number">{name}</th> }
    });
    let rows = sheet.rows.iter().enumerate().map(|(index, row)| {
        let cells = match &row.results {
            Ok(results) => cells(results, &shown, t),
            Err(error) => view! {
                <td class="error" colspan=shown.len().to_string()>{t.field_error(error)}</td>
            }
            .into_any(),
        };
        let CreditRow { line, label, text, .. } = row;
        view! {
            <tr class:selected=selected.get() == Selected::Row(index)>
                <td class="number">{line.to_string()}</td>
                {labelled.then(|| view! { <td>{label.clone()}</td> })}
                <td class="number">{text.clone()}</td>
                {cells}
                <td>{explain(selected, Selected::Row(index), words.explain_row(&line.to_string()))}</td>
            </tr>
        }
    });
    let total = sheet.total.as_ref().map(|(sum, results)| {
        view! {
            <tr class:selected=selected.get() == Selected::Total>
                <th scope="row" colspan=if labelled { "2" } else { "1" }>{words.total}</th>
                <td class="number">{t.number(sum)}</td>
                {cells(results, &shown, t)}
                <td>{explain(selected, Selected::Total, words.explain_total.to_owned())}</td>
            </tr>
        }
    });
    view! {
        <div class="card scroll" tabindex="0" role="group" aria-label=words.results>
            <table>
                <thead><tr>
                    <th scope="col" class="number">{words.line}</th>
                    {labelled.then(|| view! { <th scope="col">{words.course}</th> })}
                    <th scope="col" class="number">{words.typed}</th>
                    {heads.collect::<Vec<_>>()}
                    <th scope="col"><span class="unseen">{t.explain.summary}</span></th>
                </tr></thead>
                <tbody>{rows.collect::<Vec<_>>()}</tbody>
                <tfoot>{total}{sums_of_rounded(sheet, &shown, heading_span, t)}</tfoot>
            </table>
            <p class="error" role="status">{unread}</p>
            <p class="hint">{words.total_note}</p>
        </div>
    }
    .into_any()
}

/// The button that asks for the explanation of a row.
fn explain(selected: RwSignal<Selected>, what: Selected, label: String) -> AnyView {
    view! {
        <button type="button" class="button" data-variant="quiet" aria-label=label
            aria-pressed=(selected.get() == what).to_string()
            on:click=move |_| selected.set(what)>"?"</button>
    }
    .into_any()
}

/// The rules that give something in at least one row.
fn columns_shown(sheet: &CreditSheet) -> Vec<Rule> {
    let results = || {
        sheet
            .rows
            .iter()
            .filter_map(|row| row.results.as_ref().ok())
    };
    let given = METHODS
        .iter()
        .filter(|(_, pick)| results().any(|it| pick(it).is_ok()));
    let mut rules: Vec<Rule> = given.map(|(rule, _)| *rule).collect();
    if results().any(|it| it.hours.is_ok()) {
        rules.push(Rule::Hours);
    }
    rules
}

fn cells(results: &Results, shown: &[Rule], t: &Texts) -> AnyView {
    let cells = shown.iter().map(|rule| {
        let text = match (*rule, &results.hours) {
            (Rule::Hours, Ok(range)) => {
                let [low, high] =
                    [&range.low, &range.high].map(|it| t.number_or_approximation(&it.rounded));
                t.explain.range(&low, &high)
            }
            (Rule::Hours, Err(_)) => String::new(),
            (rule, _) => value(results, rule)
                .map(|it| t.number_or_approximation(&it.rounded))
                .unwrap_or_default(),
        };
        view! { <td class="number">{text}</td> }
    });
    cells.collect::<Vec<_>>().into_any()
}

/// What a method that gives one value gives.
fn value(results: &Results, rule: Rule) -> Option<&Conversion> {
    let (_, pick) = METHODS.iter().find(|(it, _)| *it == rule)?;
    pick(results).as_ref().ok()
}

/// The sums of the rounded rows, where one differs from the rounded total.
fn sums_of_rounded(
    sheet: &CreditSheet,
    shown: &[Rule],
    heading_span: &'static str,
    t: &'static Texts,
) -> Option<AnyView> {
    let (_, total) = sheet.total.as_ref()?;
    let sum = |rule: Rule| sheet.sum_of_rounded(|it| value(it, rule));
    let differs = |rule: &Rule| {
        sum(*rule)
            .zip(value(total, *rule))
            .is_some_and(|(sum, total)| sum != total.rounded)
    };
    if !shown.iter().any(differs) {
        return None;
    }
    let cells = shown.iter().map(|rule| {
        let text = sum(*rule).map(|sum| t.number(&sum)).unwrap_or_default();
        view! { <td class="number">{text}</td> }
    });
    Some(
        view! {
            <tr class="difference">
                <th scope="row" colspan=heading_span>{t.credits.total_of_rounded}</th>
                <td></td>
                {cells.collect::<Vec<_>>()}
                <td></td>
            </tr>
        }
        .into_any(),
    )
}
