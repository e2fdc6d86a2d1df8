//! The proof that this test can fail.

use crate::{again, said};
use passerelle::exchange::transcript::{
    self, Course, Date, Identifier, Issuer, Learner, Report, Said,
};
use passerelle::model::value::{Day, Value as _};

pub fn a_wrong_expectation_is_shown_to_fail() {
    assert!(said::differences("a\nb\n", "a\nb\n").is_empty());
    assert_eq!(said::differences("a\nb\n", "a\n").len(), 1);
    assert_eq!(said::differences("a\n", "a\nb\n").len(), 1);
    assert_eq!(said::differences("a\nb\n", "b\na\n").len(), 1);
    let said = |text: &str| Said {
        language: "fr".into(),
        text: text.into(),
    };
    let course = Course {
        titles: vec![said("Hydrologie")],
        mark: Some("14".into()),
        ..Course::default()
    };
    let report = Report {
        issuer: Issuer {
            identifiers: vec![Identifier::default()],
            titles: vec![said("Université de Gesvres")],
            url: Some("https://gesvres.example".into()),
            ..Issuer::default()
        },
        issued: Some(Date {
            text: "2026-07-03".into(),
            day: Day::parse("2026-07-03").ok(),
        }),
        courses: vec![course],
        ..Report::default()
    };
    let mut learner = Learner {
        given_names: "Maëlle".into(),
        family_name: "Kerjean".into(),
        reports: vec![report],
        ..Learner::default()
    };
    let written = transcript::write(&learner, "2026-11-22T15:00:00+01:00");
    assert_eq!(again::compared(&learner, &written), Ok(()));
    learner.birth_name = Some("Le Bihan".into());
    let judged = again::compared(&learner, &written);
    assert!(judged.unwrap_err().contains("read back as"));
    learner.birth_name = None;
    learner.reports[0].courses[0].mark = Some("15".into());
    assert!(again::compared(&learner, &written).is_err());
}
