//! What is worked out from records follows them.

use super::{Desk, State};
use crate::model::records::Collection;
use leptos::prelude::*;

/// Records of some collections, as something that can be tracked.
#[derive(Clone, Copy)]
pub struct Following {
    desk: Desk,
    moves: RwSignal<u32>,
}

impl Desk {
    /// Follows the records of these collections, for as long as the current owner lives.
    pub fn following(self, parts: &'static [Collection]) -> Following {
        let moves = RwSignal::new(0_u32);
        self.on_moved(move |it| {
            if parts.iter().any(|of| it.concerns_any(*of)) {
                moves.update(|it| *it = it.wrapping_add(1));
            }
        });
        Following { desk: self, moves }
    }
}

impl Following {
    /// Works out anew whenever one of them moves, and when they have been read.
    pub fn track(self) {
        self.moves.track();
        self.desk.state.with(State::is_open);
    }
}
