//! What the grade calculator asks.

mod tables;

use crate::model::form::Form;
use crate::model::grade::{GradeScale, Line, Marks, PassVariant};
use crate::text::{Lang, Texts};
use crate::transfer::credit_sheet::OWN;
use crate::transfer::grade_sheet::{GradeField, GradeSheet, Method, OWN_LABELS, Outcome};
use crate::transfer::grades::GermanStep;
use crate::ui::components::{Choice, ChoiceGroup, SelectField, TextField};
use crate::ui::pages::calculator::{
    column_field, column_hint, fill_and_clear, line_errors, note_of_scale, rounding_fields,
    scale_choices,
};
use crate::ui::pages::home::grade_example;
use leptos::prelude::*;
use tables::{credits_column_field, table_inputs};

/// The form; each method asks for what it needs.
pub fn inputs(
    form: RwSignal<Form<GradeField>>,
    before: RwSignal<Option<Form<GradeField>>>,
    sheet: &GradeSheet,
    t: &'static Texts,
) -> AnyView {
    let words = &t.grades;
    let method = sheet.method;
    let (marks_label, marks_hint) = match method {
        Method::Mean => (t.tables.marks_mean, t.tables.marks_mean_hint),
        Method::Letters => (words.marks, t.tables.marks_letters_hint),
        _ => (words.marks, words.marks_hint),
    };
    let mut marks =
        TextField::lines(marks_label).hint(Some(column_hint(marks_hint, &sheet.column, t)));
    let unreadable = sheet
        .rows
        .iter()
        .filter_map(|(row, outcome)| match &**outcome {
            Outcome::Unreadable(error) => Some((row.line, t.number_error(error))),
            _ => None,
        });
    marks.error = match sheet.rows.as_slice() {
        [_] => unreadable.map(|(_, error)| error).next(),
        _ => line_errors(unreadable, t),
    };
    let formula = method.is_formula();
    let origin = (formula && method != Method::Inverse).then(|| origin(form, sheet, t));
    let target = matches!(method, Method::Linear | Method::Inverse).then(|| target(form, sheet, t));
    let factor = (method == Method::Factor).then(|| {
        TextField::line(words.factor)
            .hint(Some(words.factor_hint.to_owned()))
            .of(form, GradeField::Factor, &sheet.errors, t)
    });
    let last_step = if method == Method::Bavarian {
        SelectField::plain(words.german_step, steps(t)).of(form, GradeField::Step)
    } else if formula {
        rounding_fields(form, GradeField::Mode, GradeField::Unit, t)
    } else {
        table_inputs(form, sheet, t)
    };
    view! {
        <section class="card inputs" aria-labelledby="grade-inputs">
            <h2 id="grade-inputs">{words.inputs}</h2>
            {marks.of(form, GradeField::Marks, &sheet.errors, t)}
            {column_field(form, GradeField::Column, &sheet.column, t)}
            {credits_column_field(form, sheet, t)}
            {fill_and_clear(form, before, grade_example, t)}
            {SelectField::plain(words.method, methods(t)).of(form, GradeField::Method)}
            {origin}
            {target}
            {factor}
            {last_step}
        </section>
    }
    .into_any()
}

/// The scale of the marks: a preset with bounds that can be changed, or one's own.
fn origin(form: RwSignal<Form<GradeField>>, sheet: &GradeSheet, t: &'static Texts) -> AnyView {
    let words = &t.grades;
    let ranked = match sheet.scale {
        Some(scale) => matches!(scale.marks, Marks::Labels(_)),
        None => form.with(|form| form.get(GradeField::From) == OWN_LABELS),
    };
    let bounded = sheet.scale.map_or(!ranked, |scale| scale.line().is_some());
    let select = SelectField {
        label: words.origin.into(),
        groups: scale_groups(t, true),
    };
    let bounds = bounded.then(|| {
        view! {
            <div class="pair">
                {bound(form, GradeField::Best, words.best, sheet.scale, Line::best, sheet, t)}
                {bound(form, GradeField::Pass, words.pass_mark, sheet.scale, Line::pass, sheet, t)}
            </div>
            {variants(form, sheet, t)}
        }
    });
    let ranks = ranked.then(|| {
        let known = sheet.scale.and_then(GradeScale::ranks);
        let hint = match known {
            Some(ranks) => words.ranks_published(&ranks.labels().join(", ")),
            None => words.ranks_hint.to_owned(),
        };
        TextField::line(words.ranks)
            .hint(Some(hint))
            .of(form, GradeField::Ranks, &sheet.errors, t)
    });
    view! {
        {select.of(form, GradeField::From)}
        {sheet.scale.map(|scale| note_of_scale(scale, t))}
        {bounds}
        {ranks}
    }
    .into_any()
}

