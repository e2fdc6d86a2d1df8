//! Days, months, and the periods between them.

use super::year::{DASHES, YEARS, digits, out_of_range};
use super::{Kind, Value, ValueError, form, trimmed};
use chrono::{Datelike as _, Days, Months, NaiveDate};

/// A day, stored as `2025-09-01`. `01/09/2025` and `1.9.2025` are read as day, month
/// and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// A month, stored as `2025-09`; `09/2025` is read too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: NaiveDate,
    last: NaiveDate,
}

/// A day, or a month whose day is not known, as the learning agreement allows
/// (`start-date` or `start-year-month` of EWP).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayOrMonth {
    /// A day.
    Day(Day),
    /// Some day of a month.
    Month(Month),
}

/// From a start to an end, both included. The end is not surely before the start:
/// where one of them is a month, some days of it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    start: DayOrMonth,
    end: DayOrMonth,
}

impl Day {
    /// The day of a date.
    pub const fn of(date: NaiveDate) -> Self {
        Self(date)
    }

    /// The date.
    pub fn date(self) -> NaiveDate {
        self.0
    }
}

impl DayOrMonth {
    /// The first day that it may be.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day.0,
            Self::Month(month) => month.first,
        }
    }

    /// The last day that it may be.
    pub fn last_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day.0,
            Self::Month(month) => month.last,
        }
    }
}

impl Period {
    /// The period from a start to an end.
    ///
    /// # Errors
    /// [`ValueError::Reversed`] where the end lies before the start on every reading.
    pub fn new(start: DayOrMonth, end: DayOrMonth) -> Result<Self, ValueError> {
        if end.last_day() < start.first_day() {
            return Err(ValueError::Reversed {
                start: start.text(),
                end: end.text(),
            });
        }
        Ok(Self { start, end })
    }

    /// The start.
    pub fn start(self) -> DayOrMonth {
        self.start
    }

    /// The end.
    pub fn end(self) -> DayOrMonth {
        self.end
    }

    /// The first day that may belong to it.
    pub fn first_day(self) -> NaiveDate {
        self.start.first_day()
    }

    /// The last day that may belong to it.
    pub fn last_day(self) -> NaiveDate {
        self.end.last_day()
    }

    /// The fewest days that it may have, both ends counted; at least one.
    pub fn days_min(self) -> u32 {
        days(self.start.last_day(), self.end.first_day())
    }

    /// The most days that it may have, both ends counted.
    pub fn days_max(self) -> u32 {
        days(self.first_day(), self.last_day())
    }
}

/// Days from one to another, both counted; one where the second lies before.
fn days(first: NaiveDate, last: NaiveDate) -> u32 {
    let between = last.signed_duration_since(first).num_days();
    u32::try_from(between).map_or(1, |days| days.saturating_add(1))
}

impl Value for Day {
    const KIND: Kind = Kind::Day;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        match *numbers(read) {
            [Part::Year(year), Part::Short(month), Part::Short(day)]
            | [Part::Short(day), Part::Short(month), Part::Year(year)] => {
                date(read, year, month, day).map(Self)
            }
            _ => form(Self::KIND, read),
        }
    }

    fn text(&self) -> String {
        let date = self.0;
        format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl Value for DayOrMonth {
    const KIND: Kind = Kind::DayOrMonth;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        match *numbers(read) {
            [Part::Year(year), Part::Short(month)] | [Part::Short(month), Part::Year(year)] => {
                let first = date(read, year, month, 1)?;
                let next = first.checked_add_months(Months::new(1));
                let last = next.and_then(|next| next.checked_sub_days(Days::new(1)));
                let last = last.unwrap_or(first);
                Ok(Self::Month(Month { first, last }))
            }
            _ => match Day::parse(read) {
                Err(ValueError::Form { read, .. }) => form(Self::KIND, &read),
                day => day.map(Self::Day),
            },
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Day(day) => day.text(),
            Self::Month(month) => format!("{:04}-{:02}", month.first.year(), month.first.month()),
        }
    }
}

/// A number of a date, by how it is written.
#[derive(Clone, Copy)]
enum Part {
    /// Four digits.
    Year(u16),
    /// One digit or two.
    Short(u16),
}

