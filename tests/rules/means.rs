//! The mark of a block. Expected values are reckoned in the comments, or with big rationals.

use num_rational::BigRational;
use num_traits::Zero as _;
use passerelle::model::exact::Exact;
use passerelle::model::grade::GradingTable;
use passerelle::model::presets;
use passerelle::rules::recognition::mean::{Marked, block_mark};
use passerelle::transfer::rounding::{Mode, Rounding};
use passerelle::transfer::statistical::{Pick, Policy, place};

fn n(text: &str) -> Exact {
    text.parse().unwrap()
}

fn mark(text: &str) -> Marked {
    Marked {
        low: n(text),
        pick: n(text),
        best: n(text),
    }
}

// UCM, Unificación: (7.0 × 6 + 9.0 × 3) / 9 = 69 / 9 = 23 / 3.
#[test]
fn the_mark_of_a_block_is_weighted_and_rounded_once() {
    let (seven, nine) = (mark("7"), mark("9"));
    let (six, three) = (n("6"), n("3"));
    let parts = [(Some(&seven), &six), (Some(&nine), &three), (None, &six)];
    let block = block_mark(parts.into_iter(), &Rounding::decimals(1, Mode::HalfUp)).unwrap();
    assert_eq!(
        (block.exact.to_string(), block.rounded.to_string()),
        ("23/3".to_owned(), "7.7".to_owned())
    );
    assert_eq!(
        (block.explanation.value(), block.unmarked),
        (Some(n("7.7")), 1)
    );
}

// Low: (10 × 1 + 14 × 2) / 3 = 38 / 3; best: (12 × 1 + 15 × 2) / 3 = 14.
#[test]
fn ranges_propagate() {
    let one = Marked {
        low: n("10"),
        pick: n("11"),
        best: n("12"),
    };
    let other = Marked {
        low: n("14"),
        pick: n("14"),
        best: n("15"),
    };
    let (single, double) = (n("1"), n("2"));
    let parts = [(Some(&one), &single), (Some(&other), &double)];
    let block = block_mark(parts.into_iter(), &Rounding::None).unwrap();
    assert_eq!(
        (block.low, block.exact, block.best),
        (n("38/3"), n("13"), n("14"))
    );
}

// Every shipped table of numbers as host, every other as home: the marks are the means of
// where sixty results lie, the weights run over halves, thirds and quarters of credits.
#[test]
fn block_means_of_sixty_rows_are_exact_over_all_tables() {
    let mut blocks = 0;
    for host in presets::grading_tables() {
        for to in presets::grading_tables() {
            let labels = (0..60).map(|row| row % host.distribution.bands().len());
            let labels = labels.map(|at| host.distribution.bands()[at].label());
            let placed = labels.map(|label| {
                let placed = place(
                    &host.distribution,
                    &to.distribution,
                    label,
                    Policy::Mean,
                    &Rounding::None,
                )
                .ok()?;
                let Pick::Mean(mean) = &placed.pick else {
                    return None;
                };
                Some(Marked {
                    low: placed.worst()?.value.clone()?,
                    pick: mean.exact.clone(),
                    best: placed.best()?.value.clone()?,
                })
            });
            let weights = (1..=60_i64).map(|row| n(&format!("{}/{}", row % 11 + 1, row % 3 + 2)));
            let parts: Vec<(Option<Marked>, Exact)> = placed.zip(weights).collect();
            let Some(mark) = block_mark(
                parts.iter().map(|(mark, weight)| (mark.as_ref(), weight)),
                &Rounding::None,
            ) else {
                continue;
            };
            let mean = |of: fn(&Marked) -> &Exact| {
                let marked = parts.iter().filter_map(|(mark, weight)| {
                    Some((of(mark.as_ref()?).to_big(), weight.to_big()))
                });
                let (mut sum, mut credits) = (BigRational::zero(), BigRational::zero());
                for (mark, weight) in marked {
                    sum += mark * &weight;
                    credits += weight;
                }
                sum / credits
            };
            assert_eq!(
                mark.exact.to_big(),
                mean(|it| &it.pick),
                "{} → {}",
                host.id,
                to.id
            );
            assert_eq!(mark.low.to_big(), mean(|it| &it.low));
            assert_eq!(mark.best.to_big(), mean(|it| &it.best));
            assert_eq!(mark.explanation.value(), Some(mark.exact));
            blocks += 1;
        }
    }
    let has_mean = |it: &&GradingTable| {
        it.distribution
            .bands()
            .iter()
            .all(|it| it.value().is_some())
    };
    let numbers = presets::grading_tables().iter().filter(has_mean).count();
    assert_eq!(
        (blocks, numbers > 2),
        (presets::grading_tables().len() * numbers, true)
    );
}
