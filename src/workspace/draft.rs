//! A record being changed by a command, and what every record must be.

use super::change::Entry;
use super::command::Rejection;
use super::json::{self, JsonError};
use super::path::{Path, Step};
use super::{diff, edit};
use crate::model::limits;
use crate::model::records::{Collection, Id};
use serde_json::value::RawValue;

/// That a text can be kept, backed up and read back as the record of this id. A record
/// that is too large already, of `now` bytes, may still become smaller.
pub fn sound(id: Id, text: &str, now: usize) -> Result<(), Rejection> {
    if text.len() > limits::RECORD_BYTES.max(now) {
        return Err(Rejection::TooLarge { size: text.len() });
    }
    if json::record_id(text)? == Some(id) {
        Ok(())
    } else {
        Err(Rejection::NoId)
    }
}

/// The entry that adds a record.
///
/// # Errors
/// The text is not the record of this id, or is too large.
pub fn whole_addition(collection: Collection, id: Id, text: Box<str>) -> Result<Entry, Rejection> {
    // A file gives a record back without the white space around it.
    let trimmed = text.trim();
    let text = if trimmed.len() == text.len() {
        text
    } else {
        trimmed.into()
    };
    sound(id, &text, 0)?;
    Ok(Entry {
        after: Some(text),
        ..Entry::whole(collection, id, None, None)
    })
}

/// A record being changed, and the entries that change it.
pub struct Draft<'a> {
    collection: Collection,
    id: Id,
    before: &'a str,
    text: String,
    entries: Vec<Entry>,
}

impl<'a> Draft<'a> {
    pub fn of(collection: Collection, id: Id, text: &'a str) -> Self {
        Self {
            collection,
            id,
            before: text,
            text: text.to_owned(),
            entries: Vec::new(),
        }
    }

    /// Puts a value in a place, unless it stands there already.
    pub fn put(&mut self, path: Path, value: Option<&str>) -> Result<(), Rejection> {
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
        self.note(made, was, is);
        // Of the last item too: what follows may give those that stay another order, and an
        // item that comes back has to find its place among them.
        if let Some((was, is, list)) = order {
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
    pub fn done(self) -> Result<Vec<Entry>, Rejection> {
        if !self.entries.is_empty() && !self.entries.last().is_some_and(Entry::deletes) {
            sound(self.id, &self.text, self.before.len())?;
        }
        Ok(self.entries)
    }
}

fn at(text: &str, path: &Path) -> Result<Option<Box<str>>, JsonError> {
    Ok(edit::get(text, &path.0)?.map(|it| Box::<str>::from(&*it)))
}
