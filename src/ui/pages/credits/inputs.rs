//! What the credit calculator asks.

use crate::model::credit::{CreditSystem, ECTS, HoursKind, PublishedFactor};
use crate::model::form::Form;
use crate::text::Texts;
use crate::transfer::credit_sheet::{CreditField, CreditSheet, OWN};
use crate::ui::components::{Choice, ChoiceGroup, SelectField, TextField};
use crate::ui::pages::calculator::{
    column_field, column_hint, fill_and_clear, line_errors, note_of_system, rounding_fields,
    system_choices,
};
use crate::ui::pages::home::credit_example;
use leptos::prelude::*;

/// The fields that most people leave as they are.
const REFINED: [CreditField; 9] = [
    CreditField::FromLoad,
    CreditField::ToLoad,
    CreditField::Programme,
    CreditField::Years,
    CreditField::HoursMin,
    CreditField::HoursMax,
    CreditField::TargetHoursMin,
    CreditField::TargetHoursMax,
    CreditField::Factor,
];

/// What the form remembers between two drawings.
#[derive(Clone, Copy, Default)]
pub struct Memory {
    /// The form before it was filled or emptied with one click.
    before: RwSignal<Option<Form<CreditField>>>,
    /// Whether the refinements were opened; the page never closes them under a person.
    open: StoredValue<bool>,
}

/// The form.
pub fn inputs(
    form: RwSignal<Form<CreditField>>,
    memory: Memory,
    sheet: &CreditSheet,
    t: &'static Texts,
) -> AnyView {
    let words = &t.credits;
    let mut amounts =
        TextField::lines(words.amount).hint(Some(column_hint(words.amount_hint, &sheet.column, t)));
    if sheet.rows.len() > 1 {
        let errors = sheet.rows.iter().filter_map(|row| {
            let error = row.results.as_ref().err()?;
            Some((row.line, t.field_error(error)))
        });
        amounts.error = line_errors(errors, t);
    }
    let amounts = amounts.of(form, CreditField::Credits, &sheet.errors, t);
    let system = |label: &'static str, field| {
        SelectField {
            label: label.into(),
            groups: system_groups(t),
        }
        .of(form, field)
    };
    view! {
        <section class="card inputs" aria-labelledby="credit-inputs">
            <h2 id="credit-inputs">{words.inputs}</h2>
            {amounts}
            {column_field(form, CreditField::Column, &sheet.column, t)}
            {fill_and_clear(form, memory.before, credit_example, t)}
            {system(words.origin, CreditField::From)}
            {sheet.host.map(|system| note_of_system(system, t))}
            {system(words.target, CreditField::To)}
            {sheet.target.map(|system| note_of_system(system, t))}
            {rounding_fields(form, CreditField::Mode, CreditField::Unit, t)}
            {refined(form, memory.open, sheet, t)}
        </section>
    }
    .into_any()
}

/// What refines the rules; open where something stands in it, or must.
fn refined(
    form: RwSignal<Form<CreditField>>,
    opened: StoredValue<bool>,
    sheet: &CreditSheet,
    t: &'static Texts,
) -> AnyView {
    let words = &t.credits;
    let number = |label, field, hint| {
        TextField::number(label)
            .hint(hint)
            .of(form, field, &sheet.errors, t)
    };
    let has_load = |it: Option<&CreditSystem>| it.is_some_and(|it| it.year_load.is_some());
    let typed = form.with(|form| REFINED.iter().any(|field| !form.get(*field).is_empty()));
    let open = opened.get_value() || typed || !has_load(sheet.host) || !has_load(sheet.target);
    opened.set_value(open);
    let load_hint = |system: Option<&CreditSystem>| {
        Some(match system.and_then(|it| it.year_load.as_ref()) {
            Some(load) => words.load_hint(&t.number(load)),
            None => words.load_none.to_owned(),
        })
    };
    let hours_hint = |system: Option<&CreditSystem>, most: bool| {
        let hours = system?
            .hours
            .as_ref()
            .filter(|it| it.kind == HoursKind::Total)?;
        let hours = if most { &hours.max } else { &hours.min };
        Some(words.load_hint(&t.number(hours)))
    };
    let (host, target) = (sheet.host, sheet.target);
    let factor = TextField::line(words.factor)
        .hint(Some(words.factor_hint.to_owned()))
        .of(form, CreditField::Factor, &sheet.errors, t);
    view! {
        <details class="refine" open=open>
            <summary>{words.refine}</summary>
            <fieldset>
                <legend>{words.load_group}</legend>
                <div class="pair">
                    {number(words.load_origin, CreditField::FromLoad, load_hint(host))}
                    {number(words.load_target, CreditField::ToLoad, load_hint(target))}
                </div>
            </fieldset>
            <fieldset>
                <legend>{words.factor_group}</legend>
                {factor}
                {TextField::line(words.factor_source).of(form, CreditField::FactorSource, &sheet.errors, t)}
                {published_factors(form, sheet, t)}
            </fieldset>
            <fieldset>
                <legend>{words.programme_group}</legend>
                <div class="pair">
                    {number(words.programme, CreditField::Programme, None)}
                    {number(words.years, CreditField::Years, None)}
                </div>
            </fieldset>
            <fieldset>
                <legend>{words.hours_group}</legend>
                <div class="pair">
                    {number(words.hours_min, CreditField::HoursMin, hours_hint(host, false))}
                    {number(words.hours_max, CreditField::HoursMax, hours_hint(host, true))}
                    {number(words.target_hours_min, CreditField::TargetHoursMin, hours_hint(target, false))}
                    {number(words.target_hours_max, CreditField::TargetHoursMax, hours_hint(target, true))}
                </div>
            </fieldset>
        </details>
    }
    .into_any()
}

/// The presets, labelled as what they are, and a system of one's own.
fn system_groups(t: &'static Texts) -> Vec<ChoiceGroup> {
    let own = Choice {
        value: OWN.into(),
        label: t.credits.own.into(),
    };
    vec![
        ChoiceGroup {
            label: Some(t.credits.example_group),
            choices: system_choices(t),
        },
        ChoiceGroup {
            label: Some(t.credits.own_group),
            choices: vec![own],
        },
    ]
}

/// What partners publish for the system of origin, to take over with a click. The
/// factors lead to ECTS, so they are offered for that target only.
fn published_factors(
    form: RwSignal<Form<CreditField>>,
    sheet: &CreditSheet,
    t: &'static Texts,
) -> Option<AnyView> {
    let to_ects = sheet.target.is_some_and(|it| it.id == ECTS);
    let factors: &'static [PublishedFactor] = &sheet.host.filter(|_| to_ects)?.published_factors;
    let chips = factors.iter().map(|it| {
        let label = t
            .credits
            .use_factor(&t.number(&it.factor), t.words(&it.source));
        let take = move |_| {
            form.update(|form| {
                form.set(CreditField::Factor, t.number(&it.factor));
                form.set(CreditField::FactorSource, t.words(&it.source));
            });
        };
        view! { <li><button type="button" class="chip" on:click=take>{label}</button></li> }
    });
    let chips: Vec<_> = chips.collect();
    (!chips.is_empty()).then(|| {
        view! {
            <div>
                <p class="hint">{t.credits.published}</p>
                <ul class="chips">{chips}</ul>
            </div>
        }
        .into_any()
    })
}
