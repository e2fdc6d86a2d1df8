//! Backups out of the desk, and files back into it.

use super::{Desk, State};
use crate::exchange::backup::Writer;
use crate::exchange::subset;
use crate::exchange::{self, FileError, Received};
use crate::model::records::{Collection, Id};
use crate::ui::platform::clock;
use crate::ui::platform::pause::{self, Slices};
use crate::workspace::compare::{self, Compared, Standing};
use leptos::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

/// A file that was made and read back, word for word the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many records of each collection it holds.
    pub counts: Vec<(Collection, usize)>,
    /// Whether everything of the space is in it.
    pub whole: bool,
    /// How many change sets were not stored when it was begun: they are in it.
    pub pending: usize,
}

/// Why no file was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMade {
    /// It would be refused by whoever reads it.
    Refused(FileError),
    /// Read back, it was not what was written. This is an error of the program.
    Differs,
}

impl Desk {
    /// Makes a backup of everything, and reads it back before it is called good.
    ///
    /// # Errors
    /// See [`NotMade`].
    pub async fn back_up(self) -> Result<MadeFile, NotMade> {
        while !self.state.with_untracked(State::is_open) {
            pause::wait(20).await;
        }
        let pending = self.pending.borrow().len();
        let all = self.with(|it| it.records().map(|(of, id, _)| (of, id)).collect());
        let made = self.write(all, true).await?;
        Ok(MadeFile {
            whole: self.damaged.with_untracked(Vec::is_empty) && !self.partial.get(),
            pending,
            ..made
        })
    }

    /// Makes a file of some records with just what they refer to.
    ///
    /// # Errors
    /// See [`NotMade`].
    pub async fn export(self, roots: Vec<(Collection, Id)>) -> Result<MadeFile, NotMade> {
        let records = self.with(|it| subset::closure(it, roots).into_iter().collect());
        self.write(records, false).await
    }

    async fn write(self, records: Vec<(Collection, Id)>, whole: bool) -> Result<MadeFile, NotMade> {
        let mut slices = Slices::begin();
        let room = self.with(|it| it.records().map(|(_, _, text)| text.len() + 2).sum());
        let mut written = Vec::with_capacity(records.len());
        let mut writer = Writer::begin(&clock::now(), if whole { room } else { 0 });
        for (index, (collection, id)) in records.iter().enumerate() {
            self.with(|it| {
                if let Some(text) = it.record(*collection, *id) {
                    writer.add(*collection, text);
                    written.push((*collection, *id, xxh3_64(text.as_bytes())));
                }
            });
            if index % 256 == 0 {
                self.progress.set(Some(super::share(index, records.len())));
                slices.breathe().await;
            }
        }
        let content = self.with(|it| {
            let tables = Collection::ALL.into_iter().filter(|_| whole);
            writer.gone(tables.flat_map(|of| {
                let gone = it.table(of).all_gone();
                gone.map(move |(id, when)| (of, id, when))
            }))
        });
        slices.breathe().await;
        let bytes = content.sealed().map_err(NotMade::Refused)?;
        slices.breathe().await;
        let read = exchange::read(&bytes).map_err(NotMade::Refused)?;
        // Compared with what was written, as somebody may have gone on typing.
        let read_back = read.records.iter();
        let read_back = read_back.map(|(of, id, text)| (*of, *id, xxh3_64(text.as_bytes())));
        let same = read.intact == Some(true)
            && read.problems.is_empty()
            && read_back.eq(written.iter().copied());
        self.progress.set(None);
        if !same {
            return Err(NotMade::Differs);
        }
        let count = |of| written.iter().filter(|(it, ..)| *it == of).count();
        let counts = Collection::ALL.map(|of| (of, count(of)));
        Ok(MadeFile {
            bytes,
            counts: counts.into_iter().filter(|(_, count)| *count > 0).collect(),
            whole: false,
            pending: 0,
        })
    }

    /// What a backup holds that was not stored has left the page.
    pub fn secured(self, made: &MadeFile) {
        self.secured
            .set(made.pending.min(self.pending.borrow().len()));
    }

    /// Compares what was read of a file with what is here, slice by slice. Records that
    /// are here word for word are left out; their number is given.
    pub async fn compare(self, received: &Received) -> (Vec<Compared>, usize) {
        let mut slices = Slices::begin();
        let mut compared = Vec::new();
        let mut same = 0;
        for (index, (collection, id, text)) in received.records.iter().enumerate() {
            let it = self.with(|it| compare::compare(it, *collection, *id, text));
            if it.standing == Standing::Same {
                same += 1;
            } else {
                compared.push(it);
            }
            if index % 64 == 0 {
                self.progress
                    .set(Some(super::share(index, received.records.len())));
                slices.breathe().await;
            }
        }
        self.progress.set(None);
        (compared, same)
    }
}
