//! A frozen file of every schema reads for ever.

use passerelle::exchange::{self, FileError, Received};
use passerelle::model::records::Collection;
use passerelle::workspace::schema::SCHEMA;

const FIRST: &str = include_str!("../fixtures/schemas/1.json");
const SECOND: &str = include_str!("../fixtures/schemas/2.json");
const THIRD: &str = include_str!("../fixtures/schemas/3.json");
const FOURTH: &str = include_str!("../fixtures/schemas/4.json");

fn id(last: &str) -> String {
    format!("0b6f1c0e-6c1d-4d3b-9a53-8f5b1d0a7e{last}")
}

fn read(file: &str) -> Received {
    exchange::read(file.as_bytes()).unwrap()
}

#[test]
fn there_is_a_frozen_file_of_every_schema() {
    for (number, file) in (1_u32..=SCHEMA).zip([FIRST, SECOND, THIRD, FOURTH]) {
        let received = read(file);
        assert_eq!((received.schema, received.intact), (number, Some(true)));
        assert_eq!(received.problems, []);
    }
}

#[test]
fn a_file_of_schema_1_reads_into_the_texts_of_today() {
    let received = read(FIRST);
    let texts: Vec<(Collection, &str)> = received
        .records
        .iter()
        .map(|(of, _, text)| (*of, &**text))
        .collect();
    // The name of an institution is now one by language; everything else stands as it
    // stood, in its own spelling.
    let expected = [
        (
            Collection::Office,
            format!(
                r#"{{"id":"{}","country":"FR","later": {{"a" : [1.0, 1e3],"b":"\u00e9"}},"names":{{"fr":"École d’exemple"}}}}"#,
                id("01")
            ),
        ),
        (
            Collection::Partner,
            format!(
                r#"{{"id":"{}","country":"AT","units":[{{"id":"{}","name":"Fakultät"}}],"names":{{"local":"Universit\u00e4t Beispiel"}}}}"#,
                id("02"),
                id("03")
            ),
        ),
        (
            Collection::Partner,
            format!(r#"{{"id":"{}","country":"PL"}}"#, id("04")),
        ),
        (
            Collection::Person,
            format!(
                r#"{{"id":"{}","familyNames":"Exemple","givenNames":"Zoé","name":"kept"}}"#,
                id("05")
            ),
        ),
        (
            Collection::Mobility,
            format!(
                r#"{{"id":"{}","kind":"studies","person":"{}","partner":"{}","x":null}}"#,
                id("06"),
                id("05"),
                id("02")
            ),
        ),
    ];
    let expected: Vec<_> = expected
        .iter()
        .map(|(of, text)| (*of, text.as_str()))
        .collect();
    assert_eq!(texts, expected);
    let gone = (
        Collection::Partner,
        id("07").parse().unwrap(),
        "2026-02-01T10:00:00Z".into(),
    );
    assert_eq!(received.gone, [gone]);
}

#[test]
fn a_file_of_schema_2_reads_without_change() {
    let received = read(SECOND);
    assert_eq!(received.records.len(), 5);
    for (_, _, text) in &received.records {
        assert!(SECOND.contains(&**text), "{text}");
    }
}

#[test]
fn a_file_of_a_newer_schema_is_refused() {
    let next = (SCHEMA + 1).to_string();
    for found in [&*next, "4294967295"] {
        let file = SECOND.replace("\"schema\":2", &format!("\"schema\":{found}"));
        let found = found.parse().unwrap();
        let refused = exchange::read(file.as_bytes());
        assert_eq!(refused, Err(FileError::NewerSchema { found }));
    }
    let beyond = SECOND.replace("\"schema\":2", "\"schema\":99999999999");
    let found = u32::MAX;
    let refused = exchange::read(beyond.as_bytes());
    assert_eq!(refused, Err(FileError::NewerSchema { found }));
}
