//! The shape of stored records over time.
//!
//! One number, in `meta` and in every backup. A step brings a record from one number
//! to the next; steps are named by what they do and never renumbered. For every number
//! a frozen example stands in `tests/fixtures/schemas`.

use super::edit;
use super::json::JsonError;
use super::path::Path;
use crate::model::records::Collection;
use std::borrow::Cow;

/// The schema that this build writes.
pub const SCHEMA: u32 = 4;

/// One step: it leads to a schema, and changes the records of some collections.
struct Step {
    to: u32,
    apply: fn(Collection, String) -> Result<String, JsonError>,
}

const STEPS: [Step; 3] = [
    Step {
        to: 2,
        apply: names_by_language,
    },
    Step {
        to: 3,
        apply: unchanged,
    },
    Step {
        to: 4,
        apply: unchanged,
    },
];

/// The text of a record of an older schema as this build writes it; one of today's is
/// not even copied.
///
/// # Errors
/// The record is not of the shape of its schema.
pub fn migrate(collection: Collection, schema: u32, text: &str) -> Result<Cow<'_, str>, JsonError> {
    let mut text = Cow::Borrowed(text);
    for step in STEPS.iter().filter(|step| step.to > schema) {
        text = (step.apply)(collection, text.into_owned())?.into();
    }
    Ok(text)
}

/// Schema 1 had one `name` for an institution; since schema 2 it has one for each
/// language. The old one becomes the name in the institution's own words; where that
/// place is taken, it stays what it is, as a member that no field reads.
fn names_by_language(collection: Collection, text: String) -> Result<String, JsonError> {
    let target = match collection {
        Collection::Office => "names.fr",
        Collection::Partner => "names.local",
        _ => return Ok(text),
    };
    let name = Path::of_field("name");
    let Some(value) = edit::get(&text, &name.0)?.map(Cow::into_owned) else {
        return Ok(text);
    };
    let target = Path::of_field(target);
    match edit::get(&text, &target.0) {
        Ok(None) => {}
        Ok(Some(_)) | Err(_) => return Ok(text),
    }
    let text = edit::set(&text, &name.0, None)?;
    edit::set(&text, &target.0, Some(&value))
}

/// Schema 3 knows agreements and their versions, schema 4 transcripts, grading tables and
/// decisions. Nothing changes in what was there; the number keeps an older build from
/// passing them over.
#[expect(clippy::unnecessary_wraps, reason = "the form of a step")]
fn unchanged(_: Collection, text: String) -> Result<String, JsonError> {
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_step_leads_to_the_schema_of_this_build() {
        assert_eq!(STEPS.last().map(|step| step.to), Some(SCHEMA));
        assert!(STEPS.is_sorted_by(|one, other| one.to < other.to));
    }

    #[test]
    fn one_name_becomes_the_name_in_its_own_language() {
        let old = r#"{"id":"x","name":"Universität Wien","later":[ 1 ]}"#;
        assert_eq!(
            migrate(Collection::Partner, 1, old).unwrap(),
            r#"{"id":"x","later":[ 1 ],"names":{"local":"Universität Wien"}}"#
        );
        for taken in [
            r#"{"id":"x","name":"A","names":{"local":"B"}}"#,
            r#"{"id":"x","name":"A","names":"B"}"#,
        ] {
            assert_eq!(migrate(Collection::Partner, 1, taken).unwrap(), taken);
        }
        assert_eq!(migrate(Collection::Partner, 2, old).unwrap(), old);
        assert_eq!(migrate(Collection::Person, 1, old).unwrap(), old);
    }
}
