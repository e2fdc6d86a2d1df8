//! Where partners are: by part of the world and country, and how far one is with them.

use crate::model::codes::Region;
use crate::model::records::PartnerStatus;
use std::collections::BTreeMap;

/// The partners of a country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Country {
    /// Its code; empty for those of whom none is told.
    pub code: String,
    /// With whom people go or come, or may.
    pub living: usize,
    /// With whom one is on the way to it; of whom no stage is told, too.
    pub coming: usize,
    /// Who was refused or is past.
    pub past: usize,
}

impl Country {
    /// How many there are in all.
    pub const fn partners(&self) -> usize {
        self.living
            .saturating_add(self.coming)
            .saturating_add(self.past)
    }
}

/// The parts of the world in their order, each with its countries by their codes; last those
/// of whom no country is told, or none that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(pub Vec<(Option<Region>, Vec<Country>)>);

impl Places {
    /// The places of partners: the country and the stage of each.
    pub fn of<'a>(partners: impl Iterator<Item = (&'a str, Option<PartnerStatus>)>) -> Self {
        let mut all: BTreeMap<(bool, Option<Region>), BTreeMap<&str, Country>> = BTreeMap::new();
        for (code, stage) in partners {
            let region = Region::of(code);
            let countries = all.entry((region.is_none(), region)).or_default();
            let country = countries.entry(code).or_insert_with(|| Country {
                code: code.to_owned(),
                ..Country::default()
            });
            let count = match stage {
                Some(
                    PartnerStatus::Active
                    | PartnerStatus::Review
                    | PartnerStatus::Downgraded
                    | PartnerStatus::Dormant,
                ) => &mut country.living,
                Some(PartnerStatus::Refused | PartnerStatus::Ended) => &mut country.past,
                Some(
                    PartnerStatus::Prospect
                    | PartnerStatus::Contacted
                    | PartnerStatus::Examined
                    | PartnerStatus::Retained,
                )
                | None => &mut country.coming,
            };
            *count = count.saturating_add(1);
        }
        let region = |((_, of), countries): ((bool, Option<Region>), BTreeMap<&str, Country>)| {
            (of, countries.into_values().collect())
        };
        Self(all.into_iter().map(region).collect())
    }

    /// How many partners there are.
    pub fn partners(&self) -> usize {
        self.all().map(Country::partners).sum()
    }

    /// In how many countries.
    pub fn countries(&self) -> usize {
        self.all().filter(|it| !it.code.is_empty()).count()
    }

    /// How many there are in the country that has most.
    pub fn most(&self) -> usize {
        self.all().map(Country::partners).max().unwrap_or_default()
    }

    fn all(&self) -> impl Iterator<Item = &Country> {
        self.0.iter().flat_map(|(_, countries)| countries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partners_stand_in_their_country_and_that_in_its_part_of_the_world() {
        let all = [
            ("MX", Some(PartnerStatus::Active)),
            ("DE", Some(PartnerStatus::Refused)),
            ("", None),
            ("DE", Some(PartnerStatus::Dormant)),
            ("AT", Some(PartnerStatus::Prospect)),
        ];
        let places = Places::of(all.into_iter());
        let codes: Vec<(Option<Region>, Vec<&str>)> = places
            .0
            .iter()
            .map(|(of, all)| (*of, all.iter().map(|it| it.code.as_str()).collect()))
            .collect();
        assert_eq!(
            codes,
            [
                (Some(Region::Europe), vec!["AT", "DE"]),
                (Some(Region::LatinAmerica), vec!["MX"]),
                (None, vec![""]),
            ]
        );
        let germany = &places.0[0].1[1];
        assert_eq!((germany.living, germany.coming, germany.past), (1, 0, 1));
        assert_eq!(
            (places.partners(), places.countries(), places.most()),
            (5, 3, 2)
        );
    }
}
