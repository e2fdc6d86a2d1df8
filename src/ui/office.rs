//! What surrounds the pages of records: which data is open, what needs attention,
//! whether all is saved, undo and redo.

mod attention;
mod drafts;
mod foot;
mod palette;
mod shortcuts;

pub use palette::Palette;

use crate::route::Route;
use crate::storage::Space;
use crate::ui::components::live;
use crate::ui::context::use_app;
use crate::ui::desk::{Desk, Keeping, State, use_desk};
use crate::ui::platform::menus;
use attention::Attention;
use drafts::DraftsFound;
use foot::Foot;
use leptos::prelude::*;
use shortcuts::listen;

/// A page of records with everything around it.
pub fn office(page: impl FnOnce(Desk) -> AnyView) -> AnyView {
    let desk = use_desk();
    listen(desk);
    menus::listen();
    let page = page(desk);
    view! {
        <div class="office" data-space=move || desk.space.get().database()
            data-state=move || state_word(desk)>
            <SpaceBanner desk />
            <Attention desk />
            <DraftsFound desk />
            {page}
            <Foot desk />
        </div>
    }
    .into_any()
}

/// How far everything is, for the style sheet and for tests.
fn state_word(desk: Desk) -> &'static str {
    desk.state.with(|state| match state {
        State::Opening => "opening",
        State::Listed => "listed",
        State::Open(Keeping::Saved(_)) => "saved",
        State::Open(Keeping::Saving) => "saving",
        State::Open(Keeping::Unsaved(_)) => "unsaved",
        State::Open(Keeping::Memory(_) | Keeping::Shared) => "memory",
    })
}

/// Data that is not one's own, or that does not stay, is never mistaken for it.
#[component]
fn SpaceBanner(desk: Desk) -> impl IntoView {
    let app = use_app();
    live(move || {
        let t = &app.texts().desk;
        let text = match (desk.space.get(), desk.shared.get()) {
            (_, true) => t.shared,
            (Space::Sample, false) => t.sample,
            (Space::Own, false) => return ().into_any(),
        };
        view! {
            <p class="space-banner" role="status">
                {text} " " <a href=Route::Data.to_string()>{t.change_space}</a>
            </p>
        }
        .into_any()
    })
}
