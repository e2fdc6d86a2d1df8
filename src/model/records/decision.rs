//! What the sending institution recognises of what was obtained.

use super::field::{AgreementRef, PersonRef, TranscriptRef, VersionRef};
use super::macros::{field_content, field_required, field_type, fields, record};
use crate::model::value::{Amount, Day, Flag, Line, LongText, choice};

choice! {
    /// How a block is answered.
    Answer {
        /// What was agreed was passed: nothing further.
        Automatic = "automatic",
        /// The shortfall stays within what the institution tolerates.
        Tolerance = "tolerance",
        /// The home components that the credits suffice for.
        Subset = "subset",
        /// As many free credits as were obtained.
        ProRata = "pro-rata",
        /// What is missing is made up for by the other marks.
        Compensation = "compensation",
        /// As decided by hand, with a reason.
        Other = "other",
        /// Nothing of it.
        Refused = "refused",
    }
}

choice! {
    /// What somebody still does for what is missing.
    RemedyKind {
        /// The second session of the receiving institution.
        SecondSession = "second-session",
        /// An examination at home in a component that was not passed.
        HomeExam = "home-exam",
        /// Another course.
        Course = "course",
        /// A traineeship.
        Traineeship = "traineeship",
        /// Something else.
        Other = "other",
    }
}

choice! {
    /// How far the validation of one side has come.
    Track {
        /// Not decided.
        Pending = "pending",
        /// Validated.
        Validated = "validated",
        /// Not validated.
        Refused = "refused",
    }
}

record! {
    /// A recognition. Once it is decided it holds a member `content` with copies of the
    /// transcript and of the rules that it rests on, and is not edited any more.
    Decision:
    /// Whose.
    person: PersonRef = "person", required, None;
    /// The agreement.
    agreement: AgreementRef = "agreement", required, None;
    /// Its version that governs: the last to which all three have committed.
    version: VersionRef = "version", required, None;
    /// The transcript.
    transcript: TranscriptRef = "transcript", required, None;
    /// The key of the regime under which it is decided.
    regime: Line = "regime", required, None;
    /// What is decided, block by block.
    blocks: [BlockDecision] = "blocks", useful, Personal;
    /// What is still to be done.
    remedies: [Remedy] = "remedies", useful, Personal;
    /// Examinations asked for what was agreed and passed, which the texts forbid.
    exams: [ExtraExam] = "exams", useful, Personal;
    /// Who decided.
    author: Line = "author", useful, Personal;
    /// As what.
    function: Line = "function", useful, Personal;
    /// When.
    decided_on: Day = "decidedOn", useful, None;
    /// Why, where the decision differs from the proposal.
    reason: LongText = "reason", useful, Personal;
    /// Decisions that were taken before this one, and withdrawn.
    earlier: [EarlierDecision] = "earlier", useful, Personal;
    /// When it was withdrawn; one that was withdrawn stays as it was taken.
    withdrawn_on: Day = "withdrawnOn", useful, None;
    /// Why.
    withdrawn_reason: Line = "withdrawnReason", useful, Personal;
    /// Whether it stands in the diploma supplement.
    supplement: Flag = "supplement", useful, None;
    /// How far the sending institution's own degree has come.
    home_track: Track = "homeTrack", useful, Personal;
    /// How far the partner's degree has come, by its own rules.
    partner_track: Track = "partnerTrack", useful, Personal;
    /// Notes, which are not part of the sheet.
    notes: LongText = "notes", useful, Personal;
}

fields! {
    /// What is decided of one block.
    BlockDecision:
    /// The key of the block.
    block: Line = "block", required, None;
    /// How it is answered.
    answer: Answer = "answer", required, Personal;
    /// The credits recognised, as the sending institution counts them.
    credits: Amount = "credits", useful, Personal;
    /// The mark carried over.
    mark: Line = "mark", useful, Personal;
    /// Why, where it differs from what was proposed.
    reason: Line = "reason", useful, Personal;
}

fields! {
    /// Something still to be done for what is missing.
    Remedy:
    /// What kind of thing.
    kind: RemedyKind = "kind", required, Personal;
    /// For which component.
    component: Line = "component", useful, None;
    /// What exactly.
    what: Line = "what", useful, Personal;
    /// Who sees to it.
    who: Line = "who", useful, Personal;
    /// By when.
    due: Day = "due", useful, None;
    /// The credits it brings.
    credits: Amount = "credits", useful, Personal;
    /// When it was done.
    done_on: Day = "doneOn", useful, Personal;
}

fields! {
    /// An examination asked for what was agreed and passed.
    ExtraExam:
    /// For which component.
    component: Line = "component", required, None;
    /// What was asked.
    what: Line = "what", required, Personal;
    /// By whom.
    who: Line = "who", useful, Personal;
    /// When.
    date: Day = "date", useful, None;
}

fields! {
    /// A decision that was withdrawn: its id is that of the record in which it stays.
    EarlierDecision:
    /// Who had decided.
    author: Line = "author", useful, Personal;
    /// When.
    decided_on: Day = "decidedOn", useful, None;
    /// The credits that it recognised.
    credits: Amount = "credits", useful, Personal;
    /// What it said, block by block.
    summary: LongText = "summary", useful, Personal;
    /// Why it was withdrawn.
    reason: Line = "reason", required, Personal;
    /// When.
    withdrawn_on: Day = "withdrawnOn", required, None;
}
