//! What needs a person: something that is not saved, cannot be read, or was changed
//! by two tabs.

use crate::storage::Failure;
use crate::text::Texts;
use crate::text::labels::{collection_name, field_label};
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
        view! { {kept} {damaged} {refused(desk, t)} }
    };
    view! { <div class="attention">{notices}</div> }
}

/// What is not saved, and what can be done.
fn kept(desk: Desk, t: &'static Texts, state: &State) -> AnyView {
    let State::Open(Keeping::Unsaved(failure) | Keeping::Memory(failure)) = state else {
        return ().into_any();
    };
    let unsaved = matches!(state, State::Open(Keeping::Unsaved(_)));
    let newer = matches!(failure, Failure::NewerSchema(_));
    let retry = (unsaved && !newer).then(|| {
        view! {
            <button type="button" class="button" id="retry" on:click=move |_| desk.save_soon()>
                {t.desk.retry}
            </button>
        }
    });
    let reload = newer.then(|| view! {
        <button type="button" class="button" on:click=|_| page::reload()>{t.desk.reload}</button>
    });
    view! {
        <div class="notice" data-tone="caution" id="unsaved">
            <p role="status"><strong>{if unsaved { t.desk.unsaved } else { t.desk.memory }}</strong>
                " " {failure_text(t, failure)}</p>
            <div class="actions">
                {retry}
                {reload}
                <button type="button" class="button" on:click=move |_| back_up(desk)>{t.data.back_up}</button>
                {rescue(t)}
            </div>
        </div>
    }
    .into_any()
}

fn rescue(t: &'static Texts) -> AnyView {
    view! {
        <button type="button" class="button" on:click=|_| signs::save_rescue()>{t.data.rescue}</button>
    }
    .into_any()
}

/// What was left because something else stood there.
fn refused(desk: Desk, t: &'static Texts) -> AnyView {
    let refusals = desk.refused.get();
    if refusals.is_empty() {
        return ().into_any();
    }
    let rows = refusals
        .into_iter()
        .map(|it| refusal(desk, t, it))
        .collect_view();
    view! {
        <div class="notice" data-tone="caution" id="conflicts">
            <p role="status"><strong>{t.desk.conflicts}</strong></p>
            <ul class="plain">{rows}</ul>
        </div>
    }
    .into_any()
}

fn refusal(desk: Desk, t: &'static Texts, it: Refusal) -> AnyView {
    let name = desk.name(it.collection, it.id);
    let place = match field_label(t, it.collection, &it.path.names()) {
        "" => collection_name(t, it.collection),
        label => label,
    };
    let (mine, theirs) = (shown(it.wanted.as_deref()), shown(it.found.as_deref()));
    let (kept, insisted) = (it.clone(), it);
    let settle = move |refusal: &Refusal| {
        desk.refused.update(|all| all.retain(|it| it != refusal));
    };
    let keep = move |_| settle(&kept);
    let insist = move |_| {
        let insisted = insisted.clone();
        spawn_local(async move {
            // What cannot be put there stays in sight.
            match desk
                .carry_out(Command::Insist(vec![insisted.clone()]))
                .await
            {
                Ok(()) | Err(Rejection::Nothing) => settle(&insisted),
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
                <button type="button" class="button" on:click=keep>{t.desk.keep_theirs}</button>
                <button type="button" class="button" on:click=insist>{t.desk.put_mine}</button>
            </span>
        </li>
    }
    .into_any()
}
