//! By what institutions are known in Europe.

use super::contact::is_domain;
use super::{Kind, Value, ValueError, form, is_digits, trimmed};

/// An Erasmus code: `^(IRL|LUX|[A-Z]{2} |[A-Z]  )[A-Z][A-Z-]*[A-Z]\d{2,3}$`.
///
/// The country part always has three characters, and its spaces count: `F  PARIS001`.
/// Any spacing and full-width letters are read; a number of one digit gets its zero.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErasmusCode(String);

/// A SCHAC identifier: a domain of the institution, in small letters (`uio.no`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Schac(String);

/// A participant identification code: nine digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pic(String);

/// An organisation identifier: `E` and eight digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Oid(String);

impl ErasmusCode {
    /// The code, with its significant spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country part without its spaces; it is no ISO code.
    pub fn country(&self) -> &str {
        self.0.get(..3).unwrap_or_default().trim_end()
    }
}

impl Schac {
    /// The domain.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Pic {
    /// The nine digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Oid {
    /// `E` and the eight digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Value for ErasmusCode {
    const KIND: Kind = Kind::ErasmusCode;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        let plain: String = read.chars().map(half_width).collect();
        let mut words = plain.split_whitespace();
        let first = words.next().unwrap_or_default();
        let rest: String = words.collect();
        let (country, city) = match first.split_at_checked(3) {
            Some((country, city)) if is_country(country) => (country, format!("{city}{rest}")),
            _ => (first, rest),
        };
        if is_country(country)
            && let Some(code) = code(country, &city)
        {
            return Ok(Self(code));
        }
        // `BERLIN13` may lack its country, and `PLISBOA01` may be Portuguese or Polish.
        if code("", &plain.split_whitespace().collect::<String>()).is_some() {
            return Err(ValueError::CountryUnclear {
                read: read.to_owned(),
            });
        }
        form(Self::KIND, read)
    }

    fn text(&self) -> String {
        self.0.clone()
    }
}

/// The code of a country part and of what follows it, if it is one.
fn code(country: &str, rest: &str) -> Option<String> {
    let city = rest.trim_end_matches(|it: char| it.is_ascii_digit());
    let letters = city.bytes().all(|it| it.is_ascii_uppercase() || it == b'-');
    let ends = !city.starts_with('-') && !city.ends_with('-');
    let number = match rest.get(city.len()..)? {
        digit if digit.len() == 1 => format!("0{digit}"),
        digits if matches!(digits.len(), 2 | 3) => digits.to_owned(),
        _ => return None,
    };
    (letters && ends && city.len() >= 2).then(|| format!("{country:<3}{city}{number}"))
}

fn is_country(word: &str) -> bool {
    match word.len() {
        1 | 2 => word.bytes().all(|it| it.is_ascii_uppercase()),
        _ => matches!(word, "IRL" | "LUX"),
    }
}

/// The ASCII form of a full-width character, in capitals.
fn half_width(character: char) -> char {
    let code = u32::from(character);
    let narrow = match character {
        '\u{ff01}'..='\u{ff5e}' => code.checked_sub(0xfee0).and_then(char::from_u32),
        _ => None,
    };
    narrow.unwrap_or(character).to_ascii_uppercase()
}

impl Value for Schac {
    const KIND: Kind = Kind::Schac;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        let domain = read.to_ascii_lowercase();
        let domain = ["https://", "http://"]
            .iter()
            .find_map(|it| domain.strip_prefix(it))
            .unwrap_or(&domain);
        let domain = domain.trim_end_matches('/');
        if is_domain(domain) {
            Ok(Self(domain.to_owned()))
        } else {
            form(Self::KIND, read)
        }
    }

    fn text(&self) -> String {
        self.0.clone()
    }
}

impl Value for Pic {
    const KIND: Kind = Kind::Pic;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        let digits: String = read.split_whitespace().collect();
        if digits.len() == 9 && is_digits(&digits) {
            Ok(Self(digits))
        } else {
            form(Self::KIND, read)
        }
    }

    fn text(&self) -> String {
        self.0.clone()
    }
}

