//! Lists and forms of records, the same for every collection.

mod columns;
mod editing;
mod field;
mod form;
mod items;
mod list;
mod suggestions;
mod way_back;

pub use columns::{cell, of as columns_of};
pub use field::id as field_id;
pub use form::RecordForm;
pub use list::RecordList;
pub use way_back::back_to_list;
