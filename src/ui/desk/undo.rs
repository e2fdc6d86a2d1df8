//! Undo and redo, also of what was done before the page was loaded.

use super::Desk;
use crate::model::records::Id;
use crate::workspace::{ChangeSet, Command, Rejection};
use leptos::task::spawn_local;

impl Desk {
    /// Takes back what was done last.
    pub fn undo(self) {
        let id = self.with(|it| it.history.undoable().map(|it| it.id));
        self.take_back(id, Command::Undo);
    }

    /// Does again what was taken back last.
    pub fn redo(self) {
        let id = self.with(|it| it.history.redoable().map(|it| it.id));
        self.take_back(id, Command::Redo);
    }

    fn take_back(self, id: Option<Id>, command: fn(ChangeSet) -> Command) {
        let Some(id) = id else {
            return;
        };
        // The same deed is not taken back twice by a key that repeats.
        if self.undoing.replace(true) {
            return;
        }
        spawn_local(async move {
            let done = match self.change_set(id).await {
                Some(set) => self.carry_out(command(set)).await,
                None => Err(Rejection::NoSuchRecord),
            };
            self.undoing.set(false);
            if let Err(rejection) = done {
                self.say(self.rejected(&rejection));
            }
        });
    }

    /// A change set of the history, from memory or from the store.
    pub(super) async fn change_set(self, id: Id) -> Option<ChangeSet> {
        let pending = self
            .pending
            .borrow()
            .iter()
            .find(|it| it.set.id == id)
            .cloned();
        let known = self.sets.borrow().get(&id).cloned();
        let known = known.or(pending.map(|it| it.set.clone()));
        if let Some(set) = known {
            return Some((*set).clone());
        }
        let database = self.database.borrow().clone()?;
        database.change_set(id).await.ok().flatten()
    }
}
