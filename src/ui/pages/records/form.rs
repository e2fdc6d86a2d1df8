//! The form of one record.

use super::editing::Editing;
use super::field::field;
use crate::model::records::{Collection, Content, Group, Id, Mobility, Record as _, groups};
use crate::route::Route;
use crate::route::list::ListForm;
use crate::text::Texts;
use crate::text::labels::{collection_name, field_label, value_error};
use crate::ui::components::page_header;
use crate::ui::desk::State;
use crate::ui::pages::data::export as export_file;
use crate::ui::platform::{address, page, random};
use crate::workspace::Command;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// The page.
#[component]
pub fn RecordForm(
    /// The collection of the record.
    collection: Collection,
    /// The record.
    id: Id,
) -> impl IntoView {
    let editing = Editing::begin(collection, id);
    let groups = groups(collection)
        .iter()
        .map(|(group, paths)| match group {
            Group::Items => list(editing, paths.first().copied().unwrap_or_default()),
            group => fields(editing, *group, paths),
        })
        .collect_view();
    let open = Memo::new(move |_| editing.desk.state.with(State::is_open));
    view! {
        {move || header(editing, editing.desk.app.texts())}
        <div class="form" inert=move || !open.get()>{groups}</div>
    }
}

fn header(editing: Editing, t: &'static Texts) -> AnyView {
    let (collection, id) = (editing.collection, editing.id);
    let there = editing.record().is_some();
    let name = editing.desk.name(collection, id);
    let title = match (there, name.is_empty()) {
        (false, _)
            if editing
                .desk
                .with(|it| it.table(collection).gone(id).is_some()) =>
        {
            t.records.deleted.to_owned()
        }
        (false, _) => t.records.new.to_owned(),
        (true, true) => t.records.unnamed.to_owned(),
        (true, false) => name,
    };
    let delete = move |_| {
        editing.desk.dispatch(Command::Delete(collection, id));
        address::go(&Route::Records(collection, ListForm::default()));
    };
    let list = Route::Records(collection, ListForm::default()).to_string();
    let export = move |_| export_file(editing.desk, vec![(collection, id)]);
    let forget = Route::Forget(id).to_string();
    view! {
        <div class="page-header">
            {page_header(title, collection_name(t, collection).to_owned())}
            <div class="actions">
                <a class="button" href=list>{t.records.back}</a>
                {there.then(|| view! {
                    <button type="button" class="button" id="export" on:click=export>{t.records.export}</button>
                    {(collection == Collection::Person).then(|| view! {
                        <a class="button" href=forget>{t.records.forget}</a>
                    })}
                    <button type="button" class="button" id="delete" on:click=delete>
                        {t.records.delete}
                    </button>
                })}
            </div>
        </div>
    }
    .into_any()
}

fn fields(editing: Editing, group: Group, paths: &'static [&'static str]) -> AnyView {
    let legend = move || group_label(editing.desk.app.texts(), group);
    let notice = (editing.collection == Collection::Mobility && group == Group::When)
        .then_some(move || reversed(editing, editing.desk.app.texts()));
    let fields = paths
        .iter()
        .map(|path| field(editing, Path::of_field(path)))
        .collect_view();
    view! {
        <fieldset class="card group">
            <legend>{legend}</legend>
            <div class="fields">{fields}</div>
            {notice}
        </fieldset>
    }
    .into_any()
}

/// A stay that ends before it begins: each date is right for itself.
fn reversed(editing: Editing, t: &'static Texts) -> AnyView {
    let record = editing.record().unwrap_or_default();
    let stay = Mobility::read(&record).ok().map(|it| it.record);
    let errors = stay
        .map(|it| [it.period(), it.actual_period()])
        .into_iter()
        .flatten();
    let errors = errors.flatten().filter_map(Result::err);
    let said: Vec<String> = errors.map(|it| value_error(t, &it)).collect();
    view! { <p class="error" role="status">{said.join(" ")}</p> }.into_any()
}

/// A list of items: each a small form of its own.
fn list(editing: Editing, path: &'static str) -> AnyView {
    let whole = Path::of_field(path);
    let ids = {
        let whole = whole.clone();
        Memo::new(move |_| editing.items(&whole))
    };
    let items = {
        let whole = whole.clone();
        move || {
            let ids = ids.get();
            let count = ids.len();
            ids.into_iter()
                .enumerate()
                .map(|(index, id)| item(editing, &whole, id, index, count))
                .collect_view()
        }
    };
    let add = move |_| {
        let id = random::id();
        editing.add_item(&whole, id);
        let first = first_field(editing, &whole.item(&id.to_string()));
        request_animation_frame(move || page::show(&first));
    };
    let collection = editing.collection;
    view! {
        <section class="card group">
            <h2>{move || field_label(editing.desk.app.texts(), collection, path)}</h2>
            <div class="items">{items}</div>
            <button type="button" class="button" data-variant="quiet" on:click=add>
                {move || editing.desk.app.texts().records.add_item}
            </button>
        </section>
    }
    .into_any()
}

fn first_field(editing: Editing, item: &Path) -> String {
    let first = inside(editing, item).first().copied().unwrap_or_default();
    format!("field-{item}.{first}").replace(['.', '[', ']'], "-")
}

/// The paths of the fields of an item.
fn inside(editing: Editing, item: &Path) -> Vec<&'static str> {
    match editing.spec(item).map(|it| it.content) {
        Some(Content::List(fields)) => fields.iter().map(|it| it.path).collect(),
        _ => Vec::new(),
    }
}

fn item(editing: Editing, list: &Path, id: String, index: usize, count: usize) -> AnyView {
    let whole = list.item(&id);
    let fields = inside(editing, &whole)
        .into_iter()
        .map(|path| field(editing, whole.field(path)))
        .collect_view();
    let (up, down, gone) = (list.clone(), list.clone(), list.clone());
    let (up_id, down_id, gone_id) = (id.clone(), id.clone(), id);
    let label = move || {
        editing
            .desk
            .app
            .texts()
            .records
            .item(&(index + 1).to_string())
    };
    view! {
        <div class="item" role="group" aria-label=label>
            <div class="fields">{fields}</div>
            <div class="actions">
                <button type="button" class="button" data-variant="quiet" disabled=index == 0
                    aria-label=move || editing.desk.app.texts().records.move_up
                    on:click=move |_| editing.move_item(&up, &up_id, false)>"↑"</button>
                <button type="button" class="button" data-variant="quiet" disabled=index + 1 == count
                    aria-label=move || editing.desk.app.texts().records.move_down
                    on:click=move |_| editing.move_item(&down, &down_id, true)>"↓"</button>
                <button type="button" class="button" data-variant="quiet"
                    on:click=move |_| editing.remove_item(&gone, &gone_id)>
                    {move || editing.desk.app.texts().records.remove}
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn group_label(t: &Texts, group: Group) -> &'static str {
    let t = &t.records;
    match group {
        Group::Identity => t.group_identity,
        Group::Codes => t.group_codes,
        Group::Links => t.group_links,
        Group::Systems => t.group_systems,
        Group::Reach => t.group_reach,
        Group::Studies => t.group_studies,
        Group::When => t.group_when,
        Group::Language => t.group_language,
        Group::Items | Group::Notes => t.group_notes,
    }
}
