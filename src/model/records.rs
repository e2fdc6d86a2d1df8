//! The records: what is kept of offices, partners, people, stays and programmes.
//!
//! A record is stored as one JSON object, its `id` first; the text is the truth, and
//! the types here are views of it. One list of fields per record (`record!`) gives
//! the type, the [`FieldSpec`]s and the reading, so that they cannot differ.

mod agreement;
mod collection;
mod decision;
mod facet;
mod field;
mod grade_table;
mod group;
mod id;
mod macros;
mod mobility;
mod office;
mod partner;
mod person;
mod programme;
mod read;
mod rule_sheet;
mod spec;
mod summary;
mod transcript;
mod version;
mod wire;

pub use agreement::{
    Agreement, AgreementScheme, HomeComponent, HostComponent, Recognition, SetAside, Span,
    VirtualComponent,
};
pub use collection::Collection;
pub use decision::{
    Answer, BlockDecision, Decision, EarlierDecision, ExtraExam, Remedy, RemedyKind, Track,
};
pub use facet::Facet;
pub use field::{
    AgreementRef, GradeTableRef, Item, MobilityRef, OfficeRef, PartnerRef, PersonRef, ProgrammeRef,
    TranscriptRef, VersionRef,
};
pub use grade_table::{GradeShare, GradeTable, Weighing};
pub use group::{Group, Placed, facet_groups, groups};
pub use id::{Id, IdError};
pub use mobility::{Direction, Mobility, MobilityKind, MobilityStatus, Scheme};
pub use office::{
    Absences, CalendarTerm, Criterion, CriterionKind, MakeUp, MarkFloor, Office, OfficeContact,
    Partly,
};
pub use partner::*;
pub use person::Person;
pub use programme::{Programme, Requirement};
pub use read::{FieldProblem, Read, ReadError, Record};
pub use rule_sheet::{
    GradeMethod, RuleSheet, SchemeScale, SheetBounds, SheetRounding, TablePolicy,
};
pub use spec::{Content, FieldSpec, Privacy, spec};
pub use summary::{columns, summarise, value_at};
pub use transcript::{CourseResult, Origin, ResultStatus, Transcript};
pub use version::{Commitment, Means, Party, Version};

impl Collection {
    /// The fields of a record of this collection, in the order of a form.
    pub const fn fields(self) -> &'static [FieldSpec] {
        match self {
            Self::Office => Office::FIELDS,
            Self::Partner => Partner::FIELDS,
            Self::Person => Person::FIELDS,
            Self::Mobility => Mobility::FIELDS,
            Self::Programme => Programme::FIELDS,
            Self::Agreement => Agreement::FIELDS,
            Self::Version => Version::FIELDS,
            Self::GradeTable => GradeTable::FIELDS,
            Self::Transcript => Transcript::FIELDS,
            Self::Decision => Decision::FIELDS,
        }
    }
}
