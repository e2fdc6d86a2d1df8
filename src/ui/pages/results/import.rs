//! A transcript from a file or a pasted table: read, looked at, taken over.

mod command;
mod intake;
mod pasted;
mod stage;
mod state;
mod table;
mod take;
mod understood;
mod whose;
mod words;

use crate::model::records::Collection;
use crate::ui::components::{live, page_header};
use crate::ui::pages::records::back_to_list;
use leptos::prelude::*;
use state::{Import, Stage};

/// The page.
pub fn page() -> AnyView {
    let import = Import::begin();
    let head = move || {
        let t = import.t();
        view! {
            <div class="page-header">
                {page_header(t.titles.import, t.import.context.to_owned())}
                <div class="actions">{back_to_list(import.desk, Collection::Transcript, t)}</div>
            </div>
        }
        .into_any()
    };
    let kind = Memo::new(move |_| import.stage.with(Stage::is_read));
    let body = move || {
        if kind.get().is_none() {
            return ().into_any();
        }
        view! {
            {live(move || understood::understood(import))}
            {live(move || pasted::pasted(import))}
            {live(move || table::table(import))}
            {live(move || table::scales(import))}
            {whose::whose(import)}
            {live(move || understood::tables(import))}
            {live(move || take::take(import))}
        }
        .into_any()
    };
    view! {
        {live(head)}
        {intake::intake(import)}
        <div class="import" id="import">{live(body)}</div>
    }
    .into_any()
}
