//! Several tabs on one database.

use crate::commit::bring;
use crate::raw;
use crate::tab::{Tab, add, id, partner, set};
use passerelle::model::records::Collection;
use passerelle::storage::channel::{Channel, Notice};
use passerelle::workspace::change::Refusal;
use passerelle::workspace::path::Path;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

const PARTNER: Collection = Collection::Partner;

/// Two tabs that have opened the same two partners.
async fn two_tabs(name: &str) -> (Tab, Tab) {
    let mut one = Tab::new(name).await;
    one.run(add(1, "Lyon")).await.unwrap();
    one.run(add(2, "Wien")).await.unwrap();
    (one, Tab::open(name).await.unwrap())
}

#[wasm_bindgen_test]
async fn two_tabs_change_different_places() {
    let name = "test-two-places";
    let (mut one, mut other) = two_tabs(name).await;
    one.run(set(1, "city", "Lyon")).await.unwrap();
    let committed = other.run(set(2, "city", "Wien")).await.unwrap();
    assert_eq!(committed.refused, []);
    let committed = other.run(set(1, "country", "FR")).await.unwrap();
    assert_eq!(committed.refused, []);
    let both = r#""names":{"local":"Lyon"},"city":"Lyon","country":"FR"}"#;
    assert!(other.partner(1).ends_with(both), "{}", other.partner(1));
    let again = Tab::open(name).await.unwrap();
    assert_eq!(again.partner(1), other.partner(1));
    assert_eq!(again.partner(2), other.partner(2));
    assert_eq!(again.workspace.history.headers().len(), 5);
}

#[wasm_bindgen_test]
async fn of_two_tabs_at_the_same_place_the_second_is_told_both_values() {
    let name = "test-one-place";
    let (mut one, mut other) = two_tabs(name).await;
    one.run(set(1, "names.local", "Lyon 1")).await.unwrap();
    let committed = other.run(set(1, "names.local", "Lyon 2")).await.unwrap();
    assert_eq!(
        committed.refused,
        [Refusal {
            collection: PARTNER,
            id: id(1),
            path: Path::of_field("names.local"),
            wanted: Some("\"Lyon 2\"".into()),
            found: Some("\"Lyon 1\"".into()),
        }]
    );
    assert_eq!(other.partner(1), partner(1, "Lyon 1"));
    let again = Tab::open(name).await.unwrap();
    assert_eq!(again.partner(1), partner(1, "Lyon 1"));
    assert_eq!(again.workspace.history.headers().len(), 4);
}

#[wasm_bindgen_test]
async fn what_two_tabs_add_to_one_page_stays_both() {
    let name = "test-one-page";
    let (mut one, mut other) = two_tabs(name).await;
    one.run(add(3, "Graz")).await.unwrap();
    other.run(add(4, "Linz")).await.unwrap();
    assert_eq!(other.workspace.table(PARTNER).len(), 4);
    assert_eq!(raw::count(name, "pages").await, 1);
    let again = Tab::open(name).await.unwrap();
    assert_eq!(again.workspace.table(PARTNER).len(), 4);
}

#[wasm_bindgen_test]
async fn what_two_tabs_read_from_files_stays_both() {
    let name = "test-two-files";
    let (mut one, mut other) = two_tabs(name).await;
    one.run(bring(1000..1300)).await.unwrap();
    let committed = other.run(bring(2000..2600)).await.unwrap();
    assert_eq!(committed.refused, []);
    let again = Tab::open(name).await.unwrap();
    let table = again.workspace.table(PARTNER);
    assert_eq!((table.len(), table.pages().count()), (902, 6));
    // The second tab knows where its records stand now, and what the first has added.
    let mine = other.workspace.table(PARTNER);
    assert_eq!(mine.len(), 902);
    for number in [1000, 1299, 2000, 2300, 2599] {
        assert_eq!(mine.place(id(number)), table.place(id(number)), "{number}");
    }
    let written: Vec<_> = (3..6).map(|number| (PARTNER, number)).collect();
    assert_eq!(committed.written, written);
    let committed = other.run(set(2599, "city", "Lyon")).await.unwrap();
    assert_eq!(committed.refused, []);
    assert_eq!(committed.written, [(PARTNER, 5)]);
    assert!(other.partner(2599).contains("city"));
    assert_eq!(
        Tab::open(name).await.unwrap().partner(2599),
        other.partner(2599)
    );
}

#[wasm_bindgen_test]
async fn one_file_read_by_two_tabs_is_there_once() {
    let name = "test-one-file";
    let (mut one, mut other) = two_tabs(name).await;
    one.run(bring(1000..1600)).await.unwrap();
    other.run(bring(1000..1600)).await.unwrap();
    assert_eq!(other.workspace.table(PARTNER).len(), 602);
    let mut again = Tab::open(name).await.unwrap();
    assert_eq!(again.workspace.table(PARTNER).len(), 602);
    assert_eq!(again.workspace.table(PARTNER).rows().count(), 602);
    again.run(set(1000, "city", "Lyon")).await.unwrap();
    let again = Tab::open(name).await.unwrap();
    assert!(again.partner(1000).contains("city"));
}

#[wasm_bindgen_test]
async fn a_page_edited_while_another_tab_has_begun_it_keeps_both() {
    let name = "test-begun";
    let (mut one, mut other) = two_tabs(name).await;
    one.run(bring(1000..1254)).await.unwrap();
    let late = Tab::open(name).await.unwrap();
    drop(late);
    one.run(bring(2000..2300)).await.unwrap();
    // For the other tab, page 1 is still to come.
    for number in 0..300 {
        other.run(add(3000 + number, "Graz")).await.unwrap();
    }
    let again = Tab::open(name).await.unwrap();
    assert_eq!(again.workspace.table(PARTNER).len(), 2 + 254 + 300 + 300);
}

#[wasm_bindgen_test]
async fn what_one_tab_tells_the_others_hear() {
    let heard: Rc<RefCell<Vec<Notice>>> = Rc::default();
    let ear = heard.clone();
    let one = Channel::named("test-channel", |_| panic!("nobody hears himself"));
    let other = Channel::named("test-channel", move |it| ear.borrow_mut().push(it));
    let stranger = web_sys::BroadcastChannel::new("test-channel").unwrap();
    for text in ["{", "\"later\"", "{\"later\":1}"] {
        stranger.post_message(&text.into()).unwrap();
    }
    stranger.close();
    raw::pause(50).await;
    let notices = [
        Notice::changed(vec![(PARTNER, 3), (Collection::Person, 0)]),
        Notice::Everything,
        Notice::Asks("a".into()),
        Notice::Answers("a".into()),
    ];
    for notice in &notices {
        one.tell(notice);
    }
    raw::pause(50).await;
    assert_eq!(*heard.borrow(), notices);
    drop(other);
    one.tell(&Notice::Everything);
    raw::pause(50).await;
    assert_eq!(heard.borrow().len(), notices.len());
}
