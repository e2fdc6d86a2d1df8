//! The five conditions of a partnership that lasts, as the French ministry's guide names
//! them; the third is read in two halves: prompt answers, and regular meetings.

use super::dated::latest;
use crate::model::bilingual::Bilingual;
use crate::model::exact::Exact;
use crate::model::records::{Condition, ConditionKind, Met, Partner};
use crate::model::value::Value as _;
use crate::rules::profile::Cited;
use serde::Deserialize;
use std::sync::LazyLock;

/// The steps that mend a condition, with the document that the conditions come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steps {
    /// The document.
    pub source: Cited,
    steps: Vec<Step>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    condition: String,
    step: Bilingual,
}

static STEPS: LazyLock<Option<Steps>> =
    LazyLock::new(|| serde_json::from_str(include_str!("checklists/conditions.json")).ok());

/// The steps.
pub fn steps() -> Option<&'static Steps> {
    STEPS.as_ref()
}

/// The step that mends a condition.
pub fn step(condition: ConditionKind) -> Option<&'static Bilingual> {
    let mut all = steps()?.steps.iter();
    let found = all.find(|it| ConditionKind::parse(&it.condition) == Ok(condition));
    found.map(|it| &it.step)
}

/// The five, each with what it is read from.
pub const FIVE: [&[ConditionKind]; 5] = [
    &[ConditionKind::Structures],
    &[ConditionKind::Need],
    &[ConditionKind::Reactivity, ConditionKind::FollowUp],
    &[ConditionKind::Networks],
    &[ConditionKind::Expertise],
];

/// How far the five conditions are met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Success {
    /// Of each of the five, its share: 1 where it is met, 0 where it is not; nothing as long
    /// as a part of it was not judged.
    pub shares: [Option<Exact>; 5],
    /// Their sum, of 5.
    pub sum: Exact,
    /// How many of the five were judged.
    pub judged: usize,
    /// The weakest of those that were judged and are not wholly met.
    pub weakest: Option<ConditionKind>,
}

/// What a partner says of a condition: the latest judgement, which may have been taken back.
pub fn judgement(partner: &Partner, condition: ConditionKind) -> Option<&Condition> {
    let all = partner.conditions.iter().map(|it| &it.value);
    let of_it = all.filter(|it| it.condition == Some(condition));
    latest(of_it, |it| it.on)
}

impl Success {
    /// How far a partner meets them.
    pub fn of(partner: &Partner) -> Self {
        let met = |condition: &ConditionKind| {
            let met = judgement(partner, *condition)?.met?;
            Some(match met {
                Met::Yes => Exact::ONE,
                Met::Partly => Exact::ONE.checked_div(&Exact::whole(2))?,
                Met::No => Exact::ZERO,
            })
        };
        let shares = FIVE.map(|parts| {
            let sum = parts
                .iter()
                .try_fold(Exact::ZERO, |sum, it| Some(&sum + &met(it)?))?;
            sum.checked_div(&Exact::whole(i64::try_from(parts.len()).ok()?))
        });
        let known = shares.iter().flatten();
        let sum = known.clone().fold(Exact::ZERO, |sum, it| &sum + it);
        let parts = FIVE.into_iter().flatten();
        let weak = parts.filter_map(|it| Some((met(it)?, *it)));
        let weak = weak.filter(|(share, _)| *share < Exact::ONE);
        Self {
            judged: known.count(),
            weakest: weak
                .min_by(|(one, _), (other, _)| one.cmp(other))
                .map(|(_, it)| it),
            shares,
            sum,
        }
    }
}
