//! What a person does, as one change set.

use super::Workspace;
use super::change::{ChangeSet, Deed, Entry, Refusal};
use super::diff;
use super::draft::{Draft, whole_addition};
use super::frozen::moves_frozen;
use super::json::{self, JsonError};
use super::path::{Path, Step};
use super::planning::Planning;
use crate::model::limits;
use crate::model::records::{Collection, Id};
use std::collections::{BTreeMap, VecDeque};
use std::ops::ControlFlow;
use thiserror::Error;

/// One thing that somebody does.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Adds a record, whose text begins with its id.
    Add(Collection, String),
    /// Puts a JSON value in a place of a record, or empties the place.
    Set(Collection, Id, Path, Option<String>),
    /// Deletes a record.
    Delete(Collection, Id),
    /// Reads records from elsewhere: those that are new are added, of the others the
    /// places are replaced that are named.
    Bring(Deed, Vec<Brought>),
    /// Takes a change set back.
    Undo(ChangeSet),
    /// Does again what a change set had taken back.
    Redo(ChangeSet),
    /// Puts the value in place that was refused because another tab was there first.
    Insist(Vec<Refusal>),
}

/// A record from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// Its collection.
    pub collection: Collection,
    /// Its id.
    pub id: Id,
    /// What it brings: all of it, or single places.
    pub what: What,
}

impl Brought {
    /// All of a record.
    pub fn whole(collection: Collection, id: Id, text: impl Into<Box<str>>) -> Self {
        let what = What::Whole(text.into());
        Self {
            collection,
            id,
            what,
        }
    }

    /// Single places of a record.
    pub const fn places(
        collection: Collection,
        id: Id,
        places: Vec<(Path, Option<Box<str>>)>,
    ) -> Self {
        let what = What::Places(places);
        Self {
            collection,
            id,
            what,
        }
    }
}

/// How much of a record is taken.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The whole text.
    Whole(Box<str>),
    /// These places.
    Places(Vec<(Path, Option<Box<str>>)>),
    /// That it was deleted, as long as this is its text.
    Gone(Box<str>),
}

/// What a command comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What will move.
    pub set: ChangeSet,
    /// What an undoing leaves, because it has been changed since.
    pub refused: Vec<Refusal>,
}

/// Why a command cannot be carried out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Rejection {
    /// The record is not there (any more).
    #[error("no such record")]
    NoSuchRecord,
    /// The text has no id, or one that another record has, or the record would lose its
    /// own.
    #[error("no id of its own")]
    NoId,
    /// The record would be larger than a record may be.
    #[error("{size} bytes, at most {}", limits::RECORD_BYTES)]
    TooLarge {
        /// Its bytes.
        size: usize,
    },
    /// The text is not of the shape the command supposes.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// Somebody has committed to what it would change.
    #[error("somebody has committed to it")]
    Frozen,
    /// It would change nothing.
    #[error("nothing would change")]
    Nothing,
}

impl Command {
    /// The change set of the command, for the dataset as it is now. `id` is the id of
    /// the command, `at` the moment in UTC.
    ///
    /// # Errors
    /// See [`Rejection`]; nothing has changed then.
    pub fn plan(self, workspace: &Workspace, id: Id, at: &str) -> Result<Plan, Rejection> {
        let mut planning = self.begin(workspace, id, at)?;
        loop {
            match planning.go_on(workspace)? {
                ControlFlow::Continue(rest) => planning = rest,
                ControlFlow::Break(plan) => return Ok(plan),
            }
        }
    }

