//! A store of an older schema, as an earlier version has left it.

use crate::raw;
use crate::tab::{Tab, id, migrate};
use passerelle::model::records::Collection;
use passerelle::storage::records::Meta;
use passerelle::storage::{Database, Failure, database};
use passerelle::workspace::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

const PARTNER: Collection = Collection::Partner;
const META: &str = r#"{"schema":1,"encoding":"passerelle page 1","lists":1}"#;

fn old(number: u128) -> String {
    format!(
        r#"{{"id":"{}","name":"Wien {number}","later":[ 1 ]}}"#,
        id(number)
    )
}

fn new(number: u128) -> String {
    format!(
        r#"{{"id":"{}","later":[ 1 ],"names":{{"local":"Wien {number}"}}}}"#,
        id(number)
    )
}

/// A store of schema 1: three pages of partners, one of them damaged, one of persons.
async fn old_store(name: &str) {
    database::erase(name).await.unwrap();
    raw::close(raw::connect(name, Some(1)).await.unwrap());
    raw::put_meta(name, META).await;
    for page in 0..3 {
        let records = (0..10).map(|it| {
            let number = u128::from(page) * 100 + it;
            (id(number), old(number).into())
        });
        let bytes = Page::of(records.collect()).encode(PARTNER);
        raw::put_bytes(name, "pages", (PARTNER, page), &bytes).await;
        raw::put_bytes(name, "lists", (PARTNER, page), b"of another time").await;
    }
    raw::damage(name, "pages", PARTNER, 1).await;
    let person = format!(r#"{{"id":"{}","name":"Roy"}}"#, id(900));
    let bytes = Page::of(vec![(id(900), person.into())]).encode(Collection::Person);
    raw::put_bytes(name, "pages", (Collection::Person, 0), &bytes).await;
}

#[wasm_bindgen_test]
async fn a_store_of_an_older_schema_is_brought_up_to_date() {
    let name = "test-older";
    old_store(name).await;
    let damaged = raw::bytes(name, "pages", PARTNER, 1).await;
    let person = raw::bytes(name, "pages", Collection::Person, 0).await;
    let tab = Tab::open(name).await.unwrap();
    assert_eq!(tab.database.meta().await.unwrap(), Some(Meta::current()));
    assert_eq!(tab.partner(205), new(205));
    assert_eq!(tab.workspace.table(PARTNER).len(), 20);
    // What cannot be read is left for the rescue file.
    assert_eq!(tab.damaged, [(PARTNER, 1)]);
    assert_eq!(raw::bytes(name, "pages", PARTNER, 1).await, damaged);
    assert_eq!(
        raw::bytes(name, "pages", Collection::Person, 0).await,
        person
    );
    let list = tab.database.lists(&[PARTNER]).await.unwrap().remove(2);
    let list = list.page.unwrap();
    assert!(list.get(id(205)).unwrap().contains("Wien 205"));
}

#[wasm_bindgen_test]
async fn until_all_of_it_is_written_the_older_store_stays() {
    let name = "test-older-abort";
    old_store(name).await;
    let before = raw::everything(name).await;
    let database = Database::open(name).await.unwrap();
    for which in [1, 4, 7] {
        raw::at_put(which, "full");
        let failed = migrate(&database, 1).await;
        raw::mend();
        assert_eq!(failed.unwrap_err(), Failure::Quota, "{which}");
        assert_eq!(raw::everything(name).await, before, "{which}");
    }
    migrate(&database, 1).await.unwrap();
    assert_eq!(database.meta().await.unwrap(), Some(Meta::current()));
}

#[wasm_bindgen_test]
async fn what_another_tab_has_brought_up_to_date_is_not_brought_there_twice() {
    let name = "test-older-twice";
    old_store(name).await;
    let (one, other) = (
        Database::open(name).await.unwrap(),
        Database::open(name).await.unwrap(),
    );
    assert_eq!(one.meta().await.unwrap().unwrap().schema, 1);
    migrate(&other, 1).await.unwrap();
    let after = raw::everything(name).await;
    one.rewrite(|_, _| Some("{}".into())).await.unwrap();
    assert_eq!(raw::everything(name).await, after);
}
