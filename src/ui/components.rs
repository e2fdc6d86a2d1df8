//! What two pages share. No word of the domain stands here.

mod actions;
mod button;
mod dialog;
mod drop_card;
mod fields;
mod glance;
mod live;
mod page_header;
mod picker;
mod table;

pub use actions::{Actions, paper};
pub use button::button;
pub use dialog::Dialog;
pub use drop_card::DropCard;
pub use fields::{Choice, ChoiceGroup, SelectField, TextField};
pub use glance::{RESULTS, glance};
pub use live::{card, live, live_text};
pub use page_header::page_header;
pub use picker::{Found, Picker};
pub use table::{Direction, Head, Pick, Row, RowActions, Rows, Table};
