//! The partners: institutions, companies and others with whom there is an exchange.

mod examination;
mod hosting;
mod kind;
mod people;
mod proposal;
mod relation;

pub use examination::{
    Assessment, Charter, Check, CheckAnswer, CheckRole, Condition, ConditionKind, CurriculumReview,
    Met, PartnershipVerdict, Reference, SameLevel, Score, ScoreValue, Verdict,
};
pub use hosting::{
    Accessibility, AccessibilityKind, Cost, CostKind, Deadline, DeadlineKind, EntryRequirement,
    Season, Service, ServiceKind, TaughtLanguage,
};
pub use kind::{Family, FormerName, Lead, PartnerKind, PartnerStatus, Unit};
pub use people::{Competence, ContactRole, PartnerContact, Side, Sphere};
pub use proposal::{Argument, Exchange, ExchangeKind, Need, Opportunity, Sponsor};
pub use relation::{
    Commitment, Interaction, InteractionKind, Network, NetworkSide, Pulse, Rating, Relay, Rhythm,
    StageDecision, Way,
};

use super::field::PartnerRef;
use super::macros::{field_content, field_required, field_type, fields, record};
use super::rule_sheet::{RuleSheet, SchemeScale};
use crate::model::value::{
    Amount, Cefr, Country, CreditSystemKey, Day, Email, Eqf, ErasmusCode, Flag, GradeScaleKey,
    Line, LongText, Oid, Phone, Pic, Schac, Tags, WebAddress,
};

