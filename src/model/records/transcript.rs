//! The transcript of records: what was obtained at the receiving institution.
//!
//! Fields: the contents that the ECTS Users' Guide asks of a transcript, and those of ELMO.

use super::field::{AgreementRef, MobilityRef, PartnerRef, PersonRef};
use super::macros::{field_content, field_required, field_type, fields, record};
use crate::model::value::{
    Amount, CreditSystemKey, Day, DayOrMonth, Flag, GradeScaleKey, Line, LongText, Term, choice,
};

choice! {
    /// How a transcript came here.
    Origin {
        /// Typed, or pasted from a table.
        Typed = "typed",
        /// Read from an ELMO file.
        Elmo = "elmo",
        /// Read from a transcript of EWP.
        Ewp = "ewp",
    }
}

choice! {
    /// What became of a component. A failure, an absence and a pass without a mark are
    /// states, never numbers.
    ResultStatus {
        /// Passed.
        Passed = "passed",
        /// Passed, and not marked.
        PassedUnmarked = "passed-unmarked",
        /// Failed.
        Failed = "failed",
        /// Absent from the assessment.
        Absent = "absent",
        /// Not finished yet.
        InProgress = "in-progress",
    }
}

record! {
    /// A transcript of records. What came as a file stands beside these fields in a member
    /// `original`, as base64 of its compressed bytes.
    Transcript:
    /// Whose results they are.
    person: PersonRef = "person", required, None;
    /// The agreement that it answers.
    agreement: AgreementRef = "agreement", useful, None;
    /// The stay.
    mobility: MobilityRef = "mobility", useful, None;
    /// The institution that issued it.
    partner: PartnerRef = "partner", required, None;
    /// Its name as it stands on the transcript.
    issuer: Line = "issuer", useful, None;
    /// The transcript's number.
    number: Line = "number", useful, None;
    /// How it came here.
    origin: Origin = "origin", useful, None;
    /// The first day of study.
    start: DayOrMonth = "start", useful, None;
    /// The last.
    end: DayOrMonth = "end", useful, None;
    /// When the last assessment ended.
    assessed_on: Day = "assessedOn", useful, None;
    /// When the results were published.
    published_on: Day = "publishedOn", useful, None;
    /// When it was issued.
    issued_on: Day = "issuedOn", useful, None;
    /// When it was received.
    received_on: Day = "receivedOn", useful, None;
    /// How its credits are counted, if not as the institution does.
    credit_system: CreditSystemKey = "creditSystem", useful, None;
    /// The scale of its marks, if not the institution's.
    grade_scale: GradeScaleKey = "gradeScale", useful, None;
    /// The results.
    results: [CourseResult] = "results", required, Personal;
    /// Notes.
    notes: LongText = "notes", useful, Personal;
}

fields! {
    /// What was obtained in one component.
    CourseResult:
    /// Its code.
    code: Line = "code", useful, None;
    /// Its title.
    title: Line = "title", required, None;
    /// Its term.
    term: Term = "term", useful, None;
    /// What became of it; a mark tells it where nothing is said.
    status: ResultStatus = "status", useful, Personal;
    /// The mark as it is written.
    mark: Line = "mark", useful, Personal;
    /// Its scale, if not that of the transcript.
    grade_scale: GradeScaleKey = "gradeScale", useful, None;
    /// Its credits, as the institution counts them.
    credits: Amount = "credits", useful, Personal;
    /// How these are counted, if not as the transcript says.
    system: CreditSystemKey = "system", useful, None;
    /// Whether its credits are not to be added: they are part of another row, or stand twice.
    aside: Flag = "aside", useful, None;
    /// The component of the agreement that it is, where code and title do not tell.
    agreed: Line = "agreed", useful, None;
    /// The field of education, as ISCED-F.
    isced: Line = "isced", useful, None;
    /// What was learnt.
    outcomes: LongText = "outcomes", useful, None;
}
