//! The form of one record, or of one facet of a partner.

use super::completion;
use super::editing::Editing;
use super::field::{cannot_be_read, field};
use super::grade_table::grade_table;
use super::items::list;
use super::partner;
use super::results::results;
use super::transcript::transcript_card;
use super::way_back::back_to_list;
use crate::model::records::{
    Collection, Facet, Group, Id, Mobility, Placed, Record as _, facet_groups, groups,
};
use crate::route::Route;
use crate::text::Texts;
use crate::text::labels::{collection_name, value_error};
use crate::ui::components::{button, live, live_text, page_header};
use crate::ui::desk::State;
use crate::ui::pages::data::export as export_file;
use crate::ui::platform::address;
use crate::workspace::Command;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// The page of a record; of a partner, one facet of it.
pub fn page(collection: Collection, id: Id, facet: Option<Facet>) -> AnyView {
    let editing = Editing::begin(collection, id);
    let standing = Memo::new(move |_| {
        let open = editing.desk.state.with(State::is_open);
        (open, editing.is_unreadable())
    });
    let form = move || {
        let (open, unreadable) = standing.get();
        if unreadable {
            let t = editing.desk.app.texts();
            return cannot_be_read(t, t.records.unreadable_text);
        }
        let groups = match facet {
            Some(facet) => drawn(editing, facet_groups(facet).iter()),
            None => drawn(editing, groups(collection)),
        };
        view! { <div class="form" inert=!open>{groups}</div> }.into_any()
    };
    let table = (collection == Collection::GradeTable).then(|| grade_table(editing));
    view! {
        {live(move || header(editing, editing.desk.app.texts()))}
        {facet.map(|it| partner::above(editing, it))}
        {(collection == Collection::Transcript).then(|| transcript_card(editing))}
        {table}
        {live(form)}
    }
    .into_any()
}

fn drawn(editing: Editing, groups: impl Iterator<Item = &'static Placed>) -> AnyView {
    groups
        .map(|(group, paths)| match group {
            Group::Items if *paths == ["results"] => results(editing),
            Group::Items if *paths == ["checks"] => partner::checks(editing),
            Group::Items => list(editing, paths.first().copied().unwrap_or_default()),
            group => fields(editing, *group, paths),
        })
        .collect_view()
        .into_any()
}

fn header(editing: Editing, t: &'static Texts) -> AnyView {
    let (collection, id) = (editing.collection, editing.id);
    let desk = editing.desk;
    let there = editing.record().is_some();
    let deleted = !there && desk.with(|it| it.table(collection).gone(id).is_some());
    let name = desk.name(collection, id);
    let title = match (there, name.is_empty()) {
        (false, _) if editing.is_unreadable() => t.records.unreadable_title.to_owned(),
        (false, _) if deleted => t.records.deleted.to_owned(),
        (false, _) => t.records.new.to_owned(),
        (true, true) => t.records.unnamed.to_owned(),
        (true, false) => name,
    };
    let delete = move || {
        desk.dispatch(Command::Delete(collection, id));
        address::go(&desk.way_back(collection));
    };
    // Her name may stand in the history still.
    let forgettable = collection == Collection::Person && (there || deleted);
    let export = move || export_file(desk, vec![(collection, id)]);
    let forget = Route::Forget(id).to_string();
    view! {
        <div class="page-header">
            {page_header(title, collection_name(t, collection).to_owned())}
            <div class="actions">
                {back_to_list(desk, collection, t)}
                {there.then(|| button(Some("export".to_owned()), t.records.export, Box::new(export)))}
                {forgettable.then(|| view! { <a class="button" href=forget>{t.records.forget}</a> })}
                {there.then(|| button(Some("delete".to_owned()), t.records.delete, Box::new(delete)))}
            </div>
        </div>
    }
    .into_any()
}

fn fields(editing: Editing, group: Group, paths: &'static [&'static str]) -> AnyView {
    let legend = live_text(move || group_label(editing.desk.app.texts(), group).to_owned());
    let notice = (editing.collection == Collection::Mobility && group == Group::When)
        .then(|| live(move || reversed(editing, editing.desk.app.texts())));
    let fields = paths
        .iter()
        .map(|path| match (editing.collection, *path) {
            (Collection::Partner, completion::NAME) => completion::name_field(editing),
            _ => field(editing, Path::of_field(path)),
        })
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

fn group_label(t: &Texts, group: Group) -> &'static str {
    let t = &t.records;
    match group {
        Group::Identity => t.group_identity,
        Group::Place => t.group_place,
        Group::Profile => t.group_profile,
        Group::Codes => t.group_codes,
        Group::Links => t.group_links,
        Group::Systems => t.group_systems,
        Group::Recognition => t.group_recognition,
        Group::Reach => t.group_reach,
        Group::Studies => t.group_studies,
        Group::When => t.group_when,
        Group::Language => t.group_language,
        Group::Lead => t.group_lead,
        Group::Pace => t.group_pace,
        Group::Offer => t.group_offer,
        Group::Level => t.group_level,
        Group::Charter => t.group_charter,
        Group::Catalogue => t.group_catalogue,
        Group::Exemption => t.group_exemption,
        Group::Reception => t.group_reception,
        Group::Judging => t.group_judging,
        Group::Items | Group::Notes => t.group_notes,
    }
}