record! {
    /// A partner: whoever there is, was or may be an exchange with.
    Partner:
    /// Its name in French.
    names_fr: Line = "names.fr", useful, None;
    /// Its name in English.
    names_en: Line = "names.en", useful, None;
    /// Its name in its own language; the one it always has.
    names_local: Line = "names.local", required, None;
    /// Its short name.
    acronym: Line = "acronym", useful, None;
    /// The names it had.
    former_names: [FormerName] = "formerNames", useful, None;
    /// What kind of partner it is; an institution where nothing is said.
    kind: PartnerKind = "kind", useful, None;
    /// The partner it is a part of.
    parent: PartnerRef = "parent", useful, None;
    /// Its country.
    country: Country = "country", required, None;
    /// Its town.
    city: Line = "city", useful, None;
    /// Its street and number.
    address: Line = "address", useful, None;
    /// Its postal code.
    postal_code: Line = "postalCode", useful, None;
    /// Its district: a département, a county.
    district: Line = "district", useful, None;
    /// Its region.
    region: Line = "region", useful, None;
    /// Its branch.
    sector: Line = "sector", useful, None;
    /// How large it is.
    size: Line = "size", useful, None;
    /// The segment of partners that it was looked for in.
    segment: Line = "segment", useful, None;
    /// How it works and decides.
    functioning: LongText = "functioning", useful, None;
    /// What it has to cope with.
    constraints: LongText = "constraints", useful, None;
    /// The office's own labels.
    tags: Tags = "tags", useful, None;
    /// Its Erasmus code.
    erasmus: ErasmusCode = "erasmus", useful, None;
    /// Its SCHAC identifier.
    schac: Schac = "schac", useful, None;
    /// Its participant identification code.
    pic: Pic = "pic", useful, None;
    /// Its organisation identifier.
    oid: Oid = "oid", useful, None;
    /// Its site.
    website: WebAddress = "website", useful, None;
    /// Where its courses are described.
    catalogue: WebAddress = "catalogue", useful, None;
    /// What applies when components are not completed.
    provisions: WebAddress = "provisions", useful, None;
    /// Its faculties and departments.
    units: [Unit] = "units", useful, None;
    /// Whom to write to.
    contacts: [PartnerContact] = "contacts", useful, Personal;
    /// How it counts credits.
    credit_system: CreditSystemKey = "creditSystem", useful, None;
    /// Credits of the office for one of its own, where somebody has settled that.
    credit_factor: Amount = "creditFactor", useful, None;
    /// Where that is written.
    credit_factor_source: Line = "creditFactorSource", useful, None;
    /// Since when it holds.
    credit_factor_on: Day = "creditFactorOn", useful, None;
    /// The level of its language of instruction that it asks of those it receives.
    language_level: Cefr = "languageLevel", useful, None;
    /// How it marks.
    grade_scale: GradeScaleKey = "gradeScale", useful, None;
    /// How its results are carried over, version by version.
    rules: [RuleSheet] = "rules", useful, None;
    /// The grading schemes of its files.
    schemes: [SchemeScale] = "schemes", useful, None;
    /// What experts of the departments found of its courses.
    reviews: [CurriculumReview] = "reviews", useful, Personal;
    /// How far the exchange goes.
    status: PartnerStatus = "status", useful, None;
    /// How it was found.
    lead: Lead = "lead", useful, None;
    /// By whom, where, on what occasion.
    lead_note: Line = "leadNote", useful, None;
    /// What is to be done next.
    next_step: Line = "nextStep", useful, None;
    /// By when.
    next_step_on: Day = "nextStepOn", useful, None;
    /// How often one meets.
    rhythm: Rhythm = "rhythm", useful, None;
    /// The next meeting.
    next_meeting: Day = "nextMeeting", useful, None;
    /// What was done, and when.
    interactions: [Interaction] = "interactions", useful, Personal;
    /// What was promised.
    commitments: [Commitment] = "commitments", useful, None;
    /// The networks of both sides.
    networks: [Network] = "networks", useful, None;
    /// Who can do what, on both sides.
    competences: [Competence] = "competences", useful, Personal;
    /// Whom the office introduced it to.
    relays: [Relay] = "relays", useful, None;
    /// How communication and trust were felt.
    pulses: [Pulse] = "pulses", useful, None;
    /// What was decided, stage by stage.
    decisions: [StageDecision] = "decisions", useful, Personal;
    /// What the office offers.
    offer: LongText = "offer", useful, None;
    /// What the office asks for.
    asks: LongText = "asks", useful, None;
    /// Why the partner itself needs this partnership.
    need_statement: LongText = "needStatement", useful, None;
    /// What the partner needs, and what it gains.
    needs: [Need] = "needs", useful, None;
    /// What could be exchanged.
    exchanges: [Exchange] = "exchanges", useful, None;
    /// The arguments prepared.
    arguments: [Argument] = "arguments", useful, None;
    /// What it offers that the office's institution has not.
    opportunities: [Opportunity] = "opportunities", useful, None;
    /// The units at home that want it.
    sponsors: [Sponsor] = "sponsors", useful, Personal;
    /// Whether it works at the level of the office's institution.
    same_level: SameLevel = "sameLevel", useful, None;
    /// What shows it.
    level_evidence: LongText = "levelEvidence", useful, None;
    /// When that was judged.
    level_on: Day = "levelOn", useful, None;
    /// The highest level it awards, in the European framework.
    eqf: Eqf = "eqf", useful, None;
    /// Who accredits or recognises it.
    accreditation: Line = "accreditation", useful, None;
    /// Until when.
    accreditation_until: Day = "accreditationUntil", useful, None;
    /// Whether it holds the Erasmus charter.
    charter: Charter = "charter", useful, None;
    /// The code of its charter.
    charter_code: Line = "charterCode", useful, None;
    /// Until when the charter counts.
    charter_until: Day = "charterUntil", useful, None;
    /// When that was looked up.
    charter_on: Day = "charterOn", useful, None;
    /// When its catalogue was looked up.
    catalogue_on: Day = "catalogueOn", useful, None;
    /// Whether the catalogue was up to date.
    catalogue_current: Flag = "catalogueCurrent", useful, None;
    /// Why no reference was asked for.
    references_exemption: LongText = "referencesExemption", useful, None;
    /// What others say of it.
    references: [Reference] = "references", useful, Personal;
    /// The points of checklists that were answered.
    checks: [Check] = "checks", useful, Personal;
    /// The scores it was given, by criteria as they were.
    scores: [Score] = "scores", useful, None;
    /// How far it meets the conditions of a partnership that lasts.
    conditions: [Condition] = "conditions", useful, None;
    /// The reviews of the partnership.
    assessments: [Assessment] = "assessments", useful, None;
    /// Where those who come read how they are received.
    hosting_page: WebAddress = "hostingPage", useful, None;
    /// Where those who come apply.
    application_page: WebAddress = "applicationPage", useful, None;
    /// Whom they write to about it.
    application_email: Email = "applicationEmail", useful, None;
    /// Where they telephone.
    application_phone: Phone = "applicationPhone", useful, None;
    /// Within how many weeks it answers an application.
    decision_weeks: Amount = "decisionWeeks", useful, None;
    /// Within how many weeks it sends a transcript.
    transcript_weeks: Amount = "transcriptWeeks", useful, None;
    /// The languages it teaches in.
    languages: [TaughtLanguage] = "languages", useful, None;
    /// By when it wants nominations and applications.
    deadlines: [Deadline] = "deadlines", useful, None;
    /// Who helps those who come, and with what.
    services: [Service] = "services", useful, None;
    /// What there is for special needs.
    accessibility: [Accessibility] = "accessibility", useful, None;
    /// What it asks of those who come, beside a language.
    entry_requirements: [EntryRequirement] = "entryRequirements", useful, None;
    /// What living there costs.
    costs: [Cost] = "costs", useful, None;
    /// When somebody last made sure of all this.
    verified_on: Day = "verifiedOn", useful, None;
    /// Notes.
    notes: LongText = "notes", useful, None;
}
