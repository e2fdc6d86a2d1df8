//! A partner as EWP says it: an institutions response, and a mobility fact sheet.

use super::{ADDRESS, CONTACT, FACTSHEET, INSTITUTIONS, PHONE};
use crate::exchange::xml::Writer;
use crate::model::records::{
    Collection, DeadlineKind, Item, Partner, Season, Service, ServiceKind,
};
use crate::model::value::{MonthDay, Value};
use crate::text::Texts;
use crate::text::labels::{choice_label, field_label, item_label};

/// A field that is empty, and that the schema asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Its path; inside a list, that of the item.
    pub path: &'static str,
    /// Which item of the list, by its choices: path and word of each.
    pub of: Vec<(&'static str, &'static str)>,
    /// Which item, by its number from 1.
    pub number: Option<usize>,
}

/// Why a document is not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incomplete(pub Vec<Lack>);

impl Lack {
    /// What is to be filled in, in words.
    pub fn text(&self, t: &Texts) -> String {
        let label = field_label(t, Collection::Partner, self.path);
        let choices = self.of.iter();
        let choices = choices.map(|(path, word)| choice_label(t, path, word).to_owned());
        let of: Vec<String> = choices
            .chain(self.number.map(|it| it.to_string()))
            .collect();
        match self.path.split_once('.') {
            None => label.to_owned(),
            Some((list, _)) => {
                let item = item_label(t, Collection::Partner, list);
                t.explain
                    .labelled(&format!("{item} ({})", of.join(", ")), label)
            }
        }
    }
}

/// The text of an optional value.
fn text<T: Value>(value: Option<&T>) -> String {
    value.map(Value::text).unwrap_or_default()
}

/// What was missing on the way.
#[derive(Default)]
struct Lacks(Vec<Lack>);

impl Lacks {
    /// The text of a value that must be there.
    fn needed<T: Value>(&mut self, path: &'static str, value: Option<&T>) -> String {
        self.needed_of(Self::at(path), value)
    }

    fn at(path: &'static str) -> Lack {
        Lack {
            path,
            of: Vec::new(),
            number: None,
        }
    }

    fn needed_of<T: Value>(&mut self, lack: Lack, value: Option<&T>) -> String {
        if value.is_none() {
            self.0.push(lack);
        }
        text(value)
    }

    fn or(self, writer: Writer) -> Result<String, Incomplete> {
        if self.0.is_empty() {
            Ok(writer.finish().0)
        } else {
            Err(Incomplete(self.0))
        }
    }
}

/// The institutions response of a partner.
///
/// # Errors
/// [`Incomplete`] without a SCHAC code or a name.
pub fn institution(partner: &Partner) -> Result<String, Incomplete> {
    let mut lacks = Lacks::default();
    let mut xml = Writer::default();
    xml.begin(
        "institutions-response",
        &[
            ("xmlns", INSTITUTIONS),
            ("xmlns:a", ADDRESS),
            ("xmlns:c", CONTACT),
            ("xmlns:p", PHONE),
        ],
    );
    xml.begin("hei", &[]);
    xml.token(
        "hei-id",
        &[],
        &lacks.needed("schac", partner.schac.as_ref()),
    );
    if let Some(code) = &partner.erasmus {
        xml.text("other-id", &[("type", "erasmus")], &code.text());
    }
    for (kind, code) in [
        ("pic", text(partner.pic.as_ref())),
        ("oid", text(partner.oid.as_ref())),
        ("erasmus-charter", text(partner.charter_code.as_ref())),
    ] {
        said(&mut xml, "other-id", &[("type", kind)], &code);
    }
    let local = lacks.needed("names.local", partner.names_local.as_ref());
    let french = text(partner.names_fr.as_ref());
    let english = text(partner.names_en.as_ref());
    said(&mut xml, "name", &[("xml:lang", "en")], &english);
    said(&mut xml, "name", &[("xml:lang", "fr")], &french);
    if local != french && local != english {
        said(&mut xml, "name", &[], &local);
    }
    said(
        &mut xml,
        "abbreviation",
        &[],
        &text(partner.acronym.as_ref()),
    );
    address(&mut xml, partner);
    said(
        &mut xml,
        "website-url",
        &[],
        &text(partner.website.as_ref()),
    );
    said(
        &mut xml,
        "mobility-factsheet-url",
        &[],
        &text(partner.hosting_page.as_ref()),
    );
    said(
        &mut xml,
        "course-catalogue-url",
        &[],
        &text(partner.catalogue.as_ref()),
    );
    for contact in &partner.contacts {
        let contact = &contact.value;
        xml.begin("c:contact", &[]);
        xml.token("c:contact-name", &[], &text(contact.name.as_ref()));
        phone(&mut xml, &text(contact.phone.as_ref()));
        said(&mut xml, "c:email", &[], &text(contact.email.as_ref()));
        said(
            &mut xml,
            "c:role-description",
            &[],
            &text(contact.function.as_ref()),
        );
        xml.end();
    }
    xml.end();
    xml.end();
    lacks.or(xml)
}

