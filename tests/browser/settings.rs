//! Settings and drafts, in the local storage.

use gloo_storage::{LocalStorage, Storage as _};
use passerelle::model::limits;
use passerelle::model::records::{Collection, Id};
use passerelle::storage::drafts::{Draft, Drafts};
use passerelle::storage::settings::{Settings, Theme};
use passerelle::text::Lang;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn settings_are_found_again_and_can_be_forgotten() {
    let settings = Settings::open();
    assert!(settings.available());
    settings.set_language(Lang::FrCa);
    settings.set_theme(Theme::Dark);
    let again = Settings::open();
    assert_eq!(
        (again.language(), again.theme()),
        (Some(Lang::FrCa), Some(Theme::Dark))
    );
    // `boot.js` reads the theme before the program: a JSON string under this name.
    assert_eq!(
        LocalStorage::raw()
            .get_item("passerelle.theme")
            .unwrap()
            .unwrap(),
        "\"dark\""
    );
    again.forget();
    assert_eq!((again.language(), again.theme()), (None, None));
}

#[wasm_bindgen_test]
fn a_setting_that_cannot_be_read_is_as_good_as_none() {
    let settings = Settings::open();
    for broken in ["", "{", "42", "\"klingon\"", "\"DARK\""] {
        LocalStorage::raw()
            .set_item("passerelle.theme", broken)
            .unwrap();
        LocalStorage::raw()
            .set_item("passerelle.language", broken)
            .unwrap();
        assert_eq!(
            (settings.language(), settings.theme()),
            (None, None),
            "{broken}"
        );
    }
    settings.forget();
}

fn draft(place: &str, text: &str) -> Draft {
    Draft {
        tab: "tab".into(),
        space: "test".into(),
        collection: Collection::Partner,
        id: Id::from_u128(1),
        place: place.into(),
        text: text.into(),
    }
}

#[wasm_bindgen_test]
fn a_draft_is_kept_until_it_is_removed() {
    let drafts = Drafts::open(Settings::open());
    let (one, other) = (draft("notes", "Écr"), draft("city", "Ly"));
    drafts.keep(&one);
    drafts.keep(&other);
    drafts.keep(&draft("city", "Lyo"));
    let mut all = Drafts::open(Settings::open()).all();
    all.sort_by(|one, other| one.place.cmp(&other.place));
    assert_eq!(all, [draft("city", "Lyo"), one.clone()]);
    drafts.remove(&other);
    assert_eq!(drafts.all(), std::slice::from_ref(&one));
    drafts.remove(&one);
    assert_eq!(drafts.all(), []);
}

#[wasm_bindgen_test]
fn of_a_draft_that_is_too_long_the_last_that_was_not_is_kept() {
    let drafts = Drafts::open(Settings::open());
    let fits = draft("notes", &"a".repeat(limits::DRAFT_BYTES));
    drafts.keep(&fits);
    drafts.keep(&draft("notes", &"b".repeat(limits::DRAFT_BYTES + 1)));
    assert_eq!(drafts.all(), std::slice::from_ref(&fits));
    drafts.remove(&fits);
}

#[wasm_bindgen_test]
fn what_is_no_draft_under_the_name_of_one_is_passed_over() {
    let drafts = Drafts::open(Settings::open());
    let key = "passerelle.draft.broken";
    LocalStorage::raw().set_item(key, "{").unwrap();
    assert_eq!(drafts.all(), []);
    LocalStorage::delete(key);
}
