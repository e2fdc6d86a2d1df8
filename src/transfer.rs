//! Floor 2: credits and grades from one system to another, exact and explained.
//!
//! Each formula is written once, in [`formula`], over anything that can be added,
//! subtracted, multiplied and divided. Fed with exact numbers it gives the value;
//! fed with [`expression::Expression`]s it gives the explanation of that value.
//! Rounding happens once, last, by a named rule.
//!
//! *Invariant*: no conversion goes through a third scale, and a mark that fails
//! has no converted value.

#![warn(clippy::arithmetic_side_effects)]

pub mod column;
pub mod comparison;
pub mod conversion;
pub mod credit_sheet;
pub mod credits;
pub mod expression;
pub mod formula;
pub mod grade_sheet;
pub mod grades;
pub mod letters;
pub mod lookup;
pub mod means;
pub mod report;
pub mod rounding;
pub mod rule;
pub mod statistical;
