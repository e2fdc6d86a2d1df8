//! Floor 4: the open dataset. Commands, change sets, pages, undo, merging, migrations.
//!
//! *Invariant*: a record is its JSON text. Everything here changes one place of that
//! text and leaves the rest byte for byte, whatever it means; what a record says is
//! read by the types of [`crate::model::records`].
//!
//! A [`Command`] is planned into a [`ChangeSet`], the change set into [`PageEdit`]s,
//! and these are applied twice by the same code: to the pages in memory at once, and
//! to the pages in the store inside one transaction.

pub mod bulk;
pub mod change;
pub mod command;
pub mod compare;
pub mod diff;
mod draft;
pub mod edit;
pub mod fallen;
pub mod flat;
pub mod forget;
pub mod frozen;
pub mod history;
pub mod json;
pub mod listing;
pub mod merge;
pub mod name;
pub mod page;
pub mod path;
pub mod planning;
pub mod register;
pub mod schema;
pub mod table;

pub use change::{ChangeSet, Deed, Entry, Refusal};
pub use command::{Command, Plan, Rejection};

use crate::model::records::{Collection, Id};
use history::History;
use json::JsonError;
use page::{Page, page_size};
use std::collections::{BTreeMap, HashMap};
use table::Table;

/// Every record of one space, in memory.
#[derive(Debug)]
pub struct Workspace {
    /// One for each of [`Collection::ALL`], in that order.
    tables: [Table; Collection::ALL.len()],
    /// What was done.
    pub history: History,
}

/// What a change set moves in one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageEdit {
    /// The collection of the page.
    pub collection: Collection,
    /// The number of the page.
    pub page: u32,
    /// Whether the page is begun for these entries: if the store has one of this
    /// number already, another tab was faster.
    pub fresh: bool,
    /// Which entries of the change set, in their order.
    pub entries: Vec<usize>,
}

impl PageEdit {
    /// The entries of the change set that concern the page.
    pub fn of<'a>(&self, set: &'a ChangeSet) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter_map(|at| set.entries.get(*at))
    }
}

impl Default for Workspace {
    fn default() -> Self {
        Self {
            tables: Collection::ALL.map(Table::new),
            history: History::default(),
        }
    }
}

impl Workspace {
    /// The table of a collection.
    pub fn table(&self, collection: Collection) -> &Table {
        let [first, rest @ ..] = &self.tables;
        rest.iter()
            .find(|it| it.collection() == collection)
            .unwrap_or(first)
    }

    /// The table of a collection, to change it.
    pub fn table_mut(&mut self, collection: Collection) -> &mut Table {
        let [first, rest @ ..] = &mut self.tables;
        rest.iter_mut()
            .find(|it| it.collection() == collection)
            .unwrap_or(first)
    }

    /// The text of a record.
    pub fn record(&self, collection: Collection, id: Id) -> Option<&str> {
        self.table(collection).get(id)
    }

    /// Every record of every collection.
    pub fn records(&self) -> impl Iterator<Item = (Collection, Id, &str)> {
        self.tables.iter().flat_map(|table| {
            table
                .records()
                .map(|(id, text)| (table.collection(), id, text))
        })
    }

    /// How many records there are in all.
    pub fn len(&self) -> usize {
        self.tables.iter().map(Table::len).sum()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The pages that a change set concerns. New records fill the last page and go on in
    /// the next one; those of a bulk command begin pages of their own, as they are
    /// kept nowhere else ([`ChangeSet::kept`]). All that concerns one record stands
    /// together.
    pub fn edits(&self, set: &ChangeSet) -> Vec<PageEdit> {
        let mut known: BTreeMap<(Collection, u32), Vec<usize>> = BTreeMap::new();
        let mut new: BTreeMap<Collection, Vec<usize>> = BTreeMap::new();
        for (at, entry) in set.entries.iter().enumerate() {
            match self.table(entry.collection).place(entry.id) {
                Some(page) => known.entry((entry.collection, page)).or_default().push(at),
                None => new.entry(entry.collection).or_default().push(at),
            }
        }
        let mut edits = Vec::new();
        for (collection, entries) in new {
            let table = self.table(collection);
            let mut records = by_record(set, &entries);
            if !set.is_bulk() {
                let page = table.page_for_new();
                let next = table.fresh_page().max(page.saturating_add(1));
                let size = page_size(collection);
                let room = size.saturating_sub(table.list(page).map_or(0, Page::len));
                let later = records.split_off(room.min(records.len()));
                for (page, records) in [(page, records), (next, later)] {
                    if !records.is_empty() {
                        let entries = known.entry((collection, page)).or_default();
                        entries.extend(records.concat());
                    }
                }
                continue;
            }
            for (page, records) in (table.fresh_page()..).zip(records.chunks(page_size(collection)))
            {
                edits.push(PageEdit {
                    collection,
                    page,
                    fresh: true,
                    entries: records.concat(),
                });
            }
        }
        edits.extend(
            known
                .into_iter()
                .map(|((collection, page), entries)| PageEdit {
                    collection,
                    page,
                    fresh: false,
                    entries,
                }),
        );
        edits
    }

    /// Applies one edit to the pages in memory, and tells which records moved.
    ///
    /// # Errors
    /// A record's text is not what its entry supposes; the page stays as it was.
    pub fn apply(
        &mut self,
        edit: &PageEdit,
        set: &ChangeSet,
        refused: &mut Vec<Refusal>,
    ) -> Result<Vec<Id>, JsonError> {
        let table = self.table_mut(edit.collection);
        let mut page = table.page(edit.page).cloned().unwrap_or_default();
        page.apply(edit.of(set), &set.at, refused)?;
        Ok(table.adopt(edit.page, page))
    }

    /// Takes a page over from the store.
    pub fn adopt(&mut self, collection: Collection, number: u32, page: Page) -> Vec<Id> {
        self.table_mut(collection).adopt(number, page)
    }
}

/// These entries of a change set, those of each record together, in the order in which the
/// records come.
fn by_record(set: &ChangeSet, entries: &[usize]) -> Vec<Vec<usize>> {
    let mut places: HashMap<Id, usize> = HashMap::new();
    let mut records: Vec<Vec<usize>> = Vec::new();
    for at in entries {
        let Some(entry) = set.entries.get(*at) else {
            continue;
        };
        let place = *places.entry(entry.id).or_insert(records.len());
        match records.get_mut(place) {
            Some(record) => record.push(*at),
            None => records.push(vec![*at]),
        }
    }
    records
}
