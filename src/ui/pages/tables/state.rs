//! What was read of a table, and what is decided of its rows.

use crate::exchange::import::{
    Choice, Decided, Known, Mapping, Match, ReadRow, Taking, Target, missing, proposed,
};
use crate::exchange::job::{Failure, Job, Look, Reply, SheetLook};
use crate::model::limits;
use crate::model::records::{Collection, Id};
use crate::model::value::Kind;
use crate::storage::settings::Settings;
use crate::text::Texts;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::platform::file::File;
use crate::ui::platform::pause::Slices;
use crate::ui::platform::worker::{self, Running};
use crate::ui::platform::{page, random};
use crate::workspace::change::Deed;
use crate::workspace::{Command, Rejection, Workspace};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::sync::Arc;

/// How far the reading has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// No file yet.
    Waiting,
    /// The file is looked at, or its rows are read: so much, of so much.
    Working(usize, usize),
    /// Somebody has stopped it.
    Stopped,
    /// The file is larger than a table may be.
    TooLarge,
    /// It cannot be read any more.
    Gone,
    /// It cannot be read.
    Failed(Failure),
    /// Its rows are read.
    Read,
    /// What was chosen is being stored.
    Taking,
}

/// A row, how it stands to what is here, and what is done with it.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The row.
    pub row: ReadRow,
    /// How it stands to the records that are here and to the rows above it.
    pub is: Match,
    /// The fields that it would lack as a record of its own.
    pub lacks: Vec<&'static str>,
    /// What is done with it.
    pub choice: Choice,
}

impl Standing {
    /// How many of its cells could not be read.
    pub fn faults(&self) -> usize {
        self.row
            .cells
            .iter()
            .filter(|it| it.value.is_none())
            .count()
    }

    /// What can be chosen for it.
    pub fn choices(&self) -> &'static [Choice] {
        match self.is {
            Match::New | Match::Several(_) => &[Choice::New, Choice::Skip],
            Match::Here(_) | Match::Row(_) => {
                &[Choice::Fill, Choice::Replace, Choice::New, Choice::Skip]
            }
        }
    }
}

/// A table that is looked at.
#[derive(Clone, Copy)]
pub struct Import {
    /// Where records live.
    pub desk: Desk,
    /// What its rows become.
    pub collection: Collection,
    /// How far it has come.
    pub stage: RwSignal<Stage>,
    /// What the table looks like.
    pub look: RwSignal<Option<Look>>,
    /// Which of its sheets.
    pub sheet: RwSignal<usize>,
    /// The place of the heading among the rows of the sheet.
    pub heading: RwSignal<Option<usize>>,
    /// Which column is which.
    pub mapping: RwSignal<Option<Mapping>>,
    /// The rows that were read.
    pub rows: StoredValue<Arc<Vec<Standing>>>,
    /// Counts up when rows or decisions have moved.
    pub moved: RwSignal<u32>,
    /// Why nothing was stored.
    pub untaken: RwSignal<String>,
    /// Counts up with every reading: an older one has nothing to say any more.
    turn: StoredValue<u32>,
    file: StoredValue<Option<File>, LocalStorage>,
    job: StoredValue<Option<Running>, LocalStorage>,
}

impl Import {
    /// Nothing yet.
    pub fn begin(collection: Collection) -> Self {
        let import = Self {
            desk: use_desk(),
            collection,
            stage: RwSignal::new(Stage::Waiting),
            look: RwSignal::new(None),
            sheet: RwSignal::new(0),
            heading: RwSignal::new(None),
            mapping: RwSignal::new(None),
            rows: StoredValue::new(Arc::default()),
            moved: RwSignal::new(0),
            untaken: RwSignal::new(String::new()),
            turn: StoredValue::new(0),
            file: StoredValue::new_local(None),
            job: StoredValue::new_local(None),
        };
        // Records of one space say nothing of another.
        Effect::new(move |before: Option<()>| {
            import.desk.space.track();
            if before.is_some() {
                import.clear(Stage::Waiting);
            }
        });
        import
    }

