//! The learning agreement for studies, as it is being written.
//!
//! Fields: the Erasmus+ learning agreement for studies 2021–2027, and the learning
//! agreement of EWP (`omobility-las` 1.2). Who goes, from where and to where are records
//! of their own, to which the agreement refers as long as it is written; a version that
//! somebody has committed to ([`super::Version`]) holds copies of them.

use super::field::{MobilityRef, OfficeRef, PartnerRef, PersonRef, ProgrammeRef, VersionRef};
use super::macros::{field_content, field_required, field_type, fields, record};
use crate::model::value::{
    AcademicYear, Amount, Cefr, CreditSystemKey, Day, DayOrMonth, Email, Flag, Language, Line,
    LinkMarks, LongText, Phone, Term, WebAddress, choice,
};

choice! {
    /// Under what an agreement is made. It decides what has to be filled in.
    AgreementScheme {
        /// Erasmus+, exchanged between the systems of the institutions.
        ErasmusDigital = "erasmus-digital",
        /// Erasmus+, on paper or as a file.
        Erasmus = "erasmus",
        /// A convention outside Erasmus+.
        Bilateral = "bilateral",
        /// No convention: the person goes by themselves.
        FreeMover = "free-mover",
        /// A national or regional programme.
        National = "national",
        /// Anything else.
        Other = "other",
    }
}

choice! {
    /// How long the stay is meant to be, as a load of work.
    Span {
        /// One term.
        Term = "term",
        /// A year.
        Year = "year",
    }
}

choice! {
    /// How the sending institution counts what was obtained. Only the first is automatic:
    /// no further work, no further assessment.
    Recognition {
        /// Without anything further.
        Automatic = "automatic",
        /// Once a document is handed in.
        Document = "document",
        /// Up to a number of credits.
        Capped = "capped",
        /// Once a level was checked, before departure.
        LevelCheck = "level-check",
        /// After an additional examination.
        AdditionalExam = "additional-exam",
        /// After additional work.
        AdditionalWork = "additional-work",
        /// On another condition.
        Other = "other",
    }
}

record! {
    /// A learning agreement.
    Agreement:
    /// Under what it is made.
    scheme: AgreementScheme = "scheme", required, None;
    /// Its number in the register of the institution.
    number: Line = "number", useful, None;
    /// Who goes.
    person: PersonRef = "person", required, None;
    /// The sending institution.
    office: OfficeRef = "office", required, None;
    /// The receiving institution.
    partner: PartnerRef = "partner", required, None;
    /// The stay that it is part of.
    mobility: MobilityRef = "mobility", useful, None;
    /// The programme at home, whose requirements it answers.
    programme: ProgrammeRef = "programme", useful, None;
    /// The faculty or department of the sending institution.
    sending_unit: Line = "sending.unit", useful, None;
    /// Its administrative contact.
    sending_contact: Line = "sending.contact", useful, Personal;
    /// The contact's e-mail address.
    sending_email: Email = "sending.email", useful, Personal;
    /// The contact's telephone number.
    sending_phone: Phone = "sending.phone", useful, Personal;
    /// The faculty or department of the receiving institution.
    receiving_unit: Line = "receiving.unit", useful, None;
    /// Its administrative contact.
    receiving_contact: Line = "receiving.contact", useful, Personal;
    /// The contact's e-mail address.
    receiving_email: Email = "receiving.email", useful, Personal;
    /// The contact's telephone number.
    receiving_phone: Phone = "receiving.phone", useful, Personal;
    /// How long it is, as a load.
    span: Span = "span", required, None;
    /// The planned start of the physical stay.
    start: DayOrMonth = "start", required, None;
    /// Its planned end.
    end: DayOrMonth = "end", required, None;
    /// The start of a virtual part.
    virtual_start: DayOrMonth = "virtualStart", useful, None;
    /// Its end.
    virtual_end: DayOrMonth = "virtualEnd", useful, None;
    /// The academic year as the receiving institution names it.
    host_year: AcademicYear = "hostYear", required, None;
    /// The main language of instruction.
    language: Language = "language", required, None;
    /// The level in it, held or to be reached at the start.
    language_level: Cefr = "languageLevel", required, Personal;
    /// Where the courses of the receiving institution are described.
    catalogue: WebAddress = "catalogue", useful, None;
    /// What applies when components are not completed.
    provisions: WebAddress = "provisions", useful, None;
    /// What else the parties agree on.
    conditions: LongText = "conditions", useful, None;
    /// Table A: what is studied at the receiving institution.
    host: [HostComponent] = "host", required, None;
    /// Table B: what the sending institution recognises.
    home: [HomeComponent] = "home", required, None;
    /// Table C: what is followed at a distance.
    online: [VirtualComponent] = "virtual", useful, None;
    /// What somebody has set aside of what the rules find, and why.
    set_aside: [SetAside] = "setAside", useful, None;
    /// The newest version that somebody has committed to.
    version: VersionRef = "version", useful, None;
    /// The version to which all three have committed.
    in_force: VersionRef = "inForce", useful, None;
    /// Whether it is being corrected after its newest version.
    correcting: Flag = "correcting", useful, None;
    /// Whether it was put away.
    archived: Flag = "archived", useful, None;
    /// Whether it is offered as the beginning of others.
    template: Flag = "template", useful, None;
    /// Notes, which are not part of the document.
    notes: LongText = "notes", useful, Personal;
}

