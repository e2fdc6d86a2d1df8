//! What somebody has to look at in a paste, and the answers to it.

use super::paste::Pasting;
use crate::exchange::paste::{Doubt, Season};
use crate::text::Texts;
use crate::ui::platform::page;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

impl Pasting {
    /// A doubt, with the buttons that answer it.
    pub(super) fn doubt(self, t: &'static Texts, id: &'static str, doubt: Doubt) -> AnyView {
        let words = &t.agreement;
        // The button that is pressed goes with the doubt.
        let next = move || page::focus_next(vec![format!("{id}-add"), format!("{id}-heading")]);
        let (said, answers) = match doubt {
            Doubt::Guessed => (words.paste_guessed.to_owned(), Vec::new()),
            Doubt::Joined(lines) => (words.paste_joined(lines), Vec::new()),
            Doubt::NoTitle => (words.paste_no_title.to_owned(), Vec::new()),
            Doubt::Numbers => (words.paste_numbers.to_owned(), Vec::new()),
            Doubt::Totals(lines) => (words.paste_totals(lines), Vec::new()),
            Doubt::Merged(column) => {
                let fill = move |_| {
                    self.change(|it| it.fill_down(column));
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
                        self.change(|it| it.answer(season, term));
                        next();
                    };
                    answer(term, Box::new(say))
                });
                (said.to_owned(), answers.collect())
            }
        };
        view! { <p class="notice" data-tone="caution">{said} " " {answers}</p> }.into_any()
    }
}

/// A button that answers a doubt.
fn answer(label: &'static str, press: Box<dyn FnMut(MouseEvent)>) -> AnyView {
    view! {
        <button type="button" class="button" data-variant="quiet" on:click=press>{label}</button>
    }
    .into_any()
}
