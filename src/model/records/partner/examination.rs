//! What a partner is judged by, before it is chosen and afterwards.

use crate::model::records::macros::{field_content, field_required, field_type, fields};
use crate::model::records::office::CriterionKind;
use crate::model::value::{Amount, Day, IscedF, Line, LongText, choice};

choice! {
    /// Whether a partner works at the same level.
    SameLevel {
        /// It does.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// It does not.
        No = "no",
    }
}

choice! {
    /// Whether a partner holds the Erasmus charter.
    Charter {
        /// It does.
        Held = "held",
        /// It does not.
        NotHeld = "notHeld",
        /// It need not.
        NotConcerned = "notConcerned",
    }
}

choice! {
    /// As what a partner is checked.
    CheckRole {
        /// As the one that receives.
        Host = "host",
        /// As the one that sends.
        Origin = "origin",
    }
}

choice! {
    /// What a point of a checklist was answered; unknown is never no.
    CheckAnswer {
        /// It is so.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// It is not so.
        No = "no",
        /// The point does not concern it.
        NotApplicable = "notApplicable",
        /// Nobody knows yet.
        Unknown = "unknown",
    }
}

choice! {
    /// A score, from 0 to 4.
    ScoreValue {
        /// Nothing.
        None = "0",
        /// Weak.
        Weak = "1",
        /// Fair.
        Fair = "2",
        /// Good.
        Good = "3",
        /// Full.
        Full = "4",
    }
}

choice! {
    /// The conditions of a partnership that lasts; the third is read in two halves.
    ConditionKind {
        /// Size, working and constraints of the partner are allowed for.
        Structures = "structures",
        /// The partner sees that it needs the partnership.
        Need = "need",
        /// One answers in good time.
        Reactivity = "reactivity",
        /// One meets at regular intervals.
        FollowUp = "followUp",
        /// Networks work together in the same branch.
        Networks = "networks",
        /// The office counts as expert or as relay.
        Expertise = "expertise",
    }
}

choice! {
    /// How far a condition is met.
    Met {
        /// It is not.
        No = "no",
        /// In part.
        Partly = "partly",
        /// It is.
        Yes = "yes",
    }
}

choice! {
    /// What a review of a partnership comes to.
    PartnershipVerdict {
        /// More of it.
        Reinforce = "reinforce",
        /// As before.
        Maintain = "maintain",
        /// Less of it.
        Downgrade = "downgrade",
        /// No more.
        End = "end",
    }
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
    /// What somebody else says of a partner.
    Reference:
    /// Who was asked.
    who: Line = "who", required, Personal;
    /// When.
    on: Day = "on", useful, None;
    /// What was answered.
    opinion: Line = "opinion", useful, None;
    /// Where that is written.
    document: Line = "document", useful, None;
}

fields! {
    /// An answered point of a checklist.
    Check:
    /// The code of the point.
    point: Line = "point", required, None;
    /// As what the partner is checked.
    role: CheckRole = "role", useful, None;
    /// The answer.
    answer: CheckAnswer = "answer", useful, None;
    /// What shows it.
    evidence: Line = "evidence", useful, None;
    /// When.
    on: Day = "on", useful, None;
    /// By whom.
    by: Line = "by", useful, Personal;
}

fields! {
    /// A score by a criterion of the office, whose name and weight are copied: what is edited
    /// later changes no old score.
    Score:
    /// The name of the criterion, as it was.
    criterion: Line = "criterion", required, None;
    /// Whether it was an objective.
    kind: CriterionKind = "kind", useful, None;
    /// How much it counted.
    weight: Amount = "weight", useful, None;
    /// The score.
    score: ScoreValue = "score", useful, None;
    /// What it rests on.
    note: Line = "note", useful, None;
    /// When.
    on: Day = "on", useful, None;
}

fields! {
    /// How far a condition of a partnership that lasts is met.
    Condition:
    /// Which one.
    condition: ConditionKind = "condition", required, None;
    /// How far.
    met: Met = "met", useful, None;
    /// What shows it.
    evidence: Line = "evidence", useful, None;
    /// When.
    on: Day = "on", useful, None;
}

fields! {
    /// A review of the partnership, with what each party has of it.
    Assessment:
    /// When.
    on: Day = "on", required, None;
    /// What it comes to.
    verdict: PartnershipVerdict = "verdict", useful, None;
    /// Why.
    reasons: LongText = "reasons", useful, None;
    /// What students have of it.
    students: Line = "students", useful, None;
    /// What staff has of it.
    staff: Line = "staff", useful, None;
    /// What the institution has of it.
    institution: Line = "institution", useful, None;
    /// What the partner has of it.
    partner: Line = "partner", useful, None;
    /// When the next one is due.
    next_on: Day = "nextOn", useful, None;
}
