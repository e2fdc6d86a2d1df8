//! What is known of an agreement, as the rules ask for it.

mod components;
mod conversion;
mod parties;
mod stay;

use super::life::{Life, Standing};
use super::totals::{Carried, Totals, groups, systems};
use super::{Sheet, life, sheet};
use crate::model::exact::Exact;
use crate::model::records::{
    Collection, CurriculumReview, Id, Mobility, Partner, Record as _, Verdict, columns, value_at,
};
use crate::model::value::{CreditSystemKey, Esi, Line, Value as _};
use crate::rules::truth::What;
use crate::rules::{Fact, Facts, Place, Row, Value};
use crate::transfer::credit_sheet::OWN;
use crate::workspace::Workspace;
use chrono::NaiveDate;
use conversion::Table;

/// Everything that the rules may ask of an agreement. `today` is the day of the question.
/// `None` where the agreement is not there.
pub fn facts(workspace: &Workspace, agreement: Id, today: NaiveDate) -> Option<Facts> {
    let life = life::life_when(workspace, agreement, || false)?;
    let frozen = life.version.filter(|_| !life.writing);
    let sheet = match frozen {
        Some(id) => Sheet::of_version(workspace.record(Collection::Version, id)?)?,
        None => Sheet::of_draft(workspace, agreement)?,
    };
    let totals = Totals::of(&sheet);
    Some(facts_of(
        workspace,
        (agreement, &life),
        &sheet,
        &totals,
        today,
    ))
}

/// The same for a caller who has read the agreement.
pub fn facts_of(
    workspace: &Workspace,
    (agreement, life): (Id, &Life),
    sheet: &Sheet,
    totals: &Totals,
    today: NaiveDate,
) -> Facts {
    let mobility = mobility(workspace, agreement);
    let mut whole = Row::default();
    whole.put(Fact::Today, Some(Value::day(today)));
    person(sheet, &mut whole);
    institutions(sheet, &mut whole);
    whole.put(Fact::Reviewed, reviewed(workspace, sheet));
    words(sheet, &mut whole);
    stay::put(sheet, &mut whole);
    credits(sheet, totals, &mut whole);
    if let Some((id, mobility)) = &mobility {
        let same = |one: Option<Id>, other: Option<Id>| Some(Value::Flag(one? == other?));
        let own = (&sheet.agreement.person, &sheet.agreement.partner);
        whole.put(
            Fact::SamePerson,
            same(
                own.0.as_ref().map(|it| it.0),
                mobility.person.as_ref().map(|it| it.0),
            ),
        );
        whole.put(
            Fact::SamePartner,
            same(
                own.1.as_ref().map(|it| it.0),
                mobility.partner.as_ref().map(|it| it.0),
            ),
        );
        whole.put(
            Fact::Agreements,
            Some(Value::count(agreements_of(workspace, *id))),
        );
    }
    let version = life.version.filter(|_| !life.writing);
    let text = |id: Option<Id>| workspace.record(Collection::Version, id?);
    let parties = parties::rows(text(version), life.number);
    let agreed = life
        .version
        .and_then(|_| first_in_force(workspace, agreement));
    let first = agreed.or(version);
    let first = parties::rows(text(first), life.number);
    whole.put(Fact::VersionNumber, Some(Value::count(life.number)));
    whole.put(Fact::Committed, Some(Value::count(given(&parties))));
    let older = life.in_force.is_some() && life.in_force != version;
    whole.put(Fact::OlderInForce, Some(Value::Flag(older)));
    let term = mobility.as_ref().and_then(|(_, it)| it.host_term);
    Facts {
        host: components::host(sheet, term),
        home: components::home(sheet, mobility.and_then(|(_, it)| it.home_term)),
        online: components::online(sheet),
        parties,
        first,
        malformed: malformed(sheet),
        whole,
    }
}

/// The version that came into force first: before it nothing was agreed, and what came
/// after it amends it.
fn first_in_force(workspace: &Workspace, agreement: Id) -> Option<Id> {
    let versions = life::versions(workspace, agreement).into_iter().rev();
    let mut agreed =
        versions.filter(|(.., it)| matches!(it, Standing::InForce | Standing::Replaced));
    agreed.next().map(|(_, id, _)| id)
}

fn given(parties: &[Row]) -> usize {
    let yes = Some(&Value::Flag(true));
    parties
        .iter()
        .filter(|it| it.get(Fact::Given) == yes)
        .count()
}

/// The stay that an agreement is part of.
fn mobility(workspace: &Workspace, agreement: Id) -> Option<(Id, Mobility)> {
    let text = workspace.record(Collection::Agreement, agreement)?;
    let id = value_at(text, "mobility")?.parse().ok()?;
    let text = workspace.record(Collection::Mobility, id)?;
    Some((id, Mobility::read(text).ok()?.record))
}

