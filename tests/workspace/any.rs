//! Workspaces and commands of any kind.

use super::id;
use passerelle::model::records::{Collection, Content, FieldSpec, Id};
use passerelle::workspace::change::Deed;
use passerelle::workspace::command::{Brought, What};
use passerelle::workspace::path::{Path, Step};
use passerelle::workspace::{Command, Workspace, json};
use proptest::prelude::*;

/// Values that another program would write anew and this one must not.
const ODD: [&str; 14] = [
    "null",
    "1e3",
    "-0.0",
    "12345678901234567890123",
    "1e999",
    r#""\u00e9\/""#,
    r#""\ud800""#,
    r#""<script>alert(1)</script>""#,
    "[ 1 ,\n 2 ]",
    "{ }",
    r#"{"x-a" : {"x-b":[ ]}, "twice":1,"twice":2}"#,
    r#"[{"id":"a"},{"id":"a"}]"#,
    r#"{"__proto__":{"constructor":1}}"#,
    "\"\t\u{2028}\"",
];

/// A JSON value as its text.
pub fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zé \"\\\\]{0,6}".prop_map(|it| json::quoted(&it)),
        1 => prop::sample::select(&ODD[..12]).prop_map(str::to_owned),
    ]
}

fn odd_members() -> impl Strategy<Value = Vec<String>> {
    let member = (0_usize..4, prop::sample::select(ODD.to_vec()));
    prop::collection::vec(member, 0..4).prop_map(|mut members| {
        members.sort_unstable();
        members.dedup_by_key(|it| it.0);
        members
            .into_iter()
            // A raw tab is no JSON.
            .map(|(name, raw)| format!("\"x-{name}\" : {}", raw.replace('\t', "\\t")))
            .collect()
    })
}

/// The fields of a record or an item: each may be missing.
fn fields(specs: &'static [FieldSpec]) -> impl Strategy<Value = Vec<String>> {
    let each = specs.iter().filter(|it| !it.path.contains('.'));
    let each: Vec<BoxedStrategy<Option<String>>> = each
        .map(|it| {
            let name = it.path;
            let value: BoxedStrategy<String> = match it.content {
                Content::Scalar { .. } => value().boxed(),
                Content::List(items) => {
                    prop::collection::vec((0_u128..5, fields(items).boxed()), 0..4)
                        .prop_map(|mut items| {
                            let mut seen = Vec::new();
                            items.retain(|(id, _)| {
                                let new = !seen.contains(id);
                                seen.push(*id);
                                new
                            });
                            let items = items.into_iter().map(|(number, mut members)| {
                                members.insert(0, format!("\"id\":\"{}\"", id(number)));
                                format!("{{{}}}", members.join(", "))
                            });
                            format!("[{}]", items.collect::<Vec<_>>().join(" , "))
                        })
                        .boxed()
                }
            };
            prop::option::weighted(0.3, value)
                .prop_map(move |it| it.map(|raw| format!("\"{name}\": {raw}")))
                .boxed()
        })
        .collect();
    // The fields inside a group: `names.fr`.
    let group = specs.iter().find_map(|it| it.path.split_once('.'));
    let grouped =
        prop::option::of((odd_members(), prop::option::of(value()))).prop_map(move |it| {
            let ((name, first), (mut members, value)) = group.zip(it)?;
            members.extend(value.map(|raw| format!("\"{first}\":{raw}")));
            Some(format!("\"{name}\":{{{}}}", members.join(",")))
        });
    (each, grouped, odd_members()).prop_map(|(fields, grouped, odd)| {
        let fields = fields.into_iter().flatten();
        fields.chain(grouped).chain(odd).collect()
    })
}

/// A record of this number.
pub fn record(collection: Collection, number: u128) -> impl Strategy<Value = String> {
    fields(collection.fields()).prop_map(move |mut members| {
        members.insert(0, format!("\"id\":\"{}\"", id(number)));
        format!("{{{}}}", members.join(","))
    })
}

pub fn collection() -> impl Strategy<Value = Collection> {
    prop::sample::select(Collection::ALL.to_vec())
}

/// A few records of all collections.
pub fn records() -> impl Strategy<Value = Vec<(Collection, String)>> {
    let one = |collection, number| record(collection, number).prop_map(move |it| (collection, it));
    let all = Collection::ALL;
    let all: Vec<_> = all
        .into_iter()
        .flat_map(|it| [one(it, 100), one(it, 101)])
        .collect();
    all
}

/// Something that somebody does, before it is known to what.
#[derive(Clone, Debug)]
pub enum Op {
    Add(Collection, String),
    Set(usize, usize, Option<String>),
    SetInside(usize, usize, usize, Option<String>),
    AddItem(usize, usize, u128),
    RemoveItem(usize, usize, usize),
    Turn(usize, usize, usize),
    Delete(usize),
    Bring(Vec<(usize, String)>),
}

