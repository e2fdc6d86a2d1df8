//! JSON objects and lists as their texts: what is not touched stays byte for byte.

use crate::model::json as read;
use crate::model::limits;
use std::borrow::Cow;
use std::collections::BTreeSet;
use thiserror::Error;

/// Why a text is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JsonError {
    /// It is not JSON, or not of the shape expected here.
    #[error("{0}")]
    Malformed(String),
    /// A member stands twice in one object: nobody can say which counts.
    #[error("the member {0:?} stands twice")]
    MemberTwice(String),
}

impl From<serde_json::Error> for JsonError {
    fn from(error: serde_json::Error) -> Self {
        Self::Malformed(error.to_string())
    }
}

/// A member of an object: its name, and the text of its value.
pub type Member<'a> = (Cow<'a, str>, &'a str);

/// The members of an object, in their order.
///
/// # Errors
/// The text is no object, or names a member twice.
pub fn members(object: &str) -> Result<Vec<Member<'_>>, JsonError> {
    let mut members: Vec<Member<'_>> = Vec::new();
    read::members(object, |name, raw| members.push((name, raw)))?;
    match twice(members.iter().map(|(name, _)| &**name)) {
        Some(name) => Err(JsonError::MemberTwice(name.to_owned())),
        None => Ok(members),
    }
}

/// The elements of a list, in their order.
///
/// # Errors
/// The text is no list.
pub fn elements(list: &str) -> Result<Vec<&str>, JsonError> {
    let mut elements = Vec::new();
    read::items(list, |raw| elements.push(raw))?;
    Ok(elements)
}

/// The items of a list in which each element is an object with an `id` of its own;
/// `None` for every other text.
pub fn items(list: &str) -> Option<Vec<(String, &str)>> {
    let mut items: Vec<(String, &str)> = Vec::new();
    for element in elements(list).ok()? {
        items.push((id_of(element)?, element));
    }
    let alone = twice(items.iter().map(|(id, _)| &**id)).is_none();
    alone.then_some(items)
}

/// A name that comes twice. A hostile file may hold hundreds of thousands.
fn twice<'a>(names: impl ExactSizeIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    const FEW: usize = 24;
    if names.len() <= FEW {
        let mut before = names.clone().enumerate();
        return before.find_map(|(at, name)| {
            let again = names.clone().take(at).any(|it| it == name);
            again.then_some(name)
        });
    }
    let mut seen = BTreeSet::new();
    let mut names = names;
    names.find(|name| !seen.insert(*name))
}

/// The `id` of an object, where it has one that is a text.
pub fn id_of(object: &str) -> Option<String> {
    let members = members(object).ok()?;
    let (_, raw) = members.iter().find(|(name, _)| name == "id")?;
    serde_json::from_str(raw).ok()
}

/// The list of these elements.
pub fn list<'a>(elements: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::from("[");
    for element in elements {
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(element);
    }
    text.push(']');
    text
}

/// A text as a JSON string.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Whether two texts hold the same value: equal but for white space between their
/// parts. The order of members counts, as it does for whoever compares files.
pub fn same(one: &str, other: &str) -> bool {
    one == other || compact(one) == compact(other)
}

/// The text without the white space between its parts.
pub fn compact(text: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut changed = false;
    let mut from = 0;
    let mut in_string = false;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        if in_string {
            (in_string, escaped) = match byte {
                _ if escaped => (true, false),
                b'\\' => (true, true),
                b'"' => (false, false),
                _ => (true, false),
            };
        } else if byte == b'"' {
            in_string = true;
        } else if byte.is_ascii_whitespace() {
            kept.push_str(text.get(from..at).unwrap_or_default());
            from = at + 1;
            changed = true;
        }
    }
    if !changed {
        return Cow::Borrowed(text);
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(kept)
}

/// Where a text becomes deeper than it may, if it does.
pub fn too_deep(text: &str, limit: usize) -> Option<usize> {
    // Most records have not even as many brackets in all.
    let opens = |it: &u8| matches!(it, b'{' | b'[');
    text.bytes().filter(opens).nth(limit)?;
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0_usize, 0_usize);
    // A plain loop that leaps over strings: a file of 256 MB goes through it.
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = end_of_string(text, at + 1)?,
            b'{' | b'[' => {
                depth += 1;
                if depth > limit {
                    return Some(at);
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where the string ends whose first letter stands at `from`; `None` where it does not.
fn end_of_string(text: &str, mut from: usize) -> Option<usize> {
    loop {
        let rest = text.get(from..)?;
        let at = rest.find('"')?;
        let before = rest.as_bytes().get(..at)?;
        let escapes = before.iter().rev().take_while(|it| **it == b'\\').count();
        if escapes % 2 == 0 {
            return Some(from + at);
        }
        from += at + 1;
    }
}

/// That a record is not deeper than a backup can hold.
///
/// # Errors
/// It is.
pub fn shallow(record: &str) -> Result<(), JsonError> {
    match too_deep(record, limits::RECORD_DEPTH) {
        Some(at) => Err(JsonError::Malformed(format!(
            "deeper than {} at byte {at}",
            limits::RECORD_DEPTH
        ))),
        None => Ok(()),
    }
}

/// Whether the text is a list.
pub fn is_list(text: &str) -> bool {
    text.trim_start().starts_with('[')
}

/// Whether the text is an object.
pub fn is_object(text: &str) -> bool {
    text.trim_start().starts_with('{')
}
