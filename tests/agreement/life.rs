//! From a draft to what is in force, and on to the next version.

use super::{AGREEMENT, PARTNER, PERSON, done, example, id, set};
use passerelle::agreement::difference::{Side, between, text_of};
use passerelle::agreement::discard::{discard, lost};
use passerelle::agreement::duplicate::{duplicate, duplicate_item};
use passerelle::agreement::life::{
    Given, NotGiven, Standing, archive, commit, commitments, correct, versions,
};
use passerelle::agreement::sheet::{copy_of, was_changed};
use passerelle::agreement::{Sheet, State, life};
use passerelle::model::records::{Collection, Id, Party};
use passerelle::model::value::{Day, Value};
use passerelle::workspace::change::{Deed, Entry};
use passerelle::workspace::command::Brought;
use passerelle::workspace::path::Path;
use passerelle::workspace::{Command, Refusal, Rejection, Workspace};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn given(role: Party) -> Given {
    Given {
        role,
        fields: vec![
            ("name", "Frank White".to_owned()),
            ("function", String::new()),
            ("email", "frank@example-a.edu".to_owned()),
            ("date", "2020-12-20".to_owned()),
            ("means", "paper".to_owned()),
        ],
    }
}

fn today() -> Day {
    Day::parse("2020-12-20").unwrap()
}

fn commits(workspace: &mut Workspace, number: u128, role: Party) -> Result<(), NotGiven> {
    let command = commit(workspace, id(AGREEMENT), &given(role), today())?;
    done(workspace, number, command);
    Ok(())
}

fn state(workspace: &Workspace) -> State {
    life(workspace, id(AGREEMENT), today().date())
        .unwrap()
        .state
}

fn all_commit(workspace: &mut Workspace, from: u128) {
    for (at, role) in Party::ALL.iter().enumerate() {
        commits(workspace, from + at as u128, *role).unwrap();
    }
}

#[test]
fn an_agreement_goes_from_draft_to_force() {
    let mut it = example();
    assert_eq!(state(&it), State::Ready);
    set(&mut it, 1, Collection::Agreement, AGREEMENT, "span", None);
    assert_eq!(state(&it), State::Draft);
    assert_eq!(commits(&mut it, 2, Party::Student), Err(NotGiven::NotReady));
    set(
        &mut it,
        3,
        Collection::Agreement,
        AGREEMENT,
        "span",
        Some("\"term\""),
    );
    for (at, role) in Party::ALL.iter().enumerate() {
        commits(&mut it, 10 + at as u128, *role).unwrap();
        let expected = match at {
            2 => State::InForce,
            at => State::Signing(at + 1),
        };
        assert_eq!(state(&it), expected);
    }
    assert_eq!(commits(&mut it, 20, Party::Sending), Err(NotGiven::Already));
    done(&mut it, 21, archive(id(AGREEMENT), true));
    assert_eq!(state(&it), State::Archived);
    assert_eq!(commits(&mut it, 22, Party::Student), Err(NotGiven::Closed));
    done(&mut it, 23, archive(id(AGREEMENT), false));
    assert_eq!(state(&it), State::InForce);
}

#[test]
fn a_party_commits_to_a_version_once() {
    let mut it = example();
    commits(&mut it, 1, Party::Sending).unwrap();
    assert_eq!(commits(&mut it, 2, Party::Sending), Err(NotGiven::Already));
    let version = life(&it, id(AGREEMENT), today().date())
        .unwrap()
        .version
        .unwrap();
    let recorded = commitments(it.record(Collection::Version, version).unwrap());
    assert_eq!(recorded.len(), 1);
    let recorded = &recorded[0].value;
    assert_eq!(recorded.role, Some(Party::Sending));
    assert_eq!(recorded.date.unwrap().text(), "2020-12-20");
    assert_eq!(recorded.function, None);
}

