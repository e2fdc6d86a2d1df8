//! The words that a list looks for.

use crate::route::list::{ListField, ListForm};
use crate::text::Texts;
use crate::ui::platform::typed_value::TypedValue;
use leptos::prelude::*;

/// The field for them.
pub fn search_field(form: RwSignal<ListForm>, t: &'static Texts) -> AnyView {
    let t = &t.records;
    view! {
        <div class="field search">
            <label for="search" class="unseen">{t.search}</label>
            <input id="search" type="search" autocomplete="off" placeholder=t.search
                prop:value=move || TypedValue(form.with(|it| it.get(ListField::Query).to_owned()))
                on:input:target=move |event| {
                    let text = event.target().value();
                    form.update(|it| it.set(ListField::Query, text));
                } />
        </div>
    }
    .into_any()
}
