//! The methods that read tables, and the mean, from typed texts to outcomes.

use super::{sheet, value};
use crate::text::Lang;
use crate::transfer::grade_sheet::{GradeSheet, Outcome};
use crate::transfer::grades::NoResult;
use crate::transfer::lookup::{Doubt, Unlisted};
use crate::transfer::means::LeftOut;
use crate::transfer::report::outcome_word;
use crate::transfer::statistical::Unplaced;

fn word(pairs: &[(&str, &str)]) -> String {
    first(&sheet(pairs))
}

fn first(sheet: &GradeSheet) -> String {
    outcome_word(&sheet.rows[0].1, Lang::Fr.texts())
}

// AP 14 covers UCLouvain's 15 and 14.
#[test]
fn a_mark_is_placed_by_two_published_tables() {
    assert_eq!(word(&[("m", "tables"), ("n", "14")]), "15");
    assert_eq!(
        word(&[("m", "tables"), ("n", "14/20"), ("choix", "min")]),
        "14"
    );
    let fails = sheet(&[("m", "tables"), ("n", "9\n14,5\nABS")]);
    let outcomes: Vec<&Outcome> = fails.rows.iter().map(|(_, it)| &**it).collect();
    assert_eq!(outcomes[0], &Outcome::NoResult(NoResult::Failing));
    assert_eq!(outcomes[1], &Outcome::Unplaced(Unplaced::NotInTable));
    assert_eq!(outcomes[2], &Outcome::Unplaced(Unplaced::NotInTable));
}

#[test]
fn pasted_tables_are_read_on_their_scale() {
    let pairs = [
        ("m", "tables"),
        ("t1", "own"),
        ("de", "it30"),
        ("l1", "30L\t10\n30\t20\n28\t30\n17\t5"),
        ("t2", "own"),
        ("vers", "fr20"),
        ("l2", "16\t25\n14\t25\n12\t50"),
    ];
    let with = |mark| {
        let mut pairs = pairs.to_vec();
        pairs.push(("n", mark));
        word(&pairs)
    };
    // 10 of 60 are at 30L, which lies within the best quarter; 30 covers 1/6 to 1/2.
    assert_eq!(with("30 l"), "16");
    assert_eq!(with("30"), "14");
    assert_eq!(with("17"), "échec");
    let mut empty = pairs.to_vec();
    empty[3] = ("l1", "");
    empty.push(("n", "30"));
    assert_eq!(*sheet(&empty).rows[0].1, Outcome::NotReady);
}

#[test]
fn a_printed_table_answers_asks_or_keeps_silent() {
    let unf = |mark, bounds| {
        sheet(&[
            ("m", "lookup"),
            ("table", "fr20_unf"),
            ("n", mark),
            ("bornes", bounds),
        ])
    };
    assert_eq!(first(&unf("14,9", "printed")), "A-");
    assert_eq!(first(&unf("14,9/20", "printed")), "A-");
    let gap = unf("14,95", "printed");
    let Outcome::Unlisted(Unlisted::Between(between)) = &*gap.rows[0].1 else {
        panic!("{:?}", gap.rows[0].1);
    };
    assert_eq!(between.doubt, Doubt::Gap);
    assert_eq!(first(&unf("14,95", "upper")), "A");
    // The table prints F for 7.9, and a failure stays a failure.
    assert_eq!(first(&unf("7,9", "printed")), "échec");
    assert_eq!(first(&unf("ABI", "printed")), "ABI");
    assert_eq!(word(&[("m", "lookup"), ("n", "12")]), "hors de la table");
}

#[test]
fn a_range_waits_for_the_end_that_the_office_takes() {
    let italian = |ends| {
        word(&[
            ("m", "lookup"),
            ("table", "ects_it30"),
            ("n", "B"),
            ("bout", ends),
        ])
    };
    assert_eq!(italian(""), "de 27 à 30");
    assert_eq!(italian("min"), "27");
    assert_eq!(
        word(&[
            ("m", "lookup"),
            ("table", "ects_it30"),
            ("n", "A"),
            ("bout", "max")
        ]),
        "30L"
    );
}

#[test]
fn letters_are_given_by_both_algorithms() {
    let all = sheet(&[("m", "letters"), ("t1", "uclouvain")]);
    assert_eq!(all.letters.len(), 11);
    assert_eq!(
        word(&[("m", "letters"), ("t1", "uclouvain"), ("n", "17")]),
        "A / B"
    );
    assert_eq!(
        word(&[("m", "letters"), ("t1", "uclouvain"), ("n", "15")]),
        "B"
    );
}

fn mean(pairs: &[(&str, &str)]) -> String {
    let sheet = sheet(pairs);
    let mean = sheet.averaging.result.unwrap().unwrap();
    format!("{} {}", mean.conversion.rounded, mean.credits)
}

// (14,5·6 + 12·4)/10 = 13.5; (4·3 + 3.67·3)/6 = 3.835.
#[test]
fn a_transcript_has_its_mean() {
    let french = "Cours\tCrédits\tNote\nAlgèbre\t6\t14,5\nOptique\t4\t12\nSport\t2\tABI";
    assert_eq!(mean(&[("m", "mean"), ("n", french)]), "13.5 10");
    let laval = [
        ("m", "mean"),
        ("points", "qc433_laval"),
        ("hors", "laval"),
        ("pas", "0.001"),
        ("n", "Algebra;A;3\nOptics;A-;3\nArt;V;6"),
    ];
    assert_eq!(mean(&laval), "3.835 6");
    let out = &*sheet(&laval).rows[2].1;
    assert_eq!(out, &Outcome::LeftOut(LeftOut::Excluded));
    // Without a column of credits each mark counts once; only the last attempt may.
    assert_eq!(mean(&[("m", "mean"), ("n", "12\n14")]), "13 2");
    let twice = [
        ("m", "mean"),
        ("essais", "last"),
        ("n", "Art\t6\t8\nArt\t6\t12"),
    ];
    assert_eq!(mean(&twice), "12 6");
}

#[test]
fn an_old_link_still_means_the_formula() {
    assert_eq!(value(&sheet(&[("n", "14"), ("t1", "uclouvain")])), "2.8");
    assert_eq!(value(&sheet(&[("m", "unknown"), ("n", "14")])), "2.8");
}

#[test]
fn the_other_methods_lead_between_the_same_scales() {
    let ways = |pairs: &[(&str, &str)], mark| {
        let comparison = sheet(pairs).others(mark);
        comparison.map(|it| it.ways.iter().filter(|it| it.given.is_ok()).count())
    };
    // Formula, linear and two printed tables for 16/20 in Germany.
    assert_eq!(ways(&[], "16"), Some(4));
    assert_eq!(ways(&[("m", "tables")], "14"), Some(2));
    assert_eq!(
        ways(&[("m", "lookup"), ("table", "nl10_us4_ucu")], "8"),
        Some(2)
    );
    assert_eq!(ways(&[("m", "lookup"), ("table", "fr20_unf")], "14"), None);
    assert_eq!(ways(&[("m", "mean")], "14"), None);
}
