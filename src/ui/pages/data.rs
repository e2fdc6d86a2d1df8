//! Data and health: whether everything is kept, and how it leaves and comes back.

mod backup;
mod directory;
mod erase;
mod files;
mod forget;
mod health;
mod host;
mod preview;
mod restore;
mod retention;
mod spaces;
mod words;

pub use directory::day;
pub use files::{back_up, export};
pub use forget::ForgetPage;
pub use health::{bytes, failure_text, saved};
pub use preview::shown;

use crate::ui::components::page_header;
use crate::ui::context::use_app;
use crate::ui::desk::use_desk;
use backup::backup_card;
use directory::directory_card;
use erase::erase_card;
use health::health_card;
use host::host_card;
use leptos::prelude::*;
use restore::RestoreCard;
use retention::retention_card;
use spaces::spaces_card;

/// The page.
#[component]
pub fn DataPage() -> impl IntoView {
    let app = use_app();
    let desk = use_desk();
    view! {
        {move || {
            let t = app.texts();
            page_header(t.titles.data, t.data.context.to_owned())
        }}
        <div class="data">
            {health_card(app, desk)}
            {backup_card(app, desk)}
            <RestoreCard />
            {directory_card(app, desk)}
            {host_card(app, desk)}
            {spaces_card(app, desk)}
            {retention_card(app, desk)}
            {erase_card(app, desk)}
        </div>
    }
}
