//! A tab without a page: a connection, and the records in memory as the page has them.

use passerelle::model::records::{Collection, Id};
use passerelle::storage::records::{Committed, Meta, Prepared};
use passerelle::storage::{Database, Failure, database};
use passerelle::workspace::history::Header;
use passerelle::workspace::path::Path;
use passerelle::workspace::schema::{self, SCHEMA};
use passerelle::workspace::{ChangeSet, Command, PageEdit, Workspace};
use std::borrow::Cow;
use std::cell::Cell;

/// The moment of every command.
pub const AT: &str = "2026-11-22T04:18:00Z";

thread_local! {
    static LAST: Cell<u128> = const { Cell::new(0xc0de_0000) };
}

/// A tab that has opened a database.
pub struct Tab {
    pub database: Database,
    pub workspace: Workspace,
    /// The pages that could not be read.
    pub damaged: Vec<(Collection, u32)>,
}

/// What a tab is about to save.
pub struct Pending {
    pub set: ChangeSet,
    pub header: Header,
    pub edits: Vec<PageEdit>,
    pub fresh: Vec<Prepared>,
}

impl Tab {
    /// Opens a database that is new.
    pub async fn new(name: &str) -> Self {
        database::erase(name).await.unwrap();
        Self::open(name).await.unwrap()
    }

    /// Opens a database as the page does.
    pub async fn open(name: &str) -> Result<Self, Failure> {
        let database = Database::open(name).await?;
        if let Some(meta) = database.meta().await?
            && meta != Meta::current()
        {
            migrate(&database, meta.schema).await?;
        }
        let mut tab = Self {
            database,
            workspace: Workspace::default(),
            damaged: Vec::new(),
        };
        for it in tab.database.lists(&Collection::ALL).await? {
            if let Some(list) = it.page {
                let table = tab.workspace.table_mut(it.collection);
                table.adopt_list(it.number, list);
            }
        }
        for it in tab.database.pages(&Collection::ALL).await? {
            let table = tab.workspace.table_mut(it.collection);
            if let Some(page) = it.page {
                table.adopt(it.number, page);
            } else {
                table.lock(it.number, &it.known);
                tab.damaged.push((it.collection, it.number));
            }
        }
        tab.workspace.history = tab.database.history().await?;
        Ok(tab)
    }

    /// Carries a command out in memory.
    pub fn plan(&mut self, command: Command) -> Pending {
        let id = Id::of_random(LAST.replace(LAST.get() + 1));
        let set = command.plan(&self.workspace, id, AT).unwrap().set;
        let edits = self.workspace.edits(&set);
        for edit in &edits {
            let mut refused = Vec::new();
            self.workspace.apply(edit, &set, &mut refused).unwrap();
            assert_eq!(refused, []);
        }
        let name = |of, id| self.workspace.table(of).row(id).unwrap_or("").to_owned();
        let header = Header::of(&set, name);
        let fresh = edits.iter().filter(|it| it.fresh);
        let fresh = fresh.map(|it| Prepared::of(&self.workspace, it.collection, it.page).unwrap());
        Pending {
            fresh: fresh.collect(),
            set: set.kept(),
            header,
            edits,
        }
    }

    /// Saves what was planned, and takes over what the store has then.
    pub async fn save(&mut self, it: &Pending) -> Result<Committed, Failure> {
        let mut committed = self
            .database
            .commit(&it.set, &it.header, &it.edits, &it.fresh)
            .await?;
        for (collection, number, page) in committed.pages.drain(..) {
            self.workspace.adopt(collection, number, page);
        }
        Ok(committed)
    }

    /// Carries a command out and saves it.
    pub async fn run(&mut self, command: Command) -> Result<Committed, Failure> {
        let pending = self.plan(command);
        self.save(&pending).await
    }

    /// The text of a partner.
    pub fn partner(&self, number: u128) -> &str {
        let record = self.workspace.record(Collection::Partner, id(number));
        record.unwrap_or_default()
    }
}

/// Brings a store of an older schema up to date, as the page does.
pub async fn migrate(database: &Database, from: u32) -> Result<(), Failure> {
    let older = from < SCHEMA;
    database
        .rewrite(|collection, text| {
            let migrated = older.then(|| schema::migrate(collection, from, text).ok())?;
            migrated.map(Cow::into_owned)
        })
        .await
}

pub fn id(number: u128) -> Id {
    Id::from_u128(number)
}

/// The text of a partner of this name.
pub fn partner(number: u128, name: &str) -> String {
    let id = id(number);
    format!(r#"{{"id":"{id}","names":{{"local":"{name}"}}}}"#)
}

/// Adds a partner of this name.
pub fn add(number: u128, name: &str) -> Command {
    Command::Add(Collection::Partner, partner(number, name))
}

/// Puts a text in a field of a partner.
pub fn set(number: u128, field: &str, text: &str) -> Command {
    let value = format!("\"{text}\"");
    Command::Set(
        Collection::Partner,
        id(number),
        Path::of_field(field),
        Some(value),
    )
}
