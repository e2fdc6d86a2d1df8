//! What the programmes at home require.

use super::macros::{field_content, field_required, field_type, fields, record};
use crate::model::value::{AcademicYear, Amount, Eqf, Flag, IscedF, Line, Term};

record! {
    /// A programme at home, in one of its years.
    Programme:
    /// Its code.
    code: Line = "code", useful, None;
    /// Its title in French.
    title_fr: Line = "title.fr", required, None;
    /// Its title in English.
    title_en: Line = "title.en", useful, None;
    /// Its level.
    level: Eqf = "level", useful, None;
    /// Its field of education.
    isced: IscedF = "isced", useful, None;
    /// The academic year for which the requirements stand.
    year: AcademicYear = "year", useful, None;
    /// What is to be obtained.
    requirements: [Requirement] = "requirements", useful, None;
}

fields! {
    /// A unit that a programme requires or offers.
    Requirement:
    /// Its code.
    code: Line = "code", useful, None;
    /// Its title.
    title: Line = "title", required, None;
    /// Its credits, in the system of the office.
    credits: Amount = "credits", useful, None;
    /// Whether nothing can stand in for it.
    compulsory: Flag = "compulsory", useful, None;
    /// Its term.
    term: Term = "term", useful, None;
}
