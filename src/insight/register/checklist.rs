//! The checklists that a partner is looked into by: data with its sources, read once.

use crate::model::bilingual::Bilingual;
use crate::model::exact::Exact;
use crate::model::records::Family;
use crate::model::source::Status;
use crate::rules::condition::number;
use crate::rules::profile::Cited;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A checklist.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Its name in files.
    pub key: String,
    /// As what a partner is asked, where it matters: the word of a role.
    #[serde(default)]
    pub role: Option<String>,
    /// The day of this version of it.
    pub dated: String,
    /// Its name.
    pub name: Bilingual,
    /// From which mean of the known answers on it speaks for a partner.
    #[serde(deserialize_with = "number")]
    pub favourable: Exact,
    /// The documents, by the short names that points use.
    pub sources: BTreeMap<String, Cited>,
    /// What is asked, in its order.
    pub points: Vec<Point>,
}

/// One point of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Its code, which answers are kept under; never changed once released.
    pub code: String,
    /// What should be so.
    pub text: Bilingual,
    /// What shows it.
    pub evidence: Bilingual,
    /// Whether a partnership hangs on it.
    #[serde(default)]
    pub blocking: bool,
    /// The family of partners that alone is asked.
    #[serde(default)]
    pub family: Option<FamilyWord>,
    /// The documents that ask it.
    pub sources: Vec<String>,
    /// How well that was checked.
    pub status: Status,
}

/// A family of partners in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FamilyWord {
    /// Companies.
    Company,
}

impl Point {
    /// Whether a partner of this family is asked.
    pub fn concerns(&self, family: Family) -> bool {
        match self.family {
            Some(FamilyWord::Company) => family == Family::Company,
            None => true,
        }
    }
}

static CHECKLISTS: LazyLock<Vec<Checklist>> = LazyLock::new(|| {
    let files = [
        include_str!("checklists/diligence.json"),
        include_str!("checklists/quality_host.json"),
        include_str!("checklists/quality_origin.json"),
    ];
    files
        .iter()
        .filter_map(|it| serde_json::from_str(it).ok())
        .collect()
});

/// Every checklist, that of due diligence first.
pub fn checklists() -> &'static [Checklist] {
    &CHECKLISTS
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_checklist_reads_and_every_point_has_its_sources() {
        let keys: Vec<&str> = checklists().iter().map(|it| it.key.as_str()).collect();
        assert_eq!(keys, ["diligence", "quality_host", "quality_origin"]);
        let mut codes = BTreeSet::new();
        for list in checklists() {
            for point in &list.points {
                assert!(codes.insert(&point.code), "{}", point.code);
                assert!(!point.sources.is_empty(), "{}", point.code);
                for source in &point.sources {
                    assert!(list.sources.contains_key(source), "{source}");
                }
            }
        }
        assert_eq!(checklists()[0].points.len(), 21);
    }

    #[test]
    fn the_point_of_companies_is_asked_of_companies_alone() {
        let asked = |family| {
            let points = checklists()[0].points.iter();
            points.filter(|it| it.concerns(family)).count()
        };
        assert_eq!(asked(Family::Company), 21);
        assert_eq!(asked(Family::HigherEducation), 20);
    }
}
