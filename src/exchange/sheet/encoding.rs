//! The bytes of a text to its letters, where nothing says how they are written.

use crate::exchange::xml::windows;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How the letters of a text are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, as Excel's *Unicode text*.
    Utf16,
    /// Windows-1252, in which French spreadsheets save CSV.
    Windows1252,
}

/// The text of some bytes, without a byte order mark.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    if let Some(text) = wide(bytes) {
        return (Cow::Owned(text), Encoding::Utf16);
    }
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bare) {
        Ok(text) => (Cow::Borrowed(text), Encoding::Utf8),
        // With the mark it says what it is: what is wrong in it shows as such.
        Err(_) if bare.len() < bytes.len() => (String::from_utf8_lossy(bare), Encoding::Utf8),
        Err(_) => {
            let text = bytes.iter().map(|it| windows(*it)).collect();
            (Cow::Owned(text), Encoding::Windows1252)
        }
    }
}

/// The text of UTF-16, told by its mark, or by its zeros where most letters are Latin.
pub fn wide(bytes: &[u8]) -> Option<String> {
    let (rest, unit): (_, fn([u8; 2]) -> u16) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => (rest, u16::from_be_bytes),
        _ => (bytes, zeros(bytes)?),
    };
    let (pairs, _) = rest.as_chunks::<2>();
    let units = pairs.iter().map(|it| unit(*it));
    let letters = char::decode_utf16(units);
    Some(letters.map(|it| it.unwrap_or('\u{fffd}')).collect())
}

/// Which byte of the pairs is nearly always zero.
fn zeros(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let (pairs, _) = bytes.get(..2048).unwrap_or(bytes).as_chunks::<2>();
    let low = pairs.iter().filter(|[it, _]| *it == 0).count();
    let high = pairs.iter().filter(|[_, it]| *it == 0).count();
    let most = |count: usize| count.saturating_mul(4) > pairs.len().saturating_mul(3);
    if most(high) && low == 0 {
        Some(u16::from_le_bytes)
    } else if most(low) && high == 0 {
        Some(u16::from_be_bytes)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_however_it_is_written() {
        let text = "Université;Łódź;œ";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), Encoding::Utf8),
            ([&b"\xff\xfe"[..], &utf16].concat(), Encoding::Utf16),
            ([&b"\xfe\xff"[..], &big].concat(), Encoding::Utf16),
            (utf16, Encoding::Utf16),
            (big, Encoding::Utf16),
        ] {
            assert_eq!(decode(&bytes), (Cow::Borrowed(text), encoding));
        }
        let (text, encoding) = decode(b"Universit\xe9 \x80 \x9c");
        assert_eq!(
            (&*text, encoding),
            ("Université € œ", Encoding::Windows1252)
        );
        assert_eq!(decode(b"\xef\xbb\xbfa\xe9").0, "a\u{fffd}");
    }
}
