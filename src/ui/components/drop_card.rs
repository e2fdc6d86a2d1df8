//! A card into which a file is dropped, or in which it is chosen.

use super::live_text;
use crate::ui::platform::file::{self, File, Input};
use leptos::ev::DragEvent;
use leptos::prelude::*;

type Write = Box<dyn Fn() -> String + Send>;

/// What such a card says and does.
pub struct DropCard {
    /// Its id.
    pub id: &'static str,
    /// Its heading.
    pub title: Write,
    /// What is to be known before a file is chosen.
    pub text: Write,
    /// The id of the input in which a file is chosen.
    pub input: &'static str,
    /// What the input is called.
    pub label: Write,
    /// The names and types of files that are offered.
    pub accept: &'static str,
    /// Whether no file can be taken in yet.
    pub closed: Box<dyn Fn() -> bool + Send + Sync>,
    /// Takes a file in, with its size in bytes.
    pub take: Callback<(File, usize), ()>,
}

impl DropCard {
    /// Draws the card, with what stands below the input.
    pub fn draw(self, below: AnyView) -> AnyView {
        let take = self.take;
        let choose = move |input: Input| {
            if let Some(chosen) = file::chosen(&input) {
                take.run(chosen);
                // The same file can be chosen again, corrected.
                file::clear(&input);
            }
        };
        let over = RwSignal::new(false);
        let drop = move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if let Some(dropped) = file::dropped(&event) {
                take.run(dropped);
            }
        };
        let drag = move |event: DragEvent| {
            event.prevent_default();
            over.set(true);
        };
        view! {
            <section class="card drop" id=self.id data-over=move || over.get().to_string()
                on:dragover=drag on:dragleave=move |_| over.set(false) on:drop=drop>
                <h2>{live_text(self.title)}</h2>
                <p>{live_text(self.text)}</p>
                <div class="field">
                    <label for=self.input>{live_text(self.label)}</label>
                    <input type="file" id=self.input accept=self.accept disabled=self.closed
                        on:change:target=move |event| choose(event.target()) />
                </div>
                {below}
            </section>
        }
        .into_any()
    }
}
