//! A decision about the stage of a partner, as it is kept.

use super::gates::{codes, gates, holds_back};
use super::stages::stage;
use crate::model::records::{Office, Partner, PartnerStatus};
use chrono::NaiveDate;

/// Why a decision is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The partner is in that stage already.
    Same,
    /// Gates hold the step back, or the stage asks for a reason, and none was given.
    NoReason,
}

/// The fields of the item of `decisions` for a step to a stage, with their texts. What holds
/// the step back may be passed over with a reason, and then its codes are kept.
///
/// # Errors
/// See [`Refusal`].
pub fn decision(
    partner: &Partner,
    office: &Office,
    target: PartnerStatus,
    (reason, by): (&str, &str),
    today: NaiveDate,
) -> Result<Vec<(&'static str, String)>, Refusal> {
    let from = stage(partner);
    if partner.status == Some(target) {
        return Err(Refusal::Same);
    }
    let (reason, by) = (reason.trim(), by.trim());
    let gates = gates(partner, office, target, reason, today);
    if reason.is_empty() && gates.iter().any(holds_back) {
        return Err(Refusal::NoReason);
    }
    let fields = [
        ("on", today.to_string()),
        ("stage", target.word().to_owned()),
        ("from", from.word().to_owned()),
        ("by", by.to_owned()),
        ("reason", reason.to_owned()),
        ("setAside", codes(&gates)),
    ];
    let said = fields.into_iter().filter(|(_, text)| !text.is_empty());
    Ok(said.collect())
}
