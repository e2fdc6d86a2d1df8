//! What the host of the page says, where an agreement is made.

use super::builder::Builder;
use crate::exchange::host::HOST_FILE;
use crate::ui::components::live;
use crate::ui::context::use_app;
use crate::ui::host::{host_error, use_host};
use crate::ui::platform::clock;
use leptos::prelude::*;

/// Says what of the host's configuration is refused, and why.
pub fn notice() -> AnyView {
    let (app, host) = (use_app(), use_host());
    live(move || {
        let t = app.texts();
        let refused = host.refused.get();
        let refused = refused.map(|it| t.host.refused(HOST_FILE, &host_error(t, &it)));
        let pale = host.pale.get().then(|| t.host.pale.to_owned());
        let said = refused.into_iter().chain(pale);
        let notices = said.map(|text| {
            view! { <p class="notice host-notice" data-tone="caution" role="status">{text}</p> }
        });
        notices.collect_view().into_any()
    })
}

/// What is due, and when.
pub fn deadlines(builder: Builder) -> AnyView {
    let host = use_host();
    live(move || {
        let t = builder.t();
        let config = host.config.get();
        let deadlines = config.iter().flat_map(|it| &it.look.deadlines);
        let today = clock::today();
        let rows = deadlines.map(|it| {
            let past = it.is_past(today).then_some(t.host.past);
            view! {
                <dt>{t.date(it.date.date())} " " <span class="badge" hidden=past.is_none()>{past}</span></dt>
                <dd>{t.words(&it.text).to_owned()}</dd>
            }
        });
        let rows = rows.collect_view();
        if rows.is_empty() {
            return ().into_any();
        }
        view! {
            <section class="card group" id="deadlines">
                <h2>{t.host.deadlines}</h2>
                <dl class="facts">{rows}</dl>
            </section>
        }
        .into_any()
    })
}
