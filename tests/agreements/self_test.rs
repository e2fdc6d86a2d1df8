//! The proof that this test can fail.

use crate::case;
use serde_json::{Value, json};
use std::path::Path;

pub fn a_wrong_case_is_shown_to_fail() {
    let right = case::whole(&Path::new(case::OWN).join("right-erasmus.json")).unwrap();
    assert_eq!(case::judge(&right), Ok(()));
    let with = |name: &str, value: Value| {
        let mut wrong = right.clone();
        wrong[name] = value;
        case::judge(&wrong).unwrap_err()
    };
    assert_eq!(
        with("expected", json!(["LA-10"])),
        "expected LA-10, found nothing"
    );
    assert_eq!(
        with("unknown", json!(["EHE-01"])),
        "expected unknown EHE-01, found nothing"
    );
    assert!(with("date", json!("2026-13-01")).contains("date"));
    assert!(with("profiles", json!(["erasme"])).contains("erasme"));
    assert!(with("expceted", json!([])).contains("expceted"));
    assert!(with("source", json!("")).contains("source"));
    assert!(with("backup", json!({"records": {}})).contains("agreement"));
    assert!(with("change", json!({"agreement.host[9].title": "x"})).contains("host[9]"));
    let broken = with(
        "change",
        json!({"agreement.language": null, "partner.verifiedOn": null}),
    );
    assert_eq!(broken, "expected nothing, found AGR-18, LA-11");
}
