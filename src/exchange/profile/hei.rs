//! What one institution says of itself, element by element.

use super::sheet::Columns;
use crate::exchange::xml::Node;

/// An element `hei` of the institutions response.
pub fn institution(hei: &Node<'_>, columns: &mut Columns) {
    let mut names = Vec::new();
    for node in hei.elements() {
        let text = node.token();
        match node.name {
            "hei-id" => columns.say("schac", &text),
            "other-id" => other_id(node, columns),
            "name" => names.push((node.language().unwrap_or_default(), text)),
            "abbreviation" => columns.say("acronym", &text),
            "street-address" | "mailing-address" => address(node, columns),
            "website-url" => columns.say("website", &text),
            "mobility-factsheet-url" => columns.say("hostingPage", &text),
            "course-catalogue-url" => columns.say("catalogue", &text),
            "contact" => contact(node, columns),
            "logo-url" => columns.left("logo-url", &text),
            "ounit-id" | "root-ounit-id" => columns.left("ounit-id", &text),
            _ => columns.left("other", &text),
        }
    }
    name(&names, columns);
}

/// The names by their languages; one in its own language there always is.
fn name(names: &[(String, String)], columns: &mut Columns) {
    let is = |it: &(String, String), of: &str| it.0 == of || it.0.starts_with(&format!("{of}-"));
    let own = names.iter().find(|it| !is(it, "fr") && !is(it, "en"));
    for (path, of) in [("names.fr", "fr"), ("names.en", "en")] {
        if let Some((_, text)) = names.iter().find(|it| is(it, of)) {
            columns.say(path, text);
        }
    }
    if let Some((_, text)) = own.or(names.first()) {
        columns.say("names.local", text);
    }
    let others = names.iter().filter(|it| !is(it, "fr") && !is(it, "en"));
    for (_, text) in others.skip(1) {
        columns.left("name", text);
    }
}

fn other_id(node: &Node<'_>, columns: &mut Columns) {
    let text = node.token();
    match node.attribute("type").as_deref() {
        // Its spaces count.
        Some("erasmus") => columns.say("erasmus", &node.text()),
        Some("pic") => columns.say("pic", &text),
        Some("oid") => columns.say("oid", &text),
        Some("erasmus-charter") => columns.say("charterCode", &text),
        _ => columns.left("other-id", &text),
    }
}

fn address(node: &Node<'_>, columns: &mut Columns) {
    let mut lines = Vec::new();
    for part in node.elements() {
        let text = part.token();
        match part.name {
            "locality" => columns.say("city", &text),
            "country" => columns.say("country", &text),
            "postalCode" => columns.say("postalCode", &text),
            "region" => columns.say("region", &text),
            "recipientName" => columns.left("recipientName", &text),
            _ => lines.push(text),
        }
    }
    columns.say("address", &lines.join(", "));
}

fn contact(node: &Node<'_>, columns: &mut Columns) {
    let said = |name: &str| node.element(name).map(Node::token).unwrap_or_default();
    let fields = [
        ("name", said("contact-name")),
        ("function", said("role-description")),
        ("email", said("email")),
        ("phone", phone(node)),
    ];
    columns.item(
        "contacts",
        &fields
            .each_ref()
            .map(|(field, text)| (*field, text.as_str())),
    );
}

/// The first telephone number in an element.
fn phone(node: &Node<'_>) -> String {
    let number = node.element("phone-number");
    let said = number.and_then(|it| it.element("e164").or_else(|| it.element("other-format")));
    said.map(Node::token).unwrap_or_default()
}

/// An element `factsheet`.
pub fn fact_sheet(sheet: &Node<'_>, columns: &mut Columns) {
    for node in sheet.elements() {
        match node.name {
            "hei-id" => columns.say("schac", &node.token()),
            "calendar" => calendar(node, columns),
            "application-info" => {
                let entry = Entry::of(node);
                columns.say("applicationEmail", &entry.email);
                columns.say("applicationPhone", &entry.phone);
                entry
                    .pages
                    .iter()
                    .for_each(|it| columns.say("applicationPage", it));
                entry
                    .pages
                    .iter()
                    .skip(1)
                    .for_each(|it| columns.left("application-info", it));
            }
            "additional-requirement" => requirement(node, columns),
            "decision-weeks-limit" => columns.say("decisionWeeks", &node.token()),
            "tor-weeks-limit" => columns.say("transcriptWeeks", &node.token()),
            "accessibility" => accessibility(node, columns),
            "housing-info" => service("housing", "", &Entry::of(node), columns),
            "visa-info" => service("visa", "", &Entry::of(node), columns),
            "insurance-info" => service("insurance", "", &Entry::of(node), columns),
            "additional-info" => {
                let kind = node.element("type").map(Node::token).unwrap_or_default();
                let entry = node.element("info").map(Entry::of).unwrap_or_default();
                service("other", &kind, &entry, columns);
            }
            _ => columns.left("other", &node.token()),
        }
    }
}

/// An e-mail address, a telephone number and pages.
#[derive(Default)]
struct Entry {
    email: String,
    phone: String,
    pages: Vec<String>,
}

impl Entry {
    fn of(node: &Node<'_>) -> Self {
        let pages = node.elements().filter(|it| it.name == "website-url");
        Self {
            email: node.element("email").map(Node::token).unwrap_or_default(),
            phone: phone(node),
            pages: pages.map(Node::token).collect(),
        }
    }

    fn page(&self) -> &str {
        self.pages.first().map(String::as_str).unwrap_or_default()
    }
}

fn calendar(node: &Node<'_>, columns: &mut Columns) {
    for (name, kind) in [
        ("student-nominations", "nomination"),
        ("student-applications", "application"),
    ] {
        for (term, season) in [("autumn-term", "autumn"), ("spring-term", "spring")] {
            let day = node.element(name).and_then(|it| it.element(term));
            if let Some(day) = day.map(Node::token).filter(|it| !it.is_empty()) {
                columns.item(
                    "deadlines",
                    &[("kind", kind), ("season", season), ("day", &day)],
                );
            }
        }
    }
}

/// A service; each further page of it is an item of its own.
fn service(kind: &str, note: &str, entry: &Entry, columns: &mut Columns) {
    let first = [
        ("kind", kind),
        ("note", note),
        ("email", entry.email.as_str()),
        ("phone", entry.phone.as_str()),
        ("url", entry.page()),
    ];
    columns.item("services", &first);
    for page in entry.pages.iter().skip(1) {
        columns.item("services", &[("kind", kind), ("note", note), ("url", page)]);
    }
}

fn requirement(node: &Node<'_>, columns: &mut Columns) {
    let said = |name: &str| node.element(name).map(Node::token).unwrap_or_default();
    let fields = [
        ("name", said("name")),
        ("details", said("details")),
        ("url", said("information-website")),
    ];
    columns.item(
        "entryRequirements",
        &fields
            .each_ref()
            .map(|(field, text)| (*field, text.as_str())),
    );
}

fn accessibility(node: &Node<'_>, columns: &mut Columns) {
    let said = |name: &str| node.element(name).map(Node::token).unwrap_or_default();
    let entry = node
        .element("information")
        .map(Entry::of)
        .unwrap_or_default();
    let (kind, name, description) = (said("type"), said("name"), said("description"));
    let fields = [
        ("kind", kind.as_str()),
        ("name", &name),
        ("description", &description),
        ("email", &entry.email),
        ("phone", &entry.phone),
        ("url", entry.page()),
    ];
    columns.item("accessibility", &fields);
    entry
        .pages
        .iter()
        .skip(1)
        .for_each(|it| columns.left("accessibility page", it));
}
