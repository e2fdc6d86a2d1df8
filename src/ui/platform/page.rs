//! The document: root element, title, focus.

use super::focus::Focus;
use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element of this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The first element of the page that a selector finds.
pub fn first(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

/// What has the focus.
pub fn focused() -> Option<Element> {
    document()?.active_element()
}

/// Sets a `data-` attribute of the root element, for the style sheet and `boot.js`.
pub fn mark(name: &str, value: &str) {
    if let Some(root) = document().and_then(|it| it.document_element()) {
        root.set_attribute(&format!("data-{name}"), value).ok();
    }
}

/// Whether the root element carries a `data-` attribute, and its value.
pub fn marked(name: &str) -> Option<String> {
    document()?
        .document_element()?
        .get_attribute(&format!("data-{name}"))
}

/// Sets the language of the document.
pub fn set_language(tag: &str) {
    if let Some(root) = document().and_then(|it| it.document_element()) {
        root.set_attribute("lang", tag).ok();
    }
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the heading of the page, and shows its beginning.
pub fn focus_heading() {
    if let Some(heading) = first("main h1").and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        heading.focus().ok();
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }
}

/// Whether something inside the page, as opposed to what surrounds it, has the focus.
pub fn has_focus() -> bool {
    first("main :focus").is_some()
}

/// Brings an element into view, and the focus to it.
pub fn show(id: &str) {
    if let Some(element) = element(id) {
        element.scroll_into_view();
        element.focus().ok();
    }
}

/// Shows an element that is drawn only in the frame to come, unless somebody has moved the
/// focus until then.
pub fn show_drawn(id: String) {
    Focus::now().show_drawn(id);
}

/// Shows an element of a page that is being gone to, unless somebody has moved the focus
/// until then.
pub fn show_there(id: String) {
    Focus::now().show_there(id);
}

/// Moves the focus, once the page is drawn anew, to the first of these elements that is
/// there and takes it, else to the heading of the page: what had it is about to go. Where
/// somebody has moved it until then, it stays.
pub fn focus_next(ids: Vec<String>) {
    let focus = Focus::now();
    request_animation_frame(move || {
        if focus.is_left() && !ids.iter().any(|id| takes_focus(id)) {
            focus_heading();
        }
    });
}

/// Offers the focus to an element; one that is switched off does not take it.
fn takes_focus(id: &str) -> bool {
    let Some(element) = element(id) else {
        return false;
    };
    element.focus().ok();
    focused().is_some_and(|it| it.is_same_node(Some(&element)))
}

/// The language the browser asks for.
pub fn preferred_language() -> String {
    web_sys::window()
        .and_then(|it| it.navigator().language())
        .unwrap_or_default()
}

/// The build this page was made by.
pub fn build() -> Option<String> {
    first("meta[name=build]")?.get_attribute("content")
}

/// Whether the focus is in something that takes text.
pub fn is_typing() -> bool {
    let Some(focused) = focused() else {
        return false;
    };
    matches!(focused.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        && !matches!(
            focused.get_attribute("type").as_deref(),
            Some("checkbox" | "radio" | "button" | "file")
        )
}

/// Whether a dialog is open over the page.
pub fn has_dialog() -> bool {
    first("dialog[open]").is_some()
}

/// Presses a button or follows a link.
pub fn click(id: &str) {
    if let Some(element) = element(id) {
        element.click();
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        window.location().reload().ok();
    }
}
