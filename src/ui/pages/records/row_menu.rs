//! What can be done with an agreement from its list.

use crate::agreement::duplicate::duplicate;
use crate::agreement::life::archive;
use crate::agreement::{State, life};
use crate::model::records::{Collection, Id};
use crate::text::Texts;
use crate::ui::desk::Desk;
use crate::ui::platform::{clock, page, random};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The menu of its row.
pub fn row_menu(desk: Desk, id: Id, t: &'static Texts) -> AnyView {
    let mut name = desk.name(Collection::Agreement, id);
    if name.is_empty() {
        t.records.unnamed.clone_into(&mut name);
    }
    let t = &t.agreement;
    let archived =
        desk.with(|it| life(it, id, clock::today()).is_some_and(|it| it.state == State::Archived));
    let copied = name.clone();
    let copy = move |_| {
        let Some(command) = desk.with(|it| duplicate(it, id, random::id(), random::id)) else {
            return;
        };
        let copied = copied.clone();
        spawn_local(async move {
            let said = match desk.carry_out(command).await {
                Ok(()) => desk.app.texts().agreement.duplicated(&copied),
                Err(rejection) => desk.rejected(&rejection),
            };
            desk.say(said);
        });
    };
    let away = move |_| {
        spawn_local(async move {
            if let Err(rejection) = desk.carry_out(archive(id, !archived)).await {
                desk.say(desk.rejected(&rejection));
            }
            // The row may have gone, where only agreements in one state are shown.
            request_animation_frame(|| {
                if !page::has_focus() {
                    page::focus_heading();
                }
            });
        });
    };
    let put = if archived { t.unarchive } else { t.archive };
    view! {
        <details class="menu">
            <summary class="button" data-variant="quiet">
                <span aria-hidden="true">"⋯"</span>
                <span class="unseen">{t.row_menu}" "{name.clone()}</span>
            </summary>
            <div class="menu-body">
                <button type="button" class="button" data-variant="quiet" on:click=copy>
                    {t.duplicate}<span class="unseen">" "{name.clone()}</span>
                </button>
                <button type="button" class="button" data-variant="quiet" on:click=away>
                    {put}<span class="unseen">" "{name}</span>
                </button>
            </div>
        </details>
    }
    .into_any()
}
