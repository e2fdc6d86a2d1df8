//! What the methods that read tables ask, and the mean.

use super::scale_groups;
use crate::model::form::Form;
use crate::model::grade::{GradingTable, LookupTable};
use crate::model::presets;
use crate::text::Texts;
use crate::transfer::credit_sheet::OWN;
use crate::transfer::grade_sheet::{GradeField, GradeSheet, LAST, MAX, MIN, Method, TableSide};
use crate::transfer::lookup::Bounds;
use crate::transfer::report::{bounds_text, diagnostic_text, policy_text, table_error};
use crate::transfer::statistical::Policy;
use crate::ui::components::{Choice, ChoiceGroup, SelectField, TextField};
use crate::ui::pages::calculator::{
    note_of_lookup, note_of_points, note_of_table, rounding_fields,
};
use crate::ui::platform::collation::sort_by_name;
use leptos::prelude::*;

/// The fields of a method that is no formula.
pub fn table_inputs(
    form: RwSignal<Form<GradeField>>,
    sheet: &GradeSheet,
    t: &'static Texts,
) -> AnyView {
    match sheet.method {
        Method::Tables => all([
            host(form, sheet, t.tables.host, t),
            home(form, sheet, t),
            SelectField::plain(t.tables.policy, policies(t)).of(form, GradeField::Policy),
        ]),
        Method::Letters => host(form, sheet, t.tables.one, t),
        Method::Lookup => lookup(form, sheet, t),
        Method::Mean => mean(form, sheet, t),
        Method::Bavarian | Method::Inverse | Method::Linear | Method::Factor => ().into_any(),
    }
}

/// Fields one after the other, each in its place also where another is not asked.
fn all<const N: usize>(fields: [AnyView; N]) -> AnyView {
    Vec::from(fields).into_any()
}

/// The place of a field that is not asked.
fn asked(field: Option<AnyView>) -> AnyView {
    field.unwrap_or_else(|| ().into_any())
}

/// A grading table: a published one, or rows that were pasted with the scale of their marks.
struct Pasted {
    table: GradeField,
    rows: GradeField,
    scale: GradeField,
    label: &'static str,
    rows_label: &'static str,
    scale_label: &'static str,
    origin: bool,
}

fn host(
    form: RwSignal<Form<GradeField>>,
    sheet: &GradeSheet,
    label: &'static str,
    t: &'static Texts,
) -> AnyView {
    let fields = Pasted {
        table: GradeField::HostTable,
        rows: GradeField::HostRows,
        scale: GradeField::From,
        label,
        rows_label: t.tables.host_rows,
        scale_label: t.grades.origin,
        origin: true,
    };
    side(form, sheet, sheet.host_table.as_ref(), fields, t)
}

fn home(form: RwSignal<Form<GradeField>>, sheet: &GradeSheet, t: &'static Texts) -> AnyView {
    let fields = Pasted {
        table: GradeField::HomeTable,
        rows: GradeField::HomeRows,
        scale: GradeField::To,
        label: t.tables.home,
        rows_label: t.tables.home_rows,
        scale_label: t.grades.target,
        origin: false,
    };
    side(form, sheet, sheet.home_table.as_ref(), fields, t)
}

fn side(
    form: RwSignal<Form<GradeField>>,
    sheet: &GradeSheet,
    side: Option<&TableSide>,
    fields: Pasted,
    t: &'static Texts,
) -> AnyView {
    let shipped = side.and_then(|it| it.shipped);
    let pasted = shipped.is_none().then(|| {
        let empty = form.with(|form| form.get(fields.rows).trim().is_empty());
        let mut rows = TextField::lines(fields.rows_label);
        let mut hint = vec![format!("{}.", t.tables.rows_hint)];
        if let Some(side) = side.filter(|_| !empty) {
            let odd = side.reading.diagnostics.iter();
            hint.extend(odd.map(|it| diagnostic_text(it, t)));
            let error = side.reading.table.as_ref().err();
            rows.error = error.map(|it| table_error(it, t));
        }
        rows = rows.hint(Some(hint.join(" ")));
        let scales = SelectField {
            label: fields.scale_label.into(),
            groups: scale_groups(t, fields.origin),
        };
        all([
            scales.of(form, fields.scale),
            rows.of(form, fields.rows, &sheet.errors, t),
        ])
    });
    let select = SelectField {
        label: fields.label.into(),
        groups: table_groups(t),
    };
    all([
        select.of(form, fields.table),
        asked(shipped.map(|table| note_of_table(table, t))),
        asked(pasted),
    ])
}

