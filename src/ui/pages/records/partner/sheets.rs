//! Sheets of a partner, drawn for paper alone.

use super::looked::{office, partner};
use crate::insight::register::sheets::{arguments, review};
use crate::model::records::Collection;
use crate::text::Texts;
use crate::transfer::report::Report;
use crate::ui::components::{button, live, paper};
use crate::ui::pages::records::Editing;
use crate::ui::platform::{clock, print};
use leptos::prelude::*;

/// The sheet of the arguments, with its button.
pub fn of_arguments(editing: Editing) -> AnyView {
    sheet(
        editing,
        "print-arguments",
        |t| t.partner.sheet_print_arguments,
        |editing, t| arguments(&partner(editing), &name(editing), clock::today(), t),
    )
}

/// The sheet of the review, with its button.
pub fn of_review(editing: Editing) -> AnyView {
    sheet(
        editing,
        "print-review",
        |t| t.partner.sheet_print_review,
        |editing, t| {
            let office = office(editing);
            review(
                &partner(editing),
                &office,
                &name(editing),
                clock::today(),
                t,
            )
        },
    )
}

fn name(editing: Editing) -> String {
    editing.desk.name(Collection::Partner, editing.id)
}

fn sheet(
    editing: Editing,
    id: &'static str,
    label: fn(&'static Texts) -> &'static str,
    report: fn(Editing, &'static Texts) -> Report,
) -> AnyView {
    let printing = print::printing();
    let drawn = live(move || {
        let t = editing.desk.app.texts();
        let paper = printing.get().then(|| paper(report(editing, t)));
        let print = button(Some(id.to_owned()), label(t), Box::new(print::print));
        view! { <p class="actions">{print}</p> {paper} }.into_any()
    });
    view! { <div class="page-actions">{drawn}</div> }.into_any()
}
