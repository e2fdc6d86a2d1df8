//! The fast path: numbers whose numerator and denominator fit in 64 bits.
//!
//! Nearly every credit and mark does, and division in 128 bits is slow, most of all
//! in WebAssembly. Every step is checked, and `None` sends the caller to 128 bits.

use num_rational::Ratio;
use std::cmp::Ordering;

/// A reduced fraction.
///
/// *Invariant*: the denominator is above zero and prime to the numerator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Narrow {
    pub(super) numer: i64,
    pub(super) denom: i64,
}

impl Narrow {
    /// The whole number `n`.
    pub(super) const fn whole(n: i64) -> Self {
        Self { numer: n, denom: 1 }
    }

    /// A reduced ratio, where it fits.
    pub(super) fn of(ratio: &Ratio<i128>) -> Option<Self> {
        let numer = i64::try_from(*ratio.numer()).ok()?;
        let denom = i64::try_from(*ratio.denom()).ok()?;
        Some(Self { numer, denom })
    }

    /// `digits × 10^-places`.
    pub(super) fn scaled(digits: i64, places: u32) -> Option<Self> {
        let unit = 10_i64.checked_pow(places)?;
        let twos = digits.trailing_zeros().min(places);
        let (mut numer, mut denom) = (digits >> twos, unit >> twos);
        for _ in 0..places {
            if numer % 5 != 0 {
                break;
            }
            numer /= 5;
            denom /= 5;
        }
        Some(Self { numer, denom })
    }

    /// Reduces `numer / denom`, of which the denominator is above zero.
    fn reduced(numer: i64, denom: i64) -> Option<Self> {
        let (numer, denom) = cancelled(numer, denom)?;
        Some(Self { numer, denom })
    }

    /// The same number in 128 bits.
    pub(super) fn widened(self) -> Ratio<i128> {
        Ratio::new_raw(self.numer.into(), self.denom.into())
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        if self.denom == other.denom {
            return Self::reduced(self.numer.checked_add(other.numer)?, self.denom);
        }
        let left = self.numer.checked_mul(other.denom)?;
        let right = other.numer.checked_mul(self.denom)?;
        let numer = left.checked_add(right)?;
        let denom = self.denom.checked_mul(other.denom)?;
        // A whole number beside a reduced fraction leaves nothing to cancel.
        if self.denom == 1 || other.denom == 1 {
            return Some(Self { numer, denom });
        }
        Self::reduced(numer, denom)
    }

    pub(super) fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self {
            numer: other.numer.checked_neg()?,
            ..other
        })
    }

    /// Cancelled crosswise, so that the product needs no reduction.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        let (left, below_right) = cancelled(self.numer, other.denom)?;
        let (right, below_left) = cancelled(other.numer, self.denom)?;
        Some(Self {
            numer: left.checked_mul(right)?,
            denom: below_left.checked_mul(below_right)?,
        })
    }

    /// `None` also for a divisor of zero.
    pub(super) fn over(self, other: Self) -> Option<Self> {
        let inverse = match other.numer.signum() {
            1 => Self {
                numer: other.denom,
                denom: other.numer,
            },
            -1 => Self {
                numer: other.denom.checked_neg()?,
                denom: other.numer.checked_neg()?,
            },
            _ => return None,
        };
        self.times(inverse)
    }

    pub(super) fn compare(self, other: Self) -> Option<Ordering> {
        if self.denom == other.denom {
            return Some(self.numer.cmp(&other.numer));
        }
        let left = self.numer.checked_mul(other.denom)?;
        Some(left.cmp(&other.numer.checked_mul(self.denom)?))
    }

    /// The least power of ten that the denominator divides, up to 10^18: its exponent
    /// and the numerator over it.
    pub(super) fn decimal(self) -> Option<(u32, i64)> {
        let mut unit = 1_i64;
        for places in 0..=18 {
            if unit.checked_rem(self.denom) == Some(0) {
                let scaled = self.numer.checked_mul(unit.checked_div(self.denom)?)?;
                return Some((places, scaled));
            }
            unit = unit.checked_mul(10)?;
        }
        None
    }
}

/// Both numbers without their common divisor; the second one is above zero.
fn cancelled(a: i64, b: i64) -> Option<(i64, i64)> {
    if b == 1 || a == 1 {
        return Some((a, b));
    }
    let (mut divisor, mut rest) = (a.unsigned_abs(), b.unsigned_abs());
    while rest > 1 {
        (divisor, rest) = (rest, divisor.checked_rem(rest)?);
    }
    if rest == 1 {
        return Some((a, b));
    }
    let divisor = i64::try_from(divisor).ok()?;
    Some((a.checked_div(divisor)?, b.checked_div(divisor)?))
}
