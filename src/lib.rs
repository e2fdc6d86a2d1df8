//! Passerelle: learning agreements, exact conversions, partners and mobilities, in
//! one page that runs in the browser alone.
//!
//! The house has floors; each imports only floors below it, and appears with its
//! first inhabitant.
//!
//! | floor | module | what lives there |
//! |---|---|---|
//! | 1 | [`model`] | what the records are, and what can never be wrong about them |
//! | 2 | [`transfer`] | credits and grades from one system to another, exact and explained |
//! | 6 | `storage` | what the browser keeps: for now, small settings |
//! | 7 | `ui` | Leptos: shell, pages, components, platform |
//!
//! Beside the floors stand [`text`], the typed texts that any floor above the model
//! may be handed, and [`route`], the addresses of the page. Floors 1 and 2, `text`
//! and `route` are pure: they know no browser, no clock and no randomness, and are
//! compiled and tested on the host. The rest exists only in the browser.

pub mod model;
pub mod route;
pub mod text;
pub mod transfer;

#[cfg(target_arch = "wasm32")]
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod ui;
