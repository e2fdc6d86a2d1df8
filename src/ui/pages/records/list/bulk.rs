//! One field of all records that are picked, changed; or all of them deleted.

use super::List;
use super::preparing::{Prepared, Preparing};
use crate::model::codes;
use crate::model::records::{Content, spec};
use crate::model::value::Kind;
use crate::text::labels::{choice_label, entry_name, field_label, value_error};
use crate::text::{Texts, fold};
use crate::ui::components::{Choice, Dialog, SelectField, TextField, live};
use crate::ui::platform::{clock, page};
use crate::workspace::bulk::Change;
use crate::workspace::change::Deed;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The fields that are changed together. A stage is none of them: each step is decided, with
/// its reason.
const FIELDS: [&str; 10] = [
    "kind",
    "country",
    "region",
    "district",
    "sector",
    "lead",
    "rhythm",
    "nextStep",
    "nextStepOn",
    "verifiedOn",
];

/// The field that is offered first.
const FIRST: What = What::Set("kind");

/// The field of labels, which are added and taken away one by one.
const TAGS: &str = "tags";

/// What is done with the field that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Set(&'static str),
    Tag,
    Untag,
}

/// The change as it is being put together.
#[derive(Clone, Copy)]
struct Bulk {
    list: List,
    what: RwSignal<What>,
    text: RwSignal<String>,
    /// Whether the field is to be emptied.
    empties: RwSignal<bool>,
    error: RwSignal<String>,
    edit: Preparing,
    delete: Preparing,
}

/// Both dialogs.
pub fn dialog(list: List) -> AnyView {
    let bulk = Bulk {
        list,
        what: RwSignal::new(FIRST),
        text: RwSignal::new(String::new()),
        empties: RwSignal::new(false),
        error: RwSignal::new(String::new()),
        edit: Preparing::of(list),
        delete: Preparing::of(list),
    };
    Effect::new(move || {
        let text = bulk.text.get();
        let what = bulk.what.get();
        bulk.empties.track();
        if list.picked.edits.get() {
            bulk.edit.ask(bulk.change(what, &text));
        }
    });
    // What was asked the last time is not asked again by itself.
    Effect::new(move || {
        if list.picked.edits.get() {
            bulk.what.set(FIRST);
            bulk.text.set(String::new());
            bulk.empties.set(false);
        }
    });
    Effect::new(move || {
        if list.picked.deletes.get() {
            bulk.delete.ask(Some(Change::Delete));
        }
    });
    let edits = move |()| live(move || bulk.edits(list.desk.app.texts()));
    let deletes = move |()| live(move || bulk.deletes(list.desk.app.texts()));
    view! {
        <Dialog id="bulk" open=list.picked.edits body=Callback::new(edits) />
        <Dialog id="bulk-delete" open=list.picked.deletes body=Callback::new(deletes) />
    }
    .into_any()
}

impl Bulk {
    /// The change that the fields of the dialog say; nothing where they say none.
    fn change(self, what: What, text: &str) -> Option<Change> {
        self.error.set(String::new());
        let tag = text.trim();
        match what {
            What::Set(_) if tag.is_empty() && !self.empties.get_untracked() => None,
            What::Set(field) => match Change::set(self.list.collection, field, text) {
                Ok(change) => Some(change),
                Err(error) => {
                    let t = self.list.desk.app.lang.get_untracked().texts();
                    self.error.set(value_error(t, &error));
                    None
                }
            },
            What::Tag | What::Untag if tag.is_empty() => None,
            What::Tag => Some(Change::Tag(TAGS, tag.to_owned())),
            What::Untag => Some(Change::Untag(TAGS, tag.to_owned())),
        }
    }

    fn edits(self, t: &'static Texts) -> AnyView {
        let list = self.list;
        let count = list.picked().len();
        let carry_out = move || {
            self.edit
                .carry_out(Deed::Edit, move || list.picked.edits.set(false));
        };
        view! {
            <h2 id="bulk-title">{t.register.edit_title(count)}</h2>
            {self.choice(t)}
            {self.value(t)}
            {self.emptying(t)}
            {told(self.edit, list.picked.edits, t.register.do_edit, "bulk-now", Box::new(carry_out), t)}
        }
        .into_any()
    }

    fn deletes(self, t: &'static Texts) -> AnyView {
        let list = self.list;
        let count = list.picked().len();
        let carry_out = move || {
            self.delete.carry_out(Deed::Delete, move || {
                list.picked.deletes.set(false);
                list.picked.ids.set(BTreeSet::new());
                page::focus_next(vec!["search".to_owned()]);
            });
        };
        view! {
            <h2 id="bulk-delete-title">{t.register.delete_title(count)}</h2>
            {told(self.delete, list.picked.deletes, t.register.do_delete, "bulk-delete-now", Box::new(carry_out), t)}
        }
        .into_any()
    }

