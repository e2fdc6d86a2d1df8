//! How a partner receives those who come: what a mobility fact sheet of EWP says, and what
//! students ask besides.

use crate::model::records::macros::{field_content, field_required, field_type, fields};
use crate::model::value::{
    Amount, Cefr, Day, Email, Language, Line, MonthDay, Phone, WebAddress, choice,
};

choice! {
    /// What has a deadline.
    DeadlineKind {
        /// The nomination by the sending institution.
        Nomination = "nomination",
        /// The application of the student.
        Application = "application",
    }
}

choice! {
    /// The term for which it counts.
    Season {
        /// The autumn term.
        Autumn = "autumn",
        /// The spring term.
        Spring = "spring",
    }
}

choice! {
    /// What somebody helps with.
    ServiceKind {
        /// Somewhere to live.
        Housing = "housing",
        /// Visa and residence.
        Visa = "visa",
        /// Insurance.
        Insurance = "insurance",
        /// Special needs.
        Accessibility = "accessibility",
        /// The first days.
        Orientation = "orientation",
        /// A student who helps.
        Buddy = "buddy",
        /// Language courses.
        Language = "language",
        /// Any question.
        Information = "information",
        /// Anything else.
        Other = "other",
    }
}

choice! {
    /// What there is for special needs.
    AccessibilityKind {
        /// Buildings and equipment.
        Infrastructure = "infrastructure",
        /// People who help.
        Service = "service",
    }
}

choice! {
    /// What money is spent on.
    CostKind {
        /// A room.
        Housing = "housing",
        /// Food.
        Food = "food",
        /// Transport.
        Transport = "transport",
        /// Insurance.
        Insurance = "insurance",
        /// Everything together.
        Total = "total",
    }
}

fields! {
    /// A language that courses are taught in.
    TaughtLanguage:
    /// The language.
    language: Language = "language", required, None;
    /// The level asked for.
    level: Cefr = "level", useful, None;
}

fields! {
    /// A day of every year by which something must have arrived.
    Deadline:
    /// What.
    kind: DeadlineKind = "kind", required, None;
    /// For which term.
    season: Season = "season", useful, None;
    /// The day.
    day: MonthDay = "day", useful, None;
    /// In words.
    note: Line = "note", useful, None;
}

fields! {
    /// Somebody who helps those who come.
    Service:
    /// With what.
    kind: ServiceKind = "kind", required, None;
    /// The e-mail address.
    email: Email = "email", useful, None;
    /// The telephone number.
    phone: Phone = "phone", useful, None;
    /// The page.
    url: WebAddress = "url", useful, None;
    /// In words.
    note: Line = "note", useful, None;
}

fields! {
    /// Something for special needs.
    Accessibility:
    /// Of what kind.
    kind: AccessibilityKind = "kind", required, None;
    /// Its name.
    name: Line = "name", required, None;
    /// In words.
    description: Line = "description", useful, None;
    /// The e-mail address.
    email: Email = "email", useful, None;
    /// The telephone number.
    phone: Phone = "phone", useful, None;
    /// The page.
    url: WebAddress = "url", useful, None;
}

fields! {
    /// Something asked of those who come.
    EntryRequirement:
    /// What.
    name: Line = "name", required, None;
    /// In words.
    details: Line = "details", useful, None;
    /// Where it is described.
    url: WebAddress = "url", useful, None;
}

fields! {
    /// What something costs in a month.
    Cost:
    /// What.
    kind: CostKind = "kind", required, None;
    /// How much.
    amount: Amount = "amount", useful, None;
    /// In which currency, by its code of ISO 4217.
    currency: Line = "currency", useful, None;
    /// When that was.
    on: Day = "on", useful, None;
    /// Who says so.
    source: Line = "source", useful, None;
}
