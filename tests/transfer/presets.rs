//! The shipped scales and systems, held against the files that they are read from.

use crate::any::number;
use passerelle::model::credit::{ECTS, HoursKind};
use passerelle::model::exact::Exact;
use passerelle::model::grade::{Line, Marks, Position};
use passerelle::model::presets;
use passerelle::transfer::credits;
use passerelle::transfer::grades::{self, GermanStep};
use passerelle::transfer::rounding::Rounding;
use serde_json::Value;

fn file(name: &str) -> Vec<Value> {
    let path = format!(
        "{}/src/model/presets/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn text<'a>(record: &'a Value, key: &str) -> &'a str {
    record[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key} of {record}"))
}

#[test]
fn every_numeric_scale_converts_its_own_best_to_one_and_its_lowest_pass_to_four() {
    let mut seen = 0;
    for record in file("grade_scales") {
        let id = text(&record, "id");
        let scale = presets::grade_scale(id).unwrap();
        let (Marks::Numeric(line) | Marks::Steps(line)) = &scale.marks else {
            continue;
        };
        seen += 1;
        assert_eq!(line.best(), &number(text(&record, "best")), "{id}");
        assert_eq!(line.pass(), &number(text(&record, "pass")), "{id}");
        assert_eq!(line.worst(), Some(&number(text(&record, "worst"))), "{id}");
        for step in GermanStep::ALL {
            let german = |mark| {
                grades::bavarian(line, mark, &step.rounding())
                    .unwrap()
                    .rounded
            };
            assert_eq!(german(line.best()), Exact::ONE, "{id}");
            assert_eq!(german(line.pass()), Exact::whole(4), "{id}");
        }
    }
    assert!(seen > 20, "only {seen} scales have numbers");
}

#[test]
fn every_ranked_scale_converts_its_first_label_to_one_and_its_last_passing_to_four() {
    for record in file("grade_scales") {
        let id = text(&record, "id");
        let Some(ranks) = presets::grade_scale(id).unwrap().ranks() else {
            continue;
        };
        let german = |label: &str| grades::bavarian_ranks(ranks, label, &Rounding::None);
        assert_eq!(
            german(text(&record, "best")).unwrap().exact,
            Exact::ONE,
            "{id}"
        );
        assert_eq!(
            german(text(&record, "pass")).unwrap().exact,
            Exact::whole(4),
            "{id}"
        );
        if record["worst"] != record["pass"] {
            assert!(german(text(&record, "worst")).is_err(), "{id}");
        }
    }
}

#[test]
fn every_distinction_counts_as_a_mark_that_passes_and_every_variant_makes_a_scale() {
    for scale in presets::grade_scales() {
        for known in &scale.distinctions {
            match (scale.line(), scale.ranks()) {
                (Some(line), _) => {
                    let mark = number(&known.counts_as);
                    assert_eq!(line.position(&mark), Position::Passing, "{}", scale.id);
                }
                (None, Some(ranks)) => {
                    assert!(ranks.rank(&known.counts_as).is_some(), "{}", scale.id);
                }
                (None, None) => panic!("{} has distinctions and no marks", scale.id),
            }
        }
        let Some(line) = scale.line() else { continue };
        for variant in &scale.pass_variants {
            let pass = number(&variant.value);
            assert!(
                Line::new(line.best().clone(), pass, None).is_ok(),
                "{}",
                scale.id
            );
        }
    }
}

// The German passing marks of single results, as university regulations print them.
#[test]
fn the_german_steps_are_the_ten_passing_marks_best_first() {
    let expected = [
        "1.0", "1.3", "1.7", "2.0", "2.3", "2.7", "3.0", "3.3", "3.7", "4.0",
    ];
    assert_eq!(grades::german_passing_marks(), expected.map(number));
}

#[test]
fn a_full_year_of_any_system_is_a_full_year_of_ects() {
    for record in file("credit_systems") {
        let system = presets::credit_system(text(&record, "id")).unwrap();
        let Some(load) = &system.year_load else {
            continue;
        };
        assert_eq!(load, &number(text(&record, "year_load")), "{}", system.id);
        let year = credits::by_year_load(load, load, &number("60"), &Rounding::None);
        assert_eq!(year.unwrap().exact, number("60"), "{}", system.id);
    }
}

#[test]
fn hours_and_factors_are_above_zero_and_intervals_in_order() {
    for system in presets::credit_systems() {
        if let Some(hours) = &system.hours {
            assert!(
                Exact::ZERO < hours.min && hours.min <= hours.max,
                "{}",
                system.id
            );
        }
        for published in &system.published_factors {
            assert!(published.factor > Exact::ZERO, "{}", system.id);
        }
    }
}

// ECTS Users' Guide 2015: 60 credits a year, 25 to 30 hours each.
#[test]
fn the_ects_is_as_its_guide_says() {
    let ects = presets::credit_system(ECTS).unwrap();
    let hours = ects.hours.as_ref().unwrap();
    assert_eq!(ects.year_load, Some(number("60")));
    assert_eq!((&hours.min, &hours.max), (&number("25"), &number("30")));
    assert_eq!(hours.kind, HoursKind::Total);
}
