//! Which places of a record a column can fill.

use crate::model::records::{Collection, Content, FieldSpec, spec};
use crate::model::value::Kind;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The most items of a list that columns can fill.
const ITEMS: u8 = 9;

/// A place of a record: a field, or a field of one item of a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Target {
    /// The path of the field (`names.fr`, `contacts.email`).
    pub path: Cow<'static, str>,
    /// Which item of the list, from 1; nothing for a field of the record itself.
    pub item: Option<u8>,
}

impl Target {
    /// The description of the field; `None` where the record has no such place.
    pub fn spec(&self, collection: Collection) -> Option<&'static FieldSpec> {
        let found = spec(collection, &self.path)?;
        let inside = self.list(collection).is_some();
        let numbered = self.item.is_none_or(|it| (1..=ITEMS).contains(&it));
        let scalar = matches!(found.content, Content::Scalar { .. });
        (scalar && numbered && inside == self.item.is_some()).then_some(found)
    }

    /// What stands there.
    pub fn kind(&self, collection: Collection) -> Option<Kind> {
        match self.spec(collection)?.content {
            Content::Scalar { kind, .. } => Some(kind),
            Content::List(_) => None,
        }
    }

    /// The list of whose items it is a field, and the field inside the item.
    pub fn list(&self, collection: Collection) -> Option<(&'static str, &str)> {
        let mut lists = collection.fields().iter();
        lists.find_map(|it| {
            let Content::List(_) = it.content else {
                return None;
            };
            let inside = self.path.strip_prefix(it.path)?.strip_prefix('.')?;
            Some((it.path, inside))
        })
    }
}

/// Every place of a collection that a column can fill, in the order of a form; of lists, the
/// first item. References to an agreement or another record that has no name of its own,
/// and marks that only the page sets, are none.
pub fn targets(collection: Collection) -> Vec<Target> {
    let mut all = Vec::new();
    for field in collection.fields() {
        match field.content {
            Content::Scalar { kind, .. } if is_told(kind) => all.push(Target {
                path: Cow::Borrowed(field.path),
                item: None,
            }),
            Content::Scalar { .. } => {}
            Content::List(inside) => {
                let told = inside.iter().filter(|it| match it.content {
                    Content::Scalar { kind, .. } => is_told(kind),
                    Content::List(_) => false,
                });
                all.extend(told.map(|it| Target {
                    path: Cow::Owned(format!("{}.{}", field.path, it.path)),
                    item: Some(1),
                }));
            }
        }
    }
    all
}

/// Whether a cell can say it.
fn is_told(kind: Kind) -> bool {
    match kind {
        Kind::Links => false,
        Kind::Reference(of) => matches!(
            of,
            Collection::Partner | Collection::Person | Collection::Programme | Collection::Office
        ),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_field_that_holds_one_value() {
        let at = |path: &'static str, item| Target {
            path: Cow::Borrowed(path),
            item,
        };
        let of = Collection::Partner;
        assert_eq!(at("erasmus", None).kind(of), Some(Kind::ErasmusCode));
        assert_eq!(at("contacts.email", Some(2)).kind(of), Some(Kind::Email));
        assert_eq!(
            at("contacts.email", Some(1)).list(of),
            Some(("contacts", "email"))
        );
        for none in [
            at("contacts", None),
            at("contacts.email", None),
            at("erasmus", Some(1)),
            at("contacts.email", Some(0)),
            at("contacts.email", Some(10)),
            at("x", None),
        ] {
            assert!(none.spec(of).is_none(), "{none:?}");
        }
        for collection in Collection::ALL {
            for target in targets(collection) {
                assert!(target.spec(collection).is_some(), "{target:?}");
            }
        }
    }
}
