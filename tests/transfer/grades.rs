//! Marks by the Bavarian formula, its inverse, linear and by a factor.

use crate::any::{
    assert_explained, at, config, hundredths, line, number, positive, ratio, roundings, share,
};
use passerelle::model::exact::Exact;
use passerelle::model::grade::{Line, Position, Ranks};
use passerelle::transfer::conversion::Conversion;
use passerelle::transfer::grades::{self, GermanStep, NoResult};
use passerelle::transfer::rounding::Rounding;
use proptest::prelude::*;

const BEST: Exact = Exact::ONE;

fn lowest_pass() -> Exact {
    Exact::whole(4)
}

/// Two shares of the way from the lowest pass to the best, the better one first.
fn better_first() -> impl Strategy<Value = (Exact, Exact)> {
    (share(), share()).prop_map(|(s, t)| if s >= t { (s, t) } else { (t, s) })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_mark_is_explained_and_a_better_one_never_gives_a_worse(
        from in line(), to in line(), (better, worse) in better_first(), factor in positive(),
    ) {
        let german = Line::new(BEST, lowest_pass(), None).unwrap();
        let (better_mark, worse_mark) = (at(&from, &better), at(&from, &worse));
        let (better_german, worse_german) = (at(&german, &better), at(&german, &worse));
        for rounding in roundings() {
            let pairs: [(&Line, [Result<Conversion, NoResult>; 2]); 4] = [
                (&german, [&better_mark, &worse_mark].map(|it| grades::bavarian(&from, it, &rounding))),
                (&to, [&better_mark, &worse_mark].map(|it| grades::linear(&from, it, &to, &rounding))),
                (&to, [&better_german, &worse_german].map(|it| grades::inverse_bavarian(&to, it, &rounding))),
                (&from, [&better_mark, &worse_mark].map(|it| grades::by_factor(&from, it, &factor, &rounding))),
            ];
            for (scale, results) in pairs {
                let [better, worse] = results.map(Result::unwrap);
                assert_explained(&better, &rounding);
                assert_explained(&worse, &rounding);
                prop_assert!(!scale.is_better(&worse.exact, &better.exact));
                prop_assert!(!scale.is_better(&worse.rounded, &better.rounded));
            }
        }
    }

    #[test]
    fn a_passing_mark_becomes_a_german_mark_from_one_to_four(line in line(), share in share()) {
        for step in GermanStep::ALL {
            let result = grades::bavarian(&line, &at(&line, &share), &step.rounding()).unwrap();
            prop_assert!(BEST <= result.exact && result.exact <= lowest_pass());
            prop_assert!(BEST <= result.rounded && result.rounded <= lowest_pass());
        }
    }

    #[test]
    fn best_becomes_one_and_lowest_pass_four_by_every_last_step(line in line()) {
        for step in GermanStep::ALL {
            let german = |mark| grades::bavarian(&line, mark, &step.rounding()).unwrap().rounded;
            prop_assert_eq!(german(line.best()), BEST);
            prop_assert_eq!(german(line.pass()), lowest_pass());
        }
    }

    #[test]
    fn linear_leads_from_pass_to_pass_and_from_best_to_best(from in line(), to in line()) {
        let linear = |mark| grades::linear(&from, mark, &to, &Rounding::None).unwrap().exact;
        prop_assert_eq!(&linear(from.best()), to.best());
        prop_assert_eq!(&linear(from.pass()), to.pass());
    }

    #[test]
    fn the_inverse_of_an_unrounded_german_mark_is_the_mark(line in line(), share in share()) {
        let mark = at(&line, &share);
        let german = grades::bavarian_value(&line, &mark).unwrap();
        let back = grades::inverse_bavarian(&line, &german, &Rounding::None).unwrap();
        prop_assert_eq!(back.exact, mark);
    }

    #[test]
    fn the_value_alone_is_the_value_explained(line in line(), mark in hundredths()) {
        let explained = grades::bavarian(&line, &mark, &Rounding::None).map(|it| it.exact);
        prop_assert_eq!(grades::bavarian_value(&line, &mark), explained);
    }

    #[test]
    fn a_mark_outside_its_passing_marks_has_no_value(line in line(), mark in hundredths()) {
        let reason = match line.position(&mark) {
            Position::Passing => return Ok(()),
            Position::AboveBest => NoResult::AboveBest,
            Position::Failing => NoResult::Failing,
            Position::BelowWorst => NoResult::BelowWorst,
        };
        let none = &Rounding::None;
        prop_assert_eq!(grades::bavarian(&line, &mark, none), Err(reason));
        prop_assert_eq!(grades::linear(&line, &mark, &line, none), Err(reason));
        prop_assert_eq!(grades::by_factor(&line, &mark, &Exact::ONE, none), Err(reason));
    }

    // Rank r of n: 1 + 3·(r − 1)/(n − 1).
    #[test]
    fn ranks_run_evenly_from_one_to_four(count in 2..30_i64) {
        let labels: Vec<String> = (1..=count).map(|rank| format!("L{rank}")).collect();
        let ranks = Ranks::new(labels).unwrap();
        for rank in 1..=count {
            let result = grades::bavarian_ranks(&ranks, &format!("L{rank}"), &Rounding::None).unwrap();
            assert_explained(&result, &Rounding::None);
            prop_assert_eq!(result.exact, &BEST + &ratio(3 * (rank - 1), count - 1));
        }
    }
}

