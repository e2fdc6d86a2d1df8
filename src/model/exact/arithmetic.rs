//! The four operations and the floor: in 64 bits, else in 128, else big.

use super::narrow::Narrow;
use super::{Exact, Repr};
use num_integer::Integer;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};
use std::ops::{Add, Mul, Neg, Sub};

impl Exact {
    /// One operation, in the narrowest way in which both sides and the result fit.
    fn combine(
        &self,
        other: &Self,
        narrow: impl Fn(Narrow, Narrow) -> Option<Narrow>,
        checked: impl Fn(&Ratio<i128>, &Ratio<i128>) -> Option<Ratio<i128>>,
        big: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Repr::Narrow(a), Repr::Narrow(b)) = (&self.0, &other.0)
            && let Some(result) = narrow(*a, *b)
        {
            return Self(Repr::Narrow(result));
        }
        if let (Some(a), Some(b)) = (self.to_wide(), other.to_wide())
            && let Some(result) = checked(&a, &b).and_then(Self::from_wide)
        {
            return result;
        }
        Self::from_big(big(self.to_big(), other.to_big()))
    }

    /// The quotient, or `None` when `divisor` is zero.
    #[expect(clippy::arithmetic_side_effects, reason = "the divisor is not zero")]
    pub fn checked_div(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero())
            .then(|| self.combine(divisor, Narrow::over, CheckedDiv::checked_div, |a, b| a / b))
    }

    /// The greatest whole number not above the value.
    #[must_use]
    pub fn floor(&self) -> Self {
        match &self.0 {
            Repr::Narrow(narrow) => Self::whole(Integer::div_floor(&narrow.numer, &narrow.denom)),
            Repr::Wide(ratio) => Self::from_big(BigRational::from_integer(
                Integer::div_floor(ratio.numer(), ratio.denom()).into(),
            )),
            Repr::Big(ratio) => Self::from_big(BigRational::from_integer(
                ratio.numer().div_floor(ratio.denom()),
            )),
        }
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident, $narrow:path, $checked:path, $sign:tt) => {
        impl $trait for &Exact {
            type Output = Exact;
            #[expect(clippy::arithmetic_side_effects, reason = "big rationals do not overflow")]
            fn $method(self, other: Self) -> Exact {
                self.combine(other, $narrow, $checked, |a, b| a $sign b)
            }
        }
        impl $trait for Exact {
            type Output = Exact;
            fn $method(self, other: Self) -> Exact {
                (&self).$method(&other)
            }
        }
    };
}

operator!(Add, add, Narrow::plus, CheckedAdd::checked_add, +);
operator!(Sub, sub, Narrow::minus, CheckedSub::checked_sub, -);
operator!(Mul, mul, Narrow::times, CheckedMul::checked_mul, *);

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        &Exact::ZERO - self
    }
}
