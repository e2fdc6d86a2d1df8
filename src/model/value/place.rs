//! Countries, languages and fields of education, from their lists.

use super::{Kind, Value, ValueError, form, is_digits, trimmed};
use crate::model::codes::{self, Entry};

/// A country, by its ISO 3166-1 alpha-2 code. `EL` and `UK`, as the Commission
/// writes them, are read as `GR` and `GB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(&'static str);

/// A language, by its BCP 47 tag: a primary tag of two letters, with a country where
/// one was typed (`fr-CA`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    primary: &'static str,
    region: Option<Country>,
}

/// A detailed field of education: a code of ISCED-F 2013 of four digits. What stands
/// after the code, such as its name, is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IscedF(&'static str);

impl Country {
    /// The code.
    pub fn code(self) -> &'static str {
        self.0
    }
}

impl Language {
    /// The primary tag.
    pub fn primary(self) -> &'static str {
        self.primary
    }

    /// The country whose form of the language is meant.
    pub fn region(self) -> Option<Country> {
        self.region
    }
}

impl IscedF {
    /// The code.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// Whether the field is only *not further defined*: its code ends in 0.
    pub fn is_undefined_detail(self) -> bool {
        self.0.ends_with('0')
    }
}

impl Value for Country {
    const KIND: Kind = Kind::Country;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        let code = match read.to_ascii_uppercase().as_str() {
            "EL" => codes::country("GR"),
            "UK" => codes::country("GB"),
            code => codes::country(code),
        };
        listed(Self::KIND, code, read).map(Self)
    }

    fn text(&self) -> String {
        self.0.to_owned()
    }
}

impl Value for Language {
    const KIND: Kind = Kind::Language;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        let (primary, region) = match read.split_once(['-', '_']) {
            Some((primary, region)) => (primary, Some(region)),
            None => (read, None),
        };
        let known = codes::language(&primary.to_ascii_lowercase());
        let primary = listed(Self::KIND, known, read)?;
        let region = region.map(|region| {
            let known = codes::country(&region.to_ascii_uppercase());
            listed(Self::KIND, known, read).map(Country)
        });
        Ok(Self {
            primary,
            region: region.transpose()?,
        })
    }

    fn text(&self) -> String {
        match self.region {
            Some(region) => format!("{}-{}", self.primary, region.0),
            None => self.primary.to_owned(),
        }
    }
}

impl Value for IscedF {
    const KIND: Kind = Kind::Isced;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        let end = read.find(|it: char| !it.is_ascii_digit());
        let (code, after) = read.split_at(end.unwrap_or(read.len()));
        if !is_digits(code) || after.starts_with(|it: char| it.is_alphanumeric()) {
            return form(Self::KIND, read);
        }
        match code.len() {
            2 | 3 => Err(ValueError::IscedGroup {
                read: read.to_owned(),
            }),
            4 => listed(Self::KIND, codes::isced_field(code), read).map(Self),
            _ => form(Self::KIND, read),
        }
    }

    fn text(&self) -> String {
        self.0.to_owned()
    }
}

fn listed(
    kind: Kind,
    entry: Option<&'static Entry>,
    read: &str,
) -> Result<&'static str, ValueError> {
    entry.map(|it| it.code).ok_or_else(|| ValueError::Unknown {
        kind,
        read: read.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_an_iso_code_and_the_commission_s_two_are_converted() {
        let read = |text: &str| Country::parse(text).ok().map(Country::code);
        assert_eq!(read(" fr "), Some("FR"));
        assert_eq!(read("EL"), Some("GR"));
        assert_eq!(read("uk"), Some("GB"));
        assert_eq!((read("FRA"), read("ZZ"), read("F")), (None, None, None));
    }

    #[test]
    fn a_language_may_name_its_country() {
        let read = |text: &str| Language::parse(text).ok().map(|it| it.text());
        assert_eq!(read("FR").as_deref(), Some("fr"));
        assert_eq!(read("fr_ca").as_deref(), Some("fr-CA"));
        assert_eq!(read("pt-BR").as_deref(), Some("pt-BR"));
        for text in ["french", "xx", "fr-", "fr-XX", "fr-CA-x", "-fr"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_field_of_education_has_four_digits() {
        let read = |text: &str| IscedF::parse(text).ok().map(IscedF::code);
        assert_eq!(
            read("0314 – Sociologie et études culturelles"),
            Some("0314")
        );
        assert_eq!(read("0613"), Some("0613"));
        for text in ["9998", "06130", "6", "0613a", "droit", "٠٦١٣"] {
            assert_eq!(read(text), None, "{text}");
        }
        for text in ["06", "061", "061 Informatique"] {
            let error = ValueError::IscedGroup {
                read: text.to_owned(),
            };
            assert_eq!(IscedF::parse(text), Err(error));
        }
    }

    // Codes that end in 0 are exactly those that the list calls not further defined.
    #[test]
    fn a_code_that_ends_in_zero_is_not_further_defined() {
        let detailed = codes::isced().iter().filter(|it| it.code.len() == 4);
        for entry in detailed {
            let field = IscedF::parse(entry.code).unwrap();
            let undefined = entry.en.contains("not further defined");
            assert_eq!(field.is_undefined_detail(), undefined, "{entry:?}");
        }
    }
}
