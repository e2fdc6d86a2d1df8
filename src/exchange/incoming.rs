//! A transcript coming in: from what a file or a pasted table says to the records that
//! somebody takes over.
//!
//! Nothing is decided here that a person does not see: rows are proposed and can be
//! ticked, a person and an institution are found by what identifies them and can be
//! changed, a scale is what somebody has said it is. What is taken over becomes one
//! command.

mod parties;
mod rows;
mod scales;
mod tables;
mod taking;

pub use parties::{
    Agreed, Differs, agreements_of, differences, new_partner, new_person, partner_of, person_of,
};
pub use rows::{Row, Ticks, doubled, of_paste, parts, rows, ticked, totals};
pub use scales::{Scheme, known_scale, schemes, schemes_of};
pub use tables::table_record;
pub use taking::{Known, Scaled, Taking, Whose};

use crate::model::value::{Line, Value as _};

/// A text of the outside world as a line: on one line, without what cannot be seen, and no
/// longer than a line may be.
pub(crate) fn line(text: &str) -> Option<Line> {
    let seen: String = text
        .chars()
        .map(|it| if it.is_control() { ' ' } else { it })
        .collect();
    let seen = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = seen.chars().take(Line::MAX).collect();
    Line::parse(&short).ok()
}
