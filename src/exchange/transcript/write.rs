//! A transcript to ELMO 1.7: unsigned, and marked as declared by whoever wrote it.
//!
//! The elements stand in the order of the schema. What the format has no place for, or not
//! in that form, is left out and listed; what it demands and is not there is written empty,
//! or as the nearest that is known, and listed too. The same transcript gives the same text.

mod course;

use super::course::Number;
use super::kind::ELMO;
use super::model::{Attachment, Content, Date, Identifier, Issuer, Learner, Report, Said};
use super::read::{ATTACHMENT_KINDS, is_decimal, moment};
use crate::exchange::packed;
use crate::exchange::xml::Writer;
use crate::model::codes;

/// The namespace of the mark of a transcript that nobody but its author stands for.
pub const SELF_DECLARED: &str = "urn:passerelle:self-declared:1";

/// What the mark says to whoever reads the file without this program.
const STATEMENT: [(&str, &str); 2] = [
    (
        "fr",
        "Relevé déclaré par son auteur : l’établissement ne l’a ni établi, ni vérifié, ni signé.",
    ),
    (
        "en",
        "Declared by its author: the institution has neither issued, nor verified, nor signed it.",
    ),
];

/// Countries that the format does not know, as its list was made in 2013 of fewer codes.
const UNKNOWN_COUNTRIES: &str = "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GP GS \
    GU HK HM IM IO JE KY MF MO MP MQ MS NC NF PF PM PN RE SH SJ SS SX TC TF TK TW UM VG VI WF XK YT";

/// A text that was written, and what is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// What was left out, or had to be filled.
    pub left: Vec<Left>,
    /// How many characters were dropped, as XML does not allow them.
    pub dropped: usize,
}

/// Something that a file does not say as the transcript does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// The format has no place for it, or not in that form.
    Out {
        /// What it is.
        element: &'static str,
        /// What it says.
        text: String,
    },
    /// The format demands it and it was not there.
    Filled {
        /// What it is.
        element: &'static str,
    },
}

impl Written {
    /// Notes what is left out.
    pub(super) fn leave(&mut self, element: &'static str, text: &str) {
        let text = text.chars().take(200).collect();
        self.left.push(Left::Out { element, text });
    }

    /// Notes what had to be filled.
    fn fill(&mut self, element: &'static str) {
        self.left.push(Left::Filled { element });
    }

    /// The whole, with the text.
    pub(super) fn finish(mut self, writer: Writer) -> Self {
        (self.text, self.dropped) = writer.finish();
        self
    }
}

/// Writes a transcript as ELMO 1.7, made at a moment (`2026-11-22T15:00:00+01:00`). Every
/// result has its status, also where it was only assumed. Grading schemes are described as
/// the transcript does, in French and English if it is one of ours.
pub fn write(learner: &Learner, generated: &str) -> Written {
    let mut out = Out {
        writer: Writer::default(),
        written: Written::default(),
        generated,
    };
    let [namespace, _] = ELMO;
    out.writer.begin("elmo", &[("xmlns", namespace)]);
    let now = Date {
        text: generated.to_owned(),
        day: None,
    };
    out.date_time("generatedDate", Some(&now));
    out.learner(learner);
    for report in &learner.reports {
        out.report(report);
    }
    if learner.reports.is_empty() {
        out.written.fill("report");
        out.report(&Report::default());
    }
    for attachment in &learner.attachments {
        out.attachment(attachment);
    }
    out.groups(learner);
    out.writer.begin("extension", &[]);
    for (language, text) in STATEMENT {
        let attributes = [("xmlns", SELF_DECLARED), ("xml:lang", language)];
        out.writer.text("selfDeclared", &attributes, text);
    }
    out.written.finish(out.writer)
}

/// A file that is being written.
struct Out<'a> {
    writer: Writer,
    written: Written,
    generated: &'a str,
}

