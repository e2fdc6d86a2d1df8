//! What is odd about a table that was pasted.

use crate::model::exact::Exact;

/// Something about a pasted table that whoever uses it must know. None of them keeps
/// the table from being used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Diagnostic {
    /// A line that could not be read and was left out.
    Unreadable {
        /// Its number in the paste, from 1.
        line: usize,
        /// What stands where a number is expected.
        text: String,
    },
    /// Percentages that do not add up to 99.5 to 100.5.
    Sum(Exact),
    /// Listed worst first, and turned round.
    Reversed,
    /// Listed in no order, and sorted best first.
    Sorted,
    /// The numbers grow up to 100: read as added-up shares, and taken apart.
    Cumulated,
    /// Whole numbers that add up to some 1,000 or 10,000: percentages that may have lost
    /// their decimal comma. Shares are the same either way.
    LostComma(Exact),
    /// A count with a mark before its last three digits, read as thousands.
    Thousands {
        /// Its line.
        line: usize,
        /// As it is written.
        text: String,
    },
    /// Marks of the scale between the best and the worst listed that have no line.
    Missing(Vec<String>),
    /// Numbers that are no marks of the scale: beyond its best or its worst.
    OffScale(Vec<String>),
    /// Marks that do not pass, which were left out.
    Failing(Vec<String>),
    /// Fewer than thirty results.
    Small(Exact),
    /// Fewer than ten results.
    VerySmall(Exact),
    /// Further columns that were not read.
    OtherColumns(usize),
}
