//! The configuration of a host: what an institution gives to everybody who opens the page
//! from its site. One file beside `index.html`, described in `docs/HOSTING.md`:
//!
//! ```json
//! {"app":"passerelle","kind":"host","version":1,"schema":3,"date":"2026-11-22",
//!  "records":{"office":[{…}],"partner":[{…},…],"programme":[{…},…]},
//!  "templates":[{…},…],"deadlines":[{"date":"2027-03-15","text":{"fr":"…","en":"…"}}],
//!  "privacy":{"fr":"…","en":"…"},"accent":{"light":"…","dark":"…"},"logo":"logo.svg"}
//! ```
//! It is taken as a whole or refused as a whole: an office that made a mistake is to see
//! it, and a student is not to work with half of it.

mod part;
mod records;
mod write;

pub use write::{templates, write};

use super::envelope::{APP, schema_number};
use crate::model::bilingual::Bilingual;
use crate::model::json::Scanner;
use crate::model::limits;
use crate::model::records::{Collection, Id};
use crate::model::value::{Day, Json, Value as _, ValueError};
use crate::workspace::schema::SCHEMA;
use chrono::NaiveDate;
use part::Part;
use thiserror::Error;

/// The name of the file.
pub const HOST_FILE: &str = "passerelle.config.json";

/// The version of the file that this build reads and writes.
const VERSION: &str = "1";

/// The members that only the host itself writes; an office's export carries them over.
const LOOK: [&str; 4] = ["deadlines", "privacy", "accent", "logo"];

/// Why the file is refused, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{place}: {fault}")]
pub struct HostError {
    /// Where: `records/partner 2: erasmus`; empty for the file as a whole.
    pub place: String,
    /// What is wrong there.
    pub fault: HostFault,
}

/// What is wrong at a place of the file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum HostFault {
    /// More bytes than it may have.
    #[error("{0} bytes, at most {max}", max = limits::HOST_BYTES)]
    TooLarge(usize),
    /// The server has sent a page in its place.
    #[error("an HTML page")]
    Page,
    /// Not JSON.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// A file of another program.
    #[error("not a file of {APP}")]
    OtherApp,
    /// A file of ours, of another kind.
    #[error("unknown kind {0:?}")]
    Kind(String),
    /// A version that this build does not know.
    #[error("unknown version {0}")]
    Version(String),
    /// Records of a newer build.
    #[error("schema {0}, this version reads up to {SCHEMA}")]
    NewerSchema(u32),
    /// What has to stand there does not.
    #[error("missing")]
    Missing,
    /// Nothing of that name belongs there.
    #[error("does not belong there")]
    Foreign,
    /// Another kind of value has to stand there.
    #[error("{0:?} expected")]
    Expected(Json),
    /// A record, or an item of a list, without an id of its own.
    #[error("no id")]
    NoId,
    /// An id that stands in the file already.
    #[error("{0} stands twice")]
    IdTwice(Id),
    /// A value that cannot be read.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// A reference to a record that is not in the file.
    #[error("leads nowhere")]
    Nowhere,
    /// Not a colour of six hexadecimal digits.
    #[error("{0:?} is no colour")]
    Colour(String),
    /// Not the name of a picture beside `index.html`.
    #[error("{0:?} is no picture beside index.html")]
    Picture(String),
}

/// Something that is due on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The day.
    pub date: Day,
    /// What is due.
    pub text: Bilingual,
}

impl Deadline {
    /// Whether its day is over. On the day itself it can be met still.
    pub fn is_past(&self, today: NaiveDate) -> bool {
        self.date.date() < today
    }
}

/// The colour of links and buttons on light and on dark paper, as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accent {
    /// On light paper.
    pub light: String,
    /// On dark paper.
    pub dark: String,
}

/// What a host says beside its records. Pages that need no more read no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// When the file was made.
    pub date: Day,
    /// What is due, the nearest day first.
    pub deadlines: Vec<Deadline>,
    /// What the institution says about privacy.
    pub privacy: Option<Bilingual>,
    /// Its colour.
    pub accent: Option<Accent>,
    /// The file of its logo, beside `index.html`.
    pub logo: Option<String>,
    /// The members of [`LOOK`], word for word.
    raw: Vec<(&'static str, Box<str>)>,
}

/// What a host says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostConfig {
    /// What it says beside its records.
    pub look: Look,
    /// Offices, partners and programmes, brought to the schema of this build.
    pub records: Vec<(Collection, Id, Box<str>)>,
    /// Agreements to begin others from.
    pub templates: Vec<(Id, Box<str>)>,
}

impl HostConfig {
    /// The records of a collection.
    pub fn of(&self, collection: Collection) -> impl Iterator<Item = (Id, &str)> {
        let all = self.records.iter();
        all.filter(move |(of, ..)| *of == collection)
            .map(|(_, id, text)| (*id, &**text))
    }

    /// The text of a record.
    pub fn record(&self, collection: Collection, id: Id) -> Option<&str> {
        let found = self.of(collection).find(|(it, _)| *it == id);
        found.map(|(_, text)| text)
    }
}

