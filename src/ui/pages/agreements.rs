//! Learning agreements: their list, and the builder of one.

mod balance;
mod begin;
mod builder;
mod chips;
mod columns;
mod commitments;
mod correction;
mod courses;
mod explain;
mod findings;
mod frame;
mod frozen;
mod giving;
mod head;
mod history;
mod host;
mod linked;
mod marks;
mod preview;
mod start;
mod steps;
mod table;

use super::records::RecordList;
use crate::model::records::Collection;
use crate::route::Route;
use builder::Builder;
use leptos::prelude::*;

/// The page of a route of this area.
pub fn agreements_page(route: Route) -> AnyView {
    let page = match route {
        Route::Agreement(id, step) => frame::agreement(Builder::begin(id), step),
        Route::Records(_, form) => {
            view! { <RecordList collection=Collection::Agreement form /> }.into_any()
        }
        _ => ().into_any(),
    };
    view! {
        {host::notice()}
        {page}
    }
    .into_any()
}
