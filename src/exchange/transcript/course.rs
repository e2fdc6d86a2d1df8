//! A course, or what holds or makes up courses.

use super::model::{Date, Identifier, Said};
use crate::exchange::xml::Place;
use crate::model::exact::Exact;

/// A learning opportunity with its instance and result: a programme, module, course or
/// class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// Where it stands in the document; `None` where it comes from none.
    pub at: Option<Place>,
    /// The course that it is a part of, by its number in the same list.
    pub parent: Option<usize>,
    /// Identifiers of what is offered.
    pub identifiers: Vec<Identifier>,
    /// Identifiers of how it took place.
    pub instance_identifiers: Vec<Identifier>,
    /// Its titles.
    pub titles: Vec<Said>,
    /// What it is.
    pub kind: Option<CourseKind>,
    /// Its subject, in a code of the institution.
    pub subject_area: Option<String>,
    /// Its ISCED-F code.
    pub isced: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// What it is about, as text.
    pub descriptions: Vec<Said>,
    /// When it began.
    pub start: Option<Date>,
    /// When it ended, or the result was given.
    pub end: Option<Date>,
    /// The term that it belongs to.
    pub term: Option<Term>,
    /// What became of it.
    pub status: Status,
    /// The id of the grading scheme of its mark.
    pub scheme: Option<String>,
    /// The id of a grading scheme outside the file (ELMO 2).
    pub external_scheme: Option<String>,
    /// Its mark, word for word.
    pub mark: Option<String>,
    /// How many got less, the same and more.
    pub rank: Option<Rank>,
    /// What marks everybody got.
    pub distribution: Option<Distribution>,
    /// Its credits, of every scheme.
    pub credits: Vec<Credit>,
    /// Its levels.
    pub levels: Vec<Level>,
    /// The language it was taught in.
    pub language: Option<String>,
    /// Its hours.
    pub hours: Option<Number>,
    /// Identifiers of attachments that belong to it.
    pub attachments: Vec<String>,
    /// The ids of a kind of groups and a group of it.
    pub group: Option<(String, String)>,
    /// Whether its credits count in the total, and why not.
    pub counted: Counted,
}

/// What a course is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CourseKind {
    /// A degree programme.
    Programme,
    /// A module.
    Module,
    /// A course.
    Course,
    /// A class.
    Class,
    /// A word that the format does not have.
    Other(String),
}

impl CourseKind {
    /// The word of the format.
    pub fn word(&self) -> &str {
        match self {
            Self::Programme => "Degree Programme",
            Self::Module => "Module",
            Self::Course => "Course",
            Self::Class => "Class",
            Self::Other(word) => word,
        }
    }

    /// The kind that a word says.
    pub fn of(word: &str) -> Self {
        match word {
            "Degree Programme" => Self::Programme,
            "Module" => Self::Module,
            "Course" => Self::Course,
            "Class" => Self::Class,
            _ => Self::Other(word.to_owned()),
        }
    }
}

/// What became of a course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nothing is said, which the format reads as passed.
    #[default]
    Assumed,
    /// Passed.
    Passed,
    /// Failed.
    Failed,
    /// Going on.
    InProgress,
    /// A word that the format does not have.
    Other(String),
}

impl Status {
    /// The status that a word says, in letters of either size.
    pub fn of(word: &str) -> Self {
        match word.to_ascii_lowercase().as_str() {
            "passed" => Self::Passed,
            "failed" => Self::Failed,
            "in-progress" => Self::InProgress,
            _ => Self::Other(word.to_owned()),
        }
    }

    /// Whether its credits are earned.
    pub fn earns(&self) -> bool {
        matches!(self, Self::Assumed | Self::Passed)
    }
}

/// A number as it is written, and its value where it is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// What is written.
    pub text: String,
    /// Its value.
    pub value: Option<Exact>,
}

/// Credits of a scheme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    /// The scheme as it is written: `ECTS`, `ects`.
    pub scheme: String,
    /// How many; `None` where only the scheme is named.
    pub amount: Option<Number>,
    /// `Bachelor`, `Master` or `PhD` (ELMO 1).
    pub level: Option<String>,
}

impl Credit {
    /// Whether these are ECTS credits, however that is written.
    pub fn is_ects(&self) -> bool {
        self.scheme.trim().eq_ignore_ascii_case("ects")
    }

    /// How many they are.
    pub fn value(&self) -> Option<&Exact> {
        self.amount.as_ref()?.value.as_ref()
    }
}

/// A level of a framework.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Level {
    /// The framework: `EQF`.
    pub kind: String,
    /// Its name.
    pub description: Option<Said>,
    /// The level.
    pub value: Option<String>,
}

/// A term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// Its titles.
    pub titles: Vec<Said>,
    /// When it begins.
    pub start: Option<Date>,
    /// When it ends.
    pub end: Option<Date>,
}

/// How many in a hundred got less, the same and more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rank {
    /// Less.
    pub lower: Number,
    /// The same.
    pub equal: Number,
    /// More.
    pub higher: Number,
}

/// What marks everybody got, those who failed included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// Marks and how many got them, in the order of the document.
    pub categories: Vec<(String, Number)>,
    /// What is said about them.
    pub descriptions: Vec<Said>,
}

/// Whether the credits of a course count in the total. Other courses are named by their
/// number in the same list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// They count.
    Yes,
    /// They are part of those of the course around it, which count.
    Within(usize),
    /// The same course stands elsewhere, and is counted there or around it.
    DuplicateOf(usize),
    /// It was not passed.
    NotPassed,
    /// It has none.
    #[default]
    NoCredits,
}

impl Course {
    /// The code that people know it by: what says so, then what is local, then whatever is
    /// no number of a machine.
    pub fn code(&self) -> Option<&str> {
        const MACHINE: [&str; 4] = ["elmo", "nus", "ewp-los-id", "ewp-loi-id"];
        let of = |named: &[&str]| {
            let mut all = self.identifiers.iter();
            all.find(|it| named.iter().any(|kind| it.kind.eq_ignore_ascii_case(kind)))
        };
        let other = || {
            let mut all = self.identifiers.iter();
            all.find(|it| {
                !MACHINE
                    .iter()
                    .any(|kind| it.kind.eq_ignore_ascii_case(kind))
            })
        };
        of(&["courseCode", "course-code", "code"])
            .or_else(|| of(&["local"]))
            .or_else(other)
            .or(self.identifiers.first())
            .map(|it| it.value.as_str())
    }

    /// Its level in the European framework, 1 to 8.
    pub fn eqf(&self) -> Option<u8> {
        let mut all = self.levels.iter();
        let level = all.find(|it| it.kind.eq_ignore_ascii_case("eqf"))?;
        let value = level.value.as_ref()?.parse().ok()?;
        (1..=8).contains(&value).then_some(value)
    }

    /// Its ECTS credits.
    pub fn ects(&self) -> Option<&Exact> {
        let mut all = self.credits.iter();
        all.find(|it| it.is_ects()).and_then(Credit::value)
    }
}
