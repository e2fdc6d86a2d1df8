//! Reading a stored record: one pass over its text; what is wrong is listed.

use super::field::{Slot, found};
use super::{Collection, FieldSpec, Id};
use crate::model::json;
use crate::model::value::ValueError;
use std::borrow::Cow;
use thiserror::Error;

/// A record of one collection, as a view of its stored text.
pub trait Record: Sized {
    /// Where such records are kept.
    const COLLECTION: Collection;

    /// Its fields, in the order of a form.
    const FIELDS: &'static [FieldSpec];

    /// Reads a stored record. A field that cannot be read is left empty and listed;
    /// unknown members are passed over; of a name that stands twice, the last counts.
    ///
    /// # Errors
    /// A [`ReadError`] when the text is no record at all.
    fn read(text: &str) -> Result<Read<Self>, ReadError>;
}

/// What could be read of a stored record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<T> {
    /// The id of the record.
    pub id: Id,
    /// Its fields.
    pub record: T,
    /// The fields that could not be read.
    pub problems: Vec<FieldProblem>,
}

/// A field that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field (`names.fr`, `contacts.email`).
    pub path: String,
    /// The place of the item in its list, from 0, where the field is one of a list.
    pub item: Option<usize>,
    /// The beginning of what was read.
    pub read: String,
    /// What is wrong with it.
    pub error: ValueError,
}

/// Why a text is no record.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// Not one JSON object.
    #[error("not a JSON object: {0}")]
    NotAnObject(#[from] json::Fault),
    /// No member `id` with a UUID.
    #[error("no id")]
    NoId,
}

impl FieldProblem {
    /// The most characters that are kept of what was read.
    const MAX: usize = 200;

    pub(super) fn new(path: &str, read: &str, error: ValueError) -> Self {
        Self {
            path: path.to_owned(),
            item: None,
            read: read.chars().take(Self::MAX).collect(),
            error,
        }
    }
}

/// What has fields: a record, or an item of a list.
pub(super) trait Fields {
    const FIELDS: &'static [FieldSpec];

    /// The field at a path.
    fn slot(&mut self, path: &str) -> Option<&mut dyn Slot>;
}

/// Reads a record of these fields.
pub(super) fn read_record<T: Fields + Default>(text: &str) -> Result<Read<T>, ReadError> {
    let mut record = T::default();
    let mut problems = Vec::new();
    let id = read_fields(&mut record, text, "", &mut problems)?;
    let id = id.and_then(|id| id.parse().ok()).ok_or(ReadError::NoId)?;
    Ok(Read {
        id,
        record,
        problems,
    })
}

/// Reads the fields of a record, or of an item of the list at `list`, and gives the
/// text of its id.
pub(super) fn read_fields<'a, F: Fields>(
    fields: &mut F,
    text: &'a str,
    list: &str,
    problems: &mut Vec<FieldProblem>,
) -> Result<Option<Cow<'a, str>>, ReadError> {
    let mut id = None;
    walk(text, "", &mut |path, raw| {
        if path == "id" {
            id = json::string(raw);
            return Step::Taken;
        }
        let full = match list {
            "" => Cow::Borrowed(path),
            list => Cow::Owned(format!("{list}.{path}")),
        };
        if let Some(slot) = fields.slot(path) {
            slot.take(&full, raw, problems);
            return Step::Taken;
        }
        if !raw.starts_with('{') && raw != "null" && is_group(F::FIELDS, path) {
            let error = ValueError::Stored { found: found(raw) };
            problems.push(FieldProblem::new(&full, raw, error));
        }
        Step::Unknown
    })?;
    Ok(id)
}

/// Whether a path is the beginning of a field's: `names` of `names.fr`.
fn is_group(fields: &[FieldSpec], path: &str) -> bool {
    fields.iter().any(|it| {
        let inside = it.path.strip_prefix(path);
        inside.is_some_and(|inside| inside.starts_with('.'))
    })
}

/// What became of a member.
pub(super) enum Step {
    /// Its value was taken.
    Taken,
    /// There is no field of this path; it may lie further in.
    Unknown,
}

