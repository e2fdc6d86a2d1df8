//! What a transcript says, as plain values.

use super::course::Course;
use super::finding::Finding;
use super::kind::Kind;
use super::table::GradeTable;
use crate::exchange::xml::Place;
use crate::model::value::Day;

/// A document with transcripts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Who it is about: one person in ELMO, any number in a response of EWP.
    pub learners: Vec<Learner>,
    /// Its tables of grades: those that convert, and the results of courses.
    pub tables: Vec<GradeTable>,
    /// What is odd in it, in its order, at most [`crate::model::limits::FINDINGS`].
    pub findings: Vec<Finding>,
    /// How many findings more there are.
    pub more_findings: usize,
    /// What was not taken over, as it stands, at most as many pieces.
    pub unknown: Vec<Kept>,
    /// How many pieces more were not taken over.
    pub more_unknown: usize,
}

impl Document {
    /// Whether it holds a signature. None is verified.
    pub fn signed(&self) -> bool {
        self.learners.iter().any(|it| it.signed)
    }

    /// All its courses, those inside others too.
    pub fn courses(&self) -> impl Iterator<Item = &Course> {
        let reports = self.learners.iter().flat_map(|it| &it.reports);
        reports.flat_map(|it| &it.courses)
    }
}

/// A part of a document that was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it stands.
    pub at: Place,
    /// What it stands in, then its own name: `learningOpportunityInstance/extension`.
    pub path: String,
    /// Its source.
    pub source: String,
}

/// A text in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The language as the document names it; empty where it does not.
    pub language: String,
    /// The text.
    pub text: String,
}

impl Said {
    /// What is said in a language (`fr`), else in English, else in any; empty where nothing
    /// is said.
    pub fn best<'a>(all: &'a [Self], language: &str) -> &'a str {
        let of = |language: &str| {
            all.iter().find(|it| {
                let own = it.language.split('-').next().unwrap_or_default();
                own.eq_ignore_ascii_case(language)
            })
        };
        let found = of(language).or_else(|| of("en")).or(all.first());
        found.map_or("", |it| &it.text)
    }
}

/// An identifier and what kind it is: `schac`, `erasmus`, `local`, `esi`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identifier {
    /// Its kind.
    pub kind: String,
    /// Itself.
    pub value: String,
}

/// A day, or a moment of it, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// What is written, with the time and the zone: `2014-11-28+02:00`.
    pub text: String,
    /// The day that it names, in its own zone; `None` where it names none.
    pub day: Option<Day>,
}

/// A person and what she has learned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learner {
    /// Given names.
    pub given_names: String,
    /// Family name.
    pub family_name: String,
    /// Her name in other scripts or forms (ELMO 2).
    pub other_names: Vec<Said>,
    /// Her name at birth.
    pub birth_name: Option<String>,
    /// Her day of birth.
    pub born: Option<Date>,
    /// Where she was born.
    pub birth_place: Option<String>,
    /// In which country (ELMO 2).
    pub birth_country: Option<String>,
    /// Her citizenship.
    pub citizenship: Option<String>,
    /// Her gender after ISO 5218.
    pub gender: Option<String>,
    /// The lines of her address.
    pub address: Vec<String>,
    /// Her identifiers.
    pub identifiers: Vec<Identifier>,
    /// What institutions report of her, each for itself.
    pub reports: Vec<Report>,
    /// Attachments beside those of the reports.
    pub attachments: Vec<Attachment>,
    /// Groups that courses may belong to.
    pub groups: Vec<GroupType>,
    /// When the transcript was made.
    pub generated: Option<Date>,
    /// Whether a signature stands in it, which is not verified.
    pub signed: bool,
    /// Whether it says itself that nobody but its author stands for it.
    pub self_declared: bool,
    /// The id of her mobility at the sending institution (EWP).
    pub mobility: Option<String>,
    /// The academic year of the receiving institution (EWP, version 3).
    pub academic_year: Option<String>,
}

/// What one institution reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The institution.
    pub issuer: Issuer,
    /// When it was issued.
    pub issued: Option<Date>,
    /// Courses in their order, each after the one that it is a part of.
    pub courses: Vec<Course>,
    /// The grading schemes that its results name.
    pub schemes: Vec<Scheme>,
    /// Its attachments.
    pub attachments: Vec<Attachment>,
    /// Whether it is whole (ELMO 2).
    pub status: Option<ReportStatus>,
    /// What it recognises of elsewhere (ELMO 2).
    pub recognitions: Vec<Recognition>,
}

/// An institution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issuer {
    /// Its country.
    pub country: Option<String>,
    /// Its identifiers.
    pub identifiers: Vec<Identifier>,
    /// Its names.
    pub titles: Vec<Said>,
    /// Its site.
    pub url: Option<String>,
}

/// A grading scheme, which is prose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scheme {
    /// Its id in this file.
    pub id: String,
    /// What it is, in several languages.
    pub descriptions: Vec<Said>,
}

/// Whether a report is whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportStatus {
    /// `FULL`, `SELECTION`, or why not.
    pub code: String,
    /// What is said about it.
    pub messages: Vec<Said>,
}

/// A decision on what was learned elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognition {
    /// Its identifiers.
    pub identifiers: Vec<Identifier>,
    /// Its titles.
    pub titles: Vec<Said>,
    /// What it says.
    pub descriptions: Vec<Said>,
    /// `Positive`, `Partially Positive` or `Negative`.
    pub status: String,
    /// When it was taken.
    pub decided: Option<Date>,
    /// What it is based on.
    pub basis: Vec<Report>,
    /// What is recognised; counted in no total.
    pub results: Vec<Course>,
    /// What of the one stands for what of the other.
    pub mappings: Vec<Mapping>,
}

/// What stands for what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Identifiers of what was learned.
    pub from: Vec<String>,
    /// Identifiers of what is recognised.
    pub to: Vec<String>,
}

/// A kind of groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupType {
    /// Its id.
    pub id: String,
    /// Its titles.
    pub titles: Vec<Said>,
    /// Its groups.
    pub groups: Vec<Group>,
}

/// A group that courses may belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// What it is sorted by.
    pub sorting: Option<String>,
    /// Its titles.
    pub titles: Vec<Said>,
}

/// Something attached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    /// Its identifiers.
    pub identifiers: Vec<Identifier>,
    /// Its titles.
    pub titles: Vec<Said>,
    /// What it is: `Transcript of Records`.
    pub kind: Option<String>,
    /// What is said about it.
    pub descriptions: Vec<Said>,
    /// Its contents by language.
    pub contents: Vec<(String, Content)>,
}

/// What is attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A PDF, to be saved and never shown in the page.
    Pdf(Vec<u8>),
    /// Something of another kind, which is not offered.
    Other(String),
    /// Something too large.
    TooLarge,
    /// Something that is no data, damaged, or not what it says.
    Damaged,
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn the_own_language_goes_before_english_and_english_before_any_other() {
        let said = |pairs: &[(&str, &str)]| -> Vec<Said> {
            let said = |(language, text): &(&str, &str)| Said {
                language: (*language).to_owned(),
                text: (*text).to_owned(),
            };
            pairs.iter().map(said).collect()
        };
        let all = said(&[("sv", "Vin"), ("EN-gb", "Wine"), ("fr-CA", "Vin du Québec")]);
        assert_eq!(Said::best(&all, "fr"), "Vin du Québec");
        assert_eq!(Said::best(&all, "de"), "Wine");
        assert_eq!(
            Said::best(&said(&[("", "Vino"), ("sv", "Vin")]), "fr"),
            "Vino"
        );
        assert_eq!(Said::best(&[], "fr"), "");
    }
}