impl Value for Oid {
    const KIND: Kind = Kind::Oid;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        let compact: String = read.split_whitespace().collect();
        match compact.strip_prefix(['E', 'e']) {
            Some(digits) if digits.len() == 8 && is_digits(digits) => {
                Ok(Self(format!("E{digits}")))
            }
            _ => form(Self::KIND, read),
        }
    }

    fn text(&self) -> String {
        self.0.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn erasmus(text: &str) -> Option<String> {
        ErasmusCode::parse(text).ok().map(|it| it.text())
    }

    #[test]
    fn an_erasmus_code_is_read_in_any_spacing() {
        for (text, expected) in [
            ("F  PARIS001", "F  PARIS001"),
            ("PL WARSZAW01", "PL WARSZAW01"),
            ("f paris 1", "F  PARIS01"),
            ("F PARIS 001", "F  PARIS001"),
            ("F\u{a0}\u{a0}PARIS001", "F  PARIS001"),
            ("IRLDUBLIN01", "IRLDUBLIN01"),
            ("irl dublin01", "IRLDUBLIN01"),
            ("LUXLUX-VIL01", "LUXLUX-VIL01"),
            ("I  L-AQUIL01", "I  L-AQUIL01"),
            ("Ｆ　ＰＡＲＩＳ００１", "F  PARIS001"),
            ("\tD  BERLIN13\n", "D  BERLIN13"),
        ] {
            assert_eq!(erasmus(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_erasmus_code_is_refused() {
        for text in [
            "F  PARIS",
            "F  PARIS0001",
            "F  P01",
            "F  -PARIS01",
            "F  PARIS-01",
            "F  PARÍS01",
            "F",
            "F  PARIS001X",
            "12  34",
        ] {
            assert_eq!(erasmus(text), None, "{text}");
        }
    }

    // Berlin is in Germany (D), not in Belgium (B); Lisbon is in Portugal (P), and PL
    // is Poland. A space settles it.
    #[test]
    fn a_country_is_never_guessed() {
        for text in [
            "BERLIN13",
            "PLISBOA01",
            "FPARIS 001",
            "FRA PARIS01",
            "PL-WARSZAW01",
        ] {
            let read = text.to_owned();
            assert_eq!(
                ErasmusCode::parse(text),
                Err(ValueError::CountryUnclear { read })
            );
        }
        assert_eq!(erasmus("P LISBOA01").as_deref(), Some("P  LISBOA01"));
    }

    #[test]
    fn the_country_part_is_given_without_its_spaces() {
        let country = |text: &str| ErasmusCode::parse(text).unwrap().country().to_owned();
        assert_eq!(country("F  PARIS001"), "F");
        assert_eq!(country("PL WARSZAW01"), "PL");
        assert_eq!(country("IRLDUBLIN01"), "IRL");
    }

    #[test]
    fn a_schac_identifier_is_a_domain_in_small_letters() {
        let read = |text: &str| Schac::parse(text).ok().map(|it| it.text());
        assert_eq!(read("UiO.no").as_deref(), Some("uio.no"));
        assert_eq!(read("https://www.kth.se/").as_deref(), Some("www.kth.se"));
        assert_eq!(read("leuven.ucll.be").as_deref(), Some("leuven.ucll.be"));
        for text in [
            "uio",
            "uio.",
            ".no",
            "-uio.no",
            "u io.no",
            "école.fr",
            "uio.no/en",
            "1.2",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_pic_has_nine_digits_and_an_oid_eight_after_its_letter() {
        let pic = |text: &str| Pic::parse(text).ok().map(|it| it.text());
        assert_eq!(pic("999 999 999").as_deref(), Some("999999999"));
        assert_eq!(
            (pic("12345678"), pic("1234567890"), pic("12345678a")),
            (None, None, None)
        );
        let oid = |text: &str| Oid::parse(text).ok().map(|it| it.text());
        assert_eq!(oid("e10128550").as_deref(), Some("E10128550"));
        assert_eq!(
            (oid("10128550"), oid("E1012855"), oid("E101285500")),
            (None, None, None)
        );
    }
}
