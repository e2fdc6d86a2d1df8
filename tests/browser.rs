//! What only a browser can show: settings in its local storage.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use gloo_storage::{LocalStorage, Storage as _};
use passerelle::storage::settings::{Settings, Theme};
use passerelle::text::Lang;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

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
