//! Two tabs on one store: each plans against what it knows, and the store applies both.

use super::{AT, applied, config, id, state, workspace};
use passerelle::model::limits;
use passerelle::model::records::Collection;
use passerelle::workspace::path::{Path, Step};
use passerelle::workspace::{ChangeSet, Command, Refusal, Workspace, json};
use proptest::prelude::*;

const OF: Collection = Collection::Partner;

fn partner(members: &str) -> String {
    format!("{{\"id\":\"{}\"{members}}}", id(1))
}

fn put(path: &Path, value: Option<&str>) -> Command {
    Command::Set(OF, id(1), path.clone(), value.map(Into::into))
}

/// What the store holds after both have been applied in this order, planned each against
/// the beginning.
fn both(text: &str, commands: [Command; 2]) -> (String, Vec<Refusal>) {
    let start = || workspace(&[(OF, text.to_owned())]);
    let mut store = start();
    let mut refused = Vec::new();
    for (number, command) in commands.into_iter().enumerate() {
        let set: ChangeSet = command.plan(&start(), id(number as u128), AT).unwrap().set;
        refused.append(&mut applied(&mut store, &set));
    }
    (now(&store), refused)
}

fn now(workspace: &Workspace) -> String {
    workspace.record(OF, id(1)).unwrap_or_default().to_owned()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn changes_of_different_fields_commute(
        (one, other) in (0_usize..6, 0_usize..6).prop_filter("two fields", |(a, b)| a != b),
        there in prop::collection::vec(any::<bool>(), 6),
        values in prop::array::uniform2(prop::option::of("[a-z]{1,4}")),
    ) {
        let paths = [
            Path::of_field("city"),
            Path::of_field("names.fr"),
            Path::of_field("names.en"),
            Path::of_field("contacts").item("a").field("name"),
            Path::of_field("contacts").item("a").field("email"),
            Path::of_field("units").item("b"),
        ];
        let mut start = workspace(&[(OF, partner(""))]);
        for (path, _) in paths.iter().zip(there).filter(|(_, there)| *there) {
            let value = if path == &paths[5] { r#"{"id":"b"}"# } else { "\"before\"" };
            let set = put(path, Some(value)).plan(&start, id(5), AT).unwrap().set;
            applied(&mut start, &set);
        }
        let sets: Vec<ChangeSet> = [one, other]
            .into_iter()
            .zip(&values)
            .filter_map(|(at, value)| {
                let value = value.as_ref().map(|it| match at {
                    5 => format!("{{\"id\":\"b\",\"name\":\"{it}\"}}"),
                    _ => format!("\"{it}\""),
                });
                let command = put(&paths[at], value.as_deref());
                Some(command.plan(&start, id(at as u128), AT).ok()?.set)
            })
            .collect();
        let text = now(&start);
        let after = |sets: &mut dyn Iterator<Item = &ChangeSet>| {
            let mut store = workspace(&[(OF, text.clone())]);
            let refused: Vec<Refusal> = sets.flat_map(|it| applied(&mut store, it)).collect();
            (state(&store), refused)
        };
        let (there, back) = (after(&mut sets.iter()), after(&mut sets.iter().rev()));
        prop_assert_eq!(&there.1, &vec![]);
        prop_assert_eq!(there, back);
    }
}

#[test]
fn on_the_same_field_the_second_is_refused_with_both_values() {
    let city = Path::of_field("city");
    let text = partner(r#","city":"Lyon""#);
    let (after, refused) = both(
        &text,
        [put(&city, Some("\"A\"")), put(&city, Some("\"B\""))],
    );
    assert_eq!(after, partner(r#","city":"A""#));
    let expected = Refusal {
        collection: OF,
        id: id(1),
        path: city.clone(),
        wanted: Some("\"B\"".into()),
        found: Some("\"A\"".into()),
    };
    assert_eq!(refused, [expected]);
    // Whoever insists has the last word.
    let mut store = workspace(&[(OF, after)]);
    let set = Command::Insist(refused)
        .plan(&store, id(3), AT)
        .unwrap()
        .set;
    assert_eq!(applied(&mut store, &set), []);
    assert_eq!(now(&store), partner(r#","city":"B""#));
}

#[test]
fn items_added_in_two_tabs_both_stay() {
    let contacts = Path::of_field("contacts");
    let (a, b) = (r#"{"id":"a"}"#, r#"{"id":"b"}"#);
    for start in ["", r#","contacts":[]"#, r#","contacts":[{"id":"z"}]"#] {
        let commands = [
            put(&contacts.item("a"), Some(a)),
            put(&contacts.item("b"), Some(b)),
        ];
        let (after, refused) = both(&partner(start), commands);
        assert_eq!(refused, []);
        let list = json::members(&after).unwrap().pop().unwrap().1;
        let ids: Vec<String> = json::items(list)
            .unwrap()
            .into_iter()
            .map(|it| it.0)
            .collect();
        let all = ["z", "a", "b"];
        assert_eq!(ids, all[usize::from(!start.contains('z'))..]);
    }
}

#[test]
fn an_item_taken_out_is_not_brought_back_by_a_change_of_a_part_of_it() {
    let item = Path::of_field("contacts").item("a");
    let text = partner(r#","contacts":[{"id":"a"},{"id":"b"}]"#);
    let name = item.field("name");
    let (after, refused) = both(&text, [put(&item, None), put(&name, Some("\"Zoé\""))]);
    assert_eq!(after, partner(r#","contacts":[{"id":"b"}]"#));
    let told: Vec<_> = refused
        .iter()
        .map(|it| (&it.path, it.wanted.as_deref()))
        .collect();
    assert_eq!(told, [(&name, Some("\"Zoé\""))]);
    // The other way round, the item stays with what was put into it.
    let (after, refused) = both(&text, [put(&name, Some("\"Zoé\"")), put(&item, None)]);
    assert_eq!(
        after,
        partner(r#","contacts":[{"id":"a","name":"Zoé"},{"id":"b"}]"#)
    );
    assert_eq!(refused.len(), 1);
    assert_eq!(
        (&refused[0].path, refused[0].wanted.as_deref()),
        (&item, None)
    );
}

#[test]
fn two_orders_of_one_list_are_refused_and_an_item_taken_out_moves_no_other() {
    let contacts = Path::of_field("contacts");
    let order = contacts.then(Step::Order([]));
    let text = partner(r#","contacts":[{"id":"a"},{"id":"b"},{"id":"c"}]"#);
    let turned = || put(&order, Some(r#"["c","b","a"]"#));
    let (after, refused) = both(&text, [turned(), put(&order, Some(r#"["b","a","c"]"#))]);
    assert_eq!(
        after,
        partner(r#","contacts":[{"id":"c"},{"id":"b"},{"id":"a"}]"#)
    );
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].wanted.as_deref(), Some(r#"["b","a","c"]"#));
    assert_eq!(refused[0].found.as_deref(), Some(r#"["c","b","a"]"#));
    let (after, refused) = both(&text, [turned(), put(&contacts.item("b"), None)]);
    assert_eq!(after, partner(r#","contacts":[{"id":"c"},{"id":"a"}]"#));
    assert_eq!(refused, []);
    // An order goes together with an item that somebody else has added.
    let new = put(&contacts.item("n"), Some(r#"{"id":"n"}"#));
    let (after, refused) = both(&text, [new, turned()]);
    let expected = r#","contacts":[{"id":"c"},{"id":"n"},{"id":"b"},{"id":"a"}]"#;
    assert_eq!((after, refused), (partner(expected), vec![]));
}

#[test]
fn a_place_of_another_shape_is_refused_and_spoils_nothing() {
    let list = Path::of_field("contacts");
    let text = partner(r#","contacts":[{"id":"a"}]"#);
    let name = put(&list.item("a").field("name"), Some("\"Zoé\""));
    let (after, refused) = both(&text, [put(&list, Some("[1]")), name]);
    assert_eq!(after, partner(r#","contacts":[1]"#));
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].wanted.as_deref(), Some("\"Zoé\""));
    assert_eq!(refused[0].found.as_deref(), Some("[1]"));
}

#[test]
fn a_record_deleted_in_one_tab_and_changed_in_the_other_is_told_and_not_half_there() {
    let text = partner(r#","city":"Lyon""#);
    let city = put(&Path::of_field("city"), Some("\"A\""));
    let (after, refused) = both(&text, [Command::Delete(OF, id(1)), city.clone()]);
    assert_eq!((&*after, refused.len()), ("", 1));
    let (after, refused) = both(&text, [city, Command::Delete(OF, id(1))]);
    assert_eq!((after, refused.len()), (partner(r#","city":"A""#), 1));
}

#[test]
fn two_tabs_together_make_no_record_larger_than_may_be() {
    let half = format!("\"{}\"", "x".repeat(limits::RECORD_BYTES / 2));
    let put = |path: &str| put(&Path::of_field(path), Some(&half));
    let (after, refused) = both(&partner(""), [put("notes"), put("city")]);
    assert!(after.len() <= limits::RECORD_BYTES);
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].wanted.as_deref(), Some(&*half));
}
