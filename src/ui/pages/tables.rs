//! A table of the outside world: looked at, understood, taken over into records.

mod columns;
mod faults;
mod intake;
mod rows;
mod state;
mod take;
mod words;

pub use words::table_error;

use crate::model::records::Collection;
use crate::route::Route;
use crate::ui::components::{live, page_header};
use crate::ui::desk::Desk;
use crate::ui::pages::records::back_to_list;
use leptos::prelude::*;
use state::{Import, Stage};

/// The page of a route of this area.
pub fn tables_page(_desk: Desk, route: Route) -> AnyView {
    match route {
        Route::Table(collection) => page(collection),
        _ => ().into_any(),
    }
}

fn page(collection: Collection) -> AnyView {
    let import = Import::begin(collection);
    let head = move || {
        let t = import.t();
        let name = crate::text::labels::collection_plural(t, collection);
        view! {
            <div class="page-header">
                {page_header(t.titles.table, format!("{name} – {}", t.sheets.context))}
                <div class="actions">{back_to_list(import.desk, collection, t)}</div>
            </div>
        }
        .into_any()
    };
    let looked = Memo::new(move |_| import.look.with(Option::is_some));
    let read = Memo::new(move |_| import.stage.with(|it| *it == Stage::Read));
    let body = move || {
        if !looked.get() {
            return ().into_any();
        }
        view! {
            {live(move || columns::understood(import))}
            {live(move || columns::columns(import))}
            {live(move || if read.get() { rows::rows(import) } else { ().into_any() })}
            {live(move || if read.get() { faults::faults(import) } else { ().into_any() })}
            {live(move || if read.get() { take::take(import) } else { ().into_any() })}
        }
        .into_any()
    };
    view! {
        {live(head)}
        {intake::intake(import)}
        <div class="import" id="table-import">{live(body)}</div>
    }
    .into_any()
}
