//! The fields of a partner, facet by facet.

use super::Group::{
    Catalogue, Charter, Codes, Exemption, Identity, Items, Language, Lead, Level, Links, Notes,
    Offer, Pace, Place, Profile, Reception, Systems,
};
use super::Placed;

/// Who it is and where.
pub const CARD: &[Placed] = &[
    (
        Identity,
        &[
            "names.local",
            "names.fr",
            "names.en",
            "acronym",
            "kind",
            "parent",
            "status",
            "tags",
            "verifiedOn",
        ],
    ),
    (
        Place,
        &[
            "country",
            "city",
            "address",
            "postalCode",
            "district",
            "region",
        ],
    ),
    (
        Profile,
        &["sector", "size", "segment", "functioning", "constraints"],
    ),
    (Codes, &["erasmus", "schac", "pic", "oid"]),
    (Links, &["website", "catalogue", "provisions"]),
    (Items, &["units"]),
    (Items, &["contacts"]),
    (Items, &["formerNames"]),
    (Notes, &["notes"]),
];

/// How far one is with it.
pub const RELATION: &[Placed] = &[
    (Pace, &["nextStep", "nextStepOn", "rhythm", "nextMeeting"]),
    (Items, &["interactions"]),
    (Items, &["commitments"]),
    (Items, &["pulses"]),
    (Items, &["competences"]),
    (Items, &["networks"]),
    (Items, &["relays"]),
    (Lead, &["lead", "leadNote"]),
    (Items, &["decisions"]),
];

/// What is offered to it: what is offered before what is asked for.
pub const PROPOSAL: &[Placed] = &[
    (Offer, &["offer", "asks", "needStatement"]),
    (Items, &["needs"]),
    (Items, &["exchanges"]),
    (Items, &["arguments"]),
    (Items, &["opportunities"]),
    (Items, &["sponsors"]),
];

/// What it is judged by.
pub const EXAMINATION: &[Placed] = &[
    (
        Level,
        &[
            "sameLevel",
            "levelEvidence",
            "levelOn",
            "eqf",
            "accreditation",
            "accreditationUntil",
        ],
    ),
    (
        Charter,
        &["charter", "charterCode", "charterUntil", "charterOn"],
    ),
    (Catalogue, &["catalogueOn", "catalogueCurrent"]),
    (Items, &["references"]),
    (Exemption, &["referencesExemption"]),
    (Items, &["checks"]),
    (Items, &["scores"]),
    (Items, &["conditions"]),
    (Items, &["assessments"]),
];

/// How it receives those who come.
pub const HOSTING: &[Placed] = &[
    (
        Reception,
        &[
            "hostingPage",
            "applicationPage",
            "applicationEmail",
            "applicationPhone",
            "decisionWeeks",
            "transcriptWeeks",
        ],
    ),
    (Language, &["languageLevel"]),
    (Items, &["languages"]),
    (Items, &["deadlines"]),
    (Items, &["services"]),
    (Items, &["accessibility"]),
    (Items, &["entryRequirements"]),
    (Items, &["costs"]),
];

/// How its results are carried over.
pub const RECOGNITION: &[Placed] = &[
    (
        Systems,
        &[
            "creditSystem",
            "creditFactor",
            "creditFactorSource",
            "creditFactorOn",
            "gradeScale",
        ],
    ),
    (Items, &["rules"]),
    (Items, &["schemes"]),
    (Items, &["reviews"]),
];
