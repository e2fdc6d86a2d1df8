//! The words by which somebody is known, and where they stand in a text.

use crate::text::fold;
use std::borrow::Cow;

/// A word or a group of words, as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    folded: String,
}

/// The words to look for, each once, the longest first: a full name goes before its parts.
pub(super) fn words(texts: Vec<String>) -> Vec<Word> {
    let folded = texts.iter().map(|it| plain(&fold(it)).into_owned());
    let mut words: Vec<Word> = folded
        .filter(|it| !it.is_empty())
        .map(|folded| Word { folded })
        .collect();
    words.sort_by_key(|it| std::cmp::Reverse(it.folded.len()));
    words.dedup();
    words
}

/// A folded text with one space for white space, and one sign for those that look alike.
fn plain(folded: &str) -> Cow<'_, str> {
    let odd = |it: char| matches!(it, '’' | 'ʼ' | '‐' | '‑') || (it != ' ' && it.is_whitespace());
    if !folded.contains(odd) && !folded.contains("  ") {
        return Cow::Borrowed(folded);
    }
    let mut plain = String::with_capacity(folded.len());
    for letter in folded.chars() {
        match letter {
            '’' | 'ʼ' => plain.push('\''),
            '‐' | '‑' => plain.push('-'),
            it if it.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            it => plain.push(it),
        }
    }
    Cow::Owned(plain)
}

impl Word {
    /// Whether it may stand in a folded text; to say no is quick, and final.
    pub fn may_stand_in(&self, folded: &str) -> bool {
        let first = self.folded.split(' ').next().unwrap_or_default();
        plain(folded).contains(first)
    }

    /// Puts something in its place, in any letter case and accents, where it stands whole.
    pub fn replaced_in(&self, text: &str, by: &str) -> String {
        let mut clean = String::new();
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let inside = clean.ends_with(char::is_alphanumeric);
            match stands_first(rest, &self.folded) {
                Some(after) if !inside && !after.starts_with(char::is_alphanumeric) => {
                    clean.push_str(by);
                    rest = after;
                }
                _ => {
                    clean.push(letter);
                    rest = rest.get(letter.len_utf8()..).unwrap_or_default();
                }
            }
        }
        clean
    }
}

/// What follows a word at the beginning of a text, whatever its letter case, accents and
/// white space.
fn stands_first<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut wanted = word;
    let mut spaced = false;
    for (at, letter) in text.char_indices() {
        let folded = fold(letter.encode_utf8(&mut [0; 4]));
        if wanted.is_empty() && !folded.is_empty() {
            return text.get(at..);
        }
        let folded = plain(&folded);
        if spaced && folded == " " {
            continue;
        }
        spaced = folded == " ";
        wanted = wanted.strip_prefix(&*folded)?;
    }
    wanted.is_empty().then_some("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(text: &str, word: &str) -> String {
        let words = words(vec![word.to_owned()]);
        words.iter().fold(text.to_owned(), |text, word| {
            word.replaced_in(&text, "[effacé]")
        })
    }

    #[test]
    fn a_name_goes_only_where_it_stands_whole() {
        assert_eq!(
            replaced("ZOE MARTIN, Zoé Martin-Roux, zoé martinet", "Zoé Martin"),
            "[effacé], [effacé]-Roux, zoé martinet"
        );
        assert_eq!(replaced("Annanna Anna", "Anna"), "Annanna [effacé]");
        assert_eq!(replaced("ba a a", "a a"), "ba [effacé]");
        assert_eq!(
            replaced("Zoe\u{301}\u{a0} d’Arc, Straße", "Zoé d'Arc"),
            "[effacé], Straße"
        );
        assert_eq!(replaced("von der STRASSE", "Straße"), "von der [effacé]");
    }
}
