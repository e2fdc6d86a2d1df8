//! A change set: what one command moved, place by place, so that it can be stored,
//! told to other tabs, merged and undone.

use super::diff;
use super::edit;
use super::json::{self, JsonError};
use super::page::PAGE_SIZE;
use super::path::{Path, Step};
use crate::model::limits;
use crate::model::records::{Collection, Id};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::HashMap;
use xxhash_rust::xxh3::xxh3_64;

/// What somebody did, as the history names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// A record was added.
    Add,
    /// A record was edited.
    Edit,
    /// A record was deleted.
    Delete,
    /// Records were read from a file.
    Import,
    /// A backup was restored.
    Restore,
    /// One of two values of a field was chosen, after two tabs had changed it.
    Settle,
    /// Several records were made one.
    Merge,
    /// Somebody committed to an agreement.
    Commit,
    /// The correction of an agreement was begun.
    Correct,
    /// A change set was taken back.
    Undo(Id),
    /// A change set that had been taken back was done again.
    Redo(Id),
}

/// What one command moved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeSet {
    /// Its own id: a change set applied twice is applied once.
    pub id: Id,
    /// When, in UTC: `2026-11-22T04:18:00Z`.
    pub at: Box<str>,
    /// What it was.
    pub deed: Deed,
    /// What moved, in the order in which it is applied.
    pub entries: Vec<Entry>,
}

/// One place that moved. The empty path is the whole record, added (nothing before)
/// or deleted (nothing after). An addition in bulk keeps only the digest of its text,
/// which stands in its page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The collection of the record.
    pub collection: Collection,
    /// The record.
    pub id: Id,
    /// The place inside it.
    #[serde(default, skip_serializing_if = "is_whole")]
    pub path: Path,
    /// What stood there.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "raw")]
    pub before: Option<Box<str>>,
    /// What stands there now.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "raw")]
    pub after: Option<Box<str>>,
    /// XXH3 of the text that a bulk command added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<u64>,
}

/// A place that a change set would have moved and did not, because something else
/// stood there than it expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The collection of the record.
    pub collection: Collection,
    /// The record.
    pub id: Id,
    /// The place inside it.
    pub path: Path,
    /// What the change set wanted to put there.
    pub wanted: Option<Box<str>>,
    /// What stands there, and was left.
    pub found: Option<Box<str>>,
}

impl ChangeSet {
    /// Whether it is so large that the records it adds are kept in pages of their own.
    pub fn is_bulk(&self) -> bool {
        self.entries.len() > PAGE_SIZE
    }

    /// The change set as the history keeps it: the texts that a bulk command added
    /// stand in their pages alone. They are not even copied on the way.
    #[must_use]
    pub fn kept(&self) -> Self {
        let mut touched: HashMap<(Collection, Id), usize> = HashMap::new();
        for entry in self.entries.iter().filter(|_| self.is_bulk()) {
            *touched.entry((entry.collection, entry.id)).or_default() += 1;
        }
        // What is added and then changed is more than its text.
        let alone = |it: &Entry| touched.get(&(it.collection, it.id)) == Some(&1);
        let kept = |it: &Entry| match &it.after {
            Some(text) if it.adds() && alone(it) => Entry {
                digest: Some(xxh3_64(text.as_bytes())),
                ..Entry::whole(it.collection, it.id, None, None)
            },
            _ => it.clone(),
        };
        Self {
            id: self.id,
            at: self.at.clone(),
            deed: self.deed,
            entries: self.entries.iter().map(kept).collect(),
        }
    }
}

