//! The bytes of a document to its text.

use super::fault::{Place, XmlError, XmlFault};
use super::lexical::{is_character, place_after};
use crate::model::limits;

/// What 0x80 to 0x9f stand for in Windows-1252. A document that says ISO-8859-1 means
/// the same nearly always, and has control characters there otherwise.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// How far into a document its declaration is looked for.
const DECLARATION: usize = 1024;

/// The text of a document in UTF-8, UTF-16 with a byte order mark, or a Latin encoding
/// that it declares; without the mark, and with every end of line as one line feed.
///
/// # Errors
/// Too large, empty, of another encoding, or with what is no text or no character of XML.
pub fn decode(bytes: &[u8]) -> Result<String, XmlError> {
    if bytes.len() > limits::DOCUMENT_BYTES {
        return Err(XmlFault::TooLarge(bytes.len()).into());
    }
    let text = match *bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Err(encoding("UTF-32")),
        [0xff, 0xfe, ref rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, ref rest @ ..] => wide(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, ref rest @ ..] => utf_8(rest)?,
        [b'<', 0, ..] | [0, b'<', ..] => return Err(encoding("UTF-16 without its mark")),
        [0x4c, 0x6f, 0xa7, ..] => return Err(encoding("EBCDIC")),
        _ => by_declaration(bytes)?,
    };
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    };
    if text.trim().is_empty() {
        return Err(XmlFault::Empty.into());
    }
    match text.char_indices().find(|(_, it)| !is_character(*it)) {
        Some((at, found)) => Err(XmlFault::Character(found.into()).at(place_after(&text, at))),
        None => Ok(text),
    }
}

/// The text of a table, which declares no encoding: UTF-8 or UTF-16 where it is one, else
/// Windows-1252, in which French spreadsheets save.
pub fn decode_plain(bytes: &[u8]) -> String {
    let plain = decode(bytes).ok();
    plain.unwrap_or_else(|| bytes.iter().map(|it| windows(*it)).collect())
}

fn encoding(name: &str) -> XmlError {
    XmlFault::Encoding(name.to_owned()).into()
}

fn by_declaration(bytes: &[u8]) -> Result<String, XmlError> {
    let Some(declared) = declared(bytes) else {
        return utf_8(bytes);
    };
    match declared.to_ascii_lowercase().as_str() {
        // Text that was written out as UTF-8 after it had been declared as UTF-16 is read
        // as what it is: what says so could not be read otherwise.
        "utf-8" | "utf8" | "us-ascii" | "ascii" | "utf-16" => utf_8(bytes),
        "iso-8859-1" | "iso8859-1" | "latin1" | "latin-1" | "windows-1252" | "cp1252" => {
            Ok(bytes.iter().map(|it| windows(*it)).collect())
        }
        _ => Err(encoding(&declared)),
    }
}

/// The encoding that the declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let start = bytes.get(..DECLARATION).unwrap_or(bytes).trim_ascii_start();
    let inside = start.strip_prefix(b"<?xml")?;
    let end = inside.windows(2).position(|it| it == b"?>")?;
    let inside = std::str::from_utf8(inside.get(..end)?).ok()?;
    let (_, after) = inside.split_once("encoding")?;
    let after = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let name = after.split(quote).nth(1)?;
    Some(name.trim().chars().take(40).collect())
}

fn utf_8(bytes: &[u8]) -> Result<String, XmlError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let sound = String::from_utf8_lossy(sound);
        XmlFault::NotText("UTF-8").at(place_after(&sound, sound.len()))
    })?;
    Ok(text.to_owned())
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, XmlError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let fault = |text: &str| -> XmlError {
        let place: Place = place_after(text, text.len());
        XmlFault::NotText("UTF-16").at(place)
    };
    for read in char::decode_utf16(pairs.iter().map(|it| unit(*it))) {
        match read {
            Ok(found) => text.push(found),
            Err(_) => return Err(fault(&text)),
        }
    }
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(fault(&text))
    }
}

/// What a byte stands for in Windows-1252.
pub(crate) fn windows(byte: u8) -> char {
    let at = usize::from(byte.wrapping_sub(0x80));
    WINDOWS.get(at).copied().unwrap_or(char::from(byte))
}
