//! The facts that a rule may name: a closed set, each with a name for profiles, a kind
//! and the field where somebody would look for it.

use crate::model::records::Collection;
use serde::de::{Deserialize, Deserializer, Error};
use std::borrow::Cow;

/// What a fact is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number, or the two between which it lies.
    Number,
    /// A level of the CEFR.
    Level,
    /// A day, or the two between which it lies.
    Day,
    /// One of the words of a field that offers a choice.
    Word,
    /// A text.
    Text,
    /// Two letters of ISO 3166.
    Country,
    /// Yes or no.
    Flag,
}

/// What a rule is asked of, once for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The agreement as a whole.
    #[default]
    Agreement,
    /// A component of table A.
    Host,
    /// A component of table B.
    Home,
    /// A component of table C.
    Virtual,
    /// Each of the three who commit, to the newest version.
    Party,
    /// Each of the three who commit, to the version that came into force first; to the
    /// newest as long as none has.
    First,
    /// A field that holds what cannot be read.
    Malformed,
}

macro_rules! facts {
    ($($(#[doc = $doc:literal])+ $variant:ident: $kind:ident = $name:literal, $collection:ident $path:literal;)+) => {
        /// Something that is known of an agreement or of a partner, or not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Fact { $($(#[doc = $doc])+ $variant,)+ }

        impl Fact {
            /// Every fact.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name by which profiles know it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it means, as in `docs/findings.md`.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc,)+),)+ }
            }

            /// What it is made of.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$variant => Kind::$kind,)+ }
            }

            /// The field where it is written, or the first of those it is computed from:
            /// for facts of an item, inside its list.
            pub const fn field(self) -> (Collection, &'static str) {
                match self { $(Self::$variant => (Collection::$collection, $path),)+ }
            }
        }
    };
}

