//! The same change to many records, as one command.

use super::Workspace;
use super::command::{Brought, What};
use super::json::stored;
use super::path::Path;
use super::register::filter::tags;
use super::table::cell;
use crate::model::records::{Collection, Content, Id, columns, spec, value_at};
use crate::model::value::{Kind, ValueError};
use crate::text::fold;
use std::collections::BTreeSet;

/// What is done with each record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The value of a field is this one, or none.
    Set(&'static str, Option<String>),
    /// A label is added to those that a field holds.
    Tag(&'static str, String),
    /// A label is taken from those that a field holds.
    Untag(&'static str, String),
    /// The record is deleted.
    Delete,
}

/// What that comes to for one record.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It changes.
    Changes(Brought),
    /// It says that already.
    Same,
    /// It is not there (any more).
    Gone,
    /// It stays, as other records refer to it.
    Referred,
    /// It stays, as its field cannot hold the result.
    Refused(ValueError),
}

impl Change {
    /// The change that puts a typed text into a field, checked as the field does it; of an
    /// empty text, the one that empties the field.
    ///
    /// # Errors
    /// The text is no value of the field.
    pub fn set(
        collection: Collection,
        field: &'static str,
        text: &str,
    ) -> Result<Self, ValueError> {
        if text.trim().is_empty() {
            return Ok(Self::Set(field, None));
        }
        Ok(Self::Set(field, Some(checked(collection, field, text)?)))
    }

    /// What the change comes to for a record; `referred` are those that others refer to
    /// ([`referred`]).
    pub fn of(
        &self,
        workspace: &Workspace,
        collection: Collection,
        id: Id,
        referred: &BTreeSet<Id>,
    ) -> Outcome {
        let Some(text) = workspace.record(collection, id) else {
            return Outcome::Gone;
        };
        let (field, value) = match self {
            Self::Delete if referred.contains(&id) => return Outcome::Referred,
            Self::Delete => {
                return Outcome::Changes(Brought {
                    collection,
                    id,
                    what: What::Gone(text.into()),
                });
            }
            Self::Set(field, value) => (*field, value.clone()),
            Self::Tag(field, tag) => {
                let here = value_at(text, field).unwrap_or_default();
                if tags(&here).any(|it| fold(it) == fold(tag)) {
                    return Outcome::Same;
                }
                let all: Vec<&str> = tags(&here).chain([tag.as_str()]).collect();
                match checked(collection, field, &all.join(", ")) {
                    Ok(value) => (*field, Some(value)),
                    Err(error) => return Outcome::Refused(error),
                }
            }
            Self::Untag(field, tag) => {
                let here = value_at(text, field).unwrap_or_default();
                let kept: Vec<&str> = tags(&here).filter(|it| fold(it) != fold(tag)).collect();
                if kept.len() == tags(&here).count() {
                    return Outcome::Same;
                }
                let kept = kept.join(", ");
                (*field, Some(kept).filter(|it| !it.is_empty()))
            }
        };
        if value_at(text, field).as_deref() == value.as_deref() {
            return Outcome::Same;
        }
        let kind = kind(collection, field).unwrap_or(Kind::Text);
        let raw = value.map(|it| stored(kind, &it));
        let place = (Path::of_field(field), raw.map(Into::into));
        Outcome::Changes(Brought::places(collection, id, vec![place]))
    }
}

/// The records of a collection to which those of others refer, as far as lists tell, and the partners of which others are a part.
pub fn referred(workspace: &Workspace, to: Collection) -> BTreeSet<Id> {
    let mut found = BTreeSet::new();
    for collection in Collection::ALL {
        let refers = |path: &&&str| kind(collection, path) == Some(Kind::Reference(to));
        for path in columns(collection).iter().filter(refers) {
            let rows = workspace.table(collection).rows();
            found
                .extend(rows.filter_map(|(_, row)| cell(collection, row, path).parse::<Id>().ok()));
        }
    }
    // What a partner is a part of stands in no list.
    if to == Collection::Partner {
        let records = workspace.table(to).records();
        let parents = records.filter_map(|(_, text)| value_at(text, "parent"));
        found.extend(parents.filter_map(|it| it.parse::<Id>().ok()));
    }
    found
}

fn kind(collection: Collection, field: &str) -> Option<Kind> {
    match spec(collection, field)?.content {
        Content::Scalar { kind, .. } => Some(kind),
        Content::List(_) => None,
    }
}

/// A text as its field keeps it.
fn checked(collection: Collection, field: &str, text: &str) -> Result<String, ValueError> {
    match spec(collection, field).map(|it| it.content) {
        Some(Content::Scalar { check, .. }) => check(text),
        Some(Content::List(_)) | None => Ok(text.to_owned()),
    }
}
