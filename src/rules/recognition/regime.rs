//! The regimes under which institutions recognise: what they offer for a shortfall. They are
//! part of the rule profiles, and read with them.

use crate::model::bilingual::Bilingual;
use crate::model::exact::Exact;
use crate::rules::profile::{Cited, Profile};
use crate::rules::shipped::profiles;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A way out of a shortfall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// The shortfall is small enough.
    Tolerance,
    /// The other marks make up for it.
    Compensation,
    /// The home components that the credits suffice for.
    Subset,
    /// Free credits, as many as were obtained.
    ProRata,
}

/// How an institution recognises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// What it is, and for whom.
    pub about: Bilingual,
    /// The ways out that it offers, in the order in which they are tried.
    pub ways: Vec<Way>,
    /// How many credits may be missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Tolerance>,
    /// Over what they may be missing: without it, in each block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance_over: Option<Over>,
    /// How marks make up for each other; not at all without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compensation: Option<Compensation>,
    /// Whether marks are carried over at all.
    pub marks: bool,
    /// The documents, by the short names of the profile.
    pub sources: Vec<String>,
}

/// How many credits may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// So many.
    Credits(Exact),
    /// What the office has written down for the tables of an agreement.
    OfOffice,
}

/// How marks make up for each other. The mean is taken on the scale on which the marks were
/// given: a mark that fails has no other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compensation {
    /// Over what the mean is taken.
    pub over: Over,
    /// What an absence counts as.
    pub absent: Absence,
    /// Whether as many credits must have been taken as are recognised.
    #[serde(default)]
    pub taken: bool,
    /// The lowest marks that can be made up for, by the scale on which they are given: a
    /// mark below is eliminatory. None stands for another.
    #[serde(default, with = "floors", skip_serializing_if = "BTreeMap::is_empty")]
    pub floors: BTreeMap<String, Exact>,
}

/// Over what a mean is taken, or credits may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Over {
    /// The components of a block.
    Block,
    /// Everything that was agreed.
    Stay,
}

/// What an absence counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Absence {
    /// The worst mark.
    Worst,
    /// Nothing is compensated where somebody was absent.
    Excludes,
}

/// A regime by itself, with its name and the documents it rests on: what a decision keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// The key of its profile.
    pub key: String,
    /// Its name.
    pub name: Bilingual,
    /// The regime.
    pub regime: Regime,
    /// The documents.
    pub sources: Vec<Cited>,
}

impl Ruling {
    fn of(profile: &Profile) -> Option<Self> {
        let regime = profile.regime.clone()?;
        let cited = regime.sources.iter();
        Some(Self {
            key: profile.key.clone(),
            name: profile.name.clone(),
            sources: cited
                .filter_map(|it| profile.sources.get(it).cloned())
                .collect(),
            regime,
        })
    }
}

/// The regimes that the product ships.
pub fn regimes() -> impl Iterator<Item = Ruling> {
    profiles().iter().filter_map(Ruling::of)
}

/// The regime of the profile of this name.
pub fn regime(key: &str) -> Option<Ruling> {
    profiles()
        .iter()
        .find(|it| it.key == key)
        .and_then(Ruling::of)
}

impl Regime {
    /// The credits that may be missing, for an office that tolerates so many.
    pub fn tolerated(&self, of_office: Option<&Exact>) -> Option<Exact> {
        match self.tolerance.as_ref()? {
            Tolerance::Credits(credits) => Some(credits.clone()),
            Tolerance::OfOffice => of_office.cloned(),
        }
    }
}

impl Serialize for Tolerance {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Credits(credits) => to.collect_str(credits),
            Self::OfOffice => to.serialize_str("office"),
        }
    }
}

/// Marks by their scales, as texts.
mod floors {
    use super::{BTreeMap, Deserialize, Deserializer, Exact, Serializer};
    use serde::de::Error as _;

    pub fn serialize<S: Serializer>(
        floors: &BTreeMap<String, Exact>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_map(floors.iter().map(|(scale, mark)| (scale, mark.to_string())))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        source: D,
    ) -> Result<BTreeMap<String, Exact>, D::Error> {
        let texts = BTreeMap::<String, String>::deserialize(source)?;
        let marks = texts.into_iter().map(|(scale, text)| {
            let mark = text.parse::<Exact>();
            let mark = mark.map_err(|_| D::Error::custom(format!("“{text}” is not a mark")))?;
            Ok((scale, mark))
        });
        marks.collect()
    }
}

impl<'de> Deserialize<'de> for Tolerance {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(source)?;
        if text == "office" {
            return Ok(Self::OfOffice);
        }
        let number = text.parse::<Exact>().ok().filter(|it| !it.is_negative());
        let number = number.ok_or_else(|| {
            D::Error::custom(format!(
                "“{text}” is neither a number of credits nor “office”"
            ))
        })?;
        Ok(Self::Credits(number))
    }
}
