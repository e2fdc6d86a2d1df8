//! The pages, an area each.

mod about;
mod agreements;
mod calculator;
mod credits;
pub mod data;
mod grades;
mod grid;
mod home;
mod not_found;
mod paper;
mod pasting;
mod privacy;
mod records;
mod register;
mod results;
mod sources;
mod tables;

pub use about::About;
pub use agreements::agreements_page;
pub use credits::Credits;
pub use data::{DataPage, ForgetPage};
pub use grades::Grades;
pub use home::Home;
pub use not_found::NotFound;
pub use privacy::Privacy;
pub use records::{
    back_to_list, cell, columns_of, field_id, records_page, saved_views, search_field, words,
};
pub use register::{
    View, chips, filters, follow, judging_office, keep_address, register_page, views,
};
pub use results::results_page;
pub use sources::Sources;
pub use tables::tables_page;
