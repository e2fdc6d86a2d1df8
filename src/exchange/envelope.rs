//! The outside of a file of ours: what it is, before what it holds.

use super::outline::{Element, Outline};
use crate::model::json::{Fault, Scanner};
use crate::model::limits;
use crate::model::records::{Collection, Id};
use crate::workspace::json::{self, Member};
use crate::workspace::schema::{self, SCHEMA};
use std::collections::HashSet;
use thiserror::Error;

/// The name under which the product's files say whose they are.
pub const APP: &str = "passerelle";

/// Why a file is refused as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileError {
    /// Larger than a file may be.
    #[error("{size} bytes, at most {}", limits::FILE_BYTES)]
    TooLarge {
        /// Its bytes.
        size: usize,
    },
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// Not UTF-8.
    #[error("not UTF-8 at byte {at}")]
    NotUtf8 {
        /// The first byte that is not.
        at: usize,
    },
    /// Objects and lists stand too deep inside each other.
    #[error("deeper than {} at byte {at}", limits::DEPTH)]
    TooDeep {
        /// Where it becomes too deep.
        at: usize,
    },
    /// Not JSON, or it ends too early.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// A file of another program.
    #[error("not a file of {APP}")]
    OtherApp,
    /// A file of ours, of a kind that is not read here.
    #[error("unknown kind {0:?}")]
    UnknownKind(String),
    /// Written by a newer version.
    #[error("schema {found}, this version reads up to {SCHEMA}")]
    NewerSchema {
        /// Its schema.
        found: u32,
    },
}

impl From<Fault> for FileError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::TooDeep(at) => Self::TooDeep { at },
            Fault::Ends(_) | Fault::Unexpected(_) => Self::NotJson(fault.to_string()),
        }
    }
}

/// One thing of a file that could not be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: the collection or store, and the number of the record in it, from one.
    pub place: (String, usize),
    /// Why.
    pub reason: Reason,
}

/// Why a part of a file could not be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is not an object with an id of its own.
    NoId,
    /// Its id stands twice in the file; the first one counts.
    IdTwice(Id),
    /// It is larger than a record may be.
    TooLarge(usize),
    /// It is not what a record of its schema looks like.
    Unreadable(String),
    /// The page it stands in is damaged; what could be saved of it is there.
    Damaged,
    /// The collection is unknown to this version.
    UnknownCollection,
}

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// When it was made, in UTC, as it says.
    pub made_at: String,
    /// The schema it was written in.
    pub schema: u32,
    /// Whether the digest says that its content is what was written; `None` for a
    /// rescue file, which has none.
    pub intact: Option<bool>,
    /// The records, brought to the schema of this build.
    pub records: Vec<(Collection, Id, Box<str>)>,
    /// Records that had been deleted, and when.
    pub gone: Vec<(Collection, Id, Box<str>)>,
    /// What could not be taken over.
    pub problems: Vec<Problem>,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A backup, or an export of some records.
    Backup,
    /// Everything the browser held, as it was.
    Rescue,
}

/// The outside of a file.
#[derive(Debug)]
pub struct Head<'a> {
    /// What it is.
    pub kind: FileKind,
    /// The schema that it says it was written in; a rescue file says it elsewhere.
    pub schema: Option<u32>,
    /// When it was made.
    pub made_at: String,
    /// The content of a backup.
    pub content: Option<Outline<'a>>,
    members: Vec<Member<'a>>,
}

impl<'a> Head<'a> {
    /// The text of a member.
    pub fn member(&self, name: &str) -> Option<&'a str> {
        self.members
            .iter()
            .find(|(it, _)| it == name)
            .map(|(_, raw)| *raw)
    }
}

/// Reads the outside of a file, after the checks that need no reading, and finds out in
/// the same go what its content holds.
///
/// # Errors
/// See [`FileError`].
pub fn open(bytes: &[u8]) -> Result<Head<'_>, FileError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(FileError::TooLarge { size: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| FileError::NotUtf8 {
        at: error.valid_up_to(),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(FileError::Empty);
    }
    let mut members: Vec<Member<'_>> = Vec::new();
    let mut content = None;
    let mut scanner = Scanner::of(text, limits::DEPTH);
    scanner.members(|scanner, name| {
        let raw = if name == "content" {
            content.insert(Outline::read(scanner)?).text
        } else {
            scanner.value()?
        };
        members.push((name, raw));
        Ok(())
    })?;
    scanner.end()?;
    json::alone(members.iter().map(|(name, _)| &**name))
        .map_err(|error| FileError::NotJson(error.to_string()))?;
    let mut head = Head {
        kind: FileKind::Backup,
        schema: None,
        made_at: String::new(),
        content,
        members,
    };
    let text_of = |name| {
        head.member(name)
            .and_then(|raw| serde_json::from_str::<String>(raw).ok())
    };
    if text_of("app").as_deref() != Some(APP) {
        return Err(FileError::OtherApp);
    }
    let kind = text_of("kind").unwrap_or_default();
    let made_at = text_of("made_at").unwrap_or_default();
    head.kind = match kind.as_str() {
        "backup" => FileKind::Backup,
        "rescue" => FileKind::Rescue,
        _ => return Err(FileError::UnknownKind(kind)),
    };
    head.made_at = made_at;
    head.schema = head.member("schema").and_then(schema_number);
    if let Some(found) = head.schema.filter(|it| *it > SCHEMA) {
        return Err(FileError::NewerSchema { found });
    }
    Ok(head)
}

/// The number of a schema; one beyond every number is newer too.
pub fn schema_number(raw: &str) -> Option<u32> {
    let digits = !raw.is_empty() && raw.bytes().all(|it| it.is_ascii_digit());
    digits.then(|| raw.parse().unwrap_or(u32::MAX))
}

/// Takes records over into what was received, each on its own: a bad one is listed and
/// does not hide the others.
#[derive(Debug, Default)]
pub struct Intake {
    seen: HashSet<(Collection, Id)>,
}

impl Intake {
    /// Leaves out who is gone and there all the same, once all records are taken over.
    pub fn end(self, received: &mut Received) {
        let here = |(collection, id, _): &(Collection, Id, Box<str>)| (*collection, *id);
        received.gone.retain(|it| !self.seen.contains(&here(it)));
    }

    /// Takes one record over; `list` and `number` say where it stood.
    pub fn take(
        &mut self,
        received: &mut Received,
        collection: Collection,
        element: Element<'_>,
        (list, number): (&str, usize),
    ) {
        match self.checked(received.schema, collection, element) {
            Ok((id, text)) => received.records.push((collection, id, text)),
            Err(reason) => received.problems.push(Problem {
                place: (list.to_owned(), number),
                reason,
            }),
        }
    }

    fn checked(
        &mut self,
        schema: u32,
        collection: Collection,
        element: Element<'_>,
    ) -> Result<(Id, Box<str>), Reason> {
        let id = element.id?;
        let text = schema::migrate(collection, schema, element.text)
            .map_err(|error| Reason::Unreadable(error.to_string()))?;
        if self.seen.insert((collection, id)) {
            Ok((id, text.into()))
        } else {
            Err(Reason::IdTwice(id))
        }
    }
}
