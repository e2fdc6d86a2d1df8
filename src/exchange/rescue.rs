//! A rescue file: what the browser held, store by store, as it was. It is written
//! without the program (`public/shell/crash.js`), and read by the code that opens the
//! store.
//!
//! ```json
//! {"app":"passerelle","kind":"rescue","made_at":"…","build":"…","localStorage":{…},
//!  "databases":{"passerelle":{"meta":[["workspace","{…}"]],
//!                             "pages":[[["partner",0],{"base64":"…"}],…],…}}}
//! ```

use super::envelope::{APP, FileError, Head, Intake, Problem, Reason, Received, schema_number};
use super::outline::Element;
use crate::model::records::Collection;
use crate::workspace::json::{self, JsonError};
use crate::workspace::page::Page;
use crate::workspace::schema::SCHEMA;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use std::borrow::Cow;

#[derive(Deserialize)]
struct Bytes<'a> {
    #[serde(borrow)]
    base64: Cow<'a, str>,
}

/// Reads the space of the person's own data out of a rescue file; where that holds no
/// page, the first one that does.
///
/// # Errors
/// It holds no database, or one of a newer schema.
pub fn read(head: &Head<'_>) -> Result<Received, FileError> {
    let malformed = |error: JsonError| FileError::NotJson(error.to_string());
    let lacks = |what: &str| FileError::NotJson(format!("{what} is missing"));
    let databases = head.member("databases").ok_or_else(|| lacks("databases"))?;
    let mut received = Received {
        made_at: head.made_at.clone(),
        schema: SCHEMA,
        ..Received::default()
    };
    let databases = json::members(databases).map_err(malformed)?;
    let mut spaces = databases
        .iter()
        .map(|(name, stores)| Ok((&**name, Space::of(stores)?)))
        .collect::<Result<Vec<_>, JsonError>>()
        .map_err(malformed)?;
    // The own one first, the others in the order in which they stand.
    spaces.sort_by_key(|(name, space)| (space.pages.is_empty(), *name != APP));
    let Some((_, space)) = spaces.into_iter().next() else {
        return Ok(received);
    };
    if let Some(schema) = space.schema {
        if schema > SCHEMA {
            return Err(FileError::NewerSchema { found: schema });
        }
        received.schema = schema;
    }
    let mut intake = Intake::default();
    for entry in space.pages {
        take_page(entry, &mut intake, &mut received);
    }
    intake.end(&mut received);
    Ok(received)
}

/// What is read of one database.
struct Space<'a> {
    schema: Option<u32>,
    pages: Vec<&'a str>,
}

impl<'a> Space<'a> {
    fn of(stores: &'a str) -> Result<Self, JsonError> {
        let stores = json::members(stores)?;
        let store = |name| {
            let store = stores.iter().find(|(it, _)| it == name);
            store.map_or("[]", |(_, raw)| *raw)
        };
        Ok(Self {
            // A damaged one says nothing; the pages are read all the same.
            schema: json::elements(store("meta"))
                .unwrap_or_default()
                .into_iter()
                .find_map(schema),
            pages: json::elements(store("pages"))?,
        })
    }
}

/// The schema that an entry of the `meta` store names.
fn schema(entry: &str) -> Option<u32> {
    let (key, text): (String, String) = serde_json::from_str(entry).ok()?;
    let members = json::members(&text).ok().filter(|_| key == "workspace")?;
    let (_, raw) = members.iter().find(|(name, _)| name == "schema")?;
    schema_number(raw)
}

fn take_page(entry: &str, intake: &mut Intake, received: &mut Received) {
    let read: Result<((String, u32), Bytes<'_>), _> = serde_json::from_str(entry);
    let Ok(((name, number), Bytes { base64 })) = read else {
        received.problems.push(Problem {
            place: ("pages".into(), 0),
            reason: Reason::Damaged,
        });
        return;
    };
    let list = format!("{name}/{number}");
    let place = || (list.clone(), 0);
    let Ok(collection) = name.parse::<Collection>() else {
        received.problems.push(Problem {
            place: place(),
            reason: Reason::UnknownCollection,
        });
        return;
    };
    let bytes = decoded(&base64);
    let page = Page::decode(collection, &bytes).unwrap_or_else(|_| {
        received.problems.push(Problem {
            place: place(),
            reason: Reason::Damaged,
        });
        Page::salvaged(collection, &bytes)
    });
    for (index, (_, text)) in page.records().enumerate() {
        let element = Element::of(text);
        intake.take(received, collection, element, (&list, index + 1));
    }
    let gone = page.gone().map(|(id, when)| (collection, id, when.into()));
    received.gone.extend(gone);
}

/// The bytes of a base64 text. A damaged letter damages its own three bytes only, and
/// what is missing at the end is missing there.
fn decoded(base64: &str) -> Vec<u8> {
    STANDARD.decode(base64).unwrap_or_else(|_| {
        let letter = |it: u8| it.is_ascii_alphanumeric() || it == b'+' || it == b'/';
        let letters = base64.trim_end_matches('=').bytes();
        let mut letters: Vec<u8> = letters
            .map(|it| if letter(it) { it } else { b'A' })
            .collect();
        letters.truncate(letters.len() / 4 * 4);
        STANDARD.decode(letters).unwrap_or_default()
    })
}
