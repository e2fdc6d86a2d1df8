//! What a backup holds, as it stands there: found in the one pass that a whole file takes.
//! Nothing is decided here; a part of another shape than expected is noted as that.

use super::Reason;
use crate::model::json::{Fault, Scanner};
use crate::model::limits;
use crate::model::records::Id;
use crate::workspace::json;
use std::borrow::Cow;

/// Members by their name, in the order in which they stand, also those that stand twice;
/// `None` for one of another shape.
pub type Named<'a, T> = Vec<(Cow<'a, str>, Option<T>)>;

/// The lists of one part of the content, by their collection.
pub type Lists<'a> = Named<'a, List<'a>>;

/// A list of the content: of records, or of those that are gone.
pub type List<'a> = Vec<Element<'a>>;

/// The content of a backup.
#[derive(Debug)]
pub struct Outline<'a> {
    /// Its text, from its first brace to its last.
    pub text: &'a str,
    /// Its parts, each with its lists; `None` where it is no object.
    pub parts: Option<Named<'a, Lists<'a>>>,
}

/// One element of a list.
#[derive(Debug)]
pub struct Element<'a> {
    /// Its text.
    pub text: &'a str,
    /// The id of the record that it is, or why it is none.
    pub id: Result<Id, Reason>,
}

impl<'a> Outline<'a> {
    /// Goes over the content of a backup, at which a scanner stands.
    ///
    /// # Errors
    /// The file is no JSON, or too deep.
    pub fn read(scanner: &mut Scanner<'a>) -> Result<Self, Fault> {
        let (text, parts) = named(scanner, |it| named(it, list).map(|(_, lists)| lists))?;
        Ok(Self { text, parts })
    }
}

/// Goes over an object and gives its text and its members; of what is no object, the text.
fn named<'a, T>(
    scanner: &mut Scanner<'a>,
    value: impl Fn(&mut Scanner<'a>) -> Result<Option<T>, Fault>,
) -> Result<(&'a str, Option<Named<'a, T>>), Fault> {
    if !scanner.at_object() {
        return Ok((scanner.value()?, None));
    }
    let mut members = Vec::new();
    let text = scanner.members(|scanner, name| {
        members.push((name, value(scanner)?));
        Ok(())
    })?;
    Ok((text, Some(members)))
}

fn list<'a>(scanner: &mut Scanner<'a>) -> Result<Option<List<'a>>, Fault> {
    if !scanner.at_list() {
        return scanner.value().map(|_| None);
    }
    let mut list = Vec::new();
    scanner.items(|scanner| {
        list.push(Element::read(scanner)?);
        Ok(())
    })?;
    Ok(Some(list))
}

impl<'a> Element<'a> {
    /// Goes over the element at which a scanner stands.
    ///
    /// # Errors
    /// The file is no JSON, or too deep.
    pub fn read(scanner: &mut Scanner<'a>) -> Result<Self, Fault> {
        if !scanner.at_object() {
            let text = scanner.value()?;
            let id = Err(Reason::Unreadable("not an object".to_owned()));
            return Ok(Self { text, id });
        }
        let (text, id) = json::record(scanner)?;
        let id = match id {
            _ if text.len() > limits::RECORD_BYTES => Err(Reason::TooLarge(text.len())),
            Ok(id) => id.ok_or(Reason::NoId),
            Err(error) => Err(Reason::Unreadable(error.to_string())),
        };
        Ok(Self { text, id })
    }

    /// The element that this whole text is.
    pub fn of(text: &'a str) -> Self {
        let mut scanner = Scanner::of(text, limits::RECORD_DEPTH);
        let read = Self::read(&mut scanner);
        match read.and_then(|it| scanner.end().map(|()| it)) {
            Ok(element) => element,
            Err(fault) => Self {
                text,
                id: Err(Reason::Unreadable(fault.to_string())),
            },
        }
    }
}
