//! The life of a relation: what was done, promised, felt and decided.

use super::kind::PartnerStatus;
use crate::model::records::macros::{field_content, field_required, field_type, fields};
use crate::model::value::{Day, Line, LongText, choice};

choice! {
    /// How often one meets.
    Rhythm {
        /// Every month.
        Monthly = "monthly",
        /// Every three months.
        Quarterly = "quarterly",
        /// Every six months.
        HalfYearly = "halfYearly",
        /// Every year.
        Yearly = "yearly",
    }
}

choice! {
    /// What was done together.
    InteractionKind {
        /// A message.
        Email = "email",
        /// A call.
        Call = "call",
        /// A meeting.
        Meeting = "meeting",
        /// A visit.
        Visit = "visit",
        /// An event.
        Event = "event",
        /// A mission of staff.
        Mission = "mission",
        /// Teaching.
        Teaching = "teaching",
        /// Research.
        Research = "research",
        /// Anything else.
        Other = "other",
    }
}

choice! {
    /// Which way it went.
    Way {
        /// From the office to the partner.
        Sent = "sent",
        /// From the partner to the office.
        Received = "received",
        /// Both at once.
        Both = "both",
    }
}

choice! {
    /// Whose network it is.
    NetworkSide {
        /// The office's.
        Ours = "ours",
        /// The partner's.
        Theirs = "theirs",
        /// Of both.
        Both = "both",
    }
}

choice! {
    /// How good something is, from 1 to 5.
    Rating {
        /// Very bad.
        One = "1",
        /// Bad.
        Two = "2",
        /// Fair.
        Three = "3",
        /// Good.
        Four = "4",
        /// Very good.
        Five = "5",
    }
}

fields! {
    /// Something done with a partner.
    Interaction:
    /// When.
    on: Day = "on", required, None;
    /// What.
    kind: InteractionKind = "kind", useful, None;
    /// Which way.
    way: Way = "way", useful, None;
    /// What was said or done.
    summary: Line = "summary", useful, Personal;
    /// Who took part.
    people: Line = "people", useful, Personal;
    /// What came of it.
    outcome: Line = "outcome", useful, None;
    /// What follows.
    next: Line = "next", useful, None;
}

fields! {
    /// Something promised. It is revised by ending it and adding the next one.
    Commitment:
    /// What.
    text: Line = "text", required, None;
    /// Since when.
    on: Day = "on", useful, None;
    /// Until when.
    until: Day = "until", useful, None;
}

fields! {
    /// A network of one side or of both.
    Network:
    /// Its name.
    name: Line = "name", required, None;
    /// Whose it is.
    side: NetworkSide = "side", useful, None;
    /// In words.
    note: Line = "note", useful, None;
}

fields! {
    /// Somebody the office introduced a partner to.
    Relay:
    /// Whom.
    to_whom: Line = "toWhom", required, None;
    /// When.
    on: Day = "on", useful, None;
    /// What came of it.
    result: Line = "result", useful, None;
}

fields! {
    /// How the relation was felt on a day.
    Pulse:
    /// When.
    on: Day = "on", required, None;
    /// How good the communication is.
    communication: Rating = "communication", useful, None;
    /// How much the office trusts the partner.
    trust: Rating = "trust", useful, None;
    /// How much the partner says it trusts the office.
    their_trust: Rating = "theirTrust", useful, None;
    /// How much the partnership is worth to the partner.
    value: Rating = "value", useful, None;
    /// What it rests on.
    note: Line = "note", useful, None;
}

fields! {
    /// A decision about how far one goes with a partner.
    StageDecision:
    /// When.
    on: Day = "on", required, None;
    /// The stage it led to.
    stage: PartnerStatus = "stage", required, None;
    /// The stage before.
    from: PartnerStatus = "from", useful, None;
    /// Who decided.
    by: Line = "by", useful, Personal;
    /// Why.
    reason: LongText = "reason", useful, None;
    /// The codes of what was passed over.
    set_aside: Line = "setAside", useful, None;
}