/// The numbers of a date, parted by one kind of mark; none where something else
/// stands among them.
fn numbers(read: &str) -> Box<[Part]> {
    let mark = |it: char| it == '/' || it == '.' || DASHES.contains(&it);
    let marks: Vec<char> = read.chars().filter(|it| mark(*it)).collect();
    let alike = marks.windows(2).all(|pair| pair.first() == pair.last());
    let part = |text: &str| {
        digits(text, 4)
            .map(Part::Year)
            .or_else(|| digits(text, 2).map(Part::Short))
            .or_else(|| digits(text, 1).map(Part::Short))
    };
    let parts: Option<Box<[Part]>> = read.split(mark).map(part).collect();
    parts.filter(|_| alike).unwrap_or_default()
}

fn date(read: &str, year: u16, month: u16, day: u16) -> Result<NaiveDate, ValueError> {
    if !YEARS.contains(&year) {
        return Err(out_of_range(read));
    }
    NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()).ok_or_else(|| {
        ValueError::NoSuchDay {
            read: read.to_owned(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<String> {
        Day::parse(text).ok().map(|it| it.text())
    }

    fn either(text: &str) -> Option<String> {
        DayOrMonth::parse(text).ok().map(|it| it.text())
    }

    fn period(start: &str, end: &str) -> Result<Period, ValueError> {
        Period::new(
            DayOrMonth::parse(start).unwrap(),
            DayOrMonth::parse(end).unwrap(),
        )
    }

    #[test]
    fn a_day_is_read_in_the_orders_of_iso_and_of_europe() {
        for text in [
            "2025-09-01",
            "01/09/2025",
            "1.9.2025",
            "1-9-2025",
            " 01 / 09 / 2025 ",
        ] {
            assert_eq!(day(text).as_deref(), Some("2025-09-01"), "{text}");
        }
        for text in [
            "2025-09",
            "01/09/25",
            "1er septembre",
            "2025-09/01",
            "09",
            "1/9/2025/1",
            "-",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    // 2024 is a leap year, 2100 is none.
    #[test]
    fn a_day_is_one_of_the_calendar() {
        assert!(day("29/02/2024").is_some());
        for text in [
            "31/04/2025",
            "29/02/2100",
            "09/13/2025",
            "00/01/2025",
            "2025-02-30",
        ] {
            let read = text.to_owned();
            assert_eq!(Day::parse(text), Err(ValueError::NoSuchDay { read }));
        }
    }

    #[test]
    fn a_year_far_away_is_a_slip() {
        assert!(day("1900-01-01").is_some() && day("2200-12-31").is_some());
        for text in ["1899-12-31", "2201-01-01", "0205-09-01"] {
            assert_eq!(Day::parse(text), Err(out_of_range(text)));
        }
    }

    #[test]
    fn a_day_or_a_month_stays_what_was_typed() {
        for (text, expected) in [
            ("2025-09", "2025-09"),
            ("09/2025", "2025-09"),
            ("9.2025", "2025-09"),
            ("01/09/2025", "2025-09-01"),
        ] {
            assert_eq!(either(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(
            (either("2025"), either("13/2025"), either("00/2025")),
            (None, None, None)
        );
    }

    #[test]
    fn a_month_has_its_first_and_its_last_day() {
        let month = DayOrMonth::parse("2024-02").unwrap();
        assert_eq!(month.first_day(), Day::parse("2024-02-01").unwrap().date());
        assert_eq!(month.last_day(), Day::parse("2024-02-29").unwrap().date());
        let last = DayOrMonth::parse("2200-12").unwrap();
        assert_eq!(last.last_day(), Day::parse("2200-12-31").unwrap().date());
    }

    // September has 30 days, January 31: from some day of one to some day of the
    // other are 94 (30 September to 1 January) to 153 days.
    #[test]
    fn a_period_counts_both_ends_on_every_reading() {
        let days = |start, end| {
            let period = period(start, end).unwrap();
            (period.days_min(), period.days_max())
        };
        assert_eq!(days("2025-09-01", "2025-09-01"), (1, 1));
        assert_eq!(days("2025-09-01", "2025-09-30"), (30, 30));
        assert_eq!(days("2025-09", "2026-01"), (94, 153));
        assert_eq!(days("2025-09", "2025-09"), (1, 30));
        assert_eq!(days("2025-09", "2025-09-05"), (1, 5));
    }

    #[test]
    fn only_a_period_that_is_surely_reversed_is_refused() {
        assert!(period("2025-09-20", "2025-09").is_ok());
        let error = ValueError::Reversed {
            start: "2025-09-20".to_owned(),
            end: "2025-08".to_owned(),
        };
        assert_eq!(period("2025-09-20", "08/2025"), Err(error));
        assert!(period("2025-09-02", "2025-09-01").is_err());
    }
}
