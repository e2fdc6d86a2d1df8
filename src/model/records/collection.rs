//! The collections of records, and the names of records.

use std::fmt;
use std::str::FromStr;

/// A collection of records of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Collection {
    /// The offices that keep the records: the institution's own side.
    Office,
    /// The institutions with which there is an exchange.
    Partner,
    /// The people who go or come.
    Person,
    /// Their stays.
    Mobility,
    /// What the programmes at home require.
    Programme,
    /// Their learning agreements.
    Agreement,
    /// The versions of agreements that somebody has committed to.
    Version,
    /// How the marks of a group of students are spread.
    GradeTable,
    /// What was obtained at the receiving institution.
    Transcript,
    /// What the sending institution recognises of it.
    Decision,
}

impl Collection {
    /// Every collection; one that is referred to stands before those that refer.
    pub const ALL: [Self; 10] = [
        Self::GradeTable,
        Self::Office,
        Self::Partner,
        Self::Person,
        Self::Programme,
        Self::Mobility,
        Self::Agreement,
        Self::Version,
        Self::Transcript,
        Self::Decision,
    ];

    /// The collections that have lists and forms. A version is read through its agreement.
    pub const LISTED: [Self; 9] = [
        Self::Office,
        Self::Partner,
        Self::Person,
        Self::Programme,
        Self::Mobility,
        Self::Agreement,
        Self::Transcript,
        Self::Decision,
        Self::GradeTable,
    ];

    /// The collections of which a spreadsheet has one row each.
    pub const TABLED: [Self; 4] = [Self::Partner, Self::Person, Self::Programme, Self::Mobility];

    /// The name in storage and files; never changed once released.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Partner => "partner",
            Self::Person => "person",
            Self::Mobility => "mobility",
            Self::Programme => "programme",
            Self::Agreement => "agreement",
            Self::Version => "version",
            Self::GradeTable => "gradeTable",
            Self::Transcript => "transcript",
            Self::Decision => "decision",
        }
    }
}

impl fmt::Display for Collection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Collection {
    type Err = ();
    fn from_str(key: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.key() == key).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collection_is_read_from_its_key() {
        for collection in Collection::ALL {
            assert_eq!(collection.key().parse(), Ok(collection));
        }
        assert_eq!("Office".parse::<Collection>(), Err(()));
    }
}
