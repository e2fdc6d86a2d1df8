//! A learning opportunity with what it consists of.

use super::Reader;
use super::value::{texts, tokens};
use crate::exchange::transcript::course::{
    Course, CourseKind, Credit, Distribution, Level, Number, Rank, Status, Term,
};
use crate::exchange::transcript::finding::Found;
use crate::exchange::transcript::html;
use crate::exchange::transcript::model::Said;
use crate::exchange::xml::Node;

/// What a course may be.
pub const KINDS: [&str; 4] = ["Degree Programme", "Module", "Course", "Class"];

/// The levels of credits in ELMO 1.
pub const CREDIT_LEVELS: [&str; 3] = ["Bachelor", "Master", "PhD"];

/// What an instance of a course consists of: in ELMO 1, in ELMO 2, and in the response of
/// EWP that demands more than that.
const INSTANCE: &str = "identifier* start? date? academicTerm? status? gradingSchemeLocalId? resultLabel? shortenedGrading? resultDistribution? credit* level* languageOfInstruction? engagementHours? attachments? grouping? extension? diplomaSupplement?";
const INSTANCE_2: &str = "identifier* enrolment? start? date? academicTerm? duration? status? gradingSchemeLocalId? gradingSchemeExternalId? resultLabel? shortenedGrading? resultDistribution? credit* level* languageOfInstruction? engagementHours? attachments? grouping? extension? diplomaSupplement?";
const INSTANCE_EWP: &str = "identifier* enrolment? start? date? academicTerm duration? status? gradingSchemeLocalId? gradingSchemeExternalId? resultLabel shortenedGrading? resultDistribution credit+ level* languageOfInstruction? engagementHours? attachments? grouping? extension? diplomaSupplement?";

impl Reader {
    /// Adds a course and then what it consists of to a list.
    pub fn course(&mut self, node: &Node<'_>, parent: Option<usize>, list: &mut Vec<Course>) {
        let spec = if self.second {
            "identifier+ title+ type? subjectArea? iscedCode? url? description* descriptionHtml* documentType? specifies hasPart* extension?"
        } else {
            "identifier* title+ type? subjectArea? iscedCode? url? description* descriptionHtml* specifies hasPart* extension?"
        };
        let parts = self.parts(node, spec);
        if let Some(it) = parts.one("documentType") {
            self.keep(it, node.name);
        }
        self.keep_extension(&parts, node.name);
        let kind = self.word(&parts, "type", &KINDS);
        let mut course = Course {
            at: Some(node.at),
            parent,
            identifiers: self.identifiers(&parts),
            titles: tokens(&parts, "title"),
            kind: kind.map(|it| CourseKind::of(&it)),
            subject_area: parts.token("subjectArea"),
            isced: parts.token("iscedCode"),
            url: parts.token("url"),
            descriptions: texts(&parts, "description"),
            ..Course::default()
        };
        self.demand(node, &course.identifiers, "ewp-los-id");
        self.html(parts.all("descriptionHtml"), &mut course.descriptions);
        if let Some(specifies) = parts.one("specifies") {
            let parts = self.parts(specifies, "learningOpportunityInstance extension?");
            self.keep_extension(&parts, "specifies");
            if let Some(instance) = parts.one("learningOpportunityInstance") {
                self.instance(instance, &mut course);
            }
        }
        let index = list.len();
        list.push(course);
        for part in parts.all("hasPart") {
            let parts = self.parts(part, "learningOpportunitySpecification");
            if let Some(node) = parts.one("learningOpportunitySpecification") {
                self.course(node, Some(index), list);
            }
        }
    }

