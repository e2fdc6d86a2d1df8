//! What stands in the way of a stage: findings of the profile `partners`, each with its
//! reason, its remedy and its sources. None of them is about slowness.

use super::facts::facts;
use crate::model::records::{Office, Partner, PartnerStatus};
use crate::rules::finding::standing;
use crate::rules::shipped::profile;
use crate::rules::{Finding, Severity, Verdict, check};
use chrono::NaiveDate;

/// The name of the profile.
pub const PROFILE: &str = "partners";

/// What is broken or unknown before a partner reaches a stage, in the order of the rules. What
/// is only good to know is told where it is so, not where nobody can tell.
pub fn gates(
    partner: &Partner,
    office: &Office,
    target: PartnerStatus,
    reason: &str,
    today: NaiveDate,
) -> Vec<Finding<'static>> {
    let facts = facts(partner, office, target, reason, today);
    let mut found = check(&standing(profile(PROFILE), &facts), &facts);
    found.retain(|it| it.verdict == Verdict::Broken || it.rule.severity != Severity::Informational);
    found
}

/// Whether a gate holds the step back as long as nobody says why it is passed over.
pub fn holds_back(gate: &Finding<'_>) -> bool {
    gate.rule.severity == Severity::Mandatory
}

/// The codes of the gates that hold the step back, each once, with commas between them: what
/// a decision that passes them over keeps.
pub fn codes(gates: &[Finding<'_>]) -> String {
    let mut codes: Vec<&str> = Vec::new();
    for gate in gates.iter().filter(|it| holds_back(it)) {
        if !codes.contains(&gate.rule.code.as_str()) {
            codes.push(&gate.rule.code);
        }
    }
    codes.join(", ")
}
