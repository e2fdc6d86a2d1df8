//! Who the people at a partner are, and when one last had to do with each.

use super::looked::partner;
use crate::insight::register::people::{Known, people};
use crate::model::records::InteractionKind;
use crate::text::Texts;
use crate::text::labels::choice_label;
use crate::ui::components::live;
use crate::ui::pages::records::Editing;
use leptos::prelude::*;

/// The card; nothing where no contact is known.
pub fn card(editing: Editing) -> AnyView {
    live(move || {
        let t = editing.desk.app.texts();
        let partner = partner(editing);
        let people = people(&partner);
        if people.is_empty() {
            return ().into_any();
        }
        let rows = people.iter().map(|it| row(it, t)).collect_view();
        let (w, f) = (&t.partner, &t.fields);
        let heads = [
            f.contact_name,
            f.contact_function,
            f.contacts_interests,
            w.people_last,
        ];
        let heads = heads.map(|it| view! { <th scope="col">{it}</th> });
        view! {
            <section class="card" id="people">
                <h2>{w.people}</h2>
                <div class="scroll" tabindex="0" role="group" aria-label=w.people>
                    <table>
                        <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any()
    })
}

fn row(it: &Known<'_>, t: &'static Texts) -> AnyView {
    let contact = it.contact;
    let name = contact.name.as_ref().map(|it| it.as_str().to_owned());
    let function = contact.function.as_ref().map(|it| it.as_str().to_owned());
    let role = contact
        .role
        .map(|it| choice_label(t, "contacts.role", it.word()).to_owned());
    let interests = contact.interests.as_ref().map(|it| it.as_str().to_owned());
    let kind = |kind: InteractionKind| choice_label(t, "interactions.kind", kind.word());
    let last = it.last.map_or_else(
        || t.partner.people_never.to_owned(),
        |(on, exchange)| {
            let day = t.short_day(&on.to_string());
            let kind = exchange.kind.map(kind);
            kind.map_or(day.clone(), |kind| t.partner.sheet_line(&day, kind))
        },
    );
    view! {
        <tr>
            <th scope="row">{name.unwrap_or_default()}</th>
            <td>{function.or(role).unwrap_or_default()}</td>
            <td>{interests.unwrap_or_default()}</td>
            <td>{last}</td>
        </tr>
    }
    .into_any()
}
