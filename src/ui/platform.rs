//! The browser, as far as the page uses it. The only place of this floor that names
//! `web_sys`.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod collation;
pub mod page;
pub mod print;
pub mod signs;
pub mod typed_value;
