//! Forgetting: one person, or everything.

use super::{Desk, Keeping, Pending, State};
use crate::model::records::{Collection, Id};
use crate::storage::channel::{Channel, Notice};
use crate::storage::{Failure, Space, database, directory};
use crate::ui::platform::pause;
use crate::workspace::forget::Forgetting;
use crate::workspace::history::History;
use leptos::prelude::*;
use std::rc::Rc;

impl Desk {
    /// What forgetting a person would concern, whose record says this or said it when it
    /// was deleted: her stays, and the other records in which she is named.
    pub fn forgetting(self, person: Id, text: &str) -> (Forgetting, Vec<(Collection, Id)>) {
        self.with(|workspace| {
            let forgetting = Forgetting::of_text(workspace, person, text);
            let named = workspace
                .records()
                .filter(|(of, id, _)| (*of, *id) != (Collection::Person, person))
                .filter(|(of, id, text)| forgetting.clean(*of, *id, text).is_some())
                .map(|(of, id, _)| (of, id))
                .collect();
            (forgetting, named)
        })
    }

    /// Forgets a person, also one who is deleted already: pages, history and drafts are
    /// written anew without her. It cannot be undone.
    ///
    /// # Errors
    /// Any [`Failure`]; nothing has changed then.
    pub async fn forget(self, person: Id) -> Result<(), Failure> {
        // What is not saved yet would be saved after, with her name in it.
        self.saved().await?;
        let Some(text) = self.person(person).await else {
            return Ok(());
        };
        let (forgetting, _) = self.forgetting(person, &text);
        let clean = |of: Collection, id: Id, text: &str| {
            if (of, id) == (Collection::Person, person) {
                Some(None)
            } else {
                forgetting.clean(of, id, text).map(Some)
            }
        };
        let database = self.database.borrow().clone();
        match database {
            Some(database) => {
                let pages = database
                    .forget(clean, |header, set| {
                        Some((forgetting.clean_header(header)?, forgetting.clean_set(set)?))
                    })
                    .await?;
                let history = database.history().await?;
                let mut workspace = self.workspace.borrow_mut();
                for (collection, number, page) in pages {
                    workspace.adopt(collection, number, page);
                }
                workspace.history = history;
            }
            None => self.forget_in_memory(&forgetting, clean),
        }
        self.sets.borrow_mut().clear();
        self.forget_lists();
        self.refused.set(Vec::new());
        for draft in self.drafts.all() {
            if draft.id == person || forgetting.names_her(&draft.text) {
                self.drafts.remove(&draft);
            }
        }
        self.drop_typed_of(&forgetting);
        self.done.update(|it| *it = it.wrapping_add(1));
        self.everything_changed();
        Ok(())
    }

    fn forget_in_memory(
        self,
        forgetting: &Forgetting,
        clean: impl Fn(Collection, Id, &str) -> Option<Option<String>>,
    ) {
        let mut workspace = self.workspace.borrow_mut();
        for collection in Collection::ALL {
            let pages: Vec<_> = workspace
                .table(collection)
                .pages()
                .map(|(number, page)| (number, page.clone()))
                .collect();
            for (number, mut page) in pages {
                if page.forget(|id, text| clean(collection, id, text)) {
                    workspace.adopt(collection, number, page);
                }
            }
        }
        let headers = workspace.history.headers().iter().cloned();
        let kept = headers
            .filter_map(|it| forgetting.clean_header(it))
            .collect();
        workspace.history = History::of(kept);
        // What is never stored is undone from here.
        let mut pending = self.pending.borrow_mut();
        let clean = pending.iter().filter_map(|it| {
            Some(Rc::new(Pending {
                set: Rc::new(forgetting.clean_set((*it.set).clone())?),
                header: forgetting.clean_header(it.header.clone())?,
                edits: Vec::new(),
                fresh: Vec::new(),
                draft: None,
            }))
        });
        *pending = clean.collect();
        self.secured.set(self.secured.get().min(pending.len()));
    }

    /// Waits until everything is in the store.
    pub(super) async fn saved(self) -> Result<(), Failure> {
        self.save_soon();
        loop {
            match self.state.get_untracked() {
                State::Open(Keeping::Unsaved(failure)) => return Err(failure),
                State::Open(Keeping::Saving) => {
                    pause::wait(20).await;
                }
                _ if self.saving.get() || self.bulk.get() => {
                    pause::wait(20).await;
                }
                _ => return Ok(()),
            }
        }
    }

    /// Erases everything that this site keeps on the device: both spaces, drafts and
    /// settings. It cannot be undone.
    ///
    /// # Errors
    /// [`Failure::Blocked`] while another tab does not let go of a space, or what the
    /// browser says.
    pub async fn erase_all(self) -> Result<(), Failure> {
        self.database.borrow_mut().take();
        self.pending.borrow_mut().clear();
        self.typed.borrow_mut().clear();
        for draft in self.drafts.all() {
            self.drafts.remove(&draft);
        }
        self.app.settings.forget();
        let mut erased = Ok(());
        for space in Space::ALL {
            let now = database::erase(space.database()).await;
            erased = erased.and(now);
        }
        erased = erased.and(directory::forget().await);
        for space in Space::ALL {
            Channel::named(space.database(), |_| {}).tell(&Notice::Everything);
        }
        self.reopen(Space::Own);
        erased
    }
}
