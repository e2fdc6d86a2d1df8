//! The browser, as far as the page uses it. The only place of this floor that names
//! `web_sys`.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod collation;
pub mod colour;
pub mod drag;
pub mod fetch;
pub mod file;
pub mod focus;
pub mod grid;
pub mod marks;
pub mod menus;
pub mod modal;
pub mod page;
pub mod pause;
pub mod print;
pub mod random;
pub mod scroll;
pub mod signs;
pub mod typed_value;
pub mod worker;
