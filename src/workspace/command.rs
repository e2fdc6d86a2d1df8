//! What a person does, as one change set.

use super::Workspace;
use super::change::{ChangeSet, Deed, Entry, Refusal};
use super::diff;
use super::edit;
use super::json::{self, JsonError};
use super::path::{Path, Step};
use crate::model::limits;
use crate::model::records::{Collection, Id};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, VecDeque};
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
        let mut refused = Vec::new();
        let (deed, entries) = match self {
            Self::Add(collection, text) => {
                (Deed::Add, vec![addition(workspace, collection, &text)?])
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
            Self::Bring(deed, brought) => (deed, bring(workspace, brought)?),
            Self::Undo(set) => (Deed::Undo(set.id), inverse(workspace, &set, &mut refused)),
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
                                    let places = super::diff::differences(text, wanted);
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
                            entries.push(whole_addition(it.collection, it.id, &text)?);
                        }
                        (None, None) if whole => {}
                        (None, _) => return Err(Rejection::NoSuchRecord),
                    }
                }
                (Deed::Settle, entries)
            }
        };
        if entries.is_empty() && refused.is_empty() {
            return Err(Rejection::Nothing);
        }
        let set = ChangeSet {
            id,
            at: at.into(),
            deed,
            entries,
        };
        Ok(Plan { set, refused })
    }
}

fn addition(workspace: &Workspace, collection: Collection, text: &str) -> Result<Entry, Rejection> {
    let id = json::record_id(text)?.ok_or(Rejection::NoId)?;
    if workspace.record(collection, id).is_some() {
        return Err(Rejection::NoId);
    }
    whole_addition(collection, id, text)
}

fn whole_addition(collection: Collection, id: Id, text: &str) -> Result<Entry, Rejection> {
    // A file gives a record back without the white space around it.
    let text = text.trim();
    sound(id, text, 0)?;
    Ok(Entry::whole(collection, id, None, Some(text)))
}

/// That a text can be kept, backed up and read back as the record of this id. A record
/// that is too large already, of `now` bytes, may still become smaller.
fn sound(id: Id, text: &str, now: usize) -> Result<(), Rejection> {
    if text.len() > limits::RECORD_BYTES.max(now) {
        return Err(Rejection::TooLarge { size: text.len() });
    }
    if json::record_id(text)? == Some(id) {
        Ok(())
    } else {
        Err(Rejection::NoId)
    }
}

/// A record being changed, and the entries that change it.
struct Draft<'a> {
    collection: Collection,
    id: Id,
    before: &'a str,
    text: String,
    entries: Vec<Entry>,
}

impl<'a> Draft<'a> {
    fn of(collection: Collection, id: Id, text: &'a str) -> Self {
        Self {
            collection,
            id,
            before: text,
            text: text.to_owned(),
            entries: Vec::new(),
        }
    }

    /// Puts a value in a place, unless it stands there already.
    fn put(&mut self, path: Path, value: Option<&str>) -> Result<(), Rejection> {
        let value = value
            .map(serde_json::from_str::<&RawValue>)
            .transpose()
            .map_err(JsonError::from)?
            .map(RawValue::get);
        let before = at(&self.text, &path)?;
        let stands = match (before.as_deref(), value) {
            (Some(one), Some(other)) => diff::alike(one, other),
            (None, None) => true,
            // An order of nothing.
            (None, Some(_)) => matches!(path.0.last(), Some(Step::Order(_))),
            _ => false,
        };
        if stands {
            return Ok(());
        }
        if path.0.is_empty() {
            value.unwrap_or_default().clone_into(&mut self.text);
            self.note(path, before, value.map(Into::into));
            return Ok(());
        }
        let new = edit::set(&self.text, &path.0, value)?;
        // What has to be made on the way goes again when this is undone.
        let mut made = Path::default();
        for step in &path.0 {
            made.0.push(step.clone());
            if at(&self.text, &made)?.is_none() {
                break;
            }
        }
        let (was, is) = (at(&self.text, &made)?, at(&new, &made)?);
        let mut order = None;
        if let Some((Step::Item(_), list)) = path.0.split_last()
            && value.is_none()
        {
            let list = Path(list.to_vec()).then(Step::Order([]));
            order = Some((at(&self.text, &list)?, at(&new, &list)?, list));
        }
        let taken = was.as_deref().and_then(json::id_of);
        self.note(made, was, is);
        if let (Some((was, is, list)), Some(id)) = (order, taken)
            && !was.as_deref().is_some_and(|it| is_last(it, &id))
        {
            self.note(list, was, is);
        }
        self.text = new;
        Ok(())
    }

    fn note(&mut self, path: Path, before: Option<Box<str>>, after: Option<Box<str>>) {
        self.entries.push(Entry {
            collection: self.collection,
            id: self.id,
            path,
            before,
            after,
            digest: None,
        });
    }

    /// The entries, if what comes of them is a record still, or nothing at all.
    fn done(self) -> Result<Vec<Entry>, Rejection> {
        if !self.entries.is_empty() && !self.entries.last().is_some_and(Entry::deletes) {
            sound(self.id, &self.text, self.before.len())?;
        }
        Ok(self.entries)
    }
}

fn at(text: &str, path: &Path) -> Result<Option<Box<str>>, JsonError> {
    Ok(edit::get(text, &path.0)?.map(|it| Box::<str>::from(&*it)))
}

/// Whether an id stands last in an order.
fn is_last(order: &str, id: &str) -> bool {
    let ids: Vec<String> = serde_json::from_str(order).unwrap_or_default();
    ids.last().is_some_and(|it| it == id)
}

fn bring(workspace: &Workspace, brought: Vec<Brought>) -> Result<Vec<Entry>, Rejection> {
    let mut entries = Vec::new();
    for Brought {
        collection,
        id,
        what,
    } in brought
    {
        match (what, workspace.record(collection, id)) {
            (What::Whole(text), None) => entries.push(whole_addition(collection, id, &text)?),
            (What::Whole(text), Some(here)) => {
                sound(id, &text, here.len())?;
                let differences = diff::differences(here, &text);
                entries.extend(differences.into_iter().map(|it| Entry {
                    collection,
                    id,
                    path: it.path,
                    before: it.before,
                    after: it.after,
                    digest: None,
                }));
            }
            (What::Places(places), Some(here)) => {
                let mut draft = Draft::of(collection, id, here);
                for (path, value) in places {
                    draft.put(path, value.as_deref())?;
                }
                entries.append(&mut draft.done()?);
            }
            (What::Places(_), None) => return Err(Rejection::NoSuchRecord),
            (What::Gone(text), Some(_)) => {
                entries.push(Entry::whole(collection, id, Some(&text), None));
            }
            (What::Gone(_), None) => {}
        }
    }
    Ok(entries)
}

/// What takes a change set back, the last place first; but the items of a list come back
/// in the order in which they went, and its order is restored after them.
fn inverse(workspace: &Workspace, set: &ChangeSet, refused: &mut Vec<Refusal>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for entry in set.entries.iter().rev() {
        match entry.inverse(workspace.record(entry.collection, entry.id)) {
            Ok(entry) if entry.before.is_none() && entry.after.is_none() => {}
            Ok(entry) => entries.push(entry),
            Err(refusal) => refused.push(refusal),
        }
    }
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
