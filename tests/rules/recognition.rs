//! Recognition: what a regime proposes for a block. Expected values are reckoned in the
//! comments, or come from the document that is named.

use passerelle::model::exact::Exact;
use passerelle::model::records::Answer;
use passerelle::rules::recognition::offer::{Closed, Terms};
use passerelle::rules::recognition::regime::{Ruling, regime, regimes};
use passerelle::rules::recognition::subset::{MAX_COMPONENTS, TooMany, best_subset};
use passerelle::rules::recognition::{
    Block, HomePart, HostPart, Outcome, Proposal, Way, Why, propose,
};
use passerelle::transfer::rounding::Rounding;
use proptest::prelude::*;

fn n(text: &str) -> Exact {
    text.parse().unwrap()
}

fn host(agreed: &str, outcome: Outcome) -> HostPart {
    HostPart {
        agreed: n(agreed),
        given: n(agreed),
        outcome,
        mark: None,
        own_mark: None,
    }
}

/// A component taken for so many credits, with a mark out of 20.
fn marked(mark: Option<&str>, credits: &str) -> HostPart {
    let outcome = match mark {
        None => Outcome::Absent,
        Some(mark) if n(mark) >= n("10") => Outcome::Passed,
        Some(_) => Outcome::Failed,
    };
    HostPart {
        own_mark: mark.map(n),
        ..host(credits, outcome)
    }
}

fn home(credits: &str, key: &str) -> HomePart {
    HomePart {
        credits: n(credits),
        compulsory: false,
        key: key.to_owned(),
    }
}

fn terms() -> Terms {
    Terms {
        office_tolerance: Some(n("4")),
        pass: Some(n("10")),
        worst: Some(n("0")),
        higher_is_better: true,
        rounding: Rounding::None,
        scale: Some("fr20".to_owned()),
    }
}

fn under(key: &str, block: &Block) -> Proposal {
    let regime = regime(key).unwrap().regime;
    propose(block, std::slice::from_ref(block), &regime, &terms())
}

fn first(proposal: &Proposal) -> (Answer, String) {
    let offer = &proposal.offers[0];
    (offer.answer, offer.credits.to_string())
}

#[test]
fn the_shipped_regimes_are_read() {
    let keys: Vec<String> = regimes().map(|it| it.key).collect();
    assert_eq!(keys, ["quebec", "cti", "compensation", "package", "own"]);
}

#[test]
fn s1_33_what_was_agreed_and_passed_is_recognised_under_every_regime() {
    let block = Block {
        host: vec![
            host("6", Outcome::Passed),
            host("4", Outcome::PassedUnmarked),
        ],
        home: vec![home("5", "a"), home("6", "b")],
    };
    for it in regimes() {
        let proposal = propose(&block, std::slice::from_ref(&block), &it.regime, &terms());
        assert_eq!(
            first(&proposal),
            (Answer::Automatic, "11".to_owned()),
            "{}",
            it.key
        );
        // Nothing else is even offered.
        assert_eq!((proposal.offers.len(), proposal.missing.len()), (1, 0));
    }
}

// Council Recommendation 2018/C 444/01, CTI: whatever is passed is counted as it is.
#[test]
fn s1_36_no_way_of_any_regime_is_a_further_examination() {
    let ways = regimes().flat_map(|it| it.regime.ways);
    for way in ways {
        assert!(matches!(
            way,
            Way::Tolerance | Way::Compensation | Way::Subset | Way::ProRata
        ));
    }
}

