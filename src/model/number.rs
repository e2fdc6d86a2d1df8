//! Reading numbers as people type them, and saying exactly what is wrong.

use super::exact::Exact;
use thiserror::Error;

/// More digits than this in one number is a slip, not a credit or a mark.
pub const MAX_DIGITS: usize = 30;

/// What a file may hold in one number; beyond, reading would cost more than it is worth.
const MAX_FILE_DIGITS: usize = 2_000;

/// Why a text is not a number. Positions count characters from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NumberError {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// A character that belongs to no number: a letter, a second sign, a `%`.
    #[error("unexpected {found:?} at {at}")]
    Unexpected {
        /// The character that was read.
        found: char,
        /// Where it stands.
        at: usize,
    },
    /// A digit of another script; the digits are 0 to 9.
    #[error("digit {found:?} of another script at {at}")]
    OtherDigit {
        /// The digit that was read.
        found: char,
        /// Where it stands.
        at: usize,
    },
    /// A second decimal mark, so that it is not clear which one separates.
    #[error("second decimal mark at {at}")]
    SecondMark {
        /// Where it stands.
        at: usize,
    },
    /// A space that does not separate groups of three digits.
    #[error("space inside the number at {at}")]
    Space {
        /// Where it stands.
        at: usize,
    },
    /// A sign, mark or bar with no digits to go with it.
    #[error("digits missing")]
    NoDigits,
    /// More digits than are read here.
    #[error("{digits} digits, at most {max}")]
    TooLong {
        /// How many there are.
        digits: usize,
        /// How many there may be.
        max: usize,
    },
    /// A bar in a mark, with something else than the best mark after it.
    #[error("a mark is not a fraction: bar at {at}")]
    NotOutOf {
        /// Where the bar stands.
        at: usize,
    },
    /// A fraction over zero.
    #[error("division by zero")]
    ZeroDenominator,
}

/// A number and the text it was typed as (`2/3`, `12,50`): the text is kept
/// because a document must show what its author wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// What was typed, without the spaces around it.
    pub text: String,
    /// Its value.
    pub value: Exact,
}

impl Typed {
    /// Reads a number of at most [`MAX_DIGITS`] digits, as it comes from a field.
    ///
    /// # Errors
    /// A [`NumberError`] naming the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let value = read(text, MAX_DIGITS)?;
        Ok(Self {
            text: text.trim().to_owned(),
            value,
        })
    }
}

/// Reads a decimal (`12.5`, `12,5`, `−3`, `1 200,5`) or a ratio of two (`2/3`,
/// `1:2`), of any size.
///
/// Comma and point are both decimal marks, one per number; ordinary, no-break and
/// thin spaces separate groups of three digits and nothing else, so that `1.234,5`
/// and `12 5` are refused rather than guessed.
///
/// # Errors
/// A [`NumberError`] naming the first thing that is wrong.
pub fn parse(text: &str) -> Result<Exact, NumberError> {
    read(text, MAX_FILE_DIGITS)
}

fn read(text: &str, max: usize) -> Result<Exact, NumberError> {
    if let Some(value) = plain(text) {
        return Ok(value);
    }
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    let Some(bar) = text.find(['/', ':']) else {
        return decimal(text, 0, max);
    };
    let (first, rest) = text.split_at(bar);
    let numerator = decimal(first, 0, max)?;
    let before = first.chars().count().saturating_add(1);
    let denominator = decimal(rest.get(1..).unwrap_or_default(), before, max)?;
    numerator
        .checked_div(&denominator)
        .ok_or(NumberError::ZeroDenominator)
}

/// Reads a plain decimal of at most 18 digits, such as `-12.5`, which is what nearly
/// every text is. `None` says nothing about the text: the full reader decides.
fn plain(text: &str) -> Option<Exact> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, text),
    };
    let mut value = 0_i64;
    let mut count = 0_usize;
    let mut places: Option<u32> = None;
    for byte in unsigned.bytes() {
        match byte {
            b'0'..=b'9' => {
                value = value.checked_mul(10)?.checked_add((byte & 0x0f).into())?;
                count = count.checked_add(1)?;
                places = places.map(|it| it.saturating_add(1));
            }
            b',' | b'.' if places.is_none() => places = Some(0),
            _ => return None,
        }
    }
    let value = if negative {
        value.checked_neg()?
    } else {
        value
    };
    (1..=18)
        .contains(&count)
        .then(|| Exact::scaled_narrow(value, places.unwrap_or(0)))?
}

/// Reads one decimal that stands after `before` other characters.
fn decimal(text: &str, before: usize, max: usize) -> Result<Exact, NumberError> {
    let mut digits = String::with_capacity(text.len());
    let mut places: Option<u32> = None;
    // Digits since the last group separator, once one has been seen, and its place.
    let mut group: Option<(usize, usize)> = None;
    let broken_group = |group: Option<(usize, usize)>| group.filter(|(count, _)| *count != 3);
    let text = text.trim_end();
    let lead = text.chars().take_while(|c| c.is_whitespace()).count();
    for (index, found) in text.chars().enumerate().skip(lead) {
        let at = before.saturating_add(index).saturating_add(1);
        match found {
            '0'..='9' => {
                digits.push(found);
                match &mut places {
                    Some(places) => *places = places.saturating_add(1),
                    None => group = group.map(|(count, at)| (count.saturating_add(1), at)),
                }
            }
            '-' | '\u{2212}' if index == lead => digits.push('-'),
            ',' | '.' if places.is_some() => return Err(NumberError::SecondMark { at }),
            ',' | '.' => {
                if let Some((_, at)) = broken_group(group) {
                    return Err(NumberError::Space { at });
                }
                places = Some(0);
            }
            space if space.is_whitespace() => {
                let leading = digits.trim_start_matches('-').len();
                let whole_group = group.map_or((1..=3).contains(&leading), |(count, _)| count == 3);
                if places.is_some() || !whole_group {
                    return Err(NumberError::Space { at });
                }
                group = Some((0, at));
            }
            digit if digit.is_numeric() => return Err(NumberError::OtherDigit { found, at }),
            _ => return Err(NumberError::Unexpected { found, at }),
        }
    }
    if places.is_none()
        && let Some((_, at)) = broken_group(group)
    {
        return Err(NumberError::Space { at });
    }
    let count = digits.trim_start_matches('-').len();
    if count > max {
        return Err(NumberError::TooLong { digits: count, max });
    }
    Exact::scaled(&digits, places.unwrap_or(0)).ok_or(NumberError::NoDigits)
}
