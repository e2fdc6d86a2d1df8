//! The keys of a spreadsheet in a table, and the rows that they add and move.

use super::Grid;
use crate::ui::platform::focus::Focus;
use crate::ui::platform::{grid, page, random};
use crate::workspace::json::quoted;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Grid {
    /// Enter goes to the row below, Alt and an arrow move the row.
    pub(super) fn on_key(self, event: &KeyboardEvent) {
        let Some((id, field)) = grid::cell_of(event) else {
            return;
        };
        let ids = self.ids.get_untracked();
        let Some(at) = ids.iter().position(|it| *it == id) else {
            return;
        };
        let Some(field) = self.shape.columns.iter().find(|it| **it == field) else {
            return;
        };
        // A choice has its own keys, and so has somebody who writes with several keys a letter.
        if grid::is_in_choice(event) || event.is_composing() {
            return;
        }
        match (event.key().as_str(), event.alt_key()) {
            ("Enter", false) if !event.repeat() => match ids.get(at + 1) {
                Some(below) => page::show(&self.element(below, field)),
                None => self.add(),
            },
            ("ArrowUp", true) => self.shift(id, false, field),
            ("ArrowDown", true) => self.shift(id, true, field),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// Adds an empty row, and goes there. The term is most often that of the row before.
    pub fn add(self) {
        let editing = self.editing;
        let last = self.ids.with_untracked(|it| it.last().cloned());
        let term = last.map(|it| untrack(|| editing.stored(&self.item(&it).field("term"))));
        let focus = Focus::now();
        spawn_local(async move {
            let id = random::id().to_string();
            let item = match term.filter(|it| !it.is_empty()) {
                Some(term) => format!("{{\"id\":\"{id}\",\"term\":{}}}", quoted(&term)),
                None => format!("{{\"id\":\"{id}\"}}"),
            };
            if !editing.set(&self.item(&id), Some(item)).await {
                return;
            }
            focus.show_drawn(self.element(&id, "title"));
        });
    }

    /// The id of the control of a cell.
    pub(super) fn element(self, id: &str, field: &str) -> String {
        let field = self.item(id).field(field);
        format!("field-{}", self.editing.key(&field))
    }

    /// Moves a row by one; `field` is where the focus goes.
    pub(super) fn shift(self, id: String, down: bool, field: &'static str) {
        let at = self
            .ids
            .with_untracked(|it| it.iter().position(|it| *it == id));
        let to = at.and_then(|at| {
            if down {
                at.checked_add(1)
            } else {
                at.checked_sub(1)
            }
        });
        if let (Some(at), Some(to)) = (at, to) {
            let focus = Focus::now();
            spawn_local(async move {
                if self.editing.move_item(&self.path(), at, to).await {
                    focus.show_drawn(self.element(&id, field));
                }
            });
        }
    }
}
