//! Any transcript that ELMO 1.7 can hold is read back as it was written, and whatever else
//! it says is listed as left out.

use super::transcript_shapes::{learner, number, token};
use passerelle::exchange::transcript::{
    self, Course, CourseKind, Credit, Distribution, GradeRow, GradeTable, Issuer, Kind, Learner,
    Left, Number, Of, Report, Status, Term,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

pub const NOW: &str = "2026-11-22T15:00:00+01:00";

/// Without what reading adds: places, and which credits count.
fn plain(mut learner: Learner) -> Learner {
    for report in &mut learner.reports {
        for course in &mut report.courses {
            course.at = None;
            course.counted = transcript::Counted::default();
        }
    }
    learner
}

fn back(text: &str) -> Learner {
    let document = transcript::read(text.as_bytes()).unwrap();
    assert_eq!((document.kind, document.unknown), (Kind::Elmo1, vec![]));
    document.learners.into_iter().next().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1707),
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_written_is_read_back(learner in learner()) {
        let written = transcript::write(&learner, NOW);
        prop_assert_eq!(&written.left, &vec![]);
        prop_assert_eq!(written.dropped, 0);
        let read = back(&written.text);
        prop_assert_eq!(&plain(read.clone()), &learner);
        prop_assert_eq!(transcript::write(&read, NOW), written);
    }

    #[test]
    fn tables_are_read_back(
        fields in prop::collection::vec(
            (token(), prop::collection::vec((token(), number()), 1..5)),
            1..4,
        ),
        third in any::<bool>(),
    ) {
        let tables: Vec<GradeTable> = fields
            .into_iter()
            .map(|(isced, rows)| GradeTable {
                of: Of::Field(None),
                isced: Some(isced),
                rows: rows
                    .into_iter()
                    .map(|(label, amount)| GradeRow { label, amount })
                    .collect(),
            })
            .collect();
        let kind = if third { Kind::Tors3 } else { Kind::Tors2 };
        let written = transcript::write_tables(&tables, kind);
        prop_assert_eq!(&written.left, &vec![]);
        let document = transcript::read(written.text.as_bytes()).unwrap();
        prop_assert_eq!(document.kind, Kind::Tables);
        prop_assert_eq!(document.tables, tables);
    }
}

#[test]
fn what_the_format_cannot_hold_is_listed() {
    let number = |text: &str| Number {
        text: text.to_owned(),
        value: text.parse().ok(),
    };
    let course = Course {
        kind: Some(CourseKind::Other("Lecture".into())),
        status: Status::Other("waived".into()),
        external_scheme: Some("urn:scale".into()),
        term: Some(Term::default()),
        distribution: Some(Distribution {
            categories: vec![("A".into(), number("1.5"))],
            descriptions: Vec::new(),
        }),
        credits: vec![Credit {
            scheme: "ects".into(),
            amount: Some(number("7,5")),
            level: Some("-".into()),
        }],
        hours: Some(number("many")),
        ..Course::default()
    };
    let report = Report {
        issuer: Issuer {
            country: Some("RE".into()),
            ..Issuer::default()
        },
        courses: vec![course],
        ..Report::default()
    };
    let learner = Learner {
        given_names: "A\u{0}da".into(),
        mobility: Some("mob-1".into()),
        signed: true,
        reports: vec![report],
        ..Learner::default()
    };
    let written = transcript::write(&learner, NOW);
    assert_eq!(written.dropped, 1);
    let named: Vec<&str> = written
        .left
        .iter()
        .map(|it| match it {
            Left::Out { element, .. } | Left::Filled { element } => *element,
        })
        .collect();
    let expected = [
        "familyName",
        "omobility-id",
        "Signature",
        "country",
        "identifier",
        "title",
        "url",
        "title",
        "type",
        "academicTerm",
        "status",
        "gradingSchemeExternalId",
        "resultDistribution",
        "level",
        "engagementHours",
        "issueDate",
    ];
    assert_eq!(named, expected);
    let read = back(&written.text);
    assert_eq!(read.given_names, "Ada");
    assert!(read.self_declared && !read.signed);
    let course = &read.reports[0].courses[0];
    assert_eq!(course.credits[0].amount, Some(number("7.5")));
    // Not passed: without a status it would be read as that.
    assert_eq!(course.status, Status::InProgress);
}

#[test]
fn a_file_of_ours_says_whose_it_is() {
    let written = transcript::write(&Learner::default(), NOW).text;
    for words in [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "<elmo xmlns=\"https://github.com/emrex-eu/elmo-schemas/tree/v1\">",
        "ni signé.</selfDeclared>",
        "nor signed it.</selfDeclared>",
    ] {
        assert!(written.contains(words), "{written}");
    }
}
