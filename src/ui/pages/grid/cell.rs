//! One cell of a table: a field without room for a label.

use crate::exchange::paste::{flag_of, is_none, none_text};
use crate::model::value::Kind;
use crate::text::labels::{choice_label, field_label};
use crate::ui::pages::records::{Editing, kind};
use crate::ui::platform::typed_value::TypedValue;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// The cell of a field of an item; `row` is the number of its row, from 1.
pub fn cell(editing: Editing, item: &Path, field: &'static str, row: Memo<usize>) -> AnyView {
    let path = item.field(field);
    let names = path.names();
    let texts = move || editing.desk.app.texts();
    let label = {
        let names = names.clone();
        move || field_label(texts(), editing.collection, &names)
    };
    let spoken = {
        let label = label.clone();
        move || {
            texts()
                .agreement
                .cell_label(label(), &row.get().to_string())
        }
    };
    let id = format!("field-{}", editing.key(&path));
    let control = match kind(editing.spec(&path)) {
        Some(Kind::Choice(words)) => {
            let value = {
                let path = path.clone();
                Memo::new(move |_| editing.stored(&path))
            };
            let options = move || {
                let t = texts();
                let now = value.get();
                // Where nothing is said, a component is recognised automatically.
                let first = words.first().filter(|_| field == "recognition");
                let none = first.is_none().then(|| {
                    view! { <option value="" prop:selected=now.is_empty()>"–"</option> }
                });
                let options = words.iter().map(|word| {
                    let chosen = now == *word || (now.is_empty() && Some(word) == first);
                    view! {
                        <option value=*word prop:selected=chosen>{choice_label(t, &names, word)}</option>
                    }
                });
                view! { {none} {options.collect_view()} }
            };
            view! {
                <select id=id aria-label=spoken
                    on:change:target=move |event| editing.choose(&path, &event.target().value())>
                    {options}
                </select>
            }
            .into_any()
        }
        Some(Kind::Flag) => {
            let is_set = {
                let path = path.clone();
                move || editing.stored(&path) == "true"
            };
            let said = |on: bool| if on { "true" } else { "" };
            view! {
                <input id=id type="checkbox" aria-label=spoken prop:checked=is_set
                    on:change:target=move |event| editing.choose(&path, said(event.target().checked())) />
            }
            .into_any()
        }
        _ => text_cell(editing, item.clone(), field, id, Signal::derive(spoken)),
    };
    view! { <td data-field=field data-label=label>{control}</td> }.into_any()
}

/// What the cells of a column offer by name; nothing for most columns.
pub fn offers(editing: Editing, list: &str, field: &str) -> Option<AnyView> {
    let path = Path::of_field(list).item("").field(field);
    let offered = editing.offered(&path, editing.desk.app.texts())?;
    let options = offered.into_iter();
    let options = options.map(|it| view! { <option value=it></option> });
    let id = offers_id(&path.names());
    Some(view! { <datalist id=id>{options.collect_view()}</datalist> }.into_any())
}

fn offers_id(names: &str) -> String {
    format!("offers-{}", names.replace('.', "-"))
}

fn text_cell(
    editing: Editing,
    item: Path,
    field: &'static str,
    id: String,
    spoken: Signal<String>,
) -> AnyView {
    let path = item.field(field);
    let flag = flag_of(&item.names(), field).map(|flag| item.field(flag));
    let texts = move || editing.desk.app.texts();
    let shown = {
        let (path, flag) = (path.clone(), flag.clone());
        Memo::new(move |_| {
            let text = editing.shown(&path, texts());
            let none = text.is_empty() && !editing.is_typed(&path);
            let none = none && flag.as_ref().is_some_and(|it| editing.stored(it) == "true");
            if none {
                none_text(texts(), field).to_owned()
            } else {
                text
            }
        })
    };
    let error = {
        let path = path.clone();
        Memo::new(move |_| editing.error(&path, texts()))
    };
    let error_id = format!("{id}-error");
    let typed = path.clone();
    let offers = untrack(|| editing.offered(&path, texts()));
    let offers = offers.map(|_| offers_id(&path.names()));
    let leave = move || leave(editing, &path, flag.as_ref());
    let mode = (field == "credits").then_some("decimal");
    view! {
        <input id=id type="text" autocomplete="off" inputmode=mode list=offers aria-label=spoken
            aria-invalid=move || error.with(|it| !it.is_empty()).then_some("true")
            aria-describedby=error_id.clone()
            prop:value=move || TypedValue(shown.get())
            on:input:target=move |event| editing.typing(&typed, event.target().value())
            on:blur=move |_| leave() />
        <span class="error" id=error_id aria-live="polite">{move || error.get()}</span>
    }
    .into_any()
}

/// Somebody leaves the cell: a word for nothing becomes its flag, any other text takes the
/// flag away.
fn leave(editing: Editing, path: &Path, flag: Option<&Path>) {
    let Some(flag) = flag else {
        return editing.leave(path);
    };
    let Some(text) = editing.typed_text(path) else {
        return;
    };
    let said = untrack(|| editing.stored(flag)) == "true";
    if is_none(&text) {
        editing.drop_typed(path);
        set(editing, vec![(path, None), (flag, Some("true"))]);
    } else {
        editing.leave(path);
        if said {
            set(editing, vec![(flag, None)]);
        }
    }
}

fn set(editing: Editing, places: Vec<(&Path, Option<&str>)>) {
    let places = places.into_iter();
    let places = places.map(|(path, value)| (path.clone(), value.map(Into::into)));
    let command = editing.bring(places.collect());
    editing.desk.dispatch(command);
}
