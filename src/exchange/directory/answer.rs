//! What a directory finds for what somebody types.

use super::Institution;
use super::index::{Directory, index};
use super::words::{PLACE_BITS, split};
use crate::text::fold;

/// An institution that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The institution.
    pub institution: Institution,
    /// How well it answers: more is better.
    pub score: u32,
    /// Whether a letter had to be read otherwise than it was typed.
    pub is_near: bool,
}

/// The fewest letters of a word in which a slip is looked for.
const SLIP: usize = 4;

/// The most words that are regarded.
const WORDS: usize = 12;

/// What a whole word is worth beside the beginning of one.
const WHOLE: u32 = 8;

impl Directory {
    /// The institutions that have every word that was typed, or a word that begins like it;
    /// where there is none, those for which one letter of a word is wrong, missing, too
    /// many or in its neighbour's place. The best first, `most` at most.
    pub fn find(&self, typed: &str, most: usize) -> Vec<Hit> {
        let folded = fold(typed);
        let mut typed: Vec<&str> = split(&folded).take(WORDS).collect();
        typed.dedup();
        if typed.is_empty() || most == 0 {
            return Vec::new();
        }
        // A code is typed with its spaces or without: `F PARIS001`.
        let joined = typed.concat();
        let mut best = self.ranked(&typed, false, most);
        let mut is_near = false;
        if best.is_empty() && typed.len() > 1 && joined.bytes().any(|it| it.is_ascii_digit()) {
            best = self.ranked(&[&joined], false, most);
        }
        if best.is_empty() {
            is_near = true;
            best = self.ranked(&typed, true, most);
        }
        let hits = best.into_iter().filter_map(|(score, number)| {
            Some(Hit {
                institution: self.institution(number)?,
                score,
                is_near,
            })
        });
        hits.collect()
    }

    /// The best institutions that have all words, with their scores.
    fn ranked(&self, typed: &[&str], slips: bool, most: usize) -> Vec<(u32, u32)> {
        let mut scores = vec![0_u32; self.len()];
        let mut matched = vec![0_usize; self.len()];
        let mut of_word = vec![0_u32; self.len()];
        for (nth, word) in typed.iter().enumerate() {
            of_word.fill(0);
            let mut met = false;
            for at in self.beginning_with(word) {
                let whole = self.word(at).len() == word.len();
                met |= self.note(at, if whole { WHOLE } else { 0 }, &mut of_word);
            }
            if slips && word.len() >= SLIP {
                for at in (0..self.words()).filter(|at| is_near(word, self.word(*at))) {
                    met |= self.note(at, 0, &mut of_word);
                }
            }
            if !met {
                return Vec::new();
            }
            for ((score, matched), of_word) in scores.iter_mut().zip(&mut matched).zip(&of_word) {
                // Only who has every word so far goes on.
                if *of_word > 0 && *matched == nth {
                    *matched = nth.saturating_add(1);
                    *score = score.saturating_add(*of_word);
                }
            }
        }
        let all = matched.iter().zip(&scores).zip(0_u32..);
        let mut all: Vec<(u32, u32)> = all
            .filter(|((matched, _), _)| **matched == typed.len())
            .map(|((_, score), number)| (self.weighed(*score, number), number))
            .collect();
        let better =
            |one: &(u32, u32), other: &(u32, u32)| other.0.cmp(&one.0).then(one.1.cmp(&other.1));
        if all.len() > most {
            all.select_nth_unstable_by(most, better);
            all.truncate(most);
        }
        all.sort_unstable_by(better);
        all
    }

    /// Scores the institutions of a word; whether there was one.
    fn note(&self, at: usize, extra: u32, of_word: &mut [u32]) -> bool {
        let found = self.of_word(at);
        for it in found {
            let place = *it & ((1 << PLACE_BITS) - 1);
            let score = place.saturating_add(1).saturating_add(extra);
            if let Some(best) = of_word.get_mut(index(*it >> PLACE_BITS)) {
                *best = score.max(*best);
            }
        }
        !found.is_empty()
    }

    /// A score that prefers, of equals, institutions with an Erasmus code, and then those
    /// of shorter names: more of the name is what was typed.
    fn weighed(&self, score: u32, number: u32) -> u32 {
        let line = self.line(number).unwrap_or_default();
        let name = line
            .split(['\t', super::BETWEEN])
            .next()
            .unwrap_or_default();
        let length = u32::try_from(name.len().min(200)).unwrap_or(200);
        let coded = line.split('\t').nth(4).is_some_and(|it| !it.is_empty());
        let score = score
            .saturating_mul(1024)
            .saturating_add(u32::from(coded).saturating_mul(256));
        score.saturating_add(200_u32.saturating_sub(length))
    }

    /// The places of the words that begin like this.
    fn beginning_with(&self, start: &str) -> std::ops::Range<usize> {
        let from = self.first(|word| word < start);
        let to = self.first(|word| word < start || word.starts_with(start));
        from..to
    }

    /// The place of the first word for which this does not hold.
    fn first(&self, holds: impl Fn(&str) -> bool) -> usize {
        let (mut from, mut to) = (0, self.words());
        while from < to {
            let middle = from.midpoint(to);
            if holds(self.word(middle)) {
                from = middle.saturating_add(1);
            } else {
                to = middle;
            }
        }
        from
    }
}

/// Whether a word begins like what was typed, but for one letter that is wrong, missing, too
/// many, or in its neighbour's place.
fn is_near(typed: &str, word: &str) -> bool {
    let (typed, word) = (typed.as_bytes(), word.as_bytes());
    let alike = typed
        .iter()
        .zip(word)
        .take_while(|(one, other)| one == other)
        .count();
    let typed = typed.get(alike..).unwrap_or_default();
    let word = word.get(alike..).unwrap_or_default();
    let (Some((first, typed_rest)), Some((letter, word_rest))) =
        (typed.split_first(), word.split_first())
    else {
        // The one is the beginning of the other: one letter too many at the end, or none.
        return typed.len() <= 1 && word.is_empty();
    };
    let swapped = || {
        let ([second, typed_rest @ ..], [next, word_rest @ ..]) = (typed_rest, word_rest) else {
            return false;
        };
        (first, second) == (next, letter) && word_rest.starts_with(typed_rest)
    };
    word_rest.starts_with(typed_rest)
        || word_rest.starts_with(typed)
        || word.starts_with(typed_rest)
        || swapped()
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn one_letter_may_be_wrong_missing_too_many_or_swapped() {
        for typed in [
            "universita",
            "univresite",
            "universte",
            "uniiversite",
            "xniversite",
            "iniv",
        ] {
            assert!(is_near(typed, "universite"), "{typed}");
        }
        assert!(is_near("parisx", "paris"));
        for typed in ["univerxxte", "niversitx", "unvresite", "paris"] {
            assert!(!is_near(typed, "universite"), "{typed}");
        }
        assert!(!is_near("parisxx", "paris"));
    }
}