/// How many agreements belong to a stay, without those that were put away.
fn agreements_of(workspace: &Workspace, mobility: Id) -> usize {
    let columns = columns(Collection::Agreement);
    let at = |path| columns.iter().position(|it| *it == path);
    let (stay, away) = (at("mobility"), at("archived"));
    let mobility = mobility.to_string();
    let rows = workspace.table(Collection::Agreement).rows();
    rows.filter(|(_, row)| {
        let cell = |at: Option<usize>| row.split('\t').nth(at?);
        cell(stay) == Some(&*mobility) && cell(away) != Some("true")
    })
    .count()
}

fn person(sheet: &Sheet, row: &mut Row) {
    let it = &sheet.person;
    row.put(Fact::Person, told(sheet.agreement.person.is_some()));
    row.put(Fact::FamilyNames, line(it.family_names.as_ref()));
    row.put(Fact::GivenNames, line(it.given_names.as_ref()));
    row.put(
        Fact::BirthDate,
        it.birth_date.map(|it| Value::day(it.date())),
    );
    row.put(Fact::Nationality, it.nationality.map(|it| text(it.code())));
    row.put(Fact::Gender, it.gender.map(|it| Value::Word(it.word())));
    row.put(
        Fact::PersonEmail,
        it.email.as_ref().map(|it| text(&it.text())),
    );
    row.put(Fact::EsiTold, it.esi.as_ref().map(|it| text(&it.text())));
    let issued = it.esi.as_ref().filter(|it| matches!(it, Esi::Issued(_)));
    row.put(Fact::Esi, issued.map(|it| text(&it.text())));
    row.put(
        Fact::StudyLevel,
        it.study_level.and_then(|it| number(it.word())),
    );
    row.put(Fact::Isced, it.isced.map(|it| text(it.code())));
}

fn institutions(sheet: &Sheet, row: &mut Row) {
    let (home_system, host_system) = systems(sheet);
    let system = |key: &'static str| (key != OWN).then_some(Value::Word(key));
    let it = &sheet.office;
    row.put(Fact::Office, told(sheet.agreement.office.is_some()));
    let name = it.names_fr.as_ref().or(it.names_en.as_ref());
    row.put(Fact::OfficeName, line(name));
    row.put(Fact::OfficeCountry, it.country.map(|it| text(it.code())));
    row.put(
        Fact::OfficeErasmus,
        it.erasmus.as_ref().map(|it| text(&it.text())),
    );
    row.put(
        Fact::OfficeSchac,
        it.schac.as_ref().map(|it| text(&it.text())),
    );
    row.put(Fact::OfficeSystem, system(home_system));
    row.put(
        Fact::Tolerance,
        it.tolerance
            .as_ref()
            .map(|it| Value::number(it.value().clone())),
    );
    row.put(Fact::Cti, Some(Value::Flag(it.cti.is_some_and(|it| it.0))));
    let asked = it.curriculum_reviews.is_some_and(|it| it.0);
    row.put(Fact::ReviewsAsked, Some(Value::Flag(asked)));
    let it = &sheet.partner;
    row.put(Fact::Partner, told(sheet.agreement.partner.is_some()));
    let names = [&it.names_local, &it.names_fr, &it.names_en];
    row.put(
        Fact::PartnerName,
        names.into_iter().find_map(|it| line(it.as_ref())),
    );
    row.put(Fact::PartnerCountry, it.country.map(|it| text(it.code())));
    row.put(
        Fact::PartnerErasmus,
        it.erasmus.as_ref().map(|it| text(&it.text())),
    );
    row.put(
        Fact::PartnerSchac,
        it.schac.as_ref().map(|it| text(&it.text())),
    );
    row.put(Fact::PartnerSystem, system(host_system));
    let told = it.credit_system.and_then(CreditSystemKey::system);
    row.put(
        Fact::PartnerSystemTold,
        told.map(|it| Value::Word(it.id.as_str())),
    );
    row.put(
        Fact::Factor,
        it.credit_factor
            .as_ref()
            .map(|it| Value::number(it.value().clone())),
    );
    row.put(Fact::FactorSource, line(it.credit_factor_source.as_ref()));
    row.put(
        Fact::FactorOn,
        it.credit_factor_on.map(|it| Value::day(it.date())),
    );
    row.put(Fact::PartnerLevel, it.language_level.map(Value::Level));
    row.put(
        Fact::Verified,
        it.verified_on.map(|it| Value::day(it.date())),
    );
    let programme = sheet.programme.as_ref();
    let level = programme.and_then(|it| it.level);
    row.put(Fact::ProgrammeLevel, level.and_then(|it| number(it.word())));
}

