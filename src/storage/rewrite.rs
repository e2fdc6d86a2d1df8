//! Writing a whole store anew: for another schema, or without a person.

use super::database::{CHANGES, Database, HISTORY, LISTS, META, META_KEY, PAGES, STORES};
use super::failure::Failure;
use super::records::Meta;
use super::values::{Batches, PAGES_IN_A_ROW, decoded, parsed, put_page, put_text, read_meta};
use crate::model::records::{Collection, Id};
use crate::workspace::ChangeSet;
use crate::workspace::history::Header;
use crate::workspace::page::Page;
use js_sys::Array;
use wasm_bindgen::JsValue;

impl Database {
    /// Brings a store of an older schema to that of this build, or list pages to the
    /// columns of this build. The original stays until all of it is written.
    ///
    /// # Errors
    /// Any [`Failure`]; the store is then as it was.
    pub async fn rewrite(
        &self,
        migrate: impl Fn(Collection, &str) -> Option<String>,
    ) -> Result<(), Failure> {
        let work = self.begin(&[META, PAGES, LISTS], true)?;
        let rewritten = async {
            // Another tab may have been faster since the caller looked.
            if read_meta(&work).await?.as_ref() == Some(&Meta::current()) {
                return Ok(());
            }
            let (pages, lists) = (work.store(PAGES)?, work.store(LISTS)?);
            for collection in Collection::ALL {
                let stored = Batches::of(&work, &pages, (collection, 0), PAGES_IN_A_ROW);
                let mut stored = stored.await?;
                while let Some(some) = stored.next().await? {
                    for (number, value) in some {
                        // A page that cannot be read is left as it is, for the rescue file.
                        let Some(mut page) = decoded(collection, &value) else {
                            continue;
                        };
                        page.rewrite(|text| migrate(collection, text));
                        put_page(&pages, &lists, collection, number, &page)?;
                    }
                }
            }
            put_text(
                &work.store(META)?,
                &JsValue::from_str(META_KEY),
                &Meta::current(),
            )
        };
        match rewritten.await {
            Ok(()) => work.end().await,
            Err(reason) => Err(work.give_up(reason)),
        }
    }

    /// Writes pages and history anew, without what has to be forgotten. `clean` and
    /// `clean_set` give the text or change set without it, or `None` to drop it.
    ///
    /// # Errors
    /// Any [`Failure`]; the store is then as it was.
    pub async fn forget(
        &self,
        clean: impl Fn(Collection, Id, &str) -> Option<Option<String>>,
        clean_set: impl Fn(Header, ChangeSet) -> Option<(Header, ChangeSet)>,
    ) -> Result<Vec<(Collection, u32, Page)>, Failure> {
        let work = self.begin(&STORES, true)?;
        let forgotten = async {
            read_meta(&work).await?;
            let (pages, lists) = (work.store(PAGES)?, work.store(LISTS)?);
            let mut moved = Vec::new();
            for collection in Collection::ALL {
                let stored = Batches::of(&work, &pages, (collection, 0), PAGES_IN_A_ROW);
                let mut stored = stored.await?;
                while let Some(some) = stored.next().await? {
                    for (number, value) in some {
                        let Some(mut page) = decoded(collection, &value) else {
                            return Err(Failure::Corrupt(collection, number));
                        };
                        if page.forget(|id, text| clean(collection, id, text)) {
                            put_page(&pages, &lists, collection, number, &page)?;
                            moved.push((collection, number, page));
                        }
                    }
                }
            }
            let (headers, changes) = (work.store(HISTORY)?, work.store(CHANGES)?);
            let keys = Array::from(&work.answer(headers.get_all_keys()).await?);
            let values = Array::from(&work.answer(headers.get_all()).await?);
            let bodies = Array::from(&work.answer(changes.get_all()).await?);
            for at in 0..keys.length() {
                let read = parsed(&values.get(at)).zip(parsed(&bodies.get(at)));
                let key = keys.get(at);
                let clean = read.and_then(|(header, set)| clean_set(header, set));
                if let Some((header, set)) = clean {
                    put_text(&headers, &key, &header)?;
                    put_text(&changes, &key, &set)?;
                } else {
                    headers.delete(&key).map_err(|it| Failure::of(&it))?;
                    changes.delete(&key).map_err(|it| Failure::of(&it))?;
                }
            }
            Ok(moved)
        };
        match forgotten.await {
            Ok(moved) => work.end().await.map(|()| moved),
            Err(reason) => Err(work.give_up(reason)),
        }
    }
}
