//! Items of a list in the order of their days.

use crate::model::records::Item;
use crate::model::value::Day;
use chrono::NaiveDate;

/// The items that have a day, from the earliest; of one day, in the order of the list.
pub fn by_day<T>(items: &[Item<T>], on: impl Fn(&T) -> Option<Day>) -> Vec<(NaiveDate, &T)> {
    let dated = items
        .iter()
        .filter_map(|it| Some((on(&it.value)?.date(), &it.value)));
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by_key(|(on, _)| *on);
    dated
}

/// Of items that answer the same question, the one that counts: the last of those with the
/// latest day; those without a day come before all others.
pub fn latest<'a, T>(
    items: impl Iterator<Item = &'a T>,
    on: impl Fn(&T) -> Option<Day>,
) -> Option<&'a T> {
    items.max_by_key(|it| on(it).map(Day::date))
}
