//! Another try to keep what is in memory, where a first one failed.

use super::{Desk, Keeping, Pending, State};
use crate::model::records::Collection;
use crate::storage::channel::Notice;
use crate::storage::records::Prepared;
use crate::storage::{Database, Failure};
use crate::ui::platform::{clock, pause};
use crate::workspace::ChangeSet;
use crate::workspace::history::{Header, History};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

impl Desk {
    /// Tries again to save what is not saved. A store that was erased under the page is
    /// filled anew: whoever tries again was told, and wants that.
    pub fn retry(self) {
        let cleared = |it: &State| *it == State::Open(Keeping::Unsaved(Failure::Cleared));
        if !self.state.with_untracked(cleared) {
            self.save_soon();
            return;
        }
        if self.saving.replace(true) {
            return;
        }
        let turn = self.opening.get();
        self.state.set(State::Open(Keeping::Saving));
        spawn_local(async move {
            let refilled = self.refill(turn).await;
            self.saving.set(false);
            if self.opening.get() == turn {
                self.state.set(State::Open(match refilled {
                    Ok(()) => Keeping::Saved(Some(clock::now())),
                    Err(failure) => Keeping::Unsaved(failure),
                }));
            }
            // What was done meanwhile.
            if !self.pending.borrow().is_empty() {
                self.save_soon();
            }
        });
    }

    /// Puts everything that is in memory into the store, if that is still empty.
    async fn refill(self, turn: u32) -> Result<(), Failure> {
        while self.bulk.get() {
            pause::wait(20).await;
        }
        let name = self.space.get_untracked().database();
        let again = Rc::new(Database::open(name).await?);
        if again.meta().await?.is_none() {
            let pages = self.prepared();
            let done = self.known_sets();
            let pending: Vec<Rc<Pending>> = self.pending.borrow().iter().cloned().collect();
            again.refill(&pages, &done).await?;
            if self.opening.get() != turn {
                return Ok(());
            }
            self.settle(&pending);
            let mut history = History::of(done.into_iter().map(|(header, _)| header).collect());
            for later in self.pending.borrow().iter() {
                history.note(later.header.clone());
            }
            self.workspace.borrow_mut().history = history;
            self.done.update(|it| *it = it.wrapping_add(1));
        }
        *self.database.borrow_mut() = Some(again);
        self.tell_tabs(&Notice::Everything);
        Ok(())
    }

    /// Every page in memory, encoded, as it is at this moment.
    fn prepared(self) -> Vec<Prepared> {
        self.with(|workspace| {
            let numbers = |of: Collection| workspace.table(of).pages().map(move |(it, _)| (of, it));
            let pages = Collection::ALL.into_iter().flat_map(numbers);
            pages
                .filter_map(|(of, number)| Prepared::of(workspace, of, number))
                .collect()
        })
    }

    /// What was done and can be undone without the store that was erased.
    fn known_sets(self) -> Vec<(Header, ChangeSet)> {
        let pending = self.pending.borrow();
        let sets = self.sets.borrow();
        let known = |header: &Header| {
            let pending = pending.iter().map(|it| &it.set);
            let set = sets
                .get(&header.id)
                .or(pending.into_iter().find(|it| it.id == header.id))?;
            Some((header.clone(), (**set).clone().kept()))
        };
        self.with(|it| it.history.headers().iter().filter_map(known).collect())
    }

    /// Takes note that these change sets are in the store.
    fn settle(self, stored: &[Rc<Pending>]) {
        let is_stored = |it: &Rc<Pending>| stored.iter().any(|other| Rc::ptr_eq(it, other));
        self.pending.borrow_mut().retain(|it| !is_stored(it));
        self.secured
            .set(self.secured.get().saturating_sub(stored.len()));
        for draft in stored.iter().filter_map(|it| it.draft.as_ref()) {
            self.drafts.settle(draft);
        }
    }
}