fields! {
    /// A component of the receiving institution.
    HostComponent:
    /// Its code there.
    code: Line = "code", useful, None;
    /// Whether the receiving institution uses no codes.
    no_code: Flag = "noCode", useful, None;
    /// Its title in the catalogue.
    title: Line = "title", required, None;
    /// Its term.
    term: Term = "term", required, None;
    /// Its credits, as the receiving institution counts them.
    credits: Amount = "credits", useful, None;
    /// Whether it carries no credits at all, which is not 0.
    no_credits: Flag = "noCredits", useful, None;
    /// How these credits are counted, if not as the institution does.
    scheme: CreditSystemKey = "system", useful, None;
    /// The groups in which it stands for components of table B.
    links: LinkMarks = "links", useful, None;
}

fields! {
    /// A component or group of components that the sending institution recognises.
    HomeComponent:
    /// Its code.
    code: Line = "code", useful, None;
    /// Whether the sending institution uses no codes.
    no_code: Flag = "noCode", useful, None;
    /// Its title, or the name of a mobility window.
    title: Line = "title", required, None;
    /// Its term.
    term: Term = "term", required, None;
    /// The credits that are recognised.
    credits: Amount = "credits", useful, None;
    /// Whether it carries no credits at all, which is not 0.
    no_credits: Flag = "noCredits", useful, None;
    /// How these credits are counted, if not as the institution does.
    scheme: CreditSystemKey = "system", useful, None;
    /// How it is recognised; nothing stands for automatically.
    recognition: Recognition = "recognition", useful, None;
    /// The condition in words, where it is not automatic.
    condition: Line = "condition", useful, None;
    /// The groups in which components of table A stand for it.
    links: LinkMarks = "links", useful, None;
}

fields! {
    /// A component that is followed at a distance.
    VirtualComponent:
    /// Its code.
    code: Line = "code", useful, None;
    /// Its title, or what it is.
    title: Line = "title", required, None;
    /// A short description; the official form insists on it.
    description: Line = "description", required, None;
    /// Its term.
    term: Term = "term", useful, None;
    /// Its credits.
    credits: Amount = "credits", useful, None;
    /// Whether it carries no credits at all, which is not 0.
    no_credits: Flag = "noCredits", useful, None;
    /// How these credits are counted, if not as the receiving institution does.
    scheme: CreditSystemKey = "system", useful, None;
    /// How it is recognised; nothing stands for automatically.
    recognition: Recognition = "recognition", useful, None;
    /// The condition in words, where it is not automatic.
    condition: Line = "condition", useful, None;
}

fields! {
    /// A finding that somebody has set aside.
    SetAside:
    /// The code of the rule.
    code: Line = "code", required, None;
    /// The place it is about, as `rules::Finding::key` writes it.
    place: Line = "place", required, None;
    /// The values that were found then, as `rules::Finding::found` writes them.
    found: Line = "found", useful, Personal;
    /// Why.
    reason: Line = "reason", required, Personal;
    /// When.
    date: Day = "date", required, None;
}
