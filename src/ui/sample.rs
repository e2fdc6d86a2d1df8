//! Opening the sample space, filled the first time.

use crate::exchange::sample::sample;
use crate::storage::Space;
use crate::ui::desk::{Desk, State};
use crate::ui::platform::pause;
use crate::workspace::command::{Brought, Command, What};
use crate::workspace::{Deed, Workspace};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Opens the sample space, and fills it if nothing is in it.
pub fn open(desk: Desk) {
    spawn_local(async move {
        if !desk.switch(Space::Sample).await {
            return;
        }
        while !desk.state.with_untracked(State::is_open) {
            pause::wait(20).await;
        }
        let here = desk.space.get_untracked() == Space::Sample;
        let Some(sample) = sample()
            .ok()
            .filter(|_| here && desk.with(Workspace::is_empty))
        else {
            return;
        };
        let brought = sample
            .records
            .into_iter()
            .map(|(collection, id, text)| Brought {
                collection,
                id,
                what: What::Whole(text),
            });
        let command = Command::Bring(Deed::Import, brought.collect());
        desk.carry_out(command).await.ok();
    });
}
