//! The values of one record by the texts of their paths: made in one pass, so that a form
//! of hundreds of fields does not read the record again for each of them.

use super::json;
use crate::model::json::{members, string};
use std::borrow::Cow;
use std::collections::HashMap;

/// The values of a record, as they are stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flat {
    values: HashMap<String, String>,
    lists: HashMap<String, Vec<String>>,
}

impl Flat {
    /// Reads a record; of a text that is none, nothing.
    pub fn of(record: &str) -> Self {
        let mut flat = Self::default();
        flat.walk("", record);
        flat
    }

    /// The value at a path (`names.fr`, `contacts[<id>].email`): a text without its
    /// quotes, everything else as it stands; empty where there is nothing.
    pub fn get(&self, path: &str) -> &str {
        self.values.get(path).map_or("", String::as_str)
    }

    /// The ids of the items of the list at a path.
    pub fn items(&self, path: &str) -> &[String] {
        self.lists.get(path).map_or(&[], Vec::as_slice)
    }

    fn walk(&mut self, path: &str, raw: &str) {
        if json::is_object(raw) {
            members(raw, |name, raw| {
                let inside = match path {
                    "" => name.into_owned(),
                    path => format!("{path}.{name}"),
                };
                self.walk(&inside, raw);
            })
            .ok();
        } else if let Some(items) = json::is_list(raw).then(|| json::items(raw)).flatten() {
            for (id, raw) in &items {
                self.walk(&format!("{path}[{id}]"), raw);
            }
            let ids = items.into_iter().map(|(id, _)| id);
            self.lists.insert(path.to_owned(), ids.collect());
        } else if raw != "null" {
            let text = string(raw).map_or_else(|| raw.to_owned(), Cow::into_owned);
            self.values.insert(path.to_owned(), text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::edit;
    use crate::workspace::path::Path;

    #[test]
    fn every_value_is_found_where_its_path_leads() {
        let record = r#"{"id":"x","names":{"fr":"\u00c9cole"},"f":true,"n":null,"l":[{"id":"a","t":"1"},{"id":"b"}],"o":[1,2]}"#;
        let flat = Flat::of(record);
        for path in ["id", "names.fr", "f", "l[a].t", "l[b].id", "o"] {
            let raw = edit::get(record, &Path::read(path).unwrap().0)
                .unwrap()
                .unwrap();
            let text = string(&raw).map_or_else(|| raw.to_string(), Cow::into_owned);
            assert_eq!(flat.get(path), text, "{path}");
        }
        assert_eq!(flat.items("l"), ["a", "b"]);
        assert_eq!(
            (flat.get("n"), flat.get("names"), flat.get("z")),
            ("", "", "")
        );
        assert!(flat.items("o").is_empty());
        assert_eq!(
            Flat::of("["),
            Flat {
                values: [(String::new(), "[".to_owned())].into(),
                ..Flat::default()
            }
        );
    }
}
