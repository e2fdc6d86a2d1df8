//! One agreement with everybody it is about, read into types.

use super::rule_sheet::counted;
use crate::model::records::{
    Agreement, Collection, FieldProblem, Id, Office, Partner, Person, Programme, Record, value_at,
};
use crate::model::value::DayOrMonth;
use crate::workspace::frozen::BESIDE;
use crate::workspace::{Workspace, diff, edit, json, path::Path};

/// Everything that one agreement says: as it is being written, or as a version keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The agreement itself.
    pub agreement: Agreement,
    /// Who goes.
    pub person: Person,
    /// The sending institution.
    pub office: Office,
    /// The receiving institution, with the rules that count for this stay.
    pub partner: Partner,
    /// The programme at home, where one is named.
    pub programme: Option<Programme>,
    /// The fields that hold what cannot be read, with the record they belong to.
    pub problems: Vec<(Collection, FieldProblem)>,
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
        let parts = PARTS.map(referred);
        Some(Self::read(Some(text), parts))
    }

    /// The agreement as the record of a version keeps it; `None` where the record has no
    /// content.
    pub fn of_version(version: &str) -> Option<Self> {
        let content = content_of(version)?;
        let parts = json::members(&content).ok()?;
        let part = |name: &str| parts.iter().find(|(it, _)| it == name).map(|(_, raw)| *raw);
        let parts = PARTS.map(|(name, _)| part(name));
        Some(Self::read(part("agreement"), parts))
    }

    fn read(agreement: Option<&str>, parts: [Option<&str>; 4]) -> Self {
        let [person, office, partner, programme] = parts;
        let mut problems = Vec::new();
        let found = &mut problems;
        let agreement: Agreement = read(agreement, found);
        let start = agreement.start.map(DayOrMonth::first_day);
        Self {
            person: read(person, found),
            office: read(office, found),
            partner: counted(read(partner, found), start),
            agreement,
            programme: programme.map(|it| read(Some(it), found)),
            problems,
        }
    }
}

/// The copy of a record of this collection that a version's record keeps, as its text.
pub fn copy_of(version: &str, of: Collection) -> Option<String> {
    let path = Path::of_field("content").field(of.key());
    let raw = edit::get(version, &path.0).ok()??;
    json::is_object(&raw).then(|| raw.into_owned())
}

/// What of a record is no part of the document: notes, and what only the desk needs.
fn beside() -> impl Iterator<Item = &'static str> {
    BESIDE.into_iter().chain(["contacts", "reviews", "schemes"])
}

/// Whether versions keep a member of a record.
pub fn is_kept(member: &str) -> bool {
    !beside().any(|it| it == member)
}

/// Whether a record says something else now than the copy that a version keeps of it. Of
/// one that is gone nothing is known.
pub fn was_changed(workspace: &Workspace, version: &str, of: Collection) -> bool {
    let copy = copy_of(version, of).unwrap_or_default();
    let id = json::id_of(&copy).and_then(|it| it.parse().ok());
    let record = id.and_then(|id| workspace.record(of, id));
    record.is_some_and(|it| !diff::alike(&public(it), &copy))
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

fn public(record: &str) -> String {
    beside().fold(record.to_owned(), |text, member| {
        edit::set(&text, &Path::of_field(member).0, None).unwrap_or(text)
    })
}

fn read<T: Record + Default>(
    text: Option<&str>,
    problems: &mut Vec<(Collection, FieldProblem)>,
) -> T {
    let Some(read) = text.and_then(|text| T::read(text).ok()) else {
        return T::default();
    };
    let found = read.problems.into_iter().map(|it| (T::COLLECTION, it));
    problems.extend(found);
    read.record
}
