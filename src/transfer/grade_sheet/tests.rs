//! The grade calculator, from typed texts to outcomes.

mod tables;

use super::*;
use crate::model::form::FieldError;

fn sheet(pairs: &[(&str, &str)]) -> GradeSheet {
    GradeSheet::of(&Form::from_pairs(pairs.iter().copied()))
}

fn value(sheet: &GradeSheet) -> String {
    match &*sheet.rows[0].1 {
        Outcome::Converted { conversion, .. } => conversion.rounded.to_string(),
        other => format!("{other:?}"),
    }
}

// 1 + 3·(20 − 14)/(20 − 10) = 2.8; 16 gives 2.2.
#[test]
fn a_french_mark_becomes_a_german_one() {
    assert_eq!(value(&sheet(&[("n", "14")])), "2.8");
    assert_eq!(value(&sheet(&[("n", "16")])), "2.2");
}

#[test]
fn a_failing_mark_has_no_value_and_a_mark_above_the_best_neither() {
    assert_eq!(
        *sheet(&[("n", "9,99")]).rows[0].1,
        Outcome::NoResult(NoResult::Failing)
    );
    assert_eq!(
        *sheet(&[("n", "20,5")]).rows[0].1,
        Outcome::NoResult(NoResult::AboveBest)
    );
    assert_eq!(
        *sheet(&[("n", "-1")]).rows[0].1,
        Outcome::NoResult(NoResult::BelowWorst)
    );
    assert_eq!(
        *sheet(&[("n", "ABI")]).rows[0].1,
        Outcome::Failed("ABI".into())
    );
}

#[test]
fn a_mark_may_name_the_best_mark_and_no_other_fraction() {
    assert_eq!(value(&sheet(&[("n", "14/20")])), "2.8");
    assert_eq!(
        value(&sheet(&[("n", "14/100"), ("max", "100"), ("min", "10")])),
        "3.8"
    );
    assert_eq!(
        *sheet(&[("n", "14/30")]).rows[0].1,
        Outcome::Unreadable(NumberError::NotOutOf { at: 3 })
    );
}

#[test]
fn a_failing_mark_is_a_failure_however_it_is_written() {
    let failing = Outcome::NoResult(NoResult::Failing);
    assert_eq!(*sheet(&[("de", "at5"), ("n", "5")]).rows[0].1, failing);
    assert_eq!(*sheet(&[("de", "dk7"), ("n", "00")]).rows[0].1, failing);
    assert_eq!(*sheet(&[("de", "uk_class"), ("n", "F")]).rows[0].1, failing);
}

#[test]
fn labels_are_read_whatever_their_case_spaces_and_minus_signs() {
    assert_eq!(value(&sheet(&[("de", "no"), ("n", "a")])), "1");
    assert_eq!(value(&sheet(&[("de", "it30"), ("n", "30 l")])), "1");
    let own = [
        ("de", "labels"),
        ("rangs", "A, A-, B"),
        ("n", "A\u{2212}"),
        ("fin", "raw"),
    ];
    assert_eq!(value(&sheet(&own)), "2.5");
}

#[test]
fn labels_without_an_order_wait_for_it() {
    assert_eq!(
        *sheet(&[("de", "nz_letters"), ("n", "B+")]).rows[0].1,
        Outcome::NotReady
    );
}

#[test]
fn a_factor_needs_scales_that_rise_from_zero() {
    let refusal = |de| sheet(&[("m", "factor"), ("k", "2"), ("de", de), ("n", "4")]).refusal;
    assert_eq!(refusal("at5"), Some(Refusal::FactorNeedsZero));
    assert_eq!(refusal("dk7"), Some(Refusal::FactorNeedsZero));
    assert_eq!(refusal("es10"), None);
}

// 30L is kept as it is written and counts as 30, which is the best: 1.0.
#[test]
fn a_distinction_counts_as_the_best_mark() {
    let sheet = sheet(&[("de", "it30"), ("n", "30L")]);
    let Outcome::Converted {
        conversion,
        distinction,
    } = &*sheet.rows[0].1
    else {
        panic!("{:?}", sheet.rows[0].1);
    };
    assert_eq!(conversion.rounded, Exact::ONE);
    assert_eq!(distinction.as_deref(), Some("30L"));
}

#[test]
fn linear_conversion_is_refused_where_steps_are_not_equidistant() {
    let refusal = |pairs: &[(&str, &str)]| sheet(pairs).refusal;
    assert_eq!(
        refusal(&[("m", "linear"), ("de", "dk7")]),
        Some(Refusal::NotEquidistant)
    );
    assert_eq!(
        refusal(&[("m", "linear"), ("vers", "dk7")]),
        Some(Refusal::TargetNotEquidistant)
    );
    assert_eq!(
        refusal(&[("m", "linear"), ("de", "no")]),
        Some(Refusal::LabelsOnly)
    );
    assert_eq!(refusal(&[("de", "qc_coteR")]), Some(Refusal::Unconvertible));
    assert_eq!(
        refusal(&[("m", "linear"), ("de", "fr20"), ("vers", "ch6")]),
        None
    );
}

// U. Bayreuth: A+, A, B, C, D with D the last passing: B is 1 + 3·(1 − 3)/(1 − 5) = 2.5.
#[test]
fn labels_are_ranked_in_the_order_typed() {
    let pairs = [
        ("de", "labels"),
        ("rangs", "A+, A, B, C, D"),
        ("n", "B"),
        ("fin", "raw"),
    ];
    assert_eq!(value(&sheet(&pairs)), "2.5");
    let twice = sheet(&[("de", "labels"), ("rangs", "A, A"), ("n", "A")]);
    assert_eq!(
        twice.errors.of(GradeField::Ranks),
        Some(&FieldError::LabelTwice("A".into()))
    );
}

#[test]
fn typed_bounds_take_the_place_of_the_preset() {
    // NL with pass 6 instead of 5.5: 8 gives 1 + 3·2/4 = 2.5 and not 2.3.
    assert_eq!(value(&sheet(&[("de", "nl10"), ("n", "8")])), "2.3");
    assert_eq!(
        value(&sheet(&[("de", "nl10"), ("min", "6"), ("n", "8")])),
        "2.5"
    );
    let same = sheet(&[("min", "20"), ("n", "14")]);
    assert_eq!(
        same.errors.of(GradeField::Pass),
        Some(&FieldError::SameAsOther)
    );
}