// Version 1 in force, version 2 signed by two: version 1 governs, and version 2 is listed
// as not agreed once a third is begun.
#[test]
fn s1_34_the_last_agreed_version_governs() {
    let mut it = example();
    all_commit(&mut it, 1);
    let first = life(&it, id(AGREEMENT), today().date())
        .unwrap()
        .in_force
        .unwrap();
    done(&mut it, 10, correct(id(AGREEMENT)));
    let now = life(&it, id(AGREEMENT), today().date()).unwrap();
    assert_eq!((now.state, now.number), (State::Ready, 2));
    let title = format!("host[{}].title", id(11));
    set(
        &mut it,
        11,
        Collection::Agreement,
        AGREEMENT,
        &title,
        Some("\"Logics II\""),
    );
    commits(&mut it, 12, Party::Student).unwrap();
    commits(&mut it, 13, Party::Sending).unwrap();
    let now = life(&it, id(AGREEMENT), today().date()).unwrap();
    assert_eq!((now.state, now.in_force), (State::Signing(2), Some(first)));
    assert_eq!(
        standings(&it),
        [(2, Standing::Signing(2)), (1, Standing::InForce)]
    );

    done(&mut it, 14, correct(id(AGREEMENT)));
    assert_eq!(
        standings(&it),
        [(2, Standing::NotAgreed), (1, Standing::InForce)]
    );
    assert_eq!(life(&it, id(AGREEMENT), today().date()).unwrap().number, 3);
    all_commit(&mut it, 20);
    assert_eq!(
        standings(&it),
        [
            (3, Standing::InForce),
            (2, Standing::NotAgreed),
            (1, Standing::Replaced)
        ]
    );
}

fn standings(workspace: &Workspace) -> Vec<(usize, Standing)> {
    let versions = versions(workspace, id(AGREEMENT));
    versions
        .into_iter()
        .map(|(number, _, standing)| (number, standing))
        .collect()
}

// What is changed afterwards, in whatever record, changes no version.
#[test]
fn a_version_stays_what_was_committed_to() {
    let mut it = example();
    commits(&mut it, 1, Party::Student).unwrap();
    let version = life(&it, id(AGREEMENT), today().date())
        .unwrap()
        .version
        .unwrap();
    let kept = |it: &Workspace| {
        Sheet::of_version(it.record(Collection::Version, version).unwrap()).unwrap()
    };
    let before = kept(&it);
    set(
        &mut it,
        2,
        Collection::Person,
        PERSON,
        "familyNames",
        Some("\"Other\""),
    );
    set(
        &mut it,
        3,
        Collection::Partner,
        PARTNER,
        "names.local",
        Some("\"Other\""),
    );
    assert_eq!(kept(&it), before);
    assert_eq!(before.person.family_names.unwrap().as_str(), "Patel");
    // Notes and the contacts of the office are no part of the document.
    assert_eq!(before.person.notes, None);
    assert!(before.office.contacts.is_empty());
}

// A text half typed in another tab, an insisting on it, an undoing of what was typed
// before: nothing of it moves what somebody has committed to.
#[test]
fn what_arrives_late_is_refused_until_a_correction_is_begun() {
    let mut it = example();
    let set_start = |text: &str| {
        let value = Some(format!("\"{text}\""));
        let path = Path::of_field("start");
        Command::Set(Collection::Agreement, id(AGREEMENT), path, value)
    };
    let early = set_start("2021-03").plan(&it, id(900), super::AT).unwrap();
    for edit in it.edits(&early.set) {
        it.apply(&edit, &early.set, &mut Vec::new()).unwrap();
    }
    let refusal = |path: Path, wanted: &str| Refusal {
        collection: Collection::Agreement,
        id: id(AGREEMENT),
        path,
        wanted: Some(wanted.into()),
        found: None,
    };
    commits(&mut it, 1, Party::Student).unwrap();
    let version = life(&it, id(AGREEMENT), today().date())
        .unwrap()
        .version
        .unwrap();
    let late = [
        set_start("2022-01"),
        Command::Bring(
            Deed::Edit,
            vec![Brought::places(
                Collection::Agreement,
                id(AGREEMENT),
                vec![(Path::of_field("host").item(&id(11).to_string()), None)],
            )],
        ),
        Command::Insist(vec![refusal(Path::of_field("start"), "\"2022-01\"")]),
        Command::Undo(early.set),
        Command::Set(
            Collection::Version,
            version,
            Path::of_field("content.agreement.start"),
            Some("\"2022-01\"".to_owned()),
        ),
    ];
    for command in late.clone() {
        let planned = command.clone().plan(&it, id(902), super::AT);
        assert_eq!(planned.unwrap_err(), Rejection::Frozen, "{command:?}");
    }
    let beside = ["notes", "archived", "mobility"].map(|it| {
        let path = Path::of_field(it);
        let value = Some("\"x\"".to_owned());
        Command::Set(Collection::Agreement, id(AGREEMENT), path, value)
    });
    for command in beside {
        assert!(command.plan(&it, id(903), super::AT).is_ok());
    }
    done(&mut it, 5, correct(id(AGREEMENT)));
    let [draft @ .., version] = late;
    for command in draft {
        let planned = command.clone().plan(&it, id(904), super::AT);
        assert!(planned.is_ok(), "{command:?}");
    }
    let planned = version.plan(&it, id(905), super::AT);
    assert_eq!(planned.unwrap_err(), Rejection::Frozen);
}

