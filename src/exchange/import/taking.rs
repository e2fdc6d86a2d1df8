//! What somebody takes over of a table, as one command.

use super::known::Match;
use super::mapping::Mapping;
use super::rows::ReadRow;
use super::target::Target;
use crate::model::json;
use crate::model::records::{Collection, Id, value_at};
use crate::model::value::Kind;
use crate::text::fold;
use crate::workspace::command::Brought;
use crate::workspace::json::{quoted, stored};
use crate::workspace::{Workspace, edit, path::Path};
use std::collections::{BTreeMap, HashMap};

/// What is done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Nothing.
    Skip,
    /// What it says is put where nothing stands yet.
    Fill,
    /// What it says is put in place of what stands.
    Replace,
    /// It becomes a record of its own.
    New,
}

/// A row, and what was decided of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided<'a> {
    /// The row.
    pub row: &'a ReadRow,
    /// How it stands to what is here.
    pub is: Match,
    /// What is done with it.
    pub choice: Choice,
}

/// What is proposed for a row: a new record where it says enough for one, what is missing
/// where there is a record already, and nothing of what stands twice or is not clear.
pub fn proposed(is: &Match, missing: &[&str]) -> Choice {
    match is {
        Match::New if missing.is_empty() => Choice::New,
        Match::Here(_) => Choice::Fill,
        Match::New | Match::Several(_) | Match::Row(_) => Choice::Skip,
    }
}

/// What rows bring: new records, and places of those that are here. One command takes it
/// ([`crate::workspace::Command::Bring`]), slice by slice.
pub fn brought(
    workspace: &Workspace,
    mapping: &Mapping,
    decided: &[Decided<'_>],
    new_id: &mut dyn FnMut() -> Id,
) -> Vec<Brought> {
    let mut taking = Taking::default();
    for one in decided {
        taking.take(workspace, mapping, one, new_id);
    }
    taking.done(mapping)
}

/// What a row says of an item: the field inside it, the place, and the value.
type Said<'a> = (&'a str, &'a Target, &'a str);

/// A table that is being taken over, for callers that pause between its rows.
#[derive(Clone, Debug, Default)]
pub struct Taking {
    /// The record that a row became, or fills.
    of_row: HashMap<u32, Id>,
    /// The records that are new or filled, as they will be.
    texts: HashMap<Id, String>,
    order: Vec<Id>,
}

impl Taking {
    /// Takes one more row.
    pub fn take(
        &mut self,
        workspace: &Workspace,
        mapping: &Mapping,
        one: &Decided<'_>,
        new_id: &mut dyn FnMut() -> Id,
    ) {
        let Some(collection) = mapping.collection() else {
            return;
        };
        let here = match &one.is {
            Match::Here(id) => Some(*id),
            Match::Row(number) => self.of_row.get(number).copied(),
            Match::New | Match::Several(_) => None,
        };
        let number = one.row.number;
        let (id, over) = match (one.choice, here) {
            (Choice::Skip, here) => {
                // Rows below that say the same as this one still find its record.
                self.of_row.extend(here.map(|id| (number, id)));
                return;
            }
            (Choice::New, _) | (_, None) => {
                let id = new_id();
                self.of_row.insert(number, id);
                self.order.push(id);
                let said = said(collection, mapping, one.row);
                self.texts.insert(id, fresh(collection, id, &said, new_id));
                return;
            }
            (Choice::Fill, Some(id)) => (id, false),
            (Choice::Replace, Some(id)) => (id, true),
        };
        self.of_row.insert(number, id);
        let text = self.texts.remove(&id).or_else(|| {
            self.order.push(id);
            workspace.record(collection, id).map(str::to_owned)
        });
        // Deleted meanwhile: it comes back as a record of its own.
        let text = text.unwrap_or_else(|| format!("{{\"id\":\"{id}\"}}"));
        let said = said(collection, mapping, one.row);
        let text = filled(collection, text, &said, over, new_id);
        self.texts.insert(id, text);
    }

    /// What all rows bring, in their order.
    pub fn done(mut self, mapping: &Mapping) -> Vec<Brought> {
        let Some(collection) = mapping.collection() else {
            return Vec::new();
        };
        let texts = self.order.into_iter();
        let texts = texts.filter_map(|id| Some((id, self.texts.remove(&id)?)));
        texts
            .map(|(id, text)| Brought::whole(collection, id, text))
            .collect()
    }
}

/// What a row says: of the record itself, and of items of its lists.
struct SaidOf<'a> {
    fields: Vec<Said<'a>>,
    items: BTreeMap<(&'static str, u8), Vec<Said<'a>>>,
}

fn said<'a>(collection: Collection, mapping: &'a Mapping, row: &'a ReadRow) -> SaidOf<'a> {
    let mut said = SaidOf {
        fields: Vec::new(),
        items: BTreeMap::new(),
    };
    for (column, target) in mapping.filled() {
        let cell = row.cells.iter().find(|it| it.column == column);
        let Some(value) = cell.and_then(|it| it.value.as_deref()) else {
            continue;
        };
        match (target.list(collection), target.item) {
            (Some((list, field)), Some(item)) => {
                let fields = said.items.entry((list, item)).or_default();
                fields.push((field, target, value));
            }
            _ => said.fields.push((&target.path, target, value)),
        }
    }
    said
}

