//! Reading a workspace from its database.

use super::database::{CHANGES, Database, HISTORY, LISTS, META, PAGES};
use super::failure::Failure;
use super::values::{
    Batches, LISTS_IN_A_ROW, PAGES_IN_A_ROW, decoded, key, parsed, read_meta, salvaged_ids,
};
use crate::model::records::{Collection, Id};
use crate::workspace::ChangeSet;
use crate::workspace::history::{Header, History};
use crate::workspace::page::{ENCODING, Page};
use crate::workspace::schema::SCHEMA;
use crate::workspace::table::LISTS_VERSION;
use js_sys::Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

pub use super::commit::{Committed, Prepared};

/// What the store says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// The schema of its records.
    pub schema: u32,
    /// How a page is written.
    pub encoding: String,
    /// Which columns the list pages hold.
    pub lists: u32,
}

impl Meta {
    /// What this build writes.
    pub fn current() -> Self {
        Self {
            schema: SCHEMA,
            encoding: ENCODING.into(),
            lists: LISTS_VERSION,
        }
    }
}

/// A page as it stands in the store.
#[derive(Debug)]
pub struct Stored {
    /// Its collection.
    pub collection: Collection,
    /// Its number.
    pub number: u32,
    /// The page; `None` where its bytes cannot be read.
    pub page: Option<Page>,
    /// The records of a page that cannot be read, as far as its index still tells.
    pub known: Vec<Id>,
}

impl Stored {
    fn of(collection: Collection, number: u32, value: &JsValue) -> Self {
        let page = decoded(collection, value);
        let known = match &page {
            Some(_) => Vec::new(),
            None => salvaged_ids(collection, value),
        };
        Self {
            collection,
            number,
            page,
            known,
        }
    }
}

impl Database {
    /// What the store says of itself; `None` for a new one.
    ///
    /// # Errors
    /// [`Failure::CorruptMeta`], [`Failure::NewerSchema`], or what the browser says.
    pub async fn meta(&self) -> Result<Option<Meta>, Failure> {
        let work = self.begin(&[META], false)?;
        let meta = read_meta(&work).await?;
        if meta.is_some() {
            self.note_filled();
        }
        Ok(meta)
    }

    /// The list pages, in the order of their numbers.
    ///
    /// # Errors
    /// What the browser says. A page that cannot be read is marked, and no error.
    pub async fn lists(&self, collections: &[Collection]) -> Result<Vec<Stored>, Failure> {
        self.read_pages(LISTS, LISTS_IN_A_ROW, collections).await
    }

    /// The pages, in the order of their numbers.
    ///
    /// # Errors
    /// As [`Self::lists`].
    pub async fn pages(&self, collections: &[Collection]) -> Result<Vec<Stored>, Failure> {
        self.read_pages(PAGES, PAGES_IN_A_ROW, collections).await
    }

    /// One page; `None` where there is none.
    ///
    /// # Errors
    /// As [`Self::lists`].
    pub async fn page(
        &self,
        collection: Collection,
        number: u32,
    ) -> Result<Option<Stored>, Failure> {
        let work = self.begin(&[PAGES], false)?;
        let store = work.store(PAGES)?;
        let value = work.answer(store.get(&key(collection, number))).await?;
        Ok((!value.is_undefined()).then(|| Stored::of(collection, number, &value)))
    }

    async fn read_pages(
        &self,
        store: &str,
        at_a_time: usize,
        collections: &[Collection],
    ) -> Result<Vec<Stored>, Failure> {
        let work = self.begin(&[store], false)?;
        let store = work.store(store)?;
        let mut read = Vec::new();
        for collection in collections {
            let pages = Batches::of(&work, &store, (*collection, 0), at_a_time);
            let mut pages = pages.await?;
            while let Some(some) = pages.next().await? {
                read.extend(some.map(|(number, value)| Stored::of(*collection, number, &value)));
            }
        }
        Ok(read)
    }

    /// What was done, the oldest first.
    ///
    /// # Errors
    /// What the browser says. A header that cannot be read is passed over.
    pub async fn history(&self) -> Result<History, Failure> {
        let work = self.begin(&[HISTORY], false)?;
        let store = work.store(HISTORY)?;
        let headers = Array::from(&work.answer(store.get_all()).await?);
        Ok(History::of(
            headers.iter().filter_map(|it| parsed(&it)).collect(),
        ))
    }

    /// The change set of this id, if it is still kept.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn change_set(&self, id: Id) -> Result<Option<ChangeSet>, Failure> {
        let work = self.begin(&[HISTORY, CHANGES], false)?;
        let headers = work.store(HISTORY)?;
        let keys = Array::from(&work.answer(headers.get_all_keys()).await?);
        let values = Array::from(&work.answer(headers.get_all()).await?);
        let place = values
            .iter()
            .position(|it| parsed::<Header>(&it).is_some_and(|it| it.id == id));
        let Some(key) = place
            .and_then(|at| u32::try_from(at).ok())
            .map(|at| keys.get(at))
        else {
            return Ok(None);
        };
        let body = work.answer(work.store(CHANGES)?.get(&key)).await?;
        Ok(parsed(&body))
    }
}
