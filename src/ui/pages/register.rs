//! Partners as a register: by stage, filtered by what the address says.

mod agenda;
mod asked;
mod board;
mod card;
mod countries;
mod filters;
mod reading;
mod timeline;
mod views;

pub use asked::{follow, keep_address};
pub use filters::{chips, filters};
pub use reading::office as judging_office;
pub use views::{View, views};

use crate::route::Route;
use crate::ui::desk::Desk;
use leptos::prelude::*;

/// The page of a route of this area.
pub fn register_page(desk: Desk, route: Route) -> AnyView {
    match route {
        Route::Board(form) => board::page(desk, form),
        Route::Countries(form) => countries::page(desk, form),
        Route::Timeline(form) => timeline::page(desk, form),
        Route::Agenda => agenda::page(desk),
        _ => ().into_any(),
    }
}
