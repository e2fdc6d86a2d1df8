//! Restoring from a file: what it would change, and what is chosen.

use super::any::{record, records};
use super::{config, done, id, sorted, state, workspace};
use passerelle::model::records::{Collection, Id};
use passerelle::workspace::compare::{Choice, Compared, Standing, compare, restore};
use passerelle::workspace::diff::Difference;
use passerelle::workspace::path::{Path, Step};
use passerelle::workspace::{Command, Workspace};
use proptest::prelude::*;

const OF: Collection = Collection::Partner;

/// A file: other texts of the same records, and one that is new.
fn file() -> impl Strategy<Value = Vec<(Collection, Id, String)>> {
    let texts: Vec<_> = Collection::ALL
        .into_iter()
        .flat_map(|of| {
            [100, 101, 102].map(|number| (Just(of), Just(id(number)), record(of, number)))
        })
        .collect();
    texts
}

fn compared(workspace: &Workspace, file: &[(Collection, Id, String)]) -> Vec<Compared> {
    file.iter()
        .map(|(of, id, text)| compare(workspace, *of, *id, text))
        .collect()
}

fn proposed(workspace: &Workspace, file: &[(Collection, Id, String)]) -> Command {
    restore(
        compared(workspace, file),
        Compared::proposed,
        |_, it| it.proposed(),
        Vec::new(),
    )
}

fn everything(workspace: &Workspace, file: &[(Collection, Id, String)]) -> Command {
    restore(
        compared(workspace, file),
        |_| Choice::Take,
        |_, _| Choice::Take,
        Vec::new(),
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn taking_everything_gives_the_file_and_one_undo_what_was_before(
        texts in records(),
        file in file(),
    ) {
        let mut workspace = workspace(&texts);
        let before = state(&workspace);
        if let Some((set, refused)) = { let all = everything(&workspace, &file); done(&mut workspace, all) } {
            prop_assert_eq!(refused, []);
            for (of, id, text) in &file {
                let here = workspace.record(*of, *id).map(sorted);
                prop_assert_eq!(here, Some(sorted(text)));
            }
            prop_assert!(compared(&workspace, &file).iter().all(|it| it.standing == Standing::Same));
            let (_, refused) = done(&mut workspace, Command::Undo(set)).unwrap();
            prop_assert_eq!(refused, []);
            prop_assert_eq!(state(&workspace), before);
        }
    }

    #[test]
    fn what_is_proposed_loses_nothing_that_is_here(texts in records(), file in file()) {
        let mut workspace = workspace(&texts);
        let before: Vec<(Collection, Id, String)> = workspace
            .records()
            .map(|(of, id, text)| (of, id, text.to_owned()))
            .collect();
        let command = proposed(&workspace, &file);
        done(&mut workspace, command);
        for (of, id, text) in before {
            // What differs from before was added: nothing had stood in its place.
            let Standing::Differs(places) = compare(&workspace, of, id, &text).standing else {
                continue;
            };
            let order = |it: &Difference| it.path.0.last() == Some(&Step::Order([]));
            for place in places {
                if order(&place) {
                    prop_assert!(!place.conflicts());
                    continue;
                }
                prop_assert_eq!(place.after, None, "{} {}", text, place.path);
            }
        }
        for of in Collection::ALL {
            prop_assert!(workspace.record(of, id(102)).is_some());
        }
    }
}

fn partner(number: u128, members: &str) -> String {
    format!("{{\"id\":\"{}\"{members}}}", id(number))
}

#[test]
fn a_record_is_new_deleted_the_same_or_different() {
    let mut workspace = workspace(&[
        (OF, partner(1, r#","city":"Lyon","pic":"1""#)),
        (OF, partner(2, "")),
    ]);
    done(&mut workspace, Command::Delete(OF, id(2))).unwrap();
    let standing = |number, text: &str| compare(&workspace, OF, id(number), text).standing;
    assert_eq!(standing(3, &partner(3, "")), Standing::New);
    assert_eq!(
        standing(2, &partner(2, "")),
        Standing::Deleted(super::AT.into())
    );
    let turned = partner(1, r#", "pic":"1","city":"Lyon""#);
    assert_eq!(standing(1, &turned), Standing::Same);
    let other = partner(1, r#","city":"Oslo","oid":"E1""#);
    let Standing::Differs(places) = standing(1, &other) else {
        panic!("no difference");
    };
    let told: Vec<_> = places
        .iter()
        .map(|it| (it.path.to_string(), it.conflicts(), it.proposed()))
        .collect();
    let expected = [
        ("city".to_owned(), true, Choice::Keep),
        ("pic".to_owned(), false, Choice::Keep),
        ("oid".to_owned(), false, Choice::Take),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_deleted_record_comes_back_only_when_it_is_asked_for() {
    let file = [(OF, id(1), partner(1, ""))];
    let mut workspace = workspace(&[(OF, partner(1, ""))]);
    done(&mut workspace, Command::Delete(OF, id(1))).unwrap();
    let command = proposed(&workspace, &file);
    assert_eq!(done(&mut workspace, command), None);
    let command = everything(&workspace, &file);
    done(&mut workspace, command).unwrap();
    assert_eq!(workspace.record(OF, id(1)), Some(&*file[0].2));
}

#[test]
fn an_item_that_one_side_lacks_is_no_conflict_of_order() {
    let order = |before: &str, after: &str| Difference {
        path: Path::of_field("l").then(Step::Order([])),
        before: Some(before.into()),
        after: Some(after.into()),
    };
    assert!(!order(r#"["a","b","c"]"#, r#"["a","c","d"]"#).conflicts());
    assert!(order(r#"["a","b","c"]"#, r#"["c","a"]"#).conflicts());
}
