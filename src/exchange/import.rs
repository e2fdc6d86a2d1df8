//! Rows of a table into records of any collection.
//!
//! A table is read in three steps, and a person looks between them: which column is which
//! field ([`Mapping::propose`]), what each cell says ([`read_rows`]), which rows are known
//! already ([`Known`]). What is taken over is one command ([`brought`]).
//! *Invariant*: a cell that cannot be read is told with its place and costs its row nothing
//! else; nothing is left out in silence.

mod known;
mod mapping;
mod names;
mod rows;
mod taking;
mod target;
mod value;

pub use known::{Known, Match};
pub use mapping::{Column, Mapping, Why};
pub use rows::{Fault, ReadCell, ReadRow, Reader, missing, read_rows};
pub use taking::{Choice, Decided, Taking, brought, proposed};
pub use target::{Target, targets};
pub use value::{CellError, Field, Note, Reading, Refer, no_references, value};