/// A printed table, and what it leaves to the office.
fn lookup(form: RwSignal<Form<GradeField>>, sheet: &GradeSheet, t: &'static Texts) -> AnyView {
    let words = &t.tables;
    let mut tables: Vec<Choice> = presets::lookup_tables()
        .iter()
        .map(|it| named(it, t))
        .collect();
    sort_by_name(&mut tables, t.lang.tag(), |choice| &choice.label);
    let banded = |table: &LookupTable| table.rows.iter().any(|it| it.bounds.is_some());
    let ranged = |table: &LookupTable| table.rows.iter().any(|it| it.up_to.is_some());
    let bounds = Bounds::ALL.map(|it| Choice {
        value: it.word().into(),
        label: bounds_text(it, t).into(),
    });
    let ends = [
        ("", words.ends_table),
        (MIN, words.ends_min),
        (MAX, words.ends_max),
    ];
    let bounds = SelectField::plain(words.bounds, bounds.into());
    let ends = SelectField::plain(words.ends, choices(ends));
    let banded = sheet.lookup.is_some_and(banded);
    let ranged = sheet.lookup.is_some_and(ranged);
    all([
        SelectField::plain(words.lookup, tables).of(form, GradeField::Lookup),
        asked(sheet.lookup.map(|table| note_of_lookup(table, t))),
        asked(banded.then(|| bounds.of(form, GradeField::Bounds))),
        asked(ranged.then(|| ends.of(form, GradeField::Ends))),
    ])
}

/// How the marks of a mean are read and which of them count.
fn mean(form: RwSignal<Form<GradeField>>, sheet: &GradeSheet, t: &'static Texts) -> AnyView {
    let words = &t.tables;
    let marking = &sheet.averaging.marking;
    let set = |it: &presets::PointSet| Choice {
        value: it.id.clone(),
        label: t.words(&it.name).to_owned(),
    };
    let points =
        std::iter::once(choice("", words.points_none)).chain(presets::point_sets().iter().map(set));
    let excluded = presets::excluded_codes().iter().map(|it| {
        let codes: Vec<&str> = it.codes.iter().map(|it| it.code.as_str()).collect();
        Choice {
            value: it.id.clone(),
            label: if it.whole_exchange {
                words.excluded_whole(&it.institution)
            } else {
                words.excluded_codes(&it.institution, &codes.join(", "))
            },
        }
    });
    let excluded = std::iter::once(choice("", words.excluded_none)).chain(excluded);
    let scale = marking.points.is_none().then(|| {
        let scales = SelectField {
            label: t.grades.origin.into(),
            groups: scale_groups(t, true),
        };
        scales.of(form, GradeField::From)
    });
    let distinguished = marking.scale.is_some_and(|it| !it.distinctions.is_empty());
    let distinction = (distinguished && marking.points.is_none()).then(|| {
        TextField::number(words.distinction)
            .hint(Some(words.distinction_hint.to_owned()))
            .of(form, GradeField::Distinction, &sheet.errors, t)
    });
    let attempts = [("", words.attempts_all), (LAST, words.attempts_last)];
    all([
        SelectField::plain(words.points, points.collect()).of(form, GradeField::Points),
        asked(marking.points.map(|it| note_of_points(it, t))),
        asked(scale),
        asked(distinction),
        SelectField::plain(words.excluded, excluded.collect()).of(form, GradeField::Excluded),
        SelectField::plain(words.attempts, choices(attempts)).of(form, GradeField::Attempts),
        rounding_fields(form, GradeField::Mode, GradeField::Unit, t),
    ])
}

/// The column of the credits, where a transcript has several beside the marks.
pub fn credits_column_field(
    form: RwSignal<Form<GradeField>>,
    sheet: &GradeSheet,
    t: &'static Texts,
) -> Option<AnyView> {
    let words = &t.column;
    let width = sheet.column.width;
    if sheet.method != Method::Mean || width < 3 {
        return None;
    }
    let automatic = match sheet.averaging.credits_column {
        Some(column) => words.automatic_number(&column.to_string()),
        None => words.automatic.to_owned(),
    };
    let numbers = (1..=width).filter(|it| *it != sheet.column.chosen);
    let numbers = numbers.map(|it| Choice {
        value: it.to_string(),
        label: words.number(&it.to_string()),
    });
    let all = std::iter::once(choice("", &automatic)).chain(numbers);
    let field = SelectField::plain(t.tables.credits_column, all.collect());
    Some(field.of(form, GradeField::CreditsColumn))
}

fn policies(t: &Texts) -> Vec<Choice> {
    let choice = |policy: Policy| choice(policy.word(), policy_text(policy, t));
    Policy::ALL.map(choice).into()
}

/// The published grading tables, labelled as what they are, and one's own.
fn table_groups(t: &'static Texts) -> Vec<ChoiceGroup> {
    let shipped = |table: &GradingTable| Choice {
        value: table.id.clone(),
        label: t.words(&table.name).to_owned(),
    };
    let mut tables: Vec<Choice> = presets::grading_tables().iter().map(shipped).collect();
    sort_by_name(&mut tables, t.lang.tag(), |choice| &choice.label);
    vec![
        ChoiceGroup {
            label: Some(t.credits.example_group),
            choices: tables,
        },
        ChoiceGroup {
            label: Some(t.credits.own_group),
            choices: vec![choice(OWN, t.tables.own)],
        },
    ]
}

fn named(table: &LookupTable, t: &Texts) -> Choice {
    choice(&table.id, t.words(&table.name))
}

fn choice(value: &str, label: &str) -> Choice {
    Choice {
        value: value.into(),
        label: label.into(),
    }
}

fn choices<const N: usize>(pairs: [(&str, &str); N]) -> Vec<Choice> {
    pairs.map(|(value, label)| choice(value, label)).into()
}
