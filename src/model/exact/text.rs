//! Canonical text of an exact number: `12.5`, `-3`, `36/7`.

use super::narrow::Narrow;
use super::{Exact, Repr};
use crate::model::number::{self, NumberError};
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::One;
use std::fmt;
use std::str::FromStr;

/// A decimal expansion longer than this is written as a fraction.
const MAX_DECIMALS: u32 = 30;

impl fmt::Display for Exact {
    /// A finite decimal of at most 30 places with a point, otherwise the reduced
    /// fraction `a/b`. What is written is read back as the same number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_decimals(f).unwrap_or_else(|| match &self.0 {
            Repr::Narrow(narrow) => write!(f, "{}/{}", narrow.numer, narrow.denom),
            Repr::Wide(ratio) => write!(f, "{}/{}", ratio.numer(), ratio.denom()),
            Repr::Big(ratio) => write!(f, "{}/{}", ratio.numer(), ratio.denom()),
        })
    }
}

impl FromStr for Exact {
    type Err = NumberError;

    /// Reads what a person or a file writes; see [`number::parse`].
    fn from_str(text: &str) -> Result<Self, NumberError> {
        number::parse(text)
    }
}

impl Exact {
    /// `digits × 10^-places`, or `None` when `digits` is not a whole number.
    pub(in crate::model) fn scaled(digits: &str, places: u32) -> Option<Self> {
        let digits: BigInt = digits.parse().ok()?;
        Some(Self::from_big(BigRational::new(
            digits,
            BigInt::from(10).pow(places),
        )))
    }

    /// The same for digits that were read into 64 bits, where their unit fits too.
    pub(in crate::model) fn scaled_narrow(digits: i64, places: u32) -> Option<Self> {
        Some(Self(Repr::Narrow(Narrow::scaled(digits, places)?)))
    }

    /// The finite decimal expansion with a point, if there is one of at most 30
    /// places.
    pub fn decimals(&self) -> Option<String> {
        let mut text = String::new();
        self.write_decimals(&mut text)?.ok()?;
        Some(text)
    }

    /// Writes that expansion, if there is one.
    fn write_decimals(&self, out: &mut impl fmt::Write) -> Option<fmt::Result> {
        if let Repr::Narrow(narrow) = &self.0
            && let Some((places, scaled)) = narrow.decimal()
        {
            return write_narrow(out, usize::try_from(places).ok()?, scaled);
        }
        let (places, scaled) = big_digits(&self.to_big())?;
        let (sign, magnitude) = scaled
            .strip_prefix('-')
            .map_or(("", &*scaled), |m| ("-", m));
        let width = usize::try_from(places).ok()?;
        if width == 0 {
            return Some(out.write_str(&scaled));
        }
        let digits = format!("{magnitude:0>least$}", least = width.saturating_add(1));
        let (whole, fraction) = digits.split_at_checked(digits.len().saturating_sub(width))?;
        Some(write!(out, "{sign}{whole}.{fraction}"))
    }
}

/// Writes `scaled × 10^-places`, of at most 18 places, from the last digit to the first.
fn write_narrow(out: &mut impl fmt::Write, places: usize, scaled: i64) -> Option<fmt::Result> {
    // A sign, a point and 19 digits.
    let mut buffer = [b'0'; 21];
    let mut rest = scaled.unsigned_abs();
    let mut written = 0_usize;
    let mut slots = buffer.iter_mut().rev();
    while rest > 0 || written <= places {
        if written == places && places > 0 {
            *slots.next()? = b'.';
        }
        // The digits follow each other from 0x30 on.
        *slots.next()? |= u8::try_from(rest % 10).ok()?;
        rest /= 10;
        written = written.checked_add(1)?;
    }
    if scaled.is_negative() {
        *slots.next()? = b'-';
    }
    let unused = slots.len();
    Some(out.write_str(std::str::from_utf8(buffer.get(unused..)?).ok()?))
}

/// Decimal places of a value and its digits without the point.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "big integers do not overflow"
)]
fn big_digits(ratio: &BigRational) -> Option<(u32, String)> {
    let limit = BigInt::from(10).pow(MAX_DECIMALS);
    if !limit.is_multiple_of(ratio.denom()) {
        return None;
    }
    let mut places = 0;
    let mut unit = BigInt::one();
    while !unit.is_multiple_of(ratio.denom()) {
        unit *= 10;
        places += 1;
    }
    Some((places, (ratio.numer() * unit / ratio.denom()).to_string()))
}
