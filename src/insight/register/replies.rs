//! How long each side takes to answer the other, from what was noted of messages.

use super::dated::by_day;
use crate::model::exact::Exact;
use crate::model::records::{Partner, Way};
use chrono::NaiveDate;

/// The delays of both sides, in days, in the order in which they arose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replies {
    /// From what was received to what the office sent next.
    pub ours: Vec<i64>,
    /// From what was sent to what the partner answered next.
    pub theirs: Vec<i64>,
    /// Since when something received waits for an answer of the office.
    pub waiting: Option<NaiveDate>,
    /// Since when something sent waits for an answer of the partner.
    pub awaited: Option<NaiveDate>,
}

impl Replies {
    /// The delays of a partner. Of several messages in a row the first counts, as it was the
    /// one that waited; a meeting both ways answers either side, and nobody waits after it.
    pub fn of(partner: &Partner) -> Self {
        let mut replies = Self::default();
        let (mut received, mut sent) = (None::<NaiveDate>, None::<NaiveDate>);
        for (on, it) in by_day(&partner.interactions, |it| it.on) {
            let days = |from: NaiveDate| on.signed_duration_since(from).num_days();
            match it.way {
                Some(Way::Received) => {
                    replies.theirs.extend(sent.take().map(days));
                    received = received.or(Some(on));
                }
                Some(Way::Sent) => {
                    replies.ours.extend(received.take().map(days));
                    sent = sent.or(Some(on));
                }
                Some(Way::Both) => {
                    replies.theirs.extend(sent.take().map(days));
                    replies.ours.extend(received.take().map(days));
                }
                None => {}
            }
        }
        replies.waiting = received;
        replies.awaited = sent;
        replies
    }

    /// The median of the office's own delays, in days.
    pub fn our_median(&self) -> Option<Exact> {
        let mut days = self.ours.clone();
        days.sort_unstable();
        let last = days.len().checked_sub(1)?;
        let half = |at: usize| days.get(at).copied().map(Exact::whole);
        let sum = &half(last / 2)? + &half(last.div_ceil(2))?;
        sum.checked_div(&Exact::whole(2))
    }

    /// The mean of the partner's delays, in days.
    pub fn their_mean(&self) -> Option<Exact> {
        let sum = self
            .theirs
            .iter()
            .fold(Exact::ZERO, |sum, it| &sum + &Exact::whole(*it));
        sum.checked_div(&Exact::whole(i64::try_from(self.theirs.len()).ok()?))
    }
}
