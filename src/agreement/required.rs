//! What an agreement needs before anybody can commit to it.
//!
//! Which fields these are depends on the programme under which it is made: the official
//! Erasmus+ form and the digital exchange ask for more than a convention or a person who
//! goes by themselves.

use super::Sheet;
use crate::model::records::{
    AgreementScheme, Collection, Id, Office, Partner, Person, Recognition,
};
use crate::model::value::Esi;

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The record where it belongs.
    pub collection: Collection,
    /// The path of the field, or of the list that is empty.
    pub path: &'static str,
    /// The item of the list, and its number from 1, where it belongs to one.
    pub item: Option<(Option<Id>, usize)>,
}

/// Everything that is missing, in the order of the form.
pub fn missing(sheet: &Sheet) -> Vec<Missing> {
    let mut found = Vec::new();
    let scheme = sheet.agreement.scheme;
    let asked = Asked::of(scheme);
    let mut need = |collection, path, there: bool| {
        if !there {
            found.push(Missing {
                collection,
                path,
                item: None,
            });
        }
    };
    let agreement = &sheet.agreement;
    need(Collection::Agreement, "scheme", scheme.is_some());
    need(Collection::Agreement, "person", agreement.person.is_some());
    person(&sheet.person, asked, &mut need);
    need(Collection::Agreement, "office", agreement.office.is_some());
    office(&sheet.office, asked, &mut need);
    need(
        Collection::Agreement,
        "partner",
        agreement.partner.is_some(),
    );
    partner(&sheet.partner, asked, &mut need);
    for (path, there, wanted) in [
        (
            "sending.unit",
            agreement.sending_unit.is_some(),
            asked.digital,
        ),
        (
            "sending.contact",
            agreement.sending_contact.is_some(),
            asked.contacts,
        ),
        (
            "sending.email",
            agreement.sending_email.is_some(),
            asked.contacts,
        ),
        (
            "receiving.contact",
            agreement.receiving_contact.is_some(),
            asked.contacts,
        ),
        (
            "receiving.email",
            agreement.receiving_email.is_some(),
            asked.contacts,
        ),
        ("span", agreement.span.is_some(), true),
        ("start", agreement.start.is_some(), true),
        ("end", agreement.end.is_some(), true),
        ("hostYear", agreement.host_year.is_some(), true),
        ("host", !agreement.host.is_empty(), true),
        ("home", !agreement.home.is_empty(), true),
        ("language", agreement.language.is_some(), true),
        ("languageLevel", agreement.language_level.is_some(), true),
        ("catalogue", agreement.catalogue.is_some(), asked.links),
        ("provisions", agreement.provisions.is_some(), asked.links),
    ] {
        need(Collection::Agreement, path, there || !wanted);
    }
    components(sheet, &mut found);
    found
}

/// Which groups of fields a programme asks for.
#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each stands for a group of its own"
)]
struct Asked {
    /// What the exchange between systems needs.
    digital: bool,
    /// What the official form prints of the person and of the institutions.
    form: bool,
    /// Administrative contacts.
    contacts: bool,
    /// The links to the catalogue and to the provisions.
    links: bool,
}

impl Asked {
    fn of(scheme: Option<AgreementScheme>) -> Self {
        use AgreementScheme::{Bilateral, Erasmus, ErasmusDigital, FreeMover, National, Other};
        let digital = scheme == Some(ErasmusDigital);
        let form = matches!(scheme, Some(ErasmusDigital | Erasmus));
        Self {
            digital,
            form,
            contacts: form || matches!(scheme, Some(Bilateral | National)),
            links: match scheme {
                Some(ErasmusDigital | Erasmus | Bilateral | National) => true,
                Some(FreeMover | Other) | None => false,
            },
        }
    }
}

type Need<'a> = &'a mut dyn FnMut(Collection, &'static str, bool);

fn person(person: &Person, asked: Asked, need: Need<'_>) {
    let issued = matches!(person.esi, Some(Esi::Issued(_)));
    for (path, there, wanted) in [
        ("familyNames", person.family_names.is_some(), true),
        ("givenNames", person.given_names.is_some(), true),
        ("birthDate", person.birth_date.is_some(), asked.form),
        ("nationality", person.nationality.is_some(), asked.form),
        ("gender", person.gender.is_some(), asked.form),
        ("email", person.email.is_some(), asked.contacts),
        (
            "esi",
            issued || (person.esi.is_some() && !asked.digital),
            asked.form,
        ),
        ("studyLevel", person.study_level.is_some(), asked.form),
        ("isced", person.isced.is_some(), asked.form),
    ] {
        need(Collection::Person, path, there || !wanted);
    }
}

fn office(office: &Office, asked: Asked, need: Need<'_>) {
    let named = office.names_fr.is_some() || office.names_en.is_some();
    for (path, there, wanted) in [
        ("names.fr", named, true),
        ("country", office.country.is_some(), true),
        ("erasmus", office.erasmus.is_some(), asked.form),
        ("schac", office.schac.is_some(), asked.digital),
    ] {
        need(Collection::Office, path, there || !wanted);
    }
}

fn partner(partner: &Partner, asked: Asked, need: Need<'_>) {
    let named = [&partner.names_local, &partner.names_fr, &partner.names_en];
    let named = named.into_iter().any(Option::is_some);
    for (path, there, wanted) in [
        ("names.local", named, true),
        ("country", partner.country.is_some(), true),
        // Only holders of the charter have a code: partner countries have none.
        ("erasmus", partner.erasmus.is_some(), asked.digital),
        ("schac", partner.schac.is_some(), asked.digital),
        // Within Erasmus+ the ECTS is supposed; elsewhere a number says nothing without it.
        ("creditSystem", partner.credit_system.is_some(), !asked.form),
    ] {
        need(Collection::Partner, path, there || !wanted);
    }
}

fn components(sheet: &Sheet, found: &mut Vec<Missing>) {
    let mut need = |path, id, index: usize, there: bool| {
        if !there {
            found.push(Missing {
                collection: Collection::Agreement,
                path,
                item: Some((id, index.saturating_add(1))),
            });
        }
    };
    for (index, it) in sheet.agreement.host.iter().enumerate() {
        let value = &it.value;
        need("host.title", it.id, index, value.title.is_some());
        need("host.term", it.id, index, value.term.is_some());
        let told = value.credits.is_some() || value.no_credits.is_some_and(|it| it.0);
        need("host.credits", it.id, index, told);
    }
    for (index, it) in sheet.agreement.home.iter().enumerate() {
        let value = &it.value;
        need("home.title", it.id, index, value.title.is_some());
        need("home.term", it.id, index, value.term.is_some());
        let told = value.credits.is_some() || value.no_credits.is_some_and(|it| it.0);
        need("home.credits", it.id, index, told);
        let automatic = matches!(value.recognition, None | Some(Recognition::Automatic));
        need(
            "home.condition",
            it.id,
            index,
            automatic || value.condition.is_some(),
        );
    }
    for (index, it) in sheet.agreement.online.iter().enumerate() {
        let value = &it.value;
        need("virtual.title", it.id, index, value.title.is_some());
        need(
            "virtual.description",
            it.id,
            index,
            value.description.is_some(),
        );
        let told = value.credits.is_some() || value.no_credits.is_some_and(|it| it.0);
        need("virtual.credits", it.id, index, told);
        let automatic = matches!(value.recognition, None | Some(Recognition::Automatic));
        need(
            "virtual.condition",
            it.id,
            index,
            automatic || value.condition.is_some(),
        );
    }
}
