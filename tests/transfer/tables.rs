//! Grading tables, printed tables and means against an independent calculation with big
//! rationals.

use crate::any::{assert_explained, config, multiples};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use passerelle::model::exact::Exact;
use passerelle::model::grade::distribution::read;
use passerelle::model::grade::{Distribution, GradeScale};
use passerelle::model::presets;
use passerelle::transfer::comparison::{Difference, Given, Side, compare};
use passerelle::transfer::grades::GermanStep;
use passerelle::transfer::letters::{self, Algorithm, Letter};
use passerelle::transfer::lookup::{Bounds, look_up};
use passerelle::transfer::means::{self, Course, Marking};
use passerelle::transfer::rounding::Rounding;
use passerelle::transfer::statistical::{Pick, Placed, Policy, home_step, place};
use proptest::prelude::*;

fn big(n: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(n))
}

/// The weights of a table of marks `20, 19, …`, best first, at least one above zero.
fn weights() -> impl Strategy<Value = Vec<i64>> {
    let weight = prop_oneof![1 => Just(0_i64), 4 => 1..40_i64, 1 => 1..2_000_000_i64];
    prop::collection::vec(weight, 1..14)
        .prop_filter("no results", |weights| weights.iter().any(|it| *it > 0))
}

fn mark(place: usize) -> i64 {
    20 - i64::try_from(place).unwrap()
}

fn table(weights: &[i64]) -> Distribution {
    let rows = weights.iter().enumerate();
    let row = |(place, weight): (usize, &i64)| (mark(place).to_string(), Exact::whole(*weight));
    Distribution::new(rows.map(row)).unwrap()
}

/// The share strictly better and the share at least as good.
fn shares(weights: &[i64], place: usize) -> (BigRational, BigRational) {
    let sum = |upto: usize| big(weights.iter().take(upto).sum::<i64>());
    let total = sum(weights.len());
    (sum(place) / &total, sum(place + 1) / &total)
}

/// What each policy takes, by the definitions and nothing else: the places of the
/// candidates, the place each policy picks, and the mean.
fn naive(host: &[i64], at: usize, home: &[i64]) -> Option<(Vec<usize>, [usize; 5], BigRational)> {
    let (a, b) = shares(host, at);
    let overlap = |place: usize| {
        let (c, d) = shares(home, place);
        let from = if c > a { c } else { a.clone() };
        let to = if d < b { d } else { b.clone() };
        if to > from {
            to - from
        } else {
            BigRational::zero()
        }
    };
    let met: Vec<usize> = (0..home.len())
        .filter(|it| overlap(*it).is_positive())
        .collect();
    let (first, last) = (*met.first()?, *met.last()?);
    let middle = (&a + &b) / big(2);
    let mid = *met.iter().find(|it| shares(home, **it).1 >= middle)?;
    let best = |key: &dyn Fn(usize) -> BigRational| {
        let mut chosen = first;
        for place in &met {
            if key(*place) > key(chosen) {
                chosen = *place;
            }
        }
        chosen
    };
    let largest = best(&|place| overlap(place));
    let nearest = best(&|place| -(shares(home, place).1 - &b).abs());
    let sum = met.iter().map(|it| big(mark(*it)) * overlap(*it));
    let mean = sum.sum::<BigRational>() / (&b - &a);
    Some((met, [first, last, mid, largest, nearest], mean))
}