/// The text of a new record, written in one go: a large table has many.
fn fresh(
    collection: Collection,
    id: Id,
    said: &SaidOf<'_>,
    new_id: &mut dyn FnMut() -> Id,
) -> String {
    // Names of a group (`names.fr`) stand in one object, where the first of them stands.
    let mut members: Vec<(&str, String)> = Vec::new();
    for (path, target, value) in &said.fields {
        let raw = raw(collection, target, value);
        match path.split_once('.') {
            None => members.push((path, raw)),
            Some((group, name)) => {
                let member = member(name, &raw);
                match members.iter_mut().find(|(it, _)| *it == group) {
                    Some((_, text)) => {
                        text.push(',');
                        text.push_str(&member);
                    }
                    None => members.push((group, format!("{{{member}"))),
                }
            }
        }
    }
    for (_, text) in members.iter_mut().filter(|(_, it)| it.starts_with('{')) {
        text.push('}');
    }
    for ((list, _), fields) in &said.items {
        let mut item = format!("{{\"id\":\"{}\"", new_id());
        for (field, target, value) in fields {
            item.push(',');
            item.push_str(&member(field, &raw(collection, target, value)));
        }
        item.push('}');
        match members.iter_mut().find(|(it, _)| it == list) {
            Some((_, text)) => {
                text.push(',');
                text.push_str(&item);
            }
            None => members.push((list, format!("[{item}"))),
        }
    }
    for (_, text) in members.iter_mut().filter(|(_, it)| it.starts_with('[')) {
        text.push(']');
    }
    let mut text = format!("{{\"id\":\"{id}\"");
    for (name, value) in members {
        text.push(',');
        text.push_str(&member(name, &value));
    }
    text.push('}');
    text
}

/// A member of an object, of its name and its value as JSON.
fn member(name: &str, raw: &str) -> String {
    format!("{}:{raw}", quoted(name))
}

/// A record with what a row says.
fn filled(
    collection: Collection,
    mut text: String,
    said: &SaidOf<'_>,
    over: bool,
    new_id: &mut dyn FnMut() -> Id,
) -> String {
    let put = |text: String, path: &Path, target: &Target, value: &str| {
        let raw = raw(collection, target, value);
        edit::set(&text, &path.0, Some(&raw)).unwrap_or(text)
    };
    for (path, target, value) in &said.fields {
        if over || value_at(&text, path).is_none() {
            text = put(text, &Path::of_field(path), target, value);
        }
    }
    let mut met: Vec<String> = Vec::new();
    for ((list, _), fields) in &said.items {
        let known = same_item(collection, &text, (list, &met), fields);
        let id = known.clone().unwrap_or_else(|| new_id().to_string());
        met.push(id.clone());
        for (field, target, value) in fields {
            let there = value_at(&text, &format!("{list}.{id}.{field}")).is_some();
            if known.is_none() || over || !there {
                let path = Path::of_field(list).item(&id).field(field);
                text = put(text, &path, target, value);
            }
        }
    }
    text
}

/// A value as it is stored.
fn raw(collection: Collection, target: &Target, value: &str) -> String {
    stored(target.kind(collection).unwrap_or(Kind::Text), value)
}

/// The item of a list that says the same as some fields, none of those that the row has met
/// or made already. Somebody is told by the address, else by the name; anything else by its
/// code or name, or, where neither is said, by page or address, with the same choices and no
/// other note; of items that say none of these, by the same choices. An item without an id of
/// its own is passed over.
fn same_item(
    collection: Collection,
    text: &str,
    (list, met): (&str, &[String]),
    fields: &[Said<'_>],
) -> Option<String> {
    let said = |name: &&str| fields.iter().find(|it| it.0 == *name);
    let ways: Vec<&Said<'_>> = if list == "contacts" {
        ["email", "name"].iter().filter_map(said).collect()
    } else {
        let own: Vec<_> = ["code", "name"].iter().filter_map(said).collect();
        if own.is_empty() {
            ["url", "email"].iter().filter_map(said).collect()
        } else {
            own
        }
    };
    let says = |item: &str, said: &Said<'_>| {
        value_at(item, said.0).is_some_and(|it| fold(&it) == fold(said.2))
    };
    let is_choice = |it: &&Said<'_>| matches!(it.1.kind(collection), Some(Kind::Choice(_)));
    let choices: Vec<&Said<'_>> = fields.iter().filter(is_choice).collect();
    // What tells two services of one address apart.
    let apart = choices.iter().copied().chain(said(&"note"));
    let apart: Vec<&Said<'_>> = apart.collect();
    let agrees = |item: &str| {
        let mut all = apart.iter();
        list == "contacts" || all.all(|it| value_at(item, it.0).is_none() || says(item, it))
    };
    let raw = edit::get(text, &Path::of_field(list).0).ok()??;
    let find = |is_it: &dyn Fn(&str) -> bool| {
        let mut found = None;
        let read = json::items(&raw, |item| {
            let id = value_at(item, "id").filter(|it| it.parse::<Id>().is_ok());
            let id = id.map(std::borrow::Cow::into_owned);
            let open = id.filter(|it| !met.contains(it));
            if found.is_none() && open.is_some() && is_it(item) {
                found = open;
            }
        });
        read.ok().and(found)
    };
    if ways.is_empty() {
        return find(&|item| !choices.is_empty() && choices.iter().all(|it| says(item, it)));
    }
    let mut ways = ways.into_iter();
    ways.find_map(|way| find(&|item| says(item, way) && agrees(item)))
}
