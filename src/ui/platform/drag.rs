//! Dragging a part of the page.

use leptos::ev::DragEvent;

/// Says what is dragged, without which some browsers drag nothing.
pub fn begin(event: &DragEvent, what: &str) {
    if let Some(carried) = event.data_transfer() {
        carried.set_data("text/plain", what).ok();
        carried.set_effect_allowed("move");
    }
}
