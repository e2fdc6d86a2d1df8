//! Which part of the world a country belongs to.
//!
//! The geographic regions of the United Nations Statistics Division (standard M49), with the
//! Americas in two, as M49 has them for itself: Northern America, and Latin America with the
//! Caribbean. Taiwan, which M49 does not list, stands with Asia, and Kosovo with Europe.

/// A part of the world, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// Europe.
    Europe,
    /// Northern America.
    NorthernAmerica,
    /// Latin America and the Caribbean.
    LatinAmerica,
    /// Africa.
    Africa,
    /// Asia.
    Asia,
    /// Oceania.
    Oceania,
    /// Antarctica, which is in none of them.
    Antarctica,
}

const REGIONS: [(Region, &str); 7] = [
    (
        Region::Europe,
        "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT \
         LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK",
    ),
    (Region::NorthernAmerica, "BM CA GL PM US"),
    (
        Region::LatinAmerica,
        "AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM \
         KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI",
    ),
    (
        Region::Africa,
        "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA \
         MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW",
    ),
    (
        Region::Asia,
        "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN \
         MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE",
    ),
    (
        Region::Oceania,
        "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
    ),
    (Region::Antarctica, "AQ"),
];

impl Region {
    /// Every part of the world, in their order.
    pub const ALL: [Self; 7] = [
        Self::Europe,
        Self::NorthernAmerica,
        Self::LatinAmerica,
        Self::Africa,
        Self::Asia,
        Self::Oceania,
        Self::Antarctica,
    ];

    /// The part of the world of a country, by its code in capitals; `None` for no country.
    pub fn of(country: &str) -> Option<Self> {
        let mut all = REGIONS.iter();
        let found = all.find(|(_, codes)| codes.split(' ').any(|it| it == country));
        found.map(|(region, _)| *region)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::codes::countries;

    #[test]
    fn every_country_is_in_one_part_of_the_world() {
        let listed = || REGIONS.iter().flat_map(|(_, codes)| codes.split(' '));
        for country in countries() {
            let times = listed().filter(|it| *it == country.code).count();
            assert_eq!(times, 1, "{}", country.code);
        }
        assert_eq!(listed().count(), countries().len());
        assert_eq!(Region::of("MX"), Some(Region::LatinAmerica));
        assert_eq!(Region::of("XX"), None);
    }
}
