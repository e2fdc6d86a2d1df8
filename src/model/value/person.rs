//! What is asked about a student besides names and addresses.

use super::contact::is_domain;
use super::{Kind, Value, ValueError, choice, form, trimmed};

choice! {
    /// A level of the European Qualifications Framework.
    Eqf {
        /// Level 1.
        One = "1",
        /// Level 2.
        Two = "2",
        /// Level 3.
        Three = "3",
        /// Level 4.
        Four = "4",
        /// Level 5, the short cycle.
        Five = "5",
        /// Level 6, the bachelor.
        Six = "6",
        /// Level 7, the master.
        Seven = "7",
        /// Level 8, the doctorate.
        Eight = "8",
    }
}

choice! {
    /// A level of the Common European Framework of Reference for Languages; EWP:
    /// `[ABC][12]|NS`.
    Cefr {
        /// A1.
        A1 = "A1",
        /// A2.
        A2 = "A2",
        /// B1.
        B1 = "B1",
        /// B2.
        B2 = "B2",
        /// C1.
        C1 = "C1",
        /// C2.
        C2 = "C2",
        /// A native speaker.
        Native = "NS",
    }
}

choice! {
    /// Gender, by ISO 5218.
    Gender {
        /// Not known.
        Unknown = "0",
        /// Male.
        Male = "1",
        /// Female.
        Female = "2",
        /// Not applicable.
        NotApplicable = "9",
    }
}

/// A European student identifier.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Esi {
    /// `urn:schac:personalUniqueCode:int:esi:<domain or country>:<id>`.
    Issued(IssuedEsi),
    /// The institution has issued none yet; stored as `not-issued`.
    NotIssued,
}

/// An identifier that was issued; it has the form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IssuedEsi(String);

const PREFIX: &str = "urn:schac:personalUniqueCode:int:esi:";
const NOT_ISSUED: &str = "not-issued";
/// The most bytes of an identifier.
const MAX: usize = 255;

impl IssuedEsi {
    /// The whole identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Value for Esi {
    const KIND: Kind = Kind::Esi;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        if read.eq_ignore_ascii_case(NOT_ISSUED) {
            return Ok(Self::NotIssued);
        }
        match issued(read) {
            Some(esi) => Ok(Self::Issued(IssuedEsi(esi))),
            None => form(Self::KIND, read),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Issued(esi) => esi.0.clone(),
            Self::NotIssued => NOT_ISSUED.to_owned(),
        }
    }
}

fn issued(read: &str) -> Option<String> {
    let (prefix, rest) = read.split_at_checked(PREFIX.len())?;
    let (place, id) = rest.split_once(':')?;
    let place = place.to_ascii_lowercase();
    let country = place.len() == 2 && place.bytes().all(|it| it.is_ascii_lowercase());
    let whole = prefix.eq_ignore_ascii_case(PREFIX)
        && (country || is_domain(&place))
        && !id.is_empty()
        && id.bytes().all(|it| it.is_ascii_graphic())
        && read.len() <= MAX;
    whole.then(|| format!("{PREFIX}{place}:{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn esi(text: &str) -> Option<String> {
        Esi::parse(text).ok().map(|it| it.text())
    }

    #[test]
    fn an_esi_names_a_domain_or_a_country_and_a_student() {
        for text in [
            "urn:schac:personalUniqueCode:int:esi:uio.no:12345",
            "urn:schac:personalUniqueCode:int:esi:fr:0AbC-1:2",
        ] {
            assert_eq!(esi(text).as_deref(), Some(text));
        }
        assert_eq!(
            esi("URN:SCHAC:personaluniquecode:int:esi:UiO.no:AbC").as_deref(),
            Some("urn:schac:personalUniqueCode:int:esi:uio.no:AbC")
        );
        for text in [
            "12345",
            "urn:schac:personalUniqueCode:int:esi:",
            "urn:schac:personalUniqueCode:int:esi:uio.no:",
            "urn:schac:personalUniqueCode:int:esi::12345",
            "urn:schac:personalUniqueCode:int:esi:uio:12345",
            "urn:schac:personalUniqueCode:int:esi:uio.no:1 2",
            "urn:schac:personalUniqueCode:int:esi:uio.no:é",
            "urn:schac:personalUniqueCode:de:tu:uio.no:1",
        ] {
            assert_eq!(esi(text), None, "{text}");
        }
    }

    #[test]
    fn an_esi_may_not_be_issued_yet() {
        assert_eq!(Esi::parse("Not-Issued"), Ok(Esi::NotIssued));
        assert_eq!(Esi::NotIssued.text(), "not-issued");
    }

    #[test]
    fn levels_and_gender_are_those_of_their_standards() {
        assert_eq!(Eqf::parse("7"), Ok(Eqf::Seven));
        assert_eq!(Eqf::ALL.len(), 8);
        assert!(Eqf::parse("0").is_err() && Eqf::parse("9").is_err());
        assert_eq!(Cefr::parse("b2"), Ok(Cefr::B2));
        assert_eq!(Cefr::parse("ns"), Ok(Cefr::Native));
        assert!(Cefr::parse("D1").is_err());
        let words: Vec<&str> = Gender::ALL.iter().map(|it| it.word()).collect();
        assert_eq!(words, ["0", "1", "2", "9"]);
    }
}
