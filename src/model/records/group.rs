//! Which fields of a record stand together in a form.

use super::Collection;

/// What the fields of a group are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Who or what it is.
    Identity,
    /// How it is known to others.
    Codes,
    /// Where more is to be found.
    Links,
    /// How it counts and marks.
    Systems,
    /// By which rules of its own it recognises.
    Recognition,
    /// How to reach the person.
    Reach,
    /// What the person studies.
    Studies,
    /// When.
    When,
    /// The language.
    Language,
    /// Items of a list.
    Items,
    /// Anything else.
    Notes,
}

/// The fields of an agreement, which has a builder instead of a form.
const AGREEMENT: &[(Group, &[&str])] = &[
    (
        Group::Identity,
        &[
            "scheme",
            "number",
            "person",
            "office",
            "partner",
            "mobility",
            "programme",
            "version",
            "inForce",
            "correcting",
            "archived",
            "template",
        ],
    ),
    (
        Group::Reach,
        &[
            "sending.unit",
            "sending.contact",
            "sending.email",
            "sending.phone",
            "receiving.unit",
            "receiving.contact",
            "receiving.email",
            "receiving.phone",
        ],
    ),
    (
        Group::When,
        &[
            "span",
            "start",
            "end",
            "virtualStart",
            "virtualEnd",
            "hostYear",
        ],
    ),
    (Group::Language, &["language", "languageLevel"]),
    (Group::Links, &["catalogue", "provisions", "conditions"]),
    (Group::Items, &["host"]),
    (Group::Items, &["home"]),
    (Group::Items, &["virtual"]),
    (Group::Items, &["setAside"]),
    (Group::Notes, &["notes"]),
];

/// The fields of a collection by groups, in the order of a form.
#[expect(clippy::too_many_lines, reason = "a list")]
pub const fn groups(collection: Collection) -> &'static [(Group, &'static [&'static str])] {
    use Group::{
        Codes, Identity, Items, Language, Links, Notes, Reach, Recognition, Studies, Systems, When,
    };
    match collection {
        Collection::Office => &[
            (
                Identity,
                &["names.fr", "names.en", "country", "city", "website"],
            ),
            (Codes, &["erasmus", "schac", "pic", "oid"]),
            (
                Systems,
                &[
                    "creditSystem",
                    "gradeScale",
                    "tolerance",
                    "cti",
                    "curriculumReviews",
                ],
            ),
            (
                Recognition,
                &[
                    "makeUp",
                    "absences",
                    "taken",
                    "partly",
                    "carriesMarks",
                    "regulations",
                ],
            ),
            (Items, &["floors"]),
            (Items, &["calendars"]),
            (Items, &["contacts"]),
            (Notes, &["notes"]),
        ],
        Collection::Partner => &[
            (
                Identity,
                &[
                    "names.local",
                    "names.fr",
                    "names.en",
                    "country",
                    "city",
                    "status",
                    "verifiedOn",
                ],
            ),
            (Codes, &["erasmus", "schac", "pic", "oid"]),
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
            (Language, &["languageLevel"]),
            (Links, &["website", "catalogue", "provisions"]),
            (Items, &["units"]),
            (Items, &["contacts"]),
            (Notes, &["notes"]),
        ],
        Collection::Person => &[
            (
                Identity,
                &[
                    "familyNames",
                    "givenNames",
                    "birthDate",
                    "nationality",
                    "gender",
                ],
            ),
            (Reach, &["email", "phone"]),
            (
                Studies,
                &[
                    "studentNumber",
                    "esi",
                    "studyLevel",
                    "isced",
                    "iscedClarification",
                ],
            ),
            (Notes, &["notes"]),
        ],
        Collection::Mobility => &[
            (
                Identity,
                &[
                    "person",
                    "partner",
                    "unit",
                    "kind",
                    "direction",
                    "scheme",
                    "programme",
                    "status",
                ],
            ),
            (
                When,
                &[
                    "start",
                    "end",
                    "actualStart",
                    "actualEnd",
                    "homeYear",
                    "homeTerm",
                    "hostYear",
                    "hostTerm",
                ],
            ),
            (Language, &["language", "languageLevel"]),
            (Notes, &["notes"]),
        ],
        Collection::Agreement => AGREEMENT,
        Collection::Version => &[
            (Identity, &["agreement", "person", "number", "frozenOn"]),
            (Items, &["commitments"]),
        ],
        Collection::GradeTable => &[
            (
                Identity,
                &[
                    "name",
                    "partner",
                    "office",
                    "reference",
                    "isced",
                    "level",
                    "period",
                ],
            ),
            (Systems, &["gradeScale", "weighing"]),
            (Items, &["shares"]),
            (Links, &["source", "sourceOn", "confidential"]),
            (Notes, &["notes"]),
        ],
        Collection::Transcript => &[
            (
                Identity,
                &[
                    "person",
                    "partner",
                    "agreement",
                    "mobility",
                    "issuer",
                    "number",
                    "origin",
                ],
            ),
            (
                When,
                &[
                    "start",
                    "end",
                    "assessedOn",
                    "publishedOn",
                    "issuedOn",
                    "receivedOn",
                ],
            ),
            (Systems, &["creditSystem", "gradeScale"]),
            (Items, &["results"]),
            (Notes, &["notes"]),
        ],
        Collection::Decision => &[
            (
                Identity,
                &["person", "agreement", "version", "transcript", "regime"],
            ),
            (Items, &["blocks"]),
            (Items, &["remedies"]),
            (Items, &["exams"]),
            (Items, &["earlier"]),
            (
                When,
                &[
                    "author",
                    "function",
                    "decidedOn",
                    "reason",
                    "withdrawnOn",
                    "withdrawnReason",
                    "supplement",
                    "homeTrack",
                    "partnerTrack",
                ],
            ),
            (Notes, &["notes"]),
        ],
        Collection::Programme => &[
            (
                Identity,
                &["code", "title.fr", "title.en", "level", "isced", "year"],
            ),
            (Items, &["requirements"]),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_stands_in_one_group_of_its_form() {
        for collection in Collection::ALL {
            let mut placed: Vec<&str> = groups(collection)
                .iter()
                .flat_map(|(_, paths)| paths.iter().copied())
                .collect();
            let mut fields: Vec<&str> = collection.fields().iter().map(|it| it.path).collect();
            placed.sort_unstable();
            fields.sort_unstable();
            assert_eq!(placed, fields, "{collection}");
        }
    }
}
