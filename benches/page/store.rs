//! Many records into the store and out of it, as the desk of the page does it: the same
//! calls and the same slices, without anything to look at.

use crate::generator;
use crate::pause::{Slices, milliseconds, pause};
use passerelle::exchange::backup::{Content, Writer, digest};
use passerelle::exchange::{self, Received};
use passerelle::model::records::{Collection, Id};
use passerelle::storage::records::Prepared;
use passerelle::storage::{Database, database};
use passerelle::workspace::change::Deed;
use passerelle::workspace::command::{Brought, What};
use passerelle::workspace::history::Header;
use passerelle::workspace::path::Path;
use passerelle::workspace::{ChangeSet, Command, PageEdit, Workspace};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::ControlFlow;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

const STAY: Collection = Collection::Mobility;
const AT: &str = "2026-11-22T04:18:00Z";

/// What stays between two calls.
#[derive(Default)]
struct Held {
    stays: Vec<(Id, Box<str>)>,
    brought: Vec<Brought>,
    workspace: Workspace,
    database: Option<Rc<Database>>,
    content: Option<Content>,
    received: Received,
    /// What each part of the last call has taken, in milliseconds.
    parts: BTreeMap<&'static str, f64>,
    commands: u128,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::default();
}

fn held<T>(use_it: impl FnOnce(&mut Held) -> T) -> T {
    HELD.with_borrow_mut(use_it)
}

fn told(error: impl Display) -> JsError {
    JsError::new(&error.to_string())
}

fn database() -> Result<Rc<Database>, JsError> {
    held(|it| it.database.clone()).ok_or_else(|| JsError::new("no database"))
}

/// Notes what a part has taken.
fn note(part: &'static str, since: &mut f64) {
    let now = milliseconds();
    held(|it| *it.parts.entry(part).or_default() += now - *since);
    *since = now;
}

/// What the parts of the last call have taken, as JSON.
#[wasm_bindgen]
pub fn parts() -> String {
    let parts = held(|it| std::mem::take(&mut it.parts));
    serde_json::to_string(&parts).unwrap_or_default()
}

/// Makes so many records, and gives them as one JSON list.
#[wasm_bindgen]
pub fn make(count: usize) -> String {
    let stays = generator::stays(count);
    let texts: Vec<&str> = stays.iter().map(|(_, text)| &**text).collect();
    let list = format!("[{}]", texts.join(","));
    held(|it| it.stays = stays);
    list
}

/// Erases a database, opens it anew, and has the records ready as rows of a file.
#[wasm_bindgen]
pub async fn ready(name: String) -> Result<(), JsError> {
    close();
    database::erase(&name).await.map_err(told)?;
    let database = Database::open(&name).await.map_err(told)?;
    held(|it| {
        it.database = Some(Rc::new(database));
        let brought = it.stays.iter().map(|(id, text)| Brought {
            collection: STAY,
            id: *id,
            what: What::Whole(text.clone()),
        });
        it.brought = brought.collect();
    });
    Ok(())
}

/// Lets go of the database and of everything that was read from it.
#[wasm_bindgen]
pub fn close() {
    held(|it| {
        it.database = None;
        it.workspace = Workspace::default();
        it.brought = Vec::new();
        it.content = None;
        it.received = Received::default();
    });
}

/// What is about to be committed.
struct Pending {
    set: ChangeSet,
    header: Header,
    edits: Vec<PageEdit>,
}

async fn carry_out(command: Command) -> Result<Pending, JsError> {
    let mut since = milliseconds();
    let mut slices = Slices::begin();
    let begun = held(|it| {
        it.commands += 1;
        command.begin(&it.workspace, Id::of_random(it.commands), AT)
    });
    let mut planning = begun.map_err(told)?;
    let set = loop {
        let step = held(|it| planning.go_on(&it.workspace));
        planning = match step.map_err(told)? {
            ControlFlow::Continue(rest) => rest,
            ControlFlow::Break(plan) => break plan.set,
        };
        slices.breathe().await;
    };
    note("plan", &mut since);
    let edits = held(|it| it.workspace.edits(&set));
    note("edits", &mut since);
    let mut slices = Slices::begin();
    for edit in &edits {
        held(|it| it.workspace.apply(edit, &set, &mut Vec::new())).map_err(told)?;
        if edits.len() > 2 {
            slices.breathe().await;
        }
    }
    note("apply", &mut since);
    let header = Header::of(&set, |_, _| String::new());
    note("header", &mut since);
    Ok(Pending { set, header, edits })
}

