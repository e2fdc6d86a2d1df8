//! Some records with what they refer to.

use super::{AT, id};
use passerelle::exchange::subset::closure;
use passerelle::model::records::Collection;
use passerelle::workspace::{Command, Workspace};

fn workspace(records: &[(Collection, u128, &str)]) -> Workspace {
    let mut workspace = Workspace::default();
    for (collection, number, members) in records {
        let text = super::record(*number, members);
        let set = Command::Add(*collection, text)
            .plan(&workspace, id(0), AT)
            .unwrap()
            .set;
        for edit in workspace.edits(&set) {
            workspace.apply(&edit, &set, &mut Vec::new()).unwrap();
        }
    }
    workspace
}

#[test]
fn a_stay_brings_its_person_partner_and_programme_and_nothing_else() {
    let refers = |person, partner, programme| {
        format!(
            r#","person":"{}","partner":"{}","programme":"{}""#,
            id(person),
            id(partner),
            id(programme)
        )
    };
    let workspace = workspace(&[
        (Collection::Person, 1, ""),
        (Collection::Person, 2, ""),
        (Collection::Partner, 3, ""),
        (Collection::Programme, 4, ""),
        (Collection::Mobility, 5, &refers(1, 3, 4)),
        (Collection::Mobility, 6, &refers(2, 99, 4)),
        (
            Collection::Mobility,
            7,
            r#","person":"nobody","partner":{}"#,
        ),
    ]);
    let closed = |number| {
        let all = closure(&workspace, [(Collection::Mobility, id(number))]);
        all.into_iter()
            .map(|(_, id)| id.as_u128())
            .collect::<Vec<_>>()
    };
    assert_eq!(closed(5), [3, 1, 5, 4]);
    assert_eq!(closed(6), [2, 6, 4]);
    assert_eq!(closed(7), [7]);
    assert!(closed(8).is_empty());
}

#[test]
fn references_in_a_circle_come_to_an_end() {
    // A stay that names itself in every place, and a person of the same id.
    let itself = format!(
        r#","person":"{0}","partner":"{0}","programme":"{0}""#,
        id(1)
    );
    let workspace = workspace(&[
        (Collection::Mobility, 1, &itself),
        (Collection::Person, 1, &itself),
        (Collection::Partner, 1, &itself),
    ]);
    let root = (Collection::Mobility, id(1));
    let closed = closure(&workspace, [root, root]);
    assert_eq!(closed.len(), 3);
}

// An agreement leaves with whom it refers to and with what was agreed, and with nobody
// else: neither another person nor another agreement of the same partner.
#[test]
fn an_agreement_brings_its_versions_and_no_other_person() {
    let agreement = |person| {
        format!(
            r#","person":"{}","office":"{}","partner":"{}""#,
            id(person),
            id(10),
            id(3)
        )
    };
    let version = |agreement, person| {
        format!(
            r#","agreement":"{}","person":"{}","content":{{}}"#,
            id(agreement),
            id(person)
        )
    };
    let workspace = workspace(&[
        (Collection::Person, 1, ""),
        (Collection::Person, 2, ""),
        (Collection::Partner, 3, ""),
        (Collection::Office, 10, ""),
        (Collection::Agreement, 5, &agreement(1)),
        (Collection::Agreement, 6, &agreement(2)),
        (Collection::Version, 7, &version(5, 1)),
        (Collection::Version, 8, &version(5, 1)),
        (Collection::Version, 9, &version(6, 2)),
    ]);
    let all = closure(&workspace, [(Collection::Agreement, id(5))]);
    let all: Vec<u128> = all.into_iter().map(|(_, id)| id.as_u128()).collect();
    assert_eq!(all, [10, 3, 1, 5, 7, 8]);
}
