//! The agreement as the document that is read, printed and signed: made of the data,
//! never of what a page happens to show.
//!
//! Its parts and their order follow the official Erasmus+ learning agreement for studies
//! 2021–2027; the words are our own.

mod rows;
mod wording;

pub use wording::Wording;

use super::Sheet;
use super::life::commitments;
use crate::model::codes;
use crate::model::records::{Collection, Commitment, Item, Party};
use crate::model::value::Value;
use crate::text::Texts;
use crate::text::labels::{choice_label, entry_name};
use rows::{home, host, online};

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub title: String,
    /// Whose it is, from where to where.
    pub subject: String,
    /// Its parts.
    pub parts: Vec<Part>,
    /// What stands at the foot of every page: number and version.
    pub foot: String,
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading with facts: what each is called, and what it is.
    Facts(String, Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// A heading with paragraphs.
    Text(String, Vec<String>),
}

/// A table of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it is.
    pub caption: String,
    /// Its headings.
    pub heads: Vec<String>,
    /// Its rows; each has a cell for each heading.
    pub rows: Vec<Vec<String>>,
    /// Its last row, where it adds up.
    pub total: Option<Vec<String>>,
    /// What stands below it.
    pub below: Vec<String>,
}

/// What is printed: a version, or what is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition<'a> {
    /// The number of the version.
    pub number: usize,
    /// The record of the version; `None` for what is being written.
    pub version: Option<&'a str>,
}

/// Makes the document of an agreement.
pub fn document(sheet: &Sheet, edition: Edition<'_>, w: Wording) -> Document {
    let given = edition.version.map(commitments).unwrap_or_default();
    let mut parts = vec![
        general(sheet, w),
        student(sheet, w),
        sending(sheet, w),
        receiving(sheet, w),
        period(sheet, w),
    ];
    parts.extend(tables(sheet, w).into_iter().map(Part::Table));
    parts.extend(rows::groups(sheet, w));
    if let Some(text) = &sheet.agreement.conditions {
        let lines = text.as_str().lines().map(str::to_owned);
        parts.push(Part::Text(w.field("conditions"), lines.collect()));
    }
    parts.push(Part::Text(
        w.say(|t| t.document.commitment),
        vec![w.say(|t| t.document.commitment_text)],
    ));
    parts.push(Part::Table(signatures(&given, w)));
    let number = sheet.agreement.number.as_ref().map(Value::text);
    let version = w.with(|t| match edition.version {
        Some(_) => t.document.version(&edition.number.to_string()),
        None => t.document.draft(&edition.number.to_string()),
    });
    let foot = number.into_iter().chain([version]);
    Document {
        title: w.say(|t| t.document.title),
        subject: subject(sheet),
        parts,
        foot: foot.collect::<Vec<_>>().join(" · "),
    }
}

/// The tables of an agreement; table C only where there is something in it.
pub fn tables(sheet: &Sheet, w: Wording) -> Vec<Table> {
    let mut tables = vec![host(sheet, w), home(sheet, w)];
    if !sheet.agreement.online.is_empty() {
        tables.push(online(sheet, w));
    }
    tables
}

/// Whose agreement it is, between whom: what a document that refers to it begins with.
pub fn general_facts(sheet: &Sheet, w: Wording) -> Vec<(String, String)> {
    let person = [&sheet.person.given_names, &sheet.person.family_names];
    let person: Vec<String> = person.into_iter().flatten().map(Value::text).collect();
    let (office, partner) = (&sheet.office, &sheet.partner);
    let there = [&partner.names_local, &partner.names_fr, &partner.names_en];
    let there = there.into_iter().flatten().next().map(Value::text);
    vec![
        (w.field("person"), person.join(" ")),
        (
            w.field("office"),
            w.name(office.names_fr.as_ref(), office.names_en.as_ref()),
        ),
        (w.field("partner"), there.unwrap_or_default()),
        (w.field("number"), text(sheet.agreement.number.as_ref())),
        (
            w.field("hostYear"),
            text(sheet.agreement.host_year.as_ref()),
        ),
    ]
}

