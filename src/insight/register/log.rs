//! What was decided of partners: each step with its reason, and how many were examined,
//! retained and refused, as a selective approach has to show (CTI, thematic sheet on
//! international mobility).

use super::dated::by_day;
use crate::model::records::{Id, Partner, PartnerStatus};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A step that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub on: NaiveDate,
    /// The stage before, where it is told.
    pub from: Option<PartnerStatus>,
    /// The stage it led to.
    pub stage: PartnerStatus,
    /// Who decided; empty where nobody says.
    pub by: String,
    /// Why; empty where nobody says.
    pub reason: String,
    /// The codes of what was passed over; empty for nothing.
    pub set_aside: String,
}

/// The decisions on a partner that have a day and a stage, the earliest first.
pub fn entries(partner: &Partner) -> Vec<Entry> {
    let all = by_day(&partner.decisions, |it| it.on).into_iter();
    let all = all.filter_map(|(on, it)| {
        Some(Entry {
            on,
            from: it.from,
            stage: it.stage?,
            by: it
                .by
                .as_ref()
                .map(|it| it.as_str().to_owned())
                .unwrap_or_default(),
            reason: it
                .reason
                .as_ref()
                .map(|it| it.as_str().to_owned())
                .unwrap_or_default(),
            set_aside: it
                .set_aside
                .as_ref()
                .map(|it| it.as_str().to_owned())
                .unwrap_or_default(),
        })
    });
    all.collect()
}

/// How many partners were ever examined, retained and refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Examined; whoever was retained or refused has been.
    pub examined: usize,
    /// Retained.
    pub retained: usize,
    /// Refused.
    pub refused: usize,
}

/// Counts partners, each once, by the decisions on them.
pub fn tally(all: &[(Id, Entry)]) -> Tally {
    let count = |stages: &[PartnerStatus]| {
        let led = all.iter().filter(|(_, it)| stages.contains(&it.stage));
        led.map(|(id, _)| id).collect::<BTreeSet<_>>().len()
    };
    let examined = [
        PartnerStatus::Examined,
        PartnerStatus::Retained,
        PartnerStatus::Refused,
    ];
    Tally {
        examined: count(&examined),
        retained: count(&[PartnerStatus::Retained]),
        refused: count(&[PartnerStatus::Refused]),
    }
}
