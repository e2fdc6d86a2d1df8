//! A transcript: the person, and what institutions report of her.

use super::Reader;
use super::parts::Parts;
use super::value::{texts, tokens};
use crate::exchange::transcript::count::count;
use crate::exchange::transcript::course::{Counted, Status};
use crate::exchange::transcript::finding::Found;
use crate::exchange::transcript::kind::ELMO;
use crate::exchange::transcript::model::{
    Group, GroupType, Identifier, Issuer, Learner, Mapping, Recognition, Report, ReportStatus,
    Scheme,
};
use crate::exchange::transcript::write::SELF_DECLARED;
use crate::exchange::xml::Node;
use std::collections::BTreeSet;

const REPORT_STATUS: [&str; 6] = [
    "FULL",
    "SELECTION",
    "PARTIAL_TEMPORARY",
    "PARTIAL_PERMANENT",
    "ERROR_TEMPORARY",
    "ERROR_PERMANENT",
];

const DECISIONS: [&str; 3] = ["Positive", "Negative", "Partially Positive"];

impl Reader {
    /// Reads an `elmo`.
    pub fn elmo(&mut self, node: &Node<'_>) -> Learner {
        let [first, second] = ELMO;
        // A response may hold another version than it should.
        match &*node.namespace {
            it if it == first => self.second = false,
            it if it == second => self.second = true,
            _ => {}
        }
        let spec = "generatedDate learner report+ attachment* groups? extension? Signature?";
        let parts = self.parts(node, spec);
        let mut learner = match parts.one("learner") {
            Some(node) => self.learner(node),
            None => Learner::default(),
        };
        learner.generated = self.date(&parts, "generatedDate");
        let reports = parts.all("report").iter();
        learner.reports = reports.map(|it| self.report(it)).collect();
        let attachments = parts.all("attachment").iter();
        learner.attachments = attachments.map(|it| self.attachment(it)).collect();
        if let Some(groups) = parts.one("groups") {
            learner.groups = self.groups(groups);
        }
        if let Some(extension) = parts.one("extension") {
            let own = |it: &Node<'_>| *it.namespace == *SELF_DECLARED;
            learner.self_declared = extension.elements().any(own);
            if extension.elements().any(|it| !own(it)) {
                self.keep(extension, "elmo");
            }
        }
        if let Some(signature) = parts.one("Signature") {
            learner.signed = true;
            self.find(Some(signature.at), Found::NotVerified);
        }
        self.check_attachments(&learner);
        learner
    }

    fn learner(&mut self, node: &Node<'_>) -> Learner {
        let spec = match (self.second, self.third) {
            (_, true) => {
                "citizenship? identifier* givenNames familyName alternativeName? dateOfBirth bday? placeOfBirth? countryOfBirth? birthName? currentAddress? gender?"
            }
            (true, false) => {
                "citizenship? identifier* givenNames familyName alternativeName? dateOfBirth? bday? placeOfBirth? countryOfBirth? birthName? currentAddress? gender?"
            }
            (false, false) => {
                "citizenship? identifier* givenNames familyName bday? placeOfBirth? birthName? currentAddress? gender?"
            }
        };
        let parts = self.parts(node, spec);
        let identifiers = self.identifiers(&parts);
        self.demand(node, &identifiers, "esi");
        let address = parts.one("currentAddress");
        let lines = address.map(|it| it.elements().map(Node::token).collect::<Vec<_>>());
        let gender = self.word(&parts, "gender", &["0", "1", "2", "9"]);
        Learner {
            given_names: parts.token("givenNames").unwrap_or_default(),
            family_name: parts.token("familyName").unwrap_or_default(),
            other_names: tokens(&parts, "alternativeName"),
            birth_name: parts.token("birthName"),
            born: self
                .date(&parts, "dateOfBirth")
                .or_else(|| self.date(&parts, "bday")),
            birth_place: parts.token("placeOfBirth"),
            birth_country: parts.token("countryOfBirth"),
            citizenship: parts.token("citizenship"),
            gender,
            address: lines.unwrap_or_default(),
            identifiers,
            ..Learner::default()
        }
    }

