//! Above the form of a grading table: a table that is pasted takes the place of its marks,
//! and what is stored is seen as a ranking, in numbers, and as a file.

mod export;
mod paste;
mod stored;

use super::editing::Editing;
use crate::model::grade::GradeScale;
use crate::model::value::{GradeScaleKey, Value as _};
use crate::ui::components::live;
use crate::ui::desk::State;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// Both cards, once everything is read.
pub fn grade_table(editing: Editing) -> AnyView {
    let standing =
        Memo::new(move |_| editing.desk.state.with(State::is_open) && !editing.is_unreadable());
    let cards = move || {
        if !standing.get() {
            return ().into_any();
        }
        view! { {paste::card(editing)}{stored::card(editing)} }.into_any()
    };
    live(cards)
}

/// The scale of the marks.
fn scale(editing: Editing) -> Option<&'static GradeScale> {
    let key = editing.stored(&Path::of_field("gradeScale"));
    GradeScaleKey::parse(&key).ok()?.scale()
}
