//! Saving: one change set after the other, in the order in which they came.

use super::{Desk, Keeping, Moved, Pending, State};
use crate::model::records::Collection;
use crate::storage::channel::Notice;
use crate::storage::health;
use crate::storage::records::Committed;
use crate::storage::{Database, Failure};
use crate::ui::platform::clock;
use crate::workspace::page::Page;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

impl Desk {
    /// Begins to save what is not saved yet, unless that is being done.
    pub fn save_soon(self) {
        if self.database.borrow().is_none() || self.saving.replace(true) {
            return;
        }
        let turn = self.opening.get();
        spawn_local(async move {
            let kept = self.save(turn).await;
            self.saving.set(false);
            if self.opening.get() == turn {
                self.state.set(State::Open(kept));
            } else {
                // Another space has been opened meanwhile, and may have work of its own.
                self.save_soon();
            }
        });
    }

    /// Saves what is pending, as long as the space stays open that it belongs to. What
    /// is being saved stays pending until it is stored, so that a page that another tab
    /// has changed is never shown without it.
    async fn save(self, turn: u32) -> Keeping {
        loop {
            let Some(pending) = self.pending.borrow().front().cloned() else {
                return Keeping::Saved(Some(clock::now()));
            };
            self.state.set(State::Open(Keeping::Saving));
            let committed = self.commit(&pending).await;
            if self.opening.get() != turn {
                return Keeping::Saved(None);
            }
            match committed {
                Err(failure) => return Keeping::Unsaved(failure),
                Ok(committed) => {
                    self.pending.borrow_mut().pop_front();
                    self.secured.set(self.secured.get().saturating_sub(1));
                    // A text that was refused stands in its draft still.
                    let stored = pending
                        .draft
                        .as_ref()
                        .filter(|_| committed.refused.is_empty());
                    if let Some(draft) = stored {
                        self.drafts.settle(draft);
                    }
                    self.take_over(committed);
                }
            }
            self.progress.set(None);
        }
    }

    async fn commit(self, pending: &Pending) -> Result<Committed, Failure> {
        let database = self.connected().await?;
        let set = pending.set.kept();
        let committed = database
            .commit(&set, &pending.header, &pending.edits, &pending.fresh)
            .await?;
        // Asked at the first real save: before, there is nothing worth a question.
        if !self.asked_to_persist.replace(true) {
            spawn_local(async {
                health::persist().await;
            });
        }
        self.tell_tabs(&Notice::changed(committed.written.clone()));
        Ok(committed)
    }

    /// The connection to the store, opened anew where a newer version or another tab had
    /// it closed.
    async fn connected(self) -> Result<Rc<Database>, Failure> {
        let gone = || Failure::Unavailable("closed".into());
        let database = self.database.borrow().clone().ok_or_else(gone)?;
        if !database.is_closed() {
            return Ok(database);
        }
        let again = Rc::new(Database::open(database.name()).await?);
        let meta = again.meta().await?;
        // What is written into an empty store would be taken for all there is.
        if meta.is_none() && database.is_filled() {
            return Err(Failure::Cleared);
        }
        *self.database.borrow_mut() = Some(again.clone());
        Ok(again)
    }

    /// Takes the pages over as the store has them, with what other tabs have changed,
    /// and with what is not saved yet on top.
    fn take_over(self, committed: Committed) {
        for (collection, number, page) in committed.pages {
            self.adopt(collection, number, page);
        }
        if !committed.refused.is_empty() {
            self.refused.update(|it| it.extend(committed.refused));
        }
    }

    /// Takes a page over from the store, with what is not saved yet on top.
    pub(super) fn adopt(self, collection: Collection, number: u32, mut page: Page) {
        let mut refused = Vec::new();
        for pending in self.pending.borrow().iter() {
            let edits = pending.edits.iter();
            for edit in edits.filter(|it| it.collection == collection && it.page == number) {
                // What no longer fits is told when it is saved.
                page.apply(edit.of(&pending.set), &pending.set.at, &mut refused)
                    .ok();
            }
        }
        let moved = self.workspace.borrow_mut().adopt(collection, number, page);
        if !moved.is_empty() {
            self.tell(&Moved::of(collection, moved));
        }
    }
}
