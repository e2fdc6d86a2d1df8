//! What the tables add up to.

use super::{AGREEMENT, OFFICE, PARTNER, example, id, set, sheet, today, workspace};
use passerelle::agreement::checked::Checked;
use passerelle::agreement::totals::{Totals, Worth, covered, groups};
use passerelle::model::exact::Exact;
use passerelle::model::records::Collection;
use passerelle::transfer::credit_sheet::Missing;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

// S1-30 and S1-31: the courses taken there are one list, what is recognised at home is
// another, and each has its own sum. 3 + 4 = 7; 3 + 5 = 8; 1 is virtual.
#[test]
fn s1_30_s1_31_courses_and_recognition_are_two_lists_with_their_own_sums() {
    let totals = Totals::of(&sheet(&example()));
    assert_eq!(totals.host.by_system["ects"], exact("7"));
    assert_eq!(totals.home.by_system["ects"], exact("8"));
    assert_eq!(totals.online.by_system["ects"], exact("1"));
    assert_eq!(totals.received(), Some(exact("7")));
    assert_eq!(totals.recognised(), Some(exact("8")));
    assert_eq!(totals.virtual_part(), Some(exact("1")));
    // Half of the 60 credits of a full-time year.
    assert_eq!(totals.reference, Some(exact("30")));
}

// A Québec university counts 30 credits a year, the ECTS 60: 3 and 4 become 6 and 8.
#[test]
fn s1_32_credits_outside_the_ects_are_converted_by_a_rule_that_is_shown() {
    let mut it = example();
    set(
        &mut it,
        1,
        Collection::Partner,
        PARTNER,
        "creditSystem",
        Some("\"qc_univ\""),
    );
    let totals = Totals::of(&sheet(&it));
    assert_eq!(totals.received(), Some(exact("14")));
    let Ok(Worth::Converted(conversion)) = &totals.carried[0].worth else {
        panic!("not converted");
    };
    assert_eq!(conversion.rule.id(), "CRED-LOAD");
    assert_eq!(conversion.explanation.value(), Some(exact("14")));
}

// The partner's own factor goes before the load of a year: 7 × 1,8 = 12,6.
#[test]
fn the_factor_of_the_partner_goes_first() {
    let mut it = example();
    set(
        &mut it,
        1,
        Collection::Partner,
        PARTNER,
        "creditSystem",
        Some("\"qc_univ\""),
    );
    set(
        &mut it,
        2,
        Collection::Partner,
        PARTNER,
        "creditFactor",
        Some("\"1,8\""),
    );
    set(
        &mut it,
        3,
        Collection::Partner,
        PARTNER,
        "creditFactorSource",
        Some("\"Convention 2024\""),
    );
    let totals = Totals::of(&sheet(&it));
    assert_eq!(totals.received(), Some(exact("12.6")));
    let Ok(Worth::Converted(conversion)) = &totals.carried[0].worth else {
        panic!("not converted");
    };
    assert_eq!(conversion.rule.id(), "CRED-FACTOR");
    assert_eq!(conversion.cited.as_deref(), Some("Convention 2024"));
}

#[test]
fn a_system_without_a_rule_gives_no_sum_and_says_why() {
    let system = passerelle::model::presets::credit_systems()
        .iter()
        .find(|it| it.year_load.is_none() && it.convertible)
        .map(|it| it.id.clone())
        .unwrap();
    let mut it = example();
    set(
        &mut it,
        1,
        Collection::Partner,
        PARTNER,
        "creditSystem",
        Some(&format!("\"{system}\"")),
    );
    let totals = Totals::of(&sheet(&it));
    assert_eq!(totals.received(), None);
    assert_eq!(totals.carried[0].worth, Err(Missing::HostLoad));
}

// Outside Erasmus+ nobody supposes how a partner counts: 7 of what?
#[test]
fn a_partner_that_has_not_said_how_it_counts_is_asked() {
    let mut it = example();
    let of = (Collection::Partner, PARTNER);
    set(&mut it, 1, of.0, of.1, "creditSystem", None);
    assert_eq!(Totals::of(&sheet(&it)).received(), Some(exact("7")));
    let scheme = Some("\"bilateral\"");
    set(
        &mut it,
        2,
        Collection::Agreement,
        AGREEMENT,
        "scheme",
        scheme,
    );
    assert_eq!(Totals::of(&sheet(&it)).received(), None);
    let checked = Checked::now(&it, id(AGREEMENT), today()).unwrap();
    let places = checked.blocking().map(|it| &it.place);
    let paths: Vec<_> = places.map(|it| (it.collection, it.path.as_str())).collect();
    assert_eq!(paths, [(Collection::Partner, "creditSystem")]);
}

