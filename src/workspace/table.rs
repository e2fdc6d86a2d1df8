//! One collection of the open dataset: its pages, and where each record stands.

use super::page::{Page, page_size};
use crate::model::records::{Collection, Id, columns, summarise};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Which columns a list page holds: one more whenever they change.
pub const LISTS_VERSION: u32 = 4;

/// The pages of one collection in memory. List pages have the numbers of their pages.
#[derive(Debug)]
pub struct Table {
    collection: Collection,
    pages: BTreeMap<u32, Page>,
    lists: BTreeMap<u32, Page>,
    places: HashMap<Id, u32>,
    gone: HashMap<Id, Box<str>>,
    locked: BTreeSet<u32>,
    /// Records that stand in locked pages, as far as that is known.
    unreadable: HashSet<Id>,
}

impl Table {
    /// The empty table of a collection.
    pub fn new(collection: Collection) -> Self {
        Self {
            collection,
            pages: BTreeMap::new(),
            lists: BTreeMap::new(),
            places: HashMap::new(),
            gone: HashMap::new(),
            locked: BTreeSet::new(),
            unreadable: HashSet::new(),
        }
    }

    /// The collection.
    pub fn collection(&self) -> Collection {
        self.collection
    }

    /// The text of a record.
    pub fn get(&self, id: Id) -> Option<&str> {
        self.pages.get(self.places.get(&id)?)?.get(id)
    }

    /// The page in which a record stands.
    pub fn place(&self, id: Id) -> Option<u32> {
        self.places.get(&id).copied()
    }

    /// The pages and their numbers.
    pub fn pages(&self) -> impl Iterator<Item = (u32, &Page)> {
        self.pages.iter().map(|(number, page)| (*number, page))
    }

    /// One page.
    pub fn page(&self, number: u32) -> Option<&Page> {
        self.pages.get(&number)
    }

    /// The list page beside a page.
    pub fn list(&self, number: u32) -> Option<&Page> {
        self.lists.get(&number)
    }

    /// What a list shows of each record: its columns, with tabs between them.
    pub fn rows(&self) -> impl Iterator<Item = (Id, &str)> {
        self.standing(&self.lists)
    }

    /// What a list shows of one record.
    pub fn row(&self, id: Id) -> Option<&str> {
        self.lists.get(self.places.get(&id)?)?.get(id)
    }

    /// Every record.
    pub fn records(&self) -> impl Iterator<Item = (Id, &str)> {
        self.standing(&self.pages)
    }

