//! A backup: every record as it stands, in one JSON file.
//!
//! ```json
//! {"app":"passerelle","kind":"backup","schema":2,"made_at":"2026-11-22T04:18:00Z",
//!  "content":{"records":{"partner":[{…},…],…},"gone":{"partner":[["id","when"],…]}},
//!  "sha256":"…"}
//! ```
//! The digest is of the text of `content`, from its first brace to its last.

use super::envelope::{APP, FileError, Head, Intake, Problem, Reason, Received};
use super::outline::List;
use crate::model::limits;
use crate::model::records::{Collection, Id};
use crate::workspace::json;
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
/// It has no content, or one of another shape.
pub fn read(head: Head<'_>) -> Result<Received, FileError> {
    let lacks = |what: &str| FileError::NotJson(format!("{what} is missing"));
    let odd = |what: &str| FileError::NotJson(format!("{what} is no object"));
    let sealed = head
        .member("sha256")
        .and_then(|raw| serde_json::from_str::<String>(raw).ok());
    let content = head.content.ok_or_else(|| lacks("content"))?;
    let mut received = Received {
        made_at: head.made_at,
        schema: head.schema.ok_or_else(|| lacks("schema"))?,
        intact: Some(sealed.is_some_and(|it| it == digest(content.text))),
        ..Received::default()
    };
    let mut parts = content.parts.ok_or_else(|| odd("content"))?;
    json::alone(parts.iter().map(|(name, _)| &**name))
        .map_err(|error| FileError::NotJson(error.to_string()))?;
    let mut part = |name| {
        let at = parts.iter().position(|(it, _)| it == name)?;
        Some(parts.swap_remove(at).1.ok_or_else(|| odd(name)))
    };
    let records = part("records").ok_or_else(|| lacks("records"))??;
    let gone = part("gone").transpose()?.unwrap_or_default();
    let mut intake = Intake::default();
    // A collection that stands twice is no reason to lose one half of it.
    for (name, list) in records {
        let Some((collection, list)) = list_of(&mut received, &name, list) else {
            continue;
        };
        for (index, element) in list.into_iter().enumerate() {
            intake.take(&mut received, collection, element, (&name, index + 1));
        }
    }
    for (name, list) in gone {
        let Some((collection, list)) = list_of(&mut received, &name, list) else {
            continue;
        };
        for (index, element) in list.into_iter().enumerate() {
            match serde_json::from_str::<(Id, Box<str>)>(element.text) {
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

/// The collection of this name and its list; what is none is a problem.
fn list_of<'a>(
    received: &mut Received,
    name: &str,
    list: Option<List<'a>>,
) -> Option<(Collection, List<'a>)> {
    let reason = match (name.parse(), list) {
        (Ok(collection), Some(list)) => return Some((collection, list)),
        (Err(()), _) => Reason::UnknownCollection,
        (Ok(_), None) => Reason::Unreadable("no list".to_owned()),
    };
    received.problems.push(Problem {
        place: (name.to_owned(), 0),
        reason,
    });
    None
}
