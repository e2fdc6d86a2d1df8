//! The credit calculator, from typed texts to results.

use super::*;

fn sheet(pairs: &[(&str, &str)]) -> CreditSheet {
    CreditSheet::of(&Form::from_pairs(pairs.iter().copied()))
}

fn only(sheet: &CreditSheet) -> &Results {
    sheet.rows[0].results.as_ref().unwrap()
}

// CREDITS: six courses of 4 US credits at 5/3 are exactly 40; each rounded to a
// half is 6.5, and 6 × 6.5 = 39.
#[test]
fn rounding_each_course_differs_from_rounding_the_total() {
    let column = "4\n4\n4\n4\n4\n4";
    let sheet = sheet(&[
        ("c", column),
        ("k", "5/3"),
        ("arrondi", "half_up"),
        ("pas", "0.5"),
    ]);
    let (sum, total) = sheet.total.as_ref().unwrap();
    assert_eq!(sum.to_string(), "24");
    assert_eq!(total.factor.as_ref().unwrap().rounded.to_string(), "40");
    let rounded = sheet.sum_of_rounded(|it| it.factor.as_ref().ok()).unwrap();
    assert_eq!(rounded.to_string(), "39");
}

#[test]
fn an_untouched_form_has_nothing_to_show_and_nothing_to_blame() {
    let sheet = sheet(&[]);
    assert!(sheet.rows.is_empty() && sheet.errors.fields().is_empty());
}

#[test]
fn vocational_units_are_hours_only_until_an_office_gives_a_rule() {
    let results = sheet(&[("c", "4"), ("de", "qc_fp")]);
    let results = only(&results);
    assert_eq!(results.year_load, Err(Missing::NotConvertible));
    assert_eq!(results.hours, Err(Missing::NotConvertible));
    assert_eq!(
        results.hours_behind,
        Some((Exact::whole(60), Exact::whole(60)))
    );
}

#[test]
fn a_wrong_field_is_named_and_no_preset_takes_its_place() {
    let sheet = sheet(&[
        ("c", "3"),
        ("k", "zwei"),
        ("an2", "0"),
        ("h", "30"),
        ("hmax", "20"),
    ]);
    let fields = sheet.errors.fields();
    assert_eq!(
        fields,
        [
            CreditField::ToLoad,
            CreditField::HoursMax,
            CreditField::Factor
        ]
    );
    let results = only(&sheet);
    assert_eq!(results.year_load, Err(Missing::Unreadable));
    assert_eq!(results.hours, Err(Missing::Unreadable));
    assert_eq!(results.factor, Err(Missing::Unreadable));
    assert_eq!(results.programme, Err(Missing::NotGiven));
}

// SCT-Chile publishes 24 to 31 hours; with 28 typed as the fewest, 3 credits are
// 3·28/30 = 2.8 to 3·31/25 = 3.72.
#[test]
fn an_end_left_empty_is_the_published_one() {
    let sheet = sheet(&[("c", "3"), ("de", "cl_sct"), ("h", "28")]);
    let hours = only(&sheet).hours.as_ref().unwrap();
    assert_eq!(hours.low.rounded.to_string(), "2.8");
    assert_eq!(hours.high.rounded.to_string(), "3.72");
}

#[test]
fn a_word_that_a_form_does_not_know_is_passed_over() {
    let form: Form<CreditField> = Form::from_pairs([("de", "foo"), ("pas", "7"), ("c", "3")]);
    let read = [CreditField::From, CreditField::Unit, CreditField::Credits].map(|it| form.get(it));
    assert_eq!(read, ["qc_univ", "0.5", "3"]);
}

#[test]
fn another_system_takes_the_refinements_of_the_former_one_along() {
    let mut form: Form<CreditField> = Form::filled([(CreditField::Factor, "5/3")]);
    form.choose(CreditField::From, "jp");
    assert_eq!(form.get(CreditField::Factor), "");
}

#[test]
fn a_negative_amount_is_refused_in_its_row() {
    assert_eq!(
        sheet(&[("c", "-3")]).rows[0].results,
        Err(FieldError::Negative)
    );
}
