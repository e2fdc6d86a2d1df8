//! Where something stands inside a record.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One step further into a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Step {
    /// The member of this name; written as a JSON string.
    Field(Box<str>),
    /// The item of this id; written as a JSON list of one string.
    Item([Box<str>; 1]),
    /// The order of a list's items; written as an empty JSON list.
    Order([(); 0]),
}

/// A way into a record, from its root. The empty path is the record itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// The path of a field: names joined by dots.
    pub fn of_field(path: &str) -> Self {
        Self(
            path.split('.')
                .map(|name| Step::Field(name.into()))
                .collect(),
        )
    }

    /// One step further.
    #[must_use]
    pub fn then(&self, step: Step) -> Self {
        let mut path = self.clone();
        path.0.push(step);
        path
    }

    /// The item of a list.
    #[must_use]
    pub fn item(&self, id: &str) -> Self {
        self.then(Step::Item([id.into()]))
    }

    /// A field further in: names joined by dots.
    #[must_use]
    pub fn field(&self, path: &str) -> Self {
        let mut whole = self.clone();
        whole.0.extend(Self::of_field(path).0);
        whole
    }

    /// The order of the list.
    #[must_use]
    pub fn order(&self) -> Self {
        self.then(Step::Order([]))
    }

    /// Reads a path of fields and items from its text, as [`fmt::Display`] writes it.
    pub fn read(text: &str) -> Option<Self> {
        let mut path = Self::default();
        for part in text.split('.') {
            let (name, item) = match part.split_once('[') {
                Some((name, item)) => (name, Some(item.strip_suffix(']')?)),
                None => (part, None),
            };
            path.0.push(Step::Field(name.into()));
            path.0.extend(item.map(|id| Step::Item([id.into()])));
        }
        Some(path)
    }

    /// The names on the way, joined by dots, without the items: the path of the
    /// field's description.
    pub fn names(&self) -> String {
        let names: Vec<&str> = self
            .0
            .iter()
            .filter_map(|step| match step {
                Step::Field(name) => Some(&**name),
                Step::Item(_) | Step::Order(_) => None,
            })
            .collect();
        names.join(".")
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if index == 0 => write!(f, "{name}")?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Item([id]) => write!(f, "[{id}]")?,
                Step::Order(_) => write!(f, "[↕]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_fields_and_items_is_read_back_from_its_text() {
        for path in [
            Path::of_field("names.fr"),
            Path::of_field("contacts").item("919108f7").field("email"),
        ] {
            assert_eq!(Path::read(&path.to_string()), Some(path));
        }
        assert_eq!(Path::read("contacts[919108f7"), None);
    }
}