/// Whose agreement it is, and where it leads.
pub fn subject(sheet: &Sheet) -> String {
    let names = [
        text(sheet.person.given_names.as_ref()),
        text(sheet.person.family_names.as_ref()),
    ];
    let who = names.join(" ");
    let partner = &sheet.partner;
    let there = [&partner.names_local, &partner.names_fr, &partner.names_en];
    let there = there.into_iter().flatten().next().map(Value::text);
    let both = [who.trim().to_owned(), there.unwrap_or_default()];
    let both: Vec<String> = both.into_iter().filter(|it| !it.is_empty()).collect();
    both.join(" → ")
}

fn text<T: Value>(value: Option<&T>) -> String {
    value.map(Value::text).unwrap_or_default()
}

/// A stored day or month as each language writes it.
fn day<T: Value>(value: Option<&T>, w: Wording) -> String {
    let stored = text(value);
    if stored.is_empty() {
        return stored;
    }
    w.with(|t| t.short_day(&stored))
}

/// A chosen word by its label.
fn choice<T: Value>(value: Option<&T>, path: &str, w: Wording) -> String {
    let word = text(value);
    if word.is_empty() {
        return word;
    }
    w.with(|t| choice_label(t, path, &word).to_owned())
}

/// A code with its name.
fn named(code: &str, list: fn(&str) -> Option<&'static codes::Entry>, w: Wording) -> String {
    match list(code) {
        Some(entry) => w.with(|t| entry_name(t, entry).to_owned()),
        None => code.to_owned(),
    }
}

