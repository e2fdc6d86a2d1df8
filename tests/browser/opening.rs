//! Opening and erasing a database that somebody else holds, or that is not there.

use crate::raw;
use crate::tab::{Tab, add};
use passerelle::storage::{Database, Failure, database};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_database_that_somebody_holds_cannot_be_erased() {
    let name = "test-blocked";
    let tab = Tab::new(name).await;
    let held = raw::connect(name, None).await.unwrap();
    assert_eq!(database::erase(name).await, Err(Failure::Blocked));
    // The browser has put the wish to erase it first: nothing opens before it is met.
    raw::hasten();
    let opened = Database::open(name).await;
    raw::mend();
    assert_eq!(opened.err(), Some(Failure::Blocked));
    drop(tab);
    raw::close(held);
    let mut tab = Tab::open(name).await.unwrap();
    tab.run(add(1, "Lyon")).await.unwrap();
    // What came too late to be opened is held by nobody.
    drop(tab);
    raw::pause(50).await;
    raw::close(raw::connect(name, Some(2)).await.unwrap());
}

#[wasm_bindgen_test]
async fn a_connection_lets_go_by_itself() {
    let name = "test-lets-go";
    let mut tab = Tab::new(name).await;
    tab.run(add(1, "Lyon")).await.unwrap();
    database::erase(name).await.unwrap();
    let failed = tab.run(add(2, "Graz")).await;
    assert_eq!(failed.unwrap_err(), Failure::Unavailable("closed".into()));
    assert!(matches!(
        tab.database.meta().await,
        Err(Failure::Unavailable(_))
    ));

    let tab = Tab::open(name).await.unwrap();
    assert!(tab.workspace.is_empty());
    let newer = raw::connect(name, Some(2)).await.unwrap();
    assert!(matches!(
        tab.database.meta().await,
        Err(Failure::Unavailable(_))
    ));
    raw::close(newer);
    let opened = Database::open(name).await;
    assert_eq!(opened.err(), Some(Failure::NewerSchema(0)));
}

#[wasm_bindgen_test]
async fn a_browser_without_databases_says_so() {
    for throwing in [false, true] {
        raw::hide_databases(throwing);
        let opened = Database::open("test-none").await;
        let erased = database::erase("test-none").await;
        raw::mend();
        assert!(
            matches!(opened.err(), Some(Failure::Unavailable(_))),
            "{throwing}"
        );
        assert!(
            matches!(erased.err(), Some(Failure::Unavailable(_))),
            "{throwing}"
        );
    }
    Database::open("test-none").await.unwrap();
}
