//! The texts of the page, typed: French, French of Québec, English.
//!
//! The structs are generated from `locales/*.json`, so that a missing key fails the
//! build. Any floor above the model may be handed a `&Texts`; none asks which
//! language is spoken. Numbers and dates inside texts are written here.

mod fold;
pub mod labels;
mod number;

pub use fold::fold;

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// French.
    #[default]
    Fr,
    /// French with the terms of Québec.
    FrCa,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::Fr, Self::En, Self::FrCa];

    /// The texts of the language.
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::Fr => &FR,
            Self::FrCa => &FR_CA,
            Self::En => &EN,
        }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::FrCa => "fr-CA",
            Self::En => "en",
        }
    }

    /// The language for what a browser prefers: English for English, the French of
    /// Québec for Canadian French, French for everything else.
    pub fn preferred(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase();
        if tag.starts_with("fr-ca") {
            Self::FrCa
        } else if tag == "en" || tag.starts_with("en-") {
            Self::En
        } else {
            Self::Fr
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Lang {
    type Err = ();
    fn from_str(tag: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|lang| lang.tag() == tag)
            .ok_or(())
    }
}

/// A section of the texts: found again at each reading, by its language.
///
/// A language that held its sections would tie the texts of every page to the first
/// load; this way a section belongs to the code that reads it.
#[derive(Debug)]
pub struct Section<T> {
    lang: Lang,
    texts: PhantomData<T>,
}

/// What a section has in each language.
trait Translated: 'static {
    fn of(lang: Lang) -> &'static Self;
}

impl<T> Section<T> {
    const fn of(lang: Lang) -> Self {
        Self {
            lang,
            texts: PhantomData,
        }
    }
}

impl<T: Translated> Deref for Section<T> {
    type Target = T;

    fn deref(&self) -> &T {
        T::of(self.lang)
    }
}

/// A text with a form for one and a form for several. French counts zero with one.
#[derive(Debug)]
struct Plural {
    one: &'static str,
    other: &'static str,
    zero_is_one: bool,
}

impl Plural {
    fn fill(&self, n: usize, values: &[&str]) -> String {
        let single = n == 1 || n == 0 && self.zero_is_one;
        let form = if single { self.one } else { self.other };
        fill(&form.replace("{n}", &n.to_string()), values)
    }
}

/// Puts each value in the place of its index.
fn fill(template: &str, values: &[&str]) -> String {
    let mut parts = template.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (index, rest) = part.split_once('}').unwrap_or(("", part));
        let value = index
            .parse::<usize>()
            .ok()
            .and_then(|index| values.get(index));
        text.push_str(value.copied().unwrap_or_default());
        text.push_str(rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_the_place_of_their_index_and_are_not_read_again() {
        assert_eq!(fill("{1} de {0}", &["{1}", "b"]), "b de {1}");
    }

    #[test]
    fn french_counts_zero_with_one_and_english_does_not() {
        let french = Plural {
            one: "{n} ligne",
            other: "{n} lignes",
            zero_is_one: true,
        };
        let english = Plural {
            one: "{n} row",
            other: "{n} rows",
            zero_is_one: false,
        };
        assert_eq!(
            [0, 1, 2].map(|n| french.fill(n, &[])),
            ["0 ligne", "1 ligne", "2 lignes"]
        );
        assert_eq!(
            [0, 1, 2].map(|n| english.fill(n, &[])),
            ["0 rows", "1 row", "2 rows"]
        );
    }

    #[test]
    fn a_browser_that_speaks_neither_language_is_answered_in_french() {
        let read = ["fr", "fr-FR", "fr-CA", "en-GB", "de", ""].map(Lang::preferred);
        assert_eq!(
            read,
            [Lang::Fr, Lang::Fr, Lang::FrCa, Lang::En, Lang::Fr, Lang::Fr]
        );
    }
}