// Two tabs, each of which knows of no commitment yet.
#[test]
fn two_who_commit_first_at_once_make_one_version() {
    let mut it = example();
    let plans = [(Party::Student, 301), (Party::Sending, 302)].map(|(role, item)| {
        let command = commit(&it, id(AGREEMENT), &given(role), today()).unwrap();
        command.plan(&it, id(item + 600), super::AT).unwrap().set
    });
    let mut refused = Vec::new();
    for set in &plans {
        for edit in it.edits(set) {
            it.apply(&edit, set, &mut refused).unwrap();
        }
    }
    assert_eq!(state(&it), State::Signing(1));
    assert_eq!(refused.len(), 1);
    done(&mut it, 3, Command::Insist(refused));
    assert_eq!(state(&it), State::Signing(2));
    assert_eq!(versions(&it, id(AGREEMENT)).len(), 1);
    commits(&mut it, 4, Party::Receiving).unwrap();
    assert_eq!(state(&it), State::InForce);
}

// The first takes the commitment back after somebody else has committed too: the version
// stays, and the agreement goes on referring to it.
#[test]
fn a_version_that_others_have_committed_to_is_not_undone() {
    let mut it = example();
    let role = Party::Student;
    let command = commit(&it, id(AGREEMENT), &given(role), today()).unwrap();
    let first = command.plan(&it, id(901), super::AT).unwrap().set;
    for edit in it.edits(&first) {
        it.apply(&edit, &first, &mut Vec::new()).unwrap();
    }
    commits(&mut it, 2, Party::Sending).unwrap();
    let plan = Command::Undo(first).plan(&it, id(902), super::AT).unwrap();
    assert_eq!(plan.set.entries, []);
    assert_eq!(plan.refused.len(), 1);
    assert_eq!(plan.refused[0].collection, Collection::Version);
    assert_eq!(state(&it), State::Signing(2));
}

#[test]
fn a_difference_is_told_place_by_place() {
    let mut it = example();
    all_commit(&mut it, 1);
    let version = life(&it, id(AGREEMENT), today().date())
        .unwrap()
        .version
        .unwrap();
    let sides = [Side::Version(version), Side::Draft(id(AGREEMENT))];
    assert_eq!(between(&it, sides[0], sides[1]), []);
    done(&mut it, 5, correct(id(AGREEMENT)));
    let credits = format!("host[{}].credits", id(11));
    set(
        &mut it,
        6,
        Collection::Agreement,
        AGREEMENT,
        &credits,
        Some("\"3,5\""),
    );
    set(
        &mut it,
        7,
        Collection::Person,
        PERSON,
        "email",
        Some("\"n@example-a.edu\""),
    );
    let told: Vec<String> = between(&it, sides[0], sides[1])
        .iter()
        .map(|it| it.path.to_string())
        .collect();
    assert_eq!(
        told,
        [format!("agreement.{credits}"), "person.email".to_owned()]
    );
}

#[test]
fn a_copy_is_a_draft_with_items_of_its_own() {
    let mut it = example();
    all_commit(&mut it, 1);
    let mut next = 400;
    let fresh = || {
        next += 1;
        id(next)
    };
    let command = duplicate(&it, id(AGREEMENT), id(40), fresh).unwrap();
    done(&mut it, 10, command);
    let copy = life(&it, id(40), today().date()).unwrap();
    assert_eq!(
        (copy.state, copy.number, copy.version),
        (State::Ready, 1, None)
    );
    let (one, other) = (
        Sheet::of_draft(&it, id(AGREEMENT)).unwrap().agreement,
        Sheet::of_draft(&it, id(40)).unwrap().agreement,
    );
    assert_eq!(one.host.len(), other.host.len());
    for (one, other) in one.host.iter().zip(&other.host) {
        assert_eq!(one.value, other.value);
        assert_ne!(one.id, other.id);
    }
}

