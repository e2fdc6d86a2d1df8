//! What the records add up to: facts and figures that no single field says, each with what
//! it rests on. It may import `rules`, never the reverse.

pub mod register;
