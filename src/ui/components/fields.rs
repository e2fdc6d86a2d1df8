//! Fields of a form: label, control, hint and error, tied together.
//!
//! A field is drawn from plain values; drawing it again changes what differs and
//! leaves the rest, caret and focus included.

use crate::model::form::{Field, FieldErrors, Form};
use crate::text::Texts;
use crate::ui::platform::typed_value::TypedValue;
use leptos::prelude::*;
use std::borrow::Cow;

/// A field for a text or a number; numbers are read by the model, not the browser.
#[derive(Default)]
pub struct TextField {
    /// What the field is called.
    pub label: &'static str,
    /// What helps to fill it.
    pub hint: Option<String>,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Whether it takes several lines.
    pub lines: bool,
    /// Whether a phone shows its number pad.
    pub decimal: bool,
}

impl TextField {
    /// A field for one number.
    pub fn number(label: &'static str) -> Self {
        Self {
            label,
            decimal: true,
            ..Self::default()
        }
    }

    /// A field for one line.
    pub fn line(label: &'static str) -> Self {
        Self {
            label,
            ..Self::default()
        }
    }

    /// A field for several lines.
    pub fn lines(label: &'static str) -> Self {
        Self {
            label,
            lines: true,
            ..Self::default()
        }
    }

    /// The same with a hint.
    pub fn hint(self, hint: Option<String>) -> Self {
        Self { hint, ..self }
    }

    /// Draws the field, with its error if it is among `errors`.
    pub fn of<F: Field + Send + Sync>(
        mut self,
        form: RwSignal<Form<F>>,
        field: F,
        errors: &FieldErrors<F>,
        t: &Texts,
    ) -> AnyView {
        if let Some(error) = errors.of(field) {
            self.error = Some(t.field_error(error));
        }
        let value = form.with(|form| form.get(field).to_owned());
        let set = move |text: String| form.update(|form| form.set(field, text));
        self.draw(field.key(), value, Box::new(set), Box::new(|| {}))
    }

    /// Draws the field: its key in the page, its text, what is done with a new text,
    /// and when the person leaves the field.
    pub fn draw(
        self,
        key: &str,
        value: String,
        set: Box<dyn Fn(String)>,
        leave: Box<dyn Fn()>,
    ) -> AnyView {
        let id = format!("field-{key}");
        let hint_id = format!("{id}-hint");
        let error_id = format!("{id}-error");
        let described = format!("{hint_id} {error_id}");
        let invalid = self.error.is_some().then_some("true");
        let value = TypedValue(value);
        let control = if self.lines {
            view! {
                <textarea id=id.clone() rows="3" autocomplete="off" spellcheck="false"
                    autocapitalize="off" aria-describedby=described aria-invalid=invalid
                    prop:value=value on:input:target=move |event| set(event.target().value())
                    on:blur=move |_| leave()
                ></textarea>
            }
            .into_any()
        } else {
            view! {
                <input id=id.clone() type="text" inputmode=if self.decimal { "decimal" } else { "text" }
                    autocomplete="off" spellcheck="false" autocapitalize="off"
                    aria-describedby=described aria-invalid=invalid
                    prop:value=value on:input:target=move |event| set(event.target().value())
                    on:blur=move |_| leave()
                />
            }
            .into_any()
        };
        view! {
            <div class="field">
                <label for=id>{self.label}</label>
                {control}
                <p class="hint" id=hint_id>{self.hint.unwrap_or_default()}</p>
                <p class="error" id=error_id aria-live="polite">{self.error.unwrap_or_default()}</p>
            </div>
        }
        .into_any()
    }
}

/// One choice of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form holds.
    pub value: String,
    /// What the person reads.
    pub label: String,
}

/// Choices under one heading, or under none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceGroup {
    /// The heading.
    pub label: Option<&'static str>,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// A field for one of several choices.
pub struct SelectField {
    /// What the field is called.
    pub label: Cow<'static, str>,
    /// The choices.
    pub groups: Vec<ChoiceGroup>,
}

impl SelectField {
    /// A field whose choices stand under no heading.
    pub fn plain(label: &'static str, choices: Vec<Choice>) -> Self {
        Self {
            label: Cow::Borrowed(label),
            groups: vec![ChoiceGroup {
                label: None,
                choices,
            }],
        }
    }

    /// Draws the field.
    pub fn of<F: Field + Send + Sync>(self, form: RwSignal<Form<F>>, field: F) -> AnyView {
        let value = form.with(|form| form.get(field).to_owned());
        let set = move |text: String| form.update(|form| form.choose(field, text));
        self.draw(field.key(), &value, Box::new(set))
    }

    /// Draws the field: its key in the page, what is chosen, and what is done with
    /// another choice.
    pub fn draw(self, key: &str, value: &str, set: Box<dyn Fn(String)>) -> AnyView {
        let id = format!("field-{key}");
        let option = |choice: Choice| {
            let selected = choice.value == value;
            view! { <option value=choice.value prop:selected=selected>{choice.label}</option> }
        };
        let group = |group: ChoiceGroup| {
            let choices: Vec<_> = group.choices.into_iter().map(option).collect();
            match group.label {
                Some(label) => view! { <optgroup label=label>{choices}</optgroup> }.into_any(),
                None => choices.into_any(),
            }
        };
        let groups: Vec<AnyView> = self.groups.into_iter().map(group).collect();
        view! {
            <div class="field">
                <label for=id.clone()>{self.label}</label>
                <select id=id on:change:target=move |event| set(event.target().value())>{groups}</select>
            </div>
        }
        .into_any()
    }
}
