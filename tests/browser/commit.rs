//! What is committed is there again, all of it; what is not, none of it.

use crate::raw;
use crate::tab::{AT, Tab, add, id, partner, set};
use passerelle::model::records::Collection;
use passerelle::storage::Failure;
use passerelle::workspace::change::Deed;
use passerelle::workspace::command::{Brought, What};
use passerelle::workspace::{ChangeSet, Command, Entry};
use std::future::{Future as _, poll_fn};
use std::pin::pin;
use std::task::Poll;
use wasm_bindgen_test::wasm_bindgen_test;

const PARTNER: Collection = Collection::Partner;

/// Partners of these numbers, read from a file.
pub fn bring(numbers: std::ops::Range<u128>) -> Command {
    let brought = numbers.map(|number| Brought {
        collection: PARTNER,
        id: id(number),
        what: What::Whole(partner(number, "Lyon").into()),
    });
    Command::Bring(Deed::Import, brought.collect())
}

#[wasm_bindgen_test]
async fn what_was_committed_is_there_after_a_new_start() {
    let name = "test-reopen";
    let mut tab = Tab::new(name).await;
    let unknown = format!(
        r#"{{"id":"{}", "later" : {{"a":[ 1.0,1e3 ],"\u00e9":null}} ,"names":{{"local":"Kyōto","\ud800":"x"}},"emoji":"\ud83d\ude00"}}"#,
        id(1)
    );
    tab.run(Command::Add(PARTNER, unknown.clone()))
        .await
        .unwrap();
    tab.run(add(2, "Wien")).await.unwrap();
    tab.run(set(2, "city", "Wien")).await.unwrap();
    tab.run(set(1, "names.local", "京都")).await.unwrap();
    tab.run(Command::Delete(PARTNER, id(2))).await.unwrap();
    tab.run(bring(100..1000)).await.unwrap();

    let again = Tab::open(name).await.unwrap();
    // What no version knows stays as it was typed.
    assert_eq!(again.partner(1), unknown.replace("Kyōto", "京都"));
    let table = again.workspace.table(PARTNER);
    assert_eq!(table.len(), 901);
    assert_eq!(table.gone(id(2)), Some(AT));
    assert!(table.row(id(1)).unwrap().contains("京都"));
    let before = tab.workspace.table(PARTNER);
    assert!(before.rows().eq(table.rows()));
    assert!(before.records().eq(table.records()));
    let deeds = again.workspace.history.headers().iter().map(|it| it.deed);
    assert_eq!(
        deeds.collect::<Vec<_>>(),
        [
            Deed::Add,
            Deed::Add,
            Deed::Edit,
            Deed::Edit,
            Deed::Delete,
            Deed::Import
        ]
    );
    let header = &again.workspace.history.headers()[3];
    let kept = again.database.change_set(header.id).await.unwrap().unwrap();
    assert_eq!(kept.entries.len(), 1);
    assert_eq!(kept.entries[0].before.as_deref(), Some("\"Kyōto\""));
    assert_eq!(kept.entries[0].after.as_deref(), Some("\"京都\""));
    assert_eq!(again.database.change_set(id(7)).await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_commit_that_fails_at_its_second_page_leaves_the_first() {
    let name = "test-second-page";
    let mut tab = Tab::new(name).await;
    tab.run(add(1, "Lyon")).await.unwrap();
    let person = format!(r#"{{"id":"{}","familyNames":"Roy"}}"#, id(9));
    tab.run(Command::Add(Collection::Person, person.clone()))
        .await
        .unwrap();
    let damaged = raw::damage(name, "pages", Collection::Person, 0).await;
    let before = raw::everything(name).await;

    let both = ChangeSet {
        id: id(50),
        at: AT.into(),
        deed: Deed::Import,
        entries: vec![
            Entry::whole(PARTNER, id(2), None, Some(&partner(2, "Graz"))),
            Entry::whole(Collection::Person, id(9), Some(&person), None),
        ],
    };
    let failed = tab.run(Command::Redo(inverse(&both))).await;
    assert_eq!(failed.unwrap_err(), Failure::Corrupt(Collection::Person, 0));
    assert_eq!(raw::everything(name).await, before);
    assert_eq!(
        raw::bytes(name, "pages", Collection::Person, 0).await,
        damaged
    );
}

/// The change set that this one would take back.
fn inverse(set: &ChangeSet) -> ChangeSet {
    let mut inverse = set.clone();
    for entry in &mut inverse.entries {
        std::mem::swap(&mut entry.before, &mut entry.after);
    }
    inverse
}

#[wasm_bindgen_test]
async fn a_commit_that_the_browser_takes_back_leaves_nothing() {
    let name = "test-abort";
    let mut tab = Tab::new(name).await;
    tab.run(add(1, "Lyon")).await.unwrap();
    let before = raw::everything(name).await;
    // A page, its list, the header and the change set: one of them fails.
    for which in 1..=4 {
        let pending = tab.plan(set(1, "city", &format!("Lyon {which}")));
        raw::at_put(which, "abort");
        let failed = tab.save(&pending).await;
        raw::mend();
        let failure = failed.unwrap_err();
        assert!(
            matches!(failure, Failure::Aborted(_) | Failure::Unavailable(_)),
            "{which}: {failure}"
        );
        assert_eq!(raw::everything(name).await, before, "{which}");
    }
    tab = Tab::open(name).await.unwrap();
    tab.run(set(1, "city", "Lyon")).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_full_device_is_named_as_the_reason_wherever_it_is_met() {
    let name = "test-quota";
    let mut tab = Tab::new(name).await;
    tab.run(add(1, "Lyon")).await.unwrap();
    let before = raw::everything(name).await;
    for which in 1..=4 {
        let pending = tab.plan(set(1, "city", &format!("Lyon {which}")));
        raw::at_put(which, "full");
        let failed = tab.save(&pending).await;
        raw::mend();
        assert_eq!(failed.unwrap_err(), Failure::Quota, "{which}");
        assert_eq!(raw::everything(name).await, before, "{which}");
    }
    let pending = tab.plan(bring(100..3000));
    raw::at_put(11, "full");
    let failed = tab.save(&pending).await;
    raw::mend();
    assert_eq!(failed.unwrap_err(), Failure::Quota);
    assert_eq!(raw::everything(name).await, before);
}

#[wasm_bindgen_test]
async fn a_commit_that_nobody_waits_for_any_more_leaves_nothing() {
    let name = "test-dropped";
    let mut tab = Tab::new(name).await;
    tab.run(add(1, "Lyon")).await.unwrap();
    let before = raw::everything(name).await;
    let pending = tab.plan(bring(100..3000));
    raw::at_put(0, "");
    {
        let mut saving = pin!(tab.save(&pending));
        poll_fn(|context| {
            let ended = saving.as_mut().poll(context).is_ready();
            assert!(!ended, "something is waited for after the first page");
            if raw::puts_so_far() > 2 {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    }
    raw::mend();
    assert_eq!(raw::everything(name).await, before);
}

#[wasm_bindgen_test]
async fn what_is_written_is_asked_to_be_on_the_disk() {
    let name = "test-durability";
    let mut tab = Tab::new(name).await;
    let seen = raw::watch_transactions();
    tab.run(add(1, "Lyon")).await.unwrap();
    tab.run(bring(100..1000)).await.unwrap();
    raw::mend();
    let seen: Vec<_> = seen.iter().filter_map(|it| it.as_string()).collect();
    assert_eq!(seen, ["readwrite strict", "readwrite strict"]);
}

#[wasm_bindgen_test]
async fn two_hundred_change_sets_are_kept() {
    let name = "test-history";
    let mut tab = Tab::new(name).await;
    tab.run(add(1, "Lyon")).await.unwrap();
    let first = tab.database.history().await.unwrap().headers()[0].id;
    for at in 0..249 {
        tab.run(set(1, "city", &format!("Lyon {at}")))
            .await
            .unwrap();
    }
    assert_eq!(raw::count(name, "history").await, 200);
    assert_eq!(raw::count(name, "changes").await, 200);
    assert_eq!(tab.database.change_set(first).await.unwrap(), None);
    let history = tab.database.history().await.unwrap();
    for (header, city) in [(&history.headers()[0], 49), (&history.headers()[199], 248)] {
        let kept = tab.database.change_set(header.id).await.unwrap().unwrap();
        let after = kept.entries[0].after.as_deref();
        assert_eq!(after, Some(&*format!("\"Lyon {city}\"")));
    }
}

#[wasm_bindgen_test]
async fn a_change_set_committed_twice_moves_nothing_the_second_time() {
    let name = "test-twice";
    let mut tab = Tab::new(name).await;
    let pending = tab.plan(add(1, "Lyon"));
    tab.save(&pending).await.unwrap();
    let before = raw::bytes(name, "pages", PARTNER, 0).await;
    let committed = tab.save(&pending).await.unwrap();
    assert_eq!(committed.refused, []);
    assert_eq!(raw::bytes(name, "pages", PARTNER, 0).await, before);
}
