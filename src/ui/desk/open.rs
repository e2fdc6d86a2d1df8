//! Opening a space: its lists first, then its records, slice by slice.

use super::{Desk, Keeping, Moved, State};
use crate::model::records::Collection;
use crate::storage::records::{Meta, Stored};
use crate::storage::{Database, Failure, Space};
use crate::ui::platform::pause;
use crate::workspace::Workspace;
use crate::workspace::schema::{self, SCHEMA};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::borrow::Cow;
use std::rc::Rc;

impl Desk {
    /// Opens a space in place of the one that is open, as [`Self::switch`] does.
    pub fn open(self, space: Space) {
        spawn_local(async move {
            self.switch(space).await;
        });
    }

    /// Opens a space in place of the one that is open, once that is saved; `false` where
    /// something in it is neither stored nor in a file: it stays open then, and says so.
    pub async fn switch(self, space: Space) -> bool {
        let free = self.may_close().await;
        if free {
            self.reopen(space);
        }
        free
    }

    async fn may_close(self) -> bool {
        let free = self.saved().await.is_ok() && !self.at_risk();
        if !free {
            let t = self.app.lang.get_untracked().texts();
            self.say(t.desk.not_closed.to_owned());
        }
        free
    }

    /// Reads a space anew, and remembers it for the next visit. On a shared computer
    /// nothing is read, and nothing will be written.
    pub(super) fn reopen(self, space: Space) {
        let shared = self.shared.get_untracked();
        if !shared {
            self.app.settings.set_space(space);
        }
        let turn = self.opening.get().wrapping_add(1);
        self.opening.set(turn);
        *self.workspace.borrow_mut() = Workspace::default();
        self.pending.borrow_mut().clear();
        self.secured.set(0);
        self.partial.set(false);
        self.progress.set(None);
        self.sets.borrow_mut().clear();
        self.forget_lists();
        self.channel.borrow_mut().take();
        self.database.borrow_mut().take();
        self.space.set(space);
        self.damaged.set(Vec::new());
        self.refused.set(Vec::new());
        self.state.set(State::Opening);
        self.tell(&Moved::Everything);
        spawn_local(async move {
            let kept = if shared {
                Keeping::Shared
            } else {
                match self.read(space, turn).await {
                    Ok(()) => Keeping::Saved(None),
                    Err(failure) if self.opening.get() == turn => {
                        // Nothing is written to a store that cannot be read whole.
                        let opened = self.database.borrow_mut().take().is_some();
                        self.partial.set(opened);
                        Keeping::Memory(failure)
                    }
                    Err(_) => return,
                }
            };
            if self.opening.get() == turn {
                self.done.update(|it| *it = it.wrapping_add(1));
                self.state.set(State::Open(kept));
                self.tell(&Moved::Everything);
            }
        });
    }

    /// Keeps nothing on this device from now on, or keeps what is done again.
    pub fn share(self, shared: bool) {
        spawn_local(async move {
            if !self.may_close().await {
                // The box that was ticked shows again what is.
                self.shared.update(|_| {});
                return;
            }
            self.app.settings.set_shared(shared);
            self.typed.borrow_mut().clear();
            if shared {
                let mut drafts = self.drafts.all();
                drafts.retain(|it| it.tab == self.tab);
                for draft in &drafts {
                    self.drafts.remove(draft);
                }
            }
            self.shared.set(shared);
            self.reopen(self.space.get_untracked());
        });
    }

    /// Reads a space, as long as no other one is opened: `turn` tells.
    async fn read(self, space: Space, turn: u32) -> Result<(), Failure> {
        let database = Rc::new(Database::open(space.database()).await?);
        if let Some(meta) = database.meta().await?
            && meta != Meta::current()
        {
            self.bring_up_to_date(&database, &meta).await?;
        }
        let mut lists = database.lists(&Collection::ALL).await?;
        if self.opening.get() != turn {
            return Ok(());
        }
        // What other tabs change from now on is heard of.
        self.listen(&database);
        *self.database.borrow_mut() = Some(database.clone());
        for it in &mut lists {
            if let Some(list) = it.page.take() {
                let mut workspace = self.workspace.borrow_mut();
                workspace
                    .table_mut(it.collection)
                    .adopt_list(it.number, list);
            }
        }
        self.state.set(State::Listed);
        self.tell(&Moved::Everything);
        pause::pause().await;
        let mut slices = pause::Slices::begin();
        for collection in Collection::ALL {
            for stored in database.pages(&[collection]).await? {
                if self.opening.get() != turn {
                    return Ok(());
                }
                self.take(stored);
                slices.breathe().await;
            }
        }
        let history = database.history().await?;
        if self.opening.get() == turn {
            self.workspace.borrow_mut().history = history;
        }
        Ok(())
    }

    fn take(self, stored: Stored) {
        let mut workspace = self.workspace.borrow_mut();
        let table = workspace.table_mut(stored.collection);
        // Another tab has changed it since it was read, and it was read again.
        if table.page(stored.number).is_some() {
            return;
        }
        if let Some(page) = stored.page {
            table.load(stored.number, page);
        } else {
            table.lock(stored.number, &stored.known);
            self.damaged
                .update(|it| it.push((stored.collection, stored.number)));
        }
    }

    async fn bring_up_to_date(self, database: &Database, meta: &Meta) -> Result<(), Failure> {
        let from = meta.schema;
        database
            .rewrite(|collection, text| {
                (from < SCHEMA)
                    .then(|| schema::migrate(collection, from, text).ok())
                    .flatten()
                    .map(Cow::into_owned)
            })
            .await
    }
}
