//! The directory of institutions, in a database of its own: it is no record, belongs to no
//! space and is in no backup, as the list that it was made of can be dropped again.

use super::database::{Database, erase};
use super::failure::Failure;
use super::values::{bytes, parsed, put_text};
use crate::exchange::directory::About;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast as _, JsValue};

// DO NOT CHANGE a name: it is where the directory is.
const NAME: &str = "passerelle-directory";
const STORE: &str = "directory";
const ABOUT: &str = "about";
const BYTES: &str = "bytes";

async fn open() -> Result<Database, Failure> {
    Database::open_with(NAME, &[STORE]).await
}

/// Keeps a directory in place of the one before, or leaves that as it is.
///
/// # Errors
/// What the browser says; the one before is still there then.
pub async fn keep(about: &About, directory: &[u8]) -> Result<(), Failure> {
    let database = open().await?;
    let work = database.begin(&[STORE], true)?;
    let store = work.store(STORE)?;
    put_text(&store, &ABOUT.into(), about)?;
    store
        .put_with_key(&bytes(directory), &BYTES.into())
        .map_err(|it| Failure::of(&it))?;
    work.end().await
}

/// The directory that was kept; nothing where there is none.
///
/// # Errors
/// What the browser says.
pub async fn kept() -> Result<Option<(About, Vec<u8>)>, Failure> {
    let database = open().await?;
    let work = database.begin(&[STORE], false)?;
    let store = work.store(STORE)?;
    let about = work.answer(store.get(&JsValue::from_str(ABOUT))).await?;
    let bytes = work.answer(store.get(&JsValue::from_str(BYTES))).await?;
    work.end().await?;
    let bytes = bytes.dyn_into::<Uint8Array>().ok();
    Ok(parsed(&about).zip(bytes.map(|it| it.to_vec())))
}

/// Forgets the directory.
///
/// # Errors
/// See [`erase`].
pub async fn forget() -> Result<(), Failure> {
    erase(NAME).await
}
