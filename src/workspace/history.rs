//! What was done, and what can be taken back or done again.

use super::change::{ChangeSet, Deed};
use crate::model::records::{Collection, Id};
use serde::{Deserialize, Serialize};

/// How many change sets are kept.
pub const KEPT: usize = 200;

/// A change set without its places: all that a list of what was done needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The change set.
    pub id: Id,
    /// When, in UTC.
    pub at: Box<str>,
    /// What it was.
    pub deed: Deed,
    /// The record it concerns, where it is one.
    pub subject: Option<(Collection, Id)>,
    /// The name of that record at that moment.
    #[serde(default)]
    pub name: Box<str>,
    /// How many records it moved.
    pub records: usize,
}

impl Header {
    /// The header of a change set; `name` finds the name of a record.
    pub fn of(set: &ChangeSet, name: impl Fn(Collection, Id) -> String) -> Self {
        let mut touched: Vec<(Collection, Id)> = set
            .entries
            .iter()
            .map(|it| (it.collection, it.id))
            .collect();
        touched.sort_unstable();
        touched.dedup();
        // A version is part of its agreement.
        if touched.len() > 1 {
            touched.retain(|(collection, _)| *collection != Collection::Version);
        }
        let subject = match touched.as_slice() {
            [one] => Some(*one),
            _ => None,
        };
        Self {
            id: set.id,
            at: set.at.clone(),
            deed: set.deed,
            subject,
            name: subject
                .map(|(collection, id)| name(collection, id))
                .unwrap_or_default()
                .into(),
            records: touched.len(),
        }
    }
}

/// The headers that are kept, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    headers: Vec<Header>,
}

impl History {
    /// The history of these headers, the oldest first.
    pub fn of(headers: Vec<Header>) -> Self {
        Self { headers }
    }

    /// Notes one more; the oldest beyond [`KEPT`] is left out.
    pub fn note(&mut self, header: Header) {
        if self.headers.iter().any(|it| it.id == header.id) {
            return;
        }
        self.headers.push(header);
        let surplus = self.headers.len().saturating_sub(KEPT);
        self.headers.drain(..surplus);
    }

    /// The headers, the oldest first.
    pub fn headers(&self) -> &[Header] {
        &self.headers
    }

    /// What undoing would take back now.
    pub fn undoable(&self) -> Option<&Header> {
        self.stacks().0.pop()
    }

    /// What redoing would do again now: the undoing that it takes back.
    pub fn redoable(&self) -> Option<&Header> {
        self.stacks().1.pop()
    }

    /// What an undoing or a redoing was about in the end: the first deed, as far as it is
    /// still kept.
    pub fn origin<'a>(&'a self, header: &'a Header) -> &'a Header {
        let mut origin = header;
        while let Deed::Undo(of) | Deed::Redo(of) = origin.deed {
            match self.headers.iter().find(|it| it.id == of) {
                Some(before) => origin = before,
                None => break,
            }
        }
        origin
    }

    /// What was done and stands, and the undoings that nothing has followed.
    fn stacks(&self) -> (Vec<&Header>, Vec<&Header>) {
        let (mut done, mut undone): (Vec<&Header>, Vec<&Header>) = (Vec::new(), Vec::new());
        for header in &self.headers {
            match header.deed {
                Deed::Undo(of) => {
                    done.retain(|it| it.id != of);
                    undone.push(header);
                }
                Deed::Redo(of) => {
                    undone.retain(|it| it.id != of);
                    done.push(header);
                }
                _ => {
                    undone.clear();
                    done.push(header);
                }
            }
        }
        (done, undone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(deeds: &[(u128, Deed)]) -> History {
        let mut history = History::default();
        for (id, deed) in deeds {
            history.note(Header {
                id: Id::from_u128(*id),
                at: "2026-11-22T04:18:00Z".into(),
                deed: *deed,
                subject: None,
                name: "".into(),
                records: 1,
            });
        }
        history
    }

    fn next(history: &History) -> (Option<u128>, Option<u128>) {
        let id = |it: Option<&Header>| it.map(|it| it.id.as_u128());
        (id(history.undoable()), id(history.redoable()))
    }

    #[test]
    fn undo_and_redo_walk_back_and_forth() {
        let id = Id::from_u128;
        assert_eq!(next(&history(&[])), (None, None));
        let mut deeds = vec![(1, Deed::Edit), (2, Deed::Edit)];
        assert_eq!(next(&history(&deeds)), (Some(2), None));
        deeds.push((3, Deed::Undo(id(2))));
        assert_eq!(next(&history(&deeds)), (Some(1), Some(3)));
        deeds.push((4, Deed::Undo(id(1))));
        assert_eq!(next(&history(&deeds)), (None, Some(4)));
        deeds.push((5, Deed::Redo(id(4))));
        assert_eq!(next(&history(&deeds)), (Some(5), Some(3)));
        deeds.push((6, Deed::Redo(id(3))));
        assert_eq!(next(&history(&deeds)), (Some(6), None));
        // A redone deed can be undone again; something new ends what could be redone.
        deeds.push((7, Deed::Undo(id(6))));
        assert_eq!(next(&history(&deeds)), (Some(5), Some(7)));
        let history_now = history(&deeds);
        let redoable = history_now.redoable().unwrap();
        assert_eq!(history_now.origin(redoable).id, id(2));
        deeds.push((8, Deed::Add));
        assert_eq!(next(&history(&deeds)), (Some(8), None));
    }

    #[test]
    fn the_oldest_is_left_out_first() {
        let deeds: Vec<_> = (1..=250).map(|id| (id, Deed::Edit)).collect();
        let history = history(&deeds);
        assert_eq!(history.headers().len(), KEPT);
        assert_eq!(history.headers()[0].id, Id::from_u128(51));
    }
}
