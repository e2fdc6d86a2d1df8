//! What was recognised of a partner's courses before, and how long it took.

use super::deciding::decided;
use super::{Basis, recognise};
use crate::model::exact::Exact;
use crate::model::records::{Agreement, Collection, Decision, Id, PartnerRef, Record as _};
use crate::model::value::{Line, Value};
use crate::text::fold;
use crate::workspace::Workspace;
use std::collections::BTreeMap;

/// A course of a partner that agreements have named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// Its code.
    pub code: String,
    /// Its title, as it was written last.
    pub title: String,
    /// Its credits, as the partner counts them.
    pub credits: String,
    /// Its term, as stored.
    pub term: String,
    /// The language of the stays that it was part of, as stored.
    pub language: String,
    /// How many agreements name it.
    pub agreed: usize,
    /// How often its block was recognised as a whole.
    pub recognised: usize,
    /// How often in part.
    pub partly: usize,
    /// How often it was not.
    pub refused: usize,
}

impl Course {
    /// Whether somebody has decided that it counts, and nobody that it does not.
    pub const fn is_transferable(&self) -> bool {
        self.recognised > 0 && self.refused == 0
    }
}

/// The courses of a partner, by code and title, with what was decided on them (requirement
/// S0-20). Only decisions that were closed count.
pub fn courses(workspace: &Workspace, partner: Id) -> Vec<Course> {
    let mut courses: BTreeMap<String, Course> = BTreeMap::new();
    for (_, text) in workspace.table(Collection::Agreement).records() {
        let Some(agreement) = Agreement::read(text).ok().map(|it| it.record) else {
            continue;
        };
        if agreement.partner != Some(PartnerRef(partner)) {
            continue;
        }
        let language = agreement.language.map(|it| it.text());
        for item in &agreement.host {
            let it = &item.value;
            let (code, title) = (text_of(it.code.as_ref()), text_of(it.title.as_ref()));
            let course = courses.entry(key(&code, &title)).or_default();
            course.agreed = course.agreed.saturating_add(1);
            course.term = it.term.map(|it| it.text()).unwrap_or_default();
            course.credits = text_of(it.credits.as_ref());
            course.language = language.clone().unwrap_or_default();
            (course.code, course.title) = (code, title);
        }
    }
    for (_, text) in workspace.table(Collection::Decision).records() {
        count(text, partner, &mut courses);
    }
    courses.into_values().collect()
}

fn count(decision: &str, partner: Id, courses: &mut BTreeMap<String, Course>) {
    let Some(basis) = Basis::of_decision(decision) else {
        return;
    };
    if basis.sheet.agreement.partner != Some(PartnerRef(partner)) {
        return;
    }
    let Some(decision) = Decision::read(decision).ok().map(|it| it.record) else {
        return;
    };
    let key_of = decision.regime.as_ref().map(Line::as_str);
    let Some(ruling) = basis
        .ruling(key_of)
        .filter(|_| decision.withdrawn_on.is_none())
    else {
        return;
    };
    for block in recognise(&basis, &ruling.regime, &BTreeMap::new()).blocks {
        let it = decided(&block, &decision);
        // Nobody refused what stood for nothing at home.
        if block.proposal.home.is_zero() {
            continue;
        }
        for line in block.host.iter().filter(|it| it.part.outcome.earns()) {
            let course = courses.entry(key(&line.code, &line.title)).or_default();
            if course.title.is_empty() {
                (course.code, course.title) = (line.code.clone(), line.title.clone());
            }
            let count = if it.credits.is_zero() {
                &mut course.refused
            } else if it.credits < block.proposal.home {
                &mut course.partly
            } else {
                &mut course.recognised
            };
            *count = count.saturating_add(1);
        }
    }
}

fn key(code: &str, title: &str) -> String {
    fold(if code.is_empty() { title } else { code })
}

fn text_of<T: Value>(value: Option<&T>) -> String {
    value.map(Value::text).unwrap_or_default()
}

/// How long recognition took in a year: from receiving the transcript to the decision, in
/// days (requirement S1-37).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delays {
    /// The calendar year of the decisions.
    pub year: i32,
    /// The middle of the delays; between two of them, half-way.
    pub median: Exact,
    /// The longest.
    pub longest: i64,
    /// How many decisions.
    pub count: usize,
}

/// The delays of every year, the newest first, of what was decided and not withdrawn. A
/// decision without one of the two days is not counted: a missing day is unknown, never late.
pub fn delays(workspace: &Workspace) -> Vec<Delays> {
    let mut years: BTreeMap<i32, Vec<i64>> = BTreeMap::new();
    for (_, text) in workspace.table(Collection::Decision).records() {
        if let Some((year, days)) = delay(text) {
            years.entry(year).or_default().push(days);
        }
    }
    let years = years.into_iter().rev();
    years
        .filter_map(|(year, mut days)| {
            days.sort_unstable();
            Some(Delays {
                year,
                median: median(&days)?,
                longest: *days.last()?,
                count: days.len(),
            })
        })
        .collect()
}

fn delay(decision: &str) -> Option<(i32, i64)> {
    use chrono::Datelike as _;
    let record = Decision::read(decision).ok()?.record;
    let decided = record.decided_on?.date();
    if record.withdrawn_on.is_some() {
        return None;
    }
    let received = Basis::of_decision(decision)?.transcript.received_on;
    let days = decided.signed_duration_since(received?.date()).num_days();
    Some((decided.year(), days))
}

fn median(sorted: &[i64]) -> Option<Exact> {
    let half = sorted.len() / 2;
    let upper = Exact::from(*sorted.get(half)?);
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = Exact::from(*sorted.get(half.checked_sub(1)?)?);
    (&lower + &upper).checked_div(&Exact::whole(2))
}
