//! Committing change sets.

use super::database::{CHANGES, Database, HISTORY, LISTS, META, META_KEY, PAGES, STORES};
use super::failure::Failure;
use super::records::Meta;
use super::transaction::Work;
use super::values::{
    Batches, PAGES_IN_A_ROW, bytes, decoded, key, put_page, put_text, read_meta, text,
};
use crate::model::records::Collection;
use crate::workspace::history::{Header, KEPT};
use crate::workspace::page::Page;
use crate::workspace::{ChangeSet, PageEdit, Refusal, Workspace};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::{IdbKeyRange, IdbObjectStore};

/// What a commit came to.
#[derive(Debug, Default)]
pub struct Committed {
    /// Pages that are in the store as the caller may not have them, in the order in
    /// which they are to be taken over.
    pub pages: Vec<(Collection, u32, Page)>,
    /// The pages that were written, for other tabs to read again. Those that a bulk
    /// command began may have other numbers than it gave them.
    pub written: Vec<(Collection, u32)>,
    /// The places that hold something else than the change set expected.
    pub refused: Vec<Refusal>,
}

impl Database {
    /// Carries out a change set: reads the pages it concerns, applies it to what was
    /// just read, writes pages, list pages and history, all in one transaction.
    /// `fresh` are the pages that it begins, as bytes made beforehand.
    ///
    /// # Errors
    /// Any [`Failure`]; the store is then as it was.
    pub async fn commit(
        &self,
        set: &ChangeSet,
        header: &Header,
        edits: &[PageEdit],
        fresh: &[Prepared],
    ) -> Result<Committed, Failure> {
        let work = self.begin(&STORES, true)?;
        match write(&work, set, header, edits, fresh).await {
            Ok(committed) => {
                work.end().await?;
                self.note_filled();
                Ok(committed)
            }
            Err(reason) => Err(work.give_up(reason)),
        }
    }

    /// Fills a store that was erased under the page: with pages, and with what was done.
    /// One that somebody else has filled meanwhile is left as it is.
    ///
    /// # Errors
    /// Any [`Failure`]; the store is then as it was.
    pub async fn refill(
        &self,
        pages: &[Prepared],
        done: &[(Header, ChangeSet)],
    ) -> Result<(), Failure> {
        let work = self.begin(&STORES, true)?;
        let refilled = async {
            if read_meta(&work).await?.is_some() {
                return Ok(());
            }
            let meta = work.store(META)?;
            put_text(&meta, &JsValue::from_str(META_KEY), &Meta::current())?;
            let stores = (work.store(PAGES)?, work.store(LISTS)?);
            put_fresh(
                &work,
                &stores.0,
                &stores.1,
                pages,
                &mut Committed::default(),
            )
            .await?;
            for (header, set) in done {
                note(&work, set, header).await?;
            }
            Ok(())
        };
        match refilled.await {
            Ok(()) => {
                work.end().await?;
                self.note_filled();
                Ok(())
            }
            Err(reason) => Err(work.give_up(reason)),
        }
    }
}

/// A page and its list page, encoded before the transaction begins.
#[derive(Debug)]
pub struct Prepared {
    collection: Collection,
    number: u32,
    page: Uint8Array,
    list: Uint8Array,
}

impl Prepared {
    /// Encodes a page of the workspace.
    pub fn of(workspace: &Workspace, collection: Collection, number: u32) -> Option<Self> {
        let table = workspace.table(collection);
        Some(Self {
            collection,
            number,
            page: bytes(&table.page(number)?.encode(collection)),
            list: bytes(&table.list(number)?.encode(collection)),
        })
    }
}

