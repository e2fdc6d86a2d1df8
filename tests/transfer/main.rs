//! What must hold of every conversion, and of the scales and systems that ship.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod any;
mod credits;
mod grades;
mod presets;
mod rounding;
mod tables;
