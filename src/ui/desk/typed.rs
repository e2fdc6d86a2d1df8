//! What is typed for a deed that is not done yet, such as a commitment: it waits, also
//! while somebody looks elsewhere, and goes when the deed is done.
//!
//! It stands in memory, and beside it as drafts, which a tab that is loaded anew takes
//! over; never what is sensitive, and on a shared computer in memory alone.

use super::Desk;
use crate::model::records::{Collection, Id, Privacy, spec};
use crate::storage::drafts::Draft;
use crate::workspace::forget::Forgetting;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// A deed belongs to a record of this collection, which is not there before it is done.
const OF: Collection = Collection::Version;

impl Desk {
    /// Keeps what was typed at a place of what is to come of a record.
    pub fn keep_typed(self, id: Id, place: &str, text: &str) {
        let draft = Draft {
            tab: self.tab(),
            space: self.space.get_untracked().database().to_owned(),
            collection: OF,
            id,
            place: place.to_owned(),
            text: text.to_owned(),
        };
        let names = Path::read(place).unwrap_or_default().names();
        let open = spec(OF, &names).is_some_and(|it| it.privacy != Privacy::Sensitive);
        if open && !self.shared.get_untracked() {
            self.drafts.keep(&draft);
        }
        let mut typed = self.typed.borrow_mut();
        typed.retain(|it| !is_same_place(it, &draft));
        typed.push(draft);
    }

    /// What this tab keeps for a record: places and texts.
    pub fn typed_for(self, id: Id) -> Vec<(String, String)> {
        let space = self.space.get_untracked().database();
        let typed = self.typed.borrow();
        let typed = typed.iter().filter(|it| it.id == id && it.space == space);
        typed
            .map(|it| (it.place.clone(), it.text.clone()))
            .collect()
    }

    /// Takes over what tabs that are there no longer have kept for a record, where nothing
    /// has been typed in this one, and tells whether anything came.
    pub async fn take_over_typed(self, id: Id) -> bool {
        let space = self.space.get_untracked().database();
        let mut left = self.drafts.all();
        left.retain(|it| is_waiting(it) && it.id == id && it.space == space && it.tab != self.tab);
        let mut gone: Vec<(String, bool)> = Vec::new();
        let mut came = false;
        for draft in left {
            let known = gone.iter().find(|(tab, _)| *tab == draft.tab);
            let is_gone = if let Some((_, is_gone)) = known {
                *is_gone
            } else {
                let is_gone = !self.is_there(space, draft.tab.clone()).await;
                gone.push((draft.tab.clone(), is_gone));
                is_gone
            };
            // Somebody may have ended the deed, or another tab taken it over, meanwhile.
            if is_gone && self.drafts.all().contains(&draft) {
                self.drafts.remove(&draft);
                let here = self
                    .typed
                    .borrow()
                    .iter()
                    .any(|it| is_same_place(it, &draft));
                if !here && !self.shared.get_untracked() {
                    self.keep_typed(id, &draft.place, &draft.text);
                    came = true;
                }
            }
        }
        came
    }

    /// Lets go of what was typed for a record at places that begin like this, in this tab
    /// and in what others have left.
    pub fn drop_typed(self, id: Id, place: &str) {
        let space = self.space.get_untracked().database();
        self.drop_where(|it| it.id == id && it.space == space && it.place.starts_with(place));
    }

    /// Lets go of what was typed for the records of a person who is forgotten.
    pub(super) fn drop_typed_of(self, forgetting: &Forgetting) {
        self.drop_where(|it| forgetting.own.contains(&it.id) || forgetting.names_her(&it.text));
    }

    /// Lets go of what was typed for agreements that were deleted since: nothing would show
    /// it again.
    pub fn drop_typed_of_deleted(self) {
        let space = self.space.get_untracked().database();
        self.drop_where(|it| {
            let gone = self.with(|all| all.table(Collection::Agreement).gone(it.id).is_some());
            gone && it.space == space
        });
    }

    fn drop_where(self, goes: impl Fn(&Draft) -> bool) {
        self.typed.borrow_mut().retain(|it| !goes(it));
        let left = self.drafts.all().into_iter();
        for draft in left.filter(|it| is_waiting(it) && goes(it)) {
            self.drafts.remove(&draft);
        }
    }
}

/// Whether a draft waits for a deed, and comes back by itself where that is done.
pub fn is_waiting(draft: &Draft) -> bool {
    draft.collection == OF
}

fn is_same_place(one: &Draft, other: &Draft) -> bool {
    (&one.space, one.id, &one.place) == (&other.space, other.id, &other.place)
}
