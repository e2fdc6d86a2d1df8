//! What is known of a field before any record is read.

use super::{Collection, Id};
use crate::model::value::{Kind, Value, ValueError};

/// One field of a record, or of the items of one of its lists.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// Names joined by dots from the record's root (`names.fr`), or from the item.
    pub path: &'static str,
    /// What stands there.
    pub content: Content,
    /// Whether the record is of little use without it; saving is never blocked.
    pub required: bool,
    /// How far it tells about a person.
    pub privacy: Privacy,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// One value.
    Scalar {
        /// What a form offers.
        kind: Kind,
        /// Reads typed text, and gives the canonical text.
        check: fn(&str) -> Result<String, ValueError>,
    },
    /// Items of these fields, each with its own id.
    List(&'static [FieldSpec]),
}

/// How far a field tells about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Privacy {
    /// It does not.
    None,
    /// It is about one person: a name, an address, a note.
    Personal,
    /// Birth date, identifier of the student, gender, nationality: never in a draft.
    Sensitive,
}

/// Reads typed text as a `T`, and gives its canonical text.
pub(super) fn check<T: Value>(text: &str) -> Result<String, ValueError> {
    T::parse(text).map(|value| value.text())
}

/// The field of a collection at a path. An item of a list may be named in it by its
/// id or left out: `contacts.email` and `contacts.<id>.email` are one field.
pub fn spec(collection: Collection, path: &str) -> Option<&'static FieldSpec> {
    let fields = collection.fields();
    if let Some(spec) = fields.iter().find(|it| it.path == path) {
        return Some(spec);
    }
    fields.iter().find_map(|list| {
        let Content::List(items) = list.content else {
            return None;
        };
        let inside = path.strip_prefix(list.path)?.strip_prefix('.')?;
        let inside = match inside.split_once('.') {
            Some((id, field)) if id.parse::<Id>().is_ok() => field,
            _ => inside,
        };
        items.iter().find(|it| it.path == inside)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_by_its_path_in_lists_too() {
        let id = "919108f7-52d1-4320-9bac-f847db4148a8";
        let found = |path: &str| spec(Collection::Partner, path).map(|it| it.path);
        assert_eq!(found("names.fr"), Some("names.fr"));
        assert_eq!(found("contacts"), Some("contacts"));
        assert_eq!(found("contacts.email"), Some("email"));
        assert_eq!(found(&format!("contacts.{id}.email")), Some("email"));
        assert_eq!(found("names"), None);
        assert_eq!(found("contacts.0.email"), None);
        assert_eq!(found(&format!("contacts.{id}")), None);
    }

    #[test]
    fn a_check_gives_the_canonical_text() {
        let spec = spec(Collection::Partner, "erasmus").unwrap();
        let Content::Scalar { check, .. } = spec.content else {
            panic!("a list");
        };
        assert_eq!(check("f paris 1").as_deref(), Ok("F  PARIS01"));
    }

    // What drafts must never hold.
    #[test]
    fn what_is_sensitive_is_marked_in_every_collection() {
        let sensitive: Vec<&str> = Collection::ALL
            .into_iter()
            .flat_map(Collection::fields)
            .filter(|it| it.privacy == Privacy::Sensitive)
            .map(|it| it.path)
            .collect();
        assert_eq!(sensitive, ["birthDate", "nationality", "gender", "esi"]);
    }
}