    /// Reads a `report`, or the `recognitionReport` that a decision is based on.
    fn report(&mut self, node: &Node<'_>) -> Report {
        let spec = if self.second {
            "issuer learningOpportunitySpecification* resultOfRecognition* issueDate gradingScheme* status? attachment*"
        } else {
            "issuer learningOpportunitySpecification* issueDate gradingScheme* attachment*"
        };
        let parts = self.parts(node, spec);
        let issuer = parts.one("issuer").map(|it| self.issuer(it));
        let mut courses = Vec::new();
        for course in parts.all("learningOpportunitySpecification") {
            self.course(course, None, &mut courses);
        }
        count(&mut courses);
        let recognitions = parts.all("resultOfRecognition").iter();
        let recognitions = recognitions.map(|it| self.recognition(it)).collect();
        let schemes = parts.all("gradingScheme").iter();
        let schemes = schemes.map(|it| self.scheme(it)).collect();
        let attachments = parts.all("attachment").iter();
        let report = Report {
            issuer: issuer.unwrap_or_default(),
            issued: self.date(&parts, "issueDate"),
            courses,
            schemes,
            attachments: attachments.map(|it| self.attachment(it)).collect(),
            status: parts.one("status").map(|it| self.report_status(it)),
            recognitions,
        };
        self.check_report(node, &report);
        report
    }

    fn issuer(&mut self, node: &Node<'_>) -> Issuer {
        let parts = self.parts(node, "country? identifier+ title+ url");
        let identifiers = self.identifiers(&parts);
        self.demand(node, &identifiers, "schac");
        Issuer {
            country: parts.token("country"),
            identifiers,
            titles: tokens(&parts, "title"),
            url: parts.token("url"),
        }
    }

    fn scheme(&mut self, node: &Node<'_>) -> Scheme {
        let parts = self.parts(node, "description*");
        Scheme {
            id: self.needed(node, "localId").unwrap_or_default(),
            descriptions: texts(&parts, "description"),
        }
    }

    fn report_status(&mut self, node: &Node<'_>) -> ReportStatus {
        let parts = self.parts(node, "code message*");
        ReportStatus {
            code: self
                .word(&parts, "code", &REPORT_STATUS)
                .unwrap_or_default(),
            messages: texts(&parts, "message"),
        }
    }

    fn recognition(&mut self, node: &Node<'_>) -> Recognition {
        let spec = "identifier* title* description* subjectArea? iscedCode? status decisionDate? recognitionBasis* recognitionResult* recognitionMapping* attachments?";
        let parts = self.parts(node, spec);
        for name in ["subjectArea", "iscedCode", "attachments"] {
            if let Some(it) = parts.one(name) {
                self.keep(it, node.name);
            }
        }
        let mut read = Recognition {
            identifiers: self.identifiers(&parts),
            titles: tokens(&parts, "title"),
            descriptions: texts(&parts, "description"),
            status: self.word(&parts, "status", &DECISIONS).unwrap_or_default(),
            decided: self.date(&parts, "decisionDate"),
            ..Recognition::default()
        };
        for basis in parts.all("recognitionBasis") {
            let parts = self.parts(basis, "recognitionReport");
            let report = parts.one("recognitionReport").map(|it| self.report(it));
            read.basis.extend(report);
        }
        for result in parts.all("recognitionResult") {
            let parts = self.parts(result, "learningOpportunitySpecification");
            if let Some(course) = parts.one("learningOpportunitySpecification") {
                self.course(course, None, &mut read.results);
            }
        }
        count(&mut read.results);
        for outer in parts.all("recognitionMapping") {
            let parts = self.parts(outer, "mapping");
            if let Some(mapping) = parts.one("mapping") {
                let parts = self.parts(mapping, "fromMapping* toMapping*");
                read.mappings.push(Mapping {
                    from: self.references(&parts, "fromMapping"),
                    to: self.references(&parts, "toMapping"),
                });
            }
        }
        read
    }

