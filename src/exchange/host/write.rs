//! The file made from the records of an office: field by field what everybody may see,
//! and nothing else. A grading table whose owner does not want it passed on stays here.

use super::records::{GIVEN, NOT_IN_TEMPLATES};
use super::{APP, Look, VERSION};
use crate::model::json::string;
use crate::model::limits;
use crate::model::records::{Collection, Content, Facet, FieldSpec, Id, facet_groups, value_at};
use crate::model::value::Kind;
use crate::workspace::json::{self, quoted};
use crate::workspace::path::Path;
use crate::workspace::schema::SCHEMA;
use crate::workspace::{Workspace, edit};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Of a partner: what only the office is concerned with, beside the facets that are its own.
const NOT_OF_PARTNERS: [&str; 13] = [
    "notes",
    "status",
    "verifiedOn",
    "reviews",
    "schemes",
    "tags",
    "size",
    "segment",
    "functioning",
    "constraints",
    "sector",
    "formerNames",
    "parent",
];

/// Partners that are not open to students.
const NOT_OPEN: [&str; 6] = [
    "prospect",
    "contacted",
    "examined",
    "retained",
    "refused",
    "ended",
];

/// Contacts whom a student may write to.
const ROLES: [&str; 2] = ["administrative", "academic"];

/// Of a contact.
const NOT_OF_CONTACTS: [&str; 4] = ["function", "verifiedOn", "sphere", "interests"];

/// Of an office: what it judges its partners by, beside its notes.
const NOT_OF_OFFICES: [&str; 4] = ["notes", "criteria", "dormantMonths", "vet"];

/// Writes the file from the records of a space: offices, partners and programmes without
/// notes, and templates without anybody's name. What the page's present host says beside
/// its records is carried over.
///
/// # Errors
/// It would be larger than a file that is read may be; its bytes.
pub fn write(
    workspace: &Workspace,
    today: NaiveDate,
    before: Option<&Look>,
) -> Result<String, usize> {
    let mut there = BTreeSet::new();
    let mut lists = Vec::new();
    let inner = Facet::ALL.into_iter().filter(|it| it.is_inner());
    let inner = inner.flat_map(facet_groups).flat_map(|it| it.1);
    let of_partners: Vec<&str> = NOT_OF_PARTNERS.iter().chain(inner).copied().collect();
    for of in GIVEN {
        let records = workspace.table(of).records();
        let open = records.filter(|(_, text)| {
            let says = |field| value_at(text, field).unwrap_or_default();
            match of {
                Collection::Partner => !NOT_OPEN.contains(&&*says("status")),
                Collection::GradeTable => says("confidential") != "true",
                _ => true,
            }
        });
        let leave = match of {
            Collection::Partner => &of_partners[..],
            Collection::Office => &NOT_OF_OFFICES[..],
            _ => &["notes"],
        };
        let shown: Vec<String> = open
            .filter_map(|(id, text)| {
                there.insert((of, id));
                only(text, of.fields(), leave)
            })
            .collect();
        if !shown.is_empty() {
            lists.push(format!("\"{of}\":[\n{}\n]", shown.join(",\n")));
        }
    }
    let templates = templates(workspace).filter_map(|(_, text)| template(text, &there));
    let templates: Vec<String> = templates.collect();
    let mut members = vec![
        format!("\"app\":\"{APP}\",\"kind\":\"host\",\"version\":{VERSION}"),
        format!("\"schema\":{SCHEMA},\"date\":\"{today}\""),
    ];
    if !lists.is_empty() {
        members.push(format!("\"records\":{{\n{}}}", lists.join(",\n")));
    }
    if !templates.is_empty() {
        members.push(format!("\"templates\":[\n{}\n]", templates.join(",\n")));
    }
    let look = before.into_iter().flat_map(|it| &it.raw);
    members.extend(look.map(|(name, raw)| format!("\"{name}\":{raw}")));
    let text = format!("{{{}}}\n", members.join(",\n"));
    if text.len() > limits::HOST_BYTES {
        return Err(text.len());
    }
    Ok(text)
}

/// The agreements of a space that are templates.
pub fn templates(workspace: &Workspace) -> impl Iterator<Item = (Id, &str)> {
    let agreements = workspace.table(Collection::Agreement).records();
    agreements.filter(|(_, text)| value_at(text, "template").as_deref() == Some("true"))
}

/// A template without what belongs to one stay, and without references to what is not in
/// the file.
fn template(text: &str, there: &BTreeSet<(Collection, Id)>) -> Option<String> {
    let away = GIVEN.into_iter().filter(|of| {
        let refers = value_at(text, of.key()).and_then(|it| it.parse().ok());
        !refers.is_some_and(|id| there.contains(&(*of, id)))
    });
    let away = away.map(Collection::key);
    let leave: Vec<&str> = NOT_IN_TEMPLATES.into_iter().chain(away).collect();
    only(text, Collection::Agreement.fields(), &leave)
}

/// A record, or an item of one, with its known fields but these. What cannot be read is
/// left out: the file would be refused for it.
fn only(text: &str, fields: &[FieldSpec], leave: &[&str]) -> Option<String> {
    let id = json::id_of(text)?;
    let mut shown = format!("{{\"id\":{}}}", quoted(&id));
    for field in fields.iter().filter(|it| !leave.contains(&it.path)) {
        let path = Path::of_field(field.path);
        let Some(raw) = edit::get(text, &path.0).ok().flatten() else {
            continue;
        };
        let value = match field.content {
            Content::Scalar { kind, check } => scalar(&raw, kind, check),
            Content::List(fields) => list(&raw, field.path, fields),
        };
        if let Some(value) = value {
            shown = edit::set(&shown, &path.0, Some(&value)).ok()?;
        }
    }
    Some(shown)
}

fn scalar<E>(raw: &str, kind: Kind, check: fn(&str) -> Result<String, E>) -> Option<String> {
    let readable = match string(raw) {
        Some(text) => check(&text).is_ok(),
        None => kind == Kind::Flag && matches!(raw, "true" | "false"),
    };
    readable.then(|| raw.to_owned())
}

fn list(raw: &str, path: &str, fields: &[FieldSpec]) -> Option<String> {
    let has_role = fields.iter().any(|it| it.path == "role");
    let items = json::items(raw)?.into_iter().filter(|(_, item)| {
        let role = value_at(item, "role").unwrap_or_default();
        path != "contacts" || !has_role || ROLES.contains(&&*role)
    });
    let leave = match path {
        "contacts" => &NOT_OF_CONTACTS[..],
        _ => &[],
    };
    let items: Vec<String> = items
        .filter_map(|(_, item)| only(item, fields, leave))
        .collect();
    (!items.is_empty()).then(|| json::list(items.iter().map(String::as_str)))
}
