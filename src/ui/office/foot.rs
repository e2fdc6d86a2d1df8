//! The foot of every page of records: whether all is saved, undo and redo by name.

use crate::text::Texts;
use crate::text::labels::collection_name;
use crate::ui::components::{live, live_text};
use crate::ui::context::use_app;
use crate::ui::desk::Desk;
use crate::ui::pages::data::saved;
use crate::workspace::Deed;
use crate::workspace::history::Header;
use leptos::prelude::*;

/// The foot.
#[component]
pub fn Foot(desk: Desk) -> impl IntoView {
    let app = use_app();
    let tools = move || {
        let t = app.texts();
        let history = desk.history();
        let what = |it: Option<&Header>| it.map(|it| deed(t, history.origin(it)));
        let (undo, redo) = (what(history.undoable()), what(history.redoable()));
        let title = |action: &str, what: &Option<String>| match what {
            Some(what) => t.desk.named(action, what),
            None => action.to_owned(),
        };
        view! {
            <button type="button" class="button" data-variant="quiet" id="undo" disabled=undo.is_none()
                on:click=move |_| desk.undo()>{title(t.desk.undo, &undo)}</button>
            <button type="button" class="button" data-variant="quiet" id="redo" disabled=redo.is_none()
                on:click=move |_| desk.redo()>{title(t.desk.redo, &redo)}</button>
            <button type="button" class="button" data-variant="quiet" id="open-shortcuts"
                on:click=move |_| app.shortcuts.set(true)>{t.desk.shortcuts} " " <kbd>"?"</kbd></button>
        }
        .into_any()
    };
    let progress = move || {
        let progress = desk.progress.get().map(|share| view! {
            <progress max="1" value=share.to_string() aria-label=app.texts().data.working></progress>
        });
        progress.into_any()
    };
    view! {
        <footer class="desk-foot">
            <p class="save-state" id="save-state" role="status">
                {live_text(move || saved(app.texts(), &desk.state.get()))}
            </p>
            <p class="said" role="status" id="said">{live_text(move || desk.said.get())}</p>
            {live(progress)}
            <div class="actions">{live(tools)}</div>
        </footer>
    }
}

/// What was done, in words.
pub fn deed(t: &Texts, header: &Header) -> String {
    let words = &t.desk;
    let what = match header.subject {
        Some((collection, _)) if header.name.is_empty() => {
            collection_name(t, collection).to_owned()
        }
        Some(_) => words.quoted(&header.name),
        None => words.records(header.records),
    };
    match header.deed {
        Deed::Add => words.did_add(&what),
        Deed::Edit => words.did_edit(&what),
        Deed::Delete => words.did_delete(&what),
        Deed::Import => words.did_import(&what),
        Deed::Restore => words.did_restore(&what),
        Deed::Merge => words.did_merge(&what),
        Deed::Settle => words.did_settle(&what),
        Deed::Commit => words.did_commit(&what),
        Deed::Correct => words.did_correct(&what),
        Deed::Undo(_) => words.did_undo(&what),
        Deed::Redo(_) => words.did_redo(&what),
    }
}
