//! What two pages share. No word of the domain stands here.

mod actions;
mod fields;
mod glance;
mod page_header;

pub use actions::Actions;
pub use fields::{Choice, ChoiceGroup, SelectField, TextField};
pub use glance::{RESULTS, glance};
pub use page_header::page_header;
