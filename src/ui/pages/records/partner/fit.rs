//! The criteria of the office, applied to a partner: each term of the sum.

use super::choice::{Question, words};
use super::looked::{office, partner};
use super::tier;
use crate::insight::register::fit::{Fit, Term, weight_of};
use crate::model::records::{Collection, Criterion, ScoreValue};
use crate::route::Route;
use crate::route::list::ListForm;
use crate::text::Texts;
use crate::ui::components::live;
use crate::ui::pages::records::Editing;
use crate::ui::platform::clock;
use leptos::prelude::*;

/// The card.
pub fn card(editing: Editing) -> AnyView {
    let drawn = live(move || draw(editing, editing.desk.app.texts()));
    view! { <section class="card" id="fit">{drawn}</section> }.into_any()
}

fn draw(editing: Editing, t: &'static Texts) -> AnyView {
    let w = &t.partner;
    let (partner, office) = (partner(editing), office(editing));
    let fit = Fit::of(&partner, &office);
    let asked = office.criteria.iter().map(|it| &it.value);
    let asked = asked.filter(|it| !it.retired.is_some_and(|it| it.0));
    let asked: Vec<AnyView> = asked
        .enumerate()
        .filter_map(|(at, it)| question(editing, at, it))
        .collect();
    let offices = Route::Records(Collection::Office, ListForm::default()).to_string();
    let none = asked.is_empty().then(|| {
        view! { <p>{w.fit_none}" "<a href=offices>{w.fit_office}</a></p> }
    });
    let terms: Vec<String> = fit.terms.iter().map(|it| term(it, t)).collect();
    let terms = terms
        .into_iter()
        .map(|it| view! { <li>{it}</li> })
        .collect_view();
    let number = |it| t.number_or_approximation(it);
    let sum = fit.share.as_ref().map(|share| {
        let said = w.fit_sum(&number(&fit.sum), &number(&fit.most), &number(share));
        view! { <p><strong>{said}</strong></p> }
    });
    let coverage = fit
        .coverage
        .as_ref()
        .map(|it| view! { <p>{w.fit_coverage(&number(it))}</p> });
    view! {
        <h2>{w.fit}</h2>
        {tier::said(&partner, &office, clock::today(), t)}
        {none}
        <div class="fields">{asked}</div>
        <ul class="plain" id="fit-terms">{terms}</ul>
        {sum}
        {coverage}
    }
    .into_any()
}

/// The choice of a score. A score of another day is another item, with the name and the
/// weight that the criterion has now.
fn question(editing: Editing, at: usize, criterion: &Criterion) -> Option<AnyView> {
    let t = editing.desk.app.texts();
    let name = criterion.name.as_ref()?.as_str().to_owned();
    let kind = criterion.kind.map(|it| ("kind", it.word().to_owned()));
    let weight = weight_of(criterion).to_string();
    let question = Question {
        list: "scores",
        asked: vec![("criterion", name.clone())],
        along: kind.into_iter().chain([("weight", weight)]).collect(),
        field: "score",
        words: words::<ScoreValue>(),
        dated: true,
    };
    let label = t.fields.score_score;
    let drawn = question.draw(
        editing,
        &format!("score-{at}"),
        label,
        Some(t.partner.score_of(&name)),
    );
    Some(view! { <div><p>{name}</p>{drawn}</div> }.into_any())
}

fn term(it: &Term, t: &Texts) -> String {
    let w = &t.partner;
    let number = |it| t.number_or_approximation(it);
    let said = w.fit_term(
        &it.criterion,
        &number(&it.weight),
        &number(&it.score),
        &number(&it.product),
    );
    if it.is_old {
        format!("{said} ({})", w.fit_old)
    } else {
        said
    }
}
