//! The pages, an area each.

mod about;
mod calculator;
mod credits;
mod grades;
mod home;
mod not_found;
mod privacy;
mod sources;

pub use about::About;
pub use credits::Credits;
pub use grades::Grades;
pub use home::Home;
pub use not_found::NotFound;
pub use privacy::Privacy;
pub use sources::Sources;
