//! One agreement with everybody it is about, read into types.

use crate::model::records::{
    Agreement, Collection, Id, Office, Partner, Person, Programme, Record, value_at,
};
use crate::workspace::frozen::BESIDE;
use crate::workspace::json;
use crate::workspace::{Workspace, edit, path::Path};

/// Everything that one agreement says: as it is being written, or as a version keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The agreement itself.
    pub agreement: Agreement,
    /// Who goes.
    pub person: Person,
    /// The sending institution.
    pub office: Office,
    /// The receiving institution.
    pub partner: Partner,
    /// The programme at home, where one is named.
    pub programme: Option<Programme>,
}

/// The parts of a version's content, and the references that lead to them.
const PARTS: [(&str, Collection); 4] = [
    ("person", Collection::Person),
    ("office", Collection::Office),
    ("partner", Collection::Partner),
    ("programme", Collection::Programme),
];

impl Sheet {
    /// The agreement as it is being written; `None` where it is not there.
    pub fn of_draft(workspace: &Workspace, agreement: Id) -> Option<Self> {
        let text = workspace.record(Collection::Agreement, agreement)?;
        let referred = |(field, of): (&str, Collection)| {
            let id = value_at(text, field)?.parse().ok()?;
            workspace.record(of, id)
        };
        let [person, office, partner, programme] = PARTS.map(referred);
        Some(Self {
            agreement: read(Some(text)),
            person: read(person),
            office: read(office),
            partner: read(partner),
            programme: programme.map(|it| read(Some(it))),
        })
    }

    /// The agreement as the record of a version keeps it; `None` where the record has no
    /// content.
    pub fn of_version(version: &str) -> Option<Self> {
        let content = content_of(version)?;
        let parts = json::members(&content).ok()?;
        let part = |name: &str| parts.iter().find(|(it, _)| it == name).map(|(_, raw)| *raw);
        Some(Self {
            agreement: read(part("agreement")),
            person: read(part("person")),
            office: read(part("office")),
            partner: read(part("partner")),
            programme: part("programme").map(|it| read(Some(it))),
        })
    }
}

/// The content that a version's record keeps, as its text.
pub fn content_of(version: &str) -> Option<String> {
    let raw = edit::get(version, &Path::of_field("content").0).ok()??;
    json::is_object(&raw).then(|| raw.into_owned())
}

/// The content of a version made now: copies of the agreement and of whom it refers to,
/// without what is no part of the document. `None` where the agreement is not there.
pub fn content(workspace: &Workspace, agreement: Id) -> Option<String> {
    let text = workspace.record(Collection::Agreement, agreement)?;
    let mut members = vec![format!("\"agreement\":{}", public(text))];
    for (field, of) in PARTS {
        let id = value_at(text, field).and_then(|it| it.parse().ok());
        if let Some(record) = id.and_then(|id| workspace.record(of, id)) {
            members.push(format!("\"{field}\":{}", public(record)));
        }
    }
    Some(format!("{{{}}}", members.join(",")))
}

/// A record without what is no part of the document: notes, and what only the desk needs.
fn public(record: &str) -> String {
    BESIDE
        .iter()
        .chain(&["contacts"])
        .fold(record.to_owned(), |text, member| {
            edit::set(&text, &Path::of_field(member).0, None).unwrap_or(text)
        })
}

fn read<T: Record + Default>(text: Option<&str>) -> T {
    let read = text.and_then(|text| T::read(text).ok());
    read.map(|it| it.record).unwrap_or_default()
}
