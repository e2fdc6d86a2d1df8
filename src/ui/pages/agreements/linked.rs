//! The steps that are forms: who goes, from where to where, when, on which conditions.
//!
//! Who and where are records of their own, filled in here as anywhere else, so that
//! nothing is typed twice.

use super::builder::Builder;
use super::{chips, frozen, host};
use crate::model::records::{Collection, Id};
use crate::text::labels::field_label;
use crate::ui::components::live;
use crate::ui::pages::records::{Editing, field};
use crate::ui::platform::random;
use crate::workspace::Command;
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// A group of fields: its heading, and the fields.
type Group = (
    fn(&crate::text::Texts) -> &'static str,
    &'static [&'static str],
);

const PERSON: &[&str] = &[
    "familyNames",
    "givenNames",
    "birthDate",
    "nationality",
    "gender",
    "email",
    "phone",
    "esi",
    "studentNumber",
    "studyLevel",
    "isced",
    "iscedClarification",
];

const OFFICE: &[&str] = &[
    "names.fr",
    "names.en",
    "country",
    "city",
    "erasmus",
    "schac",
    "creditSystem",
    "tolerance",
    "cti",
];

const PARTNER: &[&str] = &[
    "names.local",
    "country",
    "city",
    "erasmus",
    "schac",
    "creditSystem",
    "creditFactor",
    "creditFactorSource",
    "creditFactorOn",
    "languageLevel",
    "verifiedOn",
];

/// Who goes, and under what.
pub fn student(builder: Builder) -> AnyView {
    view! {
        {host::deadlines(builder)}
        {own(builder, (|t| t.agreement.group_frame, &["scheme", "number", "mobility"]))}
        {linked(builder, "person", Collection::Person, PERSON)}
    }
    .into_any()
}

/// From where to where.
pub fn institutions(builder: Builder) -> AnyView {
    let sending = &[
        "sending.unit",
        "sending.contact",
        "sending.email",
        "sending.phone",
    ];
    let receiving = &[
        "receiving.unit",
        "receiving.contact",
        "receiving.email",
        "receiving.phone",
    ];
    view! {
        {linked(builder, "office", Collection::Office, OFFICE)}
        {own(builder, (|t| t.agreement.group_sending, sending))}
        {chips::contacts(builder, Collection::Office)}
        {linked(builder, "partner", Collection::Partner, PARTNER)}
        {own(builder, (|t| t.agreement.group_receiving, receiving))}
        {chips::contacts(builder, Collection::Partner)}
    }
    .into_any()
}

/// When.
pub fn period(builder: Builder) -> AnyView {
    view! {
        {own(builder, (|t| t.agreement.group_stay, &["span", "hostYear", "start", "end"]))}
        {own(builder, (|t| t.agreement.group_virtual, &["virtualStart", "virtualEnd"]))}
    }
    .into_any()
}

/// Language, links and conditions.
pub fn conditions(builder: Builder) -> AnyView {
    view! {
        {own(builder, (|t| t.agreement.group_language, &["language", "languageLevel"]))}
        {own(builder, (|t| t.agreement.group_links, &["catalogue", "provisions"]))}
        {chips::links(builder)}
        {own(builder, (|t| t.agreement.group_conditions, &["programme", "conditions", "notes"]))}
    }
    .into_any()
}

/// Fields of the agreement itself.
fn own(builder: Builder, (heading, paths): Group) -> AnyView {
    let fields = live(move || {
        if let Some(version) = builder.frozen.get() {
            return frozen::fields(builder, version, Collection::Agreement, paths);
        }
        let fields = paths
            .iter()
            .map(|path| field(builder.editing, Path::of_field(path)));
        view! { <div class="fields">{fields.collect_view()}</div> }.into_any()
    });
    view! {
        <section class="card group">
            <h2>{move || heading(builder.t())}</h2>
            {fields}
        </section>
    }
    .into_any()
}

/// A record that the agreement refers to: chosen, or made and filled in here. Of one that
/// is frozen, what the version keeps.
fn linked(
    builder: Builder,
    reference: &'static str,
    collection: Collection,
    paths: &'static [&'static str],
) -> AnyView {
    let body = live(move || match builder.frozen.get() {
        Some(version) => view! {
            {frozen::fields(builder, version, collection, paths)}
            {frozen::changed_since(builder, version, collection)}
        }
        .into_any(),
        None => referred(builder, reference, collection, paths),
    });
    view! {
        <section class="card group">
            <h2>{move || field_label(builder.t(), Collection::Agreement, reference)}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn referred(
    builder: Builder,
    reference: &'static str,
    collection: Collection,
    paths: &'static [&'static str],
) -> AnyView {
    let id = Memo::new(move |_| builder.refers(reference));
    let there = Memo::new(move |_| {
        builder.sheet.track();
        id.get()
            .filter(|id| builder.desk.with(|it| it.record(collection, *id).is_some()))
    });
    let add = move |_| make(builder, reference, collection);
    let form = move || {
        there.get().map(|id| {
            let editing = Editing::beside(collection, id);
            let fields = paths
                .iter()
                .map(|path| field(editing, Path::of_field(path)));
            view! { <div class="fields">{fields.collect_view()}</div> }
        })
    };
    view! {
        <div class="choose">
            {field(builder.editing, Path::of_field(reference))}
            <button type="button" class="button" data-variant="quiet" id=format!("new-{reference}")
                on:click=add>{move || builder.t().agreement.new_record}</button>
        </div>
        {form}
    }
    .into_any()
}

/// Makes an empty record, and lets the agreement refer to it.
fn make(builder: Builder, reference: &str, collection: Collection) {
    let fresh = random::id();
    let brought = vec![
        Brought::whole(collection, fresh, format!("{{\"id\":\"{fresh}\"}}")),
        places(builder.id, vec![(reference, fresh.to_string())]),
    ];
    builder.desk.dispatch(Command::Bring(Deed::Add, brought));
}

/// Texts for places of the agreement.
pub fn places(agreement: Id, texts: Vec<(&str, String)>) -> Brought {
    let places = texts.into_iter().map(|(path, text)| {
        let value = (!text.is_empty()).then(|| quoted(&text).into());
        (Path::of_field(path), value)
    });
    Brought::places(Collection::Agreement, agreement, places.collect())
}
