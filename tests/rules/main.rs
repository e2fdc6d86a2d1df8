//! What holds of every rule profile, and of the engine that reads them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod any;
#[path = "../agreements/case.rs"]
mod case;
mod codes;
mod hostile;
mod list;
mod means;
mod messages;
mod named;
mod properties;
mod recognition;

use case::CheckedCase;
use passerelle::rules::Profile;
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

/// Every case of the project, with its name.
static CASES: LazyLock<Vec<(String, Value)>> = LazyLock::new(|| {
    let files = case::files(Path::new(case::OWN)).unwrap();
    let named = files.iter().map(|path| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, case::whole(path).unwrap())
    });
    named.collect()
});

fn cases() -> impl Iterator<Item = &'static (String, Value)> {
    CASES.iter()
}

/// Every case of the project, checked.
fn checked() -> Vec<(String, CheckedCase)> {
    let checked = cases().map(|(name, it)| (name.clone(), case::check_case(it).unwrap()));
    checked.collect()
}

const SHIPPED: [(&str, &str); 9] = [
    ("base", include_str!("../../src/rules/profiles/base.json")),
    (
        "erasmus",
        include_str!("../../src/rules/profiles/erasmus.json"),
    ),
    (
        "bilateral",
        include_str!("../../src/rules/profiles/bilateral.json"),
    ),
    (
        "quebec",
        include_str!("../../src/rules/profiles/quebec.json"),
    ),
    ("cti", include_str!("../../src/rules/profiles/cti.json")),
    (
        "compensation",
        include_str!("../../src/rules/profiles/compensation.json"),
    ),
    (
        "package",
        include_str!("../../src/rules/profiles/package.json"),
    ),
    ("own", include_str!("../../src/rules/profiles/own.json")),
    (
        "partners",
        include_str!("../../src/rules/profiles/partners.json"),
    ),
];

#[test]
fn every_shipped_profile_reads() {
    for (key, text) in SHIPPED {
        match Profile::read(text) {
            Ok(profile) => assert_eq!(profile.key, key),
            Err(error) => panic!("{key}.json: {error}"),
        }
    }
    let keys = passerelle::rules::shipped::profiles()
        .iter()
        .map(|it| it.key.as_str());
    assert!(keys.eq(SHIPPED.map(|(key, _)| key)));
}
