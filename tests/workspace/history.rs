//! Change sets and their headers as JSON.

use super::any::{op, records};
use super::{AT, config, done, id, workspace};
use passerelle::model::records::Collection;
use passerelle::workspace::change::Deed;
use passerelle::workspace::history::Header;
use passerelle::workspace::path::{Path, Step};
use passerelle::workspace::{ChangeSet, Entry};
use proptest::prelude::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_change_set_reads_as_it_was_written(texts in records(), op in op()) {
        let mut workspace = workspace(&texts);
        let set = op.command(&workspace).and_then(|it| done(&mut workspace, it));
        if let Some((set, _)) = set {
            let text = serde_json::to_string(&set).unwrap();
            prop_assert_eq!(&serde_json::from_str::<ChangeSet>(&text).unwrap(), &set);
            let header = Header::of(&set, |of, id| workspace.name(of, id));
            let text = serde_json::to_string(&header).unwrap();
            prop_assert_eq!(serde_json::from_str::<Header>(&text).unwrap(), header);
        }
    }
}

#[test]
fn a_change_set_is_written_like_this_for_ever() {
    let entry = |path: Path, before: Option<&str>, after: Option<&str>| Entry {
        path,
        ..Entry::whole(Collection::Partner, id(1), before, after)
    };
    let contacts = Path::of_field("contacts");
    let set = ChangeSet {
        id: id(2),
        at: AT.into(),
        deed: Deed::Undo(id(3)),
        entries: vec![
            entry(Path::of_field("names.fr"), Some("null"), None),
            entry(contacts.item("x").field("name"), None, Some("1e3")),
            entry(contacts.then(Step::Order([])), Some("[]"), Some(r#"["x"]"#)),
            Entry {
                digest: Some(u64::MAX),
                ..entry(Path::default(), None, None)
            },
        ],
    };
    let uuid = "00000000-0000-0000-0000-00000000000";
    let start = format!(r#"{{"collection":"partner","id":"{uuid}1""#);
    let written = [
        format!(r#"{{"id":"{uuid}2","at":"{AT}","deed":{{"undo":"{uuid}3"}},"entries":["#),
        format!(r#"{start},"path":["names","fr"],"before":null}},"#),
        format!(r#"{start},"path":["contacts",["x"],"name"],"after":1e3}},"#),
        format!(r#"{start},"path":["contacts",[]],"before":[],"after":["x"]}},"#),
        format!(r#"{start},"digest":18446744073709551615}}]}}"#),
    ]
    .concat();
    assert_eq!(serde_json::to_string(&set).unwrap(), written);
    assert_eq!(serde_json::from_str::<ChangeSet>(&written).unwrap(), set);
}

#[test]
fn each_step_of_a_path_has_one_form() {
    let read = serde_json::from_str::<Step>;
    assert_eq!(read("\"x\"").unwrap(), Step::Field("x".into()));
    assert_eq!(read("\"\"").unwrap(), Step::Field("".into()));
    assert_eq!(read("[\"x\"]").unwrap(), Step::Item(["x".into()]));
    assert_eq!(read("[\"\"]").unwrap(), Step::Item(["".into()]));
    assert_eq!(read("[]").unwrap(), Step::Order([]));
    for other in ["{}", "null", "1", "[1]", "[null]", "[[]]", r#"["a","b"]"#] {
        assert!(read(other).is_err(), "{other}");
    }
}