impl Out<'_> {
    fn learner(&mut self, learner: &Learner) {
        self.writer.begin("learner", &[]);
        self.country("citizenship", learner.citizenship.as_deref());
        self.identifiers(&learner.identifiers);
        self.needed("givenNames", &learner.given_names);
        self.needed("familyName", &learner.family_name);
        self.date("bday", learner.born.as_ref());
        self.optional("placeOfBirth", learner.birth_place.as_deref());
        self.optional("birthName", learner.birth_name.as_deref());
        let genders = ["0", "1", "2", "9"];
        self.word("gender", learner.gender.as_deref(), &genders);
        self.writer.end();
        for name in &learner.other_names {
            self.written.leave("alternativeName", &name.text);
        }
        for line in &learner.address {
            self.written.leave("currentAddress", line);
        }
        let elsewhere = [
            ("countryOfBirth", &learner.birth_country),
            ("omobility-id", &learner.mobility),
            ("receiving-academic-year-id", &learner.academic_year),
        ];
        for (element, text) in elsewhere {
            if let Some(text) = text {
                self.written.leave(element, text);
            }
        }
        if learner.signed {
            self.written.leave("Signature", "");
        }
    }

    fn report(&mut self, report: &Report) {
        self.writer.begin("report", &[]);
        self.issuer(&report.issuer);
        self.courses(&report.courses);
        self.date_time("issueDate", report.issued.as_ref());
        for scheme in &report.schemes {
            self.writer
                .begin("gradingScheme", &[("localId", &scheme.id)]);
            self.texts("description", &scheme.descriptions);
            self.writer.end();
        }
        for attachment in &report.attachments {
            self.attachment(attachment);
        }
        self.writer.end();
        if let Some(status) = &report.status {
            self.written.leave("status", &status.code);
        }
        for recognition in &report.recognitions {
            self.written
                .leave("resultOfRecognition", &recognition.status);
        }
    }

    fn issuer(&mut self, issuer: &Issuer) {
        self.writer.begin("issuer", &[]);
        self.country("country", issuer.country.as_deref());
        self.identifiers(&issuer.identifiers);
        if issuer.identifiers.is_empty() {
            self.written.fill("identifier");
            self.writer.token("identifier", &[("type", "local")], "");
        }
        self.titles(&issuer.titles);
        self.needed("url", issuer.url.as_deref().unwrap_or_default());
        self.writer.end();
    }

    fn attachment(&mut self, attachment: &Attachment) {
        self.writer.begin("attachment", &[]);
        self.identifiers(&attachment.identifiers);
        self.tokens("title", &attachment.titles);
        // A kind that only ELMO 2 has is another one here.
        let kind = attachment.kind.as_deref();
        let known = ATTACHMENT_KINDS
            .iter()
            .filter(|it| **it != "Certificate of Enrolment");
        self.word("type", kind, &known.copied().collect::<Vec<_>>());
        self.texts("description", &attachment.descriptions);
        for (language, content) in &attachment.contents {
            let Content::Pdf(bytes) = content else {
                let media = match content {
                    Content::Other(media) => media,
                    _ => "",
                };
                self.written.leave("content", media);
                continue;
            };
            let data = format!("data:application/pdf;base64,{}", packed::as_base64(bytes));
            self.in_language(language, |writer, attributes| {
                writer.text("content", attributes, &data);
            });
        }
        self.writer.end();
    }

    fn groups(&mut self, learner: &Learner) {
        if learner.groups.is_empty() {
            return;
        }
        self.writer.begin("groups", &[]);
        for kind in &learner.groups {
            self.writer.begin("groupType", &[("id", &kind.id)]);
            self.titles(&kind.titles);
            for group in &kind.groups {
                let id = ("id", group.id.as_str());
                match &group.sorting {
                    Some(key) => self.writer.begin("group", &[id, ("sortingKey", key)]),
                    None => self.writer.begin("group", &[id]),
                }
                self.titles(&group.titles);
                self.writer.end();
            }
            self.writer.end();
        }
        self.writer.end();
    }

    fn identifiers(&mut self, identifiers: &[Identifier]) {
        for it in identifiers {
            self.writer
                .token("identifier", &[("type", &it.kind)], &it.value);
        }
    }

    /// Titles, of which the format demands one.
    fn titles(&mut self, titles: &[Said]) {
        self.tokens("title", titles);
        if titles.is_empty() {
            self.written.fill("title");
            self.writer.token("title", &[], "");
        }
    }

    fn tokens(&mut self, name: &'static str, all: &[Said]) {
        for it in all {
            self.in_language(&it.language, |writer, attributes| {
                writer.token(name, attributes, &it.text);
            });
        }
    }

    fn texts(&mut self, name: &'static str, all: &[Said]) {
        for it in all {
            self.in_language(&it.language, |writer, attributes| {
                writer.text(name, attributes, &it.text);
            });
        }
    }

    /// Writes something with its language, where that is one.
    fn in_language(
        &mut self,
        language: &str,
        write: impl FnOnce(&mut Writer, &[(&'static str, &str)]),
    ) {
        let fits = |it: &str| {
            (1..=8).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_alphanumeric())
        };
        let mut parts = language.split('-');
        let first = parts.next().unwrap_or_default();
        let letters = first.bytes().all(|it| it.is_ascii_alphabetic());
        if fits(first) && letters && parts.all(fits) {
            write(&mut self.writer, &[("xml:lang", language)]);
        } else {
            if !language.is_empty() {
                self.written.leave("xml:lang", language);
            }
            write(&mut self.writer, &[]);
        }
    }

    fn needed(&mut self, name: &'static str, text: &str) {
        if text.is_empty() {
            self.written.fill(name);
        }
        self.writer.token(name, &[], text);
    }

    fn optional(&mut self, name: &'static str, text: Option<&str>) {
        if let Some(text) = text.filter(|it| !it.trim().is_empty()) {
            self.writer.token(name, &[], text);
        }
    }

    /// One of the words that the format has.
    fn word(&mut self, name: &'static str, word: Option<&str>, known: &[&str]) {
        match word {
            Some(word) if known.contains(&word) => self.writer.token(name, &[], word),
            Some(word) => self.written.leave(name, word),
            None => {}
        }
    }

    fn country(&mut self, name: &'static str, code: Option<&str>) {
        let known = |code: &&str| {
            codes::country(code).is_some() && !UNKNOWN_COUNTRIES.split(' ').any(|it| it == *code)
        };
        match code {
            Some(code) if Some(code) == code.get(..2) && known(&code) => {
                self.writer.token(name, &[], code);
            }
            Some(code) => self.written.leave(name, code),
            None => {}
        }
    }

    /// A day, with its zone where it has one.
    fn date(&mut self, name: &'static str, date: Option<&Date>) {
        match date.map(|it| (it, moment(&it.text))) {
            Some((_, Some(it))) => {
                let text = [it.date, it.zone].concat();
                self.writer.token(name, &[], &text);
            }
            Some((date, None)) => self.written.leave(name, &date.text),
            None => {}
        }
    }

    /// A moment that the format demands. Of a day it is midnight; where none is known, the
    /// moment at which the file is made.
    fn date_time(&mut self, name: &'static str, date: Option<&Date>) {
        let read = date.and_then(|it| moment(&it.text));
        let read = read.or_else(|| {
            self.written.fill(name);
            moment(self.generated)
        });
        let text = read.map(|it| {
            let midnight = if it.time.is_empty() {
                "T00:00:00"
            } else {
                it.time
            };
            [it.date, midnight, it.zone].concat()
        });
        let text = text.unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned());
        self.writer.token(name, &[], &text);
    }
}

/// A number as XML Schema writes it; `None` for what is none.
pub fn decimal(number: &Number) -> Option<String> {
    if is_decimal(&number.text) {
        return Some(number.text.clone());
    }
    number.value.as_ref()?.decimals()
}
