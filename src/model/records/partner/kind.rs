//! What a partner is, and how far one is with it.

use crate::model::records::macros::{field_content, field_required, field_type, fields};
use crate::model::value::{Day, Line, choice};

choice! {
    /// What kind of partner it is.
    PartnerKind {
        /// An institution of higher education.
        Institution = "institution",
        /// A company.
        Company = "company",
        /// A local authority or an association.
        Community = "local",
        /// A network.
        Network = "network",
        /// A school or a training centre.
        School = "school",
    }
}

/// The two families of partners that a French engineering school tells apart, and the rest
/// (S1-01 of the project's requirements).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Institutions of higher education.
    HigherEducation,
    /// Companies.
    Company,
    /// Everybody else.
    Other,
}

impl PartnerKind {
    /// The family of a kind.
    pub const fn family(self) -> Family {
        match self {
            Self::Institution => Family::HigherEducation,
            Self::Company => Family::Company,
            Self::Community | Self::Network | Self::School => Family::Other,
        }
    }
}

choice! {
    /// How far one is with a partner, in the order in which one usually gets there.
    PartnerStatus {
        /// It was noted down; nothing is agreed.
        Prospect = "prospect",
        /// It was written to or met.
        Contacted = "contacted",
        /// It is being looked into.
        Examined = "examined",
        /// It was chosen, and a convention is proposed.
        Retained = "retained",
        /// It was not chosen.
        Refused = "refused",
        /// People go or come, or may at any time.
        Active = "active",
        /// Whether to go on is being weighed.
        Review = "underReview",
        /// Less is done with it than was agreed.
        Downgraded = "downgraded",
        /// An agreement exists and nobody uses it.
        Dormant = "dormant",
        /// It is over.
        Ended = "ended",
    }
}

choice! {
    /// How a partner was found.
    Lead {
        /// By looking for it.
        Search = "search",
        /// Somebody recommended it.
        Recommendation = "recommendation",
        /// It asked.
        Request = "request",
        /// On a visit.
        Visit = "visit",
        /// At a fair.
        Fair = "fair",
        /// Through a network.
        Network = "network",
        /// From a list.
        List = "list",
        /// Otherwise.
        Other = "other",
    }
}

fields! {
    /// A name that a partner had.
    FormerName:
    /// The name.
    name: Line = "name", required, None;
    /// Until when.
    until: Day = "until", useful, None;
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
