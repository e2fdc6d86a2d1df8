//! Floor 6: where a workspace lives: `IndexedDB` for records, local storage for small
//! settings and for text that is being typed.
//!
//! *Invariant*: what was stored before a failure is still stored after it. Every change
//! is one transaction that reads, applies and writes; whatever goes wrong, the browser
//! takes all of it back, and a [`Failure`] says what it was.

#![allow(
    clippy::disallowed_types,
    reason = "the browser's numbers are floats, and its clock is a number"
)]

pub mod channel;
pub mod database;
pub mod directory;
pub mod drafts;
pub mod failure;
pub mod health;
pub mod host;
pub mod records;
pub mod settings;

mod commit;
mod rewrite;
mod transaction;
mod values;

pub use database::{Database, Space};
pub use failure::Failure;
