//! Which rows say what is here already.

use super::mapping::Mapping;
use super::rows::ReadRow;
use crate::model::json;
use crate::model::records::{Collection, Id, value_at};
use crate::text::fold;
use crate::workspace::Workspace;
use std::borrow::Cow;
use std::collections::HashMap;

/// By what records of a collection are told apart, the surest first.
const fn identifiers(collection: Collection) -> &'static [&'static str] {
    match collection {
        Collection::Partner | Collection::Office => &["erasmus", "schac", "pic", "oid"],
        Collection::Person => &["esi", "studentNumber"],
        Collection::Programme => &["code"],
        _ => &[],
    }
}

/// The names of a record, each of which may be the one that another has, and what has to be
/// the same besides.
const fn named(
    collection: Collection,
) -> (&'static [&'static [&'static str]], &'static [&'static str]) {
    match collection {
        Collection::Partner => (
            &[&["names.local"], &["names.en"], &["names.fr"]],
            &["country"],
        ),
        Collection::Office => (&[&["names.fr"], &["names.en"]], &["country"]),
        Collection::Person => (&[&["familyNames", "givenNames"]], &["birthDate"]),
        Collection::Programme => (&[&["title.fr"], &["title.en"]], &["level", "year"]),
        _ => (&[], &[]),
    }
}

/// How a row stands to the records that are here and to the rows above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// Nothing is known of it.
    New,
    /// A record says the same.
    Here(Id),
    /// Several records do: nobody can say which is meant.
    Several(Vec<Id>),
    /// A row above says the same: its number.
    Row(u32),
}

/// The records and rows that are known, by what tells them apart.
#[derive(Clone, Debug, Default)]
pub struct Known {
    records: HashMap<String, Vec<Id>>,
    /// Identifiers and names, and the one record that has it; nothing where several do.
    words: HashMap<String, Option<Id>>,
    rows: HashMap<String, u32>,
}

impl Known {
    /// The records of a collection.
    pub fn of(workspace: &Workspace, collection: Collection) -> Self {
        let mut known = Self::default();
        for (id, text) in workspace.table(collection).records() {
            known.add(collection, id, text);
        }
        known
    }

    /// One more record, for callers that pause in between.
    pub fn add(&mut self, collection: Collection, id: Id, text: &str) {
        let fields = Fields::of(collection, text);
        for key in keys(collection, &|path| fields.get(path)) {
            let word = bare(key.split('\t').nth(1).unwrap_or_default());
            let one = self.words.entry(word).or_insert(Some(id));
            *one = one.filter(|it| *it == id);
            let all = self.records.entry(key).or_default();
            if !all.contains(&id) {
                all.push(id);
            }
        }
    }

    /// How a row stands to what is known; it is known itself then.
    pub fn meet(&mut self, workspace: &Workspace, mapping: &Mapping, row: &ReadRow) -> Match {
        let Some(collection) = mapping.collection() else {
            return Match::New;
        };
        let field = |path: &str| row.value(mapping, path).map(str::to_owned);
        let keys = keys(collection, &field);
        let mut found = Match::New;
        for key in &keys {
            let records = self.records.get(key).into_iter().flatten().copied();
            let contradicts = |it: &Id| contradicted(workspace, collection, *it, &field);
            let records: Vec<Id> = records.filter(|it| !contradicts(it)).collect();
            found = match (records.as_slice(), self.rows.get(key)) {
                ([one], _) => Match::Here(*one),
                ([], None) => continue,
                ([], Some(row)) => Match::Row(*row),
                _ => Match::Several(records),
            };
            break;
        }
        for key in keys {
            self.rows.entry(key).or_insert(row.number);
        }
        found
    }

    /// The records that say the same as these fields: by an identifier, or by a name and
    /// what belongs to it where no identifier says otherwise.
    pub fn like(
        &self,
        workspace: &Workspace,
        collection: Collection,
        field: &dyn Fn(&str) -> Option<String>,
    ) -> Vec<Id> {
        let mut all = Vec::new();
        for key in keys(collection, field) {
            for id in self.records.get(&key).into_iter().flatten().copied() {
                if !all.contains(&id) && !contradicted(workspace, collection, id, field) {
                    all.push(id);
                }
            }
        }
        all
    }

    /// The records that say the same as each other, in groups, as [`Self::like`] tells it:
    /// what looks like one thing kept twice.
    pub fn twins(&self, workspace: &Workspace, collection: Collection) -> Vec<Vec<Id>> {
        let mut groups: Vec<Vec<Id>> = Vec::new();
        let mut shared: Vec<&Vec<Id>> = self.records.values().filter(|it| it.len() > 1).collect();
        shared.sort_unstable();
        for ids in shared {
            let (Some(first), rest) = (ids.first(), ids.iter().skip(1)) else {
                continue;
            };
            let text = workspace.record(collection, *first).unwrap_or_default();
            let fields = Fields::of(collection, text);
            let field = |path: &str| fields.get(path);
            let like = rest.filter(|it| !contradicted(workspace, collection, **it, &field));
            let mut group: Vec<Id> = std::iter::once(first).chain(like).copied().collect();
            // What a group before it holds already, joins it there.
            let known = groups
                .iter_mut()
                .find(|it| it.iter().any(|id| group.contains(id)));
            match known {
                Some(known) => {
                    group.retain(|it| !known.contains(it));
                    known.append(&mut group);
                }
                None if group.len() > 1 => groups.push(group),
                None => {}
            }
        }
        groups
    }

    /// The one record that a text names: by an identifier or by a name.
    pub fn one(&self, text: &str) -> Option<Id> {
        self.words.get(&bare(text)).copied().flatten()
    }
}

/// Whether a record has another identifier than these fields: the surest that both have
/// decides.
fn contradicted(
    workspace: &Workspace,
    collection: Collection,
    id: Id,
    field: &dyn Fn(&str) -> Option<String>,
) -> bool {
    let record = workspace.record(collection, id).unwrap_or_default();
    let mut all = identifiers(collection).iter();
    let both = all.find_map(|it| Some((value_at(record, it)?, field(it)?)));
    both.is_some_and(|(here, there)| here != there)
}

/// The fields of a record that tell it apart, read in one pass.
struct Fields(Vec<(&'static str, String)>);

impl Fields {
    fn of(collection: Collection, text: &str) -> Self {
        let (names, beside) = named(collection);
        let names = names.iter().copied().flatten();
        let paths = identifiers(collection).iter().chain(names).chain(beside);
        let paths: Vec<&'static str> = paths.copied().collect();
        let mut found = Vec::new();
        let mut take = |path: &str, raw: &str| {
            let path = paths.iter().find(|it| **it == path);
            let value = json::string(raw).filter(|it| !it.is_empty());
            found.extend(path.copied().zip(value.map(Cow::into_owned)));
        };
        let read = json::members(text, |name, raw| {
            if raw.starts_with('{') {
                let inside = json::members(raw, |inner, raw| take(&format!("{name}.{inner}"), raw));
                inside.ok();
            } else {
                take(&name, raw);
            }
        });
        // What cannot be read is the same as nothing.
        read.ok();
        Self(found)
    }

    fn get(&self, path: &str) -> Option<String> {
        let found = self.0.iter().find(|(it, _)| *it == path);
        found.map(|(_, value)| value.clone())
    }
}

/// What tells a record apart: its identifiers, then its names with what belongs to them.
fn keys(collection: Collection, field: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    let mut keys = Vec::new();
    for path in identifiers(collection) {
        keys.extend(field(path).map(|it| format!("{path}\t{it}")));
    }
    let (names, beside) = named(collection);
    for parts in names {
        let words: Option<Vec<String>> = parts.iter().map(|it| field(it)).collect();
        let Some(words) = words else {
            continue;
        };
        let name = bare(&words.concat());
        if name.is_empty() {
            continue;
        }
        let mut key = format!("name\t{name}");
        for path in beside {
            key.push('\t');
            key.push_str(&field(path).unwrap_or_default());
        }
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// A name without what people write differently: case, accents, spaces, hyphens.
fn bare(name: &str) -> String {
    fold(name)
        .chars()
        .filter(|it| it.is_alphanumeric())
        .collect()
}