pub fn op() -> impl Strategy<Value = Op> {
    let at = 0_usize..100;
    let add = collection().prop_flat_map(|collection| {
        (102_u128..106)
            .prop_flat_map(move |number| record(collection, number))
            .prop_map(move |text| Op::Add(collection, text))
    });
    // The texts are those of records 100 and 101 of the collections.
    let file = prop::sample::subsequence((0_usize..10).collect::<Vec<_>>(), 0..4);
    let file = file.prop_flat_map(|places| {
        let texts: Vec<_> = places
            .iter()
            .map(|at| record(Collection::ALL[at / 2], 100 + *at as u128 % 2))
            .collect();
        (Just(places), texts)
            .prop_map(|(places, texts)| Op::Bring(places.into_iter().zip(texts).collect()))
    });
    let value = || prop::option::weighted(0.7, value());
    prop_oneof![
        add,
        (at.clone(), at.clone(), value()).prop_map(|(a, b, c)| Op::Set(a, b, c)),
        (at.clone(), at.clone(), at.clone(), value())
            .prop_map(|(a, b, c, d)| Op::SetInside(a, b, c, d)),
        (at.clone(), at.clone(), 5_u128..9).prop_map(|(a, b, c)| Op::AddItem(a, b, c)),
        (at.clone(), at.clone(), at.clone()).prop_map(|(a, b, c)| Op::RemoveItem(a, b, c)),
        (at.clone(), at.clone(), at.clone()).prop_map(|(a, b, c)| Op::Turn(a, b, c)),
        at.prop_map(Op::Delete),
        file,
    ]
}

impl Op {
    /// The command in this workspace; `None` where there is nothing to do it to.
    pub fn command(self, workspace: &Workspace) -> Option<Command> {
        let all: Vec<(Collection, Id)> = workspace.records().map(|it| (it.0, it.1)).collect();
        let pick = |at: usize| all.get(at % all.len().max(1)).copied();
        let set = |(of, id): (Collection, Id), path, value| Command::Set(of, id, path, value);
        Some(match self {
            Self::Add(collection, text) => Command::Add(collection, text),
            Self::Set(at, field, value) => {
                let it = pick(at)?;
                set(it, Path::of_field(scalar(it.0.fields(), field)), value)
            }
            Self::SetInside(at, list, item, value) => {
                let it = pick(at)?;
                let (list, fields) = list_of(it.0, list)?;
                let ids = items(workspace, it, list);
                let id = ids.get(item % ids.len().max(1))?;
                let path = Path::of_field(list).item(id);
                set(it, path.field(scalar(fields, item)), value)
            }
            Self::AddItem(at, list, number) => {
                let it = pick(at)?;
                let (list, _) = list_of(it.0, list)?;
                let id = id(number).to_string();
                let item = format!("{{\"id\":\"{id}\",\"x-0\":1e3}}");
                set(it, Path::of_field(list).item(&id), Some(item))
            }
            Self::RemoveItem(at, list, item) => {
                let it = pick(at)?;
                let (list, _) = list_of(it.0, list)?;
                let ids = items(workspace, it, list);
                let id = ids.get(item % ids.len().max(1))?;
                set(it, Path::of_field(list).item(id), None)
            }
            Self::Turn(at, list, by) => {
                let it = pick(at)?;
                let (list, _) = list_of(it.0, list)?;
                let mut ids = items(workspace, it, list);
                let by = by % ids.len().max(1);
                ids.rotate_left(by);
                let ids: Vec<String> = ids.iter().map(|it| json::quoted(it)).collect();
                let order = json::list(ids.iter().map(String::as_str));
                set(it, Path::of_field(list).then(Step::Order([])), Some(order))
            }
            Self::Delete(at) => {
                let (collection, id) = pick(at)?;
                Command::Delete(collection, id)
            }
            Self::Bring(texts) => {
                let brought = texts.into_iter().map(|(at, text)| Brought {
                    collection: Collection::ALL[at / 2],
                    id: id(100 + at as u128 % 2),
                    what: What::Whole(text.into()),
                });
                Command::Bring(Deed::Import, brought.collect())
            }
        })
    }
}

fn scalar(fields: &'static [FieldSpec], at: usize) -> &'static str {
    let scalars = fields
        .iter()
        .filter(|it| matches!(it.content, Content::Scalar { .. }));
    let paths: Vec<&'static str> = scalars.map(|it| it.path).collect();
    paths[at % paths.len()]
}

fn list_of(collection: Collection, at: usize) -> Option<(&'static str, &'static [FieldSpec])> {
    let lists = collection
        .fields()
        .iter()
        .filter_map(|it| match it.content {
            Content::List(items) => Some((it.path, items)),
            Content::Scalar { .. } => None,
        });
    let lists: Vec<_> = lists.collect();
    lists.get(at % lists.len().max(1)).copied()
}

fn items(workspace: &Workspace, (collection, id): (Collection, Id), list: &str) -> Vec<String> {
    let text = workspace.record(collection, id).unwrap();
    let members = json::members(text).unwrap();
    let list = members.iter().find(|(name, _)| name == list);
    let items = list.and_then(|(_, raw)| json::items(raw));
    items
        .unwrap_or_default()
        .into_iter()
        .map(|(id, _)| id)
        .collect()
}

/// The members that no field reads, by where they stand; of groups and items too.
pub fn unknown(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    look("", text, &mut found);
    found.sort();
    found
}

fn look(path: &str, text: &str, found: &mut Vec<(String, String)>) {
    for (name, raw) in json::members(text).unwrap_or_default() {
        let path = format!("{path}.{name}");
        if name.starts_with("x-") {
            found.push((path, raw.to_owned()));
        } else if let Some(items) = json::items(raw) {
            for (id, item) in items {
                look(&format!("{path}[{id}]"), item, found);
            }
        } else {
            look(&path, raw, found);
        }
    }
}
