//! Files that are broken, foreign or made to do harm.

use super::{AT, OF, backup, id, of_partners, record, sealed, unreadable};
use passerelle::exchange::{self, FileError, Problem, Reason, Received};
use passerelle::model::limits;
use passerelle::workspace::schema::SCHEMA;

fn read(file: &str) -> Result<Received, FileError> {
    exchange::read(file.as_bytes())
}

fn texts(received: &Received) -> Vec<&str> {
    received.records.iter().map(|it| &*it.2).collect()
}

#[test]
fn a_file_with_nothing_in_it_is_empty() {
    for file in ["", " ", "\n\t \r\n", "\u{feff}", "\u{feff} "] {
        assert_eq!(read(file), Err(FileError::Empty), "{file:?}");
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let file = of_partners(&record(1, ""));
    let marked = read(&format!("\u{feff}{file}")).unwrap();
    assert_eq!(marked, read(&file).unwrap());
    assert_eq!(marked.intact, Some(true));
}

#[test]
fn a_file_that_ends_too_early_is_told_at_every_byte() {
    let text = record(1, r#","city":"Łódź","x":[1,{"a":"\u00e9"}]"#);
    let file = backup(&[(OF, &text)], &[(OF, id(2), AT)]).unwrap();
    let whole = file.len() - "\n".len();
    for end in 0..whole {
        let told = exchange::read(&file[..end]).unwrap_err();
        let begun = file[..end]
            .iter()
            .rposition(|byte| !(0x80..0xc0).contains(byte));
        let cut_inside = std::str::from_utf8(&file[..end]).is_err();
        match told {
            FileError::Empty => assert_eq!(end, 0),
            FileError::NotUtf8 { at } => assert_eq!((cut_inside, Some(at)), (true, begun)),
            FileError::NotJson(message) => assert!(!message.is_empty() && !cut_inside),
            other => panic!("{end}: {other:?}"),
        }
    }
    assert_eq!(texts(&exchange::read(&file[..whole]).unwrap()), [&*text]);
}

#[test]
fn a_file_of_something_else_is_told_apart() {
    for file in [
        "null",
        "[]",
        "1",
        "\"x\"",
        "{",
        "{}}",
        "<html>",
        r#"{"app":}"#,
        "{'a':1}",
    ] {
        assert!(matches!(read(file), Err(FileError::NotJson(_))), "{file}");
    }
    for file in [
        "{}",
        r#"{"app":"other"}"#,
        r#"{"app":1}"#,
        r#"{"app":["passerelle"]}"#,
    ] {
        assert_eq!(read(file), Err(FileError::OtherApp), "{file}");
    }
    for (kind, told) in [
        ("\"x\"", "x"),
        ("1", ""),
        ("null", ""),
        ("\"Backup\"", "Backup"),
    ] {
        let file = format!(r#"{{"app":"passerelle","kind":{kind}}}"#);
        assert_eq!(read(&file), Err(FileError::UnknownKind(told.to_owned())));
    }
    let twice = of_partners("").replacen('{', r#"{"app":"other","#, 1);
    assert!(matches!(read(&twice), Err(FileError::NotJson(_))));
    for (part, name) in [
        ("\"schema\":2", "schema"),
        ("\"content\":", "content"),
        ("\"records\":", "records"),
    ] {
        let file = of_partners("").replace(part, &part.replace(name, "other"));
        let message = FileError::NotJson(format!("{name} is missing"));
        assert_eq!(read(&file), Err(message));
    }
}

#[test]
fn a_file_of_a_newer_schema_is_refused_before_it_is_read() {
    let found = SCHEMA + 1;
    let newer = format!("\"schema\":{found}");
    let file = of_partners("nonsense").replace("\"schema\":2", &newer);
    // What it holds is of no interest; that it is JSON at all is.
    assert!(matches!(read(&file), Err(FileError::NotJson(_))));
    let file = of_partners("1").replace("\"schema\":2", &newer);
    assert_eq!(read(&file), Err(FileError::NewerSchema { found }));
}

#[test]
fn a_file_that_is_too_deep_is_refused_without_a_deep_stack() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        let file = of_partners(&record(1, &format!(",\"x\":{deep}")));
        assert!(matches!(read(&file), Err(FileError::TooDeep { .. })));
        assert!(matches!(
            read(&open.repeat(1_000_000)),
            Err(FileError::TooDeep { .. })
        ));
    }
    // Brackets inside a text are no depth.
    let flat = record(1, &format!(",\"x\":\"{}\\\"{{\"", "[".repeat(10_000)));
    assert_eq!(texts(&read(&of_partners(&flat)).unwrap()), [&*flat]);
    // Just as deep as may be: the record stands four deep, and is one deep itself.
    let lists = limits::DEPTH - 5;
    let deep = |lists| {
        record(
            1,
            &format!(",\"x\":{}{}", "[".repeat(lists), "]".repeat(lists)),
        )
    };
    let most = deep(lists);
    assert_eq!(texts(&read(&of_partners(&most)).unwrap()), [&*most]);
    let more = read(&of_partners(&deep(lists + 1)));
    assert!(matches!(more, Err(FileError::TooDeep { .. })));
}

#[test]
fn a_byte_that_is_no_text_is_told_by_its_place() {
    let mut file = of_partners(&record(1, r#","city":"Lyon""#)).into_bytes();
    let at = file.windows(4).position(|it| it == b"Lyon").unwrap();
    file[at] = 0xff;
    assert_eq!(exchange::read(&file), Err(FileError::NotUtf8 { at }));
}

#[test]
fn control_characters_are_kept_as_escapes_and_refused_raw() {
    let escaped = record(1, r#","city":"\u0000\u0007\u202e""#);
    assert_eq!(texts(&read(&of_partners(&escaped)).unwrap()), [&*escaped]);
    for raw in ["\0", "\u{7}", "\n", "\u{1b}[31m"] {
        let file = of_partners(&record(1, &format!(",\"city\":\"{raw}\"")));
        assert!(matches!(read(&file), Err(FileError::NotJson(_))), "{raw:?}");
    }
    let turned = record(1, ",\"city\":\"\u{202e}\u{7f}\u{85}\"");
    assert_eq!(texts(&read(&of_partners(&turned)).unwrap()), [&*turned]);
}

#[test]
fn markup_and_names_of_the_machine_are_plain_text() {
    let markup = [
        "<script>alert(1)</script>",
        "<svg onload=alert(1)>",
        "{{x}}",
        "=cmd()",
        "javascript:x",
    ];
    for it in markup {
        let text = record(
            1,
            &format!(",\"names\":{{\"fr\":\"{it}\"}},\"{it}\":\"{it}\""),
        );
        assert_eq!(texts(&read(&of_partners(&text)).unwrap()), [&*text]);
    }
    let text = record(
        1,
        r#","__proto__":{"polluted":true},"constructor":{"prototype":1},"toString":null"#,
    );
    assert_eq!(texts(&read(&of_partners(&text)).unwrap()), [&*text]);
    let file = sealed(r#"{"records":{"__proto__":[1],"constructor":[]}}"#);
    let problem = |name: &str| Problem {
        place: (name.to_owned(), 0),
        reason: Reason::UnknownCollection,
    };
    let expected = [problem("__proto__"), problem("constructor")];
    assert_eq!(read(&file).unwrap().problems, expected);
}

#[test]
fn a_bad_record_is_listed_and_hides_no_other() {
    let good = [
        record(1, ""),
        record(2, r#","contacts":[{"name":"no id"},3,"x"]"#),
    ];
    let twice = record(1, r#","city":"second""#);
    let list = [
        &*good[0],
        "{}",
        r#"{"id":"1"}"#,
        r#"{"id":7}"#,
        "{\"id\":\"00000000-0000-0000-0000-00000000000A\"}",
        "[]",
        "null",
        "\"x\"",
        &*twice,
        r#"{"id":"x","a":1,"a":2}"#,
        &*good[1],
    ];
    let received = read(&of_partners(&list.join(","))).unwrap();
    assert_eq!(texts(&received), [&*good[0], &*good[1]]);
    let places: Vec<usize> = received.problems.iter().map(|it| it.place.1).collect();
    assert_eq!(places, [2, 3, 4, 5, 6, 7, 8, 9, 10]);
    let reasons: Vec<&Reason> = received.problems.iter().map(|it| &it.reason).collect();
    assert_eq!(reasons[..4], [&Reason::NoId; 4]);
    assert!(reasons[4..7].iter().all(|it| unreadable(it)));
    assert_eq!(reasons[7], &Reason::IdTwice(id(1)));
    assert!(unreadable(reasons[8]));
}

#[test]
fn a_bad_part_hides_no_other() {
    let (one, two) = (record(1, ""), record(2, ""));
    let content = format!(
        r#"{{"records":{{"partner":[{one}],"office":{{}},"later":[{{}}],"partner":[{two}]}},"gone":{{"partner":[["{}","{AT}"],["x","y"],1],"office":7,"later":[]}}}}"#,
        id(9)
    );
    let received = read(&sealed(&content)).unwrap();
    assert_eq!(texts(&received), [&*one, &*two]);
    assert_eq!(received.gone, [(OF, id(9), AT.into())]);
    let told: Vec<_> = received
        .problems
        .iter()
        .map(|it| (&*it.place.0, it.place.1, unreadable(&it.reason)))
        .collect();
    let expected = [
        ("office", 0, true),
        ("later", 0, false),
        ("gone/partner", 2, true),
        ("gone/partner", 3, true),
        ("office", 0, true),
        ("later", 0, false),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_content_of_another_shape_is_refused() {
    for (content, what) in [
        ("1", "content"),
        ("[]", "content"),
        (r#"{"records":[]}"#, "records"),
        (r#"{"records":{},"gone":7}"#, "gone"),
    ] {
        let message = FileError::NotJson(format!("{what} is no object"));
        assert_eq!(read(&sealed(content)), Err(message), "{content}");
    }
    let twice = r#"{"records":{},"records":{}}"#;
    assert!(matches!(read(&sealed(twice)), Err(FileError::NotJson(_))));
}

#[test]
fn the_order_of_the_members_is_of_no_importance() {
    let text = record(1, "");
    let content = format!(
        r#"{{"gone":{{"partner":[["{}","{AT}"],["{}","{AT}"]]}},"records":{{"partner":[{text}]}}}}"#,
        id(1),
        id(2)
    );
    let file = sealed(&content);
    let (before, after) = file.split_once(r#","content":"#).unwrap();
    let (content, sum) = after.split_once(r#","sha256""#).unwrap();
    let turned = format!(
        r#"{{"sha256"{},"content":{content},{}}}"#,
        sum.trim_end_matches('}'),
        before.trim_start_matches('{')
    );
    let received = read(&turned).unwrap();
    assert_eq!(received, read(&file).unwrap());
    assert_eq!(
        (texts(&received), received.intact),
        (vec![&*text], Some(true))
    );
    assert_eq!(received.gone, [(OF, id(2), AT.into())]);
}

#[test]
fn a_tombstone_of_a_record_that_is_there_counts_not() {
    let content = format!(
        r#"{{"records":{{"partner":[{}]}},"gone":{{"partner":[["{}","{AT}"]]}}}}"#,
        record(1, ""),
        id(1)
    );
    assert_eq!(read(&sealed(&content)).unwrap().gone, []);
}

#[test]
fn a_file_beyond_the_limit_is_refused_before_it_is_read() {
    let size = limits::FILE_BYTES + 1;
    // No UTF-8 and no JSON: that would be said if it were looked at.
    assert_eq!(
        exchange::read(&vec![0xff; size]),
        Err(FileError::TooLarge { size })
    );
}

#[test]
fn hundreds_of_thousands_of_names_or_items_cost_no_square_of_time() {
    let members: Vec<String> = (0..80_000).map(|it| format!(",\"{it:x}\":1")).collect();
    let record = record(1, &members.concat());
    assert!(record.len() < limits::RECORD_BYTES);
    let received = read(&of_partners(&record)).unwrap();
    assert_eq!(received.records.len(), 1);
    let record = record.repeat(4).replace("}{", ",");
    let received = read(&of_partners(&record)).unwrap();
    let reason = Reason::TooLarge(record.len());
    assert_eq!(received.problems[0].reason, reason);
    let items: Vec<String> = (0..80_000)
        .map(|it| format!("{{\"id\":\"{it:x}\"}}"))
        .collect();
    let list = format!("[{}]", items.join(","));
    let items = passerelle::workspace::json::items(&list).unwrap();
    assert_eq!(items.len(), 80_000);
}
