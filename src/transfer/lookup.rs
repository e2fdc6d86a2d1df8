//! Marks by a printed table: the row as it stands, and what lies between two rows.

use crate::model::exact::Exact;
use crate::model::grade::{Ends, LookupRow, LookupTable, mark_value, same_mark};
use thiserror::Error;

/// What becomes of a mark that lies between two printed bands, or in both: a decision
/// of the office, per table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bounds {
    /// As printed: such a mark has no result, and both rows are named.
    #[default]
    AsPrinted,
    /// The band of the lower marks.
    Lower,
    /// The band of the higher marks.
    Upper,
    /// A band begins at its lower bound and ends before the next one.
    HalfOpen,
}

impl Bounds {
    /// Every choice.
    pub const ALL: [Self; 4] = [Self::AsPrinted, Self::Lower, Self::Upper, Self::HalfOpen];

    /// The word of the choice in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::AsPrinted => "printed",
            Self::Lower => "lower",
            Self::Upper => "upper",
            Self::HalfOpen => "half_open",
        }
    }

    /// The choice of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// How a mark lies to the two rows it may belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Between them: neither covers it.
    Gap,
    /// In both: on a bound that both print, or where they overlap.
    Shared,
}

/// Two rows that a mark may belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Between<'a> {
    /// How it lies to them.
    pub doubt: Doubt,
    /// The row of the lower marks.
    pub lower: &'a LookupRow,
    /// The row of the higher marks.
    pub upper: &'a LookupRow,
}

/// A row that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked<'a> {
    /// The row.
    pub row: &'a LookupRow,
    /// Both rows, where the office's choice decided between them.
    pub between: Option<Between<'a>>,
    /// Which end of a range the table itself takes.
    policy: Option<Ends>,
}

/// Why a table says nothing of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unlisted<'a> {
    /// It lies between two rows or in both, and nobody has chosen.
    #[error("between two rows")]
    Between(Between<'a>),
    /// It lies beyond the rows printed, of which this is the nearest.
    #[error("beyond the printed rows")]
    Beyond(&'a LookupRow),
    /// The word is not in the table.
    #[error("not in the table")]
    NotInTable,
}

impl<'a> Looked<'a> {
    /// What the row gives: its one mark, or the end of its range that `ends` takes, or
    /// the table itself where `ends` leaves it open; `None` for a range that nobody decides.
    pub fn mark(&self, ends: Option<Ends>) -> Option<&'a str> {
        match (&self.row.up_to, ends.or(self.policy)) {
            (None, _) | (_, Some(Ends::Min)) => Some(&self.row.gives),
            (Some(high), Some(Ends::Max)) => Some(high),
            (Some(_), None) => None,
        }
    }
}

/// Looks `mark` up in a table.
///
/// # Errors
/// [`Unlisted`] when no row covers it, or two do and `bounds` does not decide.
pub fn look_up<'a>(
    table: &'a LookupTable,
    mark: &str,
    bounds: Bounds,
) -> Result<Looked<'a>, Unlisted<'a>> {
    let found = |row, between| Looked {
        row,
        between,
        policy: table.policy,
    };
    let Some(value) = mark_value(mark) else {
        let row = table.rows.iter().find(|row| same_mark(&row.from, mark));
        return row.map(|row| found(row, None)).ok_or(Unlisted::NotInTable);
    };
    let covering =
        |(_, (low, high)): &(&LookupRow, &(Exact, Exact))| *low <= value && value <= *high;
    let mut rows = numbered(table).filter(covering).map(|(row, _)| row);
    let between = match (rows.next(), rows.next_back()) {
        (Some(row), None) => return Ok(found(row, None)),
        (Some(a), Some(b)) => {
            let rising = a.bounds <= b.bounds;
            let (lower, upper) = if rising { (a, b) } else { (b, a) };
            Between {
                doubt: Doubt::Shared,
                lower,
                upper,
            }
        }
        (None, _) => neighbours(table, &value)?,
    };
    let row = match (bounds, between.doubt) {
        (Bounds::AsPrinted, _) => return Err(Unlisted::Between(between)),
        (Bounds::Lower, _) | (Bounds::HalfOpen, Doubt::Gap) => between.lower,
        (Bounds::Upper, _) | (Bounds::HalfOpen, Doubt::Shared) => between.upper,
    };
    Ok(found(row, Some(between)))
}