// Faculté de droit de Strasbourg: 70 credits taken, mean 54 / 5 = 10.8; CTI: three of five
// units passed, 42 credits.
#[test]
fn the_same_transcript_has_opposite_verdicts() {
    let marks = ["8", "15", "12", "9", "10"];
    let block = Block {
        host: marks.iter().map(|it| marked(Some(it), "14")).collect(),
        home: vec![home("60", "year")],
    };
    let proposal = under("compensation", &block);
    assert_eq!(first(&proposal), (Answer::Compensation, "60".to_owned()));
    let Why::Mean {
        mean, explanation, ..
    } = &proposal.offers[0].why
    else {
        panic!("no mean");
    };
    assert_eq!(
        (mean, explanation.value().as_ref()),
        (&n("10.8"), Some(&n("10.8")))
    );
    let proposal = under("cti", &block);
    assert_eq!(
        (proposal.earned, first(&under("cti", &block)).0),
        (n("42"), Answer::Refused)
    );
    assert_eq!(proposal.closed, [(Way::Subset, Closed::NoneFits)]);
}

// An absence counts as 0: (15 + 12 + 9 + 10) / 5 = 9.2.
#[test]
fn an_absence_pulls_the_mean_down_or_closes_the_way() {
    let block = Block {
        host: [None, Some("15"), Some("12"), Some("9"), Some("10")]
            .map(|it| marked(it, "14"))
            .into(),
        home: vec![home("60", "year")],
    };
    let closed = under("compensation", &block).closed;
    assert!(closed.contains(&(Way::Compensation, Closed::MeanTooLow)));
    let closed = under("own", &block).closed;
    assert!(closed.contains(&(Way::Compensation, Closed::Absent)));
}

// UGent: at most two credits may be missing: 28 of 30 are accepted, 27 are not.
#[test]
fn a_tolerance_ends_where_it_says() {
    let block = |last: &str| Block {
        host: vec![
            host("24", Outcome::Passed),
            HostPart {
                given: n(last),
                ..host("6", Outcome::Passed)
            },
        ],
        home: vec![home("30", "package")],
    };
    assert_eq!(
        first(&under("package", &block("4"))),
        (Answer::Tolerance, "30".to_owned())
    );
    let proposal = under("package", &block("3"));
    assert!(
        proposal
            .closed
            .contains(&(Way::Tolerance, Closed::TooMuchMissing))
    );
    // 27 of 30 credits, out of 30 at home.
    assert_eq!(first(&proposal), (Answer::ProRata, "27".to_owned()));
}

#[test]
fn a_shortfall_is_answered_by_what_the_credits_suffice_for() {
    let block = Block {
        host: vec![
            host("6", Outcome::Passed),
            host("6", Outcome::Passed),
            host("6", Outcome::Failed),
        ],
        home: vec![home("10", "c"), home("5", "a"), home("3", "b")],
    };
    // 12 obtained: 10, or 5 + 3 = 8; 10 + 3 would be 13.
    let proposal = under("cti", &block);
    assert_eq!(first(&proposal), (Answer::Subset, "10".to_owned()));
    assert_eq!(
        (&proposal.offers[0].recognised[..], &proposal.missing[..]),
        (&[0][..], &[1, 2][..])
    );
    assert_eq!(proposal.shortfall, n("6"));
    assert!(!proposal.open);
}

#[test]
fn credits_beyond_those_at_home_are_listed() {
    let block = Block {
        host: vec![host("12", Outcome::Passed)],
        home: vec![home("10", "a")],
    };
    let proposal = under("cti", &block);
    assert_eq!(
        (first(&proposal).1, proposal.excess),
        ("10".to_owned(), n("2"))
    );
}

#[test]
fn what_is_not_finished_leaves_the_proposal_open() {
    let block = Block {
        host: vec![host("6", Outcome::Passed), host("6", Outcome::InProgress)],
        home: vec![home("12", "a")],
    };
    assert!(under("cti", &block).open);
}

// Home components that nothing stands for are no empty success.
#[test]
fn what_is_linked_to_nothing_is_not_recognised() {
    let block = Block {
        host: Vec::new(),
        home: vec![home("6", "a")],
    };
    for it in regimes() {
        let proposal = propose(&block, std::slice::from_ref(&block), &it.regime, &terms());
        assert_eq!(first(&proposal), (Answer::Refused, "0".to_owned()));
        assert_eq!(proposal.offers[0].why, Why::Unlinked);
    }
}

