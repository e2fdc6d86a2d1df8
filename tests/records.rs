//! What holds of every value, and of the reading of every record.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use passerelle::model::codes;
use passerelle::model::records::{
    Agreement, Collection, Content, Decision, FieldProblem, FieldSpec, GradeTable, Id, Mobility,
    Office, Partner, Person, Programme, ReadError, Record, Transcript, Version, columns, spec,
    summarise, value_at,
};
use passerelle::model::value::{Kind, ValueError};
use passerelle::text::Lang;
use passerelle::text::labels::value_error;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value, json};

const ID: &str = "919108f7-52d1-4320-9bac-f847db4148a8";

/// The same cases at every run, and no file of past failures.
fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 500,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20),
        ..ProptestConfig::default()
    }
}

type Check = fn(&str) -> Result<String, ValueError>;

/// Every scalar of a list of fields, with its path.
fn scalars(prefix: &str, fields: &'static [FieldSpec], all: &mut Vec<(String, Kind, Check)>) {
    for field in fields {
        let path = format!("{prefix}{}", field.path);
        match field.content {
            Content::Scalar { kind, check } => all.push((path, kind, check)),
            Content::List(items) => scalars(&format!("{path}."), items, all),
        }
    }
}

/// Every scalar of every record.
fn every_scalar() -> Vec<(String, Kind, Check)> {
    let mut all = Vec::new();
    for collection in Collection::ALL {
        scalars("", collection.fields(), &mut all);
    }
    all
}

fn read(collection: Collection, text: &str) -> Result<Vec<FieldProblem>, ReadError> {
    match collection {
        Collection::Office => Office::read(text).map(|it| it.problems),
        Collection::Partner => Partner::read(text).map(|it| it.problems),
        Collection::Person => Person::read(text).map(|it| it.problems),
        Collection::Mobility => Mobility::read(text).map(|it| it.problems),
        Collection::Programme => Programme::read(text).map(|it| it.problems),
        Collection::Agreement => Agreement::read(text).map(|it| it.problems),
        Collection::Version => Version::read(text).map(|it| it.problems),
        Collection::GradeTable => GradeTable::read(text).map(|it| it.problems),
        Collection::Transcript => Transcript::read(text).map(|it| it.problems),
        Collection::Decision => Decision::read(text).map(|it| it.problems),
    }
}

/// Text near the forms that values take, beside arbitrary text.
fn typed() -> impl Strategy<Value = String> {
    let list = |list: &'static [codes::Entry]| {
        let codes: Vec<&str> = list.iter().map(|it| it.code).collect();
        prop::sample::select(codes).prop_map(str::to_owned)
    };
    prop_oneof![
        any::<String>(),
        "[ \\t\u{a0}]{0,2}(f|PL|d|irl|LUX|XX)[ \u{a0}]{0,3}[A-Za-z][A-Za-z-]{0,7} ?[0-9]{0,4}",
        "[0-9]{1,4}[-/. ][0-9]{1,4}([-/.][0-9]{1,4})?",
        "\\+?[0-9(). -]{1,20}",
        "(https?://)?[a-zA-Z0-9-]{1,8}(\\.[a-zA-Z0-9-]{0,5}){0,3}(/[ -~]{0,8})?",
        "[ -~é]{0,8}@[a-zA-Z0-9-]{1,8}(\\.[a-zA-Z0-9-]{0,5}){0,3}",
        "urn:schac:personalUniqueCode:int:esi:[a-zA-Z.]{0,8}:[ -~]{0,8}",
        "-?[0-9 ]{1,9}([,./:][0-9]{0,4})?",
        "[eE]?[0-9 ]{7,10}",
        "[a-z]{2}([-_][A-Za-z]{2})?",
        list(codes::countries()),
        list(codes::languages()),
        list(codes::isced()),
        prop::sample::select(vec![
            ID,
            "ects",
            "fr20",
            "s1",
            "oui",
            "x",
            "NS",
            "not-issued",
            "studies"
        ])
        .prop_map(str::to_owned),
    ]
}

