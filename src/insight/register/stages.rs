//! How long a partner has been in each stage. No bound is set on it: taking one's time is
//! good advice, so the days are shown and never judged.

use super::dated::by_day;
use crate::model::records::{Partner, PartnerStatus};
use chrono::NaiveDate;

/// A stage that a partner was or is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The stage.
    pub stage: PartnerStatus,
    /// Since when, where a decision says so.
    pub from: Option<NaiveDate>,
    /// Until when; nothing for the stage it is in.
    pub to: Option<NaiveDate>,
    /// The days between both, or up to the day of the question.
    pub days: Option<i64>,
}

/// The stage of a partner; a partner without one is a prospect.
pub fn stage(partner: &Partner) -> PartnerStatus {
    partner.status.unwrap_or(PartnerStatus::Prospect)
}

/// The stages of a partner by its decisions, the earliest first. Where the last decision led
/// to another stage than the record says, nobody knows since when it is there.
pub fn spells(partner: &Partner, today: NaiveDate) -> Vec<Spell> {
    let decisions = by_day(&partner.decisions, |it| it.on);
    let steps = decisions
        .iter()
        .filter_map(|(on, it)| Some((*on, it.from, it.stage?)));
    let mut spells: Vec<Spell> = Vec::new();
    for (on, before, stage) in steps {
        let left = spells.last_mut();
        if let Some(left) = left {
            left.to = Some(on);
        } else if let Some(stage) = before {
            spells.push(Spell {
                stage,
                from: None,
                to: Some(on),
                days: None,
            });
        }
        spells.push(Spell {
            stage,
            from: Some(on),
            to: None,
            days: None,
        });
    }
    let now = stage(partner);
    if spells.last().is_none_or(|it| it.stage != now) {
        spells.push(Spell {
            stage: now,
            from: None,
            to: None,
            days: None,
        });
    }
    for spell in &mut spells {
        let to = spell.to.unwrap_or(today);
        let days = |from: NaiveDate| to.signed_duration_since(from).num_days().max(0);
        spell.days = spell.from.map(days);
    }
    spells
}
