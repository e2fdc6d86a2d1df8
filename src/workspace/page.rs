//! A page: some two hundred and fifty records of one collection as one value of the
//! store. The number of stored values decides how fast a browser's store is, far more
//! than their size.
//!
//! ```text
//! passerelle page 1 partner⏎           what it is, in words
//! records, tombstones                  two u32, little end first
//! (id, length)…                        16 bytes, big end first, and a u32, per record
//! (id, when)…                          16 bytes and 20 of text, per tombstone
//! texts                                the records, one after the other, UTF-8
//! checksum                             XXH3, 64 bits, little end first, of all before
//! ```
//!
//! Written by hand because it was measured: an index read without parsing, and texts
//! kept as they are, open 50,000 records in the time that reading their bytes takes.

use super::change::{Entry, Refusal};
use super::json::{self, JsonError};
use crate::model::records::{Collection, Id};
use std::collections::HashSet;
use thiserror::Error;
use xxhash_rust::xxh3::xxh3_64;

/// How many records a page takes before the next one is begun.
pub const PAGE_SIZE: usize = 256;

/// How many records of a collection a page takes. An agreement is as long as some twenty
/// other records, and every edit writes its page anew.
pub const fn page_size(collection: Collection) -> usize {
    match collection {
        Collection::Agreement
        | Collection::Version
        | Collection::Transcript
        | Collection::Decision => 16,
        _ => PAGE_SIZE,
    }
}

/// The encoding above, as `meta` names it.
pub const ENCODING: &str = "passerelle page 1";

const WHEN: usize = 20;

/// Records of one collection. The texts of a *list page* are the columns that a list
/// shows, with tabs between them, instead of whole records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    records: Vec<(Id, Box<str>)>,
    gone: Vec<(Id, Box<str>)>,
}

/// Why bytes are not a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PageError {
    /// They begin as no page of this collection does.
    #[error("no page of this collection")]
    Foreign,
    /// They end too early, or their parts do not fit together.
    #[error("the parts do not fit together")]
    Truncated,
    /// The checksum tells that a byte has changed.
    #[error("the checksum differs")]
    Altered,
}

impl Page {
    /// The page of these records.
    pub fn of(records: Vec<(Id, Box<str>)>) -> Self {
        Self {
            records,
            gone: Vec::new(),
        }
    }

    /// The records, in the order in which they came.
    pub fn records(&self) -> impl ExactSizeIterator<Item = (Id, &str)> {
        self.records.iter().map(|(id, text)| (*id, &**text))
    }

    /// The records that were deleted, and when.
    pub fn gone(&self) -> impl ExactSizeIterator<Item = (Id, &str)> {
        self.gone.iter().map(|(id, when)| (*id, &**when))
    }

    /// The text of a record.
    pub fn get(&self, id: Id) -> Option<&str> {
        self.records()
            .find(|(it, _)| *it == id)
            .map(|(_, text)| text)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether no record is left.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Puts a record in its place, or takes it away.
    pub fn put(&mut self, id: Id, text: Option<String>) {
        let at = self.records.iter().position(|(it, _)| *it == id);
        match (text, at) {
            (Some(text), Some(at)) => {
                if let Some(record) = self.records.get_mut(at) {
                    record.1 = text.into();
                }
            }
            (Some(text), None) => self.records.push((id, text.into())),
            (None, Some(at)) => {
                self.records.remove(at);
            }
            (None, None) => {}
        }
    }

    /// Applies the entries that concern this page, all of them made at `when`.
    ///
    /// # Errors
    /// A record's text is not what its entry supposes; the page is then half changed
    /// and must be thrown away.
    pub fn apply<'a>(
        &mut self,
        entries: impl Iterator<Item = &'a Entry>,
        when: &str,
        refused: &mut Vec<Refusal>,
    ) -> Result<(), JsonError> {
        // Without an index a bulk command would look through the page for each entry.
        let mut known: HashSet<Id> = self.records().map(|(id, _)| id).collect();
        for entry in entries {
            let there = known.contains(&entry.id);
            let old = there
                .then(|| self.get(entry.id))
                .flatten()
                .map(str::to_owned);
            match entry.apply(old, refused)? {
                Some(new) if there => self.put(entry.id, Some(new)),
                Some(new) => {
                    self.gone.retain(|(id, _)| *id != entry.id);
                    self.records.push((entry.id, new.into()));
                    known.insert(entry.id);
                }
                None if there => {
                    self.gone.push((entry.id, moment(when)));
                    self.put(entry.id, None);
                    known.remove(&entry.id);
                }
                None => {}
            }
        }
        Ok(())
    }

