//! Lists and forms of records, the same for every collection.

mod chosen;
mod coded;
mod columns;
mod completion;
mod editing;
mod field;
mod form;
mod grade_table;
mod items;
mod list;
mod partner;
mod results;
mod row_menu;
mod saved;
mod search;
mod suggestions;
mod transcript;
mod way_back;

pub use coded::kind;
pub use columns::{cell, of as columns_of, state_name, words};
pub use editing::Editing;
pub use field::field;
pub use field::id as field_id;
pub use items::list as items;
pub use list::RecordList;
pub use saved::saved_views;
pub use search::search_field;
pub use way_back::back_to_list;

use crate::model::records::{Collection, Facet};
use crate::route::Route;
use crate::route::list::ListForm;
use crate::ui::desk::Desk;
use crate::ui::pages::{DataPage, ForgetPage};
use crate::ui::platform::address;
use crate::ui::sample;
use leptos::prelude::*;

/// The page of a route of this area.
pub fn records_page(desk: Desk, route: Route) -> AnyView {
    match route {
        Route::Records(collection, form) => {
            let parts = (collection == Collection::Partner).then(list::of_partners);
            view! { <RecordList collection form parts /> }.into_any()
        }
        Route::Record(Collection::Partner, id) => partner::page(id, Facet::Card),
        Route::Record(collection, id) => form::page(collection, id, None),
        Route::Facet(id, facet) => partner::page(id, facet),
        Route::Sample => {
            sample::open(desk);
            request_animation_frame(|| {
                address::replace_and_go(&Route::Records(Collection::Mobility, ListForm::default()));
            });
            ().into_any()
        }
        Route::Forget(id) => view! { <ForgetPage id /> }.into_any(),
        _ => view! { <DataPage /> }.into_any(),
    }
}
