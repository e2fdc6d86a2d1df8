//! What a finding says, and what its button does.

use crate::case::CheckedCase;
use crate::{case, cases, checked};
use passerelle::agreement::checked::{Checked, set_aside, take_up};
use passerelle::agreement::facts::facts;
use passerelle::agreement::fix::fix;
use passerelle::model::records::{Collection, Id};
use passerelle::model::value::{Day, Value as _};
use passerelle::rules::{Finding, Severity, Verdict, check};
use passerelle::text::Lang;
use passerelle::workspace::path::Path;
use passerelle::workspace::{Command, Workspace};
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

/// Carries a command out.
fn done(workspace: &mut Workspace, id: u128, command: Command) {
    let plan = command.plan(workspace, Id::from_u128(id), "2026-11-22T00:00:00Z");
    let set = plan.unwrap().set;
    for edit in workspace.edits(&set) {
        workspace.apply(&edit, &set, &mut Vec::new()).unwrap();
    }
}

/// A case, and its finding of a code.
fn found(name: &str, code: &str) -> (CheckedCase, Finding<'static>) {
    let (_, it) = cases().find(|(it, _)| it == name).unwrap();
    let case = case::check_case(it).unwrap();
    let finding = case.findings().into_iter();
    let mut finding = finding.filter(|it| it.rule.code == code);
    let finding = finding.next_back().unwrap();
    (case, finding)
}

// A button pressed twice, or in another tab meanwhile, must not undo what it did.
#[test]
fn a_fix_is_for_what_is_still_wrong() {
    for (name, code) in [
        ("agr-12", "AGR-12"),
        ("la-10", "LA-10"),
        ("agr-06", "AGR-06"),
        ("agr-07", "AGR-07"),
        ("agr-09", "AGR-09"),
        ("ech-01", "ECH-01"),
    ] {
        let (mut case, finding) = found(name, code);
        let command = fix(&case.workspace, case.agreement, &finding).unwrap();
        done(&mut case.workspace, 99, command);
        assert_eq!(
            fix(&case.workspace, case.agreement, &finding),
            None,
            "{name}"
        );
    }
    let (mut case, finding) = found("agr-06", "AGR-06");
    let (id, _) = finding.place.item.as_ref().unwrap();
    let row = Path::of_field("host").item(&id.unwrap().to_string());
    let gone = Command::Set(Collection::Agreement, case.agreement, row, None);
    done(&mut case.workspace, 98, gone);
    assert_eq!(fix(&case.workspace, case.agreement, &finding), None);
}

// What is set aside is what was found: another value is another finding.
#[test]
fn what_is_set_aside_counts_while_it_is_what_was_found() {
    let (mut case, finding) = found("la-21", "LA-21");
    let today = Day::parse("2026-06-15").unwrap();
    let item = Id::from_u128(70);
    let command = set_aside(case.agreement, &finding, "Attesté", item, today);
    done(&mut case.workspace, 99, command);
    let open = |case: &CheckedCase| {
        let checked = Checked::now(&case.workspace, case.agreement, today.date()).unwrap();
        let open = checked.findings.iter().filter(|it| it.is_open());
        open.map(|it| it.finding.rule.code.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(open(&case), Vec::<String>::new());
    let level = |to: &str| {
        let value = Some(format!("\"{to}\""));
        let path = Path::of_field("languageLevel");
        Command::Set(Collection::Agreement, case.agreement, path, value)
    };
    let (lower, again) = (level("A1"), level("A2"));
    done(&mut case.workspace, 100, lower);
    assert_eq!(open(&case), ["LA-21"]);
    done(&mut case.workspace, 101, again);
    assert_eq!(open(&case), Vec::<String>::new());
    let command = take_up(&case.workspace, case.agreement, &finding).unwrap();
    done(&mut case.workspace, 102, command);
    assert_eq!(open(&case), ["LA-21"]);
}
