//! Characters, names and references, as XML 1.0 and its namespaces define them.

use super::fault::{Malformed, Place, XmlFault};
use std::borrow::Cow;

/// The longest reference that means something: `&#1114111;` with zeros before it.
const REFERENCE: usize = 40;

/// Whether XML 1.0 allows a character.
pub fn is_character(it: char) -> bool {
    matches!(it, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Whether a text is a name without prefix.
pub fn is_name(text: &str) -> bool {
    let mut all = text.chars();
    all.next().is_some_and(begins_name) && all.all(|it| begins_name(it) || goes_on(it))
}

fn begins_name(it: char) -> bool {
    matches!(it,
        'A'..='Z' | '_' | 'a'..='z'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

fn goes_on(it: char) -> bool {
    matches!(it, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// Prefix and local part of a name; the prefix is empty where there is none.
pub fn split(name: &str) -> Result<(&str, &str), XmlFault> {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let named = is_name(local) && (prefix.is_empty() || is_name(prefix));
    if named && !name.starts_with(':') {
        Ok((prefix, local))
    } else {
        Err(Malformed::Name(name.chars().take(40).collect()).into())
    }
}

/// What a reference stands for, without its `&` and `;`.
pub fn referred(name: &str) -> Result<char, XmlFault> {
    let number = match name.strip_prefix('#') {
        None => {
            return match name {
                "amp" => Ok('&'),
                "lt" => Ok('<'),
                "gt" => Ok('>'),
                "quot" => Ok('"'),
                "apos" => Ok('\''),
                _ if is_name(name) => Err(XmlFault::Entity(name.chars().take(40).collect())),
                _ => Err(Malformed::Reference.into()),
            };
        }
        Some(digits) => match digits.strip_prefix('x') {
            Some(hex) if hex.bytes().all(|it| it.is_ascii_hexdigit()) => {
                u32::from_str_radix(hex, 16)
            }
            None if digits.bytes().all(|it| it.is_ascii_digit()) => digits.parse(),
            _ => return Err(Malformed::Reference.into()),
        },
    };
    let number = number.map_err(|_| Malformed::Reference)?;
    char::from_u32(number)
        .filter(|it| is_character(*it))
        .ok_or(XmlFault::Character(number))
}

/// The value of an attribute as it is written between its quotes.
pub fn value(raw: &str) -> Result<Cow<'_, str>, XmlFault> {
    let plain = |it: u8| !matches!(it, b'&' | b'<' | b'\t' | b'\n');
    if raw.bytes().all(plain) {
        return Ok(Cow::Borrowed(raw));
    }
    let mut read = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(found) = rest.chars().next() {
        let mut passed = found.len_utf8();
        match found {
            '<' => return Err(Malformed::Markup.into()),
            '&' => {
                let inside = rest.get(1..).unwrap_or_default();
                let end = inside.find(';').filter(|it| *it <= REFERENCE);
                let name = end.and_then(|it| inside.get(..it));
                let name = name.ok_or(Malformed::Reference)?;
                read.push(referred(name)?);
                passed = name.len().saturating_add(2);
            }
            '\t' | '\n' => read.push(' '),
            _ => read.push(found),
        }
        rest = rest.get(passed..).unwrap_or_default();
    }
    Ok(Cow::Owned(read))
}

/// A text as `xs:token` has it: the four spaces of XML are one where they stand together,
/// and none at the ends.
pub fn collapsed(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    for word in text
        .split([' ', '\t', '\n', '\r'])
        .filter(|it| !it.is_empty())
    {
        if !read.is_empty() {
            read.push(' ');
        }
        read.push_str(word);
    }
    read
}

/// The place of a byte of a text.
pub fn place_after(text: &str, at: usize) -> Place {
    let mut cursor = Cursor::default();
    cursor.advance(text.get(..at).unwrap_or(text));
    cursor.place()
}

/// Counts lines and columns of a text that is gone over once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cursor {
    lines: usize,
    columns: usize,
}

impl Cursor {
    /// Passes a piece of the text.
    pub fn advance(&mut self, piece: &str) {
        for found in piece.chars() {
            if found == '\n' {
                self.lines = self.lines.saturating_add(1);
                self.columns = 0;
            } else {
                self.columns = self.columns.saturating_add(1);
            }
        }
    }

    /// Where it stands.
    pub fn place(self) -> Place {
        Place {
            line: self.lines.saturating_add(1),
            column: self.columns.saturating_add(1),
        }
    }
}
