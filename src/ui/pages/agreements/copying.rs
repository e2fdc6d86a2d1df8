//! A table into the clipboard.

use super::table::Grid;
use crate::exchange::paste::write;
use crate::ui::platform::clipboard;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Grid {
    /// Copies the table as a spreadsheet takes it, and as a paste is read.
    pub(super) fn copy(self) {
        let stored = |id: &str, field: &str| {
            let place = self.item(id).field(field);
            untrack(|| self.editing().stored(&place))
        };
        let ids = self.ids.get_untracked();
        let columns = self.list.columns();
        let text = write(self.list.path(), columns, &ids, &stored, self.builder.t());
        spawn_local(async move {
            let done = clipboard::copy(&text).await;
            let words = &self.builder.t().actions;
            let said = if done {
                words.copied
            } else {
                words.copy_failed
            };
            self.builder.desk.say(said.to_owned());
        });
    }
}