fn taken(placed: &Placed) -> Exact {
    match &placed.pick {
        Pick::Mean(conversion) => conversion.exact.clone(),
        Pick::Mark(_) => placed.taken().unwrap().value.clone().unwrap(),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_policy_takes_what_its_definition_says(host in weights(), home in weights()) {
        let (from, to) = (table(&host), table(&home));
        for at in 0..host.len() {
            let label = mark(at).to_string();
            let placed = Policy::ALL.map(|policy| place(&from, &to, &label, policy, &Rounding::None));
            let Some((met, places, mean)) = naive(&host, at, &home) else {
                prop_assert!(placed.iter().all(Result::is_err));
                continue;
            };
            let placed = placed.map(Result::unwrap);
            let labels: Vec<String> = met.iter().map(|it| mark(*it).to_string()).collect();
            let (a, b) = shares(&host, at);
            for (placed, policy) in placed.iter().zip(Policy::ALL) {
                prop_assert_eq!(placed.policy, policy);
                let found: Vec<String> = placed.candidates.iter().map(|it| it.label.clone()).collect();
                prop_assert_eq!(&found, &labels);
                prop_assert_eq!(placed.interval.better.to_big(), a.clone());
                prop_assert_eq!(placed.interval.reached.to_big(), b.clone());
            }
            for (placed, place) in placed.iter().zip(places) {
                prop_assert_eq!(taken(placed), Exact::whole(mark(place)), "{:?}", placed.policy);
            }
            prop_assert_eq!(taken(placed.last().unwrap()).to_big(), mean);
        }
    }

    #[test]
    fn the_range_holds_what_is_taken_and_a_mean_is_explained(host in weights(), home in weights()) {
        let (from, to) = (table(&host), table(&home));
        for at in 0..host.len() {
            for policy in Policy::ALL {
                for rounding in [home_step(&to, None), home_step(&to, presets::grade_scale("be20"))] {
                    let Ok(placed) = place(&from, &to, &mark(at).to_string(), policy, &rounding) else {
                        continue;
                    };
                    let value = match &placed.pick {
                        Pick::Mean(conversion) => {
                            assert_explained(conversion, &rounding);
                            conversion.rounded.clone()
                        }
                        Pick::Mark(_) => taken(&placed),
                    };
                    let end = |it: &passerelle::transfer::statistical::Candidate| it.value.clone().unwrap();
                    prop_assert!(value <= end(placed.best().unwrap()));
                    prop_assert!(value >= end(placed.worst().unwrap()));
                    let covered = placed.candidates.iter().fold(Exact::ZERO, |sum, it| &sum + &it.overlap);
                    prop_assert_eq!(covered, placed.interval.width());
                }
            }
        }
    }

    #[test]
    fn a_better_host_mark_never_gets_a_worse_home_mark(host in weights(), home in weights()) {
        let (from, to) = (table(&host), table(&home));
        for policy in Policy::ALL {
            let step = home_step(&to, presets::grade_scale("be20"));
            let values: Vec<Exact> = (0..host.len())
                .filter_map(|at| place(&from, &to, &mark(at).to_string(), policy, &step).ok())
                .map(|placed| match &placed.pick {
                    Pick::Mean(conversion) => conversion.rounded.clone(),
                    Pick::Mark(_) => taken(&placed),
                })
                .collect();
            prop_assert!(values.is_sorted_by(|a, b| a >= b), "{policy:?} {values:?}");
        }
    }

    // Whatever is pasted is read or refused, and what is read has shares from 0 to 1.
    #[test]
    fn no_paste_breaks_the_reading(
        lines in prop::collection::vec(("[0-9A-FL,.:/ -]{0,6}", "[0-9,.% xe-]{0,9}", "[\t; ]"), 0..30),
        scale in prop::sample::select(vec!["fr20", "de5", "it30", "dk7", "ects_old", "uk_class"]),
    ) {
        let lines = lines.iter().map(|(label, weight, gap)| format!("{label}{gap}{weight}"));
        let paste = lines.collect::<Vec<_>>().join("\n");
        let reading = read(&paste, None, presets::grade_scale(scale), None);
        let Ok(table) = reading.table else { return Ok(()) };
        let mut better = Exact::ZERO;
        for band in table.bands() {
            prop_assert_eq!(&band.interval().better, &better);
            prop_assert!(better <= band.interval().reached);
            better = band.interval().reached.clone();
            prop_assert_eq!(table.band(band.label()), Some(band));
        }
        prop_assert_eq!(better, Exact::ONE);
    }

    #[test]
    fn letters_follow_the_shares(weights in weights()) {
        let table = table(&weights);
        let thresholds = [10, 35, 65, 90].map(|it| big(it) / big(100));
        let order = [Letter::A, Letter::B, Letter::C, Letter::D, Letter::E];
        let rows = letters::lettered(&table);
        for (place, row) in rows.iter().enumerate() {
            let (better, _) = shares(&weights, place);
            let class = thresholds.iter().filter(|it| better >= **it).count();
            if weights[place] > 0 {
                prop_assert_eq!(row.first_class, order[class]);
            }
            // Best fit: among all borders between marks, the one nearest to the threshold,
            // the later of two at the same distance.
            let fits = thresholds.iter().filter(|threshold| {
                let cuts = (0..=weights.len()).map(|cut| {
                    let reached = if cut == 0 { BigRational::zero() } else { shares(&weights, cut - 1).1 };
                    ((reached - *threshold).abs(), cut)
                });
                let least = cuts.clone().map(|(distance, _)| distance).min().unwrap();
                let cut = cuts.filter(|(distance, _)| *distance == least).map(|(_, cut)| cut).max();
                place >= cut.unwrap()
            });
            let class = fits.count();
            if weights[place] > 0 {
                prop_assert_eq!(row.best_fit, order[class]);
            }
        }
        for algorithm in Algorithm::ALL {
            let letters: Vec<Letter> = (0..weights.len())
                .map(|it| letters::letter(&table, &mark(it).to_string(), algorithm).unwrap())
                .collect();
            prop_assert!(letters.is_sorted());
        }
    }

    #[test]
    fn a_mean_is_the_sum_of_marks_by_credits_over_the_credits(
        rows in prop::collection::vec((0..=2_000_i64, 1..=120_i64), 1..60),
    ) {
        let courses: Vec<Course> = rows
            .iter()
            .map(|(mark, credits)| Course {
                name: String::new(),
                mark: format!("{}.{:02}", mark / 100, mark % 100),
                credits: Exact::whole(*credits).checked_div(&Exact::whole(2)).unwrap(),
            })
            .collect();
        let credits = rows.iter().map(|(_, credits)| big(*credits) / big(2));
        let marks = rows.iter().map(|(mark, _)| big(*mark) / big(100));
        let expected = marks.zip(credits.clone()).map(|(mark, it)| mark * it).sum::<BigRational>()
            / credits.sum::<BigRational>();
        for rounding in multiples() {
            let mean = means::mean(&courses, &Marking::default(), &rounding).unwrap();
            prop_assert_eq!(mean.conversion.exact.to_big(), expected.clone());
            if rows.len() > 1 {
                assert_explained(&mean.conversion, &rounding);
            }
        }
    }
}

// Sixty courses with the marks of every shipped table in turn, carried over to each other
// table by the mean policy, and their weighted mean: against big rationals throughout.
#[test]
fn a_block_of_sixty_rows_means_the_same_in_big_rationals() {
    for host in presets::grading_tables() {
        for home in presets::grading_tables() {
            let (from, to) = (&host.distribution, &home.distribution);
            let bands: Vec<_> = from
                .bands()
                .iter()
                .filter(|it| !it.interval().is_empty())
                .collect();
            let mut courses = Vec::new();
            let (mut sum, mut credits) = (BigRational::zero(), BigRational::zero());
            for row in 0..60_i64 {
                let band = bands[usize::try_from(row).unwrap() % bands.len()];
                let Ok(placed) = place(from, to, band.label(), Policy::Mean, &Rounding::None)
                else {
                    continue;
                };
                let Pick::Mean(conversion) = placed.pick else {
                    panic!("a mean")
                };
                let (a, b) = (
                    band.interval().better.to_big(),
                    band.interval().reached.to_big(),
                );
                let mut mean = BigRational::zero();
                let mut better = BigRational::zero();
                for band in to.bands() {
                    let reached = &better + band.weight().to_big() / to.total().to_big();
                    let (low, high) = ((&better).max(&a).clone(), (&reached).min(&b).clone());
                    if high > low {
                        mean += band.value().unwrap().to_big() * (high - low) / (&b - &a);
                    }
                    better = reached;
                }
                assert_eq!(better, BigRational::one());
                assert_eq!(
                    conversion.exact.to_big(),
                    mean,
                    "{} {}",
                    host.id,
                    band.label()
                );
                let weight = 1 + row % 9;
                sum += &mean * big(weight);
                credits += big(weight);
                courses.push(Course {
                    name: String::new(),
                    mark: conversion.exact.to_string(),
                    credits: Exact::whole(weight),
                });
            }
            // The letters of Opava have no mean; nor is a fraction a typed mark.
            if home.scale == "ects_old" {
                assert!(courses.is_empty());
                continue;
            }
            assert_eq!(courses.len(), 60);
            let pairs = courses
                .iter()
                .map(|it| (it.mark.parse::<Exact>().unwrap(), it.credits.clone()));
            let mean = passerelle::transfer::formula::weighted_mean(pairs).unwrap();
            assert_eq!(mean.to_big(), sum / credits, "{} to {}", host.id, home.id);
        }
    }
}

// Every printed mark gives its own row, and a better mark never a worse cell.
#[test]
fn every_printed_row_is_found_again_by_its_own_marks() {
    for table in presets::lookup_tables() {
        for row in &table.rows {
            for mark in std::iter::once(&row.from).chain(&row.to) {
                let Ok(looked) = look_up(table, mark, Bounds::AsPrinted) else {
                    assert_eq!(table.id, "fr20_ects_enit", "{mark}");
                    continue;
                };
                assert_eq!(looked.row, row, "{} {mark}", table.id);
            }
        }
        let numbers = table.rows.iter().filter(|it| it.bounds.is_some()).count();
        assert!(numbers == 0 || numbers == table.rows.len(), "{}", table.id);
    }
}

// Whatever lies within a table has a result once the office has chosen, and the choice is
// one of the two neighbours.
#[test]
fn a_choice_of_bounds_closes_every_gap() {
    for table in presets::lookup_tables() {
        let bounds = table.rows.iter().filter_map(|it| it.bounds.as_ref());
        let Some(least) = bounds.clone().map(|(low, _)| low).min() else {
            continue;
        };
        let most = bounds.map(|(_, high)| high).max().unwrap();
        let mut mark = least.clone();
        let step = Exact::decimal_unit(2);
        while mark <= *most {
            let text = mark.decimals().unwrap();
            for choice in [Bounds::Lower, Bounds::Upper, Bounds::HalfOpen] {
                let looked = look_up(table, &text, choice).unwrap();
                if let Some(between) = looked.between {
                    assert!(looked.row == between.lower || looked.row == between.upper);
                } else {
                    assert_eq!(look_up(table, &text, Bounds::AsPrinted), Ok(looked));
                }
            }
            mark = &mark + &step;
        }
    }
}

// No method of the comparison differs from the method itself, and none changes with the
// others beside it.
#[test]
fn a_comparison_repeats_its_methods() {
    let scale = presets::grade_scale("be20");
    let tables =
        ["ap_antwerp", "uclouvain"].map(|id| &presets::grading_table(id).unwrap().distribution);
    let side = |table| Side {
        scale,
        line: scale.and_then(GradeScale::line),
        table: Some(table),
    };
    for band in tables[0].bands() {
        for policy in Policy::ALL {
            let comparison = compare(
                band.label(),
                side(tables[0]),
                side(tables[1]),
                policy,
                GermanStep::Cut,
                &Rounding::None,
            );
            let step = home_step(tables[1], scale);
            let alone = place(tables[0], tables[1], band.label(), policy, &step).unwrap();
            assert_eq!(comparison.ways[2].given, Ok(Given::Placed(alone)));
            assert_ne!(comparison.difference, Difference::Alone);
        }
    }
}
