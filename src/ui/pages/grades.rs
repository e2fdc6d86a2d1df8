//! The grade calculator.

mod inputs;
mod picture;
pub mod ranking;
mod results;

use crate::route::Route;
use crate::transfer::grade_sheet::GradeSheet;
use crate::transfer::report::grade_report;
use crate::ui::components::{Actions, page_header};
use crate::ui::context::use_app;
use crate::ui::pages::calculator::keep_in_address;
use crate::ui::platform::{address, clock};
use inputs::inputs;
use leptos::prelude::*;
use results::results;

/// The page of the grade calculator.
#[component]
pub fn Grades() -> impl IntoView {
    let app = use_app();
    let form = app.grades;
    let sheet = Memo::new(move |_| form.with(GradeSheet::of));
    let selected = RwSignal::new(0_usize);
    let all = RwSignal::new(false);
    let before = RwSignal::new(None);
    let route = Callback::new(move |()| Route::Grades(form.get()));
    keep_in_address(route);
    let report = Callback::new(move |()| {
        let address = address::absolute(&route.run(()).shortened().0);
        sheet.with(|sheet| grade_report(sheet, &address, clock::today(), app.texts()))
    });
    view! {
        <div class="page-header">
            {move || {
                let t = app.texts();
                page_header(t.titles.grades, sheet.with(|sheet| sheet.context(t)))
            }}
            <Actions report route />
        </div>
        <div class="calculator">
            {move || sheet.with(|sheet| inputs(form, before, sheet, app.texts()))}
            {move || sheet.with(|sheet| results(sheet, selected, all, app.texts()))}
        </div>
    }
}
