//! The proof that this test can fail, and that it follows the grammar where the
//! committed rows do not go.

mod tables;

use crate::report::{Row, Verdict};

/// `topic, method, input, parameters, rounding, expected`; the reference of each
/// value stands beside it.
const PASSING: &[[&str; 6]] = &[
    // 1 + 3·(20 − 14.5)/10 = 2.65.
    [
        "grades",
        "bavarian",
        "14,5",
        "nmax=20;nmin=10",
        "none (exact)",
        "2.65",
    ],
    // A mark above the best, a failing mark and a word for a failure convert to nothing.
    [
        "grades",
        "bavarian",
        "20.5",
        "nmax=20;nmin=10",
        "trunc1",
        "none",
    ],
    ["grades", "bavarian", "4.1", "nmax=1;nmin=4", "none", "none"],
    ["grades", "bavarian", "0.9", "nmax=1;nmin=4", "none", "none"],
    [
        "grades",
        "bavarian",
        "ABI",
        "nmax=20;nmin=10",
        "trunc1",
        "none",
    ],
    [
        "grades",
        "bavarian",
        "14",
        "nmax=20;nmin=20",
        "trunc1",
        "none",
    ],
    [
        "grades",
        "bavarian_inverse",
        "4.1",
        "nmax=6;nmin=4",
        "trunc2",
        "none",
    ],
    [
        "grades",
        "bavarian_rank",
        "F",
        "ranks=A,B,C",
        "none",
        "none",
    ],
    // 30L counts as 30.
    [
        "grades",
        "bavarian",
        "30L",
        "nmax=30;nmin=18",
        "trunc1",
        "1.0",
    ],
    [
        "grades",
        "linear_degree_110",
        "30L",
        "factor=11/3",
        "none",
        "110",
    ],
    // The second of three ranks: 1 + 3·(1 − 2)/(1 − 3) = 2.5.
    [
        "grades",
        "bavarian_rank",
        "B",
        "ranks=A,B,C (C; the last)",
        "none",
        "2.5",
    ],
    // 2.5 lies as far from 2.3 as from 2.7: the better.
    [
        "grades",
        "snap_nearest_tie_better",
        "2.5",
        "steps=DE",
        "snap",
        "2.3",
    ],
    // 8/10 of 110 is 88.
    [
        "grades",
        "proportional_scale",
        "8",
        "nmax=10;target_max=110",
        "none",
        "88",
    ],
    // 22.5/6 = 3.75: half up is 3.8, cut 3.7, whole 4, floor 3.
    ["credits", "factor", "22.5", "factor=1/6", "half_up1", "3.8"],
    [
        "credits",
        "factor",
        "22.5",
        "factor=1/6",
        "1dp half-up",
        "3.8",
    ],
    ["credits", "factor", "22.5", "factor=1/6", "trunc1", "3.7"],
    [
        "credits",
        "factor",
        "22.5",
        "factor=1/6",
        "integer half-up",
        "4",
    ],
    ["credits", "factor", "22.5", "factor=1/6", "floor", "3"],
    [
        "credits",
        "proportional",
        "3",
        "host_period_load=0;target_period_load=60",
        "none",
        "none",
    ],
    // 150 credits in 4 years, said in three ways.
    ["credits", "year_load", "150", "years=4", "none", "75/2"],
    [
        "credits",
        "year_load",
        "4",
        "degree_credits=150",
        "none",
        "37.5",
    ],
    [
        "credits",
        "year_load",
        "150",
        "degree_credits=150;years=4",
        "none",
        "37.5",
    ],
    // 10·24/30 = 8 to 10·31/25 = 12.4.
    [
        "credits",
        "hours",
        "10",
        "hours_per_unit=24..31;hours_per_ects=25..30",
        "none",
        "8..62/5",
    ],
    // 40·25 = 1000 to 40·30 = 1200; 1500/60 = 25 to 1900/60 = 31.67.
    [
        "credits",
        "hours_total",
        "40",
        "hours_per_unit=25..30",
        "none",
        "1000..1200",
    ],
    [
        "credits",
        "hours_per_unit",
        "1500..1900",
        "year_load=60",
        "floor",
        "25..31",
    ],
];