    /// What the parts of a name refer to.
    pub fn references(&mut self, parts: &Parts<'_, '_>, name: &str) -> Vec<String> {
        let mut all = Vec::new();
        for list in parts.all(name) {
            let parts = self.parts(list, "ref*");
            all.extend(parts.all("ref").iter().map(|it| it.token()));
        }
        all
    }

    fn groups(&mut self, node: &Node<'_>) -> Vec<GroupType> {
        let parts = self.parts(node, "groupType*");
        let mut types = Vec::new();
        for node in parts.all("groupType") {
            let parts = self.parts(node, "title+ group*");
            let mut groups = Vec::new();
            for node in parts.all("group") {
                let parts = self.parts(node, "title+");
                groups.push(Group {
                    id: node.attribute("id").unwrap_or_default(),
                    sorting: node.attribute("sortingKey"),
                    titles: tokens(&parts, "title"),
                });
            }
            types.push(GroupType {
                id: node.attribute("id").unwrap_or_default(),
                titles: tokens(&parts, "title"),
                groups,
            });
        }
        types
    }

    /// An identifier that the third version of the response of EWP demands.
    pub fn demand(&mut self, node: &Node<'_>, identifiers: &[Identifier], kind: &str) {
        if self.third && !identifiers.iter().any(|it| it.kind == kind) {
            let (kind, parent) = (kind.to_owned(), node.name.to_owned());
            self.find(Some(node.at), Found::NoIdentifier { kind, parent });
        }
    }

    /// The word of the first part of a name; one that the format does not have is taken
    /// down, and kept.
    pub fn word(&mut self, parts: &Parts<'_, '_>, name: &str, known: &[&str]) -> Option<String> {
        let node = parts.one(name)?;
        let text = parts.token(name)?;
        if !known.contains(&text.as_str()) {
            let (element, text) = (name.to_owned(), text.clone());
            self.find(Some(node.at), Found::UnknownWord { element, text });
        }
        Some(text)
    }

    /// Keeps an extension that says something.
    pub fn keep_extension(&mut self, parts: &Parts<'_, '_>, parent: &str) {
        for extension in parts.all("extension") {
            if !extension.children.is_empty() || !extension.attributes.is_empty() {
                self.keep(extension, parent);
            }
        }
    }

    fn check_report(&mut self, node: &Node<'_>, report: &Report) {
        let silent = |it: &&_| matches!(it, Status::Assumed);
        let courses = report
            .courses
            .iter()
            .map(|it| &it.status)
            .filter(silent)
            .count();
        if courses > 0 {
            self.find(Some(node.at), Found::NoStatus { courses });
        }
        let within = |it: &&Counted| matches!(it, Counted::Within(_));
        let courses = report
            .courses
            .iter()
            .map(|it| &it.counted)
            .filter(within)
            .count();
        if courses > 0 {
            self.find(Some(node.at), Found::NestedCredits { courses });
        }
        let mut known: BTreeSet<&str> = report.schemes.iter().map(|it| it.id.as_str()).collect();
        for course in &report.courses {
            if let Counted::DuplicateOf(_) = course.counted {
                let title = course.titles.first().map(|it| it.text.clone());
                let title = title.unwrap_or_default();
                self.find(course.at, Found::Duplicate { title });
            }
            if let Some(id) = course.scheme.as_deref().filter(|it| known.insert(it)) {
                let id = id.to_owned();
                self.find(course.at, Found::UnknownScheme { id });
            }
        }
    }

    fn check_attachments(&mut self, learner: &Learner) {
        let reports = &learner.reports;
        let attachments = reports.iter().flat_map(|it| &it.attachments);
        let attachments = attachments.chain(&learner.attachments);
        let known = attachments.flat_map(|it| &it.identifiers);
        let known: BTreeSet<&str> = known.map(|it| it.value.as_str()).collect();
        for course in reports.iter().flat_map(|it| &it.courses) {
            for id in &course.attachments {
                if !known.contains(id.as_str()) {
                    let id = id.clone();
                    self.find(course.at, Found::NoAttachment { id });
                }
            }
        }
    }
}