/// The target scale.
fn target(form: RwSignal<Form<GradeField>>, sheet: &GradeSheet, t: &'static Texts) -> AnyView {
    let words = &t.grades;
    let select = SelectField {
        label: words.target.into(),
        groups: scale_groups(t, false),
    };
    view! {
        {select.of(form, GradeField::To)}
        {sheet.target.map(|scale| note_of_scale(scale, t))}
        <div class="pair">
            {bound(form, GradeField::TargetBest, words.target_best, sheet.target, Line::best, sheet, t)}
            {bound(form, GradeField::TargetPass, words.target_pass, sheet.target, Line::pass, sheet, t)}
        </div>
    }
    .into_any()
}

/// One bound of a scale; empty, it is the preset's.
fn bound(
    form: RwSignal<Form<GradeField>>,
    field: GradeField,
    label: &'static str,
    scale: Option<&GradeScale>,
    known: fn(&Line) -> &crate::model::exact::Exact,
    sheet: &GradeSheet,
    t: &'static Texts,
) -> AnyView {
    let line = scale.and_then(GradeScale::line);
    let hint = line.map(|line| t.grades.bound_hint(&t.number(known(line))));
    TextField::number(label)
        .hint(hint)
        .of(form, field, &sheet.errors, t)
}

/// Other thresholds in use on the scale, to take over with a click.
fn variants(
    form: RwSignal<Form<GradeField>>,
    sheet: &GradeSheet,
    t: &'static Texts,
) -> Option<AnyView> {
    let variants = &sheet.scale?.pass_variants;
    let chip = |variant: &'static PassVariant| {
        let who = if t.lang == Lang::En {
            &variant.en
        } else {
            &variant.fr
        };
        let value = variant
            .value
            .parse()
            .map(|it| t.number(&it))
            .unwrap_or_default();
        let take = move |_| form.update(|form| form.set(GradeField::Pass, variant.value.clone()));
        view! {
            <li><button type="button" class="chip" on:click=take>
                {t.grades.use_variant(&value, who)}
            </button></li>
        }
    };
    let chips: Vec<_> = variants.iter().map(chip).collect();
    (!chips.is_empty()).then(|| {
        view! {
            <div>
                <p class="hint">{t.grades.variants}</p>
                <ul class="chips">{chips}</ul>
            </div>
        }
        .into_any()
    })
}

fn methods(t: &Texts) -> Vec<Choice> {
    let choice = |method: Method| Choice {
        value: method.word().into(),
        label: match method {
            Method::Bavarian => t.grades.bavarian,
            Method::Linear => t.grades.linear,
            Method::Factor => t.grades.factor_method,
            Method::Inverse => t.grades.inverse,
            Method::Tables => t.grades.tables_method,
            Method::Lookup => t.grades.lookup_method,
            Method::Letters => t.grades.letters_method,
            Method::Mean => t.grades.mean_method,
        }
        .into(),
    };
    Method::ALL.map(choice).into()
}

fn steps(t: &Texts) -> Vec<Choice> {
    let choice = |step: GermanStep| Choice {
        value: step.word().into(),
        label: match step {
            GermanStep::Cut => t.grades.step_kmk,
            GermanStep::Raw => t.grades.step_raw,
            GermanStep::HalfUp => t.grades.step_half_up,
            GermanStep::CutThenBetter => t.grades.step_better,
            GermanStep::Nearest => t.grades.step_nearest,
        }
        .into(),
    };
    GermanStep::ALL.map(choice).into()
}

/// The presets, labelled as what they are, and scales of one's own. A target needs
/// numbers.
fn scale_groups(t: &'static Texts, origin: bool) -> Vec<ChoiceGroup> {
    let own = |value: &str, label: &str| Choice {
        value: value.into(),
        label: label.into(),
    };
    let mut own_choices = vec![own(OWN, t.grades.own)];
    if origin {
        own_choices.push(own(OWN_LABELS, t.grades.own_labels));
    }
    let presets = scale_choices(t, |scale| origin || scale.line().is_some());
    vec![
        ChoiceGroup {
            label: Some(t.credits.example_group),
            choices: presets,
        },
        ChoiceGroup {
            label: Some(t.credits.own_group),
            choices: own_choices,
        },
    ]
}
