//! The configuration that an office gives to its students.

use crate::exchange::host::{HOST_FILE, templates, write};
use crate::model::limits;
use crate::model::records::Collection;
use crate::text::labels::collection_plural;
use crate::ui::components::{button, card};
use crate::ui::context::Context;
use crate::ui::desk::Desk;
use crate::ui::host::look;
use crate::ui::platform::{clock, file};
use leptos::prelude::*;

/// The card.
pub fn host_card(app: Context, desk: Desk) -> AnyView {
    let look = look();
    let save = move || {
        let t = app.lang.get_untracked().texts();
        let before = look.get_untracked();
        let written = desk.with(|it| write(it, clock::today(), before.as_ref()));
        desk.say(match written {
            Ok(text) if file::download(HOST_FILE, "application/json", text.as_bytes()) => {
                t.host.downloaded(HOST_FILE)
            }
            Ok(_) => t.data.not_downloaded.to_owned(),
            Err(size) => {
                let [size, limit] = [size, limits::HOST_BYTES].map(|it| (it / 1024).to_string());
                t.host.not_written(&t.host.too_large(&size, &limit))
            }
        });
    };
    let draw = move || {
        let texts = app.texts();
        let t = &texts.host;
        desk.done.track();
        desk.state.track();
        let given = [
            Collection::Office,
            Collection::Partner,
            Collection::Programme,
        ];
        let count = |of| desk.with(|it| it.table(of).len()).to_string();
        let counts = given.map(|of| {
            let plural = collection_plural(texts, of);
            texts.data.holds_count(plural, &count(of))
        });
        let models = desk.with(|it| templates(it).count());
        let list = format!("{} · {}", counts.join(" · "), t.templates(models));
        let carried = look.get().map(|it| {
            view! { <p class="hint">{t.of_site(&texts.date(it.date.date()))} " " {t.carried}</p> }
        });
        view! {
            <h2>{t.title}</h2>
            <p>{t.text}</p>
            <p class="hint">{t.holds(&list)}</p>
            <p class="hint">{t.left_out}</p>
            {carried}
            <div class="actions">
                {button(Some("host-config".to_owned()), t.download, Box::new(save))}
            </div>
        }
        .into_any()
    };
    card(draw)
}