#[test]
fn a_tolerance_makes_nothing_out_of_nothing() {
    // A failed course of two credits, and a failed one of which nobody knows the credits.
    for host in [
        vec![host("2", Outcome::Failed)],
        vec![host("28", Outcome::Passed), host("0", Outcome::Failed)],
    ] {
        let block = Block {
            host,
            home: vec![home("30", "a")],
        };
        let closed = under("package", &block).closed;
        assert!(
            closed.contains(&(Way::Tolerance, Closed::NothingCounted)),
            "{closed:?}"
        );
    }
}

// (15 · 6 + 2 · 6) / 12 = 8.5, although the transcript gives the failed course no credits.
#[test]
fn a_failure_weighs_what_was_agreed() {
    let failed = HostPart {
        given: n("0"),
        ..marked(Some("2"), "6")
    };
    let block = Block {
        host: vec![marked(Some("15"), "6"), failed],
        home: vec![home("12", "a")],
    };
    let closed = under("own", &block).closed;
    assert!(
        closed.contains(&(Way::Compensation, Closed::MeanTooLow)),
        "{closed:?}"
    );
}

// 18 obtained of 12 agreed, one part failed: 18 · 12 / 12 would be more than the 12 at home.
#[test]
fn nobody_gets_more_than_what_was_agreed() {
    let rich = HostPart {
        given: n("18"),
        ..host("6", Outcome::Passed)
    };
    let block = Block {
        host: vec![rich, host("6", Outcome::Failed)],
        home: vec![home("12", "a")],
    };
    for it in regimes() {
        let proposal = propose(&block, std::slice::from_ref(&block), &it.regime, &terms());
        assert!(proposal.offers.iter().all(|it| it.credits <= n("12")));
    }
}

/// A compensation over the block with these lowest marks.
fn with_floors(floors: &[(&str, &str)]) -> Ruling {
    let mut ruling = regime("own").unwrap();
    let rule = ruling.regime.compensation.as_mut().unwrap();
    rule.floors = floors
        .iter()
        .map(|(scale, mark)| ((*scale).to_owned(), n(mark)))
        .collect();
    ruling
}

// Université Paris Dauphine: 6 out of 20 is eliminatory. 14 and 7 have a mean of 10.5 and
// make up for each other; 15 and 6 have the same mean and do not, as 6 is below 7.
#[test]
fn nothing_makes_up_for_an_eliminatory_mark() {
    let of = |marks: [&str; 2], ruling: &Ruling| {
        let block = Block {
            host: marks.iter().map(|it| marked(Some(it), "6")).collect(),
            home: vec![home("12", "a")],
        };
        propose(
            &block,
            std::slice::from_ref(&block),
            &ruling.regime,
            &terms(),
        )
    };
    let seven = with_floors(&[("fr20", "7")]);
    assert_eq!(
        of(["14", "7"], &seven).offers[0].answer,
        Answer::Compensation
    );
    let closed = of(["15", "6"], &seven).closed;
    assert!(
        closed.contains(&(Way::Compensation, Closed::Eliminated)),
        "{closed:?}"
    );
    assert_eq!(
        of(["15", "6"], &with_floors(&[])).offers[0].answer,
        Answer::Compensation
    );
    // A floor of another scale says nothing of these marks: nobody guesses.
    let other = with_floors(&[("uk100", "30")]);
    let closed = of(["14", "7"], &other).closed;
    assert!(
        closed.contains(&(Way::Compensation, Closed::NoFloor)),
        "{closed:?}"
    );
}

