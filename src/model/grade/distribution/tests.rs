//! Tables as they are pasted.

use super::*;
use crate::model::presets;

fn table(rows: &[(&str, &str)]) -> Result<Distribution, DistributionError> {
    let row = |(label, weight): &(&str, &str)| ((*label).to_owned(), weight.parse().unwrap());
    Distribution::new(rows.iter().map(row))
}

fn be20(paste: &str) -> Reading {
    read(paste, None, presets::grade_scale("be20"), None)
}

fn labels(reading: &Reading) -> Vec<&str> {
    let bands = reading.table.as_ref().unwrap().bands();
    bands.iter().map(Band::label).collect()
}

// 1, 2 and 1 of 4: a quarter, then up to three quarters, then all.
#[test]
fn shares_are_taken_of_the_sum_whatever_it_is() {
    let table = table(&[("A", "1"), ("B", "2"), ("C", "1")]).unwrap();
    let interval = table.band("b").unwrap().interval();
    assert_eq!(interval.better.to_string(), "0.25");
    assert_eq!(interval.reached.to_string(), "0.75");
    assert_eq!(interval.width().to_string(), "0.5");
}

#[test]
fn a_mark_that_nobody_obtained_stands_in_the_table_and_covers_nothing() {
    let table = table(&[("20", "0"), ("19", "3")]).unwrap();
    assert!(table.band("20.0").unwrap().interval().is_empty());
    assert_eq!(table.position("19,0"), Some(1));
}

#[test]
fn what_is_no_table_is_refused_with_its_reason() {
    assert_eq!(table(&[]), Err(DistributionError::Empty));
    assert_eq!(table(&[("A", "0")]), Err(DistributionError::NoResults));
    assert_eq!(
        table(&[("A", "-1"), ("B", "2")]),
        Err(DistributionError::Negative("A".into()))
    );
    assert_eq!(
        table(&[("10", "1"), ("10.0", "2")]),
        Err(DistributionError::Twice("10.0".into()))
    );
    assert!(table(&[("1", "1"), ("2:1", "1"), ("2:2", "1")]).is_ok());
}

#[test]
fn a_table_listed_worst_first_is_turned_round_and_its_fails_left_out() {
    let reading = be20("Note\tNombre\n9\t5\n10\t20\n11\t30\n12\t10");
    assert_eq!(labels(&reading), ["12", "11", "10"]);
    assert_eq!(
        reading.diagnostics,
        [Diagnostic::Reversed, Diagnostic::Failing(vec!["9".into()])]
    );
    assert_eq!(reading.weights, Weights::Counts);
}

#[test]
fn shares_added_up_are_taken_apart_from_either_end() {
    for paste in [
        "12;10,5\n11;60,5\n10;100",
        "10;100\n11;60,5\n12;10,5",
        "12;100\n11;89,5\n10;39,5",
    ] {
        let reading = be20(paste);
        assert!(
            reading.diagnostics.contains(&Diagnostic::Cumulated),
            "{paste}"
        );
        let table = reading.table.unwrap();
        assert_eq!(table.band("12").unwrap().weight().to_string(), "10.5");
        assert_eq!(table.band("10").unwrap().weight().to_string(), "39.5");
    }
}

// UCLouvain prints percentages that add up to 100.2; 50.2 + 51 is 101.2.
#[test]
fn percentages_are_held_against_a_hundred_with_half_a_point_to_spare() {
    let fine = be20("12\t50,2\n11\t50");
    assert_eq!(
        (fine.weights, fine.diagnostics),
        (Weights::Percentages, vec![])
    );
    let off = be20("12\t50,2 %\n11\t51 %");
    assert_eq!(off.diagnostics, [Diagnostic::Sum("101.2".parse().unwrap())]);
    let lost = be20("12\t502\n11\t498");
    assert_eq!(lost.diagnostics, [Diagnostic::LostComma(1000.into())]);
}

#[test]
fn a_mark_for_thousands_is_read_as_one_and_said() {
    let reading = be20("12\t1.234\n11\t866\n10\t150");
    let thousands = Diagnostic::Thousands {
        line: 1,
        text: "1.234".into(),
    };
    assert_eq!(reading.diagnostics, [thousands]);
    assert_eq!(reading.table.unwrap().total().to_string(), "2250");
}

#[test]
fn marks_left_out_between_others_are_named() {
    let reading = be20("15\t10\n14\t20\n12\t20\n11\t20");
    assert_eq!(
        reading.diagnostics,
        [Diagnostic::Missing(vec!["13".into()])]
    );
    let letters = read(
        "A 10\nC 30\nD 5",
        None,
        presets::grade_scale("ects_old"),
        None,
    );
    assert_eq!(letters.diagnostics, [Diagnostic::Missing(vec!["B".into()])]);
}

#[test]
fn small_groups_and_slips_are_told() {
    assert_eq!(
        be20("12;4\n11;3").diagnostics,
        [Diagnostic::VerySmall(7.into())]
    );
    assert_eq!(
        be20("12;20\n11;3").diagnostics,
        [Diagnostic::Small(23.into())]
    );
    let slip = be20("12;2O\n11;30\n10;20");
    assert_eq!(
        slip.diagnostics,
        [Diagnostic::Unreadable {
            line: 1,
            text: "2O".into()
        }]
    );
    assert_eq!(be20("").table, Err(DistributionError::Empty));
    let columns = be20("12;40;50,0;50,0\n11;40;50,0;100");
    assert_eq!(columns.diagnostics, [Diagnostic::OtherColumns(2)]);
}

#[test]
fn marks_of_another_scale_are_told() {
    let reading = read("14\t30\n12\t20", None, presets::grade_scale("ch6"), None);
    let beyond = vec!["14".to_owned(), "12".to_owned()];
    assert_eq!(reading.diagnostics[0], Diagnostic::OffScale(beyond));
}

#[test]
fn a_distinction_stands_above_its_mark_and_a_scale_may_count_downward() {
    let italian = read(
        "28 3\n29 20\n30 30\n30L 10",
        None,
        presets::grade_scale("it30"),
        None,
    );
    assert_eq!(labels(&italian), ["30L", "30", "29", "28"]);
    let german = read(
        "4,0 20\n1,0 30\n2,0 20",
        None,
        presets::grade_scale("de5"),
        None,
    );
    assert_eq!(labels(&german), ["1,0", "2,0", "4,0"]);
}
