//! Whatever the records of an office say, the file made of them is read again as what was
//! written; and what happens to a byte of it on the way is refused, or stays in its place.

use super::{AT, id};
use passerelle::exchange::host::{HostConfig, HostFault, read, write};
use passerelle::model::records::{Collection, Content, FieldSpec, Id, value_at};
use passerelle::workspace::command::Brought;
use passerelle::workspace::json::quoted;
use passerelle::workspace::path::Path;
use passerelle::workspace::{Command, Deed, Workspace, edit};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const GIVEN: [Collection; 4] = [
    Collection::Office,
    Collection::Partner,
    Collection::Programme,
    Collection::Agreement,
];

/// Values of every kind, right in some fields and wrong in the others.
const VALUES: [&str; 22] = [
    r#""FR""#,
    r#""I  MILANO02""#,
    r#""polimi.example""#,
    r#""2026-11-22""#,
    r#""2026/2027""#,
    r#""1/2""#,
    r#""https://a.example/x""#,
    r#""ada@polimi.example""#,
    r#""+39 02 1234567""#,
    r#""ects""#,
    r#""6""#,
    r#""0711""#,
    r#""active""#,
    r#""ended""#,
    r#""administrative""#,
    r#""erasmus""#,
    r#""\u00e9 \"«\" 工学部""#,
    "true",
    "null",
    "7",
    "{}",
    "[ ]",
];

fn value() -> BoxedStrategy<String> {
    let reference = (1_u128..7).prop_map(|it| quoted(&id(it).to_string()));
    prop_oneof![
        6 => prop::sample::select(&VALUES[..]).prop_map(str::to_owned),
        2 => reference,
        2 => "[a-zé \"\\\\<&]{0,8}".prop_map(|it| quoted(&it)),
    ]
    .boxed()
}

/// A record, or an item, of which some fields say something.
fn record(number: u128, fields: &'static [FieldSpec]) -> BoxedStrategy<String> {
    let field = prop::sample::select(fields).prop_flat_map(|it| {
        let value = match it.content {
            Content::Scalar { .. } => value(),
            Content::List(inside) => {
                let item = (1_u128..4).prop_flat_map(move |number| record(90 + number, inside));
                let items = prop::collection::vec(item, 0..3);
                items.prop_map(|it| format!("[{}]", it.join(","))).boxed()
            }
        };
        value.prop_map(move |value| (it.path, value))
    });
    let empty = format!("{{\"id\":\"{}\"}}", id(number));
    let fields = prop::collection::vec(field, 0..10);
    fields
        .prop_map(move |fields| {
            fields
                .into_iter()
                .fold(empty.clone(), |text, (path, value)| {
                    edit::set(&text, &Path::of_field(path).0, Some(&value)).unwrap_or(text)
                })
        })
        .boxed()
}

/// The records of a space: two of each collection, and every agreement a template.
fn records() -> impl Strategy<Value = Vec<(Collection, Id, String)>> {
    let each = GIVEN.iter().enumerate().flat_map(|(at, of)| {
        let numbers = [1, 2].map(|it| it + 2 * at as u128);
        numbers.map(|number| {
            let template = *of == Collection::Agreement;
            record(number, of.fields()).prop_map(move |text| {
                let mark = Path::of_field("template").0;
                let text = if template {
                    edit::set(&text, &mark, Some("true")).unwrap()
                } else {
                    text
                };
                (*of, id(number), text)
            })
        })
    });
    each.collect::<Vec<_>>()
}

fn workspace<'a>(records: impl Iterator<Item = (Collection, Id, &'a str)>) -> Workspace {
    let mut workspace = Workspace::default();
    let brought = records.map(|(of, id, text)| Brought::whole(of, id, text));
    let command = Command::Bring(Deed::Import, brought.collect());
    let set = command.plan(&workspace, id(0), AT).unwrap().set;
    for edit in workspace.edits(&set) {
        workspace.apply(&edit, &set, &mut Vec::new()).unwrap();
    }
    workspace
}

fn all(config: &HostConfig) -> impl Iterator<Item = (Collection, Id, &str)> {
    let templates = config.templates.iter();
    let templates = templates.map(|(id, text)| (Collection::Agreement, *id, &**text));
    let records = config
        .records
        .iter()
        .map(|(of, id, text)| (*of, *id, &**text));
    records.chain(templates)
}

fn today() -> chrono::NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// The file of an office whose page says all that a host may say beside its records.
fn written(records: &[(Collection, Id, String)]) -> (HostConfig, String) {
    let look = br##"{"app":"passerelle","kind":"host","version":1,"date":"2026-11-22",
        "deadlines":[{"date":"2027-03-15","text":{"fr":"a","en":"b"}}],
        "privacy":{"fr":"c","en":"d"},"accent":{"light":"#1d4ed8","dark":"#8FB0FF"},"logo":"l.png"}"##;
    let look = read(look).unwrap().look;
    let space = workspace(
        records
            .iter()
            .map(|(of, id, text)| (*of, *id, text.as_str())),
    );
    let text = write(&space, today(), Some(&look)).unwrap();
    (read(text.as_bytes()).unwrap(), text)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1127),
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_exported_is_read_as_what_was_written(records in records()) {
        let (config, text) = written(&records);
        let open = |(of, _, text): &&(Collection, Id, String)| {
            let status = value_at(text, "status").unwrap_or_default();
            *of != Collection::Partner || status != "ended"
        };
        let there: Vec<Id> = records.iter().filter(open).map(|(_, id, _)| *id).collect();
        let read_again: Vec<Id> = all(&config).map(|(_, id, _)| id).collect();
        prop_assert_eq!(read_again, there);
        let again = write(&workspace(all(&config)), today(), Some(&config.look)).unwrap();
        prop_assert_eq!(&again, &text);
        prop_assert_eq!(read(again.as_bytes()).unwrap(), config);
    }

    // A letter of a name may become another; it reaches no other record then.
    #[test]
    fn a_damaged_byte_is_refused_with_its_place_or_changes_one_part_alone(
        records in records(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let (config, text) = written(&records);
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        match read(&bytes) {
            Err(error) => {
                let whole = matches!(
                    error.fault,
                    HostFault::NotJson(_) | HostFault::Page | HostFault::OtherApp
                );
                prop_assert!(whole || !error.place.is_empty(), "{error}");
            }
            Ok(now) => {
                let (before, after) = (all(&config), all(&now));
                prop_assert_eq!(before.count(), after.count());
                let apart = all(&config).zip(all(&now)).filter(|(one, other)| one != other).count();
                prop_assert!(apart + usize::from(config.look != now.look) <= 1);
            }
        }
    }
}
