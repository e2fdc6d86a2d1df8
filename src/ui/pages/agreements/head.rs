//! The head of the page of one agreement: what it is called, how far it is, what can be
//! done with it as a whole.

use super::builder::Builder;
use super::frozen;
use crate::agreement::State;
use crate::agreement::duplicate::duplicate;
use crate::agreement::life;
use crate::model::records::Collection;
use crate::route::Route;
use crate::route::list::ListForm;
use crate::route::step::Step;
use crate::text::Texts;
use crate::ui::components::{live, page_header};
use crate::ui::pages::data::export as export_file;
use crate::ui::pages::records::{back_to_list, state_name};
use crate::ui::platform::{address, random};
use crate::workspace::Command;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// What the head shows. It is drawn anew only when some of that changes, and not with
/// every field.
#[derive(Clone, PartialEq, Eq)]
enum Shown {
    /// Nothing of that id is there; whether it was deleted.
    Nothing { deleted: bool },
    /// The agreement.
    There {
        name: String,
        state: State,
        number: usize,
        template: bool,
        versions: bool,
    },
}

/// The head.
pub fn head(builder: Builder) -> AnyView {
    let shown = Memo::new(move |_| shown(builder));
    live(move || drawn(builder, shown.get()))
}

fn shown(builder: Builder) -> Shown {
    builder.moved.track();
    let (desk, id) = (builder.desk, builder.id);
    let Some(life) = builder.life.get() else {
        let deleted = desk.with(|it| it.table(Collection::Agreement).gone(id).is_some());
        return Shown::Nothing { deleted };
    };
    let frozen = builder.frozen.get();
    let name = desk.with(|it| frozen.and_then(|version| frozen::name(it, version)));
    Shown::There {
        name: name.unwrap_or_else(|| desk.name(Collection::Agreement, id)),
        state: life.state,
        number: life.number,
        template: builder.editing.values().get("template") == "true",
        versions: desk.with(|it| life::ids_of(it, id).next().is_some()),
    }
}

fn drawn(builder: Builder, shown: Shown) -> AnyView {
    let t = builder.t();
    let back = back_to_list(builder.desk, Collection::Agreement, t);
    let (name, state, number, template, versions) = match shown {
        Shown::There {
            name,
            state,
            number,
            template,
            versions,
        } => (name, state, number, template, versions),
        Shown::Nothing { deleted } => {
            let title = if deleted {
                t.records.deleted
            } else {
                t.agreement.new
            };
            return view! {
                <div class="page-header">
                    {page_header(title, t.collections.agreement.to_owned())}
                    <div class="actions">{back}</div>
                </div>
            }
            .into_any();
        }
    };
    let title = if name.is_empty() {
        t.agreement.new.to_owned()
    } else {
        name
    };
    let version = t.agreement.version(&number.to_string());
    view! {
        <div class="page-header">
            <div class="page-title">
                <h1 tabindex="-1">{title}</h1>
                <p class="context">
                    {t.collections.agreement} " · " {version} " "
                    <span class="badge" id="agreement-state" role="status" data-state=state.key()>{state_name(t, state)}</span>
                    {template.then(|| view! { " "<span class="badge">{t.host.template}</span> })}
                </p>
            </div>
            {actions(builder, back, (state == State::Archived, template, versions), t)}
        </div>
    }
    .into_any()
}

/// The buttons, of an agreement that is archived, a template, has versions.
fn actions(
    builder: Builder,
    back: AnyView,
    (archived, is_template, versions): (bool, bool, bool),
    t: &'static Texts,
) -> AnyView {
    let (desk, id) = (builder.desk, builder.id);
    let copy = move |_| copy(builder);
    let archive = move |_| desk.dispatch(life::archive(id, !archived));
    let export = move |_| export_file(desk, vec![(Collection::Agreement, id)]);
    let delete = move |_| {
        let versions = desk.with(|it| life::ids_of(it, id).next().is_some());
        if !versions {
            desk.dispatch(Command::Delete(Collection::Agreement, id));
            address::go(&Route::Records(Collection::Agreement, ListForm::default()));
        }
    };
    let template = move |_| {
        let mark = (!is_template).then(|| "true".to_owned());
        let place = Path::of_field("template");
        desk.dispatch(Command::Set(Collection::Agreement, id, place, mark));
    };
    view! {
        <div class="actions">
            {back}
            <button type="button" class="button wide" id="beside"
                aria-pressed=move || desk.beside.get().to_string()
                on:click=move |_| desk.beside.update(|it| *it = !*it)>{t.agreement.beside}</button>
            <button type="button" class="button" id="export" on:click=export>{t.agreement.export}</button>
            <details class="menu">
                <summary class="button">{t.agreement.more}</summary>
                <div class="menu-body actions">
                    <button type="button" class="button" id="duplicate" on:click=copy>{t.agreement.duplicate}</button>
                    <button type="button" class="button" id="template" on:click=template>
                        {if is_template { t.host.no_template } else { t.host.use_as_template }}
                    </button>
                    <button type="button" class="button" id="archive" on:click=archive>
                        {if archived { t.agreement.unarchive } else { t.agreement.archive }}
                    </button>
                    {(!versions).then(|| view! {
                        <button type="button" class="button" id="delete" on:click=delete>{t.records.delete}</button>
                    })}
                </div>
            </details>
        </div>
    }
    .into_any()
}

/// Makes a copy, and goes there.
fn copy(builder: Builder) {
    let fresh = random::id();
    let command = builder
        .desk
        .with(|it| duplicate(it, builder.id, fresh, random::id));
    if let Some(command) = command {
        builder.desk.dispatch(command);
        address::go(&Route::Agreement(fresh, Step::Student));
    }
}
