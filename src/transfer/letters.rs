//! The old ECTS letters A to E, as two algorithms draw their borders in one table.
//!
//! Retired in 2009, alive on transcripts. The nominal shares are 10, 25, 30, 25 and 10 %
//! of those who pass; a mark that straddles a border is where the algorithms differ.

use super::rule::Rule;
use crate::model::exact::Exact;
use crate::model::grade::{Band, Distribution, Interval};

/// A letter, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Letter {
    /// The best 10 %.
    A,
    /// The next 25 %.
    B,
    /// The next 30 %.
    C,
    /// The next 25 %.
    D,
    /// The rest.
    E,
}

impl Letter {
    /// The letter as it is written.
    pub fn label(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
        }
    }
}

/// How the borders are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// A mark that straddles a border belongs to the better class.
    FirstClass,
    /// The border stands before or after such a mark, wherever the share reached lies
    /// nearer to the threshold; a tie takes the mark in.
    BestFit,
}

impl Algorithm {
    /// Both.
    pub const ALL: [Self; 2] = [Self::FirstClass, Self::BestFit];

    /// Its rule.
    pub fn rule(self) -> Rule {
        match self {
            Self::FirstClass => Rule::LettersFirstClass,
            Self::BestFit => Rule::LettersBestFit,
        }
    }
}

/// The border at the lower end of a letter, and the mark that straddles it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Border {
    /// The letter that ends there.
    pub letter: Letter,
    /// The share that it and all better letters cover nominally.
    pub threshold: Exact,
    /// The place in the table of the first mark that reaches the threshold.
    pub straddling: usize,
    /// The share reached without that mark, and with it.
    pub reached: Interval,
    /// Whether that mark still has the letter.
    pub includes: bool,
}

/// A mark of the table and its letter by each algorithm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lettered {
    /// The mark.
    pub label: String,
    /// Where it stands.
    pub interval: Interval,
    /// Its letter by [`Algorithm::FirstClass`].
    pub first_class: Letter,
    /// Its letter by [`Algorithm::BestFit`].
    pub best_fit: Letter,
}

/// The borders of A, B, C and D in a table.
pub fn borders(table: &Distribution, algorithm: Algorithm) -> Vec<Border> {
    let nominal = [
        (Letter::A, 10),
        (Letter::B, 35),
        (Letter::C, 65),
        (Letter::D, 90),
    ];
    let border = |(letter, percent)| {
        let threshold = &Exact::whole(percent) * &Exact::decimal_unit(2);
        let at_least = |band: &Band| band.interval().reached >= threshold;
        let straddling = table.bands().iter().position(at_least)?;
        let reached = table.bands().get(straddling)?.interval().clone();
        let includes = match algorithm {
            Algorithm::FirstClass => true,
            Algorithm::BestFit => {
                (&reached.reached - &threshold).abs() <= (&reached.better - &threshold).abs()
            }
        };
        Some(Border {
            letter,
            threshold,
            straddling,
            reached,
            includes,
        })
    };
    nominal.into_iter().filter_map(border).collect()
}

/// The letter of the mark at this place of the table, given its borders.
fn letter_at(place: usize, borders: &[Border]) -> Letter {
    let within = |border: &&Border| {
        place < border.straddling || place == border.straddling && border.includes
    };
    borders
        .iter()
        .find(within)
        .map_or(Letter::E, |border| border.letter)
}

/// The letter of a mark; `None` for one that is not in the table.
pub fn letter(table: &Distribution, label: &str, algorithm: Algorithm) -> Option<Letter> {
    let place = table.position(label)?;
    Some(letter_at(place, &borders(table, algorithm)))
}

/// Every mark of a table with its letter by both algorithms.
pub fn lettered(table: &Distribution) -> Vec<Lettered> {
    let [first_class, best_fit] = Algorithm::ALL.map(|it| borders(table, it));
    let bands = table.bands().iter().enumerate();
    bands
        .map(|(place, band)| Lettered {
            label: band.label().to_owned(),
            interval: band.interval().clone(),
            first_class: letter_at(place, &first_class),
            best_fit: letter_at(place, &best_fit),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // FenixEdu's own comment: one 20 and twenty-nine 10. The decree takes 10 into A, where
    // it straddles; best fit gives A to 20 alone, B to nobody and C to 10.
    #[test]
    fn the_corner_case_of_the_best_fit_differs_from_the_decree() {
        let rows = [("20", 1), ("15", 0), ("10", 29)];
        let rows = rows.map(|(label, count)| (label.to_owned(), Exact::whole(count)));
        let table = Distribution::new(rows).unwrap();
        let both = |label| Algorithm::ALL.map(|it| letter(&table, label, it).unwrap().label());
        assert_eq!(both("20"), ["A", "A"]);
        assert_eq!(both("10"), ["A", "C"]);
        assert_eq!(letter(&table, "9", Algorithm::BestFit), None);
        let of_ten = &lettered(&table)[2];
        assert_eq!(
            (of_ten.first_class, of_ten.best_fit),
            (Letter::A, Letter::C)
        );
    }

    // A mark that begins just where a class ends belongs to the next.
    #[test]
    fn a_mark_that_begins_at_a_threshold_is_of_the_next_class() {
        let rows = [("5", 10), ("4", 25), ("3", 30), ("2", 25), ("1", 10)];
        let rows = rows.map(|(label, count)| (label.to_owned(), Exact::whole(count)));
        for row in lettered(&Distribution::new(rows).unwrap()) {
            assert_eq!(row.first_class, row.best_fit);
            let expected = ["E", "D", "C", "B", "A"];
            let place: usize = row.label.parse().unwrap();
            assert_eq!(row.first_class.label(), expected[place - 1]);
        }
    }
}
