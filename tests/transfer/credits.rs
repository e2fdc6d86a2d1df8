//! Credits by each of the four rules.

use crate::any::{assert_explained, config, number, positive, roundings, share};
use passerelle::model::exact::Exact;
use passerelle::transfer::conversion::Conversion;
use passerelle::transfer::credits::{self, Workload};
use passerelle::transfer::rounding::Rounding;
use proptest::prelude::*;

fn workload() -> impl Strategy<Value = Workload> {
    (positive(), positive()).prop_map(|(a, b)| {
        let (min, max) = if a <= b { (a, b) } else { (b, a) };
        Workload { min, max }
    })
}

/// The number at `share` of the way from the fewest hours to the most.
fn within(hours: &Workload, share: &Exact) -> Exact {
    &hours.min + &(&(&hours.max - &hours.min) * share)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_result_is_explained_and_more_credits_never_give_fewer(
        a in positive(), b in positive(), load in positive(), target in positive(),
        years in positive(), host_hours in workload(), target_hours in workload(),
    ) {
        let (fewer, more) = if a <= b { (a, b) } else { (b, a) };
        for rounding in roundings() {
            let every = |credits: &Exact| -> Vec<Conversion> {
                let hours =
                    credits::by_hours(credits, &host_hours, &target_hours, &rounding).unwrap();
                vec![
                    credits::by_year_load(credits, &load, &target, &rounding).unwrap(),
                    credits::by_programme(credits, &load, &years, &target, &rounding).unwrap(),
                    credits::by_factor(credits, &load, &rounding).unwrap(),
                    hours.low,
                    hours.high,
                ]
            };
            for (less, more) in every(&fewer).iter().zip(&every(&more)) {
                assert_explained(less, &rounding);
                prop_assert!(less.exact <= more.exact);
                prop_assert!(less.rounded <= more.rounded);
            }
        }
    }

    #[test]
    fn the_hours_interval_holds_every_pair_of_hours_within(
        credits in positive(), host in workload(), target in workload(), s in share(), t in share(),
    ) {
        let range = credits::by_hours(&credits, &host, &target, &Rounding::None).unwrap();
        let one = |hours: Exact| Workload { min: hours.clone(), max: hours };
        let (host, target) = (one(within(&host, &s)), one(within(&target, &t)));
        let inner = credits::by_hours(&credits, &host, &target, &Rounding::None).unwrap();
        prop_assert_eq!(&inner.low, &inner.high);
        prop_assert!(range.low.exact <= inner.low.exact);
        prop_assert!(inner.high.exact <= range.high.exact);
    }

    // c · Lt / Lh, then · Lh / Lt.
    #[test]
    fn credits_by_year_load_come_back_as_they_were(
        credits in positive(), host in positive(), target in positive(),
    ) {
        let there = credits::by_year_load(&credits, &host, &target, &Rounding::None).unwrap();
        let back = credits::by_year_load(&there.exact, &target, &host, &Rounding::None).unwrap();
        prop_assert_eq!(back.exact, credits);
    }
}

// Québec, 3 credits: 3 · 60/30 = 6 by load; 3 · 45/30 = 4.5 to 3 · 45/25 = 5.4 by hours.
// United Kingdom, 15 CATS: 15 · 60/120 = 7.5. A Chinese programme of 150 in 4 years:
// 18 · 60 · 4/150 = 28.8. A US quarter course of 4: 4 · 2/3 = 8/3.
#[test]
fn courses_abroad_are_carried_over_as_worked_by_hand() {
    let none = Rounding::None;
    let load = |credits, host| {
        credits::by_year_load(&number(credits), &number(host), &number("60"), &none)
            .unwrap()
            .exact
    };
    assert_eq!(load("3", "30"), number("6"));
    assert_eq!(load("15", "120"), number("7.5"));
    let programme = credits::by_programme(
        &number("18"),
        &number("150"),
        &number("4"),
        &number("60"),
        &none,
    );
    assert_eq!(programme.unwrap().exact, number("28.8"));
    let factor = credits::by_factor(&number("4"), &number("2/3"), &none);
    assert_eq!(factor.unwrap().exact, number("8/3"));
    let hours = |min: &str, max: &str| Workload {
        min: number(min),
        max: number(max),
    };
    let range =
        credits::by_hours(&number("3"), &hours("45", "45"), &hours("25", "30"), &none).unwrap();
    assert_eq!(
        (range.low.exact, range.high.exact),
        (number("4.5"), number("5.4"))
    );
}

#[test]
fn a_division_by_zero_is_no_result() {
    let (one, zero, none) = (&Exact::ONE, &Exact::ZERO, &Rounding::None);
    let hours = |value: &Exact| Workload {
        min: value.clone(),
        max: value.clone(),
    };
    assert!(credits::by_year_load(one, zero, one, none).is_none());
    assert!(credits::by_programme(one, zero, one, one, none).is_none());
    assert!(credits::by_hours(one, &hours(one), &hours(zero), none).is_none());
}
