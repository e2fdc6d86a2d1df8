//! What the answers to a checklist come to.

use super::checklist::{Checklist, Point};
use super::dated::latest;
use crate::model::exact::Exact;
use crate::model::records::{Check, CheckAnswer, CheckRole, Family, Partner, PartnerKind};
use crate::model::value::Line;

/// The points of a checklist that concern a partner, with its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diligence {
    /// Each point, with the answer that counts: that of the latest day.
    pub points: Vec<(&'static Point, Option<Check>)>,
    /// What it comes to.
    pub verdict: Verdict,
    /// The mean of the known answers: yes 1, in part one half, no 0.
    pub mean: Option<Exact>,
}

/// What a checklist says of a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A point that the partnership hangs on is answered with no or in part.
    Blocked,
    /// Such a point has no answer yet.
    Open,
    /// The known answers do not speak for it.
    Unfavourable,
    /// They do.
    Favourable,
}

/// The family of a partner; one of which nothing is said counts as an institution.
pub fn family(partner: &Partner) -> Family {
    partner
        .kind
        .map_or(Family::HigherEducation, PartnerKind::family)
}

impl Diligence {
    /// The answers of a partner to a checklist. The rule is that of the project's checklists:
    /// favourable where no blocking point is below yes and the mean of the known answers
    /// reaches the bound of the list; what does not concern the partner is left out.
    pub fn of(list: &'static Checklist, partner: &Partner) -> Self {
        let family = family(partner);
        let asked = list.points.iter().filter(|it| it.concerns(family));
        let points = asked.map(|point| (point, answer(list, point, partner).cloned()));
        let points: Vec<_> = points.collect();
        let values = || {
            points
                .iter()
                .filter_map(|(_, it)| value(said(it.as_ref())?))
        };
        let count = i64::try_from(values().count()).unwrap_or(i64::MAX);
        let sum = values().fold(Exact::ZERO, |sum, it| &sum + &it);
        let mean = sum.checked_div(&Exact::whole(count));
        let blocking = points.iter().filter(|(point, _)| point.blocking);
        let worst = blocking.map(|(_, check)| match said(check.as_ref()) {
            Some(CheckAnswer::No | CheckAnswer::Partly) => Verdict::Blocked,
            Some(CheckAnswer::Yes | CheckAnswer::NotApplicable) => Verdict::Favourable,
            Some(CheckAnswer::Unknown) | None => Verdict::Open,
        });
        let worst = worst.min().unwrap_or(Verdict::Favourable);
        let enough = mean.as_ref().is_some_and(|it| *it >= list.favourable);
        let verdict = match (worst, enough) {
            (Verdict::Favourable, false) => Verdict::Unfavourable,
            (worst, _) => worst,
        };
        Self {
            points,
            verdict,
            mean,
        }
    }

    /// How many points concern the partner.
    pub fn asked(&self) -> usize {
        self.points.len()
    }

    /// How many have an answer, one that says that nobody knows yet too.
    pub fn answered(&self) -> usize {
        self.answers().count()
    }

    /// How many are answered by saying that nobody knows yet.
    pub fn unknown(&self) -> usize {
        let answers = self.answers();
        answers.filter(|it| *it == CheckAnswer::Unknown).count()
    }

    /// The codes of the blocking points that are answered with no.
    pub fn refused(&self) -> Vec<&'static str> {
        let no = |check: &Option<Check>| said(check.as_ref()) == Some(CheckAnswer::No);
        let points = self.points.iter();
        let refused = points.filter(|(point, check)| point.blocking && no(check));
        refused.map(|(point, _)| point.code.as_str()).collect()
    }

    fn answers(&self) -> impl Iterator<Item = CheckAnswer> {
        self.points.iter().filter_map(|(_, it)| said(it.as_ref()))
    }
}

fn said(check: Option<&Check>) -> Option<CheckAnswer> {
    check?.answer
}

/// What an answer is worth; nothing where it is not known, or not asked.
fn value(answer: CheckAnswer) -> Option<Exact> {
    match answer {
        CheckAnswer::Yes => Some(Exact::ONE),
        CheckAnswer::Partly => Exact::ONE.checked_div(&Exact::whole(2)),
        CheckAnswer::No => Some(Exact::ZERO),
        CheckAnswer::NotApplicable | CheckAnswer::Unknown => None,
    }
}

/// The answer to a point that counts.
fn answer<'a>(list: &Checklist, point: &Point, partner: &'a Partner) -> Option<&'a Check> {
    let checks = partner.checks.iter().map(|it| &it.value);
    let of_point = checks.filter(|it| {
        let code = it.point.as_ref().map(Line::as_str);
        let role = it.role.map(CheckRole::word);
        code == Some(point.code.as_str()) && (role.is_none() || role == list.role.as_deref())
    });
    latest(of_point, |it| it.on)
}
