//! Groups of countries, as dated data.

use super::read::some_day;
use crate::model::bilingual::Bilingual;
use crate::model::source::Status;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
    let file = include_str!("profiles/country_groups.json");
    serde_json::from_str(file).unwrap_or_default()
});

/// A group of countries.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its name in profiles.
    pub key: String,
    /// Its name.
    pub name: Bilingual,
    /// The document that lists them.
    pub source: String,
    /// How well it was checked.
    pub status: Status,
    /// The countries, each with the days between which it belongs to the group.
    pub countries: BTreeMap<String, Vec<Belongs>>,
}

/// From when to when a country belongs to a group; without a bound, always.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Belongs {
    /// The first day.
    #[serde(default, deserialize_with = "some_day")]
    pub from: Option<NaiveDate>,
    /// The last.
    #[serde(default, deserialize_with = "some_day")]
    pub to: Option<NaiveDate>,
}

impl Group {
    /// Whether a country belongs to it on a day.
    pub fn holds(&self, country: &str, on: NaiveDate) -> bool {
        let times = self.countries.get(country).into_iter().flatten();
        times
            .into_iter()
            .any(|it| it.from.is_none_or(|from| from <= on) && it.to.is_none_or(|to| on <= to))
    }
}

/// Every group.
pub fn groups() -> &'static [Group] {
    &GROUPS
}

/// The group of a name.
pub fn group(key: &str) -> Option<&'static Group> {
    groups().iter().find(|it| it.key == key)
}
