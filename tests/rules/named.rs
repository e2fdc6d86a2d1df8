//! The rules and requirements by their names: each runs its cases.

use crate::{case, cases};
use passerelle::rules::Verdict;
use passerelle::text::Lang;
use serde_json::Value;

/// Runs the cases of a code: those named after it, and those that expect it. Says how
/// many expect it.
fn run(code: &str) -> usize {
    let begin = code.to_lowercase();
    let expects = |case: &Value| {
        let expected = case["expected"].as_array().unwrap();
        expected.iter().any(|it| it == code)
    };
    let of_code = cases().filter(|(name, case)| name.starts_with(&begin) || expects(case));
    let of_code: Vec<_> = of_code.collect();
    assert!(!of_code.is_empty(), "{code} has no case");
    for (name, case) in of_code.iter().copied() {
        assert_eq!(case::judge(case), Ok(()), "{name}");
    }
    of_code.iter().filter(|(_, case)| expects(case)).count()
}

macro_rules! rules {
    ($($test:ident: $code:literal;)+) => {
        $(#[test]
        fn $test() {
            assert!(run($code) > 0, "no case breaks {}", $code);
        })+
    };
}

rules! {
    la_01_the_three_sign_before_the_start: "LA-01";
    la_02_a_change_is_approved_again: "LA-02";
    la_07_table_a_is_near_the_load_of_the_period: "LA-07";
    la_08_what_is_taken_stands_in_table_a: "LA-08";
    la_09_recognition_is_automatic_or_says_how: "LA-09";
    la_10_the_two_links_are_there: "LA-10";
    la_11_language_and_level_are_there: "LA-11";
    la_12_the_digital_exchange_needs_an_esi: "LA-12";
    la_15_a_stay_has_one_agreement: "LA-15";
    la_16_a_virtual_component_is_described: "LA-16";
    la_21_b1_is_recommended: "LA-21";
    cre_01_a_year_is_60_ects: "CRE-01";
    cre_02_a_quebec_credit_is_2_ects: "CRE-02";
    cre_03_two_uk_credits_are_1_ects: "CRE-03";
    cre_04_a_conversion_has_a_source_and_a_date: "CRE-04";
}

// The gate of the experts stands where the institution asks for it, and is soft.
#[test]
fn s0_46_experts_of_the_field_review_before_anybody_signs() {
    assert_eq!(run("AGR-29"), 3);
}

// Two tables that do not match line by line are right: no rule can be broken.
#[test]
fn la_06_tables_need_not_match_line_by_line() {
    assert_eq!(run("LA-06"), 0);
}

/// The messages of what is broken in a case, in French.
fn said(name: &str) -> Vec<String> {
    let (_, case) = cases().find(|(it, _)| it == name).unwrap();
    let case = case::check_case(case).unwrap();
    let broken = case.findings();
    let broken = broken.iter().filter(|it| it.verdict == Verdict::Broken);
    broken.map(|it| it.message(Lang::Fr.texts())).collect()
}

// F16: the receiving institution signs the day after departure.
#[test]
fn s1_28_signed_after_departure_is_said() {
    let expected =
        "Signé après le départ\u{202f}: le 2 septembre 2026, pour un début le 1er septembre 2026.";
    assert_eq!(said("la-01-f16"), [expected]);
    assert!(said("cti-11-f16").iter().all(|it| it == expected));
    assert_eq!(said("right-signed"), Vec::<String>::new());
}

// F18: « oral de rattrapage » as the condition of recognition.
#[test]
fn s1_36_an_additional_exam_is_a_non_conformity() {
    assert_eq!(
        said("cti-14-f18"),
        [
            "Non-conformité CTI\u{202f}: examen ou travail supplémentaire imposé, «\u{202f}Thermodynamique avancée\u{202f}»."
        ]
    );
    assert_eq!(run("CTI-14"), 3);
}

#[test]
fn messages_say_who_which_and_what() {
    assert_eq!(
        said("la-02"),
        ["Modification non réapprouvée\u{202f}: Responsable à l’accueil."]
    );
    assert_eq!(said("la-10"), ["Lien vers le catalogue manquant."]);
    assert_eq!(
        said("agr-18-never"),
        ["Fiche du partenaire jamais vérifiée."]
    );
    assert_eq!(
        said("agr-18-future"),
        ["Fiche du partenaire vérifiée le 16 juin 2026\u{202f}: pas au cours de l’année écoulée."]
    );
}

/// The fields that a rule lacks in a case.
fn lacks(name: &str, code: &str) -> Vec<String> {
    let (_, case) = cases().find(|(it, _)| it == name).unwrap();
    let found = case::check_case(case).unwrap().findings();
    let found = found.iter().find(|it| it.rule.code == code).unwrap();
    let Verdict::Unknown(lacks) = &found.verdict else {
        panic!("{name}: {code} is not unknown");
    };
    let places = lacks.iter().map(|it| {
        let number = it.place.item.as_ref().map(|(_, number)| *number);
        let number = number.map(|it| format!(" {it}")).unwrap_or_default();
        format!("{}.{}{number}", it.place.collection.key(), it.place.path)
    });
    places.collect()
}

#[test]
fn what_is_lacking_is_where_it_is_lacking() {
    assert_eq!(
        lacks("third-system-home", "AGR-14"),
        ["agreement.home.system 2"]
    );
    assert_eq!(
        lacks("system-without-rule", "AGR-14"),
        ["partner.creditFactor"]
    );
    assert_eq!(lacks("bil-02", "AGR-14"), ["partner.creditSystem"]);
    assert_eq!(
        lacks("third-system-host", "AGR-14"),
        ["agreement.host.system 1"]
    );
    assert_eq!(lacks("agr-05-home", "AGR-14"), ["agreement.home.credits"]);
}
