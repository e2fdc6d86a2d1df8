//! A directory of institutions: made of its list, and asked.

use passerelle::exchange::directory::{self, Directory, Source};
use std::cell::RefCell;
use std::ops::ControlFlow;
use wasm_bindgen::prelude::*;

thread_local! {
    static MADE: RefCell<Directory> = RefCell::default();
}

/// Makes the directory of a list, from the bytes of its file; how many institutions it has.
#[wasm_bindgen]
pub fn directory_make(file: &[u8]) -> Result<usize, JsError> {
    let list = directory::read(file, Source::default(), &mut |_, _| {
        ControlFlow::Continue(())
    });
    let made = Directory::of(&list.map_err(|it| JsError::new(&it.to_string()))?);
    let count = made.len();
    MADE.set(made);
    Ok(count)
}

/// Its bytes, as they are kept.
#[wasm_bindgen]
pub fn directory_kept() -> Vec<u8> {
    MADE.with_borrow(Directory::to_bytes)
}

/// Opens a directory that was kept.
#[wasm_bindgen]
pub fn directory_open(bytes: &[u8]) -> Result<(), JsError> {
    let kept = Directory::of_bytes(bytes).ok_or_else(|| JsError::new("not a directory"))?;
    MADE.set(kept);
    Ok(())
}

/// How many bytes it takes in memory.
#[wasm_bindgen]
pub fn directory_bytes() -> usize {
    MADE.with_borrow(Directory::size)
}

/// The names that are offered for what somebody has typed, a line each.
#[wasm_bindgen]
pub fn directory_find(typed: &str, most: usize) -> String {
    let hits = MADE.with_borrow(|it| it.find(typed, most));
    let names = hits.into_iter().map(|it| it.institution.name);
    names.collect::<Vec<_>>().join("\n")
}
