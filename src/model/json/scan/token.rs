//! Strings, numbers and words of JSON, byte by byte.

use super::{Fault, Scanner};

impl<'a> Scanner<'a> {
    /// Goes over a string: its JSON text, and what it says where nothing is escaped.
    ///
    /// # Errors
    /// There stands no string.
    pub(super) fn string(&mut self) -> Result<(&'a str, Option<&'a str>), Fault> {
        let start = self.at;
        if self.here() != Some(b'"') {
            return Err(self.fault());
        }
        self.step();
        let inside = self.at;
        let mut escaped = false;
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            self.at = self.at.saturating_add(plain(rest));
            match self.here() {
                Some(b'"') => {
                    let said = self.since(inside);
                    self.step();
                    return Ok((self.since(start), (!escaped).then_some(said)));
                }
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                _ => return Err(self.fault()),
            }
        }
    }

    /// Goes over a backslash and what it stands before.
    fn escape(&mut self) -> Result<(), Fault> {
        self.step();
        let hexadecimal = match self.here() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 0,
            Some(b'u') => 4,
            _ => return Err(self.fault()),
        };
        self.step();
        for _ in 0..hexadecimal {
            if !self.here().is_some_and(|it| it.is_ascii_hexdigit()) {
                return Err(self.fault());
            }
            self.step();
        }
        Ok(())
    }

    pub(super) fn number(&mut self) -> Result<(), Fault> {
        self.over(b"-");
        if !self.over(b"0") {
            self.digits()?;
        }
        if self.over(b".") {
            self.digits()?;
        }
        if self.over(b"eE") {
            self.over(b"+-");
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Fault> {
        if !self.over(b"0123456789") {
            return Err(self.fault());
        }
        while self.over(b"0123456789") {}
        Ok(())
    }

    /// Goes over one byte, if it is one of these.
    fn over(&mut self, any: &[u8]) -> bool {
        let is = self.here().is_some_and(|it| any.contains(&it));
        if is {
            self.step();
        }
        is
    }

    pub(super) fn word(&mut self, word: &str) -> Result<(), Fault> {
        for byte in word.bytes() {
            if !self.over(&[byte]) {
                return Err(self.fault());
            }
        }
        Ok(())
    }
}

/// How many of these bytes, from the first on, stand for themselves in a JSON string.
/// Most of a file is inside strings, so eight are looked at in one go: what was below
/// `least`, less `least`, has the highest bit that it had not before.
fn plain(bytes: &[u8]) -> usize {
    const EACH: u64 = u64::MAX / 0xff;
    let below = |word: u64, least: u64| word.wrapping_sub(least) & !word;
    let same = |word: u64, byte: u64| below(word ^ byte, EACH);
    let (words, last) = bytes.as_chunks();
    let mut before = 0_usize;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let found = below(word, EACH * 0x20) | same(word, EACH * 0x22) | same(word, EACH * 0x5c);
        let found = (found & EACH << 7).trailing_zeros() / 8;
        if found < 8 {
            return before.saturating_add(found as usize);
        }
        before = before.saturating_add(8);
    }
    let stands = |it: &&u8| !matches!(it, b'"' | b'\\' | 0..0x20);
    before.saturating_add(last.iter().take_while(stands).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    // The words of eight bytes must tell every byte, wherever in a word it stands.
    #[test]
    fn every_byte_that_ends_a_plain_text_is_found_at_every_place() {
        for byte in 0..=u8::MAX {
            let ends = matches!(byte, b'"' | b'\\' | 0..0x20);
            for at in 0..24 {
                let mut bytes = [b'a'; 24];
                bytes[at] = byte;
                assert_eq!(plain(&bytes), if ends { at } else { 24 }, "{byte} at {at}");
            }
        }
    }
}