facts! {
    /// Today.
    Today: Day = "today", Agreement "start";
    /// The programme under which it is made.
    Scheme: Word = "agreement.scheme", Agreement "scheme";
    /// Whether a person is named.
    Person: Text = "agreement.person", Agreement "person";
    /// Whether a sending institution is named.
    Office: Text = "agreement.office", Agreement "office";
    /// Whether a receiving institution is named.
    Partner: Text = "agreement.partner", Agreement "partner";
    /// The person's family names.
    FamilyNames: Text = "person.familyNames", Person "familyNames";
    /// The person's given names.
    GivenNames: Text = "person.givenNames", Person "givenNames";
    /// The day of birth.
    BirthDate: Day = "person.birthDate", Person "birthDate";
    /// The nationality.
    Nationality: Country = "person.nationality", Person "nationality";
    /// The gender.
    Gender: Word = "person.gender", Person "gender";
    /// The e-mail address.
    PersonEmail: Text = "person.email", Person "email";
    /// The European Student Identifier, or that it is not issued yet.
    EsiTold: Text = "person.esiTold", Person "esi";
    /// The European Student Identifier, once issued.
    Esi: Text = "person.esi", Person "esi";
    /// The level of study, in the EQF.
    StudyLevel: Number = "person.studyLevel", Person "studyLevel";
    /// The field of education, in ISCED-F.
    Isced: Text = "person.isced", Person "isced";
    /// A name of the sending institution.
    OfficeName: Text = "office.name", Office "names.fr";
    /// Its country.
    OfficeCountry: Country = "office.country", Office "country";
    /// Its Erasmus code.
    OfficeErasmus: Text = "office.erasmus", Office "erasmus";
    /// Its SCHAC code.
    OfficeSchac: Text = "office.schac", Office "schac";
    /// How it counts credits.
    OfficeSystem: Word = "office.creditSystem", Office "creditSystem";
    /// The difference that it lets pass, in its credits.
    Tolerance: Number = "office.tolerance", Office "tolerance";
    /// Whether it awards a French engineering degree, under the rules of the CTI.
    Cti: Flag = "office.cti", Office "cti";
    /// Whether experts of its departments review a partner's courses before anybody signs.
    ReviewsAsked: Flag = "office.curriculumReviews", Office "curriculumReviews";
    /// A name of the receiving institution.
    PartnerName: Text = "partner.name", Partner "names.local";
    /// Its country.
    PartnerCountry: Country = "partner.country", Partner "country";
    /// Its Erasmus code.
    PartnerErasmus: Text = "partner.erasmus", Partner "erasmus";
    /// Its SCHAC code.
    PartnerSchac: Text = "partner.schac", Partner "schac";
    /// How it counts credits.
    PartnerSystem: Word = "partner.creditSystem", Partner "creditSystem";
    /// The same, where somebody has said it; within Erasmus+ the ECTS is supposed otherwise.
    PartnerSystemTold: Word = "partner.creditSystemTold", Partner "creditSystem";
    /// What one of its credits is worth in those of the sending institution, as agreed.
    Factor: Number = "partner.creditFactor", Partner "creditFactor";
    /// Where that is written.
    FactorSource: Text = "partner.creditFactorSource", Partner "creditFactorSource";
    /// Since when it holds.
    FactorOn: Day = "partner.creditFactorOn", Partner "creditFactorOn";
    /// The level of language that it asks for.
    PartnerLevel: Level = "partner.languageLevel", Partner "languageLevel";
    /// Whether an expert found its courses suitable in the person's field.
    Reviewed: Flag = "partner.reviewed", Partner "reviews";
    /// When its record was last verified.
    Verified: Day = "partner.verifiedOn", Partner "verifiedOn";
    /// The faculty or department of the sending institution.
    SendingUnit: Text = "agreement.sending.unit", Agreement "sending.unit";
    /// Its administrative contact.
    SendingContact: Text = "agreement.sending.contact", Agreement "sending.contact";
    /// The contact's e-mail address.
    SendingEmail: Text = "agreement.sending.email", Agreement "sending.email";
    /// The contact at the receiving institution.
    ReceivingContact: Text = "agreement.receiving.contact", Agreement "receiving.contact";
    /// The contact's e-mail address.
    ReceivingEmail: Text = "agreement.receiving.email", Agreement "receiving.email";
    /// One term, or a year.
    Span: Word = "agreement.span", Agreement "span";
    /// The first day of the physical stay.
    Start: Day = "agreement.start", Agreement "start";
    /// Its last day.
    End: Day = "agreement.end", Agreement "end";
    /// The days of the physical stay, both ends counted.
    StayDays: Number = "stay.days", Agreement "end";
    /// The whole months in it.
    StayMonths: Number = "stay.months", Agreement "end";
    /// The months begun in it.
    StayMonthsBegun: Number = "stay.monthsBegun", Agreement "end";
    /// The month in which it starts, from January of the academic year's first calendar year on.
    StartMonth: Number = "stay.startMonth", Agreement "start";
    /// The month in which it ends, from the same January on.
    EndMonth: Number = "stay.endMonth", Agreement "end";
    /// The first calendar year of the academic year.
    YearFirst: Number = "agreement.hostYear.first", Agreement "hostYear";
    /// Its second.
    YearSecond: Number = "agreement.hostYear.second", Agreement "hostYear";
    /// The academic year as written.
    HostYear: Text = "agreement.hostYear", Agreement "hostYear";
    /// The main language of instruction.
    Language: Text = "agreement.language", Agreement "language";
    /// The level in it.
    LanguageLevel: Level = "agreement.languageLevel", Agreement "languageLevel";
    /// The link to the catalogue of the receiving institution.
    Catalogue: Text = "agreement.catalogue", Agreement "catalogue";
    /// The link to the provisions on components that are not completed.
    Provisions: Text = "agreement.provisions", Agreement "provisions";
    /// The level of the programme at home, in the EQF.
    ProgrammeLevel: Number = "programme.level", Agreement "programme";
    /// Whether the person is that of the mobility it belongs to.
    SamePerson: Flag = "mobility.samePerson", Agreement "person";
    /// Whether the receiving institution is that of the mobility.
    SamePartner: Flag = "mobility.samePartner", Agreement "partner";
    /// How many agreements in use belong to the mobility.
    Agreements: Number = "mobility.agreements", Agreement "mobility";
    /// How many components table A has.
    HostCount: Number = "host.count", Agreement "host";
    /// How many components table B has.
    HomeCount: Number = "home.count", Agreement "home";
    /// How many components table C has.
    VirtualCount: Number = "virtual.count", Agreement "virtual";
    /// How many groups join components of A and B.
    LinkCount: Number = "links.count", Agreement "host";
    /// How many different terms table A names.
    HostTerms: Number = "host.terms", Agreement "host";
    /// Table A in credits of the sending institution.
    Received: Number = "credits.received", Agreement "host";
    /// Table B in the same credits.
    Recognised: Number = "credits.recognised", Agreement "home";
    /// Table C in the same credits; it is recognised by itself.
    Online: Number = "credits.virtual", Agreement "virtual";
    /// What the period is normally worth, in the same credits.
    Reference: Number = "credits.reference", Agreement "span";
    /// Whether credits of another system have to be converted.
    Converts: Flag = "credits.converts", Partner "creditSystem";
    /// Whether the rule for that has a source and a date.
    RuleSourced: Flag = "credits.sourced", Partner "creditFactorSource";
    /// The number of the version, from 1.
    VersionNumber: Number = "version.number", Agreement "version";
    /// Whether an older version is in force beside one that not all have agreed to.
    OlderInForce: Flag = "version.olderInForce", Agreement "version";
    /// How many of the three have committed to the version.
    Committed: Number = "version.committed", Agreement "version";
    /// The stage that is to be decided for a partner; nothing where an agreement is asked.
    Target: Word = "register.target", Partner "status";
    /// Why.
    StageReason: Text = "register.reason", Partner "decisions";
    /// Whether the partner is an institution of higher education.
    IsInstitution: Flag = "register.isInstitution", Partner "kind";
    /// Whether it is a strategic partner.
    IsStrategic: Flag = "register.isStrategic", Partner "scores";
    /// What is offered to it.
    Offer: Text = "register.offer", Partner "offer";
    /// How many units at home want the partnership.
    Sponsors: Number = "register.sponsors", Partner "sponsors";
    /// How many objectives of the office it was scored above 0 for.
    Objectives: Number = "register.objectives", Partner "scores";
    /// How many of its needs are known.
    Needs: Number = "register.needs", Partner "needs";
    /// How many of them nothing is brought for.
    BareNeeds: Number = "register.bareNeeds", Partner "needs";
    /// How many exchanges are possible.
    Exchanges: Number = "register.exchanges", Partner "exchanges";
    /// Whether it works at the same level.
    SameLevel: Word = "register.sameLevel", Partner "sameLevel";
    /// What shows that.
    LevelEvidence: Text = "register.levelEvidence", Partner "levelEvidence";
    /// How many points of due diligence nobody has answered.
    PointsOpen: Number = "register.pointsOpen", Partner "checks";
    /// How many of them are answered by saying that nobody knows yet.
    PointsUnknown: Number = "register.pointsUnknown", Partner "checks";
    /// How many points that a partnership hangs on are answered with no.
    PointsBlocking: Number = "register.pointsBlocking", Partner "checks";
    /// Their codes.
    BlockingCodes: Text = "register.blockingCodes", Partner "checks";
    /// How many references were asked for and given.
    References: Number = "register.references", Partner "references";
    /// Why none was asked for.
    ReferencesExemption: Text = "register.referencesExemption", Partner "referencesExemption";
    /// How many of its contacts say what world they belong to.
    Spheres: Number = "register.spheres", Partner "contacts";
    /// How many of those do not belong to higher education.
    OtherSpheres: Number = "register.otherSpheres", Partner "contacts";
    /// The number of the row.
    Number: Number = "item.number", Agreement "title";
    /// The component's code.
    Code: Text = "item.code", Agreement "code";
    /// Whether it was said that there is none.
    NoCode: Flag = "item.noCode", Agreement "code";
    /// Its title.
    Title: Text = "item.title", Agreement "title";
    /// Its description.
    Description: Text = "item.description", Agreement "description";
    /// Its term, as `1/2`.
    Term: Text = "item.term", Agreement "term";
    /// Whether the term lies in the stay.
    TermFits: Flag = "item.termFits", Agreement "term";
    /// Its credits.
    Credits: Number = "item.credits", Agreement "credits";
    /// Whether it was said that it carries none.
    NoCredits: Flag = "item.noCredits", Agreement "credits";
    /// How it is recognised.
    Recognition: Word = "item.recognition", Agreement "recognition";
    /// The condition in words.
    Condition: Text = "item.condition", Agreement "condition";
    /// How many groups it stands in.
    Links: Number = "item.links", Agreement "links";
    /// Whether a group of it has nobody in the other table.
    Dangling: Flag = "item.dangling", Agreement "links";
    /// Whether no other component above is the same.
    Unique: Flag = "item.unique", Agreement "title";
    /// The number of the row that is the same.
    Twin: Number = "item.twin", Agreement "title";
    /// As what somebody commits.
    Role: Word = "party.role", Version "commitments.role";
    /// Whether the party has committed.
    Given: Flag = "party.given", Version "commitments.date";
    /// The party's name.
    PartyName: Text = "party.name", Version "commitments.name";
    /// The position held.
    PartyFunction: Text = "party.function", Version "commitments.function";
    /// The e-mail address.
    PartyEmail: Text = "party.email", Version "commitments.email";
    /// When.
    PartyDate: Day = "party.date", Version "commitments.date";
    /// Whether those who come before had committed by then.
    InOrder: Flag = "party.inOrder", Version "commitments.date";
    /// What stands in the field that cannot be read.
    Read: Text = "malformed.read", Agreement "notes";
}

impl Fact {
    /// The fact of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }

    /// Whether a rule that is asked of this may name it.
    pub fn is_of(self, scope: Scope) -> bool {
        match self {
            _ if self < Self::Number => true,
            _ if self < Self::Role => matches!(scope, Scope::Host | Scope::Home | Scope::Virtual),
            Self::Read => scope == Scope::Malformed,
            _ => matches!(scope, Scope::Party | Scope::First),
        }
    }

    /// Whether it is one of the agreement as a whole.
    pub fn is_whole(self) -> bool {
        self < Self::Number
    }
}

impl<'de> Deserialize<'de> for Fact {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let name = Cow::<str>::deserialize(source)?;
        Self::named(&name).ok_or_else(|| D::Error::custom(format!("unknown fact “{name}”")))
    }
}
