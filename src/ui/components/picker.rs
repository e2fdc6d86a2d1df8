//! A field whose value is chosen from a long list by typing part of its name: the
//! combobox of the ARIA Authoring Practices, with a list of suggestions.

use super::{live, live_text};
use crate::ui::platform::typed_value::TypedValue;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What is stored.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What tells it from others of that name.
    pub detail: String,
}

/// A field with suggestions.
pub struct Picker {
    /// What the field is called.
    pub label: Callback<(), &'static str>,
    /// What helps to fill it.
    pub hint: Callback<(), String>,
    /// What is wrong with it.
    pub error: Callback<(), String>,
    /// Its text.
    pub text: Callback<(), String>,
    /// The suggestions for a text, the best first.
    pub find: Callback<String, Vec<Found>>,
    /// The suggestions, in words, for a screen reader: so many.
    pub count: Callback<usize, String>,
}

/// Which suggestions are shown, and which of them is marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Open {
    found: Vec<Found>,
    marked: Option<usize>,
}

/// The id of one of the suggestions.
fn option_id(list: &str, index: usize) -> String {
    format!("{list}-{index}")
}

impl Open {
    /// The list of the suggestions.
    fn draw(
        self,
        list: &str,
        label: &'static str,
        choose: impl Fn(usize) + Copy + 'static,
    ) -> AnyView {
        let options = self.found.into_iter().enumerate().map(|(index, found)| {
            let marked = self.marked == Some(index);
            // A press must not take the focus from the field before the click.
            view! {
                <li id=option_id(list, index) role="option" aria-selected=marked.to_string()
                    on:mousedown=move |event| event.prevent_default()
                    on:click=move |_| choose(index)>
                    <span>{found.label}</span>
                    <span class="hint">{found.detail}</span>
                </li>
            }
        });
        let options = options.collect_view();
        view! { <ul class="suggestions" role="listbox" id=list.to_owned() aria-label=label>{options}</ul> }
            .into_any()
    }
}

impl Picker {
    /// Draws the field, once: its key in the page, what is done with a typed text and
    /// with a choice, and when the person leaves the field.
    pub fn draw(
        self,
        key: &str,
        typed: Callback<String>,
        chosen: Callback<Found>,
        leave: Callback<()>,
    ) -> AnyView {
        let open = RwSignal::new(None::<Open>);
        let id = format!("field-{key}");
        let list = format!("{id}-list");
        let (find, count) = (self.find, self.count);
        let search = move |text: String| {
            let found = find.run(text);
            open.set((!found.is_empty()).then_some(Open {
                found,
                marked: None,
            }));
        };
        let choose = move |index: usize| {
            let found = open.with_untracked(|it| it.as_ref()?.found.get(index).cloned());
            open.set(None);
            if let Some(found) = found {
                chosen.run(found);
            }
        };
        let (label, hint, error, text) = (self.label, self.hint, self.error, self.text);
        let on_key = move |event: KeyboardEvent| {
            let key = event.key();
            let now = open.get_untracked();
            match (key.as_str(), now) {
                ("ArrowDown", None) => search(String::new()),
                ("ArrowDown" | "ArrowUp", Some(mut now)) => {
                    let count = now.found.len().max(1);
                    now.marked = Some(match (key.as_str(), now.marked) {
                        ("ArrowDown", None) => 0,
                        ("ArrowDown", Some(at)) => (at + 1) % count,
                        (_, at) => (at.unwrap_or_default() + count - 1) % count,
                    });
                    open.set(Some(now));
                }
                (
                    "Enter",
                    Some(Open {
                        marked: Some(at), ..
                    }),
                ) => choose(at),
                ("Escape", Some(_)) => open.set(None),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        };
        let hint_id = format!("{id}-hint");
        let error_id = format!("{id}-error");
        let described = format!("{hint_id} {error_id}");
        let invalid = move || (!error.run(()).is_empty()).then_some("true");
        let active = {
            let list = list.clone();
            move || open.with(|it| Some(option_id(&list, it.as_ref()?.marked?)))
        };
        let options = {
            let list = list.clone();
            live(move || {
                let open = open.get().map(|now| now.draw(&list, label.run(()), choose));
                open.into_any()
            })
        };
        let status = move || {
            let said = open.with(|it| it.as_ref().map(|it| count.run(it.found.len())));
            said.unwrap_or_default()
        };
        let controls = move || open.with(Option::is_some).then(|| list.clone());
        view! {
            <div class="field picker">
                <label for=id.clone()>{live_text(move || label.run(()).to_owned())}</label>
                <input id=id type="text" role="combobox" autocomplete="off" spellcheck="false"
                    autocapitalize="off" aria-autocomplete="list"
                    aria-expanded=move || open.with(Option::is_some).to_string()
                    aria-controls=controls aria-activedescendant=active
                    aria-describedby=described aria-invalid=invalid
                    prop:value=move || TypedValue(text.run(()))
                    on:input:target=move |event| {
                        let text = event.target().value();
                        typed.run(text.clone());
                        search(text);
                    }
                    on:keydown=on_key
                    on:blur=move |_| {
                        // A field that goes away with its page is left, too late to tell.
                        open.try_set(None);
                        leave.try_run(());
                    } />
                {options}
                <p class="unseen" role="status">{live_text(status)}</p>
                <p class="hint" id=hint_id>{live_text(move || hint.run(()))}</p>
                <p class="error" id=error_id aria-live="polite">{live_text(move || error.run(()))}</p>
            </div>
        }
        .into_any()
    }
}
