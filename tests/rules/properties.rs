//! What holds of every rule, whatever an agreement says.

use crate::any::{facts, truth};
use crate::{CASES, case, checked};
use passerelle::rules::finding::assess;
use passerelle::rules::shipped::profiles;
use passerelle::rules::{Fact, Facts, Profile, Row, Truth, Verdict};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(28),
        ..ProptestConfig::default()
    }
}

/// The verdicts of every rule of every profile.
fn verdicts(profiles: &[&'static Profile], facts: &Facts) -> BTreeMap<String, Verdict> {
    let all = assess(profiles, facts).into_iter();
    all.map(|it| (format!("{} {}", it.profile.key, it.key()), it.verdict))
        .collect()
}

/// What is left when each fact in turn is taken out of each row.
fn with_one_less(facts: &Facts) -> Vec<(Fact, Facts)> {
    let lists: [fn(&mut Facts) -> &mut Vec<Row>; 6] = [
        |it| &mut it.host,
        |it| &mut it.home,
        |it| &mut it.online,
        |it| &mut it.parties,
        |it| &mut it.first,
        |it| &mut it.malformed,
    ];
    let mut all = Vec::new();
    for fact in facts.whole.known() {
        let mut less = facts.clone();
        less.whole.remove(fact);
        all.push((fact, less));
    }
    for list in lists {
        let rows = list(&mut facts.clone()).clone();
        for (at, row) in rows.iter().enumerate() {
            for fact in row.known() {
                let mut less = facts.clone();
                list(&mut less)[at].remove(fact);
                all.push((fact, less));
            }
        }
    }
    all
}

/// The rules that were unknown, and are kept now that less is known.
fn kept_for_want(facts: &Facts) -> Vec<String> {
    let profiles: Vec<_> = profiles().iter().collect();
    let before = verdicts(&profiles, facts);
    let unknown = before
        .iter()
        .filter(|(_, it)| matches!(it, Verdict::Unknown(_)));
    let unknown: Vec<&String> = unknown.map(|(key, _)| key).collect();
    let mut wrong = Vec::new();
    for (fact, less) in with_one_less(facts) {
        let after = verdicts(&profiles, &less);
        let kept = unknown
            .iter()
            .filter(|key| after.get(**key) == Some(&Verdict::Kept));
        wrong.extend(kept.map(|key| format!("{key} without {}", fact.name())));
    }
    wrong
}

#[test]
fn no_example_is_kept_for_want_of_a_fact() {
    for (name, case) in checked() {
        assert_eq!(kept_for_want(&case.facts), Vec::<String>::new(), "{name}");
    }
}

/// The codes that are broken or unknown, each with the item it stands at. Which of two
/// components that are the same is meant (AGR-07) follows from their order.
fn found(profiles: &[&'static Profile], facts: &Facts) -> BTreeSet<(String, String)> {
    let all = assess(profiles, facts)
        .into_iter()
        .filter(|it| it.verdict != Verdict::Kept);
    all.map(|it| {
        let item = it.place.item.as_ref().and_then(|(id, _)| *id);
        let item = item.filter(|_| it.rule.code != "AGR-07");
        (
            it.rule.code.clone(),
            item.map(|it| it.to_string()).unwrap_or_default(),
        )
    })
    .collect()
}

/// Puts the components and the links of a case into another order.
fn turned(case: &Value, keys: &[u32]) -> Value {
    let mut case = case.clone();
    let agreement = &mut case["backup"]["content"]["records"]["agreement"][0];
    for list in ["host", "home", "virtual"] {
        let Some(items) = agreement.get_mut(list).and_then(Value::as_array_mut) else {
            continue;
        };
        let mut keyed: Vec<_> = items.drain(..).enumerate().collect();
        keyed.sort_by_key(|(at, _)| (keys[*at % keys.len()], *at));
        *items = keyed.into_iter().map(|(_, it)| it).collect();
        for item in items {
            // Group 1 becomes group 9: a number is only a name.
            if item["links"] == "1" {
                item["links"] = "9".into();
            }
        }
    }
    case
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn nothing_is_kept_for_want_of_a_fact(facts in facts()) {
        prop_assert_eq!(kept_for_want(&facts), Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn the_order_of_components_links_and_profiles_says_nothing(
        which in any::<prop::sample::Index>(),
        keys in prop::collection::vec(any::<u32>(), 5),
        profiles_first in Just(profiles().iter().collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let (name, case) = which.get(&CASES);
        let case = case::settled(case).unwrap();
        let one = case::check_case(&case).unwrap();
        let other = case::check_case(&turned(&case, &keys)).unwrap();
        let all: Vec<_> = profiles().iter().collect();
        prop_assert_eq!(found(&all, &one.facts), found(&profiles_first, &other.facts), "{}", name);
    }

    // Kleene's three values: what is lacking may be told in another order.
    #[test]
    fn the_three_values_keep_the_laws(a in truth(), b in truth(), c in truth()) {
        prop_assert_eq!(plain(a.clone().and(b.clone())), plain(b.clone().and(a.clone())));
        prop_assert_eq!(plain(a.clone().or(b.clone())), plain(b.clone().or(a.clone())));
        let left = a.clone().and(b.clone()).and(c.clone());
        prop_assert_eq!(plain(left), plain(a.clone().and(b.clone().and(c.clone()))));
        let left = a.clone().or(b.clone()).or(c.clone());
        prop_assert_eq!(plain(left), plain(a.clone().or(b.clone().or(c.clone()))));
        let left = a.clone().and(b.clone().or(c.clone()));
        let right = a.clone().and(b.clone()).or(a.clone().and(c));
        prop_assert_eq!(plain(left).0, plain(right).0);
        prop_assert_eq!(plain(a.clone().and(b.clone()).negated()), plain(a.clone().negated().or(b.negated())));
        prop_assert_eq!(a.clone().negated().negated(), a.clone());
        prop_assert_eq!(plain(a.clone().and(Truth::Yes)), plain(a.clone()));
        prop_assert_eq!(plain(a.clone().or(Truth::No)), plain(a.clone()));
        prop_assert_eq!(a.clone().and(Truth::No), Truth::No);
        prop_assert_eq!(a.or(Truth::Yes), Truth::Yes);
    }
}

/// The answer, and what it lacks as a set.
fn plain(it: Truth) -> (u8, BTreeSet<String>) {
    match it {
        Truth::No => (0, BTreeSet::new()),
        Truth::Unknown(lacks) => (1, lacks.iter().map(|it| format!("{it:?}")).collect()),
        Truth::Yes => (2, BTreeSet::new()),
    }
}
