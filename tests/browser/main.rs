//! What only a browser can show: what is kept in its stores, and what comes of a store
//! that is damaged, blocked, older, newer, or shared by several tabs.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod commit;
mod damage;
mod forget;
mod older;
mod opening;
mod raw;
mod settings;
mod tab;
mod tabs;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
