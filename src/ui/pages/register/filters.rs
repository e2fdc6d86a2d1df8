//! What partners are filtered by: chosen in a menu, shown as chips, each taken off with
//! one press.

use super::reading::name;
use crate::model::form::Field as _;
use crate::model::records::{Collection, Facet};
use crate::route::facet::route;
use crate::route::list::{ListField, ListForm, NEAR};
use crate::text::labels::choice_label;
use crate::text::{Texts, fold};
use crate::ui::components::{Choice, SelectField, live};
use crate::ui::desk::{Desk, State};
use crate::ui::pages::words;
use crate::ui::platform::page;
use crate::workspace::Workspace;
use crate::workspace::register::filter::{Able, Depths, able, used};
use leptos::prelude::*;

const OF: Collection = Collection::Partner;

/// The menu of the filters.
pub fn filters(desk: Desk, form: RwSignal<ListForm>, depths: StoredValue<Depths>) -> AnyView {
    // What is offered is looked through only for whoever opens it.
    let opened = RwSignal::new(false);
    let body = move || {
        if !opened.get() {
            return ().into_any();
        }
        desk.state.with(State::is_open);
        let t = desk.app.texts();
        let fields = ListField::FILTERS.into_iter();
        let fields = fields.filter_map(|field| choice_of(desk, form, depths, field, t));
        fields.collect_view().into_any()
    };
    view! {
        <details class="menu" id="filter-menu">
            <summary class="button" on:click=move |_| opened.set(true)>
                {move || desk.app.texts().register.filter}
            </summary>
            <div class="menu-body filters">{live(body)}</div>
        </details>
    }
    .into_any()
}

/// The choice of one filter; nothing where no partner says anything to choose from.
fn choice_of(
    desk: Desk,
    form: RwSignal<ListForm>,
    depths: StoredValue<Depths>,
    field: ListField,
    t: &'static Texts,
) -> Option<AnyView> {
    let now = form.with(|it| it.get(field).to_owned());
    let set = move |text: String| form.update(|it| it.set(field, text));
    if field == ListField::Near {
        let is_on = !now.is_empty();
        let toggle = move |_| {
            set(if is_on {
                String::new()
            } else {
                NEAR.to_owned()
            });
        };
        return Some(
            view! {
                <label class="check">
                    <input type="checkbox" id="filter-local" prop:checked=is_on on:change=toggle />
                    {t.register.local}
                </label>
            }
            .into_any(),
        );
    }
    let mut offered = Vec::new();
    depths.update_value(|depths| offered = desk.with(|it| used(it, field, depths)));
    if offered.is_empty() && now.is_empty() {
        return None;
    }
    let known = |it: &str| offered.iter().any(|(word, _)| word == it);
    let lost = (!now.is_empty() && !known(&now)).then(|| now.clone());
    let mut choices: Vec<Choice> = desk.with(|workspace| {
        let counted = offered.iter().map(|(value, count)| Choice {
            label: format!("{} ({count})", value_label(workspace, t, field, value)),
            value: value.clone(),
        });
        counted.collect()
    });
    choices.sort_by_key(|it| fold(&it.label));
    choices.extend(lost.map(|value| Choice {
        label: value.clone(),
        value,
    }));
    choices.insert(
        0,
        Choice {
            value: String::new(),
            label: t.register.all.to_owned(),
        },
    );
    let key = format!("filter-{}", field.key());
    Some(SelectField::plain(label(t, field), choices).draw(&key, &now, Box::new(set)))
}

/// What is filtered by, as chips.
pub fn chips(desk: Desk, form: RwSignal<ListForm>) -> AnyView {
    live(move || {
        let t = desk.app.texts();
        desk.state.with(State::is_open);
        let asked: Vec<(ListField, String)> = form.with(|form| {
            let all = ListField::FILTERS.map(|it| (it, form.get(it).to_owned()));
            all.into_iter()
                .filter(|(_, text)| !text.is_empty())
                .collect()
        });
        if asked.is_empty() {
            return ().into_any();
        }
        let chip = |(field, value): (ListField, String)| {
            let said = if field == ListField::Near {
                t.register.local.to_owned()
            } else {
                let value = desk.with(|it| value_label(it, t, field, &value));
                t.register.filtered(label(t, field), &value)
            };
            let others = others(field);
            let off = move |_| {
                page::focus_next(others.clone());
                form.update(|it| it.set(field, ""));
            };
            view! {
                <li>
                    <button type="button" class="chip" id=chip_id(field) on:click=off>
                        <span class="unseen">{t.register.filter_off}" "</span>
                        {said}<span aria-hidden="true">" ×"</span>
                    </button>
                </li>
            }
        };
        let chips = asked.into_iter().map(chip).collect_view();
        let skill = form.with(|it| it.get(ListField::Skill).to_owned());
        let able = (!skill.is_empty()).then(|| people(desk, &skill, t));
        view! {
            <ul class="chips" id="filters-on" aria-label=t.register.filters_on>{chips}</ul>
            {able}
        }
        .into_any()
    })
}

/// Who can do it, of both sides.
fn people(desk: Desk, skill: &str, t: &'static Texts) -> AnyView {
    let all = desk.with(|it| able(it, skill));
    let row = |it: Able| {
        let href = route(it.partner, Facet::Relation).to_string();
        let partner = name(desk, it.partner, t.records.unnamed);
        let side = it.side.map(|it| choice_label(t, "side", it.word()));
        let side = side.unwrap_or_default();
        view! { <li>{it.who}" · "{side}" · "<a href=href>{partner}</a></li> }
    };
    let rows = all.into_iter().map(row).collect_view();
    view! { <ul class="card plain" id="able" aria-label=t.register.able>{rows}</ul> }.into_any()
}

fn chip_id(field: ListField) -> String {
    format!("filter-off-{}", field.key())
}

/// What takes the focus when a chip goes: another one, else the search.
fn others(field: ListField) -> Vec<String> {
    let others = ListField::FILTERS.into_iter().filter(|it| *it != field);
    let search = std::iter::once("search".to_owned());
    others.map(chip_id).chain(search).collect()
}

fn label(t: &Texts, field: ListField) -> &'static str {
    let t = &t.register;
    match field {
        ListField::Stage => t.stage,
        ListField::Kind => t.kind,
        ListField::Country => t.country,
        ListField::Tag => t.tag,
        ListField::Sector => t.sector,
        ListField::Network => t.network,
        ListField::Sphere => t.sphere,
        ListField::Skill => t.skill,
        ListField::Near => t.local,
        ListField::Query | ListField::Sort | ListField::Without | ListField::State => "",
    }
}

fn value_label(workspace: &Workspace, t: &Texts, field: ListField, value: &str) -> String {
    let path = match field {
        ListField::Stage => "status",
        ListField::Kind => "kind",
        ListField::Country => "country",
        ListField::Sphere => {
            let said = choice_label(t, "contacts.sphere", value);
            return if said.is_empty() { value } else { said }.to_owned();
        }
        _ => return value.to_owned(),
    };
    words(workspace, t, OF, path, value)
}
