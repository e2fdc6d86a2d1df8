//! Keys and values of the stores: pages as bytes, everything else as JSON text.

use super::database::{META, META_KEY};
use super::failure::Failure;
use super::records::Meta;
use super::transaction::Work;
use crate::model::records::{Collection, Id};
use crate::workspace::page::{ENCODING, Page};
use crate::workspace::schema::SCHEMA;
use crate::workspace::table::list_page;
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore, IdbRequest};

/// What the store says of itself; an error where it may not be written by this build.
pub(super) async fn read_meta(work: &Work) -> Result<Option<Meta>, Failure> {
    let value = work
        .answer(work.store(META)?.get(&JsValue::from_str(META_KEY)))
        .await?;
    if value.is_undefined() {
        return Ok(None);
    }
    let meta: Meta = parsed(&value).ok_or(Failure::CorruptMeta)?;
    // There has never been another encoding than this one, so another one is newer.
    if meta.schema > SCHEMA || meta.encoding != ENCODING {
        return Err(Failure::NewerSchema(meta.schema));
    }
    Ok(Some(meta))
}

/// The pages of a collection from a number on, some at a time: the browser gets a turn
/// between, and has the next ones ready when these are read.
pub(super) struct Batches<'a> {
    work: &'a Work,
    store: &'a IdbObjectStore,
    collection: Collection,
    numbers: std::vec::IntoIter<u32>,
    size: usize,
    asked: Option<(Vec<u32>, Result<IdbRequest, JsValue>)>,
}

impl<'a> Batches<'a> {
    /// Asks for the first of them, `size` at a time.
    pub async fn of(
        work: &'a Work,
        store: &'a IdbObjectStore,
        (collection, from): (Collection, u32),
        size: usize,
    ) -> Result<Self, Failure> {
        let keys = store.get_all_keys_with_key(&range(collection, from, u32::MAX)?);
        let keys = Array::from(&work.answer(keys).await?);
        let numbers: Vec<u32> = keys.iter().filter_map(|key| number(&key)).collect();
        let mut batches = Self {
            work,
            store,
            collection,
            numbers: numbers.into_iter(),
            size,
            asked: None,
        };
        batches.ask()?;
        Ok(batches)
    }

    /// The next of them, with their numbers; nothing when there are no more.
    pub async fn next(&mut self) -> Result<Option<impl Iterator<Item = (u32, JsValue)>>, Failure> {
        let Some((numbers, request)) = self.asked.take() else {
            return Ok(None);
        };
        let values = Array::from(&self.work.answer(request).await?);
        self.ask()?;
        Ok(Some(numbers.into_iter().zip(values.to_vec())))
    }

    fn ask(&mut self) -> Result<(), Failure> {
        let numbers: Vec<u32> = self.numbers.by_ref().take(self.size).collect();
        if let (Some(first), Some(last)) = (numbers.first(), numbers.last()) {
            let range = range(self.collection, *first, *last)?;
            self.asked = Some((numbers, self.store.get_all_with_key(&range)));
        }
        Ok(())
    }
}

/// How many pages are read or written before the browser gets a turn: some two
/// megabytes.
pub(super) const PAGES_IN_A_ROW: usize = 8;

/// How many list pages are.
pub(super) const LISTS_IN_A_ROW: usize = 32;

/// The key of a page.
pub(super) fn key(collection: Collection, number: u32) -> JsValue {
    Array::of2(&collection.key().into(), &number.into()).into()
}

/// The number of a page, from its key.
fn number(key: &JsValue) -> Option<u32> {
    let number = Array::from(key).get(1).as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it was put as a u32"
    )]
    Some(number as u32)
}

/// The keys of a collection from one number to another.
fn range(collection: Collection, from: u32, to: u32) -> Result<JsValue, Failure> {
    IdbKeyRange::bound(&key(collection, from), &key(collection, to))
        .map(Into::into)
        .map_err(|it| Failure::of(&it))
}

/// The page of these bytes, if they are one.
pub(super) fn decoded(collection: Collection, value: &JsValue) -> Option<Page> {
    let bytes: &Uint8Array = value.dyn_ref()?;
    Page::decode(collection, &bytes.to_vec()).ok()
}

/// The records that a page held whose bytes cannot be read whole.
pub(super) fn salvaged_ids(collection: Collection, value: &JsValue) -> Vec<Id> {
    let Some(bytes) = value.dyn_ref::<Uint8Array>() else {
        return Vec::new();
    };
    let page = Page::salvaged(collection, &bytes.to_vec());
    page.records().map(|(id, _)| id).collect()
}

pub(super) fn bytes(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}

/// Puts a page, and the list page that is made from it.
pub(super) fn put_page(
    pages: &IdbObjectStore,
    lists: &IdbObjectStore,
    collection: Collection,
    number: u32,
    page: &Page,
) -> Result<(), Failure> {
    let key = key(collection, number);
    let list = list_page(collection, page).encode(collection);
    pages
        .put_with_key(&bytes(&page.encode(collection)), &key)
        .and_then(|_| lists.put_with_key(&bytes(&list), &key))
        .map(drop)
        .map_err(|it| Failure::of(&it))
}

pub(super) fn put_text(
    store: &IdbObjectStore,
    key: &JsValue,
    value: &impl Serialize,
) -> Result<(), Failure> {
    store
        .put_with_key(&text(value), key)
        .map(drop)
        .map_err(|it| Failure::of(&it))
}

pub(super) fn text(value: &impl Serialize) -> JsValue {
    JsValue::from_str(&serde_json::to_string(value).unwrap_or_default())
}

pub(super) fn parsed<T: serde::de::DeserializeOwned>(value: &JsValue) -> Option<T> {
    serde_json::from_str(&value.as_string()?).ok()
}