async fn save(pending: Pending) -> Result<(), JsError> {
    let mut since = milliseconds();
    let mut fresh = Vec::new();
    let mut slices = Slices::begin();
    for edit in pending.edits.iter().filter(|it| it.fresh) {
        fresh.extend(held(|it| {
            Prepared::of(&it.workspace, edit.collection, edit.page)
        }));
        slices.breathe().await;
    }
    note("prepare", &mut since);
    let set = pending.set.kept();
    note("kept", &mut since);
    let committed = database()?
        .commit(&set, &pending.header, &pending.edits, &fresh)
        .await
        .map_err(told)?;
    note("commit", &mut since);
    held(|it| {
        for (collection, number, page) in committed.pages {
            it.workspace.adopt(collection, number, page);
        }
    });
    note("adopt", &mut since);
    Ok(())
}

/// Imports the records that are ready.
#[wasm_bindgen]
pub async fn import_stays() -> Result<(), JsError> {
    let brought = held(|it| std::mem::take(&mut it.brought));
    let pending = carry_out(Command::Bring(Deed::Import, brought)).await?;
    save(pending).await
}

/// Changes one place of one record.
#[wasm_bindgen]
pub async fn edit(at: usize, text: String) -> Result<(), JsError> {
    let id = held(|it| it.stays.get(at).map(|(id, _)| *id));
    let id = id.ok_or_else(|| JsError::new("no such record"))?;
    let path = Path::of_field("notes");
    let pending = carry_out(Command::Set(STAY, id, path, Some(format!("\"{text}\"")))).await?;
    save(pending).await
}

/// Opens a database up to its lists, and with all its records.
#[wasm_bindgen]
pub async fn open(name: String, all: bool) -> Result<usize, JsError> {
    let mut since = milliseconds();
    let database = Rc::new(Database::open(&name).await.map_err(told)?);
    database.meta().await.map_err(told)?;
    note("open", &mut since);
    let lists = database.lists(&Collection::ALL).await.map_err(told)?;
    note("lists", &mut since);
    for it in lists {
        held(|held| {
            let table = held.workspace.table_mut(it.collection);
            table.adopt_list(it.number, it.page.unwrap_or_default());
        });
    }
    note("adopt lists", &mut since);
    if all {
        pause().await;
        let mut slices = Slices::begin();
        for collection in Collection::ALL {
            let pages = database.pages(&[collection]).await.map_err(told)?;
            note("pages", &mut since);
            for it in pages {
                held(|held| {
                    let table = held.workspace.table_mut(collection);
                    table.load(it.number, it.page.unwrap_or_default());
                });
                slices.breathe().await;
            }
            note("adopt pages", &mut since);
        }
        held(|it| it.database = Some(database));
        Ok(held(|it| it.workspace.table(STAY).records().count()))
    } else {
        Ok(held(|it| it.workspace.table(STAY).rows().count()))
    }
}

/// Writes the backup of all records, up to its digest.
#[wasm_bindgen]
pub fn backup() {
    held(|it| {
        let room = it.workspace.records().map(|(_, _, text)| text.len() + 2);
        let mut writer = Writer::begin(AT, room.sum());
        for (collection, _, text) in it.workspace.records() {
            writer.add(collection, text);
        }
        it.content = Some(writer.gone([]));
    });
}

/// The bytes of the backup without its digest, so that reading it tells what reading
/// takes; the digest is measured on its own.
#[wasm_bindgen]
pub fn unsealed() -> Result<Vec<u8>, JsError> {
    let content = held(|it| it.content.take());
    let content = content.ok_or_else(|| JsError::new("no backup"))?;
    let mut bytes = content.sealed().map_err(told)?;
    let digest = b",\n\"sha256\":";
    let end = bytes.windows(digest.len()).rposition(|it| it == digest);
    bytes.truncate(end.unwrap_or_default());
    bytes.push(b'}');
    Ok(bytes)
}

/// Reads a file as *Restore* does, and tells how many records there are.
#[wasm_bindgen]
pub fn restore(bytes: &[u8]) -> Result<usize, JsError> {
    let received = exchange::read(bytes).map_err(told)?;
    let count = received.records.len();
    held(|it| it.received = received);
    Ok(count)
}

/// The digest of a file's bytes.
#[wasm_bindgen]
pub fn sha256(bytes: &[u8]) -> Result<String, JsError> {
    Ok(digest(std::str::from_utf8(bytes).map_err(told)?))
}
