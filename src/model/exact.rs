//! The one number type of credits, grades, factors and shares.

mod arithmetic;
mod narrow;
mod text;

use narrow::Narrow;
use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{One, Signed, ToPrimitive};
use std::cmp::Ordering;

/// An exact rational number.
///
/// Nearly every value is a ratio of two `i64`, for speed; a result that does not fit
/// there is promoted to a ratio of two `i128`, then to a big rational, and comes back
/// as soon as it fits again, so that equal numbers are always equal values. No
/// operation wraps, rounds or panics.
///
/// ```
/// use passerelle::model::exact::Exact;
/// let third: Exact = "1/3".parse()?;
/// assert_eq!((&third + &third).to_string(), "2/3");
/// assert_eq!("12,50".parse::<Exact>()?.to_string(), "12.5");
/// # Ok::<(), passerelle::model::number::NumberError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Exact(Repr);

/// *Invariant*: reduced, and the first of the three that holds the value. A `Wide`
/// numerator is not `i128::MIN`, whose negation and absolute value would overflow.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Repr {
    Narrow(Narrow),
    Wide(Box<Ratio<i128>>),
    Big(Box<BigRational>),
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self::whole(0);
    /// One.
    pub const ONE: Self = Self::whole(1);

    /// The whole number `n`.
    pub const fn whole(n: i64) -> Self {
        Self(Repr::Narrow(Narrow::whole(n)))
    }

    /// `10^-places`: the unit of the last of `places` decimal places.
    pub fn decimal_unit(places: u8) -> Self {
        Self::from_big(BigRational::new(
            BigInt::one(),
            BigInt::from(10).pow(places.into()),
        ))
    }

    /// Puts a value of any size into its canonical form.
    pub fn from_big(value: BigRational) -> Self {
        let wide = value.numer().to_i128().zip(value.denom().to_i128());
        wide.and_then(|(numer, denom)| Self::from_wide(Ratio::new_raw(numer, denom)))
            .unwrap_or_else(|| Self(Repr::Big(Box::new(value))))
    }

    /// The same for a reduced ratio; `None` for one that only a big rational holds.
    fn from_wide(ratio: Ratio<i128>) -> Option<Self> {
        match Narrow::of(&ratio) {
            Some(narrow) => Some(Self(Repr::Narrow(narrow))),
            None if *ratio.numer() == i128::MIN => None,
            None => Some(Self(Repr::Wide(Box::new(ratio)))),
        }
    }

    /// The value as a ratio of two `i128`, where it is one.
    fn to_wide(&self) -> Option<Ratio<i128>> {
        match &self.0 {
            Repr::Narrow(narrow) => Some(narrow.widened()),
            Repr::Wide(ratio) => Some(**ratio),
            Repr::Big(_) => None,
        }
    }

    /// The same value as a big rational.
    pub fn to_big(&self) -> BigRational {
        let big = |ratio: &Ratio<i128>| {
            BigRational::new_raw((*ratio.numer()).into(), (*ratio.denom()).into())
        };
        match &self.0 {
            Repr::Narrow(narrow) => big(&narrow.widened()),
            Repr::Wide(ratio) => big(ratio),
            Repr::Big(ratio) => ratio.as_ref().clone(),
        }
    }

    /// Whether the value is zero.
    pub fn is_zero(&self) -> bool {
        *self == Self::ZERO
    }

    /// Whether the value is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Narrow(narrow) => narrow.numer.is_negative(),
            Repr::Wide(ratio) => ratio.is_negative(),
            Repr::Big(ratio) => ratio.is_negative(),
        }
    }

    /// The value without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() {
            -self
        } else {
            self.clone()
        }
    }

    /// Whether the value is a whole number.
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Repr::Narrow(narrow) => narrow.denom == 1,
            Repr::Wide(ratio) => ratio.is_integer(),
            Repr::Big(ratio) => ratio.is_integer(),
        }
    }
}

impl From<i64> for Exact {
    fn from(n: i64) -> Self {
        Self::whole(n)
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        let narrow = match (&self.0, &other.0) {
            (Repr::Narrow(a), Repr::Narrow(b)) => a.compare(*b),
            _ => None,
        };
        narrow.unwrap_or_else(|| match (self.to_wide(), other.to_wide()) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => self.to_big().cmp(&other.to_big()),
        })
    }
}
