//! The courses of a document, each to be taken or left, and the scales of their marks.

use super::state::{Import, Stage};
use crate::exchange::incoming::{self, Row, Scaled, Ticks};
use crate::exchange::transcript::{Counted, Status};
use crate::model::exact::Exact;
use crate::model::presets;
use crate::model::value::Value as _;
use crate::text::Texts;
use crate::text::labels::choice_label;
use crate::ui::components::{Choice, SelectField};
use leptos::prelude::*;

/// The card of the courses; nothing for a pasted table, which has its own.
pub fn table(import: Import) -> AnyView {
    let t = import.t();
    if import.stage.get() != Stage::Document || import.is_only_tables() {
        return ().into_any();
    }
    let rows = import.rows.get();
    let ticks = import.ticks.get();
    let drawn = (0..rows.len()).map(|at| row(import, t, &rows, at, &ticks));
    let drawn = drawn.collect_view();
    view! {
        <section class="card" id="import-rows">
            <h2>{t.import.courses}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label=t.import.courses>
                <table class="courses">
                    <thead><tr>
                        <th scope="col">{t.import.take_column}</th>
                        <th scope="col">{t.fields.result_code}</th>
                        <th scope="col">{t.fields.result_title}</th>
                        <th scope="col">{t.fields.result_term}</th>
                        <th scope="col">{t.fields.result_mark}</th>
                        <th scope="col">{t.fields.result_status}</th>
                        <th scope="col">{t.fields.result_credits}</th>
                    </tr></thead>
                    <tbody>{drawn}</tbody>
                </table>
            </div>
            {totals(t, &rows, &ticks)}
        </section>
    }
    .into_any()
}

/// The credits of what is ticked, by scheme, and whether some of them stand twice.
pub fn totals(t: &'static Texts, rows: &[Row], ticks: &Ticks) -> AnyView {
    let totals = incoming::totals(rows, ticks);
    let total = if totals.is_empty() {
        t.number(&Exact::ZERO)
    } else {
        let each = totals.iter().map(|(scheme, it)| amount(t, scheme, it));
        each.collect::<Vec<_>>().join(" · ")
    };
    let left = rows.len().saturating_sub(ticks.len());
    let doubled = incoming::doubled(rows, ticks);
    let doubled = (!doubled.is_empty()).then(|| {
        let said = t.import.doubled(doubled.len());
        view! { <p class="notice" data-tone="caution" id="doubled">{said}</p> }
    });
    view! {
        <div role="status">
            <p id="import-total">{t.import.total(&total)}</p>
            <p class="hint" id="import-left">{t.import.left(left)}</p>
            {doubled}
        </div>
    }
    .into_any()
}

fn amount(t: &Texts, scheme: &str, credits: &Exact) -> String {
    let number = t.number(credits);
    if scheme.is_empty() {
        number
    } else {
        format!("{number}\u{a0}{scheme}")
    }
}

fn row(import: Import, t: &'static Texts, rows: &[Row], at: usize, ticks: &Ticks) -> AnyView {
    let Some(row) = rows.get(at) else {
        return ().into_any();
    };
    let toggle = move |on: bool| {
        import.ticks.update(|it| {
            if on {
                it.insert(at)
            } else {
                it.remove(&at)
            };
        });
    };
    let title = if row.title.is_empty() {
        &row.code
    } else {
        &row.title
    };
    let label = t.import.take_row(title);
    let mut depth = 0_usize;
    let mut around = row.parent;
    while let Some(it) = around {
        depth = depth.saturating_add(1);
        around = rows.get(it).and_then(|it| it.parent);
    }
    let credits: Vec<String> = row
        .credits
        .iter()
        .map(|(of, it)| amount(t, of, it))
        .collect();
    view! {
        <tr data-row=at.to_string() data-depth=depth.min(4).to_string()>
            <td><input type="checkbox" aria-label=label prop:checked=ticks.contains(&at)
                on:change:target=move |event| toggle(event.target().checked()) /></td>
            <td>{row.code.clone()}</td>
            <th scope="row">{row.title.clone()}{why(import, t, rows, at, ticks)}</th>
            <td>{row.stored_term.clone().unwrap_or_else(|| row.term.clone())}{untold(t, row)}</td>
            <td>{mark(import, t, rows, at)}</td>
            <td>{status(t, row)}</td>
            <td>{credits.join(" · ")}</td>
        </tr>
    }
    .into_any()
}

