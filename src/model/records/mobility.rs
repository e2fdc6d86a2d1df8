//! The stays.

use super::field::{PartnerRef, PersonRef, ProgrammeRef};
use super::macros::{field_content, field_required, field_type, fields, record};
use crate::model::value::{
    AcademicYear, Cefr, Day, DayOrMonth, Language, Line, LongText, Period, Term, ValueError, choice,
};

choice! {
    /// What a stay is for. The EWP learning agreement does not say it; it is stored.
    MobilityKind {
        /// Studies of one or more terms.
        Studies = "studies",
        /// A traineeship.
        Traineeship = "traineeship",
        /// Blended, with a short physical part.
        Blended = "blended",
        /// A short doctoral stay.
        Doctoral = "doctoral",
        /// An apprenticeship.
        Apprenticeship = "apprenticeship",
        /// Staff who teach.
        StaffTeaching = "staff-teaching",
        /// Staff who train.
        StaffTraining = "staff-training",
    }
}

choice! {
    /// Which way a stay goes, seen from the office.
    Direction {
        /// From the office to the partner.
        Out = "out",
        /// From the partner to the office.
        In = "in",
    }
}

choice! {
    /// Under what a stay takes place.
    Scheme {
        /// Erasmus+.
        Erasmus = "erasmus",
        /// A convention outside Erasmus+.
        Bilateral = "bilateral",
        /// No convention.
        FreeMover = "free-mover",
        /// A national or regional programme.
        National = "national",
        /// Anything else.
        Other = "other",
    }
}

choice! {
    /// How far a stay has come.
    MobilityStatus {
        /// Wished for or foreseen.
        Planned = "planned",
        /// Named to the receiving institution.
        Nominated = "nominated",
        /// Accepted by the receiving institution.
        Accepted = "accepted",
        /// Begun.
        InProgress = "in-progress",
        /// Ended.
        Completed = "completed",
        /// Given up, before or during.
        Cancelled = "cancelled",
    }
}

record! {
    /// One person's stay.
    Mobility:
    /// What it is for.
    kind: MobilityKind = "kind", required, None;
    /// Which way it goes.
    direction: Direction = "direction", required, None;
    /// Who goes.
    person: PersonRef = "person", required, None;
    /// The partner where, or from where.
    partner: PartnerRef = "partner", required, None;
    /// The faculty or department there.
    unit: Line = "unit", useful, None;
    /// The programme at home.
    programme: ProgrammeRef = "programme", useful, None;
    /// Under what it takes place.
    scheme: Scheme = "scheme", useful, None;
    /// How far it has come.
    status: MobilityStatus = "status", useful, None;
    /// The planned start.
    start: DayOrMonth = "start", useful, None;
    /// The planned end.
    end: DayOrMonth = "end", useful, None;
    /// The first day there.
    actual_start: Day = "actualStart", useful, None;
    /// The last day there.
    actual_end: Day = "actualEnd", useful, None;
    /// The academic year as the sending institution names it.
    home_year: AcademicYear = "homeYear", useful, None;
    /// The academic year as the receiving institution names it.
    host_year: AcademicYear = "hostYear", useful, None;
    /// The term of the sending institution.
    home_term: Term = "homeTerm", useful, None;
    /// The term of the receiving institution.
    host_term: Term = "hostTerm", useful, None;
    /// The main language of instruction or work.
    language: Language = "language", useful, None;
    /// The level in it, held or to be reached at the start.
    language_level: Cefr = "languageLevel", useful, Personal;
    /// Notes.
    notes: LongText = "notes", useful, Personal;
}

impl Mobility {
    /// The planned period; `None` where one of its ends is missing.
    pub fn period(&self) -> Option<Result<Period, ValueError>> {
        Some(Period::new(self.start?, self.end?))
    }

    /// The period as it came; `None` where one of its ends is missing.
    pub fn actual_period(&self) -> Option<Result<Period, ValueError>> {
        let (start, end) = (self.actual_start?, self.actual_end?);
        Some(Period::new(DayOrMonth::Day(start), DayOrMonth::Day(end)))
    }
}
