//! The five conditions of a partnership that lasts, on one card.

use super::choice::{Question, words};
use super::looked::partner;
use crate::insight::register::conditions::{Success, step, steps};
use crate::model::form::Field as _;
use crate::model::records::{Collection, ConditionKind, Met};
use crate::route::Route;
use crate::route::list::{ListField, ListForm};
use crate::text::labels::choice_label;
use crate::text::{Texts, fold};
use crate::ui::components::live;
use crate::ui::pages::records::Editing;
use crate::workspace::table::cell;
use leptos::prelude::*;

/// The card.
pub fn card(editing: Editing) -> AnyView {
    let drawn = live(move || draw(editing, editing.desk.app.texts()));
    view! { <section class="card" id="success">{drawn}</section> }.into_any()
}

fn called(t: &Texts, condition: ConditionKind) -> &'static str {
    choice_label(t, "condition", condition.word())
}

fn draw(editing: Editing, t: &'static Texts) -> AnyView {
    let w = &t.partner;
    let success = Success::of(&partner(editing));
    let sum = t.number_or_approximation(&success.sum);
    let weakest = success.weakest.map(|it| {
        let step = step(it).map(|it| t.words(it)).unwrap_or_default();
        view! { <p id="weakest">{w.success_weakest(called(t, it), step)}</p> }
    });
    let questions = ConditionKind::ALL
        .iter()
        .map(|it| question(editing, *it, t));
    let source = steps().map(|it| w.gate_source(&it.source.citation));
    view! {
        <h2>{w.success}</h2>
        <p role="status"><strong>{w.success_sum(&sum, &success.judged.to_string())}</strong></p>
        {weakest}
        <div class="fields">{questions.collect_view()}</div>
        {branch(editing, t)}
        <p class="hint">{source}</p>
    }
    .into_any()
}

/// The way to the partners of the same branch, for joint events.
fn branch(editing: Editing, t: &'static Texts) -> AnyView {
    let Some(sector) = partner(editing).sector else {
        return ().into_any();
    };
    let same = editing.desk.with(|it| {
        let rows = it.table(Collection::Partner).rows();
        let same = rows.filter(|(id, row)| {
            let said = cell(Collection::Partner, row, "sector");
            *id != editing.id && fold(said) == fold(sector.as_str())
        });
        same.count()
    });
    let form = ListForm::from_pairs([(ListField::Sector.key(), sector.as_str())]);
    let href = Route::Records(Collection::Partner, form).to_string();
    view! { <p><a id="same-branch" href=href>{t.partner.same_branch(same)}</a></p> }.into_any()
}

fn question(editing: Editing, condition: ConditionKind, t: &'static Texts) -> AnyView {
    let question = Question {
        list: "conditions",
        asked: vec![("condition", condition.word().to_owned())],
        along: Vec::new(),
        field: "met",
        words: words::<Met>(),
        dated: true,
    };
    question.draw(
        editing,
        &format!("condition-{}", condition.word()),
        called(t, condition),
        None,
    )
}