    /// What stands where it counts: two tabs that read one file at once may both have
    /// kept its records, and each is there once all the same.
    fn standing<'a>(
        &'a self,
        pages: &'a BTreeMap<u32, Page>,
    ) -> impl Iterator<Item = (Id, &'a str)> {
        pages.iter().flat_map(move |(number, page)| {
            page.records()
                .filter(move |(id, _)| self.places.get(id) == Some(number))
        })
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// When a record was deleted, if it was and has not come back.
    pub fn gone(&self, id: Id) -> Option<&str> {
        let here = self.place(id).is_some() || self.is_unreadable(id);
        let when = self.gone.get(&id).filter(|_| !here);
        when.map(|it| &**it)
    }

    /// Whether a record is there, in a page that cannot be read.
    pub fn is_unreadable(&self, id: Id) -> bool {
        self.unreadable.contains(&id) && self.place(id).is_none()
    }

    /// Every record that was deleted and has not come back, and when. One that came back
    /// to another page may have left its tombstone.
    pub fn all_gone(&self) -> impl Iterator<Item = (Id, &str)> {
        let gone = self.pages.values().flat_map(Page::gone);
        let gone: BTreeSet<Id> = gone.map(|(id, _)| id).collect();
        gone.into_iter().filter_map(|id| Some((id, self.gone(id)?)))
    }

    /// The last page, if it has room for one more record, or the number after it.
    pub fn page_for_new(&self) -> u32 {
        match self.lists.last_key_value() {
            Some((number, page)) if page.len() < page_size(self.collection) => *number,
            _ => self.fresh_page(),
        }
    }

    /// The number after every page.
    pub fn fresh_page(&self) -> u32 {
        let last = |pages: &BTreeMap<u32, Page>| pages.last_key_value().map(|(number, _)| *number);
        let last = last(&self.lists).max(last(&self.pages));
        let last = last.max(self.locked.last().copied());
        last.map_or(0, |it| it.saturating_add(1))
    }

    /// Keeps a page that cannot be read from ever being written over: its records are
    /// not shown, and its number is not used again. Which ones stand in it, its list page
    /// says, or what is left of its index (`known`).
    pub fn lock(&mut self, number: u32, known: &[Id]) {
        self.locked.insert(number);
        self.unreadable.extend(known);
        if let Some(list) = self.lists.remove(&number) {
            for (id, _) in list.records() {
                self.displace(id, number);
                self.unreadable.insert(id);
            }
        }
    }

    /// Puts a page in its place, and tells which records now differ from before.
    pub fn adopt(&mut self, number: u32, page: Page) -> Vec<Id> {
        let list = self.renewed_list(number, &page);
        self.adopt_with_list(number, page, list)
    }

    /// The list page of a page, with the rows of records that are as they were.
    fn renewed_list(&self, number: u32, page: &Page) -> Page {
        let (Some(old), Some(list)) = (self.pages.get(&number), self.lists.get(&number)) else {
            return list_page(self.collection, page);
        };
        let texts: HashMap<Id, &str> = old.records().collect();
        let rows: HashMap<Id, &str> = list.records().collect();
        let rows = page.records().map(|(id, text)| {
            let same = texts.get(&id) == Some(&text);
            let kept = rows.get(&id).filter(|_| same);
            let row = kept.map_or_else(|| row(self.collection, text), |it| (*it).into());
            (id, row)
        });
        Page::of(rows.collect())
    }

    /// Puts a page in its place that has just been read from the store. Its list page was
    /// read before it, and is made only where it is missing or is not of this page.
    pub fn load(&mut self, number: u32, page: Page) {
        let list = self.lists.remove(&number).filter(|list| {
            let ids = list.records().map(|(id, _)| id);
            ids.eq(page.records().map(|(id, _)| id))
        });
        let list = list.unwrap_or_else(|| list_page(self.collection, &page));
        self.adopt_with_list(number, page, list);
    }

    /// The same as [`Self::adopt`], with its list page already made.
    pub fn adopt_with_list(&mut self, number: u32, page: Page, list: Page) -> Vec<Id> {
        let old = self.pages.insert(number, page).unwrap_or_default();
        let page = self.pages.get(&number);
        let before: HashMap<Id, &str> = old.records().collect();
        let mut moved = Vec::new();
        let mut displaced = Vec::new();
        let mut still = 0_usize;
        for (id, text) in page.into_iter().flat_map(Page::records) {
            let was = before.get(&id);
            still += usize::from(was.is_some());
            if was != Some(&text) {
                moved.push(id);
            }
            self.places.insert(id, number);
        }
        if still < before.len() {
            let left = page.map(|page| page.records().map(|(id, _)| id).collect());
            let left: HashSet<Id> = left.unwrap_or_default();
            for (id, _) in old.records().filter(|(id, _)| !left.contains(id)) {
                displaced.push(id);
                moved.push(id);
            }
        }
        for (id, when) in page.into_iter().flat_map(Page::gone) {
            let known = self.gone.entry(id).or_default();
            if **known < *when {
                *known = when.into();
            }
        }
        self.lists.insert(number, list);
        for id in displaced {
            self.displace(id, number);
        }
        moved
    }

    /// Takes note that a record stands no longer in a page.
    fn displace(&mut self, id: Id, number: u32) {
        if self.places.get(&id) == Some(&number) {
            self.places.remove(&id);
        }
    }

    /// Puts a list page in its place, before its page is read.
    pub fn adopt_list(&mut self, number: u32, list: Page) {
        for (id, _) in list.records() {
            self.places.insert(id, number);
        }
        self.lists.insert(number, list);
    }
}

/// The list page of a page. A record that cannot be read shows as an empty row.
pub fn list_page(collection: Collection, page: &Page) -> Page {
    Page::of(
        page.records()
            .map(|(id, text)| (id, row(collection, text)))
            .collect(),
    )
}

/// What a row says of one of its columns, by the path of the field; empty where that is
/// nothing, or no column.
pub fn cell<'a>(collection: Collection, row: &'a str, path: &str) -> &'a str {
    let at = columns(collection).iter().position(|it| *it == path);
    at.and_then(|at| row.split('\t').nth(at))
        .unwrap_or_default()
}

/// The columns of a record with tabs between them; white space inside a column is
/// drawn as one space, as a page would.
fn row(collection: Collection, text: &str) -> Box<str> {
    let columns = summarise(collection, text).unwrap_or_default();
    let plain = |it: &String| it.replace(['\t', '\n', '\r'], " ");
    let columns: Vec<String> = columns.iter().map(plain).collect();
    columns.join("\t").into()
}
