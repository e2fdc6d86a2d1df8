//! What was read, and what is chosen of it.

pub use super::stage::Stage;
use crate::exchange::incoming::{self, Agreed, Differs, Row, Scaled, Scheme, Ticks};
use crate::exchange::packed;
use crate::exchange::paste::{Column, Paste, PasteError};
use crate::exchange::transcript::{
    self, Document, GradeTable, Kind, Learner, Of, Other, Report, Said, Unread,
};
use crate::exchange::xml;
use crate::model::limits;
use crate::model::records::{Collection, Id};
use crate::model::value::{GradeScaleKey, Value as _};
use crate::text::Texts;
use crate::ui::desk::{Desk, State as DeskState, use_desk};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What a column of a pasted table may hold.
pub const COLUMNS: [Column; 6] = [
    Column::Code,
    Column::Title,
    Column::Term,
    Column::Credits,
    Column::Mark,
    Column::Status,
];

/// Who is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chosen {
    /// Nobody yet.
    #[default]
    Nobody,
    /// A record that is there.
    There(Id),
    /// The one that the file names, to be made.
    New,
}

/// Which agreement a transcript answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Agreement {
    /// The one that is proposed.
    #[default]
    Proposed,
    /// The one that somebody chose.
    Said(Id),
    /// None, as somebody said.
    None,
}

/// A transcript that is looked at.
#[derive(Clone, Copy)]
pub struct Import {
    /// Where records live.
    pub desk: Desk,
    /// How far it has come.
    pub stage: RwSignal<Stage>,
    /// The file as it would be kept; `None` where it is too large, or no file.
    original: StoredValue<Option<String>>,
    /// What was read of them.
    pub document: StoredValue<Option<Document>>,
    /// The table, where it is one.
    pub paste: RwSignal<Option<Paste>>,
    /// Which learner of the document.
    pub learner: RwSignal<usize>,
    /// Which of her reports.
    pub report: RwSignal<usize>,
    /// The rows.
    pub rows: Memo<Vec<Row>>,
    /// Which rows are ticked.
    pub ticks: RwSignal<Ticks>,
    /// The rows that take the mark of their duplicate.
    pub lent: RwSignal<BTreeSet<usize>>,
    /// The scales of schemes, as somebody chose.
    pub scales: RwSignal<BTreeMap<String, String>>,
    /// The grading tables that are taken, by their number.
    pub tables: RwSignal<BTreeSet<usize>>,
    /// Who it is about.
    pub person: RwSignal<Chosen>,
    /// Who issued it.
    pub partner: RwSignal<Chosen>,
    /// The agreement, as somebody chose.
    pub agreement: RwSignal<Agreement>,
    /// Whether somebody has made sure that it is the right person.
    pub sure: RwSignal<bool>,
    /// Counts up when records move.
    moved: RwSignal<u32>,
}

impl Import {
    /// Nothing yet.
    pub fn begin() -> Self {
        let desk = use_desk();
        let stage = RwSignal::new(Stage::Waiting);
        let document: StoredValue<Option<Document>> = StoredValue::new(None);
        let paste: RwSignal<Option<Paste>> = RwSignal::new(None);
        let (learner, report) = (RwSignal::new(0), RwSignal::new(0));
        let rows = Memo::new(move |_| {
            let language = desk.app.lang.get().tag().get(..2).unwrap_or("fr");
            let (learner, report) = (learner.get(), report.get());
            match stage.with(Stage::is_read) {
                None => Vec::new(),
                Some(false) => {
                    paste.with(|it| it.as_ref().map(incoming::of_paste).unwrap_or_default())
                }
                Some(true) => document.with_value(|it| {
                    let learner = it.as_ref().and_then(|it| it.learners.get(learner));
                    let report = learner.and_then(|it| it.reports.get(report));
                    report.map_or(Vec::new(), |it| incoming::rows(it, language))
                }),
            }
        });
        let moved = RwSignal::new(0_u32);
        desk.on_moved(move |_| moved.update(|it| *it = it.wrapping_add(1)));
        let import = Self {
            desk,
            stage,
            original: StoredValue::new(None),
            document,
            paste,
            learner,
            report,
            rows,
            ticks: RwSignal::default(),
            lent: RwSignal::default(),
            scales: RwSignal::default(),
            tables: RwSignal::default(),
            person: RwSignal::default(),
            partner: RwSignal::default(),
            agreement: RwSignal::default(),
            sure: RwSignal::new(false),
            moved,
        };
        // Records of one space say nothing of another.
        Effect::new(move |before: Option<()>| {
            desk.space.track();
            if before.is_some() {
                import.stage.set(Stage::Waiting);
            }
        });
        import
    }

