//! What the page says of itself: network, storage, new version.

use crate::ui::context::use_app;
use crate::ui::platform::signs::{self, Update};
use leptos::prelude::*;

/// Where the page works from, in one line.
#[component]
pub fn NetworkLine() -> impl IntoView {
    let app = use_app();
    let (online, ready, secure) = (signs::online(), signs::offline_ready(), signs::secure());
    move || {
        let t = &app.texts().shell;
        let text = match (secure, online.get(), ready.get()) {
            (false, _, _) => t.insecure,
            (true, false, _) => t.offline_now,
            (true, true, true) => t.offline_ready,
            (true, true, false) => t.online_only,
        };
        view! { <p class="network" role="status" data-ready=ready.get().to_string()
        data-secure=secure.to_string()>{text}</p> }
    }
}

/// Said once and for all where the browser keeps nothing.
#[component]
pub fn StorageNotice() -> impl IntoView {
    let app = use_app();
    (!app.settings.available()).then(|| view! {
        <p class="notice" data-tone="caution" role="status">{move || app.texts().shell.not_kept}</p>
    })
}

/// A new version: offered, never forced, and out of the way of typing.
#[component]
pub fn UpdateBanner() -> impl IntoView {
    let app = use_app();
    let update = signs::update();
    // What was put off: a new version that another tab has put to use since then is
    // offered once more.
    let put_off = RwSignal::new(Update::None);
    let banner = move || {
        let t = &app.texts().shell;
        let now = update.get();
        let text = match now {
            Update::None => return None,
            Update::Waiting => t.update,
            Update::Applied => t.update_elsewhere,
        };
        (put_off.get() != now).then(|| {
            view! {
                <div class="banner">
                    <p>{text}</p>
                    <button type="button" class="button" data-variant="primary"
                        on:click=|_| signs::apply_update()>{t.update_apply}</button>
                    <button type="button" class="button" on:click=move |_| put_off.set(now)>
                        {t.update_later}
                    </button>
                </div>
            }
        })
    };
    view! { <div role="status">{banner}</div> }
}
