//! Whose transcript it is, who issued it, and which agreement it answers.

use super::state::{Agreement, Chosen, Import};
use crate::exchange::incoming::Differs;
use crate::model::records::{Collection, Id};
use crate::text::Texts;
use crate::text::labels::{collection_name, field_label};
use crate::ui::components::{Choice, Found, Picker, SelectField, live, live_text};
use crate::ui::pages::{cell, columns_of};
use crate::workspace::listing::matches;
use leptos::prelude::*;

/// How many suggestions are shown at most.
const MOST: usize = 8;

/// The card.
pub fn whose(import: Import) -> AnyView {
    view! {
        <section class="card" id="import-whose">
            <h2>{live_text(move || import.t().import.whose.to_owned())}</h2>
            <div class="fields">
                {live(move || party(import, Collection::Person))}
                {party_live(import)}
                {live(move || agreement(import))}
            </div>
            {live(move || warning(import))}
        </section>
    }
    .into_any()
}

fn party_live(import: Import) -> AnyView {
    live(move || party(import, Collection::Partner))
}

/// The choice of a person or a partner: a record that is there, or a new one.
fn party(import: Import, collection: Collection) -> AnyView {
    let chosen = match collection {
        Collection::Person => import.person,
        _ => import.partner,
    };
    if collection == Collection::Person && import.is_only_tables() {
        return ().into_any();
    }
    import.stage.track();
    let is_new = Memo::new(move |_| chosen.get() == Chosen::New);
    let t = import.t();
    let named = named(import, t, collection);
    let key = collection.key();
    let set = move |to: Chosen| {
        chosen.set(to);
        import.sure.set(false);
        import.agreement.set(Agreement::Proposed);
    };
    if is_new.get() {
        let Some(named) = named else {
            return ().into_any();
        };
        return view! {
            <div class="field">
                <p id=format!("new-{key}")>{t.import.will_create(collection_name(t, collection))}" "<strong>{named}</strong></p>
                <p><button type="button" class="button" id=format!("existing-{key}")
                    on:click=move |_| set(Chosen::Nobody)>{t.import.choose_existing}</button></p>
            </div>
        }
        .into_any();
    }
    let create = named.map(|named| {
        let wanted = move || chosen.get() == Chosen::Nobody;
        let label = t.import.create(&named);
        live(move || {
            let label = label.clone();
            let button = wanted().then(|| {
                view! {
                    <button type="button" class="button" id=format!("create-{key}")
                        on:click=move |_| set(Chosen::New)>{label}</button>
                }
            });
            button.into_any()
        })
    });
    view! { <div>{picker(import, collection, chosen)} {create}</div> }.into_any()
}

/// What the file says of somebody, for whom a record can be made.
fn named(import: Import, t: &Texts, collection: Collection) -> Option<String> {
    let text = match collection {
        Collection::Person => import.of_learner(|it| {
            let born = it.born.as_ref().and_then(|it| it.day);
            let born = born.map(|it| format!(" · {}", t.date(it.date())));
            let name = format!("{} {}", it.given_names, it.family_name);
            format!("{}{}", name.trim(), born.unwrap_or_default())
        }),
        _ => Some(import.issuer()),
    };
    text.filter(|it| !it.trim().is_empty())
}

