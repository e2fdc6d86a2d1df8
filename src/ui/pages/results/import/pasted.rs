//! A pasted table: what each column is taken for, and what is made of each cell.

use super::state::{COLUMNS, Import, Stage};
use super::table::totals;
use crate::exchange::incoming::Ticks;
use crate::exchange::paste::{Column, Paste};
use crate::model::records::Collection;
use crate::text::Texts;
use crate::text::labels::field_label;
use crate::ui::pages::pasting::{Answer, doubt, lines};
use crate::ui::platform::page;
use leptos::prelude::*;

/// How many lines of a table are shown; those with something wrong always are.
const SHOWN: usize = 100;

/// The card; nothing for a document.
pub fn pasted(import: Import) -> AnyView {
    let t = import.t();
    if import.stage.get() != Stage::Table {
        return ().into_any();
    }
    let Some(paste) = import.paste.get() else {
        return ().into_any();
    };
    let cells = paste.cells("results");
    let wrong = cells.iter().flatten().filter(|it| it.read.is_err()).count();
    let wrong = (wrong > 0).then(|| {
        view! { <p class="notice" data-tone="caution" id="pasted-wrong">{t.agreement.paste_wrong(wrong)}</p> }
    });
    let rows = import.rows.get();
    let without = cells.len().saturating_sub(rows.len());
    let without = (without > 0).then(|| {
        view! { <p class="notice" data-tone="caution">{t.import.untitled(without)}</p> }
    });
    let all: Ticks = (0..rows.len()).collect();
    // The button that is pressed goes with the doubt.
    let next = || page::focus_next(vec!["pasted-heading".to_owned()]);
    let change = move |answer: Answer| import.change(answer);
    let doubts = paste.doubts.iter().map(|it| doubt(t, *it, change, next));
    let doubts = doubts.collect_view();
    let has_heading = paste.heading.is_some();
    view! {
        <section class="card" id="understood" tabindex="-1">
            <h2>{t.import.pasted}</h2>
            <div role="status">{doubts} {wrong} {without}</div>
            <label class="check">
                <input type="checkbox" id="pasted-heading" prop:checked=has_heading
                    on:change=move |_| import.change(|it| it.take_heading(!has_heading)) />
                {t.agreement.paste_heading}
            </label>
            <div class="scroll" tabindex="0" role="region" aria-label=t.import.pasted>
                <table class="courses pasted">
                    <thead>{heads(import, t, &paste)}</thead>
                    <tbody>{lines(t, &cells, SHOWN)}</tbody>
                </table>
            </div>
            {totals(t, &rows, &all)}
        </section>
    }
    .into_any()
}

fn heads(import: Import, t: &'static Texts, paste: &Paste) -> AnyView {
    let heads = paste.columns.iter().enumerate().map(|(at, now)| {
        let options = COLUMNS.iter().map(|column| {
            let path = format!("results.{}", column.field());
            let label = field_label(t, Collection::Transcript, &path);
            view! {
                <option value=column.field() prop:selected=*now == Some(*column)>{label}</option>
            }
        });
        let heading = paste.heading.as_ref().and_then(|it| it.get(at)).cloned();
        let choose = move |text: String| import.change(|it| it.choose(at, Column::of_field(&text)));
        view! {
            <th scope="col">
                <select aria-label=t.agreement.paste_column(&at.saturating_add(1).to_string())
                    on:change:target=move |event| choose(event.target().value())>
                    <option value="" prop:selected=now.is_none()>{t.agreement.paste_leave}</option>
                    {options.collect_view()}
                </select>
                <span class="hint">{heading}</span>
            </th>
        }
    });
    view! { <tr><td></td>{heads.collect_view()}</tr> }.into_any()
}
