//! Which fields of a record stand together in a form.

mod partner;

use super::{Collection, Facet};

/// The paths of fields that stand together, and what they are about.
pub type Placed = (Group, &'static [&'static str]);

/// What the fields of a group are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Who or what it is.
    Identity,
    /// Where it is.
    Place,
    /// What it does, and how large it is.
    Profile,
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
    /// How it was found.
    Lead,
    /// What follows, and how often one meets.
    Pace,
    /// What is offered and asked for.
    Offer,
    /// At what level it works.
    Level,
    /// Its Erasmus charter.
    Charter,
    /// Its catalogue, as it was found.
    Catalogue,
    /// Why no reference was asked for.
    Exemption,
    /// How those who come are received.
    Reception,
    /// How the office judges partners.
    Judging,
    /// Items of a list.
    Items,
    /// Anything else.
    Notes,
}

/// The fields of an agreement, which has a builder instead of a form.
const AGREEMENT: &[Placed] = &[
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

/// The fields of a collection by groups, in the order of a form; those of a partner facet
/// by facet.
pub fn groups(collection: Collection) -> impl Iterator<Item = &'static Placed> {
    let facets = Facet::ALL.into_iter().map(facet_groups);
    let facets = facets.filter(move |_| collection == Collection::Partner);
    std::iter::once(undivided(collection))
        .chain(facets)
        .flatten()
}

/// The fields of a partner that stand in one facet.
pub const fn facet_groups(facet: Facet) -> &'static [Placed] {
    match facet {
        Facet::Card => partner::CARD,
        Facet::Relation => partner::RELATION,
        Facet::Proposal => partner::PROPOSAL,
        Facet::Examination => partner::EXAMINATION,
        Facet::Hosting => partner::HOSTING,
        Facet::Recognition => partner::RECOGNITION,
    }
}

/// The fields of a collection whose form is one page.
#[expect(clippy::too_many_lines, reason = "a list")]
const fn undivided(collection: Collection) -> &'static [Placed] {
    use Group::{
        Codes, Identity, Items, Judging, Language, Links, Notes, Reach, Recognition, Studies,
        Systems, When,
    };
    match collection {
        Collection::Partner => &[],
        Collection::Office => &[
            (
                Identity,
                &[
                    "names.fr", "names.en", "country", "city", "district", "region", "website",
                ],
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
            (Judging, &["dormantMonths", "vet"]),
            (Items, &["criteria"]),
            (Items, &["calendars"]),
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
                .flat_map(|(_, paths)| paths.iter().copied())
                .collect();
            let mut fields: Vec<&str> = collection.fields().iter().map(|it| it.path).collect();
            placed.sort_unstable();
            fields.sort_unstable();
            assert_eq!(placed, fields, "{collection}");
        }
    }
}
