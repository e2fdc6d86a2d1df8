//! What is done, taken back and done again.

use super::any::{Op, op, records, unknown};
use super::{AT, applied, config, done, id, state, workspace};
use passerelle::model::records::{Collection, Id};
use passerelle::workspace::change::Deed;
use passerelle::workspace::path::{Path, Step};
use passerelle::workspace::{ChangeSet, Command, Entry, Rejection, Workspace};
use proptest::prelude::*;
use std::collections::BTreeMap;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_undone_is_as_before_and_what_is_redone_is_as_after(
        texts in records(),
        ops in prop::collection::vec(op(), 1..5),
    ) {
        let mut workspace = workspace(&texts);
        let mut stack = Vec::new();
        for op in ops {
            let before = state(&workspace);
            let command = op.command(&workspace);
            if let Some((set, refused)) = command.and_then(|it| done(&mut workspace, it)) {
                prop_assert_eq!(refused, []);
                stack.push((before, set, state(&workspace)));
            }
        }
        let mut undone = Vec::new();
        for (before, set, after) in stack.into_iter().rev() {
            let (undo, refused) = done(&mut workspace, Command::Undo(set)).unwrap();
            prop_assert_eq!(refused, []);
            prop_assert_eq!(state(&workspace), before);
            undone.push((undo, after));
        }
        for (undo, after) in undone.into_iter().rev() {
            let (redo, refused) = done(&mut workspace, Command::Redo(undo.clone())).unwrap();
            prop_assert_eq!(refused, []);
            prop_assert_eq!(redo.deed, Deed::Redo(undo.id));
            prop_assert_eq!(state(&workspace), after);
        }
    }

    #[test]
    fn a_change_set_applied_twice_is_applied_once(texts in records(), op in op()) {
        let mut workspace = workspace(&texts);
        let set = op.command(&workspace).and_then(|it| done(&mut workspace, it));
        if let Some((set, _)) = set {
            let once = state(&workspace);
            let refused = applied(&mut workspace, &set);
            prop_assert_eq!(state(&workspace), once);
            prop_assert_eq!(refused, []);
        }
    }

    #[test]
    fn unknown_members_survive_byte_for_byte(
        texts in records(),
        ops in prop::collection::vec(op(), 1..12),
    ) {
        let mut workspace = workspace(&texts);
        for op in ops {
            // Whole records from a file bring members of their own.
            if matches!(op, Op::Bring(_)) {
                continue;
            }
            let removes = matches!(op, Op::RemoveItem(..));
            let adds = matches!(op, Op::AddItem(..));
            let before = all_unknown(&workspace);
            let Some((set, _)) = op.command(&workspace).and_then(|it| done(&mut workspace, it)) else {
                continue;
            };
            let after = all_unknown(&workspace);
            for (place, was) in &before {
                let Some(is) = after.get(place) else {
                    prop_assert!(set.entries.iter().any(Entry::deletes));
                    continue;
                };
                // What a removed item held goes with it, and an added one brings its own.
                if !removes {
                    prop_assert!(was.iter().all(|it| is.contains(it)), "{:?} {:?}", was, is);
                }
                if !adds {
                    prop_assert!(is.iter().all(|it| was.contains(it)), "{:?} {:?}", was, is);
                }
            }
        }
    }

    #[test]
    fn undo_leaves_what_has_been_changed_since_and_lists_it(
        texts in records(),
        first in "[a-z]{1,5}",
        second in "[A-Z]{1,5}",
    ) {
        let mut workspace = workspace(&texts);
        let (of, record) = (Collection::Partner, id(100));
        let set = |path: &str, value: &str| {
            Command::Set(of, record, Path::of_field(path), Some(format!("\"{value}\"")))
        };
        let before = workspace.record(of, record).unwrap().to_owned();
        let (one, _) = done(&mut workspace, set("city", &first)).unwrap();
        // The same change set moves two places.
        let (two, _) = done(&mut workspace, set("pic", &first)).unwrap();
        let both = ChangeSet { entries: [one.entries, two.entries].concat(), ..two };
        done(&mut workspace, set("city", &second)).unwrap();
        let (_, refused) = done(&mut workspace, Command::Undo(both)).unwrap();
        let was = |path: &str| {
            let value = passerelle::workspace::edit::get(&before, &Path::of_field(path).0);
            value.unwrap().map(|it| Box::<str>::from(&*it))
        };
        prop_assert_eq!(refused.len(), 1);
        prop_assert_eq!(&refused[0].path, &Path::of_field("city"));
        prop_assert_eq!(&refused[0].wanted, &was("city"));
        let found = format!("\"{second}\"");
        prop_assert_eq!(refused[0].found.as_deref(), Some(&*found));
        let now = workspace.record(of, record).unwrap();
        let pic = passerelle::workspace::edit::get(now, &Path::of_field("pic").0).unwrap();
        prop_assert_eq!(pic.map(|it| Box::<str>::from(&*it)), was("pic"));
    }
}