/// Whether an expert found the partner's courses suitable, at least in part, in the field
/// of the person: in the detailed field, or another of its narrow field. Versions keep no
/// reviews; the partner's record tells.
fn reviewed(workspace: &Workspace, sheet: &Sheet) -> Option<Value> {
    let field = sheet.person.isced?.text();
    let partner = sheet.agreement.partner?.0;
    let text = workspace.record(Collection::Partner, partner)?;
    let partner = Partner::read(text).ok()?.record;
    let suits = |it: &CurriculumReview| {
        let near = it
            .isced
            .is_some_and(|it| it.text().get(..3) == field.get(..3));
        near && it.verdict.is_some_and(|it| it != Verdict::Unsuitable)
    };
    Some(Value::Flag(
        partner.reviews.iter().any(|it| suits(&it.value)),
    ))
}

/// What the agreement itself says, apart from its dates and tables.
fn words(sheet: &Sheet, row: &mut Row) {
    let it = &sheet.agreement;
    row.put(Fact::Scheme, it.scheme.map(|it| Value::Word(it.word())));
    row.put(Fact::SendingUnit, line(it.sending_unit.as_ref()));
    row.put(Fact::SendingContact, line(it.sending_contact.as_ref()));
    row.put(
        Fact::SendingEmail,
        it.sending_email.as_ref().map(|it| text(&it.text())),
    );
    row.put(Fact::ReceivingContact, line(it.receiving_contact.as_ref()));
    row.put(
        Fact::ReceivingEmail,
        it.receiving_email.as_ref().map(|it| text(&it.text())),
    );
    row.put(Fact::Span, it.span.map(|it| Value::Word(it.word())));
    row.put(Fact::Language, it.language.map(|it| text(&it.text())));
    row.put(Fact::LanguageLevel, it.language_level.map(Value::Level));
    row.put(
        Fact::Catalogue,
        it.catalogue.as_ref().map(|it| text(&it.text())),
    );
    row.put(
        Fact::Provisions,
        it.provisions.as_ref().map(|it| text(&it.text())),
    );
}

fn credits(sheet: &Sheet, totals: &Totals, row: &mut Row) {
    let agreement = &sheet.agreement;
    row.put(Fact::HostCount, Some(Value::count(agreement.host.len())));
    row.put(Fact::HomeCount, Some(Value::count(agreement.home.len())));
    row.put(
        Fact::VirtualCount,
        Some(Value::count(agreement.online.len())),
    );
    row.put(Fact::LinkCount, Some(Value::count(groups(sheet).len())));
    let terms = totals.host.by_term.iter().filter_map(|(term, ..)| *term);
    let terms: std::collections::BTreeSet<_> = terms.collect();
    row.put(Fact::HostTerms, Some(Value::count(terms.len())));
    for (fact, table, worth) in [
        (Fact::Received, Table::Host, totals.received()),
        (Fact::Recognised, Table::Home, totals.recognised()),
        (Fact::Online, Table::Online, totals.virtual_part()),
    ] {
        match worth.filter(|_| table.total(totals).untold == 0) {
            Some(worth) => row.put(fact, Some(Value::number(worth))),
            None => row.wants(fact, table.lacks(sheet, totals)),
        }
    }
    row.put(Fact::Reference, totals.reference.clone().map(Value::number));
    let converted: Vec<&Carried> = conversion::converted(totals).collect();
    let untold = converted.iter().all(|it| it.system == OWN);
    if untold && !converted.is_empty() {
        let system = Place::of(Collection::Partner, "creditSystem");
        row.wants(Fact::Converts, [(system, What::Empty)]);
    } else {
        row.put(Fact::Converts, Some(Value::Flag(!converted.is_empty())));
    }
    let sourced = converted
        .iter()
        .all(|it| conversion::sourced(sheet, it.system));
    row.put(Fact::RuleSourced, Some(Value::Flag(sourced)));
}

/// What cannot be read of that which is part of the document.
fn malformed(sheet: &Sheet) -> Vec<Row> {
    let part = |path: &str| {
        let first = path.split('.').next().unwrap_or_default();
        sheet::is_kept(first) && first != "setAside"
    };
    let problems = sheet.problems.iter().filter(|(_, it)| part(&it.path));
    let rows = problems.map(|(collection, problem)| {
        let mut row = Row::of_place(Place {
            collection: *collection,
            path: problem.path.clone(),
            item: problem.item.map(|at| (None, at.saturating_add(1))),
        });
        row.put(Fact::Read, Some(text(&problem.read)));
        row
    });
    rows.collect()
}

fn text(it: &str) -> Value {
    Value::Text(it.into())
}

fn line(it: Option<&Line>) -> Option<Value> {
    it.map(|it| text(it.as_str()))
}

fn told(it: bool) -> Option<Value> {
    it.then(|| text(""))
}

fn number(word: &str) -> Option<Value> {
    word.parse::<Exact>().ok().map(Value::number)
}
