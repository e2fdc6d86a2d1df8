//! What a finding says, and what its button does.

use crate::{case, cases, checked};
use passerelle::agreement::facts::facts;
use passerelle::agreement::fix::fix;
use passerelle::model::records::Id;
use passerelle::model::value::{Day, Value as _};
use passerelle::rules::{Finding, Severity, Verdict, check};
use passerelle::text::Lang;
use std::collections::BTreeSet;

#[test]
fn every_message_is_whole_in_every_language() {
    let mut broken = 0;
    for (name, case) in checked() {
        for finding in case.findings() {
            for text in Lang::ALL.map(Lang::texts).map(|t| finding.message(t)) {
                assert!(
                    !text.contains(['{', '}']) && !text.is_empty(),
                    "{name}: {text}"
                );
                assert!(
                    finding.verdict != Verdict::Broken || !text.contains('…'),
                    "{name}: {text}"
                );
            }
            broken += usize::from(finding.verdict == Verdict::Broken);
        }
    }
    assert!(broken > 60);
}

#[test]
fn every_fix_removes_its_finding_and_breaks_nothing_mandatory() {
    let mut kinds = BTreeSet::new();
    for (name, checked) in checked() {
        let before = checked.findings();
        let known: BTreeSet<String> = before.iter().map(Finding::key).collect();
        for finding in &before {
            let Some(command) = fix(&checked.workspace, checked.agreement, finding) else {
                continue;
            };
            kinds.insert(format!("{:?}", finding.rule.fix));
            let (_, again) = cases().find(|(it, _)| *it == name).unwrap();
            let mut workspace = case::check_case(again).unwrap().workspace;
            let plan = command.plan(&workspace, Id::from_u128(99), "2026-11-22T00:00:00Z");
            let set = plan.unwrap().set;
            for edit in workspace.edits(&set) {
                workspace.apply(&edit, &set, &mut Vec::new()).unwrap();
            }
            let today = Day::parse("2026-06-15").unwrap().date();
            let facts = facts(&workspace, checked.agreement, today).unwrap();
            for it in check(&checked.profiles, &facts) {
                assert_ne!(it.key(), finding.key(), "{name}");
                let mandatory =
                    it.rule.severity == Severity::Mandatory && it.verdict == Verdict::Broken;
                assert!(
                    !mandatory || known.contains(&it.key()),
                    "{name}: {}",
                    it.key()
                );
            }
        }
    }
    assert_eq!(kinds.len(), 6, "{kinds:?}");
}

// What somebody has committed to is mended by a correction only.
#[test]
fn what_is_frozen_offers_no_fix() {
    for (name, case) in checked() {
        if name.starts_with("agr-23") || name.starts_with("la-01-f16") {
            let mut offered = case.findings();
            offered.retain(|it| fix(&case.workspace, case.agreement, it).is_some());
            assert_eq!(offered.len(), 0);
        }
    }
}