// The institution tolerates 4 credits over the tables. One block lacks 3 of 6 + 6 and is
// within; where another lacks 2, 5 are missing in all, and neither is made good by it.
#[test]
fn what_an_institution_tolerates_counts_over_the_whole_stay() {
    let lacking = |missing: &str| {
        let given = &n("6") - &n(missing);
        let part = HostPart {
            given,
            ..host("6", Outcome::Passed)
        };
        Block {
            host: vec![host("6", Outcome::Passed), part],
            home: vec![home("12", "a")],
        }
    };
    let own = regime("own").unwrap().regime;
    let answer =
        |block: &Block, stay: &[Block]| propose(block, stay, &own, &terms()).offers[0].answer;
    let (three, two, none) = (lacking("3"), lacking("2"), lacking("0"));
    let stay = [three.clone(), none];
    assert_eq!(answer(&three, &stay), Answer::Tolerance);
    let stay = [three.clone(), two.clone()];
    assert_ne!(answer(&three, &stay), Answer::Tolerance);
    assert_ne!(answer(&two, &stay), Answer::Tolerance);
    // A course that stands for nothing at home, failed, takes nothing of it.
    let language = Block {
        host: vec![host("3", Outcome::Failed)],
        home: Vec::new(),
    };
    let stay = [three.clone(), language];
    assert_eq!(answer(&three, &stay), Answer::Tolerance);
    // What the tables differ by already is used: 28 for 30, of which 26 were obtained, are
    // 4 given and at the limit; 25 are 5 and beyond it.
    let used = |obtained: &str| {
        let part = HostPart {
            given: n(obtained),
            ..host("28", Outcome::Passed)
        };
        Block {
            host: vec![part],
            home: vec![home("30", "a")],
        }
    };
    let tolerated = |block: &Block| answer(block, std::slice::from_ref(block)) == Answer::Tolerance;
    assert_eq!(
        [tolerated(&used("26")), tolerated(&used("25"))],
        [true, false]
    );
    // As long as another block may change, so may this one.
    let running = Block {
        host: vec![host("6", Outcome::Passed), host("2", Outcome::InProgress)],
        home: vec![home("8", "b")],
    };
    let stay = [three.clone(), running];
    assert!(propose(&three, &stay, &own, &terms()).open);
}

#[test]
fn of_equal_sums_the_compulsory_then_the_fewest_then_the_first_are_taken() {
    let must = |credits, key| HomePart {
        compulsory: true,
        ..home(credits, key)
    };
    let chosen = |home: &[HomePart], credits: &str| best_subset(home, &n(credits)).unwrap();
    assert_eq!(chosen(&[home("5", "a"), must("5", "b")], "5"), [1]);
    assert_eq!(
        chosen(&[home("2", "a"), home("3", "b"), home("5", "c")], "5"),
        [2]
    );
    assert_eq!(chosen(&[home("5", "b"), home("5", "a")], "5"), [1]);
    // Fractions meet on their common denominator: 1/3 + 1/6 = 1/2.
    assert_eq!(
        chosen(&[home("1/3", "a"), home("1/6", "b"), home("1", "c")], "1/2"),
        [0, 1]
    );
    assert_eq!(chosen(&[], "5"), [0; 0]);
}

#[test]
fn more_than_forty_components_are_not_tried_out() {
    let many = vec![home("1", "a"); MAX_COMPONENTS];
    assert_eq!(best_subset(&many, &n("7")).map(|it| it.len()), Ok(7));
    let more = vec![home("1", "a"); MAX_COMPONENTS + 1];
    assert_eq!(best_subset(&more, &n("7")), Err(TooMany));
}

fn homes() -> impl Strategy<Value = Vec<HomePart>> {
    let part = (1_i64..24, 1_i64..5, any::<bool>(), "[a-c]{1,2}");
    let part = part.prop_map(|(credits, over, compulsory, key)| HomePart {
        credits: Exact::from(credits)
            .checked_div(&Exact::from(over))
            .unwrap(),
        compulsory,
        key,
    });
    prop::collection::vec(part, 0..9)
}

fn total(home: &[HomePart], chosen: impl IntoIterator<Item = usize>) -> Exact {
    chosen
        .into_iter()
        .fold(Exact::ZERO, |sum, at| &sum + &home[at].credits)
}

