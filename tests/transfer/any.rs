//! Numbers, scales and roundings of every kind, and what holds of every conversion.

use passerelle::model::exact::Exact;
use passerelle::model::grade::Line;
use passerelle::transfer::conversion::Conversion;
use passerelle::transfer::expression::Expression;
use passerelle::transfer::grades::GermanStep;
use passerelle::transfer::rounding::{Mode, Rounding};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The same cases at every run, and no file of past failures.
pub fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 300,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1991),
        ..ProptestConfig::default()
    }
}

/// The number written so.
pub fn number(text: &str) -> Exact {
    text.parse().unwrap()
}

/// `n/d`.
pub fn ratio(n: i64, d: i64) -> Exact {
    Exact::whole(n).checked_div(&Exact::whole(d)).unwrap()
}

/// A number of at most two decimals, as marks and bounds are.
pub fn hundredths() -> impl Strategy<Value = Exact> {
    (-11_000..=11_000_i64).prop_map(|n| ratio(n, 100))
}

/// A number above zero: whole, decimal or a fraction.
pub fn positive() -> impl Strategy<Value = Exact> {
    (1..=20_000_i64, prop_oneof![Just(1), Just(100), 1..=97_i64]).prop_map(|(n, d)| ratio(n, d))
}

/// A share from 0 to 1, both included.
pub fn share() -> impl Strategy<Value = Exact> {
    (0..=360_i64).prop_map(|n| ratio(n, 360))
}

/// A scale of either direction.
pub fn line() -> impl Strategy<Value = Line> {
    (hundredths(), hundredths())
        .prop_filter_map("no scale", |(best, pass)| Line::new(best, pass, None).ok())
}

/// The mark that lies at `share` of the way from the lowest pass to the best.
pub fn at(line: &Line, share: &Exact) -> Exact {
    line.pass() + &(&(line.best() - line.pass()) * share)
}

/// Every rounding to a multiple, to units of which some are no power of ten.
pub fn multiples() -> Vec<Rounding> {
    let units = ["1", "0.5", "0.25", "0.1", "0.01", "0.0001", "1/3", "7"].map(number);
    let modes = |unit: &Exact| {
        Mode::ALL.map(|mode| Rounding::ToUnit {
            unit: unit.clone(),
            mode,
        })
    };
    units.iter().flat_map(modes).collect()
}

/// Every rounding there is.
pub fn roundings() -> Vec<Rounding> {
    GermanStep::ALL
        .map(GermanStep::rounding)
        .into_iter()
        .chain(multiples())
        .collect()
}

/// The explanation gives the rounded value, and under its rounding the exact one.
pub fn assert_explained(conversion: &Conversion, rounding: &Rounding) {
    assert_eq!(
        conversion.explanation.value().as_ref(),
        Some(&conversion.rounded)
    );
    let Expression::Rounded {
        rounding: named,
        of,
    } = &conversion.explanation
    else {
        panic!(
            "{:?} does not end with its rounding",
            conversion.explanation
        );
    };
    assert_eq!(named, rounding);
    assert_eq!(of.value().as_ref(), Some(&conversion.exact));
    assert_eq!(rounding.apply(&conversion.exact), conversion.rounded);
    assert_eq!(
        &conversion.rounded + &conversion.residue(),
        conversion.exact
    );
    assert_eq!(
        of.steps().last().map(|step| &step.value),
        Some(&conversion.exact)
    );
}
