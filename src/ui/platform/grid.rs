//! Where in a table of fields a key was pressed.

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// The item of the row and the field of the column in which a key was pressed.
pub fn cell_of(event: &KeyboardEvent) -> Option<(String, String)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let row = target.closest("tr[data-item]").ok()??;
    let cell = target.closest("td[data-field]").ok()??;
    Some((
        row.get_attribute("data-item")?,
        cell.get_attribute("data-field")?,
    ))
}

/// Whether a key was pressed in a choice, where it means something else.
pub fn is_in_choice(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| it.tag_name() == "SELECT")
}