/// JSON of any shape whose names are often those of fields.
fn any_json() -> impl Strategy<Value = Value> {
    let names: Vec<String> = every_scalar()
        .into_iter()
        .flat_map(|(path, ..)| path.split('.').map(str::to_owned).collect::<Vec<_>>())
        .chain(["contacts", "id", "calendars", "units", "requirements"].map(str::to_owned))
        .collect();
    let name = prop_oneof![3 => prop::sample::select(names), 1 => any::<String>()];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        typed().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..8)
                .prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_canonical_text_of_a_value_reads_as_itself(text in typed()) {
        for (path, _, check) in every_scalar() {
            if let Ok(canonical) = check(&text) {
                prop_assert_eq!(check(&canonical), Ok(canonical.clone()), "{}", path);
                prop_assert!(!canonical.is_empty(), "{}", path);
                prop_assert_eq!(canonical.trim(), &canonical, "{}", path);
            }
        }
    }

    #[test]
    fn every_error_has_a_sentence_that_ends_as_one(text in typed()) {
        for (path, _, check) in every_scalar() {
            if let Err(error) = check(&text) {
                for lang in Lang::ALL {
                    let sentence = value_error(lang.texts(), &error);
                    prop_assert!(sentence.ends_with('.'), "{}: {}", path, sentence);
                }
            }
        }
    }

    #[test]
    fn a_stored_canonical_text_is_read_without_a_problem(text in typed()) {
        for collection in Collection::ALL {
            for field in collection.fields() {
                let Content::Scalar { check, .. } = field.content else { continue };
                let Ok(canonical) = check(&text) else { continue };
                let mut value = json!(canonical);
                for name in field.path.rsplit('.') {
                    value = json!({ name: value });
                }
                value["id"] = json!(ID);
                let record = value.to_string();
                prop_assert_eq!(read(collection, &record), Ok(vec![]));
                prop_assert_eq!(value_at(&record, field.path), Some(canonical.as_str().into()));
                let columns = columns(collection);
                if let Some(place) = columns.iter().position(|it| *it == field.path) {
                    let texts = summarise(collection, &record).unwrap();
                    prop_assert_eq!(&texts[place], &canonical);
                }
            }
        }
    }

    #[test]
    fn any_json_is_read_or_refused_and_problems_are_those_of_fields(value in any_json()) {
        let mut value = value;
        if let Some(members) = value.as_object_mut() {
            members.insert("id".into(), json!(ID));
        }
        let text = value.to_string();
        for collection in Collection::ALL {
            match read(collection, &text) {
                Ok(problems) => for problem in problems {
                    let group = format!("{}.", problem.path);
                    let known = spec(collection, &problem.path).is_some()
                        || collection.fields().iter().any(|it| it.path.starts_with(&group));
                    prop_assert!(known, "{}", problem.path);
                },
                Err(error) => {
                    let refused = matches!(error, ReadError::NotAnObject { .. });
                    prop_assert!(refused && !value.is_object());
                }
            }
            prop_assert_eq!(summarise(collection, &text).is_some(), value.is_object());
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), path in "[a-z.]{0,12}") {
        for collection in Collection::ALL {
            read(collection, &text).ok();
            summarise(collection, &text);
            spec(collection, &text);
        }
        value_at(&text, &path);
        value_at(r#"{"a":{"b":"c"}}"#, &text);
    }

    // The record with and without what another version wrote into it reads alike.
    #[test]
    fn unknown_members_change_nothing(value in any_json(), name in "new[A-Za-z]{0,5}") {
        let plain = json!({ "id": ID, "names": { "local": "Oslo" }, "contacts": [{ "name": "Zoé" }] });
        let mut more = plain.clone();
        more[&name] = value.clone();
        more["names"][&name] = value.clone();
        more["contacts"][0][&name] = value;
        let [plain, more] = [plain, more].map(|it| Partner::read(&it.to_string()).unwrap());
        prop_assert_eq!(plain, more);
    }

    #[test]
    fn an_id_is_read_from_its_text(bits in any::<u128>()) {
        let id = Id::from_u128(bits);
        prop_assert_eq!(id.to_string().parse(), Ok(id));
        let random = Id::of_random(bits);
        prop_assert_eq!(random, Id::of_random(random.as_u128()));
        prop_assert_eq!(&random.to_string()[14..15], "4");
    }
}

// A path that two fields shared, or that began another, could not be written to.
#[test]
fn paths_are_unique_and_none_begins_another() {
    for collection in Collection::ALL {
        let fields = collection.fields();
        for (place, field) in fields.iter().enumerate() {
            for other in &fields[place + 1..] {
                assert_ne!(field.path, other.path);
                assert!(!other.path.starts_with(&format!("{}.", field.path)));
                assert!(!field.path.starts_with(&format!("{}.", other.path)));
            }
            assert!(field.path.split('.').count() <= 2);
            assert_ne!(field.path, "id");
        }
    }
}

// Names in storage are never changed once released; `UPDATE=1` rewrites the list.
#[test]
fn the_stored_names_are_those_of_the_first_release() {
    let path = "tests/fixtures/fields.txt";
    let mut lines = Vec::new();
    for collection in Collection::ALL {
        let mut all = Vec::new();
        scalars("", collection.fields(), &mut all);
        for (path, kind, _) in all {
            let words = match kind {
                Kind::Choice(words) => words.join(" "),
                _ => String::new(),
            };
            lines.push(format!("{collection} {path} {words}").trim_end().to_owned() + "\n");
        }
    }
    let names = lines.concat();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &names).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), names);
}