/// Why a row is not proposed, and what can be taken in its stead.
fn why(import: Import, t: &'static Texts, rows: &[Row], at: usize, ticks: &Ticks) -> AnyView {
    let Some(row) = rows.get(at) else {
        return ().into_any();
    };
    let named = |at: usize| {
        let row = rows.get(at);
        row.map_or("", |it| {
            if it.title.is_empty() {
                &it.code
            } else {
                &it.title
            }
        })
    };
    let said = match row.counted {
        Counted::Yes => None,
        Counted::Within(outer) => Some(t.import.within(named(outer))),
        Counted::DuplicateOf(other) => Some(t.import.duplicate(named(other))),
        Counted::NotPassed => Some(t.import.not_passed.to_owned()),
        Counted::NoCredits => Some(t.import.no_credits.to_owned()),
    };
    let parts = incoming::parts(rows, at);
    let is_offered = ticks.contains(&at) && !parts.is_empty();
    let label = t.import.take_parts(parts.len());
    let instead = is_offered.then(|| {
        let take = move |_| {
            import.ticks.update(|it| {
                it.remove(&at);
                it.extend(parts.iter().copied());
            });
        };
        view! { <button type="button" class="button" data-variant="quiet" data-parts=at.to_string() on:click=take>{label}</button> }
    });
    view! { <span class="hint">{said}</span> {instead} }.into_any()
}

/// That a term does not say which one of the year it is.
fn untold(t: &'static Texts, row: &Row) -> Option<AnyView> {
    let is_untold = row.stored_term.is_none() && !row.term.is_empty();
    is_untold.then(|| view! { <span class="hint">{t.import.term_left}</span> }.into_any())
}

/// The mark, or the one that a duplicate lends.
fn mark(import: Import, t: &'static Texts, rows: &[Row], at: usize) -> AnyView {
    let Some(row) = rows.get(at) else {
        return ().into_any();
    };
    let Some(lent) = row.lent.and_then(|it| rows.get(it)?.mark.clone()) else {
        return row.mark.clone().into_any();
    };
    let checked = import.lent.with(|it| it.contains(&at));
    let toggle = move |on: bool| {
        import.lent.update(|it| {
            if on {
                it.insert(at)
            } else {
                it.remove(&at)
            };
        });
    };
    view! {
        <label class="check">
            <input type="checkbox" data-lent=at.to_string() prop:checked=checked
                on:change:target=move |event| toggle(event.target().checked()) />
            <span>{t.import.lent(&lent)}</span>
        </label>
    }
    .into_any()
}

fn status(t: &'static Texts, row: &Row) -> AnyView {
    let label = |word| choice_label(t, "status", word).to_owned();
    match &row.status {
        Status::Assumed => {
            view! { {label("passed")} " "<span class="hint">{t.import.assumed}</span> }.into_any()
        }
        Status::Passed => label("passed").into_any(),
        Status::Failed => label("failed").into_any(),
        Status::InProgress => label("in-progress").into_any(),
        Status::Other(word) => {
            view! { {word.clone()} " "<span class="hint">{t.import.status_left}</span> }.into_any()
        }
    }
}

/// The card of the scales: what each grading scheme of the file is, is said by somebody.
pub fn scales(import: Import) -> AnyView {
    let t = import.t();
    let all = import.scaled();
    if all.is_empty() {
        return ().into_any();
    }
    let fields = all.into_iter().enumerate();
    let fields = fields
        .map(|(at, it)| scale(import, t, at, it))
        .collect_view();
    view! {
        <section class="card" id="import-scales">
            <h2>{t.import.scales}</h2>
            <p class="hint">{t.import.scales_hint}</p>
            {fields}
        </section>
    }
    .into_any()
}

fn scale(import: Import, t: &'static Texts, at: usize, scaled: Scaled) -> AnyView {
    let name = scaled.scheme.name.clone();
    let results = t.import.scheme_results(scaled.scheme.results);
    let called = if name.is_empty() {
        t.import.no_scheme.to_owned()
    } else {
        t.import.scheme(&name)
    };
    let mut choices = vec![Choice {
        value: String::new(),
        label: t.import.scale_of_partner.to_owned(),
    }];
    choices.extend(presets::grade_scales().iter().map(|it| Choice {
        value: it.id.clone(),
        label: t.words(&it.name).to_owned(),
    }));
    let now = scaled.scale.map(|it| it.text()).unwrap_or_default();
    let remembered = scaled.scale.is_some().then_some(if scaled.is_known {
        t.import.scale_known
    } else {
        t.import.scale_remembered
    });
    let set = move |key: String| {
        let name = name.clone();
        import.scales.update(|it| {
            it.insert(name, key);
        });
    };
    let field = SelectField::plain(t.import.scale, choices);
    view! {
        <div class="scheme" role="group" aria-labelledby=format!("scheme-{at}")>
            <p id=format!("scheme-{at}")><strong>{called}</strong>" · "{results}</p>
            <p class="hint">{scaled.scheme.described}</p>
            {field.draw(&format!("scale-{at}"), &now, Box::new(set))}
            <p class="hint">{remembered}</p>
        </div>
    }
    .into_any()
}
