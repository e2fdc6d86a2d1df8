//! A damaged store: what can be read is there, what cannot is never written over.

use crate::commit::bring;
use crate::raw;
use crate::tab::{Tab, add, id, set};
use passerelle::model::records::Collection;
use passerelle::storage::{Database, Failure};
use wasm_bindgen_test::wasm_bindgen_test;

const PARTNER: Collection = Collection::Partner;

#[wasm_bindgen_test]
async fn a_damaged_page_is_told_and_never_written_over() {
    let name = "test-damaged-page";
    let mut tab = Tab::new(name).await;
    tab.run(bring(0..1000)).await.unwrap();
    let damaged = raw::damage(name, "pages", PARTNER, 1).await;

    let mut again = Tab::open(name).await.unwrap();
    assert_eq!(again.damaged, [(PARTNER, 1)]);
    assert_eq!(again.workspace.table(PARTNER).len(), 1000 - 256);
    let one = again.database.page(PARTNER, 1).await.unwrap().unwrap();
    assert!(one.page.is_none());
    assert!(again.database.page(PARTNER, 9).await.unwrap().is_none());
    // The other pages and new records go on.
    again.run(set(0, "city", "Lyon")).await.unwrap();
    again.run(add(5000, "Graz")).await.unwrap();
    again.run(bring(6000..7000)).await.unwrap();
    // A tab that opened before does not know yet.
    let failed = tab.run(set(300, "city", "Lyon")).await;
    assert_eq!(failed.unwrap_err(), Failure::Corrupt(PARTNER, 1));
    assert_eq!(raw::bytes(name, "pages", PARTNER, 1).await, damaged);
    let again = Tab::open(name).await.unwrap();
    assert_eq!(again.workspace.table(PARTNER).len(), 1000 - 256 + 1001);
}

#[wasm_bindgen_test]
async fn a_last_page_that_is_damaged_takes_no_new_record() {
    let name = "test-damaged-last";
    let mut tab = Tab::new(name).await;
    tab.run(add(1, "Lyon")).await.unwrap();
    let damaged = raw::damage(name, "pages", PARTNER, 0).await;
    let mut again = Tab::open(name).await.unwrap();
    again.run(add(2, "Graz")).await.unwrap();
    assert_eq!(raw::bytes(name, "pages", PARTNER, 0).await, damaged);
    let again = Tab::open(name).await.unwrap();
    assert_eq!(
        (again.partner(1).is_empty(), again.partner(2).is_empty()),
        (true, false)
    );
}

#[wasm_bindgen_test]
async fn a_page_that_is_no_bytes_at_all_is_a_damaged_one() {
    let name = "test-no-bytes";
    let mut tab = Tab::new(name).await;
    tab.run(add(1, "Lyon")).await.unwrap();
    raw::put_bytes(name, "pages", (PARTNER, 0), b"").await;
    let again = Tab::open(name).await.unwrap();
    assert_eq!(again.damaged, [(PARTNER, 0)]);
    let failed = tab.run(set(1, "city", "Lyon")).await;
    assert_eq!(failed.unwrap_err(), Failure::Corrupt(PARTNER, 0));
}

#[wasm_bindgen_test]
async fn a_damaged_list_is_made_anew_from_its_page() {
    let name = "test-damaged-list";
    let mut tab = Tab::new(name).await;
    tab.run(bring(0..300)).await.unwrap();
    let whole = raw::bytes(name, "lists", PARTNER, 0).await;
    raw::damage(name, "lists", PARTNER, 0).await;
    let mut again = Tab::open(name).await.unwrap();
    assert_eq!(again.damaged, []);
    assert!(
        again
            .workspace
            .table(PARTNER)
            .rows()
            .eq(tab.workspace.table(PARTNER).rows())
    );
    again.run(set(0, "notes", "x")).await.unwrap();
    assert_eq!(raw::bytes(name, "lists", PARTNER, 0).await, whole);
}

#[wasm_bindgen_test]
async fn a_store_that_says_nothing_legible_of_itself_is_not_written() {
    let name = "test-damaged-meta";
    let mut tab = Tab::new(name).await;
    tab.run(add(1, "Lyon")).await.unwrap();
    for broken in ["", "{", "[]", r#"{"schema":"two"}"#] {
        raw::put_meta(name, broken).await;
        let before = raw::everything(name).await;
        assert_eq!(Tab::open(name).await.err(), Some(Failure::CorruptMeta));
        refuses_everything(&mut tab, &Failure::CorruptMeta).await;
        assert_eq!(raw::everything(name).await, before, "{broken}");
    }
}

#[wasm_bindgen_test]
async fn a_store_of_a_newer_version_is_not_written() {
    let name = "test-newer";
    let mut tab = Tab::new(name).await;
    tab.run(add(1, "Lyon")).await.unwrap();
    let newer = r#"{"schema":99,"encoding":"passerelle page 7","lists":3,"more":true}"#;
    // Another encoding is newer too: there has never been another one.
    let other = r#"{"schema":2,"encoding":"passerelle page 7","lists":1}"#;
    for (meta, schema) in [(newer, 99), (other, 2)] {
        raw::put_meta(name, meta).await;
        let before = raw::everything(name).await;
        let failure = Failure::NewerSchema(schema);
        assert_eq!(Tab::open(name).await.err(), Some(failure.clone()));
        refuses_everything(&mut tab, &failure).await;
        assert_eq!(raw::everything(name).await, before, "{meta}");
    }
}

/// Whatever a tab wants to write is refused for this reason.
async fn refuses_everything(tab: &mut Tab, failure: &Failure) {
    let database: &Database = &tab.database;
    assert_eq!(database.meta().await.unwrap_err(), *failure);
    let rewritten = database.rewrite(|_, _| Some("{}".into())).await;
    assert_eq!(rewritten.unwrap_err(), *failure);
    let forgotten = database.forget(|_, _, _| Some(None), |_, _| None).await;
    assert_eq!(forgotten.unwrap_err(), *failure);
    let pending = tab.plan(add(tab.workspace.len() as u128 + 1, "Graz"));
    assert_eq!(tab.save(&pending).await.unwrap_err(), *failure);
    assert_eq!(tab.database.change_set(id(1)).await.unwrap(), None);
}
