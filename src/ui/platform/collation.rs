//! The order of names in a language.

use js_sys::{Array, JsString, Object};

/// Sorts by name, as the language of `tag` orders names.
pub fn sort_by_name<T>(items: &mut [T], tag: &str, name: impl Fn(&T) -> &str) {
    let locales = Array::of1(&tag.into());
    let options = Object::new();
    items.sort_by(|a, b| {
        JsString::from(name(a))
            .locale_compare(name(b), &locales, &options)
            .cmp(&0)
    });
}
