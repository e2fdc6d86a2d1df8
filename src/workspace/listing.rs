//! The records that a list shows, in its order: kept up with what moves, so that one
//! edit of many records costs what one edit of a few does.

use crate::model::records::Id;
use std::cmp::Ordering;

/// The ids that a list shows, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    shown: Vec<Id>,
}

impl Listing {
    /// The list of these records, in this order.
    pub fn of(shown: Vec<Id>) -> Self {
        Self { shown }
    }

    /// The records shown.
    pub fn ids(&self) -> &[Id] {
        &self.shown
    }

    /// Where a record stands in the list.
    pub fn position(&self, id: Id) -> Option<usize> {
        self.shown.iter().position(|it| *it == id)
    }

    /// Keeps the list up with one record that moved: `shown` says whether it belongs to
    /// the list now. With an order it takes the place that is its own, without one it
    /// stays where it is, and a new one stands last.
    pub fn touch(&mut self, id: Id, shown: bool, order: Option<&dyn Fn(Id, Id) -> Ordering>) {
        let at = self.position(id);
        match (at, shown, order) {
            (None, false, _) | (Some(_), true, None) => {}
            (Some(at), false, _) => {
                self.shown.remove(at);
            }
            (None, true, None) => self.shown.push(id),
            (at, true, Some(order)) => {
                if let Some(at) = at {
                    self.shown.remove(at);
                }
                let at = self
                    .shown
                    .partition_point(|it| order(*it, id) != Ordering::Greater);
                self.shown.insert(at, id);
            }
        }
    }
}

/// Whether a folded text holds every word of a folded query.
pub fn matches(folded: &str, query: &str) -> bool {
    query.split_whitespace().all(|word| folded.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(listing: &Listing) -> Vec<u128> {
        listing.ids().iter().map(|it| it.as_u128()).collect()
    }

    fn listing(ids: &[u128]) -> Listing {
        Listing::of(ids.iter().map(|it| Id::from_u128(*it)).collect())
    }

    #[test]
    fn with_an_order_a_record_takes_its_own_place() {
        let by_number = |one: Id, other: Id| one.cmp(&other);
        let mut list = listing(&[10, 20, 30]);
        list.touch(Id::from_u128(25), true, Some(&by_number));
        assert_eq!(ids(&list), [10, 20, 25, 30]);
        list.touch(Id::from_u128(10), false, Some(&by_number));
        assert_eq!(ids(&list), [20, 25, 30]);
        let by_number_downwards = |one: Id, other: Id| other.cmp(&one);
        let mut list = listing(&[30, 20, 10]);
        list.touch(Id::from_u128(40), true, Some(&by_number_downwards));
        assert_eq!(ids(&list), [40, 30, 20, 10]);
    }

    #[test]
    fn without_an_order_nothing_jumps() {
        let mut list = listing(&[3, 1, 2]);
        list.touch(Id::from_u128(1), true, None);
        list.touch(Id::from_u128(9), true, None);
        list.touch(Id::from_u128(7), false, None);
        assert_eq!(ids(&list), [3, 1, 2, 9]);
    }

    #[test]
    fn every_word_must_be_found() {
        assert!(matches("politecnico di milano it", "milano poli"));
        assert!(!matches("politecnico di milano it", "milano torino"));
        assert!(matches("anything", "  "));
    }
}
