//! Courses, each with what it consists of inside it.

use super::{Out, decimal, moment};
use crate::exchange::transcript::course::{
    Course, CourseKind, Credit, Distribution, Level, Number, Rank, Status, Term,
};
use crate::exchange::transcript::read::{COURSE_KINDS, CREDIT_LEVELS};

/// Courses may consist of courses to this depth, so that whatever is written can be read.
const DEPTH: usize = 24;

impl Out<'_> {
    /// Writes the courses of a report. One whose parent does not stand before it stands for
    /// itself.
    pub fn courses(&mut self, courses: &[Course]) {
        let mut parts: Vec<Vec<usize>> = vec![Vec::new(); courses.len()];
        let mut tops = Vec::new();
        for (index, course) in courses.iter().enumerate() {
            let parent = course.parent.filter(|it| *it < index);
            match parent.and_then(|it| parts.get_mut(it)) {
                Some(list) => list.push(index),
                None => tops.push(index),
            }
        }
        for index in tops {
            self.course(courses, &parts, index, 0);
        }
    }

    fn course(&mut self, all: &[Course], parts: &[Vec<usize>], index: usize, depth: usize) {
        let Some(course) = all.get(index) else {
            return;
        };
        self.writer.begin("learningOpportunitySpecification", &[]);
        self.identifiers(&course.identifiers);
        self.titles(&course.titles);
        let kind = course.kind.as_ref().map(CourseKind::word);
        self.word("type", kind, &COURSE_KINDS);
        self.optional("subjectArea", course.subject_area.as_deref());
        self.optional("iscedCode", course.isced.as_deref());
        self.optional("url", course.url.as_deref());
        self.texts("description", &course.descriptions);
        self.writer.begin("specifies", &[]);
        self.instance(course);
        self.writer.end();
        for part in parts.get(index).into_iter().flatten() {
            if depth >= DEPTH {
                let part = all.get(*part).and_then(|it| it.titles.first());
                let title = part.map(|it| it.text.as_str());
                self.written.leave("hasPart", title.unwrap_or_default());
                continue;
            }
            self.writer.begin("hasPart", &[]);
            self.course(all, parts, *part, depth.saturating_add(1));
            self.writer.end();
        }
        self.writer.end();
    }

    fn instance(&mut self, course: &Course) {
        self.writer.begin("learningOpportunityInstance", &[]);
        self.identifiers(&course.instance_identifiers);
        self.date("start", course.start.as_ref());
        self.date("date", course.end.as_ref());
        if let Some(term) = &course.term {
            self.term(term);
        }
        let status = match &course.status {
            Status::Assumed | Status::Passed => "passed",
            Status::Failed => "failed",
            Status::InProgress => "in-progress",
            // Without a status it would be read as passed.
            Status::Other(word) => {
                self.written.leave("status", word);
                "in-progress"
            }
        };
        self.writer.token("status", &[], status);
        self.optional("gradingSchemeLocalId", course.scheme.as_deref());
        if let Some(id) = &course.external_scheme {
            self.written.leave("gradingSchemeExternalId", id);
        }
        self.optional("resultLabel", course.mark.as_deref());
        if let Some(rank) = &course.rank {
            self.rank(rank);
        }
        if let Some(distribution) = &course.distribution {
            self.distribution(distribution);
        }
        for credit in &course.credits {
            self.credit(credit);
        }
        for level in &course.levels {
            self.level(level);
        }
        self.optional("languageOfInstruction", course.language.as_deref());
        if let Some(hours) = &course.hours {
            self.number("engagementHours", hours);
        }
        if !course.attachments.is_empty() {
            self.writer.begin("attachments", &[]);
            for id in &course.attachments {
                self.writer.token("ref", &[], id);
            }
            self.writer.end();
        }
        if let Some((kind, id)) = &course.group {
            self.writer
                .empty("grouping", &[("typeref", kind), ("idref", id)]);
        }
        self.writer.end();
    }

    /// A term, which the format has with both its days only.
    fn term(&mut self, term: &Term) {
        let known = |it: &Option<_>| {
            it.as_ref()
                .is_some_and(|it: &super::Date| moment(&it.text).is_some())
        };
        if known(&term.start) && known(&term.end) {
            self.writer.begin("academicTerm", &[]);
            self.titles(&term.titles);
            self.date("start", term.start.as_ref());
            self.date("end", term.end.as_ref());
            self.writer.end();
        } else {
            let title = term.titles.first().map(|it| it.text.as_str());
            self.written
                .leave("academicTerm", title.unwrap_or_default());
        }
    }

    fn rank(&mut self, rank: &Rank) {
        let shares = [
            ("percentageLower", &rank.lower),
            ("percentageEqual", &rank.equal),
            ("percentageHigher", &rank.higher),
        ];
        if shares.iter().any(|(_, it)| decimal(it).is_none()) {
            self.written.leave("shortenedGrading", &rank.equal.text);
            return;
        }
        self.writer.begin("shortenedGrading", &[]);
        for (name, share) in shares {
            self.number(name, share);
        }
        self.writer.end();
    }

    fn distribution(&mut self, distribution: &Distribution) {
        let whole =
            |it: &Number| !it.text.is_empty() && it.text.bytes().all(|it| it.is_ascii_digit());
        let categories = &distribution.categories;
        let Some((first, _)) = categories.first() else {
            self.written.leave("resultDistribution", "");
            return;
        };
        // A histogram without one of its bars says something else.
        if !categories.iter().all(|(_, count)| whole(count)) {
            self.written.leave("resultDistribution", first);
            return;
        }
        self.writer.begin("resultDistribution", &[]);
        for (label, count) in categories {
            self.writer
                .empty("category", &[("label", label), ("count", &count.text)]);
        }
        self.texts("description", &distribution.descriptions);
        self.writer.end();
    }

    fn credit(&mut self, credit: &Credit) {
        self.writer.begin("credit", &[]);
        self.needed("scheme", &credit.scheme);
        self.word("level", credit.level.as_deref(), &CREDIT_LEVELS);
        if let Some(amount) = &credit.amount {
            self.number("value", amount);
        }
        self.writer.end();
    }

    fn level(&mut self, level: &Level) {
        self.writer.begin("level", &[]);
        self.needed("type", &level.kind);
        if let Some(description) = &level.description {
            self.texts("description", std::slice::from_ref(description));
        }
        self.optional("value", level.value.as_deref());
        self.writer.end();
    }

    fn number(&mut self, name: &'static str, number: &Number) {
        match decimal(number) {
            Some(text) => self.writer.token(name, &[], &text),
            None => self.written.leave(name, &number.text),
        }
    }
}
