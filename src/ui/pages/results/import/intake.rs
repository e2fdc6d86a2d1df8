//! Where a transcript comes in: a file that is dropped or chosen, or a text.

use super::state::{Import, Stage};
use super::words::{refusal, too_large};
use crate::exchange::paste::{MAX_ROWS, PasteError};
use crate::model::limits;
use crate::text::Texts;
use crate::ui::components::{DropCard, live, live_text};
use crate::ui::desk::State as DeskState;
use crate::ui::platform::{file, page};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The card.
pub fn intake(import: Import) -> AnyView {
    let closed = move || !import.desk.state.with(DeskState::is_open);
    let paste = move |text: String| {
        if text.trim().is_empty() {
            import.stage.set(Stage::Waiting);
        } else {
            import.read(text.into_bytes());
        }
    };
    let card = DropCard {
        id: "drop",
        title: Box::new(move || import.t().import.intake.to_owned()),
        text: Box::new(move || import.t().import.intake_text.to_owned()),
        input: "import-file",
        label: Box::new(move || {
            let limit = limits::DOCUMENT_BYTES / 1024 / 1024;
            import.t().import.file(&limit.to_string())
        }),
        accept: ".xml,.elmo,.gz,.b64,.txt,.csv,.tsv,application/xml,text/xml,text/csv,text/plain",
        closed: Box::new(closed),
        take: Callback::new(move |(chosen, size)| {
            spawn_local(async move { take(import, size, file::read(&chosen)).await });
        }),
    };
    let below = view! {
        <div class="field">
            <label for="import-text">{live_text(move || import.t().import.text.to_owned())}</label>
            <textarea id="import-text" rows="3" spellcheck="false" autocomplete="off" disabled=closed
                on:input:target=move |event| paste(event.target().value())></textarea>
        </div>
        {live(move || said(import.t(), &import.stage.get()))}
    };
    card.draw(below.into_any())
}

/// Takes a file in. Its size is known before anything is read.
async fn take(import: Import, size: usize, read: impl Future<Output = Option<Vec<u8>>>) {
    if size > limits::DOCUMENT_BYTES {
        import.stage.try_set(Stage::TooLarge);
        return;
    }
    import.stage.try_set(Stage::Reading);
    match read.await {
        None => {
            import.stage.try_set(Stage::Gone);
        }
        // The page may have been left meanwhile.
        Some(_) if import.stage.try_get_untracked().is_none() => {}
        Some(bytes) => {
            import.read(bytes);
            if import.stage.with_untracked(|it| it.is_read().is_some()) {
                page::show_drawn("understood".to_owned());
            }
        }
    }
}

fn said(t: &'static Texts, stage: &Stage) -> AnyView {
    let refused = match stage {
        Stage::Waiting | Stage::Document | Stage::Table => return ().into_any(),
        Stage::Reading => {
            return view! { <p role="status">{t.data.reading_file}</p> }.into_any();
        }
        Stage::Gone => t.data.file_gone.to_owned(),
        Stage::TooLarge => too_large(t),
        Stage::Refused(unread) => refusal(t, unread),
        Stage::NoTable(PasteError::Empty) => t.import.is_empty.to_owned(),
        Stage::NoTable(PasteError::TooLarge { size }) => t.agreement.paste_too_large(
            &(size / 1024).to_string(),
            &(limits::PASTE_BYTES / 1024).to_string(),
        ),
        Stage::NoTable(PasteError::TooMany { rows }) => t
            .agreement
            .paste_too_many(&rows.to_string(), &MAX_ROWS.to_string()),
    };
    view! {
        <div>
            <p class="error" role="alert" id="refused">{refused}</p>
            <p class="hint">{t.data.nothing_changed}</p>
        </div>
    }
    .into_any()
}
