//! Lists of codes that others keep, carried over with their names.
//!
//! Each list is one line per code, as text in a file beside this one, read on first
//! use.

mod region;

pub use region::Region;

use std::sync::LazyLock;

/// A code and its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: &'static str,
    /// Its name in French.
    pub fr: &'static str,
    /// Its name in English.
    pub en: &'static str,
}

static COUNTRIES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| read(include_str!("codes/countries.tsv")));
static LANGUAGES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| read(include_str!("codes/languages.tsv")));
static ISCED: LazyLock<Vec<Entry>> = LazyLock::new(|| read(include_str!("codes/isced.tsv")));

/// Countries and territories by their ISO 3166-1 alpha-2 codes, and Kosovo by `XK`,
/// which ISO leaves to its users and the European Commission uses. In the order of
/// the codes. Names: Unicode CLDR 48.
pub fn countries() -> &'static [Entry] {
    &COUNTRIES
}

/// The countries with which Québec's vocational training centres exchange first: Germany,
/// France, Mexico and the United Kingdom, as their mobility programme names them, among
/// others.
pub const VOCATIONAL_PARTNERS: [&str; 4] = ["DE", "FR", "MX", "GB"];

/// The country of a code in capitals.
pub fn country(code: &str) -> Option<&'static Entry> {
    of(countries(), code)
}

/// Languages by their BCP 47 primary tags of two letters (ISO 639-1), in the order of
/// the tags. Names: Unicode CLDR 48.
pub fn languages() -> &'static [Entry] {
    &LANGUAGES
}

/// The language of a tag in small letters.
pub fn language(code: &str) -> Option<&'static Entry> {
    of(languages(), code)
}

/// Fields of education and training, ISCED-F 2013 of the UNESCO: broad fields of two
/// digits, narrow ones of three, detailed ones of four, each before those inside it.
/// Names: EU Vocabularies, © European Union, CC BY 4.0.
pub fn isced() -> &'static [Entry] {
    &ISCED
}

/// The field of education of a code of two, three or four digits.
pub fn isced_field(code: &str) -> Option<&'static Entry> {
    of(isced(), code)
}

/// The entry of a code in a list that is in the order of its codes.
fn of(list: &'static [Entry], code: &str) -> Option<&'static Entry> {
    let place = list.binary_search_by(|it| it.code.cmp(code)).ok()?;
    list.get(place)
}

/// Reads lines of code, French name and English name, parted by tabs.
fn read(lines: &'static str) -> Vec<Entry> {
    let entry = |line: &'static str| {
        let (code, names) = line.split_once('\t')?;
        let (fr, en) = names.split_once('\t')?;
        Some(Entry { code, fr, en })
    };
    lines.lines().filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_whole(list: &[Entry], lines: &str) {
        assert_eq!(list.len(), lines.lines().count());
        for pair in list.windows(2) {
            assert!(pair[0].code < pair[1].code, "{:?}", pair[1]);
        }
        for it in list {
            assert!(!it.fr.is_empty() && !it.en.is_empty(), "{it:?}");
            assert!(!it.en.contains('\t'), "{it:?}");
        }
    }

    #[test]
    fn every_line_is_read_and_in_order() {
        assert_whole(countries(), include_str!("codes/countries.tsv"));
        assert_whole(languages(), include_str!("codes/languages.tsv"));
        assert_whole(isced(), include_str!("codes/isced.tsv"));
    }

    // ISO 3166-1 has 249 codes, ISO 639-1 has 183, ISCED-F 2013 as published by EU
    // Vocabularies has 220 of which 150 are detailed.
    #[test]
    fn no_code_is_missing() {
        assert_eq!(countries().len(), 249 + 1);
        assert_eq!(languages().len(), 183);
        assert_eq!(isced().len(), 220);
        assert_eq!(isced().iter().filter(|it| it.code.len() == 4).count(), 150);
    }

    #[test]
    fn a_code_is_found_with_its_names() {
        assert_eq!(
            country("DE").map(|it| (it.fr, it.en)),
            Some(("Allemagne", "Germany"))
        );
        assert_eq!(
            language("fr").map(|it| (it.fr, it.en)),
            Some(("français", "French"))
        );
        assert_eq!(isced_field("0613").map(|it| it.code), Some("0613"));
        assert_eq!(
            (
                country("EL"),
                country("fr"),
                language("xx"),
                isced_field("9")
            ),
            (None, None, None, None)
        );
    }
}
