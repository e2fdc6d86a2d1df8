//! What somebody has to look at in a paste, and the answers to it.

use super::paste::Pasting;
use crate::exchange::paste::Doubt;
use crate::text::Texts;
use crate::ui::pages::pasting::{Answer, doubt};
use crate::ui::platform::page;
use leptos::prelude::*;

impl Pasting {
    /// A doubt, with the buttons that answer it.
    pub(super) fn doubt(self, t: &'static Texts, id: &'static str, of: Doubt) -> AnyView {
        let next = move || page::focus_next(vec![format!("{id}-add"), format!("{id}-heading")]);
        doubt(t, of, move |answer: Answer| self.change(answer), next)
    }
}
