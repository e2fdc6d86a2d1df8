//! Why the store did not do what it was asked.

use crate::model::records::Collection;
use thiserror::Error;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::DomException;

/// Why the store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Failure {
    /// The browser has no store, or keeps it from this page.
    #[error("no store: {0}")]
    Unavailable(String),
    /// Another tab holds the store and does not let go.
    #[error("blocked by another tab")]
    Blocked,
    /// Everything that was in it has been erased under this page.
    #[error("erased under the page")]
    Cleared,
    /// The device, or the share of it that the browser grants, is full.
    #[error("no room left")]
    Quota,
    /// The store was written by a newer version.
    #[error("schema {0}")]
    NewerSchema(u32),
    /// A page that was to be changed cannot be read.
    #[error("page {1} of {0} cannot be read")]
    Corrupt(Collection, u32),
    /// What the store says of itself cannot be read.
    #[error("meta cannot be read")]
    CorruptMeta,
    /// The browser took the transaction back; its own name for the reason.
    #[error("aborted: {0}")]
    Aborted(String),
}

impl Failure {
    /// The failure that an exception of the browser means.
    pub fn of(exception: &JsValue) -> Self {
        let name = exception.dyn_ref().map(DomException::name);
        match name.as_deref() {
            Some("QuotaExceededError") => Self::Quota,
            Some(name @ ("SecurityError" | "InvalidStateError" | "UnknownError")) => {
                Self::Unavailable(name.to_owned())
            }
            Some(name) => Self::Aborted(name.to_owned()),
            None => Self::Aborted(format!("{exception:?}")),
        }
    }
}
