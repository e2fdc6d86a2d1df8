//! The pages, an area each.

mod about;
mod calculator;
mod credits;
pub mod data;
mod grades;
mod home;
mod not_found;
mod privacy;
mod records;
mod sources;

pub use about::About;
pub use credits::Credits;
pub use data::{DataPage, ForgetPage};
pub use grades::Grades;
pub use home::Home;
pub use not_found::NotFound;
pub use privacy::Privacy;
pub use records::{RecordForm, RecordList, back_to_list, cell, columns_of, field_id};
pub use sources::Sources;
