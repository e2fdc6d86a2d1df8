//! The published formulas, each written once as its source prints it.
//!
//! With [`Exact`] for `Q` they compute; with [`super::expression::Expression`]
//! they explain. `None` is a division by zero.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "the operators of a quantity neither wrap nor panic"
)]

use crate::model::exact::Exact;
use std::ops::{Add, Mul, Sub};

/// What a formula works on: numbers, or the expressions that explain them.
pub trait Quantity:
    Clone + From<i64> + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self>
{
    /// The quotient, or `None` when `divisor` is zero.
    fn over(self, divisor: Self) -> Option<Self>;
}

impl Quantity for Exact {
    fn over(self, divisor: Self) -> Option<Self> {
        self.checked_div(&divisor)
    }
}

/// Credits by the load of the same period in both systems: `c · L_target / L_host`.
pub fn by_load<Q: Quantity>(credits: Q, host_load: Q, target_load: Q) -> Option<Q> {
    (credits * target_load).over(host_load)
}

/// Credits by the load of the programme really followed, over its own years:
/// `c · L_target · years / C_programme`.
pub fn by_programme<Q: Quantity>(
    credits: Q,
    programme_credits: Q,
    years: Q,
    target_year: Q,
) -> Option<Q> {
    (credits * (target_year * years)).over(programme_credits)
}

/// Credits of one year of a programme: `C_programme / years`.
pub fn year_of_programme<Q: Quantity>(programme_credits: Q, years: Q) -> Option<Q> {
    programme_credits.over(years)
}

/// Credits by the hours of work behind them: `c · h_host / h_target`.
pub fn by_hours<Q: Quantity>(credits: Q, hours_per_credit: Q, hours_per_target: Q) -> Option<Q> {
    (credits * hours_per_credit).over(hours_per_target)
}

/// Credits or marks by a factor: `c · k`.
///
/// Total; an `Option` only so that every formula has the same shape.
pub fn by_factor<Q: Quantity>(amount: Q, factor: Q) -> Option<Q> {
    Some(amount * factor)
}

/// The modified Bavarian formula: `1 + 3 · (Nmax − Nd) / (Nmax − Nmin)`.
pub fn modified_bavarian<Q: Quantity>(best: Q, pass: Q, mark: Q) -> Option<Q> {
    let above = best.clone() - mark;
    let span = best - pass;
    Some(Q::from(1) + (Q::from(3) * above).over(span)?)
}

/// Its inverse: `Nmax − (x − 1) · (Nmax − Nmin) / 3`. Not official anywhere.
pub fn inverse_bavarian<Q: Quantity>(best: Q, pass: Q, german: Q) -> Option<Q> {
    let span = best.clone() - pass;
    Some(best - ((german - Q::from(1)) * span).over(Q::from(3))?)
}

/// Linear between lowest pass and best mark:
/// `Pt + (Mt − Pt) · (N − Ph) / (Mh − Ph)`.
pub fn linear<Q: Quantity>(best: Q, pass: Q, mark: Q, target_best: Q, target_pass: Q) -> Option<Q> {
    let target_span = target_best - target_pass.clone();
    let above_pass = mark - pass.clone();
    Some(target_pass + (target_span * above_pass).over(best - pass)?)
}

/// The mean of values, each by its weight: `Σ v · w / Σ w`; `None` also without values.
pub fn weighted_mean<Q: Quantity>(weighted: impl IntoIterator<Item = (Q, Q)>) -> Option<Q> {
    let mut weighted = weighted.into_iter();
    let (value, weight) = weighted.next()?;
    let first = (value * weight.clone(), weight);
    let (sum, weights) = weighted.fold(first, |(sum, weights), (value, weight)| {
        (sum + value * weight.clone(), weights + weight)
    });
    sum.over(weights)
}
