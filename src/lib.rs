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
//! | 3 | [`rules`] | what the texts require: rule profiles and facts in, findings out |
//! | 3 | [`insight`] | what the records add up to: how far one is with a partner, and why |
//! | 4 | [`workspace`] | the open dataset: commands, change sets, undo, merging, migrations |
//! | 5 | [`agreement`] | the life of a learning agreement, and the document it becomes |
//! | 6 | [`exchange`] | files of the outside world to the model and back |
//! | 7 | `storage` | what the browser keeps: records in `IndexedDB`, small settings |
//! | 8 | `ui` | Leptos: shell, pages, components, platform |
//!
//! Beside the floors stand [`text`], the typed texts that any floor above the model
//! may be handed, and [`route`], the addresses of the page. Floors 1 to 6, `text`
//! and `route` are pure: they know no browser, no clock and no randomness, and are
//! compiled and tested on the host. The rest exists only in the browser.

pub mod agreement;
pub mod exchange;
pub mod insight;
pub mod model;
pub mod route;
pub mod rules;
pub mod text;
pub mod transfer;
pub mod workspace;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod storage;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod ui;
