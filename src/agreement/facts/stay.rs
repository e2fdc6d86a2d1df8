//! The facts of the period: what holds for every day that it may begin and end on.

use crate::agreement::Sheet;
use crate::model::exact::Exact;
use crate::model::records::Collection;
use crate::model::value::{DayOrMonth, Value as _};
use crate::rules::truth::What;
use crate::rules::{Fact, Place, Row, Value};
use chrono::{Datelike as _, Days, Months, NaiveDate};

/// Takes the facts of the period down.
pub fn put(sheet: &Sheet, row: &mut Row) {
    let it = &sheet.agreement;
    row.put(Fact::Start, it.start.map(day));
    row.put(Fact::End, it.end.map(day));
    let open = |which: Option<DayOrMonth>, path| match which {
        None => Some((Place::of(Collection::Agreement, path), What::Empty)),
        Some(DayOrMonth::Month(_)) => Some((Place::of(Collection::Agreement, path), What::Day)),
        Some(DayOrMonth::Day(_)) => None,
    };
    let (start, end) = (open(it.start, "start"), open(it.end, "end"));
    row.wants(Fact::Start, start.clone());
    row.wants(Fact::End, end.clone());
    let both = || start.clone().into_iter().chain(end.clone());
    for (fact, count) in [
        (Fact::StayDays, days as fn(NaiveDate, NaiveDate) -> i64),
        (Fact::StayMonths, whole_months),
        (Fact::StayMonthsBegun, months_begun),
    ] {
        row.put(fact, length(it.start, it.end, count));
        row.wants(fact, both());
    }
    if let Some(year) = it.host_year {
        let month = |day: NaiveDate| {
            let years = i64::from(day.year()).saturating_sub(year.first().into());
            let months = years.saturating_mul(12).saturating_add(day.month().into());
            Value::number(Exact::whole(months))
        };
        row.put(Fact::StartMonth, it.start.map(|it| month(it.first_day())));
        row.put(Fact::EndMonth, it.end.map(|it| month(it.last_day())));
    }
    if let Some(it) = it.host_year {
        let number = |year: u16| Value::number(Exact::whole(year.into()));
        row.put(Fact::HostYear, Some(Value::Text(it.text().into())));
        row.put(Fact::YearFirst, Some(number(it.first())));
        row.put(Fact::YearSecond, Some(number(it.second())));
    }
}

fn day(it: DayOrMonth) -> Value {
    Value::Day(it.first_day()..=it.last_day())
}

/// The least and the most that a period may count; nothing where it is reversed on every
/// reading.
fn length(
    start: Option<DayOrMonth>,
    end: Option<DayOrMonth>,
    count: fn(NaiveDate, NaiveDate) -> i64,
) -> Option<Value> {
    let (start, end) = (start?, end?);
    if end.last_day() < start.first_day() {
        return None;
    }
    // Where the two may be one day, that is the shortest stay.
    let latest = start.last_day().min(end.first_day());
    let least = count(latest, end.first_day()).max(0);
    let most = count(start.first_day(), end.last_day());
    Some(Value::Number(Exact::whole(least)..=Exact::whole(most)))
}

/// Days from one to another, both counted.
fn days(first: NaiveDate, last: NaiveDate) -> i64 {
    let between = last.signed_duration_since(first).num_days();
    between.saturating_add(1)
}

/// Whole months: from 1 September to 31 October are two.
fn whole_months(first: NaiveDate, last: NaiveDate) -> i64 {
    let Some(after) = last.checked_add_days(Days::new(1)) else {
        return 0;
    };
    months(first, |reached| reached <= after).saturating_sub(1)
}

/// Months begun: from 1 September to 1 November are three.
fn months_begun(first: NaiveDate, last: NaiveDate) -> i64 {
    months(first, |reached| reached <= last)
}

/// How many months can be added, none included, before something no longer holds.
fn months(first: NaiveDate, holds: impl Fn(NaiveDate) -> bool) -> i64 {
    let reached = |count: &u32| {
        let day = first.checked_add_months(Months::new(*count));
        day.is_some_and(&holds)
    };
    let count = (0..1200).take_while(reached).count();
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ops::RangeInclusive;

    fn of(text: &str) -> DayOrMonth {
        DayOrMonth::parse(text).unwrap()
    }

    /// The least and the most of days, whole months and months begun.
    fn counted(start: &str, end: &str) -> Option<[RangeInclusive<i64>; 3]> {
        let number = |count| match length(Some(of(start)), Some(of(end)), count)? {
            Value::Number(it) => {
                let whole = |it: &Exact| it.to_string().parse().unwrap();
                Some(whole(it.start())..=whole(it.end()))
            }
            _ => None,
        };
        Some([number(days)?, number(whole_months)?, number(months_begun)?])
    }

    // September has 30 days and October 31: 61 days, two months whole and two begun. One
    // day more begins a third month; one less leaves one whole.
    #[test]
    fn both_ends_of_a_stay_are_counted() {
        let two = counted("2026-09-01", "2026-10-31");
        assert_eq!(two, Some([61..=61, 2..=2, 2..=2]));
        let more = counted("2026-09-01", "2026-11-01");
        assert_eq!(more, Some([62..=62, 2..=2, 3..=3]));
        let less = counted("2026-09-01", "2026-10-30");
        assert_eq!(less, Some([60..=60, 1..=1, 2..=2]));
        assert_eq!(
            counted("2026-09-01", "2026-09-01"),
            Some([1..=1, 0..=0, 1..=1])
        );
    }

    // A month goes from a day to the eve of the same day: from 15 September to 14 November
    // are two. From 31 January, one goes to the last of February: 28 days later.
    #[test]
    fn months_are_counted_from_day_to_day() {
        assert_eq!(
            counted("2026-09-15", "2026-11-14"),
            Some([61..=61, 2..=2, 2..=2])
        );
        assert_eq!(
            counted("2026-01-01", "2026-02-28"),
            Some([59..=59, 2..=2, 2..=2])
        );
        assert_eq!(
            counted("2027-01-31", "2027-02-27"),
            Some([28..=28, 1..=1, 1..=1])
        );
        assert_eq!(
            counted("2026-09-01", "2027-08-31"),
            Some([365..=365, 12..=12, 12..=12])
        );
        assert_eq!(
            counted("2027-09-01", "2028-08-31"),
            Some([366..=366, 12..=12, 12..=12])
        );
    }

    // From some day in September to some day in November: at the least from the 30th to
    // the 1st, 1 + 31 + 1 = 33 days and one month; at the most 30 + 31 + 30 = 91 days and
    // three months.
    #[test]
    fn months_without_days_give_the_least_and_the_most() {
        assert_eq!(counted("2026-09", "2026-11"), Some([33..=91, 1..=3, 2..=3]));
        // From the 30th of September to the 31st of January at the most: 1 + 31 + 30 + 31 + 31.
        assert_eq!(
            counted("2026-09-30", "2027-01"),
            Some([94..=124, 3..=4, 4..=5])
        );
        // From the 1st to the 29th of January at the least.
        assert_eq!(
            counted("2027-01", "2027-01-29"),
            Some([1..=29, 0..=0, 1..=1])
        );
        // A stay within a month has a day at least.
        assert_eq!(counted("2026-09", "2026-09"), Some([1..=30, 0..=1, 1..=1]));
    }

    #[test]
    fn what_is_reversed_on_every_reading_has_no_length() {
        assert_eq!(counted("2026-09-02", "2026-09-01"), None);
        assert_eq!(counted("2026-10", "2026-09"), None);
        assert!(counted("2026-09", "2026-09-01").is_some());
    }
}