/// Calls `each` with the path and the JSON text of every member, and goes into the
/// objects that it does not know, as far as paths go.
pub(super) fn walk<'a>(
    text: &'a str,
    prefix: &str,
    each: &mut dyn FnMut(&str, &'a str) -> Step,
) -> Result<(), ReadError> {
    let mut inside = Ok(());
    json::members(text, |name, raw| {
        let path = match prefix {
            "" => name,
            prefix => Cow::Owned(format!("{prefix}.{name}")),
        };
        if let Step::Unknown = each(&path, raw)
            && raw.starts_with('{')
            && prefix.is_empty()
        {
            let read = walk(raw, &path, each);
            if inside.is_ok() {
                inside = read;
            }
        }
    })?;
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::records::{Mobility, Partner, Programme};
    use crate::model::value::{Json, Kind, Value as _};

    const ID: &str = "919108f7-52d1-4320-9bac-f847db4148a8";

    fn read<T: Record>(members: &str) -> Read<T> {
        T::read(&format!(r#"{{"id":"{ID}"{members}}}"#)).unwrap()
    }

    #[test]
    fn a_record_is_read_with_its_groups_and_lists() {
        let members = format!(
            r#","names":{{"fr":"Université d’Oslo","new":{{"deep":1}}}},"erasmus":"n oslo1","contacts":[{{"id":"{ID}","name":"Zoé","unknown":[]}}],"future":{{"a":[1]}}"#
        );
        let read = read::<Partner>(&members);
        assert_eq!(read.problems, []);
        assert_eq!(read.id.to_string(), ID);
        let partner = read.record;
        assert_eq!(partner.names_fr.unwrap().as_str(), "Université d’Oslo");
        assert_eq!(partner.erasmus.unwrap().as_str(), "N  OSLO01");
        assert_eq!(partner.contacts.len(), 1);
        assert_eq!(partner.contacts[0].id, Some(read.id));
        assert_eq!(
            partner.contacts[0].value.name.as_ref().unwrap().text(),
            "Zoé"
        );
    }

    #[test]
    fn what_cannot_be_read_is_listed_with_its_path_and_the_rest_is_read() {
        let members = r#","pic":"12","country":7,"city":"Oslo","names":"Oslo","contacts":[{"email":"a"},3,{"name":{}}],"units":{}"#;
        let read = read::<Partner>(members);
        assert_eq!(read.record.city.unwrap().as_str(), "Oslo");
        let problems: Vec<_> = read
            .problems
            .iter()
            .map(|it| (it.path.as_str(), it.item, it.read.as_str()))
            .collect();
        let expected = [
            ("pic", None, "12"),
            ("country", None, "7"),
            ("names", None, "\"Oslo\""),
            ("contacts.email", Some(0), "a"),
            ("contacts", Some(1), "3"),
            ("contacts.name", Some(2), "{}"),
            ("units", None, "{}"),
        ];
        assert_eq!(problems, expected);
        let form = ValueError::Form {
            kind: Kind::Pic,
            read: "12".to_owned(),
        };
        assert_eq!(read.problems[0].error, form);
        let found = Json::Number;
        assert_eq!(read.problems[1].error, ValueError::Stored { found });
    }

    #[test]
    fn nothing_is_no_problem() {
        let members = r#","code":"","level":null,"requirements":null,"title":null,"isced":null"#;
        let read = read::<Programme>(members);
        assert_eq!((read.record, read.problems), (Programme::default(), vec![]));
    }

    #[test]
    fn of_a_name_that_stands_twice_the_last_counts() {
        let read = read::<Programme>(r#","code":"A","code":"B""#);
        assert_eq!(read.record.code.unwrap().as_str(), "B");
    }

    #[test]
    fn a_flag_is_true_or_false() {
        let members =
            r#","requirements":[{"compulsory":true},{"compulsory":"non"},{"compulsory":1}]"#;
        let read = read::<Programme>(members);
        let flags = read
            .record
            .requirements
            .iter()
            .map(|it| it.value.compulsory);
        let flags: Vec<_> = flags.map(|it| it.map(|it| it.0)).collect();
        assert_eq!(flags, [Some(true), Some(false), None]);
        assert_eq!(read.problems.len(), 1);
    }

    #[test]
    fn a_text_that_is_no_record_is_refused() {
        for text in ["", "[]", "null", "{", "{}x"] {
            let error = Programme::read(text).unwrap_err();
            assert!(matches!(error, ReadError::NotAnObject { .. }), "{text}");
        }
        for text in ["{}", r#"{"id":1}"#, r#"{"id":"1"}"#, r#"{"x":{"id":"1"}}"#] {
            assert_eq!(Programme::read(text), Err(ReadError::NoId), "{text}");
        }
    }

    #[test]
    fn a_stay_knows_its_period() {
        let stay = |start: &str, end: &str| {
            let members = format!(r#","start":"{start}","end":"{end}""#);
            read::<Mobility>(&members).record.period()
        };
        assert_eq!(stay("2025-09", ""), None);
        assert_eq!(stay("2025-09", "2026-01").unwrap().unwrap().days_max(), 153);
        assert!(stay("2026-01-31", "2025-09").unwrap().is_err());
    }
}