// x = 1 + 3·(20 − N)/10, cut, half up, better step, nearest step:
// 14.4 gives 2.68; 12.75 gives 3.175; 16 gives 2.2; 10 gives 4; 13.8 gives 2.86.
#[test]
fn french_marks_become_german_ones_as_worked_by_hand() {
    let french = Line::new(number("20"), number("10"), Some(number("0"))).unwrap();
    let order = [
        GermanStep::Raw,
        GermanStep::Cut,
        GermanStep::HalfUp,
        GermanStep::CutThenBetter,
        GermanStep::Nearest,
    ];
    for (mark, expected) in [
        ("14,4", ["2.68", "2.6", "2.7", "2.3", "2.7"]),
        ("12,75", ["3.175", "3.1", "3.2", "3", "3.3"]),
        ("16", ["2.2", "2.2", "2.2", "2", "2.3"]),
        ("10", ["4", "4", "4", "4", "4"]),
        ("13,8", ["2.86", "2.8", "2.9", "2.7", "3"]),
    ] {
        let german = |step: GermanStep| {
            grades::bavarian(&french, &number(mark), &step.rounding())
                .unwrap()
                .rounded
                .to_string()
        };
        assert_eq!(order.map(german), expected, "{mark}");
    }
}

// Basel: 6 − 2·(20 − 14)/10 = 4.8. Germany to France: 20 − (2.3 − 1)·10/3 = 47/3.
// Portugal: 2 · 7.25 = 14.5.
#[test]
fn french_swiss_and_portuguese_marks_agree_with_hand_calculation() {
    let line = |best, pass| Line::new(number(best), number(pass), None).unwrap();
    let none = &Rounding::None;
    let linear = grades::linear(&line("20", "10"), &number("14"), &line("6", "4"), none);
    assert_eq!(linear.unwrap().exact, number("4.8"));
    let inverse = grades::inverse_bavarian(&line("20", "10"), &number("2.3"), none);
    assert_eq!(inverse.unwrap().exact, number("47/3"));
    let doubled = grades::by_factor(&line("10", "5"), &number("7.25"), &number("2"), none);
    assert_eq!(doubled.unwrap().exact, number("14.5"));
}

#[test]
fn the_inverse_takes_german_passing_marks_only() {
    let french = Line::new(number("20"), number("10"), None).unwrap();
    for german in ["0.9", "4.1", "-1", "5"] {
        let result = grades::inverse_bavarian(&french, &number(german), &Rounding::None);
        assert_eq!(result, Err(NoResult::NotGerman), "{german}");
    }
}
