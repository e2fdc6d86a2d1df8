//! What holds of every rule profile, and of the engine that reads them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod hostile;

use passerelle::rules::Profile;

const SHIPPED: [(&str, &str); 5] = [
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
