//! Where a table comes in: a file that is dropped or chosen.

use super::state::{Import, Stage};
use super::words::refusal;
use crate::model::limits;
use crate::text::Texts;
use crate::ui::components::{DropCard, live};
use crate::ui::desk::State as DeskState;
use leptos::prelude::*;

const MEGABYTE: usize = 1024 * 1024;

/// The card.
pub fn intake(import: Import) -> AnyView {
    let card = DropCard {
        id: "drop",
        title: Box::new(move || import.t().sheets.intake.to_owned()),
        text: Box::new(move || import.t().sheets.intake_text.to_owned()),
        input: "table-file",
        label: Box::new(move || import.t().sheets.file(&megabytes())),
        accept: ".csv,.tsv,.txt,.xlsx,.xlsm,.xml,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        closed: Box::new(move || !import.desk.state.with(DeskState::is_open)),
        take: Callback::new(move |(file, size)| import.take_in(file, size)),
    };
    card.draw(live(move || said(import, import.t())))
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
