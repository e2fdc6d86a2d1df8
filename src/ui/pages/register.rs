//! Partners as a register: by stage, filtered by what the address says.

mod asked;
mod board;
mod card;
mod filters;
mod views;

pub use asked::{follow, keep_address};
pub use filters::{chips, filters};
pub use views::{View, views};

use crate::route::Route;
use crate::ui::desk::Desk;
use leptos::prelude::*;

/// The page of a route of this area.
pub fn register_page(desk: Desk, route: Route) -> AnyView {
    match route {
        Route::Board(form) => board::page(desk, form),
        _ => ().into_any(),
    }
}
