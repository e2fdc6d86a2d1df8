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
use crate::workspace::json::quoted;
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
    let Some(collection) = mapping.collection() else {
        return Vec::new();
    };
    let mut taking = Taking {
        workspace,
        collection,
        mapping,
        of_row: HashMap::new(),
        texts: BTreeMap::new(),
        order: Vec::new(),
    };
    for one in decided {
        taking.take(one, new_id);
    }
    taking.done()
}

/// What a row says of an item: the field inside it, the place, and the value.
type Said<'a> = (&'a str, &'a Target, &'a str);

/// A table being taken over.
struct Taking<'a> {
    workspace: &'a Workspace,
    collection: Collection,
    mapping: &'a Mapping,
    /// The record that a row became, or fills.
    of_row: HashMap<u32, Id>,
    /// The records that are new or filled, as they will be.
    texts: BTreeMap<Id, String>,
    order: Vec<Id>,
}

impl Taking<'_> {
    fn take(&mut self, one: &Decided<'_>, new_id: &mut dyn FnMut() -> Id) {
        let here = match &one.is {
            Match::Here(id) => Some(*id),
            Match::Row(number) => self.of_row.get(number).copied(),
            Match::New | Match::Several(_) => None,
        };
        let (id, over) = match (one.choice, here) {
            (Choice::Skip, here) => {
                // Rows below that say the same as this one still find its record.
                self.of_row.extend(here.map(|id| (one.row.number, id)));
                return;
            }
            (Choice::New, _) | (_, None) => (new_id(), false),
            (Choice::Fill, Some(id)) => (id, false),
            (Choice::Replace, Some(id)) => (id, true),
        };
        self.of_row.insert(one.row.number, id);
        let text = self.texts.remove(&id).unwrap_or_else(|| {
            self.order.push(id);
            let here = self.workspace.record(self.collection, id);
            here.map_or_else(|| format!("{{\"id\":\"{id}\"}}"), str::to_owned)
        });
        let text = self.filled(text, one.row, over, new_id);
        self.texts.insert(id, text);
    }

    /// A record with what a row says.
    fn filled(
        &self,
        mut text: String,
        row: &ReadRow,
        over: bool,
        new_id: &mut dyn FnMut() -> Id,
    ) -> String {
        let mut items: BTreeMap<(&str, u8), Vec<Said<'_>>> = BTreeMap::new();
        for (column, target) in self.mapping.filled() {
            let cell = row.cells.iter().find(|it| it.column == column);
            let Some(value) = cell.and_then(|it| it.value.as_deref()) else {
                continue;
            };
            match (target.list(self.collection), target.item) {
                (Some((list, field)), Some(item)) => {
                    let fields = items.entry((list, item)).or_default();
                    fields.push((field, target, value));
                }
                _ if over || value_at(&text, &target.path).is_none() => {
                    text = self.put(text, &Path::of_field(&target.path), target, value);
                }
                _ => {}
            }
        }
        for ((list, _), fields) in items {
            let known = same_item(&text, list, &fields);
            let id = known.clone().unwrap_or_else(|| new_id().to_string());
            for (field, target, value) in fields {
                let there = value_at(&text, &format!("{list}.{id}.{field}")).is_some();
                if known.is_none() || over || !there {
                    let path = Path::of_field(list).item(&id).field(field);
                    text = self.put(text, &path, target, value);
                }
            }
        }
        text
    }

    fn put(&self, text: String, path: &Path, target: &Target, value: &str) -> String {
        let raw = match target.kind(self.collection) {
            Some(Kind::Flag) => value.to_owned(),
            _ => quoted(value),
        };
        edit::set(&text, &path.0, Some(&raw)).unwrap_or(text)
    }

    fn done(mut self) -> Vec<Brought> {
        let mut all = Vec::new();
        for id in self.order {
            if let Some(text) = self.texts.remove(&id) {
                all.push(Brought::whole(self.collection, id, text));
            }
        }
        all
    }
}

/// The item of a list that says the same as some fields: the same address, or else the same
/// name. An item without an id of its own is passed over.
fn same_item(text: &str, list: &str, fields: &[Said<'_>]) -> Option<String> {
    let of = |name: &str| fields.iter().find(|it| it.0 == name).map(|it| fold(it.2));
    let raw = edit::get(text, &Path::of_field(list).0).ok()??;
    let mut found = None;
    for name in ["email", "code", "name"] {
        let Some(wanted) = of(name) else {
            continue;
        };
        let read = json::items(&raw, |item| {
            let same = value_at(item, name).is_some_and(|it| fold(&it) == wanted);
            if same && found.is_none() {
                let id = value_at(item, "id").filter(|it| it.parse::<Id>().is_ok());
                found = id.map(std::borrow::Cow::into_owned);
            }
        });
        if read.is_err() || found.is_some() {
            break;
        }
    }
    found
}