proptest! {
    // Every subset of at most eight components is tried out by hand.
    #[test]
    fn no_other_choice_gives_more(home in homes(), credits in 0_i64..60) {
        let credits = Exact::from(credits);
        let chosen = best_subset(&home, &credits).unwrap();
        let all = 0..1_usize << home.len();
        let sums = all.map(|bits| total(&home, (0..home.len()).filter(|at| bits >> at & 1 == 1)));
        let most = sums.filter(|it| *it <= credits).max().unwrap();
        prop_assert_eq!(total(&home, chosen), most);
    }

    #[test]
    fn the_choice_does_not_depend_on_the_order(
        (home, shuffled) in homes().prop_flat_map(|home| {
            let places: Vec<usize> = (0..home.len()).collect();
            (Just(home), Just(places).prop_shuffle())
        }),
        credits in 0_i64..40,
    ) {
        let credits = Exact::from(credits);
        let turned: Vec<HomePart> = shuffled.iter().map(|at| home[*at].clone()).collect();
        let told = |home: &[HomePart]| {
            let chosen = best_subset(home, &credits).unwrap();
            let mut told: Vec<_> = chosen.iter().map(|at| {
                let it = &home[*at];
                (it.key.clone(), it.credits.clone(), it.compulsory)
            }).collect();
            told.sort();
            told
        };
        prop_assert_eq!(told(&home), told(&turned));
    }

    // Whatever was taken: nobody gets less for passing more, and every explanation gives
    // the number that it explains.
    #[test]
    fn offers_are_sound(
        outcomes in prop::collection::vec((0_usize..4, 1_i64..20, 0_i64..21), 1..7),
        home in homes(),
    ) {
        let states = [Outcome::Passed, Outcome::Failed, Outcome::Absent, Outcome::Missing];
        let parts = outcomes.iter().map(|(state, credits, mark)| HostPart {
            own_mark: Some(Exact::from(*mark)),
            ..host(&credits.to_string(), states[*state])
        });
        let block = Block { host: parts.collect(), home };
        for it in regimes() {
            let proposal = propose(&block, std::slice::from_ref(&block), &it.regime, &terms());
            prop_assert!(proposal.earned <= proposal.agreed);
            for offer in &proposal.offers {
                let recognised = total(&block.home, offer.recognised.iter().copied());
                prop_assert_eq!(&(&recognised + &offer.free), &offer.credits);
                prop_assert!(offer.credits <= proposal.home);
                match &offer.why {
                    Why::Mean { mean, explanation, .. } => {
                        prop_assert_eq!(explanation.value(), Some(mean.clone()));
                    }
                    Why::Share(share) => prop_assert_eq!(share.value(), Some(offer.free.clone())),
                    _ => {}
                }
            }
        }
    }

    // Whatever the blocks, no more is given beyond what was obtained than is tolerated.
    #[test]
    fn tolerance_is_given_once(
        parts in prop::collection::vec((0_i64..10, 0_i64..10), 1..6),
    ) {
        let blocks: Vec<Block> = parts.iter().map(|(agreed, missing)| {
            let agreed = agreed + 1;
            let given = Exact::from(agreed.max(*missing) - missing);
            let part = HostPart { given, ..host(&agreed.to_string(), Outcome::Passed) };
            Block { host: vec![part], home: vec![home(&agreed.to_string(), "a")] }
        }).collect();
        let own = regime("own").unwrap().regime;
        let answered = blocks.iter().map(|it| {
            let proposal = propose(it, &blocks, &own, &terms());
            let offers = proposal.offers.iter();
            let whole = offers.filter(|it| matches!(it.answer, Answer::Tolerance | Answer::Subset));
            let most = whole.map(|it| it.credits.clone()).max().unwrap_or(Exact::ZERO);
            (&most - &proposal.earned).max(Exact::ZERO)
        });
        let beyond = answered.fold(Exact::ZERO, |sum, it| &sum + &it);
        prop_assert!(beyond <= n("4"), "{}", beyond);
    }
}
