//! The credit calculator.

mod inputs;
mod results;
mod table;

use crate::route::Route;
use crate::transfer::credit_sheet::CreditSheet;
use crate::transfer::report::{credit_context, credit_report};
use crate::ui::components::{Actions, page_header};
use crate::ui::context::use_app;
use crate::ui::pages::calculator::keep_in_address;
use crate::ui::platform::{address, clock};
use inputs::{Memory, inputs};
use leptos::prelude::*;
use results::results;

/// Which number the cards explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected {
    /// A row, counted from zero.
    Row(usize),
    /// The total of all rows.
    Total,
}

/// The page of the credit calculator.
#[component]
pub fn Credits() -> impl IntoView {
    let app = use_app();
    let form = app.credits;
    let sheet = Memo::new(move |_| form.with(CreditSheet::of));
    let selected = RwSignal::new(Selected::Row(0));
    let memory = Memory::default();
    let route = Callback::new(move |()| Route::Credits(form.get()));
    keep_in_address(route);
    let report = Callback::new(move |()| {
        let address = address::absolute(&route.run(()).shortened().0);
        sheet.with(|sheet| credit_report(sheet, &address, clock::today(), app.texts()))
    });
    view! {
        <div class="page-header">
            {move || {
                let t = app.texts();
                page_header(t.titles.credits, sheet.with(|sheet| credit_context(sheet, t)))
            }}
            <Actions report route />
        </div>
        <div class="calculator">
            {move || sheet.with(|sheet| inputs(form, memory, sheet, app.texts()))}
            {move || sheet.with(|sheet| results(sheet, selected, app.texts()))}
        </div>
    }
}
