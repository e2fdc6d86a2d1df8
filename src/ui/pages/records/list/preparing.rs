//! What a change to many records comes to: worked out slice by slice, so that the page never
//! pauses for long, and told before it is done.

use super::List;
use crate::text::Texts;
use crate::ui::platform::pause::Slices;
use crate::workspace::Command;
use crate::workspace::bulk::{Change, Outcome, referred};
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

/// What a change comes to.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    /// What changes.
    pub brought: Vec<Brought>,
    same: usize,
    referred: usize,
    refused: usize,
}

/// A change being worked out.
#[derive(Clone, Copy)]
pub struct Preparing {
    list: List,
    /// What it comes to, once that is known.
    pub ready: RwSignal<Option<Prepared>>,
    /// Counts what was asked, of which the last one counts.
    turn: StoredValue<u32>,
}

impl Prepared {
    /// What it comes to, in words.
    pub fn said(&self, t: &Texts) -> String {
        let t = &t.register;
        let mut all = vec![t.will_change(self.brought.len())];
        if self.same > 0 {
            all.push(t.stays_same(self.same));
        }
        if self.referred > 0 {
            all.push(t.stays_referred(self.referred));
        }
        if self.refused > 0 {
            all.push(t.stays_refused(self.refused));
        }
        all.join(" ")
    }

    fn add(&mut self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Changes(brought) => return self.brought.push(brought),
            Outcome::Same => &mut self.same,
            Outcome::Referred => &mut self.referred,
            Outcome::Refused(_) => &mut self.refused,
            Outcome::Gone => return,
        };
        *count = count.saturating_add(1);
    }
}

impl Preparing {
    /// Nothing is asked yet.
    pub fn of(list: List) -> Self {
        Self {
            list,
            ready: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Works out what a change of the records that are picked comes to; of none, nothing.
    pub fn ask(self, change: Option<Change>) {
        self.turn.update_value(|it| *it = it.wrapping_add(1));
        self.ready.set(None);
        let own = self.turn.get_value();
        let list = self.list;
        let ids = untrack(|| list.picked());
        let Some(change) = change else {
            return;
        };
        spawn_local(async move {
            let mut prepared = Prepared::default();
            let mut slices = Slices::begin();
            let known = match change {
                Change::Delete => list.desk.with(|it| referred(it, list.collection)),
                _ => BTreeSet::new(),
            };
            for id in ids {
                let outcome = list
                    .desk
                    .with(|it| change.of(it, list.collection, id, &known));
                prepared.add(outcome);
                slices.breathe().await;
                if self.turn.try_get_value() != Some(own) {
                    return;
                }
            }
            self.ready.try_set(Some(prepared));
        });
    }

    /// Carries out what was worked out, as one command, and calls back when that is done.
    pub fn carry_out(self, deed: Deed, done: impl FnOnce() + 'static) {
        let Some(prepared) = self.ready.get_untracked() else {
            return;
        };
        let desk = self.list.desk;
        self.ready.set(None);
        spawn_local(async move {
            let count = prepared.brought.len();
            let carried = desk.carry_out(Command::Bring(deed, prepared.brought)).await;
            let t = desk.app.lang.get_untracked().texts();
            match carried {
                Ok(()) => desk.say(t.register.changed(count)),
                Err(rejection) => desk.say(desk.rejected(&rejection)),
            }
            if !self.ready.is_disposed() {
                done();
            }
        });
    }
}
