//! A backup: every record as it stands, in one JSON file.
//!
//! ```json
//! {"app":"passerelle","kind":"backup","schema":2,"made_at":"2026-11-22T04:18:00Z",
//!  "content":{"records":{"partner":[{…},…],…},"gone":{"partner":[["id","when"],…]}},
//!  "sha256":"…"}
//! ```
//! The digest is of the text of `content`, from its first brace to its last.

use super::envelope::{APP, FileError, Head, Intake, Problem, Reason, Received};
use crate::model::records::{Collection, Id};
use crate::model::{json as reading, limits};
use crate::workspace::json::{self, JsonError};
use crate::workspace::schema::SCHEMA;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A backup being written. Records of one collection are added one after the other, so
/// that a page can pause between slices.
#[derive(Debug)]
pub struct Writer {
    text: String,
    content: usize,
    current: Option<Collection>,
}

impl Writer {
    /// Begins a backup. `made_at` is in UTC; `room` is the bytes expected.
    pub fn begin(made_at: &str, room: usize) -> Self {
        let mut text = String::with_capacity(room.saturating_add(1024).min(limits::FILE_BYTES));
        write!(
            text,
            "{{\"app\":\"{APP}\",\"kind\":\"backup\",\"schema\":{SCHEMA},\"made_at\":{},\n\"content\":",
            json::quoted(made_at)
        )
        .ok();
        let content = text.len();
        text.push_str("{\"records\":{");
        Self {
            text,
            content,
            current: None,
        }
    }

    /// Adds a record; those of one collection come together.
    pub fn add(&mut self, collection: Collection, record: &str) {
        if self.current == Some(collection) {
            self.text.push_str(",\n");
        } else {
            self.text
                .push_str(if self.current.is_some() { "],\n" } else { "\n" });
            self.text.push_str(&json::quoted(collection.key()));
            self.text.push_str(":[\n");
            self.current = Some(collection);
        }
        self.text.push_str(record);
    }

    /// Ends the records, and adds which ones had been deleted.
    pub fn gone<'a>(
        mut self,
        gone: impl IntoIterator<Item = (Collection, Id, &'a str)>,
    ) -> Content {
        self.text
            .push_str(if self.current.is_some() { "]}" } else { "}" });
        let mut by_collection: BTreeMap<Collection, Vec<String>> = BTreeMap::new();
        for (collection, id, when) in gone {
            let entry = format!("[\"{id}\",{}]", json::quoted(when));
            by_collection.entry(collection).or_default().push(entry);
        }
        let lists: Vec<String> = by_collection
            .iter()
            .map(|(collection, entries)| format!("\"{collection}\":[{}]", entries.join(",")))
            .collect();
        write!(self.text, ",\n\"gone\":{{{}}}}}", lists.join(",")).ok();
        Content {
            text: self.text,
            content: self.content,
        }
    }
}

/// A backup whose content is complete, before its digest.
#[derive(Debug)]
pub struct Content {
    text: String,
    content: usize,
}

impl Content {
    /// The bytes of the file, with the digest of its content.
    ///
    /// # Errors
    /// The file would be larger than a file that is read back may be.
    pub fn sealed(self) -> Result<Vec<u8>, FileError> {
        let digest = digest(self.text.get(self.content..).unwrap_or_default());
        let mut text = self.text;
        write!(text, ",\n\"sha256\":\"{digest}\"}}\n").ok();
        if text.len() > limits::FILE_BYTES {
            return Err(FileError::TooLarge { size: text.len() });
        }
        Ok(text.into_bytes())
    }
}

/// SHA-256 of a text, in hexadecimal.
pub fn digest(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        write!(hex, "{byte:02x}").ok();
    }
    hex
}

/// Reads a backup.
///
/// # Errors
/// It has no content.
pub fn read(head: &Head<'_>) -> Result<Received, FileError> {
    let lacks = |what: &str| FileError::NotJson(format!("{what} is missing"));
    let content = head.member("content").ok_or_else(|| lacks("content"))?;
    let sealed = head
        .member("sha256")
        .and_then(|raw| serde_json::from_str::<String>(raw).ok());
    let mut received = Received {
        made_at: head.made_at.clone(),
        schema: head.schema.ok_or_else(|| lacks("schema"))?,
        intact: Some(sealed.is_some_and(|it| it == digest(content))),
        ..Received::default()
    };
    let malformed = |error: JsonError| FileError::NotJson(error.to_string());
    let parts = json::members(content).map_err(malformed)?;
    let part = |name| parts.iter().find(|(it, _)| it == name).map(|(_, raw)| *raw);
    let mut intake = Intake::default();
    let records = part("records").ok_or_else(|| lacks("records"))?;
    for (name, raw) in lists("records", records)? {
        let Some((collection, elements)) = list_of(&mut received, &name, raw) else {
            continue;
        };
        for (index, text) in elements.into_iter().enumerate() {
            intake.take(&mut received, collection, text, (name.clone(), index + 1));
        }
    }
    for (name, raw) in lists("gone", part("gone").unwrap_or("{}"))? {
        let Some((collection, elements)) = list_of(&mut received, &name, raw) else {
            continue;
        };
        for (index, text) in elements.into_iter().enumerate() {
            match serde_json::from_str::<(Id, Box<str>)>(text) {
                Ok((id, when)) => received.gone.push((collection, id, when)),
                Err(error) => received.problems.push(Problem {
                    place: (format!("gone/{name}"), index + 1),
                    reason: Reason::Unreadable(error.to_string()),
                }),
            }
        }
    }
    intake.end(&mut received);
    Ok(received)
}

/// The members of a part of the content. A collection that stands twice is no reason to
/// lose one half of it.
fn lists<'a>(part: &str, text: &'a str) -> Result<Vec<(String, &'a str)>, FileError> {
    let mut lists = Vec::new();
    reading::members(text, |name, raw| lists.push((name.into_owned(), raw)))
        .map_err(|error| FileError::NotJson(format!("{part}: {error}")))?;
    Ok(lists)
}

/// The collection of this name and the elements of its list; what is none is a problem.
fn list_of<'a>(
    received: &mut Received,
    name: &str,
    raw: &'a str,
) -> Option<(Collection, Vec<&'a str>)> {
    let reason = match (name.parse(), json::elements(raw)) {
        (Ok(collection), Ok(elements)) => return Some((collection, elements)),
        (Err(()), _) => Reason::UnknownCollection,
        (_, Err(error)) => Reason::Unreadable(error.to_string()),
    };
    received.problems.push(Problem {
        place: (name.to_owned(), 0),
        reason,
    });
    None
}