#[test]
fn a_copied_row_stands_below_the_one_it_was_copied_from() {
    let mut it = example();
    let row = id(11).to_string();
    let command = duplicate_item(
        &it,
        (Collection::Agreement, id(AGREEMENT)),
        "host",
        &row,
        id(41),
    )
    .unwrap();
    done(&mut it, 1, command);
    let rows = Sheet::of_draft(&it, id(AGREEMENT)).unwrap().agreement.host;
    let ids: Vec<Id> = rows.iter().filter_map(|it| it.id).collect();
    assert_eq!(ids, [id(11), id(41), id(12)]);
    assert_eq!(rows[0].value, rows[1].value);
}

#[test]
fn each_step_is_one_thing_to_undo() {
    let mut it = example();
    let before: Vec<String> = it.records().map(|(_, _, text)| text.to_owned()).collect();
    let command = commit(&it, id(AGREEMENT), &given(Party::Student), today()).unwrap();
    let set = command.plan(&it, id(999), super::AT).unwrap().set;
    for edit in it.edits(&set) {
        it.apply(&edit, &set, &mut Vec::new()).unwrap();
    }
    assert_eq!(state(&it), State::Signing(1));
    done(&mut it, 2, Command::Undo(set));
    assert_eq!(state(&it), State::Ready);
    let after: Vec<String> = it.records().map(|(_, _, text)| text.to_owned()).collect();
    assert_eq!(after, before);
}

