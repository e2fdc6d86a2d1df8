//! The institutions: the office's own, and its partners.

use super::macros::{field_content, field_required, field_type, fields, record};
use super::rule_sheet::{RuleSheet, SchemeScale};
use crate::model::value::{
    AcademicYear, Amount, Cefr, Country, CreditSystemKey, Day, Email, ErasmusCode, Flag,
    GradeScaleKey, IscedF, Line, LongText, Oid, Phone, Pic, Schac, Term, WebAddress, choice,
};

choice! {
    /// What a contact at a partner is there for.
    ContactRole {
        /// Courses, content, recognition.
        Academic = "academic",
        /// Nominations, agreements, housing.
        Administrative = "administrative",
        /// Signs agreements and conventions.
        Signatory = "signatory",
        /// Anything else.
        Other = "other",
    }
}

choice! {
    /// How far the exchange with a partner goes.
    PartnerStatus {
        /// A first contact; nothing is agreed.
        Prospect = "prospect",
        /// People go or come, or may at any time.
        Active = "active",
        /// An agreement exists and nobody uses it.
        Dormant = "dormant",
        /// It is over.
        Ended = "ended",
    }
}

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

record! {
    /// An institution with which there is, was or may be an exchange.
    Partner:
    /// Its name in French.
    names_fr: Line = "names.fr", useful, None;
    /// Its name in English.
    names_en: Line = "names.en", useful, None;
    /// Its name in its own language; the one it always has.
    names_local: Line = "names.local", required, None;
    /// Its country.
    country: Country = "country", required, None;
    /// Its town.
    city: Line = "city", useful, None;
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
    /// Where its courses are described.
    catalogue: WebAddress = "catalogue", useful, None;
    /// What applies when components are not completed.
    provisions: WebAddress = "provisions", useful, None;
    /// Its faculties and departments.
    units: [Unit] = "units", useful, None;
    /// Whom to write to.
    contacts: [PartnerContact] = "contacts", useful, Personal;
    /// How it counts credits.
    credit_system: CreditSystemKey = "creditSystem", useful, None;
    /// Credits of the office for one of its own, where somebody has settled that.
    credit_factor: Amount = "creditFactor", useful, None;
    /// Where that is written.
    credit_factor_source: Line = "creditFactorSource", useful, None;
    /// Since when it holds.
    credit_factor_on: Day = "creditFactorOn", useful, None;
    /// The level of its language of instruction that it asks of those it receives.
    language_level: Cefr = "languageLevel", useful, None;
    /// How it marks.
    grade_scale: GradeScaleKey = "gradeScale", useful, None;
    /// How its results are carried over, version by version.
    rules: [RuleSheet] = "rules", useful, None;
    /// The grading schemes of its files.
    schemes: [SchemeScale] = "schemes", useful, None;
    /// What experts of the departments found of its courses.
    reviews: [CurriculumReview] = "reviews", useful, Personal;
    /// How far the exchange goes.
    status: PartnerStatus = "status", useful, None;
    /// When somebody last made sure of all this.
    verified_on: Day = "verifiedOn", useful, None;
    /// Notes.
    notes: LongText = "notes", useful, None;
}

choice! {
    /// What an expert finds of a partner's courses.
    Verdict {
        /// They can be counted.
        Suitable = "suitable",
        /// Some of them, or under conditions.
        Partly = "partly",
        /// They cannot.
        Unsuitable = "unsuitable",
    }
}

fields! {
    /// What an expert of a department found of a partner's courses in one field.
    CurriculumReview:
    /// The field of education.
    isced: IscedF = "isced", required, None;
    /// The department.
    department: Line = "department", required, None;
    /// The expert.
    expert: Line = "expert", required, Personal;
    /// When.
    date: Day = "date", required, None;
    /// What was found.
    verdict: Verdict = "verdict", required, None;
    /// In words.
    comment: Line = "comment", useful, None;
}

fields! {
    /// A faculty or department of a partner.
    Unit:
    /// Its name.
    name: Line = "name", required, None;
    /// Its code for people.
    code: Line = "code", useful, None;
    /// Its `ounit-id` in EWP.
    ounit_id: Line = "ounitId", useful, None;
}

fields! {
    /// Somebody at a partner.
    PartnerContact:
    /// The name.
    name: Line = "name", required, Personal;
    /// The position held.
    function: Line = "function", useful, Personal;
    /// What the person is there for.
    role: ContactRole = "role", useful, None;
    /// The e-mail address.
    email: Email = "email", useful, Personal;
    /// The telephone number.
    phone: Phone = "phone", useful, Personal;
    /// When somebody last made sure of it.
    verified_on: Day = "verifiedOn", useful, None;
}
