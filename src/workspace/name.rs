//! What a record is called in a sentence.

use super::Workspace;
use crate::model::records::{Collection, Id, value_at};

impl Workspace {
    /// The name of a record as a person would say it; empty where it has none yet.
    pub fn name(&self, collection: Collection, id: Id) -> String {
        self.record(collection, id)
            .map(|text| self.name_in(collection, text))
            .unwrap_or_default()
    }

    /// The name that a record's text gives it.
    pub fn name_in(&self, collection: Collection, text: &str) -> String {
        let at = |path| value_at(text, path).unwrap_or_default();
        let first = |paths: &[&'static str]| {
            let found = paths.iter().map(|path| at(path)).find(|it| !it.is_empty());
            found.unwrap_or_default().into_owned()
        };
        let both = |one: &str, other: &str| format!("{one} {other}").trim().to_owned();
        match collection {
            Collection::Office => first(&["names.fr", "names.en"]),
            Collection::Partner => first(&["names.local", "names.fr", "names.en"]),
            Collection::Person => both(&at("givenNames"), &at("familyNames")),
            Collection::Programme => both(&at("code"), &first(&["title.fr", "title.en"])),
            Collection::GradeTable => at("name").into_owned(),
            Collection::Version | Collection::Decision => at("agreement")
                .parse()
                .map(|id| self.name(Collection::Agreement, id))
                .unwrap_or_default(),
            Collection::Mobility | Collection::Agreement | Collection::Transcript => {
                let name = |collection, path| {
                    let id = at(path).parse().ok();
                    id.map(|id| self.name(collection, id)).unwrap_or_default()
                };
                let person = name(Collection::Person, "person");
                let partner = name(Collection::Partner, "partner");
                match (person.is_empty(), partner.is_empty()) {
                    (false, false) => format!("{person} – {partner}"),
                    _ => person + &partner,
                }
            }
        }
    }
}
