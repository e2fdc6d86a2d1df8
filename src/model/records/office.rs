//! The office's own institution.

use super::macros::{field_content, field_required, field_type, fields, record};
use crate::model::value::{
    AcademicYear, Amount, Country, CreditSystemKey, Day, Email, ErasmusCode, Flag, GradeScaleKey,
    Line, LongText, Oid, Phone, Pic, Schac, Term, WebAddress, choice,
};

choice! {
    /// Over what good marks make up for a failure.
    MakeUp {
        /// Nothing: what failed is not recognised.
        None = "none",
        /// The components of a block.
        Block = "block",
        /// Everything that was agreed.
        Stay = "stay",
    }
}

choice! {
    /// What an absence is where marks make up for each other.
    Absences {
        /// The worst mark.
        Worst = "worst",
        /// Nothing that can be made up for.
        Excluded = "excluded",
    }
}

choice! {
    /// What is recognised of a block that was passed in part.
    Partly {
        /// The home components that the credits suffice for, or free credits.
        Both = "both",
        /// Home components only.
        Components = "components",
        /// Free credits only.
        Credits = "credits",
        /// Nothing.
        None = "none",
    }
}

choice! {
    /// What a criterion of the office says of a partner.
    CriterionKind {
        /// Which of the office's objectives the partnership serves.
        Objective = "objective",
        /// How good a partner it is, whatever the objective.
        Criterion = "criterion",
    }
}

record! {
    /// The institution that keeps the records, and its office.
    Office:
    /// Its name in French.
    names_fr: Line = "names.fr", required, None;
    /// Its name in English.
    names_en: Line = "names.en", useful, None;
    /// Its country.
    country: Country = "country", required, None;
    /// Its town.
    city: Line = "city", useful, None;
    /// Its district: a département, a county.
    district: Line = "district", useful, None;
    /// Its region.
    region: Line = "region", useful, None;
    /// Its Erasmus code.
    erasmus: ErasmusCode = "erasmus", useful, None;
    /// Its SCHAC identifier.
    schac: Schac = "schac", useful, None;
    /// Its participant identification code.
    pic: Pic = "pic", useful, None;
    /// Its organisation identifier.
    oid: Oid = "oid", useful, None;
    /// Its site.
    website: WebAddress = "website", useful, None;
    /// How it counts credits.
    credit_system: CreditSystemKey = "creditSystem", useful, None;
    /// How it marks.
    grade_scale: GradeScaleKey = "gradeScale", useful, None;
    /// Its terms.
    calendars: [CalendarTerm] = "calendars", useful, None;
    /// By how many credits the tables A and B of an agreement may differ.
    tolerance: Amount = "tolerance", useful, None;
    /// Whether it awards a French engineering degree, under the rules of the CTI.
    cti: Flag = "cti", useful, None;
    /// Whether experts of the departments review a partner's courses before anybody signs.
    curriculum_reviews: Flag = "curriculumReviews", useful, None;
    /// Over what marks make up for a failure under its own rules of recognition.
    make_up: MakeUp = "makeUp", useful, None;
    /// What an absence is where they do.
    absences: Absences = "absences", useful, None;
    /// Whether as many credits must have been taken for that as are recognised.
    taken: Flag = "taken", useful, None;
    /// The marks below which nothing makes up for them.
    floors: [MarkFloor] = "floors", useful, None;
    /// What it recognises of a block that was passed in part.
    partly: Partly = "partly", useful, None;
    /// Whether marks are carried over.
    carries_marks: Flag = "carriesMarks", useful, None;
    /// The document that sets its rules of recognition.
    regulations: Line = "regulations", useful, None;
    /// By what it judges a partnership: its objectives and its criteria.
    criteria: [Criterion] = "criteria", useful, None;
    /// After how many months without anything done a partner may be dormant.
    dormant_months: Amount = "dormantMonths", useful, None;
    /// Whether it is a centre of vocational training, which looks for partners likewise.
    vet: Flag = "vet", useful, None;
    /// The people of the office.
    contacts: [OfficeContact] = "contacts", useful, Personal;
    /// Notes.
    notes: LongText = "notes", useful, None;
}

fields! {
    /// The lowest mark of a scale that other marks can make up for.
    MarkFloor:
    /// The scale.
    grade_scale: GradeScaleKey = "gradeScale", required, None;
    /// The mark, as it is written on it.
    mark: Line = "mark", required, None;
}

fields! {
    /// A term of the institution's year.
    CalendarTerm:
    /// The academic year.
    year: AcademicYear = "year", required, None;
    /// Which term of it.
    term: Term = "term", required, None;
    /// Its first day.
    start: Day = "start", useful, None;
    /// Its last day.
    end: Day = "end", useful, None;
}

fields! {
    /// Somebody of the office.
    OfficeContact:
    /// The name.
    name: Line = "name", required, Personal;
    /// The position held.
    function: Line = "function", useful, Personal;
    /// The e-mail address.
    email: Email = "email", useful, Personal;
    /// The telephone number.
    phone: Phone = "phone", useful, Personal;
}

fields! {
    /// What the office judges a partnership by. It is edited once and counts for all that is
    /// scored from then on; what was scored before keeps the name and the weight it had.
    Criterion:
    /// Its name.
    name: Line = "name", required, None;
    /// Whether it is an objective.
    kind: CriterionKind = "kind", useful, None;
    /// How much it counts, from 0 to 3.
    weight: Amount = "weight", useful, None;
    /// Whether it is no longer asked.
    retired: Flag = "retired", useful, None;
}
