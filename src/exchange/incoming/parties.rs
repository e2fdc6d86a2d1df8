//! Whose transcript it is, and who issued it.

use super::line;
use crate::agreement::life::life_when;
use crate::exchange::transcript::{Issuer, Learner};
use crate::model::records::{Collection, Id, value_at};
use crate::model::value::{Country, Day, ErasmusCode, Esi, Gender, Pic, Schac, Value, WebAddress};
use crate::text::fold;
use crate::workspace::json::quoted;
use crate::workspace::{Workspace, edit, path::Path};

/// The partner that issued a transcript: by its codes, else by its name.
pub fn partner_of(workspace: &Workspace, issuer: &Issuer) -> Option<Id> {
    let codes = codes(issuer);
    let mut records = workspace.table(Collection::Partner).records();
    let by_code = records.find(|(_, text)| {
        let has = |(field, code): &(&str, String)| value_at(text, field).as_deref() == Some(code);
        codes.iter().any(has)
    });
    let titles: Vec<String> = issuer.titles.iter().map(|it| bare(&it.text)).collect();
    let by_name = || {
        let mut records = workspace.table(Collection::Partner).records();
        records.find(|(_, text)| {
            let own = ["names.local", "names.en", "names.fr"];
            let mut own = own.iter().filter_map(|it| value_at(text, it));
            own.any(|it| !it.is_empty() && titles.contains(&bare(&it)))
        })
    };
    by_code.or_else(by_name).map(|it| it.0)
}

/// The codes of an institution, as they are stored, by their fields.
fn codes(issuer: &Issuer) -> Vec<(&'static str, String)> {
    let code = |kind: &str, value: &str| match kind.to_ascii_lowercase().as_str() {
        "schac" => stored::<Schac>(value).map(|it| ("schac", it)),
        "erasmus" => stored::<ErasmusCode>(value).map(|it| ("erasmus", it)),
        "pic" => stored::<Pic>(value).map(|it| ("pic", it)),
        _ => None,
    };
    let all = issuer.identifiers.iter();
    all.filter_map(|it| code(&it.kind, &it.value)).collect()
}

fn stored<T: Value>(text: &str) -> Option<String> {
    T::parse(text).ok().map(|it| it.text())
}

/// The European student identifier of a learner, as it is stored.
fn esi(learner: &Learner) -> Option<String> {
    let mut all = learner.identifiers.iter();
    all.find_map(|it| match Esi::parse(&it.value) {
        Ok(esi @ Esi::Issued(_)) => Some(esi.text()),
        Ok(Esi::NotIssued) | Err(_) => None,
    })
}

/// The person that a transcript is about: by her identifier, else by names and day of
/// birth.
pub fn person_of(workspace: &Workspace, learner: &Learner) -> Option<Id> {
    let people = || workspace.table(Collection::Person).records();
    let by_esi = esi(learner).and_then(|esi| {
        people().find(|(_, text)| value_at(text, "esi").as_deref() == Some(esi.as_str()))
    });
    let born = born(learner)?;
    let by_name = || {
        people().find(|(_, text)| {
            value_at(text, "birthDate").is_some_and(|it| it == born.text())
                && same_names(text, learner)
        })
    };
    by_esi.or_else(by_name).map(|it| it.0)
}

fn born(learner: &Learner) -> Option<Day> {
    learner.born.as_ref().and_then(|it| it.day)
}

fn same_names(person: &str, learner: &Learner) -> bool {
    let own = |field| bare(&value_at(person, field).unwrap_or_default());
    let (given, family) = (own("givenNames"), own("familyNames"));
    let families = [Some(&learner.family_name), learner.birth_name.as_ref()];
    let mut families = families.into_iter().flatten();
    given == bare(&learner.given_names) && families.any(|it| bare(it) == family)
}

/// A name without what people write differently: case, accents, spaces, hyphens.
fn bare(name: &str) -> String {
    fold(name)
        .chars()
        .filter(|it| it.is_alphanumeric())
        .collect()
}

/// Something in which a transcript and the person chosen for it differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differs {
    /// The names: on the transcript, and of the person.
    Name(String, String),
    /// The day of birth, the same way, as it is stored.
    Born(String, String),
}