/// Reads the file, after the checks that need no reading.
///
/// # Errors
/// See [`HostError`].
pub fn read(bytes: &[u8]) -> Result<HostConfig, HostError> {
    let (look, members, schema) = outside(bytes)?;
    let mut taken = records::Taken::of(schema);
    if let Some(part) = member(&members, "records") {
        taken.records(part)?;
    }
    if let Some(part) = member(&members, "templates") {
        taken.templates(part)?;
    }
    Ok(HostConfig {
        look,
        records: taken.records,
        templates: taken.templates,
    })
}

/// Reads what the file says beside its records, and passes over these.
///
/// # Errors
/// See [`HostError`].
pub fn read_look(bytes: &[u8]) -> Result<Look, HostError> {
    outside(bytes).map(|(look, ..)| look)
}

type Members<'a> = Vec<(String, Part<'a>)>;

fn member<'m, 'a>(members: &'m Members<'a>, name: &str) -> Option<&'m Part<'a>> {
    let found = members.iter().find(|(it, _)| it == name);
    found.map(|(_, part)| part)
}

/// What stands around the records, the members of the file, and the schema of its records.
fn outside(bytes: &[u8]) -> Result<(Look, Members<'_>, u32), HostError> {
    let file = Part::whole(json_of(bytes)?);
    let members = file.members()?;
    let member = |name: &str| member(&members, name);
    let needed = |name: &str| member(name).ok_or_else(|| file.member(name).is(HostFault::Missing));
    let app = member("app").map(Part::text).transpose()?;
    if app.as_deref() != Some(APP) {
        return Err(file.is(HostFault::OtherApp));
    }
    let kind = needed("kind")?;
    let named = kind.text()?;
    if named != "host" {
        return Err(kind.is(HostFault::Kind(named)));
    }
    let version = needed("version")?;
    if version.raw != VERSION {
        let read = version.raw.chars().take(40).collect();
        return Err(version.is(HostFault::Version(read)));
    }
    let known = [
        "app",
        "kind",
        "version",
        "schema",
        "date",
        "records",
        "templates",
    ];
    let known: Vec<&str> = known.into_iter().chain(LOOK).collect();
    part::only(&members, &known)?;
    let schema = member("schema").map_or(Ok(SCHEMA), |part| {
        let number = schema_number(part.raw);
        number.ok_or_else(|| part.is(HostFault::Expected(Json::Number)))
    })?;
    if schema > SCHEMA {
        return Err(file.member("schema").is(HostFault::NewerSchema(schema)));
    }
    let mut deadlines = Vec::new();
    if let Some(part) = member("deadlines") {
        for part in part.items()? {
            deadlines.push(deadline(&part)?);
        }
    }
    deadlines.sort_by_key(|it| it.date);
    let raw = LOOK.into_iter();
    let raw = raw.filter_map(|name| Some((name, member(name)?.raw.into())));
    let look = Look {
        date: day(needed("date")?)?,
        deadlines,
        privacy: member("privacy").map(bilingual).transpose()?,
        accent: member("accent").map(accent).transpose()?,
        logo: member("logo").map(picture).transpose()?,
        raw: raw.collect(),
    };
    Ok((look, members, schema))
}

/// The JSON text of the file.
fn json_of(bytes: &[u8]) -> Result<&str, HostError> {
    let whole = |fault| Part::whole("").is(fault);
    if bytes.len() > limits::HOST_BYTES {
        return Err(whole(HostFault::TooLarge(bytes.len())));
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| whole(HostFault::NotJson(error.to_string())))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim();
    if text.starts_with('<') {
        return Err(whole(HostFault::Page));
    }
    let mut scanner = Scanner::of(text, limits::DEPTH);
    let read = scanner.value().and_then(|_| scanner.end());
    read.map_err(|fault| whole(HostFault::NotJson(fault.to_string())))?;
    Ok(text)
}

fn day(part: &Part<'_>) -> Result<Day, HostError> {
    Day::parse(&part.text()?).map_err(|error| part.is(HostFault::Value(error)))
}

fn bilingual(part: &Part<'_>) -> Result<Bilingual, HostError> {
    let [fr, en] = part.named(["fr", "en"])?;
    Ok(Bilingual {
        fr: fr.text()?,
        en: en.text()?,
    })
}

fn deadline(part: &Part<'_>) -> Result<Deadline, HostError> {
    let [date, text] = part.named(["date", "text"])?;
    Ok(Deadline {
        date: day(&date)?,
        text: bilingual(&text)?,
    })
}

fn accent(part: &Part<'_>) -> Result<Accent, HostError> {
    let [light, dark] = part.named(["light", "dark"])?;
    Ok(Accent {
        light: colour(&light)?,
        dark: colour(&dark)?,
    })
}

fn colour(part: &Part<'_>) -> Result<String, HostError> {
    let text = part.text()?;
    let digits = text.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|it| it.is_ascii_hexdigit()) {
        Ok(text)
    } else {
        Err(part.is(HostFault::Colour(text)))
    }
}

/// The name of a picture: letters, digits, `-`, `_` and dots between them, so that it
/// leads nowhere else.
fn picture(part: &Part<'_>) -> Result<String, HostError> {
    let text = part.text()?;
    let plain = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'.');
    let ends = [".svg", ".png", ".jpg", ".webp"];
    let named = text.len() <= 100
        && text.bytes().all(plain)
        && !text.starts_with('.')
        && ends.iter().any(|end| text.ends_with(end));
    if named {
        Ok(text)
    } else {
        Err(part.is(HostFault::Picture(text)))
    }
}
