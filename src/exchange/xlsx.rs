//! Workbooks of Excel, read and written. Only the worker has this code: it is ten times as
//! heavy as the rest of its work.

mod bounds;
mod cell;
mod read;
mod write;

pub use read::read;
pub use write::write;
