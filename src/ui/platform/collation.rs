//! The order of names in a language.

use js_sys::{Array, Function, Intl, JsString, Object};
use std::cmp::Ordering;
use wasm_bindgen::{JsCast as _, JsValue};

/// Compares names as a language orders them, numbers inside them by their value.
#[derive(Clone, Debug)]
pub struct Collator {
    compare: Function,
}

impl Collator {
    /// The collator of the language of `tag`.
    pub fn of(tag: &str) -> Self {
        let options = Object::new();
        js_sys::Reflect::set(&options, &"numeric".into(), &true.into()).ok();
        let collator = Intl::Collator::new(&Array::of1(&tag.into()), &options);
        Self {
            compare: collator.compare(),
        }
    }

    /// Compares two names.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        let order = self
            .compare
            .call2(&JsValue::UNDEFINED, &one.into(), &other.into());
        match order.ok().and_then(|it| it.as_f64()) {
            Some(order) if order < 0.0 => Ordering::Less,
            Some(order) if order > 0.0 => Ordering::Greater,
            _ => Ordering::Equal,
        }
    }

    /// The ranks of names: sorting by them is sorting by name. Each distinct name is
    /// handed to the browser once, and sorted there.
    pub fn ranks(&self, names: &[&str]) -> Vec<u32> {
        let mut distinct: Vec<&str> = names.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        let sorted: Array = distinct
            .iter()
            .map(|name| JsValue::from_str(name))
            .collect();
        let sorted = sorted.sort_by(&mut |one, other| {
            self.compare
                .call2(&JsValue::UNDEFINED, &one, &other)
                .ok()
                .and_then(|it| it.as_f64())
                .map_or(0, |it| if it < 0.0 { -1 } else { i32::from(it > 0.0) })
        });
        let mut ranks: Vec<(String, u32)> = (0..)
            .zip(sorted.iter())
            .filter_map(|(rank, name)| Some((name.dyn_into::<JsString>().ok()?.into(), rank)))
            .collect();
        ranks.sort_unstable();
        let rank = |name: &&str| {
            let at = ranks.binary_search_by(|(it, _)| it.as_str().cmp(name));
            at.ok()
                .and_then(|at| ranks.get(at))
                .map_or(u32::MAX, |(_, rank)| *rank)
        };
        names.iter().map(rank).collect()
    }
}

/// Sorts by name, as the language of `tag` orders names.
pub fn sort_by_name<T>(items: &mut [T], tag: &str, name: impl Fn(&T) -> &str) {
    let collator = Collator::of(tag);
    items.sort_by(|one, other| collator.compare(name(one), name(other)));
}
