//! A file coming back: what it would change, and what of it is taken.

use super::health::moment;
use super::preview::{Preview, Taken, proposed};
use super::words::file_error;
use crate::exchange::{self, FileError};
use crate::model::limits;
use crate::ui::components::{button, live, live_text};
use crate::ui::context::{Context, use_app};
use crate::ui::desk::{Desk, State, use_desk};
use crate::ui::platform::{file, page};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How far a file has come.
#[derive(Clone, Debug, Default)]
enum Stage {
    /// No file yet.
    #[default]
    Waiting,
    /// It is being read.
    Reading,
    /// It was refused, and why.
    Refused(FileError),
    /// It cannot be read from the device any more.
    Gone,
    /// It has been read and compared.
    Read(StoredValue<Preview>),
}

/// The card.
#[component]
pub fn RestoreCard() -> impl IntoView {
    let app = use_app();
    let desk = use_desk();
    let stage = RwSignal::new_local(Stage::Waiting);
    let taken = RwSignal::new(Taken::new());
    // What was compared with one space says nothing of another.
    Effect::new(move || {
        desk.space.track();
        stage.set(Stage::Waiting);
    });
    let choose = move |input: file::Input| {
        let Some((chosen, size)) = file::chosen(&input) else {
            return;
        };
        // The size is known before anything is read.
        if size > limits::FILE_BYTES {
            stage.set(Stage::Refused(FileError::TooLarge { size }));
            return;
        }
        stage.set(Stage::Reading);
        spawn_local(async move {
            let read = match file::read(&chosen).await {
                None => Stage::Gone,
                Some(bytes) => match exchange::read(&bytes) {
                    Err(error) => Stage::Refused(error),
                    Ok(received) => {
                        let (compared, same) = desk.compare(&received).await;
                        let fallen = desk.fallen(&received).await;
                        taken.try_set(proposed(&compared));
                        Stage::Read(StoredValue::new(Preview {
                            received,
                            compared,
                            same,
                            fallen,
                        }))
                    }
                },
            };
            stage.try_set(read);
            file::clear(&input);
        });
    };
    let body = move || {
        let texts = app.texts();
        let t = &texts.data;
        match stage.get() {
            Stage::Waiting => ().into_any(),
            Stage::Reading => view! { <p role="status">{t.reading_file}</p> }.into_any(),
            Stage::Gone => view! { <p class="error" role="alert">{t.file_gone}</p> }.into_any(),
            Stage::Refused(error) => view! {
                <p class="error" role="alert" id="refused">{file_error(texts, &error)}</p>
                <p class="hint">{t.nothing_changed}</p>
            }
            .into_any(),
            Stage::Read(preview) => show(app, desk, stage, taken, preview),
        }
    };
    view! {
        <section class="card" id="restore">
            <h2>{live_text(move || app.texts().data.restore_title.to_owned())}</h2>
            <p>{live_text(move || app.texts().data.restore_text.to_owned())}</p>
            <div class="field">
                <label for="restore-file">{live_text(move || app.texts().data.restore_label.to_owned())}</label>
                <input type="file" id="restore-file" accept=".json,application/json"
                    disabled=move || !desk.state.with(State::is_open)
                    on:change:target=move |event| choose(event.target()) />
            </div>
            {live(body)}
        </section>
    }
}

fn show(
    app: Context,
    desk: Desk,
    stage: RwSignal<Stage, LocalStorage>,
    taken: RwSignal<Taken>,
    preview: StoredValue<Preview>,
) -> AnyView {
    let texts = app.texts();
    let t = &texts.data;
    // The button that was pressed goes with the preview.
    let close = move || {
        stage.set(Stage::Waiting);
        page::focus_next(vec!["restore-file".to_owned()]);
    };
    let carry_out = move |_| {
        let command = preview.with_value(|it| taken.with_untracked(|taken| it.command(taken)));
        close();
        spawn_local(async move {
            let done = desk.carry_out(command).await;
            let t = app.lang.get_untracked().texts();
            desk.say(match done {
                Ok(()) => t.data.restored.to_owned(),
                Err(_) => t.data.nothing_to_restore.to_owned(),
            });
        });
    };
    preview.with_value(|preview| {
        let received = &preview.received;
        let made = t.file_made(&moment(texts, &received.made_at), &received.schema.to_string());
        let intact = match received.intact {
            Some(true) => t.intact,
            Some(false) => t.not_intact,
            None => t.from_rescue,
        };
        let count = move || t.restore_count(taken.with(Taken::len));
        view! {
            <div class="preview" id="preview">
                <p>{made} " " {intact}</p>
                <p>{t.same(preview.same)}</p>
                {preview.draw(desk, texts, taken)}
                <p class="hint" role="status">{live_text(count)}</p>
                <div class="actions">
                    <button type="button" class="button" data-variant="primary" id="restore-now"
                        disabled=move || !desk.state.with(State::is_open) on:click=carry_out>{t.restore}</button>
                    {button(None, t.cancel, Box::new(close))}
                </div>
            </div>
        }
        .into_any()
    })
}