    /// The texts of the page.
    pub fn t(self) -> &'static Texts {
        self.desk.app.texts()
    }

    /// Takes a file in. Its size is known before anything is read.
    pub fn take_in(self, file: File, size: usize) {
        self.clear(Stage::Working(0, size));
        if size > limits::TABLE_BYTES {
            self.stage.set(Stage::TooLarge);
            return;
        }
        self.file.set_value(Some(file));
        let collection = self.collection.key().to_owned();
        self.ask(Job::Look { collection }, move |import, reply| {
            if let Reply::Looked(look) = reply {
                import.looked(look);
            }
        });
    }

    /// Stops what is being read. Nothing of it stays.
    pub fn stop(self) {
        self.clear(Stage::Stopped);
    }

    fn clear(self, stage: Stage) {
        self.turn.update_value(|it| *it = it.wrapping_add(1));
        self.job.set_value(None);
        self.file.set_value(None);
        self.look.set(None);
        self.mapping.set(None);
        self.rows.set_value(Arc::default());
        self.untaken.set(String::new());
        self.stage.set(stage);
    }

    /// Hands the file to the worker with a job, and hears what it answers. What fails or
    /// how far it has come is told here.
    fn ask(self, job: Job, heard: impl Fn(Self, Reply) + 'static) {
        spawn_local(async move {
            let Some(file) = self.file.try_get_value().flatten() else {
                return;
            };
            let Some(bytes) = worker::bytes_of(&file).await else {
                self.stage.try_set(Stage::Gone);
                return;
            };
            // The page may have been left meanwhile.
            if self.stage.is_disposed() {
                return;
            }
            let running = worker::start(&job, Some(bytes), move |reply, _| match reply {
                _ if self.stage.is_disposed() => {}
                Reply::Progress(done, of) => self.stage.set(Stage::Working(done, of)),
                Reply::Failed(failure) => self.clear(Stage::Failed(failure)),
                other => heard(self, other),
            });
            self.job.try_set_value(Some(running));
        });
    }

    fn looked(self, look: Look) {
        let at = look.sheets.iter().position(|it| it.rows > 0).unwrap_or(0);
        self.look.set(Some(look));
        self.open(at);
        page::show_drawn("understood".to_owned());
    }

    /// Something of the sheet that is looked at.
    pub fn of_sheet<T>(self, of: impl FnOnce(&SheetLook) -> T) -> Option<T> {
        let at = self.sheet.get();
        self.look.with(|it| Some(of(it.as_ref()?.sheets.get(at)?)))
    }

    /// Looks at another sheet, and proposes everything anew; a table with the same heading
    /// as an earlier one is understood in the same way.
    pub fn open(self, at: usize) {
        self.sheet.set(at);
        let seen = untrack(|| self.of_sheet(|it| (it.heading, it.mapping.clone())));
        let (heading, mapping) = seen.unwrap_or_default();
        self.heading.set(heading);
        self.understand(mapping);
    }

    /// Takes another row for the heading.
    pub fn head(self, heading: Option<usize>) {
        self.heading.set(heading);
        let sheet = untrack(|| {
            self.of_sheet(|it| crate::exchange::sheet::Sheet {
                name: it.name.clone(),
                rows: it.first.clone(),
            })
        });
        let mapping = sheet.map(|it| Mapping::propose(self.collection, &it, heading));
        self.understand(mapping);
    }

    fn understand(self, mapping: Option<Mapping>) {
        let known = Settings::open().mappings();
        let mapping = mapping.map(|mut it| {
            for earlier in &known {
                it.remember(earlier);
            }
            it
        });
        self.mapping.set(mapping);
        self.read();
    }

    /// Says what a column fills, and reads the rows anew.
    pub fn choose_target(self, column: u32, target: Option<Target>) {
        self.mapping.update(|it| {
            if let Some(mapping) = it {
                mapping.choose(column, target);
            }
        });
        self.read();
    }

    fn read(self) {
        self.turn.update_value(|it| *it = it.wrapping_add(1));
        self.rows.set_value(Arc::default());
        let Some(mapping) = self.mapping.get_untracked() else {
            self.stage.set(Stage::Failed(Failure::Table(
                crate::exchange::sheet::TableError::Empty,
            )));
            return;
        };
        self.stage.set(Stage::Working(0, 0));
        let job = Job::Rows {
            sheet: self.sheet.get_untracked(),
            heading: self.heading.get_untracked(),
            mapping,
        };
        // What asks may be gone before the answer comes.
        let read: RefCell<Vec<ReadRow>> = RefCell::default();
        self.ask(job, move |import, reply| match reply {
            Reply::Rows(part) => read.borrow_mut().extend(part),
            Reply::Done => spawn_local(import.judge(read.take())),
            _ => {}
        });
    }

    /// Finds out how the rows stand to what is here, slice by slice.
    async fn judge(self, rows: Vec<ReadRow>) {
        let Some(mapping) = self.mapping.try_get_untracked().flatten() else {
            return;
        };
        let turn = self.turn.try_get_value();
        let mut slices = Slices::begin();
        let mut own = self.known(self.collection, &mut slices).await;
        let mut others: Vec<(Collection, Known)> = Vec::new();
        for (_, target) in mapping.filled() {
            let Some(Kind::Reference(of)) = target.kind(self.collection) else {
                continue;
            };
            if !others.iter().any(|(it, _)| *it == of) {
                others.push((of, self.known(of, &mut slices).await));
            }
        }
        let refer = |of: Collection, text: &str| {
            let known = others.iter().find(|(it, _)| *it == of);
            known.and_then(|(_, known)| known.one(text))
        };
        let mut standings = Vec::with_capacity(rows.len());
        for mut row in rows {
            row.refer(&mapping, &refer);
            let is = self.desk.with(|it| own.meet(it, &mapping, &row));
            let lacks = missing(self.collection, &mapping, &row);
            let choice = proposed(&is, &lacks);
            standings.push(Standing {
                row,
                is,
                lacks,
                choice,
            });
            slices.breathe().await;
        }
        if self.rows.is_disposed() || self.turn.try_get_value() != turn {
            return;
        }
        self.rows.set_value(Arc::new(standings));
        self.stage.set(Stage::Read);
        self.touch();
    }

    /// What is known of the records of a collection, gone through slice by slice.
    async fn known(self, of: Collection, slices: &mut Slices) -> Known {
        let table = |it: &Workspace| it.table(of).records().map(|(id, _)| id).collect();
        let ids: Vec<Id> = self.desk.with(table);
        let mut known = Known::default();
        for id in ids {
            self.desk.with(|it| {
                if let Some(text) = it.record(of, id) {
                    known.add(of, id, text);
                }
            });
            slices.breathe().await;
        }
        known
    }

    fn touch(self) {
        self.moved.update(|it| *it = it.wrapping_add(1));
    }

    /// Decides on one row.
    pub fn choose(self, at: usize, choice: Choice) {
        self.rows.update_value(|all| {
            if let Some(it) = Arc::make_mut(all).get_mut(at) {
                it.choice = choice;
            }
        });
        self.touch();
    }

    /// Decides on every row that says what is here already.
    pub fn choose_here(self, choice: Choice) {
        self.rows.update_value(|all| {
            let here = Arc::make_mut(all).iter_mut();
            let here = here.filter(|it| matches!(it.is, Match::Here(_)));
            here.for_each(|it| it.choice = choice);
        });
        self.touch();
    }

    /// Stores what was chosen, as one command, and calls back when that is done; says why
    /// where it is not.
    pub fn carry_out(self, done: impl Fn() + 'static) {
        let Some(mapping) = self.mapping.get_untracked() else {
            return;
        };
        self.stage.set(Stage::Taking);
        spawn_local(async move {
            let mut slices = Slices::begin();
            let mut taking = Taking::default();
            let rows = self.rows.try_get_value().unwrap_or_default();
            for one in rows.iter() {
                let decided = Decided {
                    row: &one.row,
                    is: one.is.clone(),
                    choice: one.choice,
                };
                let mut new_id = || -> Id { random::id() };
                self.desk
                    .with(|it| taking.take(it, &mapping, &decided, &mut new_id));
                slices.breathe().await;
            }
            let brought = taking.done(&mapping);
            let command = Command::Bring(Deed::Import, brought);
            let carried = self.desk.carry_out(command).await;
            Settings::open().keep_mapping(mapping);
            if self.stage.is_disposed() {
                return;
            }
            self.stage.set(Stage::Read);
            let t = self.desk.app.lang.get_untracked().texts();
            match carried {
                Ok(()) => done(),
                Err(Rejection::Nothing) => self.untaken.set(t.sheets.all_there.to_owned()),
                Err(other) => self.untaken.set(self.desk.rejected(&other)),
            }
        });
    }
}