/// The facts that say something, under a heading.
fn facts(
    heading: fn(&'static Texts) -> &'static str,
    w: Wording,
    all: Vec<(String, String)>,
) -> Part {
    let said = all.into_iter().filter(|(_, value)| !value.is_empty());
    Part::Facts(w.say(heading), said.collect())
}

fn general(sheet: &Sheet, w: Wording) -> Part {
    let it = &sheet.agreement;
    let mut all = vec![
        (w.field("scheme"), choice(it.scheme.as_ref(), "scheme", w)),
        (w.field("number"), text(it.number.as_ref())),
        (w.field("hostYear"), text(it.host_year.as_ref())),
    ];
    if let Some(programme) = &sheet.programme {
        let title = w.name(programme.title_fr.as_ref(), programme.title_en.as_ref());
        let title = [text(programme.code.as_ref()), title];
        all.push((w.field("programme"), title.join(" ").trim().to_owned()));
    }
    facts(|t| t.document.general, w, all)
}

fn student(sheet: &Sheet, w: Wording) -> Part {
    let it = &sheet.person;
    let field = |path| w.label(Collection::Person, path);
    let isced = text(it.isced.as_ref());
    let field_of_study = match isced.as_str() {
        "" => String::new(),
        code => format!("{code} {}", named(code, codes::isced_field, w)),
    };
    let all = vec![
        (field("familyNames"), text(it.family_names.as_ref())),
        (field("givenNames"), text(it.given_names.as_ref())),
        (field("birthDate"), day(it.birth_date.as_ref(), w)),
        (
            field("nationality"),
            named(&text(it.nationality.as_ref()), codes::country, w),
        ),
        (field("gender"), choice(it.gender.as_ref(), "gender", w)),
        (
            field("esi"),
            match text(it.esi.as_ref()).as_str() {
                "not-issued" => w.say(|t| t.document.esi_not_issued),
                esi => esi.to_owned(),
            },
        ),
        (
            field("studyLevel"),
            choice(it.study_level.as_ref(), "studyLevel", w),
        ),
        (field("isced"), field_of_study),
        (
            field("iscedClarification"),
            text(it.isced_clarification.as_ref()),
        ),
        (field("email"), text(it.email.as_ref())),
        (field("phone"), text(it.phone.as_ref())),
    ];
    facts(|t| t.document.student, w, all)
}

fn sending(sheet: &Sheet, w: Wording) -> Part {
    let (office, it) = (&sheet.office, &sheet.agreement);
    let field = |path| w.label(Collection::Office, path);
    let name = w.name(office.names_fr.as_ref(), office.names_en.as_ref());
    let all = vec![
        (w.say(|t| t.records.name), name),
        (w.field("sending.unit"), text(it.sending_unit.as_ref())),
        (field("erasmus"), text(office.erasmus.as_ref())),
        (field("schac"), text(office.schac.as_ref())),
        (field("city"), text(office.city.as_ref())),
        (
            field("country"),
            named(&text(office.country.as_ref()), codes::country, w),
        ),
        (
            w.say(|t| t.document.contact),
            text(it.sending_contact.as_ref()),
        ),
        (field("email"), text(it.sending_email.as_ref())),
        (field("phone"), text(it.sending_phone.as_ref())),
    ];
    facts(|t| t.document.sending, w, all)
}

fn receiving(sheet: &Sheet, w: Wording) -> Part {
    let (partner, it) = (&sheet.partner, &sheet.agreement);
    let field = |path| w.label(Collection::Partner, path);
    let names = [&partner.names_local, &partner.names_fr, &partner.names_en];
    let all = vec![
        (w.say(|t| t.records.name), first(names)),
        (w.field("receiving.unit"), text(it.receiving_unit.as_ref())),
        (field("erasmus"), text(partner.erasmus.as_ref())),
        (field("schac"), text(partner.schac.as_ref())),
        (field("city"), text(partner.city.as_ref())),
        (
            field("country"),
            named(&text(partner.country.as_ref()), codes::country, w),
        ),
        (
            w.say(|t| t.document.contact),
            text(it.receiving_contact.as_ref()),
        ),
        (field("email"), text(it.receiving_email.as_ref())),
        (field("phone"), text(it.receiving_phone.as_ref())),
    ];
    facts(|t| t.document.receiving, w, all)
}

fn first<'a, T: Value + 'a>(values: impl IntoIterator<Item = &'a Option<T>>) -> String {
    let value = values.into_iter().flatten().next();
    value.map(Value::text).unwrap_or_default()
}

fn period(sheet: &Sheet, w: Wording) -> Part {
    let it = &sheet.agreement;
    let language = text(it.language.as_ref());
    let base = language.split('-').next().unwrap_or_default();
    let all = vec![
        (w.field("span"), choice(it.span.as_ref(), "span", w)),
        (w.field("start"), day(it.start.as_ref(), w)),
        (w.field("end"), day(it.end.as_ref(), w)),
        (w.field("virtualStart"), day(it.virtual_start.as_ref(), w)),
        (w.field("virtualEnd"), day(it.virtual_end.as_ref(), w)),
        (w.field("language"), named(base, codes::language, w)),
        (
            w.field("languageLevel"),
            choice(it.language_level.as_ref(), "languageLevel", w),
        ),
    ];
    facts(|t| t.document.period, w, all)
}

/// A row for each party, whether it has committed or not.
fn signatures(given: &[Item<Commitment>], w: Wording) -> Table {
    let field = |path: &str| w.label(Collection::Version, path);
    let heads = [
        "commitments.role",
        "commitments.name",
        "commitments.function",
        "commitments.email",
        "commitments.date",
    ];
    let mut heads: Vec<String> = heads.into_iter().map(field).collect();
    heads.push(w.say(|t| t.document.signature));
    let row = |party: &Party| {
        let it = given.iter().map(|it| &it.value);
        let it = it.rev().find(|it| it.role == Some(*party));
        let it = it.cloned().unwrap_or_default();
        let means = [
            choice(it.means.as_ref(), "means", w),
            text(it.reference.as_ref()),
        ];
        let means: Vec<String> = means.into_iter().filter(|it| !it.is_empty()).collect();
        vec![
            choice(Some(party), "role", w),
            text(it.name.as_ref()),
            text(it.function.as_ref()),
            text(it.email.as_ref()),
            day(it.date.as_ref(), w),
            means.join(" · "),
        ]
    };
    Table {
        caption: w.say(|t| t.document.signatures),
        heads,
        rows: Party::ALL.iter().map(row).collect(),
        ..Table::default()
    }
}
