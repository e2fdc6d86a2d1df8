//! Fields that are read: one value, or a list of items.

use super::read::{FieldProblem, Fields, read_fields};
use super::{Collection, Id};
use crate::model::json;
use crate::model::value::{Json, Kind, Value, ValueError};
use std::borrow::Cow;

/// One item of a list, with the id by which two copies of it are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item<T> {
    /// Its id; `None` in a file whose author gave none.
    pub id: Option<Id>,
    /// Its fields.
    pub value: T,
}

/// A field into which a stored value is read.
pub(super) trait Slot {
    /// Reads the value whose JSON text is `raw`; what is wrong is noted under `path`.
    fn take(&mut self, path: &str, raw: &str, problems: &mut Vec<FieldProblem>);
}

impl<T: Value> Slot for Option<T> {
    fn take(&mut self, path: &str, raw: &str, problems: &mut Vec<FieldProblem>) {
        *self = None;
        let read = match stored(T::KIND, raw) {
            Ok(None) => return,
            Ok(Some(text)) => T::parse(&text).map_err(|error| (text.into_owned(), error)),
            Err(error) => Err((raw.to_owned(), error)),
        };
        match read {
            Ok(value) => *self = Some(value),
            Err((read, error)) => problems.push(FieldProblem::new(path, &read, error)),
        }
    }
}

impl<T: Fields + Default> Slot for Vec<Item<T>> {
    fn take(&mut self, path: &str, raw: &str, problems: &mut Vec<FieldProblem>) {
        self.clear();
        let mut places = 0_usize..;
        let list = json::items(raw, |raw| {
            let mut item = Item::default();
            let first = problems.len();
            if let Ok(id) = read_fields(&mut item.value, raw, path, problems) {
                item.id = id.and_then(|id| id.parse().ok());
                self.push(item);
            } else {
                let error = ValueError::Stored { found: found(raw) };
                problems.push(FieldProblem::new(path, raw, error));
            }
            let place = places.next();
            for problem in problems.iter_mut().skip(first) {
                problem.item = place;
            }
        });
        if list.is_err() && raw != "null" {
            let error = ValueError::Stored { found: found(raw) };
            problems.push(FieldProblem::new(path, raw, error));
        }
    }
}

/// The text of a stored scalar; `None` for nothing: `null` or the empty text.
///
/// # Errors
/// [`ValueError::Stored`] for a value that is no text, and for true or false where
/// no flag is expected.
pub(super) fn stored(kind: Kind, raw: &str) -> Result<Option<Cow<'_, str>>, ValueError> {
    match raw {
        "null" => Ok(None),
        "true" | "false" if kind == Kind::Flag => Ok(Some(raw.into())),
        _ => match json::string(raw) {
            Some(text) => Ok((!text.is_empty()).then_some(text)),
            None => Err(ValueError::Stored { found: found(raw) }),
        },
    }
}

/// What kind of value a JSON text is.
pub(super) fn found(raw: &str) -> Json {
    match raw.bytes().next() {
        Some(b'"') => Json::Text,
        Some(b't' | b'f') => Json::Flag,
        Some(b'[') => Json::List,
        Some(b'{') => Json::Object,
        _ => Json::Number,
    }
}

/// Makes the type of a field that refers to a record.
macro_rules! reference {
    ($(#[$about:meta])* $name:ident to $collection:ident) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Id);

        impl Value for $name {
            const KIND: Kind = Kind::Reference(Collection::$collection);

            fn parse(text: &str) -> Result<Self, ValueError> {
                let read = text.trim();
                read.parse().map(Self).map_err(|_| ValueError::Form {
                    kind: Self::KIND,
                    read: read.to_owned(),
                })
            }

            fn text(&self) -> String {
                self.0.to_string()
            }
        }
    };
}

reference! {
    /// The person whom a record is about.
    PersonRef to Person
}
reference! {
    /// The partner of a record.
    PartnerRef to Partner
}
reference! {
    /// The home programme of a record.
    ProgrammeRef to Programme
}
reference! {
    /// The office of a record.
    OfficeRef to Office
}
reference! {
    /// The stay of a record.
    MobilityRef to Mobility
}
reference! {
    /// The agreement of a version.
    AgreementRef to Agreement
}
reference! {
    /// A version of an agreement.
    VersionRef to Version
}
reference! {
    /// A grading table.
    GradeTableRef to GradeTable
}
reference! {
    /// The transcript of a decision.
    TranscriptRef to Transcript
}