    /// Which field is changed.
    fn choice(self, t: &'static Texts) -> AnyView {
        let of = self.list.collection;
        let known = |it: &&&str| spec(of, it).is_some();
        let mut offered: Vec<(What, String)> = FIELDS
            .iter()
            .filter(known)
            .map(|it| (What::Set(it), field_label(t, of, it).to_owned()))
            .collect();
        if spec(of, TAGS).is_some() {
            offered.push((What::Tag, t.register.add_tag.to_owned()));
            offered.push((What::Untag, t.register.take_tag.to_owned()));
        }
        let choices = offered.iter().map(|(what, label)| Choice {
            value: key(*what),
            label: label.clone(),
        });
        let choices = choices.collect();
        let whats: Vec<What> = offered.iter().map(|(what, _)| *what).collect();
        let set = move |text: String| {
            let chosen = whats.iter().find(|it| key(**it) == text);
            let what = chosen.copied().unwrap_or(FIRST);
            // What was made sure of, is most often made sure of today.
            let today = (what == What::Set("verifiedOn")).then(|| clock::today().to_string());
            self.text
                .set(today.map_or(String::new(), |it| t.short_day(&it)));
            self.empties.set(false);
            self.what.set(what);
        };
        SelectField::plain(t.register.field, choices).draw(
            "bulk-field",
            &key(self.what.get()),
            Box::new(set),
        )
    }

    /// That the field is emptied, which somebody has to say.
    fn emptying(self, t: &'static Texts) -> AnyView {
        if !matches!(self.what.get(), What::Set(_)) || !self.text.get().trim().is_empty() {
            return ().into_any();
        }
        let toggle = move |_| self.empties.update(|it| *it = !*it);
        view! {
            <label class="check">
                <input type="checkbox" id="bulk-empty" prop:checked=self.empties.get() on:change=toggle />
                {t.register.empty_field}
            </label>
        }
        .into_any()
    }

    /// Its new value.
    fn value(self, t: &'static Texts) -> AnyView {
        let of = self.list.collection;
        let now = self.text.get();
        let set = Box::new(move |text: String| self.text.set(text));
        let kind = match self.what.get() {
            What::Set(field) => spec(of, field).map(|it| (field, it.content)),
            What::Tag | What::Untag => None,
        };
        let words: Vec<(String, String)> = match kind {
            Some((
                field,
                Content::Scalar {
                    kind: Kind::Choice(words),
                    ..
                },
            )) => words
                .iter()
                .map(|it| ((*it).to_owned(), choice_label(t, field, it).to_owned()))
                .collect(),
            Some((
                _,
                Content::Scalar {
                    kind: Kind::Country,
                    ..
                },
            )) => {
                let all = codes::countries().iter();
                let all = all.map(|it| (it.code.to_owned(), entry_name(t, it).to_owned()));
                let mut all: Vec<(String, String)> = all.collect();
                all.sort_by_key(|(_, name)| fold(name));
                all
            }
            other => {
                let is_day = matches!(
                    other,
                    Some((
                        _,
                        Content::Scalar {
                            kind: Kind::Day,
                            ..
                        }
                    ))
                );
                let hint = is_day.then(|| t.records.hint_day.to_owned());
                let mut field = TextField::line(t.register.value).hint(hint);
                field.error = Some(self.error.get()).filter(|it| !it.is_empty());
                return field.draw("bulk-value", now, set, Box::new(|| {}));
            }
        };
        let none = Choice {
            value: String::new(),
            label: "–".to_owned(),
        };
        let words = words
            .into_iter()
            .map(|(value, label)| Choice { value, label });
        let choices = std::iter::once(none).chain(words).collect();
        SelectField::plain(t.register.value, choices).draw("bulk-value", &now, set)
    }
}

fn key(what: What) -> String {
    match what {
        What::Set(field) => field.to_owned(),
        What::Tag => "+tags".to_owned(),
        What::Untag => "-tags".to_owned(),
    }
}

/// What a change comes to, and the buttons that do it or leave it.
fn told(
    preparing: Preparing,
    open: RwSignal<bool>,
    label: &'static str,
    id: &'static str,
    carry_out: Box<dyn Fn()>,
    t: &'static Texts,
) -> AnyView {
    let said = preparing
        .ready
        .with(|it| it.as_ref().map(|it| Prepared::said(it, t)));
    let closed = preparing
        .ready
        .with(|it| it.as_ref().is_none_or(|it| it.brought.is_empty()));
    view! {
        <p role="status" class="hint">{said.unwrap_or_default()}</p>
        <p class="actions">
            <button type="button" class="button" data-variant="primary" id=id disabled=closed
                on:click=move |_| carry_out()>{label}</button>
            <button type="button" class="button" on:click=move |_| open.set(false)>{t.sheets.cancel}</button>
        </p>
    }
    .into_any()
}
