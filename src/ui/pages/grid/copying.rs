//! A table into the clipboard.

use super::Grid;
use crate::exchange::paste::{Column, write};
use crate::ui::platform::clipboard;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Grid {
    /// Copies the table as a spreadsheet takes it, and as a paste is read: without the columns
    /// that no paste holds.
    pub(super) fn copy(self) {
        let stored = |id: &str, field: &str| {
            let place = self.item(id).field(field);
            untrack(|| self.editing.stored(&place))
        };
        let ids = self.ids.get_untracked();
        let columns = self.shape.columns.iter().copied();
        let columns: Vec<&str> = columns
            .filter(|it| Column::of_field(it).is_some())
            .collect();
        let text = write(self.shape.list, &columns, &ids, &stored, self.t());
        spawn_local(async move {
            let done = clipboard::copy(&text).await;
            let words = &self.t().actions;
            let said = if done {
                words.copied
            } else {
                words.copy_failed
            };
            self.editing.desk.say(said.to_owned());
        });
    }
}
