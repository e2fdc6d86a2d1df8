//! The records of the file: those of the product, each read whole or refused.

use super::part::Part;
use super::{HostError, HostFault};
use crate::model::records::{
    Agreement, Collection, Content, FieldProblem, GradeTable, Id, Office, Partner, Programme,
    Record, value_at,
};
use crate::model::value::Json;
use crate::workspace::path::Path;
use crate::workspace::{edit, json, schema};
use std::collections::HashSet;

/// The collections that a host may give records of.
pub const GIVEN: [Collection; 4] = [
    Collection::GradeTable,
    Collection::Office,
    Collection::Partner,
    Collection::Programme,
];

/// What of an agreement is no part of a template: who goes, and how far it has come.
pub const NOT_IN_TEMPLATES: [&str; 9] = [
    "person",
    "mobility",
    "number",
    "languageLevel",
    "version",
    "inForce",
    "correcting",
    "archived",
    "notes",
];

/// What was taken of the file so far.
pub struct Taken {
    schema: u32,
    seen: HashSet<Id>,
    pub records: Vec<(Collection, Id, Box<str>)>,
    pub templates: Vec<(Id, Box<str>)>,
}

impl Taken {
    /// Begins, for records of a schema.
    pub fn of(schema: u32) -> Self {
        Self {
            schema,
            seen: HashSet::new(),
            records: Vec::new(),
            templates: Vec::new(),
        }
    }

    /// Takes the lists of records.
    pub fn records(&mut self, part: &Part<'_>) -> Result<(), HostError> {
        for (name, list) in part.members()? {
            let given = GIVEN.into_iter().find(|it| it.key() == name);
            let collection = given.ok_or_else(|| list.is(HostFault::Foreign))?;
            for part in list.items()? {
                let (id, text) = self.record(collection, &part)?;
                self.records.push((collection, id, text));
            }
        }
        Ok(())
    }

    /// Takes the templates; the records are taken already.
    pub fn templates(&mut self, part: &Part<'_>) -> Result<(), HostError> {
        for part in part.items()? {
            let (id, text) = self.record(Collection::Agreement, &part)?;
            for field in NOT_IN_TEMPLATES {
                if value_at(&text, field).is_some_and(|it| !it.is_empty()) {
                    return Err(at(&part, field, HostFault::Foreign));
                }
            }
            for of in GIVEN {
                let refers = value_at(&text, of.key()).filter(|it| !it.is_empty());
                let there = |id: &str| {
                    let mut all = self.records.iter();
                    all.any(|(it, record, _)| *it == of && record.to_string() == id)
                };
                if refers.is_some_and(|id| !there(&id)) {
                    return Err(at(&part, of.key(), HostFault::Nowhere));
                }
            }
            self.templates.push((id, text));
        }
        Ok(())
    }

    fn record(&mut self, of: Collection, part: &Part<'_>) -> Result<(Id, Box<str>), HostError> {
        if !json::is_object(part.raw) {
            return Err(part.is(HostFault::Expected(Json::Object)));
        }
        let not_json = |error: json::JsonError| part.is(HostFault::NotJson(error.to_string()));
        let text = schema::migrate(of, self.schema, part.raw).map_err(not_json)?;
        let id = json::record_id(&text).map_err(not_json)?;
        let id = id.ok_or_else(|| part.is(HostFault::NoId))?;
        if let Some(problem) = problem(of, &text) {
            let item = problem.item.map_or(1, |it| it.saturating_add(1));
            let place = match problem.item {
                Some(_) => format!("{} {item}", problem.path),
                None => problem.path,
            };
            return Err(at(part, &place, HostFault::Value(problem.error)));
        }
        for field in of.fields() {
            if let Content::List(_) = field.content {
                let list = edit::get(&text, &Path::of_field(field.path).0).map_err(not_json)?;
                if list.is_some_and(|it| json::items(&it).is_none()) {
                    return Err(at(part, field.path, HostFault::NoId));
                }
            }
        }
        if self.seen.insert(id) {
            Ok((id, text.into()))
        } else {
            Err(part.is(HostFault::IdTwice(id)))
        }
    }
}

/// What is wrong with a field of a record.
fn at(part: &Part<'_>, field: &str, fault: HostFault) -> HostError {
    HostError {
        place: format!("{}: {field}", part.place),
        fault,
    }
}

/// The first field of a record that cannot be read.
fn problem(of: Collection, text: &str) -> Option<FieldProblem> {
    fn first<T: Record>(text: &str) -> Option<FieldProblem> {
        T::read(text).ok()?.problems.into_iter().next()
    }
    match of {
        Collection::Office => first::<Office>(text),
        Collection::Partner => first::<Partner>(text),
        Collection::Programme => first::<Programme>(text),
        Collection::Agreement => first::<Agreement>(text),
        Collection::GradeTable => first::<GradeTable>(text),
        Collection::Person
        | Collection::Mobility
        | Collection::Version
        | Collection::Transcript
        | Collection::Decision => None,
    }
}