async fn write(
    work: &Work,
    set: &ChangeSet,
    header: &Header,
    edits: &[PageEdit],
    fresh: &[Prepared],
) -> Result<Committed, Failure> {
    let (pages, lists, meta) = (work.store(PAGES)?, work.store(LISTS)?, work.store(META)?);
    let mut committed = Committed::default();
    if read_meta(work).await?.is_none() {
        put_text(&meta, &JsValue::from_str(META_KEY), &Meta::current())?;
    }
    for edit in edits.iter().filter(|edit| !edit.fresh) {
        let value = work
            .answer(pages.get(&key(edit.collection, edit.page)))
            .await?;
        let mut page = if value.is_undefined() {
            Page::default()
        } else {
            decoded(edit.collection, &value).ok_or(Failure::Corrupt(edit.collection, edit.page))?
        };
        page.apply(edit.of(set), &set.at, &mut committed.refused)
            .map_err(|_| Failure::Corrupt(edit.collection, edit.page))?;
        put_page(&pages, &lists, edit.collection, edit.page, &page)?;
        committed.written.push((edit.collection, edit.page));
        committed.pages.push((edit.collection, edit.page, page));
    }
    put_fresh(work, &pages, &lists, fresh, &mut committed).await?;
    note(work, set, header).await?;
    Ok(committed)
}

/// Puts pages that a bulk command begins. Where another tab has begun pages of the
/// same numbers meanwhile, these come after them, and the caller is given both: its own
/// pages have other numbers now.
async fn put_fresh(
    work: &Work,
    pages: &IdbObjectStore,
    lists: &IdbObjectStore,
    fresh: &[Prepared],
    committed: &mut Committed,
) -> Result<(), Failure> {
    let mut shifts: Vec<(Collection, u32)> = Vec::new();
    for (index, it) in fresh.iter().enumerate() {
        let known = shifts.iter().find(|(of, _)| *of == it.collection);
        let shift = if let Some((_, shift)) = known {
            *shift
        } else {
            let shift = taken(work, pages, it, committed).await?;
            shifts.push((it.collection, shift));
            shift
        };
        let place = it.number.saturating_add(shift);
        let key = key(it.collection, place);
        let put = pages.put_with_key(&it.page, &key);
        lists
            .put_with_key(&it.list, &key)
            .map_err(|it| Failure::of(&it))?;
        if index % PAGES_IN_A_ROW == 0 {
            work.answer(put).await?;
        } else {
            put.map_err(|it| Failure::of(&it))?;
        }
        committed.written.push((it.collection, place));
        if shift > 0 {
            let page = Page::decode(it.collection, &it.page.to_vec());
            let page = page.map_err(|_| Failure::Corrupt(it.collection, place))?;
            committed.pages.push((it.collection, place, page));
        }
    }
    Ok(())
}

/// By how many numbers the pages from this one on have to move, because another tab has
/// begun pages there. Those pages are read: in their places the caller has its own.
async fn taken(
    work: &Work,
    pages: &IdbObjectStore,
    first: &Prepared,
    committed: &mut Committed,
) -> Result<u32, Failure> {
    let mut end = first.number;
    let place = (first.collection, first.number);
    let mut stored = Batches::of(work, pages, place, PAGES_IN_A_ROW).await?;
    while let Some(some) = stored.next().await? {
        for (number, value) in some {
            end = number.saturating_add(1);
            // One that cannot be read stays in its place, and is told when it is opened.
            let page = decoded(first.collection, &value).unwrap_or_default();
            committed.pages.push((first.collection, number, page));
        }
    }
    Ok(end.saturating_sub(first.number))
}

/// Notes what was done, and lets go of what is older than what is kept.
async fn note(work: &Work, set: &ChangeSet, header: &Header) -> Result<(), Failure> {
    let (headers, changes) = (work.store(HISTORY)?, work.store(CHANGES)?);
    let key = work.answer(headers.put(&text(header))).await?;
    changes
        .put_with_key(&text(set), &key)
        .map_err(|it| Failure::of(&it))?;
    let oldest =
        key.as_f64().unwrap_or_default() - f64::from(u32::try_from(KEPT).unwrap_or(u32::MAX));
    if oldest >= 1.0 {
        let old = IdbKeyRange::upper_bound(&oldest.into()).map_err(|it| Failure::of(&it))?;
        headers.delete(&old).map_err(|it| Failure::of(&it))?;
        changes.delete(&old).map_err(|it| Failure::of(&it))?;
    }
    Ok(())
}