fn said(xml: &mut Writer, name: &'static str, attributes: &[(&'static str, &str)], text: &str) {
    if !text.is_empty() {
        xml.token(name, attributes, text);
    }
}

fn address(xml: &mut Writer, partner: &Partner) {
    let parts = [
        ("a:addressLine", text(partner.address.as_ref())),
        ("a:postalCode", text(partner.postal_code.as_ref())),
        ("a:locality", text(partner.city.as_ref())),
        ("a:region", text(partner.region.as_ref())),
        ("a:country", text(partner.country.as_ref())),
    ];
    if parts.iter().any(|(_, text)| !text.is_empty()) {
        xml.begin("a:street-address", &[]);
        for (name, text) in &parts {
            said(xml, name, &[], text);
        }
        xml.end();
    }
}

/// A telephone number, which the model knows in the international form alone.
fn phone(xml: &mut Writer, number: &str) {
    if !number.is_empty() {
        xml.begin("p:phone-number", &[]);
        xml.token("p:e164", &[], number);
        xml.end();
    }
}

/// The mobility fact sheet of a partner.
///
/// # Errors
/// [`Incomplete`] with every field that is empty and that the schema asks for: the four
/// deadlines, both numbers of weeks, and e-mail, telephone and page of the application,
/// housing, visa and insurance.
pub fn fact_sheet(partner: &Partner) -> Result<String, Incomplete> {
    let mut lacks = Lacks::default();
    let mut xml = Writer::default();
    xml.begin(
        "factsheet-response",
        &[("xmlns", FACTSHEET), ("xmlns:p", PHONE)],
    );
    xml.begin("factsheet", &[]);
    xml.token(
        "hei-id",
        &[],
        &lacks.needed("schac", partner.schac.as_ref()),
    );
    calendar(&mut xml, partner, &mut lacks);
    let application = Entry {
        email: lacks.needed("applicationEmail", partner.application_email.as_ref()),
        phone: lacks.needed("applicationPhone", partner.application_phone.as_ref()),
        pages: vec![lacks.needed("applicationPage", partner.application_page.as_ref())],
    };
    application.write(&mut xml, "application-info");
    for it in &partner.entry_requirements {
        let it = &it.value;
        xml.begin("additional-requirement", &[]);
        xml.token("name", &[], &text(it.name.as_ref()));
        xml.token("details", &[], &text(it.details.as_ref()));
        said(&mut xml, "information-website", &[], &text(it.url.as_ref()));
        xml.end();
    }
    let weeks = lacks.needed("decisionWeeks", partner.decision_weeks.as_ref());
    xml.token("decision-weeks-limit", &[], &weeks);
    let weeks = lacks.needed("transcriptWeeks", partner.transcript_weeks.as_ref());
    xml.token("tor-weeks-limit", &[], &weeks);
    for (at, it) in partner.accessibility.iter().enumerate() {
        let it = &it.value;
        xml.begin("accessibility", &[]);
        let place = |path: &'static str| Lack {
            number: Some(at.saturating_add(1)),
            ..Lacks::at(path)
        };
        xml.token(
            "type",
            &[],
            &lacks.needed_of(place("accessibility.kind"), it.kind.as_ref()),
        );
        xml.token(
            "name",
            &[],
            &lacks.needed_of(place("accessibility.name"), it.name.as_ref()),
        );
        said(&mut xml, "description", &[], &text(it.description.as_ref()));
        let entry = Entry {
            email: lacks.needed_of(place("accessibility.email"), it.email.as_ref()),
            phone: lacks.needed_of(place("accessibility.phone"), it.phone.as_ref()),
            pages: vec![lacks.needed_of(place("accessibility.url"), it.url.as_ref())],
        };
        entry.write(&mut xml, "information");
        xml.end();
    }
    for (name, kind) in [
        ("housing-info", ServiceKind::Housing),
        ("visa-info", ServiceKind::Visa),
        ("insurance-info", ServiceKind::Insurance),
    ] {
        let of_kind = |it: &&Item<Service>| it.value.kind == Some(kind);
        let entry = Entry::of(partner.services.iter().filter(of_kind), kind, &mut lacks);
        entry.write(&mut xml, name);
    }
    others(&mut xml, partner, &mut lacks);
    xml.end();
    xml.end();
    lacks.or(xml)
}

