//! The command palette: every page, every record by its name, everything that can be
//! done, by typing part of it.

use super::shortcuts::Sheet;
use crate::model::records::Collection;
use crate::route::list::ListForm;
use crate::route::{Area, Route};
use crate::text::labels::{collection_name, collection_plural};
use crate::text::{Texts, fold};
use crate::ui::components::{Dialog, button, live_text};
use crate::ui::context::{Context, use_app};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::pages::data::back_up;
use crate::ui::pages::{cell, columns_of};
use crate::ui::platform::typed_value::TypedValue;
use crate::ui::platform::{address, random, scroll};
use crate::workspace::listing::matches;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// How many records are offered at most.
const MOST: usize = 8;

/// One thing that can be done.
#[derive(Clone)]
struct Offer {
    label: String,
    detail: &'static str,
    act: Act,
}

#[derive(Clone)]
enum Act {
    Go(Route),
    Undo,
    Redo,
    BackUp,
    Shortcuts,
}

/// The palette, the sheet of shortcuts, and what comes of a deed chosen on a page that has
/// no records.
#[component]
pub fn Palette() -> impl IntoView {
    let app = use_app();
    let desk = use_desk();
    let query = RwSignal::new(String::new());
    let marked = RwSignal::new(0_usize);
    // Emptied when it closes: it is drawn anew before an effect of its opening runs.
    Effect::new(move || {
        if !app.palette.get() {
            query.set(String::new());
            marked.set(0);
        }
    });
    let offers = Memo::new_with_compare(
        move |_| {
            // Records may still be on their way when somebody begins to type.
            desk.state.track();
            desk.done.track();
            StoredValue::new(offers(app, desk, &query.get()))
        },
        |_, _| true,
    );
    let act = move |index: usize| {
        let offer = offers.with_untracked(|it| it.with_value(|it| it.get(index).cloned()));
        app.palette.set(false);
        match offer.map(|it| it.act) {
            Some(Act::Go(route)) => address::go(&route),
            Some(Act::Undo) => desk.undo(),
            Some(Act::Redo) => desk.redo(),
            Some(Act::BackUp) => back_up(desk),
            Some(Act::Shortcuts) => app.shortcuts.set(true),
            None => {}
        }
    };
    let mark = move |index: usize| {
        marked.set(index);
        scroll::into_view(&format!("palette-{index}"));
    };
    let on_key = move |event: KeyboardEvent| {
        let count = offers.with_untracked(|it| it.with_value(Vec::len)).max(1);
        match event.key().as_str() {
            "ArrowDown" => mark((marked.get_untracked() + 1) % count),
            "ArrowUp" => mark((marked.get_untracked() + count - 1) % count),
            "Enter" => act(marked.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let body = move || {
        let t = &app.texts().desk;
        let title = app.texts().shell.palette;
        let list = move || {
            let all = offers.get().get_value();
            let rows = all.into_iter().enumerate().map(|(index, offer)| {
                let selected = move || (marked.get() == index).to_string();
                view! {
                    <li id=format!("palette-{index}") role="option" aria-selected=selected
                        on:click=move |_| act(index)>
                        <span>{offer.label}</span> <span class="hint">{offer.detail}</span>
                    </li>
                }
            });
            rows.collect_view()
        };
        let count = move || t.found(offers.get().with_value(Vec::len));
        view! {
            <h2 id="palette-title" class="unseen">{title}</h2>
            <input id="palette-query" type="text" role="combobox" aria-expanded="true" autofocus
                aria-controls="palette-list" aria-autocomplete="list" autocomplete="off"
                spellcheck="false" aria-label=t.palette_hint placeholder=t.palette_hint
                aria-activedescendant=move || {
                    let any = offers.get().with_value(|it| !it.is_empty());
                    any.then(|| format!("palette-{}", marked.get()))
                }
                prop:value=move || TypedValue(query.get())
                on:input:target=move |event| {
                    query.set(event.target().value());
                    marked.set(0);
                }
                on:keydown=on_key />
            <ul class="suggestions" role="listbox" id="palette-list" aria-label=title>{list}</ul>
            <p class="unseen" role="status">{live_text(count)}</p>
            {button(None, t.close, Box::new(move || app.palette.set(false)))}
        }
        .into_any()
    };
    view! {
        <Dialog id="palette" open=app.palette body=Callback::new(move |()| body()) />
        <Sheet />
        <p class="toast" role="status">{move || {
            // Pages of records say it in their foot.
            let elsewhere = app.route.with(|it| !matches!(it.area(), Some(Area::Records | Area::Agreements)));
            elsewhere.then(|| desk.said.get())
        }}</p>
    }
}

/// Everything that a text may mean: pages and deeds first, then records.
fn offers(app: Context, desk: Desk, text: &str) -> Vec<Offer> {
    let t = app.texts();
    let query = fold(text.trim());
    let fits = |label: &str| matches(&fold(label), &query);
    let mut found: Vec<Offer> = fixed(t).into_iter().filter(|it| fits(&it.label)).collect();
    if query.is_empty() {
        return found;
    }
    desk.with(|workspace| {
        for collection in Collection::LISTED {
            let columns = columns_of(collection);
            let rows = workspace.table(collection).rows();
            let named = rows.filter_map(|(id, row)| {
                let cells = columns.iter().take(3);
                let cells = cells.map(|column| cell(workspace, t, collection, row, column));
                let label = cells
                    .filter(|it| !it.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · ");
                fits(&label).then(|| Offer {
                    label,
                    detail: collection_name(t, collection),
                    act: Act::Go(Route::Record(collection, id)),
                })
            });
            found.extend(named.take(MOST));
        }
    });
    found
}

fn fixed(t: &'static Texts) -> Vec<Offer> {
    let go = |label: &str, route| Offer {
        label: label.to_owned(),
        detail: t.desk.page,
        act: Act::Go(route),
    };
    let act = |label: &str, act| Offer {
        label: label.to_owned(),
        detail: t.desk.action,
        act,
    };
    let mut all: Vec<Offer> = Collection::LISTED
        .map(|it| {
            go(
                collection_plural(t, it),
                Route::Records(it, ListForm::default()),
            )
        })
        .into();
    for it in Collection::LISTED {
        let label = format!(
            "{} : {}",
            t.records.add,
            collection_name(t, it).to_lowercase()
        );
        all.push(act(&label, Act::Go(Route::Record(it, random::id()))));
    }
    for it in Collection::TABLED {
        let label = format!(
            "{} : {}",
            t.titles.table,
            collection_plural(t, it).to_lowercase()
        );
        all.push(act(&label, Act::Go(Route::Table(it))));
    }
    all.extend([
        act(t.titles.import, Act::Go(Route::Import)),
        go(t.titles.agenda, Route::Agenda),
        go(t.titles.board, Route::Board(ListForm::default())),
        go(t.titles.countries, Route::Countries(ListForm::default())),
        go(t.titles.timeline, Route::Timeline(ListForm::default())),
        go(t.titles.data, Route::Data),
        go(
            t.titles.credits,
            Route::Credits(crate::model::form::Form::default()),
        ),
        go(
            t.titles.grades,
            Route::Grades(crate::model::form::Form::default()),
        ),
        act(t.desk.undo, Act::Undo),
        act(t.desk.redo, Act::Redo),
        act(t.data.back_up, Act::BackUp),
        act(t.desk.shortcuts, Act::Shortcuts),
    ]);
    all
}
