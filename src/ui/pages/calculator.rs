//! What both calculators share.

mod explanation;
mod plain;
mod preset_note;
mod rounding_fields;

pub use explanation::{explanation, explanation_body};
pub use plain::{facts, plain_table, steps};
pub use preset_note::{
    note_of_lookup, note_of_points, note_of_scale, note_of_system, note_of_table,
};
pub use rounding_fields::rounding_fields;

use crate::model::form::{Field, Form};
use crate::model::grade::GradeScale;
use crate::model::presets;
use crate::route::Route;
use crate::text::Texts;
use crate::transfer::column::{Column, MAX_ROWS};
use crate::ui::components::{Choice, SelectField};
use crate::ui::context::use_app;
use crate::ui::platform::address;
use crate::ui::platform::collation::sort_by_name;
use leptos::prelude::*;
use std::time::Duration;

/// How long typing must pause before the address follows.
const PAUSE: Duration = Duration::from_millis(150);

/// Writes what is typed into the address, so that a bookmark or a link reopens it.
pub fn keep_in_address(route: Callback<(), Route>) {
    let app = use_app();
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let cancel = move || {
        let handle = pending.try_update_value(Option::take).flatten();
        handle.inspect(TimeoutHandle::clear).is_some()
    };
    let write = move || {
        let route = untrack(|| route.run(()));
        if app.route.with_untracked(|now| now.same_page(&route)) {
            address::replace(&route.shortened().0);
        }
    };
    Effect::new(move |first: Option<()>| {
        route.run(());
        if first.is_some() {
            cancel();
            pending.set_value(set_timeout_with_handle(write, PAUSE).ok());
        }
    });
    // Whoever leaves the field for a link is not waited for.
    let leaving = window_event_listener(leptos::ev::focusout, move |_| {
        if cancel() {
            write();
        }
    });
    on_cleanup(move || {
        leaving.remove();
        cancel();
    });
}

/// The buttons that fill a form with an example and empty it, and the way back.
pub fn fill_and_clear<F: Field + Send + Sync>(
    form: RwSignal<Form<F>>,
    before: RwSignal<Option<Form<F>>>,
    example: fn() -> Form<F>,
    t: &'static Texts,
) -> AnyView {
    let replace = move |new: Form<F>| {
        before.set(Some(form.get_untracked()));
        form.set(new);
    };
    let undo = move |_| {
        if let Some(form_before) = before.get_untracked() {
            form.set(form_before);
            before.set(None);
        }
    };
    let undoable = before.with(Option::is_some).then(|| {
        view! {
            <button type="button" class="button" data-variant="quiet" on:click=undo>{t.actions.undo}</button>
        }
    });
    view! {
        <p class="actions">
            <button type="button" class="button" data-variant="quiet"
                on:click=move |_| replace(example())>{t.actions.example}</button>
            <button type="button" class="button" data-variant="quiet"
                on:click=move |_| replace(Form::default())>{t.actions.clear}</button>
            {undoable}
        </p>
    }
    .into_any()
}

/// The credit systems by name, in the order of the language, the ECTS first.
pub fn system_choices(t: &Texts) -> Vec<Choice> {
    let mut choices: Vec<Choice> = presets::credit_systems()
        .iter()
        .map(|system| Choice {
            value: system.id.clone(),
            label: format!("{} · {}", t.words(&system.area), t.words(&system.name)),
        })
        .collect();
    if let Some((_ects, others)) = choices.split_first_mut() {
        sort_by_name(others, t.lang.tag(), |choice| &choice.label);
    }
    choices
}

/// The grade scales that pass a test, by name, in the order of the language.
pub fn scale_choices(t: &Texts, wanted: impl Fn(&GradeScale) -> bool) -> Vec<Choice> {
    let scales = presets::grade_scales().iter().filter(|scale| wanted(scale));
    let choice = |scale: &GradeScale| Choice {
        value: scale.id.clone(),
        label: t.words(&scale.name).to_owned(),
    };
    let mut choices: Vec<Choice> = scales.map(choice).collect();
    sort_by_name(&mut choices, t.lang.tag(), |choice| &choice.label);
    choices
}

/// The choice of the column that is read, where a paste has several.
pub fn column_field<F: Field + Send + Sync>(
    form: RwSignal<Form<F>>,
    field: F,
    column: &Column,
    t: &'static Texts,
) -> Option<AnyView> {
    let words = &t.column;
    let chosen = form.with(|form| !form.get(field).is_empty());
    if column.width < 2 && !chosen {
        return None;
    }
    let automatic = if chosen {
        words.automatic.to_owned()
    } else {
        words.automatic_number(&column.chosen.to_string())
    };
    let choice = |value: String, label: String| Choice { value, label };
    let numbers = (1..=column.width)
        .map(|number| choice(number.to_string(), words.number(&number.to_string())));
    let choices = std::iter::once(choice(String::new(), automatic)).chain(numbers);
    Some(SelectField::plain(words.column, choices.collect()).of(form, field))
}

/// The errors of a column, with their lines: the first few, since each is to be seen.
pub fn line_errors<'a>(
    errors: impl Iterator<Item = (usize, String)> + 'a,
    t: &'a Texts,
) -> Option<String> {
    let lines = errors.map(|(line, error)| t.errors.at_line(&line.to_string(), &error));
    let lines: Vec<String> = lines.take(3).collect();
    (!lines.is_empty()).then(|| lines.join(" "))
}

/// What helps to fill a field for one value or a column: the hint, and how the paste
/// was understood.
pub fn column_hint(hint: &str, column: &Column, t: &Texts) -> String {
    let words = &t.column;
    let mut notes = vec![format!("{hint}.")];
    if let Some(heading) = &column.heading {
        notes.push(words.heading(heading));
    }
    if column.left_out > 0 {
        notes.push(words.left_out(column.left_out, &MAX_ROWS.to_string()));
    }
    notes.join(" ")
}
