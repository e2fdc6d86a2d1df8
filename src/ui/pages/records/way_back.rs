//! The way back from a record to the list in which it was found.

use crate::model::records::Collection;
use crate::text::Texts;
use crate::ui::desk::Desk;
use leptos::prelude::*;

/// The link back to the list, which shows what it showed.
pub fn back_to_list(desk: Desk, collection: Collection, t: &'static Texts) -> AnyView {
    let list = desk.list_address(collection).to_string();
    view! {
        <a class="button" href=list on:click=move |_| { desk.way_back(collection); }>{t.records.back}</a>
    }
    .into_any()
}
