//! A list inside a record: each item is a small form, and can be moved and taken out.

use super::coded::kind;
use super::editing::Editing;
use super::field::{self, field};
use crate::model::records::Content;
use crate::model::value::Kind;
use crate::text::Texts;
use crate::text::labels::{field_label, item_label};
use crate::ui::components::{live, live_text};
use crate::ui::platform::{page, random};
use crate::workspace::json;
use crate::workspace::path::Path;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Editing {
    /// The ids of a list's items.
    pub fn items(self, path: &Path) -> Vec<String> {
        self.values().items(&path.to_string()).to_vec()
    }

    /// Adds an item without anything in it.
    pub async fn add_item(self, path: &Path, id: &str) -> bool {
        let empty = format!("{{\"id\":{}}}", json::quoted(id));
        self.set(&path.item(id), Some(empty)).await
    }

    /// Gives the item at one place the place of the one at another.
    pub async fn move_item(self, path: &Path, from: usize, to: usize) -> bool {
        let mut ids = untrack(|| self.items(path));
        if from.max(to) >= ids.len() {
            return false;
        }
        ids.swap(from, to);
        let ids: Vec<String> = ids.iter().map(|it| json::quoted(it)).collect();
        let order = json::list(ids.iter().map(String::as_str));
        self.set(&path.order(), Some(order)).await
    }
}

/// A list of items with a button that adds one.
pub fn list(editing: Editing, path: &'static str) -> AnyView {
    let whole = Path::of_field(path);
    let ids = {
        let whole = whole.clone();
        Memo::new(move |_| editing.items(&whole))
    };
    let items = move || {
        let (t, ids) = (editing.desk.app.texts(), ids.get());
        let count = ids.len();
        ids.into_iter()
            .enumerate()
            .map(|(index, id)| item(editing, path, id, (index, count), t))
            .collect_view()
            .into_any()
    };
    let add = move |_| {
        let whole = whole.clone();
        spawn_local(async move {
            let id = random::id().to_string();
            let item = whole.item(&id);
            if editing.add_item(&whole, &id).await {
                let first = inside(editing, &item).first().copied();
                let first = field::id(&item.field(first.unwrap_or_default()));
                page::show_drawn(first);
            }
        });
    };
    let collection = editing.collection;
    let title = move || field_label(editing.desk.app.texts(), collection, path).to_owned();
    view! {
        <section class="card group">
            <h2>{live_text(title)}</h2>
            <div class="items">{live(items)}</div>
            <button type="button" class="button" data-variant="quiet" id=format!("{path}-add") on:click=add>
                {live_text(move || editing.desk.app.texts().records.add_item.to_owned())}
            </button>
        </section>
    }
    .into_any()
}

/// The paths of the fields of an item.
fn inside(editing: Editing, item: &Path) -> Vec<&'static str> {
    match editing.spec(item).map(|it| it.content) {
        Some(Content::List(fields)) => fields.iter().map(|it| it.path).collect(),
        _ => Vec::new(),
    }
}

/// What an item is called: its number, and the first words in it.
fn name(editing: Editing, list: &str, item: &Path, index: usize, t: &'static Texts) -> String {
    let what = item_label(t, editing.collection, list);
    let number = (index + 1).to_string();
    let said = inside(editing, item)
        .into_iter()
        .map(|path| item.field(path))
        .filter(|path| !matches!(kind(editing.spec(path)), Some(Kind::Choice(_) | Kind::Flag)))
        .map(|path| editing.shown(&path, t))
        .find(|it| !it.is_empty());
    match said {
        Some(said) => t.records.item_named(what, &number, &said),
        None => t.records.item(what, &number),
    }
}

/// The id of a button of an item. By the place of the item, as the next one takes it.
fn button(list: &str, deed: &str, index: usize) -> String {
    format!("{list}-{deed}-{index}")
}

fn item(
    editing: Editing,
    list: &'static str,
    id: String,
    (index, count): (usize, usize),
    t: &Texts,
) -> AnyView {
    let whole = Path::of_field(list);
    let item = whole.item(&id);
    let fields = inside(editing, &item)
        .into_iter()
        .map(|path| field(editing, item.field(path)))
        .collect_view();
    let called = format!("{list}-name-{index}");
    let name = move || name(editing, list, &item, index, editing.desk.app.texts());
    let shift = |deed, other, to: usize| -> Box<dyn Fn()> {
        let whole = whole.clone();
        Box::new(move || shift(editing, list, &whole, index, to, [deed, other]))
    };
    let (up, down) = (index.saturating_sub(1), index + 1);
    let (up, down) = (shift("up", "down", up), shift("down", "up", down));
    let remove = {
        let whole = whole.clone();
        Box::new(move || remove(editing, list, &whole, &id, index))
    };
    let act = |deed, sign, label, off, act| {
        let id = button(list, deed, index);
        let labelled = format!("{id} {called}");
        quiet(id, sign, label, labelled, off, act)
    };
    let t = &t.records;
    let actions = [
        act("up", "↑", t.move_up, index == 0, up),
        act("down", "↓", t.move_down, index + 1 == count, down),
        act("remove", t.remove, t.remove, false, remove),
    ];
    let title = called.clone();
    view! {
        <div class="item" role="group" aria-labelledby=called>
            <p class="unseen" id=title>{live_text(name)}</p>
            <div class="fields">{fields}</div>
            <div class="actions">{actions.into_iter().collect_view()}</div>
        </div>
    }
    .into_any()
}

/// A button of an item: its id, what is seen on it, what it is called together with the
/// item (`labelled`), whether it is switched off, and what it does.
fn quiet(
    id: String,
    sign: &'static str,
    label: &'static str,
    labelled: String,
    off: bool,
    act: Box<dyn Fn()>,
) -> AnyView {
    view! {
        <button type="button" class="button" data-variant="quiet" id=id disabled=off
            aria-label=label aria-labelledby=labelled on:click=move |_| act()>{sign}</button>
    }
    .into_any()
}

/// Moves an item; the focus goes with it, to the other direction where it ends.
fn shift(
    editing: Editing,
    list: &'static str,
    path: &Path,
    from: usize,
    to: usize,
    deeds: [&'static str; 2],
) {
    let path = path.clone();
    spawn_local(async move {
        if editing.move_item(&path, from, to).await {
            page::focus_next(deeds.map(|deed| button(list, deed, to)).into());
        }
    });
}

/// Takes an item out; the focus goes on to the next one, else to the one before.
fn remove(editing: Editing, list: &'static str, path: &Path, id: &str, index: usize) {
    let item = path.item(id);
    spawn_local(async move {
        if editing.set(&item, None).await {
            page::focus_next(vec![
                button(list, "remove", index),
                button(list, "remove", index.saturating_sub(1)),
                format!("{list}-add"),
            ]);
        }
    });
}
