//! One agreement being built: what it says now, how far it is, and its form.

use crate::agreement::Sheet;
use crate::agreement::checked::Checked;
use crate::agreement::life::{Life, frozen, life_when};
use crate::agreement::totals::Totals;
use crate::model::records::{Collection, Id};
use crate::text::Texts;
use crate::ui::desk::{Desk, Following};
use crate::ui::host::{Host, use_host};
use crate::ui::pages::records::Editing;
use crate::ui::platform::{clock, page};
use crate::workspace::Command;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The collections of which an agreement is made.
const PARTS: [Collection; 6] = [
    Collection::Agreement,
    Collection::Version,
    Collection::Person,
    Collection::Office,
    Collection::Partner,
    Collection::Programme,
];

/// An agreement being built.
#[derive(Clone, Copy)]
pub struct Builder {
    /// Where its records live.
    pub desk: Desk,
    /// The agreement.
    pub id: Id,
    /// The form of its record.
    pub editing: Editing,
    /// Everything it says; `None` where it is not there.
    pub sheet: Memo<Option<Sheet>>,
    /// The version of which the steps show what it keeps; `None` while it is written in.
    pub frozen: Memo<Option<Id>>,
    /// The records that it may be made of.
    pub moved: Following,
    /// What the host of the page gives.
    pub host: Host,
    /// How far it is.
    pub life: Memo<Option<Life>>,
    /// What the rules find in it.
    pub checked: Memo<Checked>,
    /// Counts up when what was typed for its commitments was let go.
    pub dropped: RwSignal<u32>,
    /// What its tables add up to.
    pub totals: Memo<Option<Totals>>,
}

impl Builder {
    /// Begins to build an agreement, which need not be there yet.
    pub fn begin(id: Id) -> Self {
        let editing = Editing::begin(Collection::Agreement, id);
        let desk = editing.desk;
        let moved = desk.following(&PARTS);
        // What is frozen is what its version says, whatever was changed elsewhere since.
        let frozen = Memo::new(move |_| {
            moved.track();
            desk.with(|it| frozen(it, id))
        });
        let sheet = Memo::new(move |_| {
            moved.track();
            desk.with(|it| match frozen.get() {
                Some(id) => Sheet::of_version(it.record(Collection::Version, id)?),
                None => Sheet::of_draft(it, id),
            })
        });
        let totals = Memo::new(move |_| sheet.with(|it| it.as_ref().map(Totals::of)));
        let checked = Memo::new(move |_| {
            moved.track();
            let checked = desk.with(|it| {
                let life = life_when(it, id, || false)?;
                sheet.with(|sheet| {
                    totals.with(|totals| {
                        let read = (sheet.as_ref()?, totals.as_ref()?);
                        Some(Checked::of(it, (id, &life), read, clock::today()))
                    })
                })
            });
            checked.unwrap_or_default()
        });
        let life = Memo::new(move |_| {
            moved.track();
            let complete = checked.with(|it| it.blocking().next().is_none());
            desk.with(|it| life_when(it, id, || complete))
        });
        Self {
            desk,
            id,
            editing,
            sheet,
            frozen,
            moved,
            host: use_host(),
            life,
            checked,
            dropped: RwSignal::new(0),
            totals,
        }
    }

    /// The texts of the page.
    pub fn t(self) -> &'static Texts {
        self.desk.app.texts()
    }

    /// Whether it can be written in.
    pub fn is_open(self) -> bool {
        self.life
            .with(|it| it.as_ref().is_some_and(|it| it.state.is_open()))
    }

    /// Carries out what makes another page of this one: the button that was pressed goes,
    /// and the focus to the heading.
    pub fn turn(self, command: Command) {
        self.turn_and(command, || ());
    }

    /// The same for a command that begins or ends a correction: what was typed for the
    /// commitments to one version is no commitment to another.
    pub fn turn_to_another_version(self, command: Command) {
        self.turn_and(command, move || {
            self.desk.drop_typed(self.id, "");
            self.dropped.try_update(|it| *it = it.wrapping_add(1));
        });
    }

    fn turn_and(self, command: Command, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            match self.desk.carry_out(command).await {
                Ok(()) => {
                    then();
                    page::focus_next(Vec::new());
                }
                Err(rejection) => self.desk.say(self.desk.rejected(&rejection)),
            }
        });
    }

    /// The record that a field of the agreement refers to.
    pub fn refers(self, field: &str) -> Option<Id> {
        self.editing.values().get(field).parse().ok()
    }
}
