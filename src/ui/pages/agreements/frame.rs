//! The page of one agreement: its head, its steps, the step itself, what it adds up to.

use super::balance::balance;
use super::builder::Builder;
use super::courses::courses;
use super::linked::{conditions, institutions, period, student};
use super::steps::{self, navigation};
use super::{commitments, preview, start};
use crate::agreement::State;
use crate::agreement::duplicate::duplicate;
use crate::agreement::life;
use crate::model::records::Collection;
use crate::route::Route;
use crate::route::list::ListForm;
use crate::route::step::Step;
use crate::text::Texts;
use crate::ui::components::page_header;
use crate::ui::desk::State as DeskState;
use crate::ui::pages::data::export as export_file;
use crate::ui::pages::records::{back_to_list, state_name};
use crate::ui::platform::{address, page, random};
use crate::workspace::Command;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// The page.
pub fn agreement(builder: Builder, step: Step) -> AnyView {
    let there = Memo::new(move |_| builder.life.with(Option::is_some));
    let reading = Memo::new(move |_| !builder.desk.state.with(DeskState::is_open));
    let body = move || match (there.get(), reading.get()) {
        (true, _) => built(builder, step),
        (false, true) => ().into_any(),
        (false, false) => start::start(builder),
    };
    view! {
        {move || head(builder)}
        {body}
    }
    .into_any()
}

fn built(builder: Builder, step: Step) -> AnyView {
    let body = match step {
        Step::Student => student(builder),
        Step::Institutions => institutions(builder),
        Step::Period => period(builder),
        Step::Courses => courses(builder),
        Step::Conditions => conditions(builder),
        Step::Commitments => commitments::step(builder),
        Step::Preview => preview::step(builder),
        Step::Whole => [student, institutions, period, courses, conditions]
            .map(|draw| draw(builder))
            .into_iter()
            .collect_view()
            .into_any(),
    };
    let filled = step.is_form();
    let locked = step != Step::Courses;
    let closed = Memo::new(move |_| filled && !builder.is_open());
    let next = step.next().map(|next| {
        view! {
            <p class="actions next">
                <a class="button" data-variant="primary"
                    href=Route::Agreement(builder.id, next).to_string()>
                    {move || builder.t().agreement.next(steps::name(builder.t(), next))}
                </a>
            </p>
        }
    });
    view! {
        {navigation(builder, step)}
        {move || closed.get().then(|| frozen(builder))}
        <div class="builder" data-step=step.word()
            data-beside=move || (filled && builder.desk.beside.get()).to_string()>
            <div class="builder-main">
                // Tables can be copied still; they lock themselves.
                <fieldset class="plain-group" disabled=move || locked && closed.get()>{body}</fieldset>
                {next}
            </div>
            <aside class="builder-side" aria-label=move || builder.t().agreement.side>
                {balance(builder)}
                {lacking(builder, step)}
            </aside>
            {(step != Step::Preview).then(|| preview::beside(builder))}
        </div>
    }
    .into_any()
}

/// Why nothing can be typed, and what to do.
fn frozen(builder: Builder) -> AnyView {
    let t = &builder.t().agreement;
    let correct = move |_| builder.turn(life::correct(builder.id));
    let restore = move |_| builder.turn(life::archive(builder.id, false));
    match builder.life.get().map(|it| (it.state, it.number)) {
        Some((State::Archived, _)) => view! {
            <p class="notice" role="status">
                {t.archived_notice} " "
                <button type="button" class="button" id="unarchive" on:click=restore>{t.unarchive}</button>
            </p>
        }
        .into_any(),
        Some((_, number)) => view! {
            <p class="notice" role="status">
                {t.frozen_notice(&number.to_string())} " "
                <button type="button" class="button" id="correct" on:click=correct>{t.correct}</button>
            </p>
        }
        .into_any(),
        None => ().into_any(),
    }
}

/// What is missing still, each with the way to it.
fn lacking(builder: Builder, here: Step) -> AnyView {
    let list = move || {
        let t = builder.t();
        if !builder.is_open() {
            return ().into_any();
        }
        let missing = builder.missing.get();
        if missing.is_empty() {
            return view! {
                <p class="ready">{t.agreement.nothing_missing}</p>
            }
            .into_any();
        }
        let count = missing.len();
        let items = missing.into_iter().map(|it| {
            let step = match here {
                Step::Whole => here,
                _ => steps::step_of(it.collection, it.path),
            };
            let element = steps::element_of(&it);
            let route = Route::Agreement(builder.id, step);
            let href = route.to_string();
            let go = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                address::go(&route);
                page::show_drawn(element.clone());
            };
            view! { <li><a href=href on:click=go>{steps::missing_text(t, &it)}</a></li> }
        });
        view! {
            <details class="lacking" open=count <= 12>
                <summary>{t.agreement.to_fill(count)}</summary>
                <ul>{items.collect_view()}</ul>
            </details>
        }
        .into_any()
    };
    view! {
        <section class="card" aria-live="polite" hidden=move || !builder.is_open()>
            <h2>{move || builder.t().agreement.lacking}</h2>
            {list}
        </section>
    }
    .into_any()
}

fn head(builder: Builder) -> AnyView {
    let t = builder.t();
    let life = builder.life.get();
    let back = back_to_list(builder.desk, Collection::Agreement, t);
    let Some(life) = life else {
        let gone = builder
            .desk
            .with(|it| it.table(Collection::Agreement).gone(builder.id).is_some());
        let title = if gone {
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
    };
    let name = builder.desk.name(Collection::Agreement, builder.id);
    let title = if name.is_empty() {
        t.agreement.new.to_owned()
    } else {
        name
    };
    let state = state_name(t, life.state);
    let is_template = builder.editing.values().get("template") == "true";
    let version = t.agreement.version(&life.number.to_string());
    view! {
        <div class="page-header">
            <div class="page-title">
                <h1 tabindex="-1">{title}</h1>
                <p class="context">
                    {t.collections.agreement} " · " {version} " "
                    <span class="badge" id="agreement-state" role="status" data-state=life.state.key()>{state}</span>
                    {is_template.then(|| view! { " "<span class="badge">{t.host.template}</span> })}
                </p>
            </div>
            {actions(builder, back, life.state == State::Archived, t)}
        </div>
    }
    .into_any()
}

fn actions(builder: Builder, back: AnyView, archived: bool, t: &'static Texts) -> AnyView {
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
    let versions = desk.with(|it| life::ids_of(it, id).next().is_some());
    let is_template = builder.editing.values().get("template") == "true";
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
