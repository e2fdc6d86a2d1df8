//! The page of a partner: its facets, and what stands above the form of each.

mod checks;
mod choice;
mod fit;
mod guide;
mod looked;
mod needs;
mod people;
mod profile;
mod quick;
mod sheets;
mod stage;
mod success;
mod tier;

pub use checks::cards as checks;

use super::editing::Editing;
use super::form;
use crate::model::records::{Collection, Facet, Id};
use crate::route::facet::route;
use crate::text::Texts;
use crate::ui::components::live;
use leptos::prelude::*;

/// The page of one facet.
pub fn page(id: Id, facet: Facet) -> AnyView {
    form::page(Collection::Partner, id, Some(facet))
}

/// What stands above the form of a facet: the way to the others, and its cards.
pub fn above(editing: Editing, facet: Facet) -> AnyView {
    let cards = match facet {
        Facet::Relation => [
            stage::card(editing),
            quick::card(editing),
            people::card(editing),
        ]
        .into_iter()
        .collect_view()
        .into_any(),
        Facet::Proposal => [
            sheets::of_arguments(editing),
            live(move || needs::notice(editing, editing.desk.app.texts())),
        ]
        .into_iter()
        .collect_view()
        .into_any(),
        Facet::Examination => [
            sheets::of_review(editing),
            fit::card(editing),
            success::card(editing),
        ]
        .into_iter()
        .collect_view()
        .into_any(),
        Facet::Recognition => live(move || guide::guide(editing)),
        Facet::Hosting => profile::card(editing),
        Facet::Card => ().into_any(),
    };
    view! {
        {live(move || navigation(editing.id, facet, editing.desk.app.texts()))}
        {cards}
    }
    .into_any()
}

/// The facets as links.
fn navigation(id: Id, here: Facet, t: &'static Texts) -> AnyView {
    let links = Facet::ALL.map(|facet| {
        let current = (facet == here).then_some("page");
        let href = route(id, facet).to_string();
        view! { <li><a href=href aria-current=current>{name(t, facet)}</a></li> }
    });
    view! {
        <nav class="facets" aria-label=t.records.facets>
            <ul>{links.into_iter().collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// What a facet is called.
pub fn name(t: &Texts, facet: Facet) -> &'static str {
    let t = &t.records;
    match facet {
        Facet::Card => t.facet_card,
        Facet::Relation => t.facet_relation,
        Facet::Proposal => t.facet_proposal,
        Facet::Examination => t.facet_examination,
        Facet::Hosting => t.facet_hosting,
        Facet::Recognition => t.facet_recognition,
    }
}