impl Entry {
    /// The record added or deleted as a whole.
    pub fn whole(
        collection: Collection,
        id: Id,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Self {
        Self {
            collection,
            id,
            path: Path::default(),
            before: before.map(Into::into),
            after: after.map(Into::into),
            digest: None,
        }
    }

    /// Whether a record appears.
    pub fn adds(&self) -> bool {
        is_whole(&self.path) && self.before.is_none()
    }

    /// Whether a record goes.
    pub fn deletes(&self) -> bool {
        is_whole(&self.path) && self.before.is_some() && self.after.is_none()
    }

    /// The entry that takes this one back; `text` is what the record is now. Of a record
    /// that a bulk command added and that is gone, nothing is left to take back: the
    /// entry has neither a before nor an after.
    ///
    /// # Errors
    /// A record that a bulk command added has been changed since, and stays.
    pub fn inverse(&self, text: Option<&str>) -> Result<Self, Refusal> {
        let stands = |digest| text.is_some_and(|it| xxh3_64(it.as_bytes()) == digest);
        let now = match self.digest {
            Some(_) if text.is_none() => None,
            Some(digest) if stands(digest) => text.map(Into::into),
            Some(_) => {
                return Err(Refusal {
                    collection: self.collection,
                    id: self.id,
                    path: self.path.clone(),
                    wanted: None,
                    found: text.map(Into::into),
                });
            }
            None => self.after.clone(),
        };
        Ok(Self {
            before: now,
            after: self.before.clone(),
            digest: None,
            ..self.clone()
        })
    }

    /// Applies the entry to a record's text, `None` where the record is not there.
    /// Places that hold something else than expected, are of another shape, or would
    /// make the record larger than it may be, are left, and told.
    ///
    /// # Errors
    /// The record's text is no object, or names a member twice.
    pub fn apply(
        &self,
        record: Option<String>,
        refused: &mut Vec<Refusal>,
    ) -> Result<Option<String>, JsonError> {
        let (before, after) = (self.before.as_deref(), self.after.as_deref());
        if !is_whole(&self.path) {
            let Some(text) = record else {
                self.refuse(&self.path, after, None, refused);
                return Ok(None);
            };
            return self
                .place(text, &self.path, before, after, refused)
                .map(Some);
        }
        match (record, before, after) {
            (None, None, after) => Ok(after.map(str::to_owned)),
            (None, Some(_), None) => Ok(None),
            (Some(text), Some(before), None) if diff::alike(&text, before) => Ok(None),
            // The same command once more.
            (Some(text), None, after) if after.is_none_or(|it| diff::alike(&text, it)) => {
                Ok(Some(text))
            }
            (Some(text), Some(before), Some(after)) => self
                .place(text, &Path::default(), Some(before), Some(after), refused)
                .map(Some),
            (record, _, after) => {
                self.refuse(&self.path, after, record.as_deref(), refused);
                Ok(record)
            }
        }
    }

    fn place(
        &self,
        text: String,
        path: &Path,
        before: Option<&str>,
        after: Option<&str>,
        refused: &mut Vec<Refusal>,
    ) -> Result<String, JsonError> {
        let Ok(found) = edit::get(&text, &path.0) else {
            json::members(&text)?;
            self.refuse(path, after, reachable(&text, path).as_deref(), refused);
            return Ok(text);
        };
        let found = found.as_deref();
        let stands = |it: Option<&str>| match (found, it) {
            (None, None) => true,
            (Some(one), Some(other)) => diff::alike(one, other),
            _ => false,
        };
        if stands(after) {
            return Ok(text);
        }
        let is_order = path.0.last() == Some(&Step::Order([]));
        let expected = if is_order {
            let (before, after) = (before.unwrap_or("[]"), after.unwrap_or("[]"));
            let moved = found.is_some_and(|it| !diff::in_one_order(it, before));
            // Where a list is gone, or somebody else has moved its items, those that
            // were only put back or taken out stay where they are.
            if found.is_none() || (moved && diff::in_one_order(before, after)) {
                return Ok(text);
            }
            !moved
        } else {
            stands(before) && !in_missing_item(&text, path)
        };
        if expected {
            return Ok(match edit::set(&text, &path.0, after) {
                Ok(new) if new.len() <= limits::RECORD_BYTES.max(text.len()) => new,
                _ => {
                    self.refuse(path, after, found, refused);
                    text
                }
            });
        }
        // Somebody else has been here. What both changed at different places inside
        // goes together; the rest is refused.
        if let Some(empty) = mergeable(path, before, after, found) {
            let mut parts = Vec::new();
            let (old, new) = (before.unwrap_or(empty), after.unwrap_or(empty));
            diff::compare(path, Some(old), Some(new), &mut parts);
            if parts.iter().all(|part| part.path != *path) {
                let mut text = text.clone();
                for part in &parts {
                    let (before, after) = (part.before.as_deref(), part.after.as_deref());
                    text = self.place(text, &part.path, before, after, refused)?;
                }
                return Ok(text);
            }
        }
        self.refuse(path, after, found, refused);
        Ok(text)
    }

    fn refuse(
        &self,
        path: &Path,
        wanted: Option<&str>,
        found: Option<&str>,
        refused: &mut Vec<Refusal>,
    ) {
        refused.push(Refusal {
            collection: self.collection,
            id: self.id,
            path: path.clone(),
            wanted: wanted.map(Into::into),
            found: found.map(Into::into),
        });
    }
}

fn is_whole(path: &Path) -> bool {
    path.0.is_empty()
}

/// Whether the path leads into an item that is not there: to change a part of it would
/// bring back what somebody has taken out.
fn in_missing_item(text: &str, path: &Path) -> bool {
    (1..path.0.len()).any(|length| {
        let way = path.0.get(..length).unwrap_or_default();
        matches!(way.last(), Some(Step::Item(_))) && matches!(edit::get(text, way), Ok(None))
    })
}

/// What stands at the last place of a path that can be reached.
fn reachable(text: &str, path: &Path) -> Option<String> {
    (0..path.0.len()).rev().find_map(|length| {
        let found = edit::get(text, path.0.get(..length)?).ok()??;
        Some(found.into_owned())
    })
}

/// The empty value, where what stood, what was wanted and what stands are objects, or are
/// lists, which can be changed part by part. An item is taken out as a whole or not at
/// all.
fn mergeable(
    path: &Path,
    before: Option<&str>,
    after: Option<&str>,
    found: Option<&str>,
) -> Option<&'static str> {
    let empty = empty_like(found?)?;
    let fits = |it: Option<&str>| it.is_none_or(|it| empty_like(it) == Some(empty));
    let takes_item_out = after.is_none() && matches!(path.0.last(), Some(Step::Item(_)));
    (fits(before) && fits(after) && !takes_item_out).then_some(empty)
}

/// The empty object for an object, the empty list for a list.
fn empty_like(text: &str) -> Option<&'static str> {
    if json::is_object(text) {
        Some("{}")
    } else if json::is_list(text) {
        Some("[]")
    } else {
        None
    }
}

/// Values inside a change set are JSON as it stands, not text in quotes.
mod raw {
    use super::RawValue;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    #[expect(clippy::ref_option, reason = "the signature that serde asks for")]
    pub fn serialize<S: Serializer>(value: &Option<Box<str>>, out: S) -> Result<S::Ok, S::Error> {
        let raw = value
            .as_deref()
            .map(|text| RawValue::from_string(text.to_owned()))
            .transpose()
            .map_err(serde::ser::Error::custom)?;
        raw.serialize(out)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Box<str>>, D::Error> {
        // A value that is `null` stands there: it is not the absence of one.
        let raw = Box::<RawValue>::deserialize(source)?;
        Ok(Some(Box::<str>::from(raw)))
    }
}
