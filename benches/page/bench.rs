//! The module that `make bench` measures in a page of its own; never part of the
//! product.

#![allow(clippy::disallowed_types, reason = "the browser's clock is a float")]

/// The page calls the exports; there is nothing to start.
fn main() {}

#[cfg(target_arch = "wasm32")]
mod checks;
#[cfg(target_arch = "wasm32")]
mod directory;
#[cfg(target_arch = "wasm32")]
mod elmo;
#[cfg(target_arch = "wasm32")]
mod generator;
#[cfg(target_arch = "wasm32")]
mod marks;
#[cfg(target_arch = "wasm32")]
mod means;
#[cfg(target_arch = "wasm32")]
mod pause;
#[cfg(target_arch = "wasm32")]
mod sheets;
#[cfg(target_arch = "wasm32")]
mod store;