fn all_unknown(workspace: &Workspace) -> BTreeMap<(Collection, Id), Vec<(String, String)>> {
    let records = workspace.records();
    records
        .map(|(of, id, text)| ((of, id), unknown(text)))
        .collect()
}

fn partner(members: &str) -> String {
    format!("{{\"id\":\"{}\"{members}}}", id(1))
}

fn now(workspace: &Workspace) -> &str {
    workspace.record(Collection::Partner, id(1)).unwrap()
}

fn set(path: &Path, value: Option<&str>) -> Command {
    Command::Set(
        Collection::Partner,
        id(1),
        path.clone(),
        value.map(Into::into),
    )
}

#[test]
fn what_was_made_on_the_way_goes_again_with_undo() {
    let bare = partner(r#","x" : 1"#);
    for (path, value, after) in [
        ("names.fr", "\"Lyon\"", r#","x" : 1,"names":{"fr":"Lyon"}"#),
        ("city", "\"Lyon\"", r#","x" : 1,"city":"Lyon""#),
    ] {
        let mut workspace = workspace(&[(Collection::Partner, bare.clone())]);
        let (made, _) = done(&mut workspace, set(&Path::of_field(path), Some(value))).unwrap();
        assert_eq!(now(&workspace), partner(after));
        done(&mut workspace, Command::Undo(made)).unwrap();
        assert_eq!(now(&workspace), bare);
    }
    let mut workspace = workspace(&[(Collection::Partner, bare.clone())]);
    let name = Path::of_field("contacts").item("a").field("name");
    let (made, _) = done(&mut workspace, set(&name, Some("\"Zoé\""))).unwrap();
    let after = r#","x" : 1,"contacts":[{"id":"a","name":"Zoé"}]"#;
    assert_eq!(now(&workspace), partner(after));
    done(&mut workspace, Command::Undo(made)).unwrap();
    assert_eq!(now(&workspace), bare);
}

#[test]
fn an_item_taken_out_of_the_middle_comes_back_to_its_place() {
    let text = partner(r#","contacts":[{"id":"a"},{"id":"b","n":1e3},{"id":"c"}]"#);
    let mut workspace = workspace(&[(Collection::Partner, text.clone())]);
    let b = Path::of_field("contacts").item("b");
    let (removed, _) = done(&mut workspace, set(&b, None)).unwrap();
    assert_eq!(
        now(&workspace),
        partner(r#","contacts":[{"id":"a"},{"id":"c"}]"#)
    );
    done(&mut workspace, Command::Undo(removed)).unwrap();
    assert_eq!(now(&workspace), text);
}

#[test]
fn items_are_set_and_ordered() {
    let text = partner(r#","contacts":[{"id":"a","name":"A"},{"id":"b"}]"#);
    let mut workspace = workspace(&[(Collection::Partner, text)]);
    let contacts = Path::of_field("contacts");
    let order = contacts.then(Step::Order([]));
    done(
        &mut workspace,
        set(&contacts.item("a").field("name"), Some("\"Z\"")),
    )
    .unwrap();
    done(&mut workspace, set(&order, Some(r#"["b","a"]"#))).unwrap();
    let turned = partner(r#","contacts":[{"id":"b"},{"id":"a","name":"Z"}]"#);
    assert_eq!(now(&workspace), turned);
    assert_eq!(
        done(&mut workspace, set(&order, Some(r#"["b","a"]"#))),
        None
    );
    let units = Path::of_field("units").then(Step::Order([]));
    assert_eq!(done(&mut workspace, set(&units, Some(r#"["a"]"#))), None);
    assert_eq!(now(&workspace), turned);
}

#[test]
fn a_command_that_would_spoil_a_record_is_rejected() {
    let text = partner(r#","contacts":[{"id":"a"}]"#);
    let workspace = workspace(&[(Collection::Partner, text.clone())]);
    let rejected = |command: Command| command.plan(&workspace, id(9), AT).unwrap_err();
    let contacts = Path::of_field("contacts");
    let city = Path::of_field("city");
    for (path, value) in [
        (&city, "Lyon"),
        (&city, "1,\"x\":2"),
        (&city, ""),
        (&contacts.item("a").field("id"), "\"b\""),
        (&contacts.item("b"), r#"{"id":"a"}"#),
        (&city.field("inside"), "1 2"),
    ] {
        let rejection = rejected(set(path, Some(value)));
        assert!(matches!(rejection, Rejection::Json(_)), "{path} {value}");
    }
    for value in [None, Some("\"other\""), Some("1")] {
        assert_eq!(rejected(set(&Path::of_field("id"), value)), Rejection::NoId);
    }
    let whole = format!("{{\"id\":\"{}\"}}", id(2));
    assert_eq!(
        rejected(set(&Path::default(), Some(&whole))),
        Rejection::NoId
    );
    assert_eq!(rejected(set(&city, None)), Rejection::Nothing);
    for text in ["{}", "[]", r#"{"id":"x"}"#, r#"{"id":1}"#, &text] {
        let rejection = rejected(Command::Add(Collection::Partner, text.to_owned()));
        assert!(
            matches!(rejection, Rejection::NoId | Rejection::Json(_)),
            "{text}"
        );
    }
    let twice = partner(r#","a":1,"a":2"#).replace(&id(1).to_string(), &id(3).to_string());
    let rejection = rejected(Command::Add(Collection::Partner, twice));
    assert!(matches!(rejection, Rejection::Json(_)));
    let gone = Command::Set(Collection::Partner, id(7), city, None);
    assert_eq!(rejected(gone), Rejection::NoSuchRecord);
    assert_eq!(
        rejected(Command::Delete(Collection::Office, id(1))),
        Rejection::NoSuchRecord
    );
}

#[test]
fn a_record_added_and_changed_in_one_set_stands_in_one_page() {
    let mut workspace = Workspace::default();
    let mut entries = Vec::new();
    // Three entries for each of 300 records: no page's end may part them.
    for number in 0..300 {
        let text = |value: &str| format!("{{\"id\":\"{}\",\"a\":{value}}}", id(number));
        let whole = |before: Option<&str>, after: Option<&str>| {
            Entry::whole(Collection::Partner, id(number), before, after)
        };
        entries.push(whole(None, Some(&text("1"))));
        entries.push(Entry {
            path: Path::of_field("a"),
            ..whole(Some("1"), Some("2"))
        });
        entries.push(Entry {
            path: Path::of_field("b"),
            ..whole(None, Some("3"))
        });
    }
    let set = ChangeSet {
        id: id(1),
        at: AT.into(),
        deed: Deed::Import,
        entries,
    };
    assert_eq!(applied(&mut workspace, &set), []);
    for number in 0..300 {
        let text = format!("{{\"id\":\"{}\",\"a\":2,\"b\":3}}", id(number));
        assert_eq!(
            workspace.record(Collection::Partner, id(number)),
            Some(&*text)
        );
    }
    // What is more than its text is kept whole in the history.
    assert_eq!(set.kept(), set);
    let (_, refused) = done(&mut workspace, Command::Undo(set)).unwrap();
    assert_eq!((refused, workspace.len()), (vec![], 0));
}

#[test]
fn the_same_id_can_be_deleted_and_added_again_in_one_set() {
    let (old, new) = (partner(r#","a":1"#), partner(r#","b":2"#));
    let mut workspace = workspace(&[(Collection::Partner, old.clone())]);
    let whole = |before: Option<&str>, after: Option<&str>| {
        Entry::whole(Collection::Partner, id(1), before, after)
    };
    let set = ChangeSet {
        id: id(9),
        at: AT.into(),
        deed: Deed::Import,
        entries: vec![whole(Some(&old), None), whole(None, Some(&new))],
    };
    assert_eq!(applied(&mut workspace, &set), []);
    assert_eq!(now(&workspace), new);
    assert_eq!(workspace.table(Collection::Partner).gone(id(1)), None);
    done(&mut workspace, Command::Undo(set)).unwrap();
    assert_eq!(now(&workspace), old);
}
