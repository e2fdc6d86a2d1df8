//! What is pasted, as it is looked at before it is taken: its lines, and its doubts.

use crate::exchange::paste::{Cell, Doubt, Paste, Season};
use crate::text::Texts;
use crate::text::labels::value_error;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// What an answer changes in a paste.
pub type Answer = Box<dyn FnOnce(&mut Paste)>;

/// The lines of a pasted table, cell by cell with what is wrong; at most so many, and those
/// with something wrong in any case.
pub fn lines(t: &'static Texts, cells: &[Vec<Cell>], most: usize) -> AnyView {
    // Whatever is wrong is shown, however far down.
    let wrong = |row: &[Cell]| row.iter().any(|it| it.read.is_err());
    let shown = cells.iter().enumerate();
    let shown = shown.filter(|(at, row)| *at < most || wrong(row));
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
            <tr><th scope="row">{(at + 1).to_string()}</th>{cells.collect_view()}</tr>
        }
    });
    let more = (cells.len() > most).then(|| view! { <tr><td>"…"</td></tr> });
    view! { {rows.collect_view()} {more} }.into_any()
}

/// A doubt, with the buttons that answer it: `change` carries an answer out, `next` says where
/// the focus goes from the button, which goes with the doubt.
pub fn doubt(
    t: &'static Texts,
    doubt: Doubt,
    change: impl Fn(Answer) + Copy + 'static,
    next: impl Fn() + Copy + 'static,
) -> AnyView {
    let words = &t.agreement;
    let (said, answers) = match doubt {
        Doubt::Guessed => (words.paste_guessed.to_owned(), Vec::new()),
        Doubt::Joined(lines) => (words.paste_joined(lines), Vec::new()),
        Doubt::NoTitle => (words.paste_no_title.to_owned(), Vec::new()),
        Doubt::Numbers => (words.paste_numbers.to_owned(), Vec::new()),
        Doubt::Totals(lines) => (words.paste_totals(lines), Vec::new()),
        Doubt::Merged(column) => {
            let fill = move |_| {
                change(Box::new(move |it| it.fill_down(column)));
                next();
            };
            (
                words.paste_merged.to_owned(),
                vec![answer(words.paste_fill, Box::new(fill))],
            )
        }
        Doubt::Season(season) => {
            let said = match season {
                Season::Winter => words.paste_winter,
                Season::Summer => words.paste_summer,
            };
            let answers = season.terms().iter().map(|term| {
                let say = move |_| {
                    change(Box::new(move |it| it.answer(season, term)));
                    next();
                };
                answer(term, Box::new(say))
            });
            (said.to_owned(), answers.collect())
        }
    };
    view! { <p class="notice" data-tone="caution">{said} " " {answers}</p> }.into_any()
}

/// A button that answers a doubt.
fn answer(label: &'static str, press: Box<dyn FnMut(MouseEvent)>) -> AnyView {
    view! {
        <button type="button" class="button" data-variant="quiet" on:click=press>{label}</button>
    }
    .into_any()
}
