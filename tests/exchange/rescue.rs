//! Rescue files: the stores of the browser, as they were.

use super::{AT, OF, id, record};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use passerelle::exchange::{self, FileError, Reason, Received};
use passerelle::workspace::page::Page;
use passerelle::workspace::schema::SCHEMA;

const META: &str =
    r#"[["workspace","{\"schema\":2,\"encoding\":\"passerelle page 1\",\"lists\":1}"]]"#;

fn page(records: &[(u128, &str)]) -> Vec<u8> {
    let text = |(number, members): &(u128, &str)| (id(*number), record(*number, members).into());
    Page::of(records.iter().map(text).collect()).encode(OF)
}

fn stored(collection: &str, number: u32, bytes: &[u8]) -> String {
    let base64 = STANDARD.encode(bytes);
    format!(r#"[["{collection}",{number}],{{"base64":"{base64}"}}]"#)
}

fn stores(meta: &str, pages: &[String]) -> String {
    let pages = pages.join(",");
    format!(r#"{{"meta":{meta},"pages":[{pages}],"lists":[],"history":[]}}"#)
}

fn rescue(databases: &str) -> String {
    format!(
        r#"{{"app":"passerelle","kind":"rescue","made_at":"{AT}","build":"x","localStorage":{{}},"databases":{databases}}}"#
    )
}

fn read(meta: &str, pages: &[String]) -> Result<Received, FileError> {
    let stores = stores(meta, pages);
    exchange::read(rescue(&format!(r#"{{"passerelle":{stores}}}"#)).as_bytes())
}

fn texts(received: &Received) -> Vec<&str> {
    received.records.iter().map(|it| &*it.2).collect()
}

#[test]
fn what_the_browser_held_comes_back() {
    let mut workspace = passerelle::workspace::Workspace::default();
    for number in 1..4 {
        let add = passerelle::workspace::Command::Add(OF, record(number, r#","x" : 1e3"#));
        let set = add.plan(&workspace, id(50), AT).unwrap().set;
        for edit in workspace.edits(&set) {
            workspace.apply(&edit, &set, &mut Vec::new()).unwrap();
        }
    }
    let delete = passerelle::workspace::Command::Delete(OF, id(2));
    let set = delete.plan(&workspace, id(51), AT).unwrap().set;
    for edit in workspace.edits(&set) {
        workspace.apply(&edit, &set, &mut Vec::new()).unwrap();
    }
    let bytes = workspace.table(OF).page(0).unwrap().encode(OF);
    let received = read(META, &[stored("partner", 0, &bytes)]).unwrap();
    let expected = [record(1, r#","x" : 1e3"#), record(3, r#","x" : 1e3"#)];
    assert_eq!(texts(&received), expected);
    assert_eq!(received.gone, [(OF, id(2), AT.into())]);
    assert_eq!((received.problems.len(), received.intact), (0, None));
    assert_eq!((received.schema, &*received.made_at), (2, AT));
    // What another program has written anew says the same.
    let escaped = rescue(&format!(
        r#"{{"passerelle":{}}}"#,
        stores(META, &[stored("partner", 0, &bytes).replace('/', "\\/")])
    ));
    assert_eq!(exchange::read(escaped.as_bytes()).unwrap(), received);
}

#[test]
fn a_damaged_page_is_told_and_its_intact_records_come_back() {
    let bytes = page(&[(1, r#","city":"Lyon""#), (2, r#","city":"Wien""#), (3, "")]);
    let at = bytes.windows(4).position(|it| it == b"Wien").unwrap();
    let intact = [record(1, r#","city":"Lyon""#), record(3, ""), record(9, "")];
    let other = stored("partner", 7, &page(&[(9, "")]));
    for (byte, told) in [(0xff, 1), (b'"', 2)] {
        let mut altered = bytes.clone();
        altered[at] = byte;
        let received = read(META, &[stored("partner", 0, &altered), other.clone()]).unwrap();
        assert_eq!(texts(&received), intact);
        assert_eq!(received.problems.len(), told);
        assert_eq!(received.problems[0].place, ("partner/0".to_owned(), 0));
        assert_eq!(received.problems[0].reason, Reason::Damaged);
    }
    // A letter of the base64 text itself, and one half of it.
    let text = stored("partner", 0, &bytes);
    let (head, code) = text.split_once("base64\":\"").unwrap();
    let letter = at / 3 * 4;
    let broken = format!(
        "{head}base64\":\"{}*{}",
        &code[..letter],
        &code[letter + 1..]
    );
    let received = read(META, &[broken, other.clone()]).unwrap();
    assert!(intact.iter().all(|it| texts(&received).contains(&&**it)));
    assert_eq!(received.problems[0].reason, Reason::Damaged);
    let half = format!("{head}base64\":\"{}\"}}]", &code[..letter]);
    let received = read(META, &[half, other]).unwrap();
    assert_eq!(texts(&received), [&*intact[0], &*intact[2]]);
    assert_eq!(received.problems[0].reason, Reason::Damaged);
}

#[test]
fn an_entry_that_is_no_page_hides_no_other() {
    let good = stored("partner", 1, &page(&[(1, "")]));
    let bad = [
        "1".to_owned(),
        r#"[["partner",0],{"base64":7}]"#.to_owned(),
        r#"[["partner",0],"x"]"#.to_owned(),
        stored("later", 0, &page(&[(2, "")])),
        stored("office", 0, &page(&[(2, "")])),
        stored("partner", 0, b""),
    ];
    let all = [&bad[..], &[good]].concat();
    let received = read(META, &all).unwrap();
    assert_eq!(texts(&received), [record(1, "")]);
    let reasons: Vec<&Reason> = received.problems.iter().map(|it| &it.reason).collect();
    let damaged = Reason::Damaged;
    let mut expected = vec![&damaged; 6];
    expected[3] = &Reason::UnknownCollection;
    assert_eq!(reasons, expected);
}

#[test]
fn the_schema_is_the_one_that_the_store_names() {
    let pages = [stored("partner", 0, &page(&[(1, r#","name":"Wien""#)]))];
    let meta = |schema: &str| format!(r#"[["x",1],["workspace","{{\"schema\":{schema}}}"]]"#);
    let found = SCHEMA + 1;
    assert_eq!(
        read(&meta(&found.to_string()), &pages),
        Err(FileError::NewerSchema { found })
    );
    let old = read(&meta("1"), &pages).unwrap();
    assert_eq!(old.schema, 1);
    assert_eq!(texts(&old), [record(1, r#","names":{"local":"Wien"}"#)]);
    // Where it says nothing that can be read, the records are read as those of today.
    let today = [record(1, r#","name":"Wien""#)];
    for meta in [
        "[]",
        "7",
        r#"[["workspace",{}]]"#,
        r#"[["workspace","{"]]"#,
        &meta("null"),
    ] {
        let received = read(meta, &pages).unwrap();
        assert_eq!(
            (received.schema, texts(&received)),
            (SCHEMA, vec![&*today[0]]),
            "{meta}"
        );
    }
    let without = rescue(&format!(r#"{{"passerelle":{{"pages":[{}]}}}}"#, pages[0]));
    assert_eq!(texts(&exchange::read(without.as_bytes()).unwrap()), today);
}

#[test]
fn the_own_data_come_before_an_example_and_an_example_before_nothing() {
    let space = |number| stores(META, &[stored("partner", 0, &page(&[(number, "")]))]);
    let empty = stores(META, &[]);
    let first = |databases: &str| {
        let received = exchange::read(rescue(databases).as_bytes()).unwrap();
        received.records.first().map(|it| it.1)
    };
    let both = format!(r#"{{"example":{},"passerelle":{}}}"#, space(1), space(2));
    assert_eq!(first(&both), Some(id(2)));
    let other = format!(r#"{{"passerelle":{empty},"example":{}}}"#, space(1));
    assert_eq!(first(&other), Some(id(1)));
    assert_eq!(first("{}"), None);
    let none = rescue("{}").replace(",\"databases\":{}", "");
    let missing = FileError::NotJson("databases is missing".to_owned());
    assert_eq!(exchange::read(none.as_bytes()), Err(missing));
}

#[test]
fn a_record_in_two_pages_counts_once_and_a_deep_one_is_listed() {
    let deep = format!(",\"x\":{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let pages = [
        stored("partner", 0, &page(&[(1, r#","a":1"#), (2, &deep)])),
        stored("partner", 1, &page(&[(1, r#","a":2"#)])),
    ];
    let received = read(META, &pages).unwrap();
    assert_eq!(texts(&received), [record(1, r#","a":1"#)]);
    let told: Vec<_> = received
        .problems
        .iter()
        .map(|it| (&*it.place.0, it.place.1))
        .collect();
    assert_eq!(told, [("partner/0", 2), ("partner/1", 1)]);
    assert!(super::unreadable(&received.problems[0].reason));
    assert_eq!(received.problems[1].reason, Reason::IdTwice(id(1)));
}
