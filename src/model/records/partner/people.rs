//! The people of a partner, and who can do what on both sides.

use crate::model::records::macros::{field_content, field_required, field_type, fields};
use crate::model::value::{Day, Email, Line, Phone, choice};

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
    /// The world that a contact belongs to.
    Sphere {
        /// Higher education.
        Academic = "academic",
        /// A company.
        Company = "company",
        /// Research.
        Research = "research",
        /// An association.
        Association = "association",
        /// A public authority.
        Authority = "authority",
    }
}

choice! {
    /// On whose side somebody stands.
    Side {
        /// The office's institution.
        Ours = "ours",
        /// The partner.
        Theirs = "theirs",
    }
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
    /// The world the person belongs to.
    sphere: Sphere = "sphere", useful, None;
    /// What the person cares about.
    interests: Line = "interests", useful, Personal;
    /// The e-mail address.
    email: Email = "email", useful, Personal;
    /// The telephone number.
    phone: Phone = "phone", useful, Personal;
    /// When somebody last made sure of it.
    verified_on: Day = "verifiedOn", useful, None;
}

fields! {
    /// Who can do what.
    Competence:
    /// The person.
    who: Line = "who", required, Personal;
    /// What the person can do.
    what: Line = "what", required, None;
    /// On whose side.
    side: Side = "side", useful, None;
}
