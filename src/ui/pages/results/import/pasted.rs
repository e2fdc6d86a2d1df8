//! A pasted table: what each column is taken for, and what is made of each cell.

use super::state::{COLUMNS, Import, Stage};
use super::table::totals;
use crate::exchange::incoming::Ticks;
use crate::exchange::paste::{Cell, Column, Doubt, Paste, Season};
use crate::model::records::Collection;
use crate::text::Texts;
use crate::text::labels::{field_label, value_error};
use crate::ui::platform::page;
use leptos::ev::MouseEvent;
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
    let doubts = paste.doubts.iter().map(|it| doubt(import, t, *it));
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
                    <tbody>{lines(t, &cells)}</tbody>
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

fn lines(t: &'static Texts, cells: &[Vec<Cell>]) -> AnyView {
    let wrong = |row: &[Cell]| row.iter().any(|it| it.read.is_err());
    let shown = cells.iter().enumerate();
    let shown = shown.filter(|(at, row)| *at < SHOWN || wrong(row));
    let rows = shown.map(|(at, row)| {
        let cells = row.iter().map(|cell| {
            let error = cell.read.as_ref().err().map(|it| value_error(t, it));
            let used = matches!(cell.read, Ok(Some(_)) | Err(_));
            let wrong = error.is_some();
            view! {
                <td data-used=used.to_string() data-wrong=wrong.to_string()>
                    {cell.text.clone()}
                    {error.map(|it| view! { <span class="error">{it}</span> })}
                </td>
            }
        });
        view! {
            <tr><th scope="row">{at.saturating_add(1).to_string()}</th>{cells.collect_view()}</tr>
        }
    });
    let more = (cells.len() > SHOWN).then(|| view! { <tr><td>"…"</td></tr> });
    view! { {rows.collect_view()} {more} }.into_any()
}

/// A doubt, with the buttons that answer it.
fn doubt(import: Import, t: &'static Texts, doubt: Doubt) -> AnyView {
    let words = &t.agreement;
    // The button that is pressed goes with the doubt.
    let next = || page::focus_next(vec!["pasted-heading".to_owned()]);
    let (said, answers) = match doubt {
        Doubt::Guessed => (words.paste_guessed.to_owned(), Vec::new()),
        Doubt::Joined(lines) => (words.paste_joined(lines), Vec::new()),
        Doubt::NoTitle => (words.paste_no_title.to_owned(), Vec::new()),
        Doubt::Numbers => (words.paste_numbers.to_owned(), Vec::new()),
        Doubt::Totals(lines) => (words.paste_totals(lines), Vec::new()),
        Doubt::Merged(column) => {
            let fill = move |_| {
                import.change(|it| it.fill_down(column));
                next();
            };
            let button = answer(words.paste_fill, Box::new(fill));
            (words.paste_merged.to_owned(), vec![button])
        }
        Doubt::Season(season) => {
            let said = match season {
                Season::Winter => words.paste_winter,
                Season::Summer => words.paste_summer,
            };
            let answers = season.terms().iter().map(|term| {
                let say = move |_| {
                    import.change(|it| it.answer(season, term));
                    next();
                };
                answer(term, Box::new(say))
            });
            (said.to_owned(), answers.collect())
        }
    };
    view! { <p class="notice" data-tone="caution">{said} " " {answers}</p> }.into_any()
}

fn answer(label: &'static str, press: Box<dyn FnMut(MouseEvent)>) -> AnyView {
    view! {
        <button type="button" class="button" data-variant="quiet" on:click=press>{label}</button>
    }
    .into_any()
}
