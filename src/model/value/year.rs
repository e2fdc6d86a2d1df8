//! Academic years and their terms.

use super::{Kind, Value, ValueError, form, is_digits, trimmed};
use std::ops::RangeInclusive;

/// An academic year as an institution names it. EWP: `\d{4}/\d{4}`. The second year
/// is the next one, or the first again in the southern hemisphere: `2026/2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AcademicYear {
    first: u16,
    second: u16,
}

/// A term of an academic year: `1/2` is the first of two, `1/1` the whole year.
/// EWP: `[1-9]/[1-9]`, with the number at most the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    total: u8,
    number: u8,
}

/// Years outside are slips.
pub(super) const YEARS: RangeInclusive<u16> = 1900..=2200;

/// The marks that part two years or dates; hyphens come in several lengths.
pub(super) const DASHES: [char; 5] = ['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}'];

impl AcademicYear {
    /// The year in which it begins.
    pub fn first(self) -> u16 {
        self.first
    }

    /// The year in which it ends.
    pub fn second(self) -> u16 {
        self.second
    }
}

impl Term {
    /// Its number, from 1.
    pub fn number(self) -> u8 {
        self.number
    }

    /// How many terms the year has.
    pub fn total(self) -> u8 {
        self.total
    }
}

impl Value for AcademicYear {
    const KIND: Kind = Kind::AcademicYear;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        let Some((first, second)) = read.split_once(|it| it == '/' || DASHES.contains(&it)) else {
            return form(Self::KIND, read);
        };
        let (Some(first), Some(second)) = (digits(first, 4), years_second(first, second)) else {
            return form(Self::KIND, read);
        };
        if !YEARS.contains(&first) {
            return Err(out_of_range(read));
        }
        if second != first && Some(second) != first.checked_add(1) {
            return Err(ValueError::YearsApart { first, second });
        }
        Ok(Self { first, second })
    }

    fn text(&self) -> String {
        format!("{:04}/{:04}", self.first, self.second)
    }
}

/// The second year, with the century of the first where it was left out.
fn years_second(first: &str, second: &str) -> Option<u16> {
    if let Some(short) = digits(second, 2) {
        let first = digits(first, 4)?;
        let century = first.checked_sub(first.checked_rem(100)?)?;
        let second = century.checked_add(short)?;
        let gap = if second < first { 100 } else { 0 };
        return second.checked_add(gap);
    }
    digits(second, 4)
}

/// The number of exactly so many digits.
pub(super) fn digits(text: &str, count: usize) -> Option<u16> {
    let text = text.trim();
    (text.len() == count && is_digits(text)).then(|| text.parse().ok())?
}

pub(super) fn out_of_range(read: &str) -> ValueError {
    ValueError::YearOutOfRange {
        read: read.to_owned(),
        first: *YEARS.start(),
        last: *YEARS.end(),
    }
}

impl Value for Term {
    const KIND: Kind = Kind::Term;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        let (number, total) = match read.to_lowercase().as_str() {
            "s1" => (1, 2),
            "s2" => (2, 2),
            "year" | "full year" | "année" | "annee" | "annuel" => (1, 1),
            other => {
                let (number, total) = other.split_once('/').unwrap_or_default();
                match (count(number), count(total)) {
                    (Some(number), Some(total)) => (number, total),
                    _ => return form(Self::KIND, read),
                }
            }
        };
        if number > total {
            return Err(ValueError::TermBeyond { number, total });
        }
        Ok(Self { total, number })
    }

    fn text(&self) -> String {
        format!("{}/{}", self.number, self.total)
    }
}

fn count(text: &str) -> Option<u8> {
    let count = digits(text, 1)?;
    u8::try_from(count).ok().filter(|it| *it > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(text: &str) -> Option<String> {
        AcademicYear::parse(text).ok().map(|it| it.text())
    }

    #[test]
    fn an_academic_year_is_read_as_it_is_written() {
        for text in [
            "2025/2026",
            "2025-2026",
            "2025/26",
            "2025–2026",
            "2025-26",
            " 2025 / 2026 ",
        ] {
            assert_eq!(year(text).as_deref(), Some("2025/2026"), "{text}");
        }
        assert_eq!(year("2026/26").as_deref(), Some("2026/2026"));
        assert_eq!(year("1999/00").as_deref(), Some("1999/2000"));
        assert_eq!(year("2026/2026").as_deref(), Some("2026/2026"));
        for text in [
            "2025",
            "25/26",
            "2025/2026/2027",
            "2025/202",
            "abcd/efgh",
            "/",
        ] {
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn an_academic_year_lasts_one_year() {
        let apart = |first, second| Err(ValueError::YearsApart { first, second });
        assert_eq!(AcademicYear::parse("2025/2027"), apart(2025, 2027));
        assert_eq!(AcademicYear::parse("2026/2025"), apart(2026, 2025));
        assert_eq!(AcademicYear::parse("2025/24"), apart(2025, 2124));
        let error = out_of_range("0025/0026");
        assert_eq!(AcademicYear::parse("0025/0026"), Err(error));
    }

    #[test]
    fn a_term_is_one_of_those_of_its_year() {
        let term = |text: &str| Term::parse(text).ok().map(|it| it.text());
        for (text, expected) in [
            ("1/2", "1/2"),
            ("2 / 3", "2/3"),
            ("S1", "1/2"),
            ("s2", "2/2"),
            ("Année", "1/1"),
            ("year", "1/1"),
            ("9/9", "9/9"),
        ] {
            assert_eq!(term(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["0/2", "1/10", "1", "S3", "1/", "a/b"] {
            assert_eq!(term(text), None, "{text}");
        }
        let error = ValueError::TermBeyond {
            number: 3,
            total: 2,
        };
        assert_eq!(Term::parse("3/2"), Err(error));
    }
}
