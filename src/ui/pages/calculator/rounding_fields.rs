//! How a result is rounded, and to which unit.

use crate::model::form::{Field, Form};
use crate::text::Texts;
use crate::transfer::credit_sheet::{UNITS, UNROUNDED};
use crate::transfer::report::mode_text;
use crate::transfer::rounding::Mode;
use crate::ui::components::{Choice, SelectField};
use leptos::prelude::*;

/// The two fields of a rounding: `mode` and, unless nothing is rounded, `unit`.
pub fn rounding_fields<F: Field + Send + Sync>(
    form: RwSignal<Form<F>>,
    mode: F,
    unit: F,
    t: &'static Texts,
) -> AnyView {
    let rounded = form.with(|form| form.get(mode) != UNROUNDED);
    let none = Choice {
        value: UNROUNDED.into(),
        label: t.rounding.none.into(),
    };
    let modes = Mode::ALL.map(|mode| Choice {
        value: mode.word().into(),
        label: mode_text(mode, t).into(),
    });
    let modes = std::iter::once(none).chain(modes).collect();
    let units = UNITS.map(|unit| Choice {
        value: unit.to_owned(),
        label: unit.parse().map(|it| t.number(&it)).unwrap_or_default(),
    });
    view! {
        <div class="pair">
            {SelectField::plain(t.rounding.mode, modes).of(form, mode)}
            {rounded.then(|| SelectField::plain(t.rounding.unit, units.into()).of(form, unit))}
        </div>
    }
    .into_any()
}
