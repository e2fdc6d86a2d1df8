//! The home components that the credits obtained suffice for.

use super::HomePart;
use crate::model::exact::Exact;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// More components than this are not tried out.
pub const MAX_COMPONENTS: usize = 40;

/// More different sums than this are not tried out either.
const MAX_SUMS: usize = 100_000;

/// That there are too many components, or too many sums of their credits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

/// How good a choice is among those of the same sum: compulsory credits first, then as few
/// components as possible, then the components that come first by code and title. The bits
/// of the last are set from the highest down.
type Rank = (Exact, Reverse<u32>, u64);

/// The components, by their places, whose credits add up to as much as possible without
/// exceeding `credits`. The answer does not depend on the order in which they are given.
///
/// A dynamic programme over the sums that can be reached, which are exact.
///
/// # Errors
/// [`TooMany`].
pub fn best_subset(home: &[HomePart], credits: &Exact) -> Result<Vec<usize>, TooMany> {
    if home.len() > MAX_COMPONENTS {
        return Err(TooMany);
    }
    let mut order: Vec<usize> = (0..home.len()).collect();
    let sorted = |place: &usize| {
        home.get(*place)
            .map(|it| (Reverse(it.compulsory), it.key.clone(), it.credits.clone()))
    };
    order.sort_by_cached_key(sorted);
    let mut reached: BTreeMap<Exact, Rank> = BTreeMap::new();
    reached.insert(Exact::ZERO, (Exact::ZERO, Reverse(0), 0));
    for (at, part) in order.iter().filter_map(|it| home.get(*it)).enumerate() {
        let bit = 1_u64.rotate_right(u32::try_from(at).unwrap_or(0).saturating_add(1));
        let mut next = reached.clone();
        for (sum, (compulsory, Reverse(count), bits)) in &reached {
            let sum = sum + &part.credits;
            if sum > *credits {
                break;
            }
            let compulsory = if part.compulsory {
                compulsory + &part.credits
            } else {
                compulsory.clone()
            };
            let rank = (compulsory, Reverse(count.saturating_add(1)), bits | bit);
            let held = next.entry(sum).or_insert_with(|| rank.clone());
            if *held < rank {
                *held = rank;
            }
        }
        if next.len() > MAX_SUMS {
            return Err(TooMany);
        }
        reached = next;
    }
    let best = reached
        .last_key_value()
        .map_or(0, |(_, (_, _, bits))| *bits);
    let taken = |at: usize| {
        let bit = 1_u64.rotate_right(u32::try_from(at).unwrap_or(0).saturating_add(1));
        best & bit != 0
    };
    let mut chosen: Vec<usize> = order
        .iter()
        .enumerate()
        .filter(|(at, _)| taken(*at))
        .map(|(_, place)| *place)
        .collect();
    chosen.sort_unstable();
    Ok(chosen)
}