fn picker(import: Import, collection: Collection, chosen: RwSignal<Chosen>) -> AnyView {
    // What somebody types stays until a record is chosen.
    let typed = RwSignal::new(None::<String>);
    let texts = move || import.t();
    let path = collection.key();
    let set = move |to: Chosen| {
        chosen.set(to);
        import.sure.set(false);
        import.agreement.set(Agreement::Proposed);
    };
    let picker = Picker {
        label: Callback::new(move |()| field_label(texts(), Collection::Transcript, path)),
        hint: Callback::new(move |()| match chosen.get() {
            Chosen::There(_) | Chosen::New => String::new(),
            Chosen::Nobody => texts().import.choose.to_owned(),
        }),
        error: Callback::new(move |()| String::new()),
        text: Callback::new(move |()| {
            let known = match chosen.get() {
                Chosen::There(id) => import.desk.name(collection, id),
                Chosen::Nobody | Chosen::New => String::new(),
            };
            typed.get().unwrap_or(known)
        }),
        find: Callback::new(move |text: String| untrack(|| found(import, collection, &text))),
        count: Callback::new(move |count| texts().records.suggestions(count)),
    };
    picker.draw(
        &format!("import-{path}"),
        Callback::new(move |text: String| {
            if text.trim().is_empty() {
                set(Chosen::Nobody);
            }
            typed.set(Some(text));
        }),
        Callback::new(move |found: Found| {
            typed.set(None);
            if let Ok(id) = found.value.parse::<Id>() {
                set(Chosen::There(id));
            }
        }),
        Callback::new(move |()| {
            typed.try_set(None);
        }),
    )
}

fn found(import: Import, collection: Collection, text: &str) -> Vec<Found> {
    let t = import.t();
    let query = crate::text::fold(text.trim());
    let columns = columns_of(collection);
    import.desk.with(|workspace| {
        let rows = workspace.table(collection).rows();
        let found = rows.filter_map(|(id, row)| {
            let cells = columns.iter();
            let cells = cells.map(|it| cell(workspace, t, collection, row, it));
            let cells: Vec<String> = cells.filter(|it| !it.is_empty()).collect();
            let fits = matches(&crate::text::fold(&cells.join(" ")), &query);
            fits.then(|| Found {
                value: id.to_string(),
                label: workspace.name(collection, id),
                detail: cells.get(2..5).unwrap_or_default().join(" · "),
            })
        });
        found.take(MOST).collect()
    })
}

/// The agreements of the person with the partner.
fn agreement(import: Import) -> AnyView {
    let t = import.t();
    let all = import.agreements();
    if all.is_empty() {
        let both = matches!(
            (import.person.get(), import.partner.get()),
            (Chosen::There(_), Chosen::There(_))
        );
        let said =
            both.then(|| view! { <p class="hint" id="no-agreement">{t.import.no_agreement}</p> });
        return said.into_any();
    }
    let mut choices = vec![Choice {
        value: String::new(),
        label: t.import.without_agreement.to_owned(),
    }];
    choices.extend(all.iter().map(|it| {
        let name = import.desk.name(Collection::Agreement, it.id);
        let name = if name.is_empty() {
            t.records.unnamed.to_owned()
        } else {
            name
        };
        let state = if it.in_force {
            t.import.in_force
        } else {
            t.import.not_in_force
        };
        Choice {
            value: it.id.to_string(),
            label: format!("{name} · {state}"),
        }
    }));
    let now = import.agreed().map(|it| it.to_string()).unwrap_or_default();
    let set = move |text: String| {
        let said = text.parse().map_or(Agreement::None, Agreement::Said);
        import.agreement.set(said);
    };
    let label = field_label(t, Collection::Transcript, "agreement");
    SelectField::plain(label, choices).draw("import-agreement", &now, Box::new(set))
}

/// That the transcript may be somebody else's, which has to be ticked away.
fn warning(import: Import) -> AnyView {
    let t = import.t();
    let differs = import.differs();
    if differs.is_empty() {
        return ().into_any();
    }
    let lines = differs.into_iter().map(|it| {
        let line = match it {
            Differs::Name(there, here) => t.import.differs_name(&there, &here),
            Differs::Born(there, here) => t
                .import
                .differs_born(&t.short_day(&there), &t.short_day(&here)),
        };
        view! { <li>{line}</li> }
    });
    view! {
        <div class="notice" data-tone="caution" role="alert" id="differs">
            <p><strong>{t.import.differs}</strong></p>
            <ul class="plain">{lines.collect_view()}</ul>
            <label class="check">
                <input type="checkbox" id="sure" prop:checked=move || import.sure.get()
                    on:change:target=move |event| import.sure.set(event.target().checked()) />
                <span>{t.import.sure}</span>
            </label>
        </div>
    }
    .into_any()
}
