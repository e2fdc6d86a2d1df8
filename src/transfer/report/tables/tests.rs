//! What is copied and printed of the methods that read tables.

use crate::model::form::Form;
use crate::text::Lang;
use crate::transfer::grade_sheet::GradeSheet;
use crate::transfer::report::grade_report;
use chrono::NaiveDate;

fn report(lang: Lang, pairs: &[(&str, &str)]) -> String {
    let sheet = GradeSheet::of(&Form::from_pairs(pairs.iter().copied()));
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    grade_report(&sheet, "#/notes", today, lang.texts()).text()
}

fn check(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

#[test]
fn a_placed_mark_is_printed_with_its_range_policy_and_documents() {
    let text = report(Lang::Fr, &[("m", "tables"), ("n", "14")]);
    let parts = [
        "14 → 15",
        "14\u{202f}: 32,86\u{202f}% des résultats sont meilleurs, 47,38\u{202f}% sont au moins",
        "Celle qui recouvre le plus (à égalité, la meilleure)\u{202f}: 15.",
        "Fourchette\u{202f}: de 14 à 15",
        "181\u{202f}110 résultats",
        "UCLouvain, ECTS grade distribution page",
        "GRADE-TABLES",
        "La même note par d’autres voies",
    ];
    check(&text, &parts);
    let text = report(Lang::En, &[("m", "tables"), ("n", "14"), ("choix", "mean")]);
    check(
        &text,
        &["14.548", "Residue of the rounding", "Range: 14 to 15"],
    );
}

#[test]
fn a_pasted_table_is_printed_with_its_rows_and_what_is_odd_about_it() {
    let pairs = [
        ("m", "letters"),
        ("t1", "own"),
        ("de", "fr20"),
        ("l1", "9\t1\n10\t4\n12\t3"),
    ];
    let parts = [
        "12\u{202f}: 3 · 10\u{202f}: 4",
        "La plus basse note était en premier",
        "7 résultats seulement",
        "Notes insuffisantes laissées de côté\u{202f}: 9.",
        "Decreto-Lei 42/2005",
        "FenixEdu",
    ];
    check(&report(Lang::Fr, &pairs), &parts);
}

#[test]
fn a_printed_table_and_a_mean_are_printed_with_the_choices_made() {
    let unf = [("m", "lookup"), ("table", "fr20_unf"), ("n", "14,95")];
    check(
        &report(Lang::En, &unf),
        &["14.95", "between two rows", "14–14.9 → A-"],
    );
    let chosen = [unf[0], unf[1], unf[2], ("bornes", "upper")];
    check(
        &report(Lang::En, &chosen),
        &["→ A", "The row of the higher marks", "Coggin"],
    );
    let mean = [
        ("m", "mean"),
        ("points", "qc433_laval"),
        ("hors", "laval"),
        ("n", "A;A;4\nB;E;2\nC;V;6"),
    ];
    let parts = [
        "Mean: 2.7",
        "Credits counted: 6",
        "0 × 2",
        "outside the mean",
        "Université Laval",
    ];
    check(&report(Lang::En, &mean), &parts);
}