    /// The texts of the page.
    pub fn t(self) -> &'static Texts {
        self.desk.app.texts()
    }

    /// The language of the page, without its region.
    pub fn language(self) -> &'static str {
        self.desk.app.lang.get().tag().get(..2).unwrap_or("fr")
    }

    /// Reads what came as a file or as a text.
    pub fn read(self, bytes: Vec<u8>) {
        match transcript::read(&bytes) {
            Ok(document) => {
                // A file about several people stays beside the record of none of them.
                let one = document.learners.len() <= 1;
                let kept = one.then(|| packed::kept(&bytes)).flatten();
                self.document.set_value(Some(document));
                self.paste.set(None);
                self.original.set_value(kept);
                self.stage.set(Stage::Document);
                self.look_at(0, 0);
            }
            Err(Unread::Other(Other::Text)) => self.read_table(&bytes),
            Err(unread) => self.stage.set(Stage::Refused(unread)),
        }
    }

    fn read_table(self, bytes: &[u8]) {
        if bytes.len() > limits::PASTE_BYTES {
            let size = bytes.len();
            self.stage
                .set(Stage::NoTable(PasteError::TooLarge { size }));
            return;
        }
        match Paste::read(&xml::decode_plain(bytes), &COLUMNS) {
            // Prose is no table.
            Ok(paste) if paste.columns.len() < 2 => {
                self.stage.set(Stage::Refused(Unread::Other(Other::Text)));
            }
            Ok(paste) => {
                self.document.set_value(None);
                self.paste.set(Some(paste));
                self.original.set_value(None);
                self.stage.set(Stage::Table);
                self.look_at(0, 0);
            }
            Err(error) => self.stage.set(Stage::NoTable(error)),
        }
    }

    /// Changes how a table is understood.
    pub fn change(self, how: impl FnOnce(&mut Paste)) {
        self.paste.update(|it| {
            if let Some(paste) = it {
                how(paste);
            }
        });
        let rows = untrack(|| self.rows.get());
        self.ticks.set(incoming::ticked(&rows));
    }

    /// Looks at a report of a learner, and proposes everything anew.
    pub fn look_at(self, learner: usize, report: usize) {
        self.learner.set(learner);
        self.report.set(report);
        let (person, partner) = self.document.with_value(|it| {
            let learner = it.as_ref().and_then(|it| it.learners.get(learner));
            let report = learner.and_then(|it| it.reports.get(report));
            self.desk.with(|workspace| {
                let person = learner.and_then(|it| incoming::person_of(workspace, it));
                let issuer = report.map(|it| &it.issuer);
                let partner = issuer.and_then(|it| incoming::partner_of(workspace, it));
                (person, partner)
            })
        });
        let chosen = |it: Option<Id>| it.map_or(Chosen::Nobody, Chosen::There);
        self.person.set(chosen(person));
        self.partner.set(chosen(partner));
        self.agreement.set(Agreement::Proposed);
        self.sure.set(false);
        self.scales.set(BTreeMap::new());
        self.tables.set(BTreeSet::new());
        let rows = untrack(|| self.rows.get());
        let lent = rows.iter().enumerate();
        let lent = lent.filter(|(_, it)| it.lent.is_some()).map(|it| it.0);
        self.lent.set(lent.collect());
        self.ticks.set(incoming::ticked(&rows));
    }

    /// Something of the report that is looked at.
    pub fn of_report<T>(self, of: impl FnOnce(&Learner, &Report) -> T) -> Option<T> {
        let (learner, report) = (self.learner.get(), self.report.get());
        self.document.with_value(|it| {
            let learner = it.as_ref()?.learners.get(learner)?;
            Some(of(learner, learner.reports.get(report)?))
        })
    }

    /// Something of the learner that is looked at.
    pub fn of_learner<T>(self, of: impl FnOnce(&Learner) -> T) -> Option<T> {
        let learner = self.learner.get();
        self.document
            .with_value(|it| Some(of(it.as_ref()?.learners.get(learner)?)))
    }

    /// Whether there is nothing but grading tables.
    pub fn is_only_tables(self) -> bool {
        self.stage.track();
        let is_tables =
            |it: &Option<Document>| it.as_ref().is_some_and(|it| it.kind == Kind::Tables);
        self.document.with_value(is_tables)
    }

    /// The grading tables that belong to what is looked at.
    pub fn own_tables(self) -> Vec<(usize, GradeTable)> {
        let (learner, report) = (self.learner.get(), self.report.get());
        let belongs = |it: &GradeTable| match it.of {
            Of::Field(None) => true,
            Of::Field(Some(of)) => of == learner,
            Of::Course {
                learner: of,
                report: on,
                ..
            } => of == learner && on == report,
        };
        self.document.with_value(|it| {
            let tables = it.iter().flat_map(|it| &it.tables).cloned().enumerate();
            tables.filter(|(_, it)| belongs(it)).collect()
        })
    }

    /// The name of the issuer, as it is written.
    pub fn issuer(self) -> String {
        let language = self.language();
        self.of_report(|_, it| Said::best(&it.issuer.titles, language).to_owned())
            .unwrap_or_default()
    }

    /// The schemes of the rows, with the scale chosen for each, or known of the partner.
    pub fn scaled(self) -> Vec<Scaled> {
        let language = self.language();
        let rows = self.rows.get();
        let schemes = self
            .of_report(|_, it| incoming::schemes_of(it, &rows, language))
            .unwrap_or_else(|| incoming::schemes(&rows, &|_| String::new()));
        let chosen = self.scales.get();
        self.moved.track();
        let partner = match self.partner.get() {
            Chosen::There(id) => self.desk.record(Collection::Partner, id),
            Chosen::Nobody | Chosen::New => None,
        };
        let scaled = |scheme: Scheme| {
            let known = partner
                .as_deref()
                .and_then(|it| incoming::known_scale(it, &scheme));
            let said = chosen.get(&scheme.name);
            let scale = match said {
                Some(key) => GradeScaleKey::parse(key).ok(),
                None => known,
            };
            Scaled {
                is_known: scale.is_none() || scale == known,
                scale,
                scheme,
            }
        };
        schemes.into_iter().map(scaled).collect()
    }

    /// The agreements of the person with the partner.
    pub fn agreements(self) -> Vec<Agreed> {
        self.moved.track();
        self.desk.state.with(DeskState::is_open);
        match (self.person.get(), self.partner.get()) {
            (Chosen::There(person), Chosen::There(partner)) => self
                .desk
                .with(|it| incoming::agreements_of(it, person, partner)),
            _ => Vec::new(),
        }
    }

    /// The agreement that is chosen, or proposed.
    pub fn agreed(self) -> Option<Id> {
        let all = self.agreements();
        match self.agreement.get() {
            Agreement::None => None,
            Agreement::Said(id) => Some(id).filter(|id| all.iter().any(|it| it.id == *id)),
            Agreement::Proposed => all.first().filter(|it| it.in_force).map(|it| it.id),
        }
    }

    /// In what the person who is chosen differs from the one on the transcript.
    pub fn differs(self) -> Vec<Differs> {
        self.moved.track();
        let Chosen::There(id) = self.person.get() else {
            return Vec::new();
        };
        let Some(record) = self.desk.record(Collection::Person, id) else {
            return Vec::new();
        };
        self.of_learner(|it| incoming::differences(&record, it))
            .unwrap_or_default()
    }

    /// The mark that a row is taken over with.
    pub fn mark_of(self, rows: &[Row], at: usize) -> Option<String> {
        let row = rows.get(at)?;
        let lent = row.lent.filter(|_| self.lent.with(|it| it.contains(&at)));
        row.mark
            .clone()
            .or_else(|| rows.get(lent?).and_then(|it| it.mark.clone()))
    }

    /// The file, as it would be kept; `None` where it is too large.
    pub fn original(self) -> Option<String> {
        self.original.get_value()
    }

    /// Whether the file is about several people.
    pub fn is_shared(self) -> bool {
        let several = |it: &Option<Document>| it.as_ref().is_some_and(|it| it.learners.len() > 1);
        self.document.with_value(several)
    }

    /// Whether the file can be kept.
    pub fn is_kept(self) -> bool {
        self.original.with_value(Option::is_some)
    }
}
