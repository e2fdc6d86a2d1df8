//! Text that somebody was typing when a tab went away, offered again.

use crate::model::records::{Collection, Facet};
use crate::route::{Route, facet};
use crate::storage::drafts::Draft;
use crate::text::labels::field_label;
use crate::ui::components::{button, live};
use crate::ui::context::use_app;
use crate::ui::desk::{Desk, State, is_waiting};
use crate::ui::pages::field_id;
use crate::ui::platform::{address, page};
use crate::workspace::path::Path;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The offer.
#[component]
pub fn DraftsFound(desk: Desk) -> impl IntoView {
    let app = use_app();
    let found = RwSignal::new(Vec::<Draft>::new());
    let open = Memo::new(move |_| desk.state.with(State::is_open));
    Effect::new(move || {
        if open.get() && !desk.shared.get() {
            spawn_local(async move {
                let drafts = left(desk).await;
                found.try_set(drafts);
            });
        }
    });
    let rows = move || {
        let t = app.texts();
        let drafts = found.get();
        if drafts.is_empty() {
            return ().into_any();
        }
        let rows = drafts.into_iter().enumerate().map(|(index, draft)| {
            let path = Path::read(&draft.place).unwrap_or_default();
            let name = desk.name(draft.collection, draft.id);
            let label = field_label(t, draft.collection, &path.names());
            let text: String = draft.text.chars().take(120).collect();
            let (taken, gone) = (draft.clone(), draft);
            let place = |index: usize| format!("draft-{index}");
            let settle = move |draft: &Draft| {
                desk.drafts.remove(draft);
                found.update(|all| all.retain(|it| it != draft));
                page::focus_next(vec![place(index), place(index.saturating_sub(1))]);
            };
            let take = move || {
                // It is removed where it has come back.
                found.update(|all| all.retain(|it| it != &taken));
                let route = match taken.collection {
                    Collection::Partner => facet::route(taken.id, Facet::of_path(&path.names())),
                    collection => Route::Record(collection, taken.id),
                };
                desk.resumed.set(Some(taken.clone()));
                if app.route.with_untracked(|it| it.same_page(&route)) {
                    page::focus_next(vec![field_id(&path)]);
                }
                address::go(&route);
            };
            view! {
                <li>
                    <span>{name} " · " {label} " : " <q>{text}</q></span>
                    <span class="actions">
                        {button(None, t.desk.resume, Box::new(take))}
                        {button(Some(place(index)), t.desk.forget_draft, Box::new(move || settle(&gone)))}
                    </span>
                </li>
            }
        });
        view! {
            <div class="notice" id="drafts">
                <p role="status"><strong>{t.desk.drafts}</strong></p>
                <ul class="plain">{rows.collect_view()}</ul>
            </div>
        }
        .into_any()
    };
    view! { <div>{live(rows)}</div> }
}

/// The drafts of tabs that no longer answer.
async fn left(desk: Desk) -> Vec<Draft> {
    desk.drop_typed_of_deleted();
    let space = desk.space.get_untracked().database();
    let mut drafts = desk.drafts.all();
    drafts.retain(|it| it.space == space && it.tab != desk.tab() && !is_waiting(it));
    let mut tabs: Vec<String> = drafts.iter().map(|it| it.tab.clone()).collect();
    tabs.sort_unstable();
    tabs.dedup();
    for tab in tabs {
        if desk.is_there(space, tab.clone()).await {
            drafts.retain(|it| it.tab != tab);
        }
    }
    drafts
}
