//! The regimes under which institutions recognise: what they offer for a shortfall. They are
//! part of the rule profiles, and read with them.

use crate::model::bilingual::Bilingual;
use crate::model::exact::Exact;
use crate::rules::profile::Profile;
use crate::rules::shipped::profiles;
use serde::{Deserialize, Deserializer, de::Error as _};
use std::borrow::Cow;

/// A way out of a shortfall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// What it is, and for whom.
    pub about: Bilingual,
    /// The ways out that it offers, in the order in which they are tried.
    pub ways: Vec<Way>,
    /// How many credits may be missing.
    #[serde(default)]
    pub tolerance: Option<Tolerance>,
    /// How marks make up for each other; not at all without it.
    #[serde(default)]
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
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compensation {
    /// Over what the mean is taken.
    pub over: Over,
    /// What an absence counts as.
    pub absent: Absence,
    /// Whether as many credits must have been taken as are recognised.
    #[serde(default)]
    pub taken: bool,
}

/// Over what a mean is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Over {
    /// The components of a block.
    Block,
    /// Everything that was agreed.
    Stay,
}

/// What an absence counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Absence {
    /// The worst mark.
    Worst,
    /// Nothing is compensated where somebody was absent.
    Excludes,
}

/// A regime with the profile it is part of.
pub type Shipped = (&'static Profile, &'static Regime);

/// The regimes that the product ships.
pub fn regimes() -> impl Iterator<Item = Shipped> {
    let all = profiles().iter();
    all.filter_map(|profile| Some((profile, profile.regime.as_ref()?)))
}

/// The regime of the profile of this name.
pub fn regime(key: &str) -> Option<Shipped> {
    regimes().find(|(profile, _)| profile.key == key)
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
