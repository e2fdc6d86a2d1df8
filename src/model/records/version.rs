//! A version of an agreement: what somebody has committed to, and who has.

use super::field::{AgreementRef, PersonRef};
use super::macros::{field_content, field_required, field_type, fields, record};
use crate::model::value::{Amount, Day, Email, Line, choice};

choice! {
    /// As what somebody commits to an agreement.
    Party {
        /// The person who goes.
        Student = "student",
        /// The responsible person at the sending institution.
        Sending = "sending",
        /// The responsible person at the receiving institution.
        Receiving = "receiving",
    }
}

choice! {
    /// How a commitment was given. It is a record of it, not a cryptographic signature.
    Means {
        /// Typed here.
        Typed = "typed",
        /// Signed on paper.
        Paper = "paper",
        /// Given in another system.
        Elsewhere = "elsewhere",
    }
}

record! {
    /// A version, which is never edited. Beside these fields it holds a member `content`
    /// with copies of the agreement, the person, both institutions and the programme as
    /// they were.
    Version:
    /// The agreement.
    agreement: AgreementRef = "agreement", required, None;
    /// The person, so that she can be forgotten in it.
    person: PersonRef = "person", useful, None;
    /// Its number, from 1.
    number: Amount = "number", required, None;
    /// The day from which it stands.
    frozen_on: Day = "frozenOn", required, None;
    /// Who has committed to it.
    commitments: [Commitment] = "commitments", useful, Personal;
}

fields! {
    /// One party's commitment.
    Commitment:
    /// As what.
    role: Party = "role", required, None;
    /// Who.
    name: Line = "name", required, Personal;
    /// The position held.
    function: Line = "function", useful, Personal;
    /// The e-mail address.
    email: Email = "email", useful, Personal;
    /// When.
    date: Day = "date", required, None;
    /// How.
    means: Means = "means", required, None;
    /// Where it can be found: a file, a number, the name of a system.
    reference: Line = "reference", useful, None;
}