/// In what a learner and a person differ (rule ELMO-7). A day of birth that one of them
/// does not say is no difference.
pub fn differences(person: &str, learner: &Learner) -> Vec<Differs> {
    let own = |field| value_at(person, field).unwrap_or_default().into_owned();
    let mut all = Vec::new();
    if !same_names(person, learner) {
        let there = format!("{} {}", learner.given_names, learner.family_name);
        let here = format!("{} {}", own("givenNames"), own("familyNames"));
        all.push(Differs::Name(there, here));
    }
    let here = own("birthDate");
    if let Some(there) = born(learner).map(|it| it.text())
        && !here.is_empty()
        && here != there
    {
        all.push(Differs::Born(there, here));
    }
    all
}

/// An agreement of a person with a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The agreement.
    pub id: Id,
    /// Whether a version of it is in force.
    pub in_force: bool,
}

/// The agreements of a person with a partner, those with a version in force first, and of
/// those the one that begins last.
pub fn agreements_of(workspace: &Workspace, person: Id, partner: Id) -> Vec<Agreed> {
    let refers = |text: &str, field, to: Id| {
        let stored = value_at(text, field);
        stored.and_then(|it| it.parse().ok()) == Some(to)
    };
    let all = workspace.table(Collection::Agreement).records();
    let mut found: Vec<(bool, String, Id)> = all
        .filter(|(_, text)| refers(text, "person", person) && refers(text, "partner", partner))
        .filter(|(_, text)| value_at(text, "template").as_deref() != Some("true"))
        .map(|(id, text)| {
            let life = life_when(workspace, id, || false);
            let in_force = life.is_some_and(|it| it.in_force.is_some());
            let start = value_at(text, "start").unwrap_or_default().into_owned();
            (in_force, start, id)
        })
        .collect();
    found.sort_by(|one, other| other.cmp(one));
    let agreed = |(in_force, _, id)| Agreed { id, in_force };
    found.into_iter().map(agreed).collect()
}

/// A record of this id with what is known of its fields.
pub(super) fn record(id: Id, fields: Vec<(&str, Option<String>)>) -> String {
    let begun = format!("{{\"id\":\"{id}\"}}");
    let known = fields
        .into_iter()
        .filter_map(|(path, it)| Some((path, it?)));
    known.fold(begun, |text, (path, value)| {
        let path = Path::of_field(path);
        edit::set(&text, &path.0, Some(&quoted(&value))).unwrap_or(text)
    })
}

/// A person made of what a transcript says of her.
pub fn new_person(id: Id, learner: &Learner) -> String {
    let country = learner.citizenship.as_deref().and_then(stored::<Country>);
    let gender = learner.gender.as_deref().and_then(stored::<Gender>);
    let name = |text: &str| line(text).map(|it| it.text());
    record(
        id,
        vec![
            ("familyNames", name(&learner.family_name)),
            ("givenNames", name(&learner.given_names)),
            ("birthDate", born(learner).map(|it| it.text())),
            ("nationality", country),
            ("gender", gender),
            ("esi", esi(learner)),
        ],
    )
}

/// A partner made of what a transcript says of its issuer.
pub fn new_partner(id: Id, issuer: &Issuer) -> String {
    let of = |language: &str| {
        let mut all = issuer.titles.iter();
        let found = all.find(|it| it.language.split('-').next() == Some(language));
        found.and_then(|it| line(&it.text)).map(|it| it.text())
    };
    let foreign = |language: &str| !matches!(language.split('-').next(), Some("en" | "fr"));
    let own = issuer.titles.iter().find(|it| foreign(&it.language));
    let own = own.or(issuer.titles.first()).and_then(|it| line(&it.text));
    let mut fields = vec![
        ("names.fr", of("fr")),
        ("names.en", of("en")),
        ("names.local", own.map(|it| it.text())),
        (
            "country",
            issuer.country.as_deref().and_then(stored::<Country>),
        ),
        (
            "website",
            issuer.url.as_deref().and_then(stored::<WebAddress>),
        ),
    ];
    fields.extend(
        codes(issuer)
            .into_iter()
            .map(|(field, it)| (field, Some(it))),
    );
    record(id, fields)
}