/// The rows of numbers, with their bounds.
fn numbered(table: &LookupTable) -> impl DoubleEndedIterator<Item = (&LookupRow, &(Exact, Exact))> {
    let rows = table.rows.iter();
    rows.filter_map(|row| row.bounds.as_ref().map(|bounds| (row, bounds)))
}

/// The rows below and above a mark that none covers.
fn neighbours<'a>(table: &'a LookupTable, value: &Exact) -> Result<Between<'a>, Unlisted<'a>> {
    let lower = numbered(table)
        .filter(|(_, (_, high))| high < value)
        .max_by_key(|(_, (_, high))| high);
    let upper = numbered(table)
        .filter(|(_, (low, _))| low > value)
        .min_by_key(|(_, (low, _))| low);
    match (lower, upper) {
        (Some((lower, _)), Some((upper, _))) => Ok(Between {
            doubt: Doubt::Gap,
            lower,
            upper,
        }),
        (Some((row, _)), None) | (None, Some((row, _))) => Err(Unlisted::Beyond(row)),
        (None, None) => Err(Unlisted::NotInTable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::presets;

    fn gives(table: &str, mark: &str, bounds: Bounds) -> String {
        let table = presets::lookup_table(table).unwrap();
        match look_up(table, mark, bounds) {
            Ok(looked) => looked.mark(None).unwrap_or("a range").to_owned(),
            Err(Unlisted::Between(it)) => {
                format!("{:?} {} {}", it.doubt, it.lower.gives, it.upper.gives)
            }
            Err(other) => other.to_string(),
        }
    }

    // U. North Florida: 14–14.9 is A-, 15–20 is A; 14.95 is in neither.
    #[test]
    fn a_mark_between_two_bands_waits_for_a_choice() {
        let unf = |mark, bounds| gives("fr20_unf", mark, bounds);
        assert_eq!(unf("14,9", Bounds::AsPrinted), "A-");
        assert_eq!(unf("14.95", Bounds::AsPrinted), "Gap A- A");
        let chosen = Bounds::ALL.map(|bounds| unf("14.95", bounds));
        assert_eq!(chosen, ["Gap A- A", "A-", "A", "A-"]);
    }

    // ENIT prints 12–14 as C and 14–15 as B.
    #[test]
    fn a_mark_on_a_bound_of_two_bands_waits_for_a_choice() {
        let chosen = Bounds::ALL.map(|bounds| gives("fr20_ects_enit", "14", bounds));
        assert_eq!(chosen, ["Shared C B", "C", "B", "B"]);
        assert_eq!(gives("fr20_ects_enit", "14.5", Bounds::AsPrinted), "B");
    }

    #[test]
    fn what_the_table_does_not_print_has_no_result() {
        assert_eq!(
            gives("fr20_de5_jorf", "12", Bounds::Lower),
            "beyond the printed rows"
        );
        assert_eq!(
            gives("ects_it30", "G", Bounds::AsPrinted),
            "not in the table"
        );
        assert_eq!(gives("ects_it30", "b", Bounds::AsPrinted), "a range");
        assert_eq!(gives("words_be20_ap", "very good", Bounds::AsPrinted), "15");
        assert_eq!(gives("dk7_ects", "02", Bounds::AsPrinted), "E");
    }

    #[test]
    fn an_end_of_a_range_is_taken_as_it_is_printed() {
        let table = presets::lookup_table("ects_it30").unwrap();
        let row = look_up(table, "A", Bounds::AsPrinted).unwrap();
        assert_eq!(row.mark(Some(Ends::Max)), Some("30L"));
        assert_eq!(row.mark(Some(Ends::Min)), Some("30"));
    }
}
