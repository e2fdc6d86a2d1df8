//! A person who is forgotten is nowhere in the store.

use crate::raw;
use crate::tab::{Tab, add, id};
use passerelle::model::records::Collection;
use passerelle::storage::Failure;
use passerelle::workspace::Command;
use passerelle::workspace::forget::Forgetting;
use passerelle::workspace::path::Path;
use wasm_bindgen_test::wasm_bindgen_test;

const PERSON: Collection = Collection::Person;
const HER: [&str; 3] = ["Lovelace", "Augusta", "ada@example.org"];

async fn with_her(name: &str) -> Tab {
    let mut tab = Tab::new(name).await;
    tab.run(add(1, "Wien")).await.unwrap();
    let her = format!(
        r#"{{"id":"{}","familyNames":"Lovelace","givenNames":"Augusta","email":"ada@example.org"}}"#,
        id(2)
    );
    tab.run(Command::Add(PERSON, her)).await.unwrap();
    let other = format!(r#"{{"id":"{}","familyNames":"Roy"}}"#, id(3));
    tab.run(Command::Add(PERSON, other)).await.unwrap();
    let stay = format!(
        r#"{{"id":"{}","person":"{}","notes":"Augusta Lovelace écrit","later":{{"who":"Augusta Lovelace"}}}}"#,
        id(4),
        id(2)
    );
    tab.run(Command::Add(Collection::Mobility, stay))
        .await
        .unwrap();
    let edit = |of, number, field, value: &str| {
        Command::Set(
            of,
            id(number),
            Path::of_field(field),
            Some(format!("\"{value}\"")),
        )
    };
    let notes = "Bureau d'Augusta Lovelace (ada@example.org)";
    tab.run(edit(Collection::Partner, 1, "notes", notes))
        .await
        .unwrap();
    tab.run(edit(PERSON, 2, "email", "lovelace@example.org"))
        .await
        .unwrap();
    tab.run(edit(PERSON, 2, "email", "ada@example.org"))
        .await
        .unwrap();
    tab
}

/// Forgets her as the page does.
async fn forget(tab: &Tab) -> Result<(), Failure> {
    let forgetting = Forgetting::of(&tab.workspace, id(2)).unwrap();
    let clean = |of: Collection, record, text: &str| {
        if (of, record) == (PERSON, id(2)) {
            Some(None)
        } else {
            forgetting.clean(of, record, text).map(Some)
        }
    };
    let clean_set =
        |header, set| Some((forgetting.clean_header(header)?, forgetting.clean_set(set)?));
    tab.database.forget(clean, clean_set).await.map(drop)
}

async fn where_she_is(name: &str) -> Vec<String> {
    let all = raw::everything(name).await;
    let names = |text: &str| HER.iter().any(|it| text.contains(it));
    let found = all.into_iter().filter(|(_, text)| names(text));
    found.map(|(place, _)| place).collect()
}

#[wasm_bindgen_test]
async fn nothing_in_the_store_names_who_was_forgotten() {
    let name = "test-forget";
    let tab = with_her(name).await;
    assert!(where_she_is(name).await.len() >= 8);
    forget(&tab).await.unwrap();
    assert_eq!(where_she_is(name).await, Vec::<String>::new());
    let again = Tab::open(name).await.unwrap();
    assert_eq!(again.workspace.len(), 3);
    assert!(again.partner(1).contains("[effacé]"));
    assert_eq!(again.workspace.table(PERSON).gone(id(2)), None);
    // The history goes on, and what is left of it can be read.
    let history = again.workspace.history.headers();
    assert!(!history.is_empty());
    for header in history {
        let kept = again.database.change_set(header.id).await.unwrap();
        assert!(kept.is_some(), "{header:?}");
    }
}

#[wasm_bindgen_test]
async fn where_a_page_cannot_be_read_or_written_nobody_is_forgotten_by_halves() {
    let name = "test-forget-half";
    let tab = with_her(name).await;
    let before = raw::everything(name).await;
    for which in [1, 3, 6] {
        raw::at_put(which, "full");
        let failed = forget(&tab).await;
        raw::mend();
        assert_eq!(failed, Err(Failure::Quota), "{which}");
        assert_eq!(raw::everything(name).await, before, "{which}");
    }
    raw::damage(name, "pages", Collection::Mobility, 0).await;
    let before = raw::everything(name).await;
    let failed = forget(&tab).await;
    assert_eq!(failed, Err(Failure::Corrupt(Collection::Mobility, 0)));
    assert_eq!(raw::everything(name).await, before);
}