    /// Adds the text of descriptions in HTML, where their language has no other.
    fn html(&mut self, nodes: &[&Node<'_>], descriptions: &mut Vec<Said>) {
        for node in nodes {
            let language = node.language().unwrap_or_default();
            let text = html::text(&node.text());
            if !text.is_empty() && descriptions.iter().all(|it| it.language != language) {
                self.find(Some(node.at), Found::Html);
                descriptions.push(Said { language, text });
            } else if !text.is_empty() {
                self.keep(node, "learningOpportunitySpecification");
            }
        }
    }

    fn instance(&mut self, node: &Node<'_>, course: &mut Course) {
        let spec = match (self.second, self.third) {
            (_, true) => INSTANCE_EWP,
            (true, false) => INSTANCE_2,
            (false, false) => INSTANCE,
        };
        let parts = self.parts(node, spec);
        for name in ["enrolment", "duration", "diplomaSupplement"] {
            if let Some(it) = parts.one(name) {
                self.keep(it, node.name);
            }
        }
        self.keep_extension(&parts, node.name);
        course.instance_identifiers = self.identifiers(&parts);
        self.demand(node, &course.instance_identifiers, "ewp-loi-id");
        course.start = self.date(&parts, "start");
        course.end = self.date(&parts, "date");
        course.term = parts.one("academicTerm").map(|it| self.term(it));
        let status = self.word(&parts, "status", &["passed", "failed", "in-progress"]);
        course.status = status.map_or(Status::Assumed, |it| Status::of(&it));
        course.scheme = parts.token("gradingSchemeLocalId");
        course.external_scheme = parts.token("gradingSchemeExternalId");
        course.mark = parts.token("resultLabel");
        course.rank = parts.one("shortenedGrading").map(|it| self.rank(it));
        let distribution = parts.one("resultDistribution");
        course.distribution = distribution.map(|it| self.distribution(it));
        let credits = parts.all("credit").iter();
        course.credits = credits.map(|it| self.credit(it)).collect();
        let levels = parts.all("level").iter();
        course.levels = levels.map(|it| self.level(it)).collect();
        course.language = parts.token("languageOfInstruction");
        course.hours = self.number(&parts, "engagementHours");
        course.attachments = self.references(&parts, "attachments");
        let group = parts.one("grouping");
        let group = group.map(|it| (it.attribute("typeref"), it.attribute("idref")));
        course.group = group.map(|(kind, id)| (kind.unwrap_or_default(), id.unwrap_or_default()));
    }

    fn term(&mut self, node: &Node<'_>) -> Term {
        let parts = self.parts(node, "title+ start end");
        Term {
            titles: tokens(&parts, "title"),
            start: self.date(&parts, "start"),
            end: self.date(&parts, "end"),
        }
    }

    fn rank(&mut self, node: &Node<'_>) -> Rank {
        let parts = self.parts(node, "percentageLower percentageEqual percentageHigher");
        let mut share = |name| self.number(&parts, name).unwrap_or_default();
        Rank {
            lower: share("percentageLower"),
            equal: share("percentageEqual"),
            higher: share("percentageHigher"),
        }
    }

    fn distribution(&mut self, node: &Node<'_>) -> Distribution {
        let parts = self.parts(node, "category+ description*");
        let categories = parts.all("category").iter();
        let categories = categories.map(|it| {
            let label = self.needed(it, "label").unwrap_or_default();
            let count = self.needed(it, "count").unwrap_or_default();
            (label, self.decimal(it.at, "count", count))
        });
        Distribution {
            categories: categories.collect(),
            descriptions: texts(&parts, "description"),
        }
    }

    fn credit(&mut self, node: &Node<'_>) -> Credit {
        let spec = if self.second {
            "scheme value?"
        } else {
            "scheme level? value?"
        };
        let parts = self.parts(node, spec);
        let amount: Option<Number> = self.number(&parts, "value");
        Credit {
            scheme: parts.token("scheme").unwrap_or_default(),
            amount,
            level: self.word(&parts, "level", &CREDIT_LEVELS),
        }
    }

    fn level(&mut self, node: &Node<'_>) -> Level {
        let parts = self.parts(node, "type description? value?");
        Level {
            kind: parts.token("type").unwrap_or_default(),
            description: texts(&parts, "description").into_iter().next(),
            value: parts.token("value"),
        }
    }
}
