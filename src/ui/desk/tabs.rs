//! Other tabs on the same space.

use super::{Desk, Keeping, Moved, State};
use crate::model::records::Collection;
use crate::storage::channel::{Channel, Notice};
use crate::storage::{Database, Failure};
use crate::workspace::schema::SCHEMA;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;

impl Desk {
    /// Listens to the other tabs.
    pub(super) fn listen(self, database: &Rc<Database>) {
        let channel = Channel::join(database, move |notice| self.hear(notice));
        *self.channel.borrow_mut() = Some(channel);
    }

    fn hear(self, notice: Notice) {
        match notice {
            Notice::Changed { schema, .. } if schema > SCHEMA => {
                self.database.borrow_mut().take();
                let failure = Failure::NewerSchema(schema);
                self.state.set(State::Open(Keeping::Unsaved(failure)));
            }
            Notice::Changed { pages, .. } => self.read_again(pages),
            // What is not saved here yet is saved first, where that is still possible.
            // What is not saved here yet is saved first; where it cannot be, it stays.
            Notice::Everything => spawn_local(async move {
                if self.saved().await.is_ok() {
                    self.reopen(self.space.get_untracked());
                }
            }),
            Notice::Asks(tab) => {
                if tab == self.tab() {
                    self.tell_tabs(&Notice::Answers(tab));
                }
            }
            Notice::Answers(_) => {}
        }
    }

    /// Tells the other tabs on the same space.
    pub(super) fn tell_tabs(self, notice: &Notice) {
        if let Some(channel) = self.channel.borrow().as_ref() {
            channel.tell(notice);
        }
    }

    fn read_again(self, pages: Vec<(Collection, u32)>) {
        spawn_local(async move {
            let Some(database) = self.database.borrow().clone() else {
                return;
            };
            for (collection, number) in pages {
                if let Ok(Some(stored)) = database.page(collection, number).await
                    && let Some(page) = stored.page
                {
                    self.adopt(collection, number, page);
                }
            }
            if let Ok(history) = database.history().await {
                let mut workspace = self.workspace.borrow_mut();
                workspace.history = history;
                for pending in self.pending.borrow().iter() {
                    workspace.history.note(pending.header.clone());
                }
            }
            self.done.update(|it| *it = it.wrapping_add(1));
        });
    }

    /// Whether a tab of this name answers within half a second.
    pub async fn is_there(self, database: &str, tab: String) -> bool {
        let heard = Rc::new(Cell::new(false));
        let (mark, asked) = (heard.clone(), tab.clone());
        let channel = Channel::named(database, move |notice| {
            if notice == Notice::Answers(asked.clone()) {
                mark.set(true);
            }
        });
        channel.tell(&Notice::Asks(tab));
        for _ in 0..10 {
            crate::ui::platform::pause::wait(50).await;
            if heard.get() {
                return true;
            }
        }
        false
    }

    /// Tells the other tabs that everything changed, and reads it all again here.
    pub fn everything_changed(self) {
        self.tell_tabs(&Notice::Everything);
        self.tell(&Moved::Everything);
    }
}
