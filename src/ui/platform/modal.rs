//! Dialogs of the browser.

use super::page;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlDialogElement;

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    page::element(id)?.dyn_into().ok()
}

/// Shows a dialog over everything else.
pub fn show(id: &str) {
    if let Some(dialog) = dialog(id).filter(|it| !it.open()) {
        dialog.show_modal().ok();
    }
}

/// Closes a dialog; the focus goes back to where it was.
pub fn close(id: &str) {
    if let Some(dialog) = dialog(id).filter(HtmlDialogElement::open) {
        dialog.close();
    }
}