    /// Replaces the texts for which there is another one.
    pub fn rewrite(&mut self, new: impl Fn(&str) -> Option<String>) {
        for (_, text) in &mut self.records {
            if let Some(new) = new(text) {
                *text = new.into();
            }
        }
    }

    /// Replaces or takes away texts without a tombstone, and tells whether any was.
    pub fn forget(&mut self, new: impl Fn(Id, &str) -> Option<Option<String>>) -> bool {
        let mut moved = false;
        self.records.retain_mut(|(id, text)| {
            let Some(new) = new(*id, text) else {
                return true;
            };
            moved = true;
            let stays = new.is_some();
            if let Some(new) = new {
                *text = new.into();
            }
            stays
        });
        moved
    }

    /// The page as bytes.
    pub fn encode(&self, collection: Collection) -> Vec<u8> {
        let texts: usize = self.records.iter().map(|(_, text)| text.len() + 20).sum();
        let mut bytes = Vec::with_capacity(texts + self.gone.len() * 36 + 64);
        bytes.extend_from_slice(heading(collection).as_bytes());
        bytes.extend_from_slice(&short(self.records.len()));
        bytes.extend_from_slice(&short(self.gone.len()));
        for (id, text) in &self.records {
            bytes.extend_from_slice(&id.as_u128().to_be_bytes());
            bytes.extend_from_slice(&short(text.len()));
        }
        for (id, when) in &self.gone {
            bytes.extend_from_slice(&id.as_u128().to_be_bytes());
            bytes.extend(when.bytes().chain(std::iter::repeat(b' ')).take(WHEN));
        }
        for (_, text) in &self.records {
            bytes.extend_from_slice(text.as_bytes());
        }
        let checksum = xxh3_64(&bytes);
        bytes.extend_from_slice(&checksum.to_le_bytes());
        bytes
    }

    /// Reads the page back.
    ///
    /// # Errors
    /// The bytes are not a page of this collection, or not all of it is there.
    pub fn decode(collection: Collection, bytes: &[u8]) -> Result<Self, PageError> {
        let heading = heading(collection);
        if !bytes.starts_with(heading.as_bytes()) {
            return Err(PageError::Foreign);
        }
        let (body, checksum) = bytes.split_last_chunk::<8>().ok_or(PageError::Truncated)?;
        if xxh3_64(body) != u64::from_le_bytes(*checksum) {
            return Err(PageError::Altered);
        }
        let parts = Parts::of(body.get(heading.len()..).unwrap_or_default())?;
        let mut page = Self::default();
        for tombstone in parts.tombstones() {
            page.gone.push(tombstone?);
        }
        let mut left = parts.texts;
        for entry in parts.index() {
            let (id, length) = entry?;
            let text = std::str::from_utf8(take(&mut left, length)?);
            let text = text.map_err(|_| PageError::Altered)?;
            page.records.push((id, text.into()));
        }
        if left.is_empty() {
            Ok(page)
        } else {
            Err(PageError::Truncated)
        }
    }

    /// What can be saved of a damaged page, as far as its index can be read: each of its
    /// records may be damaged itself. Texts are looked for from the first on and from
    /// the last back, so that one wrong length does not hide the others.
    pub fn salvaged(collection: Collection, bytes: &[u8]) -> Self {
        let heading = heading(collection);
        let Some((own, body)) = bytes.split_at_checked(heading.len()) else {
            return Self::default();
        };
        let wrong: Vec<u8> = own
            .iter()
            .zip(heading.bytes())
            .filter(|(one, other)| *one != other)
            .map(|(one, _)| *one)
            .collect();
        // One damaged letter of the heading; another digit would be another encoding.
        let ours = match wrong.as_slice() {
            [] => true,
            [byte] => !byte.is_ascii_digit(),
            _ => false,
        };
        match Parts::of(body) {
            Ok(parts) if ours => parts.salvaged(),
            _ => Self::default(),
        }
    }
}