/// The four deadlines.
fn calendar(xml: &mut Writer, partner: &Partner, lacks: &mut Lacks) {
    xml.begin("calendar", &[]);
    for (name, kind) in [
        ("student-nominations", DeadlineKind::Nomination),
        ("student-applications", DeadlineKind::Application),
    ] {
        xml.begin(name, &[]);
        for (term, season) in [
            ("autumn-term", Season::Autumn),
            ("spring-term", Season::Spring),
        ] {
            let mut all = partner.deadlines.iter().map(|it| &it.value);
            let found = all.find(|it| it.kind == Some(kind) && it.season == Some(season));
            let day: Option<&MonthDay> = found.and_then(|it| it.day.as_ref());
            let lack = Lack {
                of: vec![
                    ("deadlines.kind", kind.word()),
                    ("deadlines.season", season.word()),
                ],
                ..Lacks::at("deadlines.day")
            };
            xml.token(term, &[], &lacks.needed_of(lack, day));
        }
        xml.end();
    }
    xml.end();
}

/// Every other service, under the words that say what it is.
fn others(xml: &mut Writer, partner: &Partner, lacks: &mut Lacks) {
    let written = [
        ServiceKind::Housing,
        ServiceKind::Visa,
        ServiceKind::Insurance,
    ];
    for it in &partner.services {
        let Some(kind) = it.value.kind.filter(|it| !written.contains(it)) else {
            continue;
        };
        xml.begin("additional-info", &[]);
        let note = text(it.value.note.as_ref());
        xml.token(
            "type",
            &[],
            if note.is_empty() { kind.word() } else { &note },
        );
        Entry::of(std::iter::once(it), kind, lacks).write(xml, "info");
        xml.end();
    }
}

/// An e-mail address, a telephone number and pages.
struct Entry {
    email: String,
    phone: String,
    pages: Vec<String>,
}

impl Entry {
    /// What services of a kind say together.
    fn of<'a>(
        services: impl Iterator<Item = &'a Item<Service>>,
        kind: ServiceKind,
        lacks: &mut Lacks,
    ) -> Self {
        let all: Vec<&Service> = services.map(|it| &it.value).collect();
        let lack = |path: &'static str| Lack {
            of: vec![("services.kind", kind.word())],
            ..Lacks::at(path)
        };
        let pages: Vec<String> = all
            .iter()
            .filter_map(|it| it.url.as_ref().map(Value::text))
            .collect();
        if pages.is_empty() {
            lacks.0.push(lack("services.url"));
        }
        Self {
            email: lacks.needed_of(
                lack("services.email"),
                all.iter().find_map(|it| it.email.as_ref()),
            ),
            phone: lacks.needed_of(
                lack("services.phone"),
                all.iter().find_map(|it| it.phone.as_ref()),
            ),
            pages,
        }
    }

    fn write(&self, xml: &mut Writer, name: &'static str) {
        xml.begin(name, &[]);
        xml.token("email", &[], &self.email);
        phone(xml, &self.phone);
        for page in &self.pages {
            xml.token("website-url", &[], page);
        }
        xml.end();
    }
}
