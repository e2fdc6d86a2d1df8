//! What needs a person: something that is not saved, cannot be read, or was changed
//! by two tabs.

use crate::storage::Failure;
use crate::text::Texts;
use crate::text::labels::{collection_name, field_label};
use crate::ui::components::{button, live};
use crate::ui::context::use_app;
use crate::ui::desk::{Desk, Keeping, State};
use crate::ui::pages::data::{back_up, failure_text, shown};
use crate::ui::platform::{page, signs};
use crate::workspace::{Command, Refusal, Rejection};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The notices.
#[component]
pub fn Attention(desk: Desk) -> impl IntoView {
    let app = use_app();
    let notices = move || {
        let t = app.texts();
        let kept = desk.state.with(|state| kept(desk, t, state));
        let damaged = desk.damaged.with(Vec::len);
        let damaged = (damaged > 0).then(|| {
            view! {
                <div class="notice" data-tone="caution" id="damaged">
                    <p role="status">{t.data.damaged(damaged)}</p>
                    {rescue(t)}
                </div>
            }
        });
        view! { {kept} {damaged} {refused(desk, t)} }.into_any()
    };
    view! { <div class="attention">{live(notices)}</div> }
}

/// What is not saved, and what can be done.
fn kept(desk: Desk, t: &'static Texts, state: &State) -> AnyView {
    let State::Open(Keeping::Unsaved(failure) | Keeping::Memory(failure)) = state else {
        return ().into_any();
    };
    let unsaved = matches!(state, State::Open(Keeping::Unsaved(_)));
    let newer = matches!(failure, Failure::NewerSchema(_));
    let retry = (unsaved && !newer).then(|| {
        let id = Some("retry".to_owned());
        button(id, t.desk.retry, Box::new(move || desk.retry()))
    });
    let reload = newer.then(|| button(None, t.desk.reload, Box::new(page::reload)));
    view! {
        <div class="notice" data-tone="caution" id="unsaved">
            <p role="status"><strong>{if unsaved { t.desk.unsaved } else { t.desk.memory }}</strong>
                " " {failure_text(t, failure)}</p>
            <div class="actions">
                {retry}
                {reload}
                {button(None, t.data.back_up, Box::new(move || back_up(desk)))}
                {rescue(t)}
            </div>
        </div>
    }
    .into_any()
}

fn rescue(t: &'static Texts) -> AnyView {
    button(None, t.data.rescue, Box::new(signs::save_rescue))
}

/// What was left because something else stood there.
fn refused(desk: Desk, t: &'static Texts) -> AnyView {
    let refusals = desk.refused.get();
    if refusals.is_empty() {
        return ().into_any();
    }
    let rows = refusals
        .into_iter()
        .enumerate()
        .map(|(index, it)| refusal(desk, t, index, it))
        .collect_view();
    view! {
        <div class="notice" data-tone="caution" id="conflicts">
            <p role="status"><strong>{t.desk.conflicts}</strong></p>
            <ul class="plain">{rows}</ul>
        </div>
    }
    .into_any()
}

fn refusal(desk: Desk, t: &'static Texts, index: usize, it: Refusal) -> AnyView {
    let name = desk.name(it.collection, it.id);
    let place = match field_label(t, it.collection, &it.path.names()) {
        "" => collection_name(t, it.collection),
        label => label,
    };
    let (mine, theirs) = (shown(it.wanted.as_deref()), shown(it.found.as_deref()));
    let (kept, insisted) = (it.clone(), it);
    let name_of = |deed: &str, index: usize| format!("{deed}-{index}");
    let settle = move |refusal: &Refusal, deed: &str| {
        desk.refused.update(|all| all.retain(|it| it != refusal));
        let before = index.saturating_sub(1);
        page::focus_next(vec![name_of(deed, index), name_of(deed, before)]);
    };
    let keep = move || settle(&kept, "keep");
    let insist = move || {
        let insisted = insisted.clone();
        spawn_local(async move {
            // What cannot be put there stays in sight.
            match desk
                .carry_out(Command::Insist(vec![insisted.clone()]))
                .await
            {
                Ok(()) | Err(Rejection::Nothing) => settle(&insisted, "insist"),
                Err(rejection) => desk.say(desk.rejected(&rejection)),
            }
        });
    };
    view! {
        <li>
            <strong>{name} " · " {place}</strong>
            <span class="beside">
                <span>{t.desk.mine} " : " <q>{mine}</q></span>
                <span>{t.desk.theirs} " : " <q>{theirs}</q></span>
            </span>
            <span class="actions">
                {button(Some(name_of("keep", index)), t.desk.keep_theirs, Box::new(keep))}
                {button(Some(name_of("insist", index)), t.desk.put_mine, Box::new(insist))}
            </span>
        </li>
    }
    .into_any()
}