/// Rows that must fail, and what the reason must name.
const FAILING: &[([&str; 6], &str)] = &[
    (
        ["credits", "factor", "4", "factor=2/3", "none", "2.67"],
        "8/3",
    ),
    (
        [
            "grades",
            "bavarian",
            "8",
            "nmax=10;nmin=5.5",
            "trunc1",
            "2.4",
        ],
        "2.3",
    ),
    (
        [
            "grades",
            "bavarian",
            "9.9",
            "nmax=20;nmin=10",
            "trunc1",
            "4.0",
        ],
        "none",
    ),
    (
        [
            "credits",
            "hours",
            "3",
            "hours_per_unit=45;hours_per_ects=25..30",
            "none",
            "4.5",
        ],
        "4.5..5.4",
    ),
    (
        ["credits", "factor", "4", "factor=2", "none", "eight"],
        "\"eight\" is not a number",
    ),
    (
        ["credits", "factor", "four", "factor=2", "none", "8"],
        "\"four\" is not a number",
    ),
    (
        ["credits", "guess", "4", "factor=2", "none", "8"],
        "unknown method \"guess\"",
    ),
    (
        ["points", "factor", "4", "factor=2", "none", "8"],
        "unknown topic \"points\"",
    ),
    (
        ["credits", "factor", "4", "factor=2;bonus=1", "none", "8"],
        "unknown parameter \"bonus\"",
    ),
    (
        ["credits", "factor", "4", "factor=2;factor=2", "none", "8"],
        "\"factor\" stands twice",
    ),
    (
        ["credits", "factor", "4", "", "none", "8"],
        "parameter \"factor\" is missing",
    ),
    (
        ["credits", "factor", "4", "factor=2", "roughly", "8"],
        "unknown rounding word \"roughly\"",
    ),
    (
        [
            "credits",
            "hours",
            "4",
            "hours_per_ects=30..25",
            "none",
            "8",
        ],
        "reversed",
    ),
    (
        ["grades", "bavarian", "14", "nmax=20;nmin=10", "snap", "2.7"],
        "without steps",
    ),
];

/// Runs both lists.
pub fn a_failing_row_is_shown_to_fail() {
    let row = |[topic, method, input, parameters, rounding, expected]: [&str; 6]| Row {
        id: "self-test".into(),
        topic: topic.into(),
        method: method.into(),
        input: input.into(),
        parameters: parameters.into(),
        expected: expected.into(),
        rounding: rounding.into(),
    };
    for fields in PASSING.iter().chain(tables::PASSING) {
        let row = row(*fields);
        assert_eq!(row.verdict(), Verdict::Passed, "{row}");
    }
    for (fields, named) in FAILING.iter().chain(tables::FAILING) {
        let row = row(*fields);
        match row.verdict() {
            Verdict::Failed { got } => assert!(got.contains(named), "{row}, got: {got}"),
            verdict @ Verdict::Passed => panic!("{row}: {verdict:?}"),
        }
    }
    for (fields, named) in RECOGNITION {
        let row = row(*fields);
        match (row.verdict(), named) {
            (Verdict::Passed, None) => {}
            (Verdict::Failed { got }, Some(named)) => assert!(got.contains(named), "{row}: {got}"),
            (verdict, _) => panic!("{row}: {verdict:?}"),
        }
    }
}

/// Rows on recognition, and what is named where they fail. (0 + 15 + 12 + 9 + 10) / 5 = 9.2.
const RECOGNITION: &[([&str; 6], Option<&str>)] = &[
    (
        ["recognition", "min_grade", "C-", "min=C", "", "refuse"],
        None,
    ),
    (
        ["recognition", "min_grade", "S", "min=C", "", "transfer"],
        Some("refuse"),
    ),
    (
        [
            "recognition",
            "package_tolerance",
            "27",
            "replaced=30;max_negative=2",
            "",
            "too_low",
        ],
        None,
    ),
    (
        [
            "recognition",
            "compensation_mean",
            "ABSx14;15x14;12x14;9x14;10x14",
            "pass=10;absent=0;target=60",
            "none",
            "not_validated:9.2",
        ],
        None,
    ),
    (
        [
            "recognition",
            "compensation_mean",
            "ABSx14;15x14;12x14;9x14;10x14",
            "pass=10;target=60",
            "none",
            "validated:60",
        ],
        Some("not_validated"),
    ),
    (
        [
            "recognition",
            "compensation_mean",
            "10x14;15x14",
            "pass=10;target=60;required_taken>=60",
            "none",
            "validated:60",
        ],
        Some("not_validated"),
    ),
    (
        [
            "recognition",
            "no_compensation_between_ue",
            "8x14;15x14",
            "pass=10",
            "none",
            "28",
        ],
        Some("14"),
    ),
];
