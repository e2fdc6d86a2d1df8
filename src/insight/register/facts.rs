//! What the rules may know of a partner for which a stage is to be decided.

use super::checklist::checklists;
use super::diligence::{Diligence, family};
use super::fit::Fit;
use super::tier::is_strategic;
use crate::model::records::{Family, Office, Partner, PartnerStatus, Reference, Sphere};
use crate::model::value::LongText;
use crate::rules::{Fact, Facts, Row, Value};
use chrono::NaiveDate;

/// The facts of a partner for a stage, with the reason that somebody gives for the decision,
/// as the rules of [`super::gates`] ask for them. What is not known has no value.
pub fn facts(
    partner: &Partner,
    office: &Office,
    target: PartnerStatus,
    reason: &str,
    today: NaiveDate,
) -> Facts {
    let mut row = Row::default();
    row.put(Fact::Today, Some(Value::day(today)));
    row.put(Fact::Target, Some(Value::Word(target.word())));
    row.put(Fact::StageReason, text(Some(reason)));
    let is_institution = family(partner) == Family::HigherEducation;
    row.put(Fact::IsInstitution, Some(Value::Flag(is_institution)));
    let fit = Fit::of(partner, office);
    let strategic = is_strategic(&fit, today);
    row.put(Fact::IsStrategic, strategic.map(Value::Flag));
    row.put(
        Fact::Offer,
        text(partner.offer.as_ref().map(LongText::as_str)),
    );
    let sponsors = partner.sponsors.iter();
    count(
        &mut row,
        Fact::Sponsors,
        sponsors.filter(|it| it.value.unit.is_some()),
    );
    count(&mut row, Fact::Objectives, fit.objectives());
    let needs = || partner.needs.iter().filter(|it| it.value.need.is_some());
    count(&mut row, Fact::Needs, needs());
    count(
        &mut row,
        Fact::BareNeeds,
        needs().filter(|it| it.value.advantage.is_none()),
    );
    let exchanges = partner.exchanges.iter();
    count(
        &mut row,
        Fact::Exchanges,
        exchanges.filter(|it| it.value.kind.is_some()),
    );
    let level = partner.same_level.map(|it| Value::Word(it.word()));
    row.put(Fact::SameLevel, level);
    let evidence = partner.level_evidence.as_ref().map(LongText::as_str);
    row.put(Fact::LevelEvidence, text(evidence));
    if let Some(list) = checklists().first() {
        let diligence = Diligence::of(list, partner);
        let open = diligence.asked().saturating_sub(diligence.answered());
        let refused = diligence.refused();
        row.put(Fact::PointsOpen, Some(Value::count(open)));
        row.put(Fact::PointsUnknown, Some(Value::count(diligence.unknown())));
        row.put(Fact::PointsBlocking, Some(Value::count(refused.len())));
        row.put(Fact::BlockingCodes, text(Some(&refused.join(", "))));
    }
    count(
        &mut row,
        Fact::References,
        partner.references.iter().filter(|it| is_given(&it.value)),
    );
    let exemption = partner.references_exemption.as_ref();
    row.put(
        Fact::ReferencesExemption,
        text(exemption.map(LongText::as_str)),
    );
    let spheres = || partner.contacts.iter().filter_map(|it| it.value.sphere);
    count(&mut row, Fact::Spheres, spheres());
    count(
        &mut row,
        Fact::OtherSpheres,
        spheres().filter(|it| *it != Sphere::Academic),
    );
    Facts {
        whole: row,
        ..Facts::default()
    }
}

fn text(text: Option<&str>) -> Option<Value> {
    let text = text.map(str::trim).filter(|it| !it.is_empty())?;
    Some(Value::Text(text.into()))
}

/// Takes down how many there are.
fn count(row: &mut Row, fact: Fact, all: impl Iterator) {
    row.put(fact, Some(Value::count(all.count())));
}

/// Whether somebody has answered for a partner.
fn is_given(it: &Reference) -> bool {
    it.who.is_some() && it.opinion.is_some()
}
