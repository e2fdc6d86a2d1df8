//! Partners as a register: which of them are asked for, and at which stage they stand.
//!
//! Table, board, countries and timeline show the same partners for the same address, as
//! they all ask here.

pub mod board;
pub mod filter;
pub mod stage;
