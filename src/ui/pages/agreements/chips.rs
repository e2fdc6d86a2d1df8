//! What is known already, to be taken over with one press.

use super::builder::Builder;
use super::linked::places;
use crate::model::records::Collection;
use crate::workspace::Command;
use crate::workspace::change::Deed;
use crate::workspace::flat::Flat;
use leptos::prelude::*;

/// What a press takes over: what it is called, and texts for places of the agreement.
type Offer = (String, Vec<(&'static str, String)>);

/// The people whom an institution names as contacts.
pub fn contacts(builder: Builder, of: Collection) -> AnyView {
    let paths = match of {
        Collection::Office => ["sending.contact", "sending.email", "sending.phone"],
        _ => ["receiving.contact", "receiving.email", "receiving.phone"],
    };
    offers(builder, move |it| {
        let record = record(builder, of);
        let ids = record.items("contacts").to_vec();
        let known = ids.into_iter().map(move |id| {
            let at = |field: &str| record.get(&format!("contacts[{id}].{field}")).to_owned();
            let texts = ["name", "email", "phone"].map(at);
            (at("name"), paths.into_iter().zip(texts).collect::<Vec<_>>())
        });
        let [name, ..] = paths;
        let taken = it.get(name).to_owned();
        known
            .filter(|(name, _)| !name.is_empty() && *name != taken)
            .collect()
    })
}

/// The links that the partner's record knows.
pub fn links(builder: Builder) -> AnyView {
    offers(builder, move |it| {
        let record = record(builder, Collection::Partner);
        let known = ["catalogue", "provisions"].into_iter().map(|path| {
            let text = record.get(path).to_owned();
            (text.clone(), vec![(path, text)])
        });
        known
            .filter(|(text, places)| {
                let here = places.first().map(|(path, _)| it.get(path));
                !text.is_empty() && here != Some(text)
            })
            .collect()
    })
}

fn record(builder: Builder, of: Collection) -> Flat {
    builder.sheet.track();
    let field = of.key();
    let id = builder.refers(field);
    let text = id.and_then(|id| builder.desk.record(of, id));
    Flat::of(&text.unwrap_or_default())
}

fn offers(
    builder: Builder,
    known: impl Fn(&Flat) -> Vec<Offer> + Send + Sync + 'static,
) -> AnyView {
    let list = move || {
        if !builder.is_open() {
            return None;
        }
        let offers = known(&builder.editing.values());
        let chips = offers.into_iter().map(|(name, texts)| {
            let take = move |_| {
                let brought = places(builder.id, texts.clone());
                builder
                    .desk
                    .dispatch(Command::Bring(Deed::Edit, vec![brought]));
            };
            view! { <li><button type="button" class="chip" on:click=take>{name}</button></li> }
        });
        let chips = chips.collect_view();
        (!chips.is_empty()).then(|| {
            view! {
                <div class="known">
                    <span>{builder.t().agreement.take_over}</span>
                    <ul class="chips">{chips}</ul>
                </div>
            }
        })
    };
    list.into_any()
}
