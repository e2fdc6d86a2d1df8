//! Lists and forms of records, the same for every collection.

mod columns;
mod editing;
mod field;
mod form;
mod list;
mod suggestions;

pub use columns::{cell, of as columns_of};
pub use form::RecordForm;
pub use list::RecordList;
