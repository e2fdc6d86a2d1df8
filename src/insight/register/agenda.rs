//! What is to be done with a partner, and since when or by when. Whoever was refused or is
//! past asks for nothing, and what has no date is never late.

use super::dated::by_day;
use super::gates::PROFILE;
use super::replies::Replies;
use super::stages::stage;
use super::tier::{is_quiet, last_activity};
use crate::model::records::{InteractionKind, Office, Partner, PartnerStatus, Rhythm};
use crate::model::value::Day;
use crate::rules::shipped::profile;
use chrono::{Days, Months, NaiveDate};

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// The next step that somebody planned.
    Step(String),
    /// A next step is to be planned: none is, and nothing has moved for long.
    NoStep,
    /// To meet.
    Meeting,
    /// To answer what the partner wrote.
    Answer,
    /// To ask again: the partner is silent.
    Silent,
    /// To ask whether the partnership still lives.
    Dormant,
    /// To make sure of the record.
    Verify,
    /// To make sure of somebody at the partner.
    Contact(String),
    /// To make sure of the evidence of its level.
    Level,
    /// Its accreditation ends.
    Accreditation,
    /// Its Erasmus charter ends.
    Charter,
    /// To look at its courses again.
    Catalogue,
    /// To ask for a reference, or to say why none is needed.
    References,
    /// To review the partnership.
    Review,
}

/// Something to be done, and its day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The day by which, or since which; nothing where none is set.
    pub on: Option<NaiveDate>,
    /// What.
    pub what: What,
}

/// A whole number of the profile.
fn number(key: &str, today: NaiveDate) -> Option<u64> {
    let value = profile(PROFILE)?.parameter(key, today)?;
    value.to_string().parse().ok()
}

fn months(count: u64) -> Months {
    Months::new(u32::try_from(count).unwrap_or(u32::MAX))
}

impl Rhythm {
    /// The months between two meetings.
    const fn months(self) -> u32 {
        match self {
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::HalfYearly => 6,
            Self::Yearly => 12,
        }
    }
}

/// The day of the next meeting: the one that is set and was not held yet, else as long after the last as the
/// rhythm says. `None` without either.
pub fn next_meeting(partner: &Partner) -> Option<NaiveDate> {
    let all = by_day(&partner.interactions, |it| it.on);
    let is_meeting = |kind: Option<InteractionKind>| {
        matches!(
            kind,
            Some(InteractionKind::Meeting | InteractionKind::Visit)
        )
    };
    let last = all.iter().rev().find(|(_, it)| is_meeting(it.kind));
    let last = last.map(|(on, _)| *on);
    let set = partner.next_meeting.map(Day::date);
    if let Some(on) = set.filter(|on| last.is_none_or(|last| last < *on)) {
        return Some(on);
    }
    let rhythm = partner.rhythm?;
    last?.checked_add_months(Months::new(rhythm.months()))
}

/// What is to be done with a partner up to some sixty days from now, the earliest first.
pub fn agenda(partner: &Partner, office: &Office, today: NaiveDate) -> Vec<Due> {
    let now = stage(partner);
    if matches!(now, PartnerStatus::Refused | PartnerStatus::Ended) {
        return Vec::new();
    }
    let mut all = Vec::new();
    let ahead = Days::new(number("ahead_days", today).unwrap_or_default());
    let horizon = today.checked_add_days(ahead).unwrap_or(today);
    relation(partner, office, today, &mut all);
    evidence(partner, today, &mut all);
    let lives = matches!(
        now,
        PartnerStatus::Active | PartnerStatus::Review | PartnerStatus::Downgraded
    );
    let chosen = lives || now == PartnerStatus::Retained;
    let checked = partner.references.iter().any(|it| it.value.who.is_some());
    if chosen && !checked && partner.references_exemption.is_none() {
        all.push(Due {
            on: None,
            what: What::References,
        });
    }
    let assessed = by_day(&partner.assessments, |it| it.on);
    let next = assessed.last().and_then(|(on, it)| {
        let next = it.next_on.map(Day::date);
        next.or(on.checked_add_months(Months::new(12)))
    });
    // A partnership that nobody has ever reviewed is to be reviewed, and late for nothing.
    if lives {
        all.push(Due {
            on: next,
            what: What::Review,
        });
    }
    all.retain(|it| it.on.is_none_or(|on| on <= horizon));
    // What has no day comes after everything that has one.
    all.sort_by_key(|it| (it.on.is_none(), it.on, it.what.clone()));
    all
}

/// What the relation asks for.
fn relation(partner: &Partner, office: &Office, today: NaiveDate, all: &mut Vec<Due>) {
    let mut push = |on: Option<NaiveDate>, what: What| {
        if on.is_some() {
            all.push(Due { on, what });
        }
    };
    let step = partner.next_step.as_ref().map(|it| it.as_str().to_owned());
    let last = last_movement(partner, today);
    match (step, partner.next_step_on) {
        (Some(step), Some(on)) => push(Some(on.date()), What::Step(step)),
        (Some(_), None) => {}
        (None, _) => {
            let wait = number("step_months", today).map(months);
            let due = last
                .zip(wait)
                .and_then(|(on, wait)| on.checked_add_months(wait));
            push(due.filter(|it| *it <= today), What::NoStep);
        }
    }
    push(next_meeting(partner), What::Meeting);
    let replies = Replies::of(partner);
    push(replies.waiting, What::Answer);
    let patience = number("silent_days", today).map(Days::new);
    let silent = replies.awaited.zip(patience);
    let silent = silent.and_then(|(on, wait)| on.checked_add_days(wait));
    push(silent.filter(|it| *it <= today), What::Silent);
    let is_active = stage(partner) == PartnerStatus::Active;
    if is_active && is_quiet(partner, office, today) == Some(true) {
        push(last_activity(partner, today), What::Dormant);
    }
}

/// The last day on which something was done or decided.
fn last_movement(partner: &Partner, today: NaiveDate) -> Option<NaiveDate> {
    let decided = by_day(&partner.decisions, |it| it.on);
    let decided = decided.iter().rev().map(|(on, _)| *on);
    last_activity(partner, today).max(decided.into_iter().find(|on| *on <= today))
}

/// What was made sure of, and has to be again.
fn evidence(partner: &Partner, today: NaiveDate, all: &mut Vec<Due>) {
    let Some(lasts) = number("verified_days", today).map(Days::new) else {
        return;
    };
    let mut again = |on: Option<Day>, what: What| {
        let due = on.and_then(|it| it.date().checked_add_days(lasts));
        all.extend(due.map(|on| Due { on: Some(on), what }));
    };
    again(partner.verified_on, What::Verify);
    again(partner.level_on, What::Level);
    again(partner.catalogue_on, What::Catalogue);
    for contact in &partner.contacts {
        let name = contact.value.name.as_ref();
        let name = name.map(|it| it.as_str().to_owned()).unwrap_or_default();
        again(contact.value.verified_on, What::Contact(name));
    }
    for (until, what) in [
        (partner.accreditation_until, What::Accreditation),
        (partner.charter_until, What::Charter),
    ] {
        all.extend(until.map(|on| Due {
            on: Some(on.date()),
            what,
        }));
    }
}
