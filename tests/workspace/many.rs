//! The same change to many records at once.

use super::{done, id, state};
use passerelle::model::records::{Collection, Id};
use passerelle::workspace::bulk::{Change, Outcome, referred};
use passerelle::workspace::change::Deed;
use passerelle::workspace::{Command, Workspace};
use std::collections::BTreeSet;

const OF: Collection = Collection::Partner;

fn workspace() -> Workspace {
    let mut workspace = Workspace::default();
    for (number, members) in [
        (1, r#","status":"prospect""#),
        (2, r#","status":"active","x-later":[ 1 ]"#),
        (3, ""),
    ] {
        let text = format!(r#"{{"id":"{}"{members}}}"#, id(number));
        done(&mut workspace, Command::Add(OF, text)).unwrap();
    }
    let stay = format!(r#"{{"id":"{}","partner":"{}"}}"#, id(9), id(3));
    done(&mut workspace, Command::Add(Collection::Mobility, stay)).unwrap();
    workspace
}

fn outcomes(workspace: &Workspace, change: &Change) -> Vec<Outcome> {
    let referred = referred(workspace, OF);
    let ids = (1..=4).map(id);
    ids.map(|it| change.of(workspace, OF, it, &referred))
        .collect()
}

#[test]
fn a_field_is_set_where_it_says_something_else_and_undone_as_one() {
    let mut workspace = workspace();
    let before = state(&workspace);
    assert!(Change::set(OF, "country", "Atlantis").is_err());
    let change = Change::set(OF, "status", "Active").unwrap();
    let outcomes = outcomes(&workspace, &change);
    assert_eq!(outcomes[1], Outcome::Same);
    assert_eq!(outcomes[3], Outcome::Gone);
    let brought: Vec<_> = outcomes
        .into_iter()
        .filter_map(|it| match it {
            Outcome::Changes(brought) => Some(brought),
            _ => None,
        })
        .collect();
    assert_eq!(brought.len(), 2);
    let (set, _) = done(&mut workspace, Command::Bring(Deed::Edit, brought)).unwrap();
    for number in 1..=3 {
        let text = workspace.record(OF, id(number)).unwrap();
        assert!(text.contains(r#""status":"active""#), "{text}");
    }
    done(&mut workspace, Command::Undo(set)).unwrap();
    assert_eq!(state(&workspace), before);
}

#[test]
fn what_others_refer_to_is_not_deleted_with_the_rest() {
    let workspace = workspace();
    assert_eq!(referred(&workspace, OF), BTreeSet::from([id(3)]));
    let outcomes = outcomes(&workspace, &Change::Delete);
    assert!(matches!(outcomes[0], Outcome::Changes(_)));
    assert_eq!(outcomes[2], Outcome::Referred);
}

#[test]
fn labels_are_added_once_and_taken_away_alone() {
    let mut workspace = workspace();
    let none = BTreeSet::new();
    let mut carry = |change: &Change, ids: &[Id]| -> Vec<bool> {
        let outcomes = ids.iter().map(|it| change.of(&workspace, OF, *it, &none));
        let outcomes: Vec<Outcome> = outcomes.collect();
        let changed = outcomes.iter().map(|it| matches!(it, Outcome::Changes(_)));
        let changed = changed.collect();
        let brought = outcomes.into_iter().filter_map(|it| match it {
            Outcome::Changes(brought) => Some(brought),
            _ => None,
        });
        let brought: Vec<_> = brought.collect();
        if !brought.is_empty() {
            done(&mut workspace, Command::Bring(Deed::Edit, brought)).unwrap();
        }
        changed
    };
    let tag = |tag: &str| Change::Tag("tags", tag.to_owned());
    let untag = |tag: &str| Change::Untag("tags", tag.to_owned());
    assert_eq!(carry(&tag("Été"), &[id(1), id(2)]), [true, true]);
    assert_eq!(carry(&tag("ete"), &[id(1), id(3)]), [false, true]);
    assert_eq!(carry(&tag("Eau"), &[id(1)]), [true]);
    assert_eq!(
        carry(&untag("été"), &[id(1), id(2), id(3)]),
        [true, true, true]
    );
    assert_eq!(carry(&untag("été"), &[id(1)]), [false]);
    let text = workspace.record(OF, id(1)).unwrap();
    assert!(text.contains(r#""tags":"Eau""#), "{text}");
    assert!(!workspace.record(OF, id(2)).unwrap().contains("tags"));
}