#[test]
fn a_correction_is_given_up_as_one_thing_to_undo() {
    let mut it = example();
    assert_eq!(discard(&it, id(AGREEMENT)), None);
    all_commit(&mut it, 1);
    assert_eq!(discard(&it, id(AGREEMENT)), None);
    let frozen = it
        .record(Collection::Agreement, id(AGREEMENT))
        .unwrap()
        .to_owned();
    done(&mut it, 10, correct(id(AGREEMENT)));
    assert_eq!(lost(&it, id(AGREEMENT)), Some(Vec::new()));
    let title = format!("host[{}].title", id(11));
    let changes = [
        (
            Collection::Agreement,
            AGREEMENT,
            title.as_str(),
            Some("\"Logics\""),
        ),
        (Collection::Agreement, AGREEMENT, "sending", None),
        (Collection::Agreement, AGREEMENT, "notes", Some("\"Mine\"")),
        (Collection::Person, PERSON, "familyNames", Some("\"Other\"")),
    ];
    for (at, (of, number, path, value)) in changes.into_iter().enumerate() {
        set(&mut it, 11 + at as u128, of, number, path, value);
    }
    assert_eq!(lost(&it, id(AGREEMENT)).unwrap().len(), 2);
    let before: Vec<String> = it.records().map(|(_, _, text)| text.to_owned()).collect();
    let command = discard(&it, id(AGREEMENT)).unwrap();
    let set = command.plan(&it, id(999), super::AT).unwrap().set;
    for edit in it.edits(&set) {
        it.apply(&edit, &set, &mut Vec::new()).unwrap();
    }
    let now = life(&it, id(AGREEMENT), today().date()).unwrap();
    assert_eq!(
        (now.state, now.number, now.writing),
        (State::InForce, 1, false)
    );
    let text = it.record(Collection::Agreement, id(AGREEMENT)).unwrap();
    let without_notes = text.replace(r#","notes":"Mine""#, "");
    assert!(
        passerelle::workspace::diff::alike(&without_notes, &frozen),
        "{text}"
    );
    // What belongs to others, or is no part of a version, stays.
    assert_ne!(text, without_notes);
    let person = it.record(Collection::Person, id(PERSON)).unwrap();
    assert!(person.contains("Other"));
    done(&mut it, 20, Command::Undo(set));
    for (record, before) in it.records().zip(&before) {
        assert!(
            passerelle::workspace::diff::alike(record.2, before),
            "{record:?}"
        );
    }
}

#[test]
fn a_correction_that_was_put_away_is_not_given_up() {
    let mut it = example();
    all_commit(&mut it, 1);
    done(&mut it, 10, correct(id(AGREEMENT)));
    done(&mut it, 11, archive(id(AGREEMENT), true));
    assert_eq!(discard(&it, id(AGREEMENT)), None);
}

#[test]
fn a_version_tells_whether_a_record_says_something_else_now() {
    let mut it = example();
    commits(&mut it, 1, Party::Student).unwrap();
    let version = life(&it, id(AGREEMENT), today().date())
        .unwrap()
        .version
        .unwrap();
    let version = it.record(Collection::Version, version).unwrap().to_owned();
    let copy = copy_of(&version, Collection::Person).unwrap();
    assert!(copy.contains("Patel"));
    assert_eq!(copy_of(&version, Collection::Programme), None);
    let changed = |it: &Workspace| was_changed(it, &version, Collection::Person);
    assert!(!changed(&it));
    // Notes are no part of the copy.
    set(
        &mut it,
        2,
        Collection::Person,
        PERSON,
        "notes",
        Some("\"x\""),
    );
    assert!(!changed(&it));
    set(
        &mut it,
        3,
        Collection::Person,
        PERSON,
        "email",
        Some("\"n@b.example\""),
    );
    assert!(changed(&it));
    assert!(!was_changed(&it, &version, Collection::Partner));
    done(&mut it, 4, Command::Delete(Collection::Person, id(PERSON)));
    assert!(!changed(&it));
}

/// Changes the agreement, place by place.
fn change(it: &mut Workspace, changes: &[(usize, String)]) {
    for (at, (what, text)) in changes.iter().enumerate() {
        let value = format!("\"{text}\"");
        let (path, value) = match what {
            0 => (format!("host[{}].title", id(11)), Some(value.as_str())),
            1 => (format!("host[{}]", id(12)), None),
            2 => (format!("home[{}].code", id(13)), Some(value.as_str())),
            3 => ("conditions".to_owned(), Some(value.as_str())),
            4 => ("sending.unit".to_owned(), None),
            5 => (
                format!("host[{}].title", id(500 + at as u128)),
                Some(value.as_str()),
            ),
            6 => (format!("virtual[{}]", id(15)), None),
            _ => (
                format!("home[{}].title", id(600 + at as u128)),
                Some(value.as_str()),
            ),
        };
        let path = passerelle::workspace::path::Path::read(&path).unwrap();
        let value = value.map(str::to_owned);
        let command = Command::Set(Collection::Agreement, id(AGREEMENT), path, value);
        if let Ok(plan) = command.plan(it, id(700 + at as u128), super::AT) {
            for edit in it.edits(&plan.set) {
                it.apply(&edit, &plan.set, &mut Vec::new()).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 150,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(34),
        ..ProptestConfig::default()
    })]

    // What differs between two versions, applied to the one, gives the other.
    #[test]
    fn a_difference_applied_is_the_other_version(
        changes in prop::collection::vec((0_usize..8, "[a-zA-Z0-9 ]{1,12}"), 1..12),
    ) {
        let mut it = example();
        all_commit(&mut it, 1);
        let version = life(&it, id(AGREEMENT), today().date()).unwrap().version.unwrap();
        done(&mut it, 10, correct(id(AGREEMENT)));
        change(&mut it, &changes);
        let sides = [Side::Version(version), Side::Draft(id(AGREEMENT))];
        let texts = sides.map(|side| text_of(&it, side).unwrap());
        let mut applied = texts[0].clone();
        let mut refused = Vec::new();
        for difference in between(&it, sides[0], sides[1]) {
            let entry = Entry {
                collection: Collection::Version,
                id: version,
                path: difference.path,
                before: difference.before,
                after: difference.after,
                digest: None,
            };
            applied = entry.apply(Some(applied), &mut refused).unwrap().unwrap();
        }
        prop_assert_eq!(refused, []);
        prop_assert!(passerelle::workspace::diff::alike(&applied, &texts[1]));
    }

    // Whatever a correction has changed, giving it up leaves what the version says.
    #[test]
    fn a_correction_given_up_leaves_the_version(
        changes in prop::collection::vec((0_usize..8, "[a-zA-Z0-9 ]{1,12}"), 1..12),
    ) {
        let mut it = example();
        all_commit(&mut it, 1);
        let version = life(&it, id(AGREEMENT), today().date()).unwrap().version.unwrap();
        done(&mut it, 10, correct(id(AGREEMENT)));
        change(&mut it, &changes);
        let command = discard(&it, id(AGREEMENT)).unwrap();
        done(&mut it, 900, command);
        prop_assert_eq!(between(&it, Side::Draft(id(AGREEMENT)), Side::Version(version)), []);
        prop_assert_eq!(state(&it), State::InForce);
    }
}
