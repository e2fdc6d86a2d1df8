//! That every rule is broken by a case, and that right agreements are left in peace.

use crate::cases;
use passerelle::rules::shipped::profiles;
use std::collections::BTreeSet;

/// The codes that come with another one by their nature: a load below that of the
/// university is below that of the period, and an empty table is one for everybody.
const IN_COMPANY: [&str; 2] = ["BCI-07", "CTI-12"];

/// The profile that is asked of partners, and never of an agreement: `tests/register.rs`.
const OF_PARTNERS: &str = "partners";

fn shipped() -> BTreeSet<String> {
    let profiles = profiles().iter().filter(|it| it.key != OF_PARTNERS);
    let rules = profiles.flat_map(|it| &it.rules);
    rules.map(|it| it.code.clone()).collect()
}

fn expected(case: &serde_json::Value) -> Vec<String> {
    let codes = case["expected"].as_array().unwrap().iter();
    codes.map(|it| it.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_code_is_broken_by_a_case_alone() {
    let mut alone = BTreeSet::new();
    let mut broken = BTreeSet::new();
    for (_, case) in cases() {
        let codes = expected(case);
        if let [code] = codes.as_slice() {
            alone.insert(code.clone());
        }
        broken.extend(codes);
    }
    assert_eq!(broken, shipped());
    let in_company: Vec<_> = broken.difference(&alone).collect();
    assert_eq!(in_company, IN_COMPANY);
}

#[test]
fn right_agreements_of_many_kinds_give_nothing_at_all() {
    let right = cases().filter(|(name, case)| {
        name.starts_with("right-")
            && expected(case).is_empty()
            && case["unknown"] == serde_json::json!([])
    });
    assert!(right.count() >= 10);
}
