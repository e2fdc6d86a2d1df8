//! Floor 1: what the records are, and what can never be wrong about them.
//!
//! *Invariant*: a value of a type of this floor is right. Text becomes a type at
//! the edge, and the error says what was read and what was expected. Nothing here
//! knows a browser, a language, a clock or a float.

#![warn(clippy::arithmetic_side_effects)]

pub mod bilingual;
pub mod codes;
pub mod credit;
pub mod exact;
pub mod form;
pub mod grade;
pub mod json;
pub mod limits;
pub mod number;
pub mod presets;
pub mod records;
pub mod source;
pub mod value;
