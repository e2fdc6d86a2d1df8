//! Single values out of stored records, without reading the rest into types.

use super::field::stored;
use super::read::{Step, walk};
use super::{Collection, Content, Id, spec};
use crate::model::json;
use crate::model::value::Kind;
use std::borrow::Cow;

/// The paths that a list of records shows, in the order of its columns.
pub const fn columns(collection: Collection) -> &'static [&'static str] {
    match collection {
        Collection::Office => &["names.fr", "names.en", "country", "city", "erasmus"],
        Collection::Partner => &[
            "names.fr",
            "names.en",
            "names.local",
            "acronym",
            "kind",
            "country",
            "city",
            "region",
            "district",
            "sector",
            "erasmus",
            "tags",
            "status",
            "nextStepOn",
            "verifiedOn",
        ],
        Collection::Person => &["familyNames", "givenNames", "email", "studentNumber"],
        Collection::Mobility => &[
            "kind",
            "direction",
            "person",
            "partner",
            "homeYear",
            "hostYear",
            "start",
            "end",
            "status",
        ],
        Collection::Programme => &["code", "title.fr", "title.en", "level", "year"],
        Collection::Agreement => &[
            "person",
            "partner",
            "scheme",
            "hostYear",
            "start",
            "end",
            "number",
            "version",
            "correcting",
            "archived",
            "mobility",
        ],
        Collection::Version => &["agreement", "number", "person"],
        Collection::GradeTable => &[
            "name",
            "partner",
            "gradeScale",
            "isced",
            "level",
            "period",
            "source",
            "sourceOn",
        ],
        Collection::Transcript => &[
            "person",
            "partner",
            "number",
            "issuedOn",
            "receivedOn",
            "agreement",
        ],
        Collection::Decision => &[
            "person",
            "agreement",
            "regime",
            "author",
            "decidedOn",
            "withdrawnOn",
            "transcript",
            "version",
        ],
    }
}

/// The canonical texts of the columns of a stored record: empty where nothing
/// stands, and what stands where it cannot be read. `None` for what is no record.
pub fn summarise(collection: Collection, text: &str) -> Option<Vec<String>> {
    let columns = columns(collection);
    let mut texts = vec![String::new(); columns.len()];
    walk(text, "", &mut |path, raw| {
        let place = columns.iter().position(|it| *it == path);
        let Some(cell) = place.and_then(|place| texts.get_mut(place)) else {
            return Step::Unknown;
        };
        *cell = canonical(collection, path, raw);
        Step::Taken
    })
    .ok()?;
    Some(texts)
}

fn canonical(collection: Collection, path: &str, raw: &str) -> String {
    let Some(Content::Scalar { kind, check }) = spec(collection, path).map(|it| it.content) else {
        return String::new();
    };
    match stored(kind, raw) {
        Ok(Some(text)) => check(&text).unwrap_or_else(|_| text.into_owned()),
        Ok(None) => String::new(),
        Err(_) => raw.to_owned(),
    }
}

/// One stored scalar by its dotted path, as it stands; `true` and `false` for flags.
/// An item of a list is named by its id: `contacts.<id>.email`. `None` where nothing
/// stands, or something else than a scalar.
pub fn value_at<'a>(text: &'a str, path: &str) -> Option<Cow<'a, str>> {
    let raw = raw_at(text, path)?;
    stored(Kind::Flag, raw).ok().flatten()
}

/// The JSON text at a dotted path. A name that holds dots itself is never reached.
fn raw_at<'a>(text: &'a str, path: &str) -> Option<&'a str> {
    let (first, rest) = match path.split_once('.') {
        Some((first, rest)) => (first, Some(rest)),
        None => (path, None),
    };
    let raw = if text.starts_with('[') {
        item(text, first.parse().ok()?)?
    } else {
        let mut found = None;
        let read = json::members(text, |name, raw| {
            if name == first {
                found = Some(raw);
            }
        });
        read.ok().and(found)?
    };
    match rest {
        Some(rest) => raw_at(raw, rest),
        None => Some(raw),
    }
}

fn item(list: &str, id: Id) -> Option<&str> {
    let mut found = None;
    let read = json::items(list, |raw| {
        let named = raw_at(raw, "id").and_then(json::string);
        if found.is_none() && named.and_then(|it| it.parse().ok()) == Some(id) {
            found = Some(raw);
        }
    });
    read.ok().and(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "919108f7-52d1-4320-9bac-f847db4148a8";

    #[test]
    fn every_column_is_a_scalar_of_its_record() {
        for collection in Collection::ALL {
            for path in columns(collection) {
                let content = spec(collection, path).map(|it| it.content);
                assert!(matches!(content, Some(Content::Scalar { .. })), "{path}");
            }
        }
    }

    #[test]
    fn a_summary_is_canonical_where_it_can_be() {
        let text = format!(
            r#"{{"id":"{ID}","names":{{"fr":" Uni ","x":1}},"country":"el","status":3,"city":null}}"#
        );
        let texts = summarise(Collection::Partner, &text).unwrap();
        let said: Vec<_> = columns(Collection::Partner)
            .iter()
            .zip(&texts)
            .filter(|(_, text)| !text.is_empty())
            .map(|(path, text)| (*path, text.as_str()))
            .collect();
        let expected = [("names.fr", "Uni"), ("country", "GR"), ("status", "3")];
        assert_eq!(said, expected);
        assert_eq!(summarise(Collection::Partner, "[]"), None);
    }

    #[test]
    fn a_value_is_found_by_its_path() {
        let text = format!(
            r#"{{"names":{{"fr":"\u00c9cole","en":""}},"contacts":[{{"id":"x"}},{{"id":"{ID}","email":"a@b.fr"}}],"n":1,"f":true,"a.b":"c"}}"#
        );
        let at = |path: &str| value_at(&text, path).map(Cow::into_owned);
        assert_eq!(at("names.fr").as_deref(), Some("École"));
        assert_eq!(
            at(&format!("contacts.{ID}.email")).as_deref(),
            Some("a@b.fr")
        );
        assert_eq!(at("f").as_deref(), Some("true"));
        for path in [
            "names.en",
            "names",
            "contacts",
            "contacts.0.email",
            "n",
            "a.b",
            "",
            "names.fr.x",
        ] {
            assert_eq!(at(path), None, "{path}");
        }
        assert_eq!(value_at("[", "a"), None);
    }

    #[test]
    fn a_value_without_escapes_is_borrowed() {
        assert!(matches!(
            value_at(r#"{"a":"b"}"#, "a"),
            Some(Cow::Borrowed("b"))
        ));
    }
}
