//! The text of a control that somebody is typing in.

use leptos::tachys::html::property::IntoProperty;
use leptos::tachys::renderer::{Rndr, types::Element};
use wasm_bindgen::JsValue;

/// A value for `prop:value` that is written only where the control shows another one.
///
/// Leptos writes the property at every drawing. Chromium then moves the caret of a
/// text area to its end, even when the text is the same.
#[derive(Clone, Debug)]
pub struct TypedValue(pub String);

impl IntoProperty for TypedValue {
    type State = Element;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn hydrate<const FROM_SERVER: bool>(self, element: &Element, key: &str) -> Element {
        self.build(element, key)
    }

    fn build(self, element: &Element, key: &str) -> Element {
        Rndr::set_property_or_value(element, key, &JsValue::from_str(&self.0));
        element.clone()
    }

    fn rebuild(self, element: &mut Element, key: &str) {
        let shown = js_sys::Reflect::get(element, &JsValue::from_str(key)).ok();
        if shown.and_then(|it| it.as_string()).as_ref() != Some(&self.0) {
            Rndr::set_property_or_value(element, key, &JsValue::from_str(&self.0));
        }
    }

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }
}
