//! Forgetting one person: what goes, before it goes.

use super::health::failure_text;
use crate::model::records::{Collection, Id};
use crate::route::Route;
use crate::route::list::ListForm;
use crate::text::labels::collection_name;
use crate::ui::components::{live, page_header};
use crate::ui::context::use_app;
use crate::ui::desk::{State, use_desk};
use crate::ui::pages::back_to_list;
use crate::ui::platform::address;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page.
#[component]
pub fn ForgetPage(
    /// The person.
    id: Id,
) -> impl IntoView {
    let app = use_app();
    let desk = use_desk();
    let working = RwSignal::new(false);
    let forget = move |_| {
        working.set(true);
        spawn_local(async move {
            let forgotten = desk.forget(id).await;
            let t = app.lang.get_untracked().texts();
            working.try_set(false);
            match forgotten {
                Ok(()) => {
                    desk.say(t.data.forgotten.to_owned());
                    address::go(&Route::Records(Collection::Person, ListForm::default()));
                }
                Err(failure) => desk.say(failure_text(t, &failure)),
            }
        });
    };
    // Whether everything is read, and what the record of the person says or said.
    let person = RwSignal::new((false, None::<String>));
    Effect::new(move || {
        // It counts up before a space is open.
        desk.done.track();
        if desk.state.with_untracked(State::is_open) {
            spawn_local(async move {
                let found = desk.person(id).await;
                person.try_set((true, found));
            });
        }
    });
    live(move || {
        let texts = app.texts();
        let t = &texts.data;
        let (read, text) = person.get();
        let Some(text) = text else {
            return view! {
                {page_header(t.forget_title, String::new())}
                <p class="card">{if read { t.forget_nobody } else { t.reading }}</p>
            }
            .into_any();
        };
        let (_, named) = desk.forgetting(id, &text);
        let name = desk.with(|it| it.name_in(Collection::Person, &text));
        let rows = named
            .iter()
            .map(|(collection, id)| {
                let kind = collection_name(texts, *collection);
                let name = desk.name(*collection, *id);
                view! {
                    <li>{kind}" · "<a href=Route::Record(*collection, *id).to_string()>{name}</a></li>
                }
            })
            .collect_view();
        let list = (!named.is_empty()).then(|| {
            view! {
                <p>{t.forget_named}</p>
                <ul class="plain">{rows}</ul>
            }
        });
        view! {
            {page_header(t.forget_title, name)}
            <div class="card prose">
                <p>{t.forget_text}</p>
                {list}
                <p>{t.forget_files}</p>
                <div class="actions">
                    <button type="button" class="button" id="forget" data-variant="danger"
                        disabled=working.get() on:click=forget>{t.forget}</button>
                    {back_to_list(desk, Collection::Person, texts)}
                </div>
            </div>
        }
        .into_any()
    })
}
