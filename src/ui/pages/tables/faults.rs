//! The cells that could not be read, each with its place.

use super::state::Import;
use super::words::cell_error;
use crate::exchange::import::Fault;
use crate::exchange::separated;
use crate::exchange::sheet::letters;
use crate::text::Texts;
use crate::ui::platform::file;
use leptos::prelude::*;

/// How many are listed.
const LISTED: usize = 20;

/// The card; nothing where every cell was read.
pub fn faults(import: Import) -> AnyView {
    let t = import.t();
    import.moved.track();
    let all = all(import);
    if all.is_empty() {
        return ().into_any();
    }
    let count = all.len();
    let lines = all
        .iter()
        .take(LISTED)
        .map(|it| view! { <li>{said(t, it)}</li> });
    let lines = lines.collect_view();
    let more = (count > LISTED)
        .then(|| view! { <p class="hint">{t.sheets.faults_more(count - LISTED)}</p> });
    let save = move |_| save(import);
    view! {
        <section class="card" id="table-faults">
            <h2>{t.sheets.faults}</h2>
            <p>{t.sheets.faults_text}</p>
            <ul>{lines}</ul>
            {more}
            <p class="actions"><button type="button" class="button" id="faults-save" on:click=save>{t.sheets.faults_save}</button></p>
        </section>
    }
    .into_any()
}

fn all(import: Import) -> Vec<Fault> {
    import.mapping.with(|mapping| {
        let Some(mapping) = mapping else {
            return Vec::new();
        };
        import.rows.with_value(|rows| {
            let bad = rows.iter().filter(|it| it.faults() > 0);
            bad.flat_map(|it| it.row.faults(mapping, "")).collect()
        })
    })
}

fn said(t: &Texts, it: &Fault) -> String {
    t.sheets.fault(
        &it.place.row.to_string(),
        &letters(it.place.column),
        &it.column,
        &cell_error(t, &it.error),
    )
}

/// The whole list, for whoever corrects the file.
fn save(import: Import) {
    let t = import.desk.app.lang.get_untracked().texts();
    let head = [
        t.sheets.row,
        t.sheets.column,
        t.sheets.heading,
        t.sheets.error,
    ]
    .map(str::to_owned);
    let mut lines = vec![head.to_vec()];
    for it in untrack(|| all(import)) {
        lines.push(vec![
            it.place.row.to_string(),
            letters(it.place.column),
            it.column,
            cell_error(t, &it.error),
        ]);
    }
    let text = separated::write(&lines);
    let name = format!("{}.csv", t.sheets.faults_file);
    if !file::download(&name, "text/csv", text.as_bytes()) {
        import.desk.say(t.data.not_downloaded.to_owned());
    }
}
