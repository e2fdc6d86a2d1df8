//! A directory as bytes, so that it is made once: in the worker, and kept.

use super::{Directory, Source};

/// What the bytes begin with; another version is made anew.
const SIGN: &[u8; 8] = b"PSSRDIR1";

impl Directory {
    /// The bytes that [`Directory::of_bytes`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let source = serde_json::to_string(&self.source).unwrap_or_default();
        let mut bytes = SIGN.to_vec();
        for text in [&source, &self.text, &self.words] {
            number(&mut bytes, text.len());
            bytes.extend_from_slice(text.as_bytes());
        }
        let lists = [
            &self.starts,
            &self.word_starts,
            &self.found,
            &self.found_starts,
        ];
        for list in lists {
            number(&mut bytes, list.len());
            bytes.extend(list.iter().flat_map(|it| it.to_le_bytes()));
        }
        bytes
    }

    /// The directory of some bytes; `None` for those of another version, or damaged ones.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(SIGN)?;
        let source: Source = serde_json::from_str(&text(&mut rest)?).ok()?;
        Some(Self {
            source,
            text: text(&mut rest)?,
            words: text(&mut rest)?,
            starts: list(&mut rest)?,
            word_starts: list(&mut rest)?,
            found: list(&mut rest)?,
            found_starts: list(&mut rest)?,
        })
    }
}

fn number(bytes: &mut Vec<u8>, number: usize) {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    bytes.extend_from_slice(&number.to_le_bytes());
}

fn length(rest: &mut &[u8]) -> Option<usize> {
    let (head, tail) = rest.split_first_chunk::<4>()?;
    *rest = tail;
    usize::try_from(u32::from_le_bytes(*head)).ok()
}

fn text(rest: &mut &[u8]) -> Option<String> {
    let length = length(rest)?;
    let (head, tail) = rest.split_at_checked(length)?;
    *rest = tail;
    String::from_utf8(head.to_vec()).ok()
}

fn list(rest: &mut &[u8]) -> Option<Vec<u32>> {
    let length = length(rest)?.checked_mul(4)?;
    let (head, tail) = rest.split_at_checked(length)?;
    *rest = tail;
    let (numbers, _) = head.as_chunks::<4>();
    Some(numbers.iter().map(|it| u32::from_le_bytes(*it)).collect())
}
