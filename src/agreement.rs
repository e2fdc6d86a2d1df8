//! Floor 5: the life of a learning agreement: what it says as a whole, what it lacks,
//! what it adds up to, who has committed to it, and the document it becomes.
//!
//! *Invariant*: nothing here changes a record; what is to change is given as a
//! [`crate::workspace::Command`].

pub mod checked;
pub mod chosen;
pub mod control;
pub mod difference;
pub mod discard;
pub mod document;
pub mod duplicate;
pub mod facts;
pub mod fix;
pub mod life;
pub mod recognition;
pub mod rule_sheet;
pub mod sheet;
pub mod totals;

pub use life::{Life, State, life};
pub use sheet::Sheet;
