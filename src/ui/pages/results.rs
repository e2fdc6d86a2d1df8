//! Transcripts from files and tables, and their recognition.

mod courses;
mod import;
mod recognition;

use crate::route::Route;
use crate::ui::desk::Desk;
use leptos::prelude::*;

/// The page of a route of this area.
pub fn results_page(_desk: Desk, route: Route) -> AnyView {
    match route {
        Route::Import => import::page(),
        Route::Recognition(id) => recognition::page(id),
        Route::Courses(id) => courses::page(id),
        _ => ().into_any(),
    }
}
