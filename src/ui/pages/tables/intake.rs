//! Where a table comes in: a file that is dropped or chosen.

use super::state::{Import, Stage};
use super::words::refusal;
use crate::model::limits;
use crate::text::Texts;
use crate::ui::components::{live, live_text};
use crate::ui::desk::State as DeskState;
use crate::ui::platform::file;
use leptos::ev::DragEvent;
use leptos::prelude::*;

const MEGABYTE: usize = 1024 * 1024;

/// The card.
pub fn intake(import: Import) -> AnyView {
    let choose = move |input: file::Input| {
        if let Some((chosen, size)) = file::chosen(&input) {
            import.take_in(chosen, size);
            // The same file can be chosen again, corrected.
            file::clear(&input);
        }
    };
    let over = RwSignal::new(false);
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some((dropped, size)) = file::dropped(&event) {
            import.take_in(dropped, size);
        }
    };
    let closed = move || !import.desk.state.with(DeskState::is_open);
    view! {
        <section class="card drop" id="drop" data-over=move || over.get().to_string()
            on:dragover=move |event: DragEvent| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop>
            <h2>{live_text(move || import.t().sheets.intake.to_owned())}</h2>
            <p>{live_text(move || import.t().sheets.intake_text.to_owned())}</p>
            <div class="field">
                <label for="table-file">{live_text(move || import.t().sheets.file(&megabytes()))}</label>
                <input type="file" id="table-file" disabled=closed
                    accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                    on:change:target=move |event| choose(event.target()) />
            </div>
            {live(move || said(import, import.t()))}
        </section>
    }
    .into_any()
}

fn megabytes() -> String {
    (limits::TABLE_BYTES / MEGABYTE).to_string()
}

fn said(import: Import, t: &'static Texts) -> AnyView {
    let refused = match import.stage.get() {
        Stage::Waiting | Stage::Read => return ().into_any(),
        Stage::Taking => {
            return view! { <p role="status">{t.sheets.taking}</p> }.into_any();
        }
        Stage::Working(done, of) => {
            let (done, of) = (done / 1024, of / 1024);
            let text = t.sheets.working(&done.to_string(), &of.to_string());
            return view! {
                <div class="actions" id="table-working">
                    <span role="status">{text}</span>
                    <button type="button" class="button" id="table-cancel" on:click=move |_| import.stop()>
                        {t.sheets.cancel}
                    </button>
                </div>
            }
            .into_any();
        }
        Stage::Stopped => {
            return view! { <p role="status" id="table-stopped">{t.sheets.stopped}</p> }.into_any();
        }
        Stage::TooLarge => t.sheets.too_large(&megabytes()),
        Stage::Gone => t.data.file_gone.to_owned(),
        Stage::Failed(failure) => refusal(t, &failure),
    };
    view! {
        <div>
            <p class="error" role="alert" id="refused">{refused}</p>
            <p class="hint">{t.data.nothing_changed}</p>
        </div>
    }
    .into_any()
}
