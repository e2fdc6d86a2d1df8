//! What a partner is to the office now, and by what that is known.

use super::dated::by_day;
use super::fit::Fit;
use super::gates::PROFILE;
use super::stages::stage;
use crate::model::exact::Exact;
use crate::model::records::{Office, Partner, PartnerStatus};
use crate::rules::shipped::profile;
use chrono::{Months, NaiveDate};

/// What a partner is to the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Much of what the office wants comes through it.
    Strategic,
    /// People go or come.
    Active,
    /// It may be dormant: nothing was done for long, or somebody said so.
    Dormant,
    /// One is on the way to it.
    Prospect,
    /// Less is done with it.
    Downgraded,
    /// It was not chosen, or is over.
    Past,
}

/// One of the things that a tier is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The stage of the record.
    Stage(PartnerStatus),
    /// The score, and from which score on a partner is strategic.
    Fit(Exact, Exact),
    /// That too few criteria are scored to tell: the share that is, and the one that is asked.
    Coverage(Exact, Exact),
    /// The objectives that it serves.
    Objectives(Vec<String>),
    /// The last time something was done, and how many months may pass.
    LastActivity(Option<NaiveDate>, u32),
}

/// A parameter of the profile of partners.
fn parameter(key: &str, today: NaiveDate) -> Option<Exact> {
    profile(PROFILE)?.parameter(key, today).cloned()
}

/// Whether a partner of this fit is strategic: enough of the criteria are scored, one
/// objective at least is served, and the score reaches the bound of the profile. `None` where
/// too little is scored to tell.
pub fn is_strategic(fit: &Fit, today: NaiveDate) -> Option<bool> {
    let (share, coverage) = (fit.share.as_ref()?, fit.coverage.as_ref()?);
    if *coverage < parameter("coverage", today)? {
        return None;
    }
    Some(*share >= parameter("strategic_fit", today)? && fit.objectives().next().is_some())
}

/// After how many months without anything done a partner may be dormant: what the office
/// says, else what the profile says.
pub fn dormant_months(office: &Office, today: NaiveDate) -> u32 {
    let own = office.dormant_months.as_ref().map(|it| it.value().clone());
    let months = own.or_else(|| parameter("dormant_months", today));
    let months = months
        .filter(Exact::is_whole)
        .and_then(|it| it.to_string().parse().ok());
    months.unwrap_or(12)
}

/// The last day on which something was done with a partner.
pub fn last_activity(partner: &Partner, today: NaiveDate) -> Option<NaiveDate> {
    let done = by_day(&partner.interactions, |it| it.on);
    done.iter().rev().map(|(on, _)| *on).find(|on| *on <= today)
}

/// Whether nothing was done with a partner for as long as the office says. `None` where
/// nothing was ever noted: a missing date is never late.
pub fn is_quiet(partner: &Partner, office: &Office, today: NaiveDate) -> Option<bool> {
    let months = Months::new(dormant_months(office, today));
    let last = last_activity(partner, today)?;
    Some(last.checked_add_months(months)? <= today)
}

/// The tier of a partner, with what it is known by.
pub fn tier(partner: &Partner, office: &Office, today: NaiveDate) -> (Tier, Vec<Ground>) {
    let now = stage(partner);
    let mut grounds = vec![Ground::Stage(now)];
    let quiet = is_quiet(partner, office, today);
    let tier = match now {
        PartnerStatus::Prospect
        | PartnerStatus::Contacted
        | PartnerStatus::Examined
        | PartnerStatus::Retained => Tier::Prospect,
        PartnerStatus::Refused | PartnerStatus::Ended => Tier::Past,
        PartnerStatus::Downgraded => Tier::Downgraded,
        PartnerStatus::Dormant => Tier::Dormant,
        PartnerStatus::Active | PartnerStatus::Review if quiet == Some(true) => Tier::Dormant,
        PartnerStatus::Active | PartnerStatus::Review => {
            let fit = Fit::of(partner, office);
            let strategic = is_strategic(&fit, today);
            let bound = |key| parameter(key, today).unwrap_or_default();
            match (strategic, fit.share.clone(), fit.coverage.clone()) {
                (Some(_), Some(share), _) => {
                    grounds.push(Ground::Fit(share, bound("strategic_fit")));
                    let served = fit.objectives().map(|it| it.criterion.clone());
                    grounds.push(Ground::Objectives(served.collect()));
                }
                (None, _, Some(coverage)) => {
                    grounds.push(Ground::Coverage(coverage, bound("coverage")));
                }
                _ => {}
            }
            if strategic == Some(true) {
                Tier::Strategic
            } else {
                Tier::Active
            }
        }
    };
    if matches!(tier, Tier::Strategic | Tier::Active | Tier::Dormant) {
        let last = last_activity(partner, today);
        grounds.push(Ground::LastActivity(last, dormant_months(office, today)));
    }
    (tier, grounds)
}
