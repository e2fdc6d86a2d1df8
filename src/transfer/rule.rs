//! The conversion rules and the documents they come from.

use crate::model::source::{Source, Status};

/// A rule by which credits or grades are carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Credits by the load of a full-time year.
    YearLoad,
    /// Credits by the load of the programme really followed.
    ProgrammeLoad,
    /// Credits by the hours of work behind them.
    Hours,
    /// Credits by a factor that the office gives.
    Factor,
    /// The modified Bavarian formula on marks.
    Bavarian,
    /// The modified Bavarian formula on the ranks of labels.
    BavarianRanks,
    /// The inverse of the Bavarian formula.
    BavarianInverse,
    /// Linear between lowest pass and best mark.
    Linear,
    /// Marks by a published factor.
    Proportional,
    /// Marks by their place in two grading tables.
    Tables,
    /// Marks by a printed table.
    Lookup,
    /// Old ECTS letters, a straddling mark in the better class.
    LettersFirstClass,
    /// Old ECTS letters, each border where it fits best.
    LettersBestFit,
    /// The mean of marks by their credits.
    Mean,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 14] = [
        Self::YearLoad,
        Self::ProgrammeLoad,
        Self::Hours,
        Self::Factor,
        Self::Bavarian,
        Self::BavarianRanks,
        Self::BavarianInverse,
        Self::Linear,
        Self::Proportional,
        Self::Tables,
        Self::Lookup,
        Self::LettersFirstClass,
        Self::LettersBestFit,
        Self::Mean,
    ];

    /// The stable name of the rule, printed beside every result.
    pub fn id(self) -> &'static str {
        match self {
            Self::YearLoad => "CRED-LOAD",
            Self::ProgrammeLoad => "CRED-PROGRAMME",
            Self::Hours => "CRED-HOURS",
            Self::Factor => "CRED-FACTOR",
            Self::Bavarian => "GRADE-BAVARIAN",
            Self::BavarianRanks => "GRADE-BAVARIAN-RANKS",
            Self::BavarianInverse => "GRADE-BAVARIAN-INVERSE",
            Self::Linear => "GRADE-LINEAR",
            Self::Proportional => "GRADE-FACTOR",
            Self::Tables => "GRADE-TABLES",
            Self::Lookup => "GRADE-LOOKUP",
            Self::LettersFirstClass => "GRADE-LETTERS-DECREE",
            Self::LettersBestFit => "GRADE-LETTERS-BEST-FIT",
            Self::Mean => "GRADE-MEAN",
        }
    }

    /// The document the rule comes from; none for a factor, whose source the person
    /// who types it has to name, nor for a printed table, which is its own source.
    pub fn source(self) -> Option<Source<'static>> {
        let source = |citation, dated, status| Source {
            citation,
            dated: Some(dated),
            status,
        };
        let undated = |citation, status| Source {
            citation,
            dated: None,
            status,
        };
        Some(match self {
            Self::YearLoad => source(
                "European Commission, ECTS Users’ Guide 2015; UWA, Equivalent study load at exchange universities",
                "2020",
                Status::Confirmed,
            ),
            Self::ProgrammeLoad => source(
                "NZ Tertiary Education Commission, Rules SAC035 and SAC057",
                "2010",
                Status::Confirmed,
            ),
            Self::Hours => source(
                "European Commission, ECTS Users’ Guide 2015 (25 to 30 hours a credit)",
                "2015",
                Status::Confirmed,
            ),
            Self::Factor | Self::Proportional | Self::Lookup => return None,
            Self::Tables => source(
                "European Commission, ECTS Users’ Guide 2015, and its page on grade conversion: positions are compared, minimum, average or maximum decided in advance",
                "2015",
                Status::Confirmed,
            ),
            Self::LettersFirstClass => source(
                "Portugal, Decreto-Lei 42/2005, art. 19–20: a mark that straddles two classes goes to the better one",
                "2005",
                Status::Confirmed,
            ),
            Self::LettersBestFit => source(
                "FenixEdu, grading table generator: each border where the cumulated share lies nearest to the threshold",
                "2019",
                Status::Secondary,
            ),
            Self::Mean => undated(
                "Université Laval, Système de notation, calcul des moyennes: M = Σ(P × C) ÷ ΣC",
                Status::Confirmed,
            ),
            Self::Bavarian => source(
                "KMK, Vereinbarung über die Festsetzung der Gesamtnote bei ausländischen Hochschulzugangszeugnissen (1991, as of 2013)",
                "2013",
                Status::Confirmed,
            ),
            Self::BavarianRanks => undated(
                "Universität Bayreuth, FAQ; Hochschule Koblenz: ranks of letter grades in the modified Bavarian formula",
                Status::Confirmed,
            ),
            Self::BavarianInverse => undated(
                "Inverse of the KMK formula, derived; no regulation provides for it",
                Status::Derived,
            ),
            Self::Linear => undated(
                "Universität Basel, Umrechnung der Abschlussnote",
                Status::Confirmed,
            ),
        })
    }
}