#[test]
fn a_component_counted_otherwise_has_a_sum_of_its_own() {
    let mut it = example();
    let path = format!("host[{}].system", id(11));
    set(
        &mut it,
        1,
        Collection::Agreement,
        AGREEMENT,
        &path,
        Some("\"qc_univ\""),
    );
    let totals = Totals::of(&sheet(&it));
    assert_eq!(totals.host.by_system["ects"], exact("4"));
    assert_eq!(totals.host.by_system["qc_univ"], exact("3"));
    // 4 in ECTS, and 3 that count twice.
    assert_eq!(totals.received(), Some(exact("10")));
}

#[test]
fn a_year_is_twice_a_term_and_counted_as_the_home_counts() {
    let mut it = example();
    set(
        &mut it,
        1,
        Collection::Agreement,
        AGREEMENT,
        "span",
        Some("\"year\""),
    );
    assert_eq!(Totals::of(&sheet(&it)).reference, Some(exact("60")));
    set(
        &mut it,
        2,
        Collection::Office,
        OFFICE,
        "creditSystem",
        Some("\"qc_univ\""),
    );
    assert_eq!(Totals::of(&sheet(&it)).reference, Some(exact("30")));
    set(&mut it, 3, Collection::Agreement, AGREEMENT, "span", None);
    assert_eq!(Totals::of(&sheet(&it)).reference, None);
}

// Host and home calendars differ: each term has its own sum.
#[test]
fn s0_21_terms_are_summed_each_for_itself_and_requirements_are_held_against_table_b() {
    let mut it = example();
    let path = format!("host[{}].term", id(11));
    set(
        &mut it,
        1,
        Collection::Agreement,
        AGREEMENT,
        &path,
        Some("\"1/2\""),
    );
    let totals = Totals::of(&sheet(&it));
    let terms: Vec<String> = totals
        .host
        .by_term
        .iter()
        .map(|(term, _, sum)| {
            format!(
                "{} {}",
                term.map_or(0, passerelle::model::value::Term::number),
                sum
            )
        })
        .collect();
    assert_eq!(terms, ["1 3", "2 4"]);

    assert_eq!(covered(&sheet(&it)), None);
    let programme = id(50);
    let text = format!(
        r#"{{"id":"{programme}","title":{{"fr":"Licence"}},"requirements":[
        {{"id":"{}","code":"843-xyz","title":"Logique"}},
        {{"id":"{}","title":"big data"}},
        {{"id":"{}","code":"843-XYZ2","title":"Advanced Logic"}}]}}"#,
        id(51),
        id(52),
        id(53)
    );
    super::done(
        &mut it,
        60,
        passerelle::workspace::Command::Add(Collection::Programme, text),
    );
    let value = format!("\"{programme}\"");
    set(
        &mut it,
        2,
        Collection::Agreement,
        AGREEMENT,
        "programme",
        Some(&value),
    );
    // By code, whatever the case; by title where the requirement has no code; another
    // code with the same title is another component.
    assert_eq!(covered(&sheet(&it)), Some(vec![true, true, false]));
}

#[test]
fn groups_bring_components_of_both_tables_together() {
    let mut it = example();
    assert!(groups(&sheet(&it)).is_empty());
    for (at, (list, item, marks)) in [("host", 11, "1 2"), ("home", 13, "1"), ("home", 14, "2")]
        .iter()
        .enumerate()
    {
        let path = format!("{list}[{}].links", id(*item));
        set(
            &mut it,
            at as u128,
            Collection::Agreement,
            AGREEMENT,
            &path,
            Some(&format!("\"{marks}\"")),
        );
    }
    let groups = groups(&sheet(&it));
    assert_eq!(groups[&1].host, [0]);
    assert_eq!(groups[&1].home, [0]);
    assert_eq!(groups[&2].home, [1]);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(4),
        ..ProptestConfig::default()
    })]

    // Whatever the order of the rows: the sum is the exact sum of the fractions.
    #[test]
    fn totals_equal_the_exact_sum_in_any_order(
        parts in prop::collection::vec((0_i64..1000, 1_i64..60), 0..12),
        turn in 0_usize..12,
    ) {
        let mut turned = parts.clone();
        turned.rotate_left(turn % parts.len().max(1));
        turned.reverse();
        let all = |parts: &[(i64, i64)]| {
            let rows: Vec<String> = parts.iter().enumerate().map(|(at, (one, other))| {
                format!(r#"{{"id":"{}","credits":"{one}/{other}"}}"#, id(1000 + at as u128))
            }).collect();
            let members = format!(r#","host":[{}]"#, rows.join(","));
            let it = workspace(&[(Collection::Agreement, AGREEMENT, &members)]);
            Totals::of(&sheet(&it)).host.by_system.get("own").cloned().unwrap_or_default()
        };
        let mut sum = num_rational::BigRational::from_integer(0.into());
        for (one, other) in &parts {
            sum += num_rational::BigRational::new((*one).into(), (*other).into());
        }
        let sum: Exact = format!("{}/{}", sum.numer(), sum.denom()).parse().unwrap();
        prop_assert_eq!(&all(&parts), &sum);
        prop_assert_eq!(&all(&turned), &sum);
    }
}
