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
    row.put(Fact::StartYear, it.start.map(|it| year(it.first_day())));
    row.put(Fact::EndYear, it.end.map(|it| year(it.last_day())));
    for (fact, count) in [
        (Fact::StayDays, days as fn(NaiveDate, NaiveDate) -> i64),
        (Fact::StayMonths, whole_months),
        (Fact::StayMonthsBegun, months_begun),
    ] {
        row.put(fact, length(it.start, it.end, count));
        row.wants(fact, both());
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

fn year(day: NaiveDate) -> Value {
    Value::number(Exact::whole(day.year().into()))
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
    let least = count(start.last_day(), end.first_day()).max(0);
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
