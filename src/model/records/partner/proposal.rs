//! What is prepared before a partnership is proposed.

use crate::model::records::macros::{field_content, field_required, field_type, fields};
use crate::model::value::{Day, IscedF, Line, LongText, choice};

choice! {
    /// What could be exchanged.
    ExchangeKind {
        /// Students who study.
        Studies = "studies",
        /// Students who work.
        Traineeship = "traineeship",
        /// Teachers and staff.
        Staff = "staff",
        /// Research.
        Research = "research",
        /// Continuing training.
        Training = "training",
        /// Projects of students.
        Project = "project",
        /// Events.
        Event = "event",
        /// Anything else.
        Other = "other",
    }
}

fields! {
    /// Something a partner needs, and what the partnership brings it.
    Need:
    /// What it needs.
    need: Line = "need", required, None;
    /// What it gains.
    advantage: Line = "advantage", useful, None;
}

fields! {
    /// An exchange that is possible.
    Exchange:
    /// What kind of exchange.
    kind: ExchangeKind = "kind", required, None;
    /// In words.
    note: Line = "note", useful, None;
}

fields! {
    /// An argument, and what may be said against it.
    Argument:
    /// The argument.
    argument: Line = "argument", required, None;
    /// What may be objected.
    objection: Line = "objection", useful, None;
    /// What to answer.
    answer: Line = "answer", useful, None;
}

fields! {
    /// Something that students find there and not at home.
    Opportunity:
    /// What it is.
    title: Line = "title", required, None;
    /// Its field of education.
    isced: IscedF = "isced", useful, None;
    /// In words.
    note: Line = "note", useful, None;
}

fields! {
    /// A unit at home that wants the partnership.
    Sponsor:
    /// The unit.
    unit: Line = "unit", required, None;
    /// Whom to ask there.
    contact: Line = "contact", useful, Personal;
    /// What it is interested in.
    interest: Line = "interest", useful, None;
    /// Why it needs openings abroad to hold its own.
    need: LongText = "need", useful, None;
    /// When it said so.
    on: Day = "on", useful, None;
}
