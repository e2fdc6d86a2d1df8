//! One field of a record, drawn as its kind asks for.

use super::coded::kind;
use super::editing::Editing;
use super::suggestions::suggestions;
use crate::model::records::Collection;
use crate::model::value::Kind;
use crate::route::Route;
use crate::text::Texts;
use crate::text::labels::{choice_label, field_label};
use crate::ui::components::{Choice, Found, Picker, SelectField, TextField, live};
use crate::workspace::path::Path;
use leptos::prelude::*;

/// Draws the field at a path.
pub fn field(editing: Editing, path: Path) -> AnyView {
    let Some(kind) = kind(editing.spec(&path)) else {
        return ().into_any();
    };
    match kind {
        Kind::Reference(other) => reference(editing, path, other),
        Kind::Country
        | Kind::Language
        | Kind::Isced
        | Kind::CreditSystem
        | Kind::GradeScale
        | Kind::LookupTable
        | Kind::Tags => picker(editing, path, kind),
        _ => live(move || plain(editing, &path, kind, editing.desk.app.texts())),
    }
}

fn plain(editing: Editing, path: &Path, kind: Kind, t: &'static Texts) -> AnyView {
    let names = path.names();
    let label = field_label(t, editing.collection, &names);
    let key = editing.key(path);
    let value = editing.shown(path, t);
    let choose = {
        let path = path.clone();
        Box::new(move |value: String| editing.choose(&path, &value))
    };
    let words: Vec<(String, String)> = match kind {
        Kind::Choice(words) => words
            .iter()
            .map(|word| ((*word).to_owned(), choice_label(t, &names, word).to_owned()))
            .collect(),
        Kind::Flag => vec![
            ("true".to_owned(), t.records.yes.to_owned()),
            ("false".to_owned(), t.records.no.to_owned()),
        ],
        _ => {
            let (typed, left) = (path.clone(), path.clone());
            let field = TextField {
                label,
                hint: hint(kind, t).map(str::to_owned),
                error: Some(editing.error(path, t)).filter(|it| !it.is_empty()),
                lines: kind == Kind::LongText,
                decimal: kind == Kind::Number,
            };
            return field.draw(
                &key,
                value,
                Box::new(move |text| editing.typing(&typed, text)),
                Box::new(move || editing.leave(&left)),
            );
        }
    };
    let mut choices = vec![Choice {
        value: String::new(),
        label: "–".to_owned(),
    }];
    choices.extend(
        words
            .into_iter()
            .map(|(value, label)| Choice { value, label }),
    );
    // A stored word that this version does not know is shown as it is.
    if choices.iter().all(|it| it.value != value) {
        choices.push(Choice {
            value: value.clone(),
            label: value.clone(),
        });
    }
    SelectField::plain(label, choices).draw(&key, &value, choose)
}

/// A record to choose. Where the one that was chosen cannot be read, that is said.
fn reference(editing: Editing, path: Path, other: Collection) -> AnyView {
    let at = path.clone();
    let said = move || {
        let t = editing.desk.app.texts();
        let chosen = editing.stored(&at).parse().ok();
        let unreadable =
            chosen.is_some_and(|id| editing.desk.with(|it| it.table(other).is_unreadable(id)));
        let said = unreadable.then(|| cannot_be_read(t, t.records.unreadable_reference));
        said.into_any()
    };
    let picker = picker(editing, path, Kind::Reference(other));
    view! { <div>{picker} {live(said)}</div> }.into_any()
}

/// Says that a record is there and cannot be read, and where it may come back. To type it
/// anew would make two of it.
pub fn cannot_be_read(t: &Texts, text: &'static str) -> AnyView {
    view! {
        <p class="notice" data-tone="caution">
            {text} " " <a href=Route::Data.to_string()>{t.titles.data}</a>
        </p>
    }
    .into_any()
}

fn picker(editing: Editing, path: Path, kind: Kind) -> AnyView {
    let names = path.names();
    let collection = editing.collection;
    let texts = move || editing.desk.app.texts();
    let (at_error, at_text) = (path.clone(), path.clone());
    let (at_typed, at_chosen, at_left) = (path.clone(), path.clone(), path.clone());
    let picker = Picker {
        label: Callback::new(move |()| field_label(texts(), collection, &names)),
        hint: Callback::new(move |()| hint(kind, texts()).unwrap_or_default().to_owned()),
        error: Callback::new(move |()| editing.error(&at_error, texts())),
        text: Callback::new(move |()| editing.shown(&at_text, texts())),
        find: Callback::new(move |text: String| untrack(|| suggestions(editing, kind, &text))),
        count: Callback::new(move |count| texts().records.suggestions(count)),
    };
    picker.draw(
        &editing.key(&path),
        Callback::new(move |text| editing.typing(&at_typed, text)),
        Callback::new(move |found: Found| editing.choose(&at_chosen, &found.value)),
        Callback::new(move |()| editing.leave(&at_left)),
    )
}

/// The id of the control of a field.
pub fn id(path: &Path) -> String {
    format!("field-{}", key(path))
}

/// The key of a field in the page.
pub fn key(path: &Path) -> String {
    path.to_string().replace(['.', '[', ']'], "-")
}

/// What helps to fill a field of this kind.
fn hint(kind: Kind, t: &Texts) -> Option<&'static str> {
    let t = &t.records;
    Some(match kind {
        Kind::ErasmusCode => t.hint_erasmus,
        Kind::Schac => t.hint_schac,
        Kind::Pic => t.hint_pic,
        Kind::Oid => t.hint_oid,
        Kind::Esi => t.hint_esi,
        Kind::Day => t.hint_day,
        Kind::DayOrMonth => t.hint_day_or_month,
        Kind::MonthDay => t.hint_month_day,
        Kind::Tags => t.hint_tags,
        Kind::AcademicYear => t.hint_year,
        Kind::Term => t.hint_term,
        Kind::Phone => t.hint_phone,
        Kind::Isced => t.hint_isced,
        Kind::Links => t.hint_links,
        _ => return None,
    })
}
