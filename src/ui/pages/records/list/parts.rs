//! What the list of partners has beside what every list has.
//!
//! The list of agreements is drawn in an area of its own. So these parts are handed to a list
//! by whoever opens it, and stay out of what the areas share.

use super::{List, bulk, merging};
use crate::text::Texts;
use crate::ui::components::{Pick, button, live};
use crate::ui::pages::{View, chips, filters, views};
use leptos::prelude::*;

/// The parts, each drawn for the list.
#[derive(Clone, Copy)]
pub struct Parts {
    /// How rows are picked.
    pub(super) pick: fn(List) -> Pick,
    /// The way to other views of the same.
    pub(super) views: fn(List, &'static Texts) -> AnyView,
    /// Further menus among the tools.
    pub(super) tools: fn(List, &'static Texts) -> AnyView,
    /// What is asked for, and what can be done with the rows that are picked.
    pub(super) asked: fn(List) -> AnyView,
    /// What opens over the page.
    pub(super) dialogs: fn(List) -> AnyView,
}

/// The parts of the list of partners.
pub fn of_partners() -> Parts {
    Parts {
        pick: List::pick_column,
        views: |list, t| views(&list.form.get(), View::Table, t),
        tools: |list, t| {
            let twins = list.picked.twins;
            let look = Box::new(move || twins.set(true));
            view! {
                {filters(list.desk, list.form, list.depths)}
                {button(Some("find-twins".to_owned()), t.register.twins, look)}
            }
            .into_any()
        },
        asked: |list| {
            let texts = move || list.desk.app.texts();
            view! {
                {chips(list.desk, list.form)}
                {live(move || list.picked_tools(texts()))}
            }
            .into_any()
        },
        dialogs: |list| {
            view! {
                {bulk::dialog(list)}
                {merging::dialogs(list)}
            }
            .into_any()
        },
    }
}
