//! Marks at fields: set from outside on what is drawn, so that no field has to know of
//! them.

use super::page;
use leptos::prelude::{document, set_timeout};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// What is to be said at a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The id of its control.
    pub element: String,
    /// How much hangs on it: a word for the style sheet.
    pub tone: &'static str,
    /// What it says.
    pub text: String,
}

/// How long a press takes at the most: what stands below a field that is marked moves, and
/// must not move from under a finger.
const PRESS: Duration = Duration::from_millis(300);

thread_local! {
    /// Counts the orders, of which the last one counts.
    static ORDERS: Cell<u32> = const { Cell::new(0) };
}

/// Marks these fields and no others, once the page is drawn. Of several marks at one
/// field the first gives the tone.
pub fn put(marks: Vec<Mark>) {
    let order = ORDERS.get().wrapping_add(1);
    ORDERS.set(order);
    set_timeout(
        move || {
            if ORDERS.get() == order {
                now(marks);
            }
        },
        PRESS,
    );
}

fn now(marks: Vec<Mark>) {
    let mut by_element: BTreeMap<String, (&'static str, Vec<String>)> = BTreeMap::new();
    for mark in marks {
        let texts = &mut by_element
            .entry(mark.element)
            .or_insert((mark.tone, Vec::new()))
            .1;
        texts.push(mark.text);
    }
    let kept: Vec<Element> = by_element
        .into_iter()
        .filter_map(|(id, (tone, texts))| {
            let control: Element = page::element(&id)?.unchecked_into();
            let text = texts.join(" ");
            set(&control, "aria-description", &text);
            let around = around(&control);
            set(&around, "data-mark", tone);
            set(&around, "data-mark-text", &text);
            Some(around)
        })
        .collect();
    let Ok(marked) = document().query_selector_all("[data-mark]") else {
        return;
    };
    for at in 0..marked.length() {
        let Some(element) = marked.item(at).and_then(|it| it.dyn_into::<Element>().ok()) else {
            continue;
        };
        if !kept.contains(&element) {
            for name in ["data-mark", "data-mark-text"] {
                element.remove_attribute(name).ok();
            }
            if let Ok(Some(control)) = element.query_selector("[aria-description]") {
                control.remove_attribute("aria-description").ok();
            }
        }
    }
}

/// The cell or the field around a control.
fn around(control: &Element) -> Element {
    let around = control.closest("td, .field").ok().flatten();
    around.unwrap_or_else(|| control.clone())
}

fn set(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        element.set_attribute(name, value).ok();
    }
}