/// The parts of a page's bytes, behind its heading.
struct Parts<'a> {
    index: &'a [u8],
    tombstones: &'a [u8],
    /// The texts, and in a damaged page whatever is left of the checksum.
    texts: &'a [u8],
}

impl<'a> Parts<'a> {
    fn of(body: &'a [u8]) -> Result<Self, PageError> {
        let mut left = body;
        let records = number(&mut left)?;
        let gone = number(&mut left)?;
        Ok(Self {
            index: take(&mut left, records.saturating_mul(20))?,
            tombstones: take(&mut left, gone.saturating_mul(16 + WHEN))?,
            texts: left,
        })
    }

    fn index(&self) -> impl DoubleEndedIterator<Item = Result<(Id, usize), PageError>> + 'a {
        self.index
            .chunks_exact(20)
            .map(|mut entry| Ok((id(&mut entry)?, number(&mut entry)?)))
    }

    fn tombstones(&self) -> impl Iterator<Item = Result<(Id, Box<str>), PageError>> + 'a {
        self.tombstones.chunks_exact(16 + WHEN).map(|mut entry| {
            let id = id(&mut entry)?;
            let when = std::str::from_utf8(entry).map_err(|_| PageError::Altered)?;
            Ok((id, when.trim_end().into()))
        })
    }

    fn salvaged(&self) -> Page {
        let index: Vec<(Id, usize)> = self.index().filter_map(Result::ok).collect();
        let mut left = self.texts;
        let from_first: Vec<Option<&[u8]>> = index
            .iter()
            .map(|(_, length)| take(&mut left, *length).ok())
            .collect();
        let checksum = self.texts.len().saturating_sub(size_of::<u64>());
        let mut left = self.texts.get(..checksum).unwrap_or_default();
        let mut from_last: Vec<Option<&[u8]>> = index
            .iter()
            .rev()
            .map(|(_, length)| {
                let at = left.len().checked_sub(*length)?;
                let (before, text) = left.split_at_checked(at)?;
                left = before;
                Some(text)
            })
            .collect();
        from_last.reverse();
        let text = |bytes: Option<&'a [u8]>| std::str::from_utf8(bytes?).ok();
        let records = index.iter().zip(from_first.into_iter().zip(from_last));
        let records = records.filter_map(|((id, _), (one, other))| {
            let own = |it: &&str| json::id_of(it).is_some_and(|it| it == id.to_string());
            let (one, other) = (text(one), text(other));
            let found = one.filter(own).or(other.filter(own)).or(one);
            Some((*id, found?.into()))
        });
        Page {
            records: records.collect(),
            gone: self.tombstones().filter_map(Result::ok).collect(),
        }
    }
}

/// A moment as a page has room for it.
fn moment(when: &str) -> Box<str> {
    let end = (0..=WHEN).rev().find(|at| when.is_char_boundary(*at));
    let when = when.get(..end.unwrap_or_default().min(when.len()));
    when.unwrap_or_default().trim_end().into()
}

fn heading(collection: Collection) -> String {
    format!("{ENCODING} {}\n", collection.key())
}

/// A page never holds more than a backup does, which is far below 4 GB.
fn short(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

fn take<'a>(left: &mut &'a [u8], count: usize) -> Result<&'a [u8], PageError> {
    let (taken, rest) = left.split_at_checked(count).ok_or(PageError::Truncated)?;
    *left = rest;
    Ok(taken)
}

fn number(left: &mut &[u8]) -> Result<usize, PageError> {
    let (bytes, rest) = left.split_first_chunk::<4>().ok_or(PageError::Truncated)?;
    *left = rest;
    usize::try_from(u32::from_le_bytes(*bytes)).map_err(|_| PageError::Truncated)
}

fn id(left: &mut &[u8]) -> Result<Id, PageError> {
    let (bytes, rest) = left.split_first_chunk::<16>().ok_or(PageError::Truncated)?;
    *left = rest;
    Ok(Id::from_u128(u128::from_be_bytes(*bytes)))
}