    /// Begins the same, for callers that pause between its slices: only records that are
    /// brought are many, and they are planned by [`Planning::go_on`].
    ///
    /// # Errors
    /// See [`Rejection`]; nothing has changed then.
    pub fn begin(self, workspace: &Workspace, id: Id, at: &str) -> Result<Planning, Rejection> {
        let mut refused = Vec::new();
        let mut left = Vec::new();
        let (deed, entries) = match self {
            Self::Add(collection, text) => {
                (Deed::Add, vec![addition(workspace, collection, text)?])
            }
            Self::Set(collection, record, path, value) => {
                let text = workspace
                    .record(collection, record)
                    .ok_or(Rejection::NoSuchRecord)?;
                let mut draft = Draft::of(collection, record, text);
                draft.put(path, value.as_deref())?;
                (Deed::Edit, draft.done()?)
            }
            Self::Delete(collection, record) => {
                let text = workspace
                    .record(collection, record)
                    .ok_or(Rejection::NoSuchRecord)?;
                (
                    Deed::Delete,
                    vec![Entry::whole(collection, record, Some(text), None)],
                )
            }
            Self::Bring(deed, brought) => {
                left = brought;
                (deed, Vec::new())
            }
            Self::Undo(set) => {
                let entries = inverse(workspace, &set, &mut refused);
                if moves_frozen(workspace, set.deed, &entries) {
                    return Err(Rejection::Frozen);
                }
                (Deed::Undo(set.id), entries)
            }
            Self::Redo(set) => (Deed::Redo(set.id), inverse(workspace, &set, &mut refused)),
            Self::Insist(refusals) => {
                let mut entries = Vec::new();
                for it in refusals {
                    let whole = it.path.0.is_empty();
                    match (workspace.record(it.collection, it.id), it.wanted) {
                        (Some(text), wanted) => {
                            let mut draft = Draft::of(it.collection, it.id, text);
                            match wanted.as_deref().filter(|_| whole) {
                                // Of a whole record only what it says itself: what
                                // somebody else has added meanwhile stays.
                                Some(wanted) => {
                                    let places = diff::differences(text, wanted);
                                    for place in places.into_iter().filter(|it| it.after.is_some())
                                    {
                                        draft.put(place.path, place.after.as_deref())?;
                                    }
                                }
                                None => draft.put(it.path, wanted.as_deref())?,
                            }
                            entries.append(&mut draft.done()?);
                        }
                        (None, Some(text)) if whole => {
                            entries.push(whole_addition(it.collection, it.id, text)?);
                        }
                        (None, None) if whole => {}
                        (None, _) => return Err(Rejection::NoSuchRecord),
                    }
                }
                (Deed::Settle, entries)
            }
        };
        let set = ChangeSet {
            id,
            at: at.into(),
            deed,
            entries,
        };
        Ok(Planning::of(Plan { set, refused }, left))
    }
}

fn addition(
    workspace: &Workspace,
    collection: Collection,
    text: String,
) -> Result<Entry, Rejection> {
    let id = json::record_id(&text)?.ok_or(Rejection::NoId)?;
    if workspace.record(collection, id).is_some() {
        return Err(Rejection::NoId);
    }
    whole_addition(collection, id, text.into())
}

/// That a record would go which somebody has changed since the change set: it stays.
fn stays(workspace: &Workspace, set: &ChangeSet, entry: &Entry) -> Option<Refusal> {
    let text = workspace.record(entry.collection, entry.id)?;
    let expected = entry.before.as_deref().filter(|_| entry.deletes())?;
    // What the same change set changed after it had added it, goes back first.
    let same = |it: &&Entry| (it.collection, it.id) == (entry.collection, entry.id);
    let alone = set.entries.iter().filter(same).count() == 1;
    (alone && !diff::alike(text, expected)).then(|| Refusal {
        collection: entry.collection,
        id: entry.id,
        path: entry.path.clone(),
        wanted: None,
        found: Some(text.into()),
    })
}

/// What takes a change set back, the last place first; but the items of a list come back
/// in the order in which they went, and its order is restored after them.
fn inverse(workspace: &Workspace, set: &ChangeSet, refused: &mut Vec<Refusal>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for entry in set.entries.iter().rev() {
        match entry.inverse(workspace.record(entry.collection, entry.id)) {
            Ok(entry) if entry.before.is_none() && entry.after.is_none() => {}
            Ok(entry) => match stays(workspace, set, &entry) {
                Some(refusal) => refused.push(refusal),
                None => entries.push(entry),
            },
            Err(refusal) => refused.push(refusal),
        }
    }
    // What refers to a record that stays goes on referring to it.
    let whole = refused.iter().filter(|it| it.path.0.is_empty());
    let kept: Vec<String> = whole.map(|it| json::quoted(&it.id.to_string())).collect();
    entries.retain(|it| !kept.iter().any(|id| it.before.as_deref() == Some(id)));
    let mut items: BTreeMap<(Collection, Id, Vec<Step>), VecDeque<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        if let Some((Step::Item(_), list)) = entry.path.0.split_last() {
            let list = (entry.collection, entry.id, list.to_vec());
            items.entry(list).or_default().push_back(at);
        }
    }
    for mut places in items.into_values() {
        while let (Some(first), Some(last)) = (places.pop_front(), places.pop_back()) {
            entries.swap(first, last);
        }
    }
    entries.sort_by_key(|it| matches!(it.path.0.last(), Some(Step::Order(_))));
    entries
}
