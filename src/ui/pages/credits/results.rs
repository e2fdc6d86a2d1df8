//! What the credit calculator answers.

use super::Selected;
use super::table::table;
use crate::model::credit::HoursKind;
use crate::text::Texts;
use crate::transfer::conversion::Conversion;
use crate::transfer::credit_sheet::{CreditSheet, Missing, Results};
use crate::transfer::credits::Implausible;
use crate::transfer::report::{missing_text, rule_texts};
use crate::transfer::rule::Rule;
use crate::ui::components::{RESULTS, glance};
use crate::ui::pages::calculator::explanation;
use leptos::prelude::*;

/// The results: a table where there are several numbers, then every method side by
/// side for the one selected.
pub fn results(sheet: &CreditSheet, selected: RwSignal<Selected>, t: &'static Texts) -> AnyView {
    let table = (sheet.rows.len() > 1).then(|| table(sheet, selected, t));
    let (heading, chosen) = chosen(sheet, selected.get(), t);
    let body = match chosen {
        None => view! { <p class="card empty">{heading}</p> }.into_any(),
        Some(results) => view! {
            <h2 class="section-title" aria-live="polite">{heading}</h2>
            {doubt(results, t)}
            <div class="methods">
                {method(Rule::YearLoad, one(&results.year_load), "", t)}
                {method(Rule::Hours, hours(results), "", t)}
                {method(Rule::Factor, one(&results.factor), t.credits.missing_factor, t)}
                {method(Rule::ProgrammeLoad, one(&results.programme), t.credits.missing_programme, t)}
            </div>
            <p class="hint">{hours_behind(sheet, results, t)}</p>
        }
        .into_any(),
    };
    let glance = glance(chosen.and_then(|results| short(results, t)), t);
    view! { <div class="results" id=RESULTS tabindex="-1">{table}{body}{glance}</div> }.into_any()
}

/// The values of the two rules that need nothing from the person.
fn short(results: &Results, t: &Texts) -> Option<String> {
    let load = results
        .year_load
        .as_ref()
        .ok()
        .map(|it| t.number_or_approximation(&it.rounded));
    let hours = results.hours.as_ref().ok().map(|range| {
        t.explain.range(
            &t.number(&range.low.rounded),
            &t.number(&range.high.rounded),
        )
    });
    let values: Vec<String> = load.into_iter().chain(hours).collect();
    (!values.is_empty()).then(|| values.join(" · "))
}

/// The results of the number selected, or of the first, under their heading; without
/// results, what to do.
fn chosen<'a>(
    sheet: &'a CreditSheet,
    selected: Selected,
    t: &Texts,
) -> (String, Option<&'a Results>) {
    if let (Selected::Total, Some((sum, results))) = (selected, &sheet.total) {
        return (t.credits.results_for_total(&t.number(sum)), Some(results));
    }
    let row = match selected {
        Selected::Row(index) => sheet.rows.get(index).or(sheet.rows.first()),
        Selected::Total => sheet.rows.first(),
    };
    match row.map(|row| (&row.text, &row.results)) {
        None => (t.credits.empty.to_owned(), None),
        Some((_, Err(error))) => (t.field_error(error), None),
        Some((text, Ok(results))) => (t.credits.results_for(text), Some(results)),
    }
}

fn one(result: &Result<Conversion, Missing>) -> Result<Vec<Conversion>, Missing> {
    result.clone().map(|conversion| vec![conversion])
}

fn hours(results: &Results) -> Result<Vec<Conversion>, Missing> {
    results
        .hours
        .clone()
        .map(|range| vec![range.low, range.high])
}

/// One method: its name, its value, or the two ends of its interval, and why.
fn method(
    rule: Rule,
    answer: Result<Vec<Conversion>, Missing>,
    not_given: &'static str,
    t: &'static Texts,
) -> AnyView {
    let body = match answer {
        Ok(conversions) => {
            let ends: Vec<String> = conversions
                .iter()
                .map(|it| t.number_or_approximation(&it.rounded))
                .collect();
            let value = match ends.as_slice() {
                [low, high] => t.explain.range(low, high),
                ends => ends.concat(),
            };
            view! {
                <p class="value">{value}</p>
                {explanation(&conversions, t)}
            }
            .into_any()
        }
        Err(missing) => {
            view! { <p class="hint">{missing_text(missing, not_given, t)}</p> }.into_any()
        }
    };
    view! {
        <section class="card method" data-rule=rule.id()>
            <h3>{rule_texts(rule, t).name}</h3>
            {body}
        </section>
    }
    .into_any()
}

/// Said when year load and hours contradict each other.
fn doubt(results: &Results, t: &'static Texts) -> Option<AnyView> {
    let text = match results.implausible? {
        Implausible::AboveHours => t.credits.above_hours,
        Implausible::BelowHours => t.credits.below_hours,
    };
    Some(
        view! {
            <div class="notice" data-tone="caution">
                <p>{text}</p>
                <p class="hint">{t.credits.margin_note}</p>
            </div>
        }
        .into_any(),
    )
}

/// The hours behind the credits, in a sentence; nothing where none are known.
fn hours_behind(sheet: &CreditSheet, results: &Results, t: &Texts) -> String {
    let Some((low, high)) = &results.hours_behind else {
        return String::new();
    };
    let hours = if low == high {
        t.number_or_approximation(low)
    } else {
        t.explain.range(&t.number(low), &t.number(high))
    };
    let kind = sheet
        .host
        .and_then(|it| it.hours.as_ref())
        .map(|it| it.kind);
    if kind.is_none_or(|kind| kind == HoursKind::Total) {
        t.credits.hours_behind(&hours)
    } else {
        t.credits.hours_behind_contact(&hours)
    }
}
