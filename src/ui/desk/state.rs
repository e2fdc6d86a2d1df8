//! How far opening and saving have come.

use crate::model::records::{Collection, Id};
use crate::storage::Failure;

/// How far opening and saving have come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is known of the records yet.
    Opening,
    /// The lists are there; the records are still being read.
    Listed,
    /// Everything is there. Whether, and since when, all of it is kept.
    Open(Keeping),
}

/// Whether what is in memory is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// All of it is in the store; when it was saved last, in UTC, if it was in this visit.
    Saved(Option<String>),
    /// It is being written.
    Saving,
    /// Some of it is in memory alone, and why.
    Unsaved(Failure),
    /// Nothing is ever written: there is no store, and why.
    Memory(Failure),
    /// Nothing is ever written: somebody asked for that on a shared computer.
    Shared,
}

impl State {
    /// Whether every record is there.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// Which records moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// These.
    Records(Collection, Vec<Id>),
    /// All of them may have: another space, a restored or forgotten one.
    Everything,
}

impl Moved {
    /// That these records moved.
    pub fn of(collection: Collection, ids: Vec<Id>) -> Self {
        Self::Records(collection, ids)
    }

    /// Whether a record of a collection is among them.
    pub fn concerns_any(&self, collection: Collection) -> bool {
        match self {
            Self::Records(of, _) => *of == collection,
            Self::Everything => true,
        }
    }

    /// Whether a record is among them.
    pub fn concerns(&self, collection: Collection, id: Id) -> bool {
        match self {
            Self::Records(of, ids) => *of == collection && ids.contains(&id),
            Self::Everything => true,
        }
    }
}
