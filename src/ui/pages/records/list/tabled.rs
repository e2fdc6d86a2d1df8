//! A list as a table for a spreadsheet, and the way in for one.

use super::List;
use crate::exchange::job::{Failure, Job, Reply};
use crate::exchange::sheet::Table;
use crate::exchange::{export, separated};
use crate::model::records::Id;
use crate::route::Route;
use crate::text::Texts;
use crate::text::labels::collection_plural;
use crate::ui::platform::worker::{self, Running};
use crate::ui::platform::{clock, file};
use leptos::prelude::*;

/// The kind of a text of cells.
pub const CSV: &str = "text/csv";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The way to the import, and the menu of the export of what the list shows.
pub fn tabled(list: List, t: &'static Texts) -> AnyView {
    let job: StoredValue<Option<Running>, LocalStorage> = StoredValue::new_local(None);
    let href = Route::Table(list.collection).to_string();
    let csv = move |_| {
        let table = table(list, &list.shown(), t);
        let text = separated::write(&export::lines(&table, t));
        save(list, t, "csv", CSV, text.as_bytes());
    };
    let xlsx = move |_| {
        let ask = Job::Write {
            tables: vec![table(list, &list.shown(), t)],
            made: clock::today().to_string(),
        };
        let running = worker::start(&ask, None, move |reply, bytes| match reply {
            Reply::Done => save(list, t, "xlsx", XLSX, &bytes.unwrap_or_default()),
            Reply::Failed(failure) => list.desk.say(failed(t, &failure)),
            _ => {}
        });
        job.set_value(Some(running));
    };
    view! {
        <a class="button" id="table-link" href=href>{t.titles.table}</a>
        <details class="menu" id="export-menu">
            <summary class="button">{t.sheets.export}</summary>
            <div class="menu-body">
                <button type="button" class="button" data-variant="quiet" id="export-csv" on:click=csv>{t.sheets.export_csv}</button>
                <button type="button" class="button" data-variant="quiet" id="export-xlsx" on:click=xlsx>{t.sheets.export_xlsx}</button>
            </div>
        </details>
    }
    .into_any()
}

/// Records of the list as a table; what has no column in it is told.
pub fn table(list: List, ids: &[Id], t: &'static Texts) -> Table {
    let (table, left) = list.desk.with(|workspace| {
        let records = ids
            .iter()
            .filter_map(|id| workspace.record(list.collection, *id));
        let name = |of, id| workspace.name(of, id);
        export::table(list.collection, records, &name, t)
    });
    if left > 0 {
        list.desk.say(t.sheets.exported_without(left));
    }
    table
}

fn failed(t: &Texts, failure: &Failure) -> String {
    match failure {
        Failure::Unstarted => t.sheets.refused_unstarted.to_owned(),
        Failure::Write(error) => t.sheets.export_failed(&error.to_string()),
        other => t.sheets.export_failed(&format!("{other:?}")),
    }
}

/// Gives the browser a file to download.
pub fn save(list: List, t: &Texts, kind: &str, media: &str, bytes: &[u8]) {
    let name = collection_plural(t, list.collection).to_lowercase();
    let name = format!("{name}-{}.{kind}", clock::today());
    if !file::download(&name, media, bytes) {
        list.desk.say(t.data.not_downloaded.to_owned());
    }
}
