//! The page of one agreement: its steps, the step itself, what it adds up to.

use super::balance::balance;
use super::builder::Builder;
use super::courses::courses;
use super::head::head;
use super::linked::{conditions, institutions, period, student};
use super::steps::{self, navigation};
use super::{commitments, correction, findings, preview, start};
use crate::agreement::State;
use crate::agreement::life;
use crate::route::Route;
use crate::route::step::Step;
use crate::ui::desk::State as DeskState;
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
        {head(builder)}
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
        {(step != Step::Preview).then(|| correction::notice(builder))}
        <div class="builder" data-step=step.word()
            data-beside=move || (filled && builder.desk.beside.get()).to_string()>
            <div class="builder-main">
                // Tables can be copied still; they lock themselves.
                <fieldset class="plain-group" disabled=move || locked && closed.get()>{body}</fieldset>
                {next}
            </div>
            <aside class="builder-side" aria-label=move || builder.t().agreement.side>
                {balance(builder)}
                {findings::panel(builder, step)}
            </aside>
            {(step != Step::Preview).then(|| preview::beside(builder))}
        </div>
    }
    .into_any()
}

/// Why nothing can be typed, and what to do.
fn frozen(builder: Builder) -> AnyView {
    let t = &builder.t().agreement;
    let correct = move |_| correction::begin(builder);
    let restore = move |_| builder.turn(life::archive(builder.id, false));
    match builder.life.get().map(|it| (it.state, it.number)) {
        Some((State::Archived, _)) => view! {
            <div class="notice">
                <span role="status">{t.archived_notice}</span> " "
                <button type="button" class="button" id="unarchive" on:click=restore>{t.unarchive}</button>
            </div>
        }
        .into_any(),
        Some((_, number)) => view! {
            <div class="notice">
                <span role="status">{t.frozen_notice(&number.to_string())}</span> " "
                <button type="button" class="button" id="correct" on:click=correct>{t.correct}</button>
            </div>
        }
        .into_any(),
        None => ().into_any(),
    }
}
