//! The directory in memory: one text of all institutions, and their words in order.

use super::read::List;
use super::words::{self, PLACE_BITS};
use super::{FIELDS, Institution, Source};
use std::collections::HashMap;

/// Institutions that are found by their words. It is made once of a list, and can be kept
/// as bytes ([`Directory::to_bytes`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// Where it comes from.
    pub source: Source,
    /// The fields of all institutions, each ended by a line feed.
    pub(super) text: String,
    /// Where each institution begins in the text, and the end of the last.
    pub(super) starts: Vec<u32>,
    /// The distinct words, in their order, without anything between them.
    pub(super) words: String,
    /// Where each word begins, and the end of the last.
    pub(super) word_starts: Vec<u32>,
    /// The institutions of each word, with the place of the word in them.
    pub(super) found: Vec<u32>,
    /// Where those of each word begin, and the end of the last.
    pub(super) found_starts: Vec<u32>,
}

impl Directory {
    /// The directory of a list.
    pub fn of(list: &List) -> Self {
        let mut directory = Self {
            source: list.source.clone(),
            starts: vec![0],
            ..Self::default()
        };
        let mut known: HashMap<Box<str>, u32> = HashMap::new();
        // Of each word, in the order in which words are met, and each institution of it.
        let mut met: Vec<(u32, u32)> = Vec::new();
        for (number, institution) in (0_u32..).zip(&list.institutions) {
            directory.keep(institution);
            words::each(institution, &mut |word, place| {
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                let word = match known.get(word) {
                    Some(known) => *known,
                    None => *known.entry(word.into()).or_insert(next),
                };
                met.push((word, number << PLACE_BITS | place as u32));
            });
        }
        let mut all: Vec<(Box<str>, u32)> = known.into_iter().collect();
        all.sort_unstable();
        // The place of each word in its order, by the order in which it was met.
        let mut order = vec![0_u32; all.len()];
        for (at, (word, met)) in (0_u32..).zip(&all) {
            if let Some(place) = order.get_mut(index(*met)) {
                *place = at;
            }
            directory.word_starts.push(length(&directory.words));
            directory.words.push_str(word);
        }
        directory.word_starts.push(length(&directory.words));
        for (word, _) in &mut met {
            *word = order.get(index(*word)).copied().unwrap_or_default();
        }
        met.sort_unstable();
        met.dedup();
        let mut next = 0;
        for (word, found) in met {
            while next <= word {
                directory.found_starts.push(size(directory.found.len()));
                next = next.saturating_add(1);
            }
            directory.found.push(found);
        }
        directory.found_starts.push(size(directory.found.len()));
        directory
    }

    fn keep(&mut self, institution: &Institution) {
        for (at, field) in institution.fields().iter().enumerate() {
            if at > 0 {
                self.text.push('\t');
            }
            // What parts fields and institutions is a space inside them.
            self.text.extend(field.chars().map(|it| match it {
                '\t' | '\n' | '\r' => ' ',
                other => other,
            }));
        }
        self.text.push('\n');
        self.starts.push(length(&self.text));
    }

    /// How many institutions it has.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many bytes it takes in memory.
    pub fn size(&self) -> usize {
        let numbers = [
            &self.starts,
            &self.word_starts,
            &self.found,
            &self.found_starts,
        ];
        let numbers: usize = numbers
            .iter()
            .map(|it| it.capacity().saturating_mul(4))
            .sum();
        let texts = self.text.capacity().saturating_add(self.words.capacity());
        numbers.saturating_add(texts)
    }

    /// An institution by its number.
    pub fn institution(&self, number: u32) -> Option<Institution> {
        let line = self.line(number)?;
        Some(Institution::of_fields(line.split('\t').take(FIELDS)))
    }

    /// How an institution stands in the text.
    pub(super) fn line(&self, number: u32) -> Option<&str> {
        let range = range(&self.starts, index(number))?;
        self.text.get(range).map(|it| it.trim_end_matches('\n'))
    }

    /// A word by its place in the order.
    pub(super) fn word(&self, at: usize) -> &str {
        let range = range(&self.word_starts, at);
        range.and_then(|it| self.words.get(it)).unwrap_or_default()
    }

    /// How many distinct words there are.
    pub(super) fn words(&self) -> usize {
        self.word_starts.len().saturating_sub(1)
    }

    /// The institutions of a word, with its place in them.
    pub(super) fn of_word(&self, at: usize) -> &[u32] {
        let range = range(&self.found_starts, at);
        range.and_then(|it| self.found.get(it)).unwrap_or_default()
    }
}

/// From one start to the next.
fn range(starts: &[u32], at: usize) -> Option<std::ops::Range<usize>> {
    let (from, to) = (starts.get(at)?, starts.get(at.saturating_add(1))?);
    Some(index(*from)..index(*to))
}

/// A number as a place in memory.
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A place in memory as a number: a list within its limits is far below the most.
fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn length(text: &str) -> u32 {
    size(text.len())
}
