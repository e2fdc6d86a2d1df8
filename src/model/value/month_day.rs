//! A day that comes back every year.

use super::{Kind, Value, ValueError, form, trimmed};
use chrono::{Datelike as _, NaiveDate};

/// A day of every year, stored as XML Schema writes a `gMonthDay`: `--05-15`. `15/05` and
/// `15.5.` are read as day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

/// A leap year, so that the 29th of February is a day.
const LEAP: i32 = 2000;

impl MonthDay {
    /// The day and the month, each with two digits, as they are read in both languages.
    pub fn written(self) -> String {
        format!("{:02}/{:02}", self.day, self.month)
    }

    /// The first such day that does not lie before another day.
    pub fn next_after(self, today: NaiveDate) -> Option<NaiveDate> {
        (0..=8)
            .filter_map(|years| {
                NaiveDate::from_ymd_opt(today.year().checked_add(years)?, self.month, self.day)
            })
            .find(|it| *it >= today)
    }
}

impl Value for MonthDay {
    const KIND: Kind = Kind::MonthDay;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        let parts = if let Some(text) = read.strip_prefix("--") {
            text.split_once('-').map(|(month, day)| (day, month))
        } else {
            let text = read.strip_suffix('.').unwrap_or(read);
            text.split_once(['/', '.'])
        };
        let number = |text: &str| {
            let short = (1..=2).contains(&text.len()) && super::is_digits(text);
            short.then(|| text.parse::<u32>().ok()).flatten()
        };
        let Some((Some(day), Some(month))) = parts.map(|(day, month)| (number(day), number(month)))
        else {
            return form(Self::KIND, read);
        };
        match NaiveDate::from_ymd_opt(LEAP, month, day) {
            Some(_) => Ok(Self { month, day }),
            None => Err(ValueError::NoSuchDay {
                read: read.to_owned(),
            }),
        }
    }

    fn text(&self) -> String {
        format!("--{:02}-{:02}", self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_every_year_is_read_in_the_spellings_of_people_and_of_xml() {
        for text in ["15/5", " 15.05. ", "--05-15"] {
            let day = MonthDay::parse(text).unwrap();
            assert_eq!(
                (day.text(), day.written()),
                ("--05-15".into(), "15/05".into())
            );
        }
        assert!(MonthDay::parse("29/02").is_ok());
        for wrong in ["31/04", "5", "mai", "2026-05-15", "05-15", "1/2/3", "--5"] {
            assert!(MonthDay::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn it_comes_back_every_year() {
        let on = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let day = MonthDay::parse("15/05").unwrap();
        assert_eq!(day.next_after(on(2026, 5, 15)), Some(on(2026, 5, 15)));
        assert_eq!(day.next_after(on(2026, 5, 16)), Some(on(2027, 5, 15)));
        let leap = MonthDay::parse("29/02").unwrap();
        assert_eq!(leap.next_after(on(2026, 1, 1)), Some(on(2028, 2, 29)));
    }
}
