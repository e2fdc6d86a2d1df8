//! The directory of institutions of this device: read when a page first has use for it, and
//! shared by both spaces.

use crate::exchange::directory::{About, Directory};
use crate::storage::{Failure, directory};
use crate::ui::desk::Desk;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// The directory of the page, for as long as the page lives.
#[derive(Clone, Copy)]
pub struct Institutions {
    /// What is said of it; nothing where there is none.
    pub about: RwSignal<Option<About>>,
    /// Why it stays for this visit only.
    pub unkept: RwSignal<Option<Unkept>>,
}

/// Why a directory stays for this visit only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unkept {
    /// Nothing is to stay on a shared computer.
    Shared,
    /// The store did not take it.
    Failed(Failure),
}

thread_local! {
    static MADE: OnceCell<Institutions> = const { OnceCell::new() };
    static INSIDE: RefCell<Option<Rc<Directory>>> = const { RefCell::new(None) };
}

/// The directory of the page; what was kept is read if nobody has asked yet.
pub fn use_directory(desk: Desk) -> Institutions {
    MADE.with(|made| {
        *made.get_or_init(|| {
            let institutions = desk.app.at_root(|| Institutions {
                about: RwSignal::new(None),
                unkept: RwSignal::new(None),
            });
            if desk.shared.get_untracked() {
                return institutions;
            }
            spawn_local(async move {
                // Where there is no store, there is none that was kept.
                let kept = directory::kept().await.ok().flatten();
                if let Some((about, bytes)) = kept
                    && institutions.about.with_untracked(Option::is_none)
                {
                    institutions.put(about, &bytes);
                }
            });
            institutions
        })
    })
}

impl Institutions {
    /// The directory itself.
    pub fn directory(self) -> Option<Rc<Directory>> {
        let there = self.about.with_untracked(Option::is_some);
        INSIDE.with(|it| it.borrow().clone().filter(|_| there))
    }

    /// Puts a directory in place of the one before; whether it can be read.
    fn put(self, about: About, bytes: &[u8]) -> bool {
        let Some(directory) = Directory::of_bytes(bytes) else {
            return false;
        };
        INSIDE.with(|it| it.replace(Some(Rc::new(directory))));
        self.about.set(Some(about));
        true
    }

    /// Takes a new directory, and keeps it where something may stay; whether it can be read.
    pub async fn take(self, desk: Desk, about: About, bytes: Vec<u8>) -> bool {
        if !self.put(about.clone(), &bytes) {
            return false;
        }
        let unkept = if desk.shared.get_untracked() {
            Some(Unkept::Shared)
        } else {
            let kept = directory::keep(&about, &bytes).await;
            kept.err().map(Unkept::Failed)
        };
        self.unkept.set(unkept);
        true
    }

    /// Lets go of the directory in memory: what was kept of it is erased.
    pub fn let_go(self) {
        INSIDE.with(|it| it.replace(None));
        self.about.set(None);
        self.unkept.set(None);
    }

    /// Takes the directory off this device.
    ///
    /// # Errors
    /// What the browser says; it is still kept then.
    pub async fn remove(self) -> Result<(), Failure> {
        // Where nothing was ever kept, the browser may have no store at all.
        let never = self.unkept.with_untracked(Option::is_some);
        let forgotten = directory::forget().await;
        if forgotten.is_ok() || never {
            self.let_go();
            return Ok(());
        }
        forgotten
    }
}
