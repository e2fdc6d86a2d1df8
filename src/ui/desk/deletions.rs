//! What the history says of deletions: of people whose names it still holds, and of what
//! a file says was deleted.

use super::Desk;
use crate::exchange::Received;
use crate::model::records::{Collection, Id};
use crate::ui::platform::pause::Slices;
use crate::workspace::fallen::{self, Fallen};
use crate::workspace::forget::deleted_people;
use crate::workspace::history::Header;
use crate::workspace::{ChangeSet, Deed, Workspace};

impl Desk {
    /// The people who are deleted and whose names the history still holds, with what their
    /// records said; the last that was deleted first.
    pub async fn deleted_people(self) -> Vec<(Id, Box<str>)> {
        let headers = self.headers(|workspace, it| match it.subject {
            Some((of, id)) => of == Collection::Person && is_missing(workspace, id),
            // Many at once are deleted only so.
            None => matches!(it.deed, Deed::Restore | Deed::Undo(_) | Deed::Redo(_)),
        });
        let mut found: Vec<(Id, Box<str>)> = Vec::new();
        self.walk(headers, &mut |_, set| {
            for (id, text) in set.iter().flat_map(deleted_people) {
                if self.with(|it| is_missing(it, id)) {
                    found.retain(|(known, _)| *known != id);
                    found.push((id, text.into()));
                }
            }
        })
        .await;
        found.reverse();
        found
    }

    /// What the record of a person says, or said when it was deleted.
    pub async fn person(self, id: Id) -> Option<String> {
        let here = self.record(Collection::Person, id);
        if here.is_some() {
            return here;
        }
        let deleted = self.deleted_people().await;
        let found = deleted.into_iter().find(|(it, _)| *it == id);
        found.map(|(_, text)| text.into())
    }

    /// The records that a file says were deleted and that are here, with what the history
    /// says of each since then.
    pub async fn fallen(self, received: &Received) -> Vec<Fallen> {
        let mut all = self.with(|it| fallen::fallen(it, &received.gone));
        let Some(first) = all.iter().map(|it| it.when.clone()).min() else {
            return all;
        };
        let later = self.headers(|_, it| it.at >= first);
        self.walk(later, &mut |header, set| {
            let mut moved: Vec<(Collection, Id)> = match &set {
                Some(set) => set
                    .entries
                    .iter()
                    .map(|it| (it.collection, it.id))
                    .collect(),
                None => header.subject.into_iter().collect(),
            };
            moved.sort_unstable();
            let known = set.is_some() || header.subject.is_some();
            fallen::touch(&mut all, &header.at, known.then_some(&moved));
        })
        .await;
        all
    }

    /// Looks at change sets one after the other; at none where one cannot be read.
    async fn walk(self, headers: Vec<Header>, look: &mut dyn FnMut(&Header, Option<ChangeSet>)) {
        let mut slices = Slices::begin();
        for header in headers {
            let set = self.change_set(header.id).await;
            look(&header, set);
            slices.breathe().await;
        }
    }

    fn headers(self, wanted: impl Fn(&Workspace, &Header) -> bool) -> Vec<Header> {
        self.with(|workspace| {
            let headers = workspace.history.headers().iter();
            let wanted = headers.filter(|it| wanted(workspace, it));
            wanted.cloned().collect()
        })
    }
}

/// Whether a person is not among the records, readable or not.
fn is_missing(workspace: &Workspace, id: Id) -> bool {
    let people = workspace.table(Collection::Person);
    people.place(id).is_none() && !people.is_unreadable(id)
}
