//! Lists of institutions that somebody drops, as a directory that answers without a network.
//!
//! A list is a table (CSV, XLSX), a JSON text or an XML document of EWP: [`read`] gives its
//! institutions, [`Directory`] finds them by any word, with a slip or without.

mod answer;
mod index;
mod json;
mod read;
mod stored;
mod table;
mod words;
mod xml;

pub use answer::Hit;
pub use index::Directory;
pub use read::{DirectoryError, List, read};

use serde::{Deserialize, Serialize};

/// An institution, as a list names it. What a list does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institution {
    /// Its name.
    pub name: String,
    /// Its names in other languages, and former ones.
    pub others: Vec<String>,
    /// Its abbreviation.
    pub acronym: String,
    /// Its town.
    pub city: String,
    /// Its country, by its ISO code.
    pub country: String,
    /// Its Erasmus code.
    pub erasmus: String,
    /// Its SCHAC identifier.
    pub schac: String,
    /// Its participant identification code.
    pub pic: String,
    /// Its organisation identifier.
    pub oid: String,
    /// Its site.
    pub site: String,
}

/// Where a directory comes from, to be said wherever it is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What the list says of itself, else the name of its file.
    pub name: String,
    /// The day of the list, as far as anybody knows.
    pub on: Option<String>,
}

/// What is said of a directory beside its institutions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Where it comes from.
    pub source: Source,
    /// How many institutions it has.
    pub count: usize,
    /// How many had no name, and are left out.
    pub nameless: usize,
    /// How many codes, countries or sites could not be read, and are left empty.
    pub unread: usize,
    /// The day on which it was taken in.
    pub taken: String,
}

/// How many fields an institution has as it is stored; its names are the first, with a mark
/// between them.
const FIELDS: usize = 9;

/// Between the names of an institution as it is stored.
const BETWEEN: char = '\u{1f}';

impl Institution {
    /// The fields in one order.
    fn fields(&self) -> [String; FIELDS] {
        let mut names = self.name.clone();
        for other in &self.others {
            names.push(BETWEEN);
            names.push_str(other);
        }
        [
            names,
            self.acronym.clone(),
            self.city.clone(),
            self.country.clone(),
            self.erasmus.clone(),
            self.schac.clone(),
            self.pic.clone(),
            self.oid.clone(),
            self.site.clone(),
        ]
    }

    /// An institution of these fields.
    fn of_fields<'a>(mut fields: impl Iterator<Item = &'a str>) -> Self {
        let mut next = || fields.next().unwrap_or_default().to_owned();
        let names = next();
        let mut names = names.split(BETWEEN).map(str::to_owned);
        Self {
            name: names.next().unwrap_or_default(),
            others: names.collect(),
            acronym: next(),
            city: next(),
            country: next(),
            erasmus: next(),
            schac: next(),
            pic: next(),
            oid: next(),
            site: next(),
        }
    }
}
