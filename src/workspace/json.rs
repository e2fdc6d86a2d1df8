//! JSON objects and lists as their texts: what is not touched stays byte for byte.

use crate::model::json::{self as read, Fault, Scanner};
use crate::model::limits;
use crate::model::records::Id;
use crate::model::value::Kind;
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

impl From<Fault> for JsonError {
    fn from(fault: Fault) -> Self {
        Self::Malformed(fault.to_string())
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
    alone(members.iter().map(|(name, _)| &**name))?;
    Ok(members)
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

/// That no member stands twice, of these names.
///
/// # Errors
/// One does.
pub fn alone<'a>(names: impl ExactSizeIterator<Item = &'a str> + Clone) -> Result<(), JsonError> {
    match twice(names) {
        Some(name) => Err(JsonError::MemberTwice(name.to_owned())),
        None => Ok(()),
    }
}

/// A name that comes twice. A hostile file may hold hundreds of thousands.
fn twice<'a>(names: impl ExactSizeIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    const FEW: usize = 24;
    if names.len() <= FEW {
        // Few have the length and the last letter of another one: only these are compared.
        let mut kinds = 0_u64;
        let mut before = names.clone().enumerate();
        return before.find_map(|(at, name)| {
            let last = name.bytes().last().unwrap_or_default();
            let kind = 1 << ((name.len() + usize::from(last)) % 64);
            let known = kinds & kind != 0;
            kinds |= kind;
            let again = known && names.clone().take(at).any(|it| it == name);
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

/// The id of a record, where it has one; what the record holds beside it is looked
/// through in the same go.
///
/// # Errors
/// The text is no object, names a member twice, or is deeper than a backup can hold.
pub fn record_id(text: &str) -> Result<Option<Id>, JsonError> {
    let mut scanner = Scanner::of(text, limits::RECORD_DEPTH);
    let (_, id) = record(&mut scanner)?;
    scanner.end()?;
    id
}

/// The text of the object at which a scanner stands, and its id as [`record_id`] gives it.
///
/// # Errors
/// There stands no object, and nothing after it can be read.
pub fn record<'a>(
    scanner: &mut Scanner<'a>,
) -> Result<(&'a str, Result<Option<Id>, JsonError>), Fault> {
    // No record within its limit has more members; a hostile one is not counted out.
    const MOST: usize = limits::RECORD_BYTES / 4;
    let mut names = Vec::new();
    let mut id = None;
    let text = scanner.members(|scanner, name| {
        let raw = scanner.value()?;
        if name == "id" {
            id = read::string(raw).and_then(|it| it.parse().ok());
        }
        if names.len() < MOST {
            names.push(name);
        }
        Ok(())
    })?;
    Ok((text, alone(names.iter().map(|it| &**it)).map(|()| id)))
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

/// A value of a field as it is stored, of its canonical text.
pub fn stored(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Flag => text.to_owned(),
        _ => quoted(text),
    }
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

/// Whether the text is a list.
pub fn is_list(text: &str) -> bool {
    text.trim_start().starts_with('[')
}

/// Whether the text is an object.
pub fn is_object(text: &str) -> bool {
    text.trim_start().starts_with('{')
}
