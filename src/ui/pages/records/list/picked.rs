//! The rows that somebody has picked, and what can be done with all of them.

use super::List;
use super::tabled::{CSV, save, table};
use crate::exchange::{export, separated};
use crate::model::records::Id;
use crate::text::Texts;
use crate::ui::components::{Pick, button};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What somebody has picked in a list.
#[derive(Clone, Copy)]
pub struct Picked {
    /// The records.
    pub ids: RwSignal<BTreeSet<Id>>,
    /// Whether one field of all of them is being changed.
    pub edits: RwSignal<bool>,
    /// Whether they are about to be deleted.
    pub deletes: RwSignal<bool>,
    /// Whether records are being made one.
    pub merges: RwSignal<bool>,
    /// Those that are, the one that stays first.
    pub merging: RwSignal<Vec<Id>>,
    /// Whether records that look alike are shown.
    pub twins: RwSignal<bool>,
}

impl Picked {
    /// Nothing.
    pub fn none() -> Self {
        Self {
            ids: RwSignal::new(BTreeSet::new()),
            edits: RwSignal::new(false),
            deletes: RwSignal::new(false),
            merges: RwSignal::new(false),
            merging: RwSignal::new(Vec::new()),
            twins: RwSignal::new(false),
        }
    }
}

impl List {
    /// The records that are picked and still there, in the order of the list, those that it
    /// does not show after them.
    pub(super) fn picked(self) -> Vec<Id> {
        let picked = self.picked.ids.get();
        let shown = self.shown();
        let first = shown.iter().filter(|it| picked.contains(it));
        let known: BTreeSet<Id> = shown.iter().copied().collect();
        let rest = picked.iter().filter(|it| !known.contains(it));
        let all: Vec<Id> = first.chain(rest).copied().collect();
        self.desk.with(|workspace| {
            let table = workspace.table(self.collection);
            all.into_iter()
                .filter(|it| table.place(*it).is_some())
                .collect()
        })
    }

    fn is_picked(self, index: usize) -> bool {
        let id = self.listing.with_value(|it| it.ids().get(index).copied());
        id.is_some_and(|id| self.picked.ids.with(|it| it.contains(&id)))
    }

    fn pick(self, index: usize) {
        let id = self.listing.with_value(|it| it.ids().get(index).copied());
        let Some(id) = id else {
            return;
        };
        self.picked.ids.update(|it| {
            if !it.remove(&id) {
                it.insert(id);
            }
        });
    }

    fn all_picked(self) -> bool {
        self.drawn.track();
        let shown = self.shown();
        self.picked
            .ids
            .with(|picked| !shown.is_empty() && shown.iter().all(|it| picked.contains(it)))
    }

    /// Picks all that are shown, or none of them where all are picked.
    fn pick_all(self) {
        let all = untrack(|| self.all_picked());
        let shown = self.shown();
        self.picked.ids.update(|picked| {
            if all {
                picked.retain(|it| !shown.contains(it));
            } else {
                picked.extend(shown);
            }
        });
    }

    /// The column of the table in which rows are picked.
    pub(super) fn pick_column(self) -> Pick {
        let app = self.desk.app;
        Pick {
            label: Callback::new(move |()| app.texts().register.pick),
            all: Callback::new(move |()| app.texts().register.pick_all),
            is: Callback::new(move |index| self.is_picked(index)),
            are_all: Callback::new(move |()| self.all_picked()),
            toggle: Callback::new(move |index| self.pick(index)),
            toggle_all: Callback::new(move |()| self.pick_all()),
        }
    }

    /// What can be done with the records that are picked; nothing where none is.
    pub(super) fn picked_tools(self, t: &'static Texts) -> AnyView {
        self.drawn.track();
        let count = self.picked().len();
        if count == 0 {
            return ().into_any();
        }
        let open = |it: RwSignal<bool>| Box::new(move || it.set(true));
        let merge = Box::new(move || self.merge(untrack(|| self.picked())));
        let id = |id: &str| Some(id.to_owned());
        let words = &t.register;
        let export = Box::new(move || {
            let ids = untrack(|| self.picked());
            let text = separated::write(&export::lines(&table(self, &ids, t), t));
            save(self, t, "csv", CSV, text.as_bytes());
        });
        let none = Box::new(move || self.picked.ids.set(BTreeSet::new()));
        view! {
            <div class="tools picked" id="picked" role="group" aria-label=words.picked_tools>
                <p role="status">{words.picked(count)}</p>
                {button(id("picked-edit"), words.edit_all, open(self.picked.edits))}
                {(count > 1).then(|| button(id("picked-merge"), words.merge, merge))}
                {button(id("picked-export"), words.export_picked, export)}
                {button(id("picked-delete"), words.delete_all, open(self.picked.deletes))}
                {button(id("picked-none"), words.pick_none, none)}
            </div>
        }
        .into_any()
    }
}
