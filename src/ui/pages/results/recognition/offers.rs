//! The ways to answer a block: one is taken, and a reason given where it is not the proposed.

use super::case::Case;
use crate::agreement::recognition::{StayBlock, deciding, words};
use crate::model::records::Answer;
use crate::model::value::Value as _;
use crate::rules::recognition::Way;
use crate::text::Texts;
use crate::text::labels::choice_label;
use crate::ui::pages::records::field;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// The choice.
pub fn offers(case: Case, at: usize, it: &StayBlock, t: &'static Texts) -> AnyView {
    let words_of = &t.recognition;
    let decided = case
        .decision
        .with(|decision| deciding::decided(it, decision));
    let closed = case.decided_on().is_some();
    let proposed = Some(deciding::proposed(it).answer);
    let mut choices: Vec<(Answer, String, String)> = it
        .proposal
        .offers
        .iter()
        .map(|offer| {
            (
                offer.answer,
                words::offer(t, offer),
                words::why(t, &offer.why),
            )
        })
        .collect();
    for answer in [Answer::Other, Answer::Refused] {
        if choices.iter().all(|it| it.0 != answer) {
            let label = choice_label(t, "answer", &answer.text());
            choices.push((answer, label.to_owned(), String::new()));
        }
    }
    let key = it.key.clone();
    let choices = choices.into_iter().map(|(answer, label, why)| {
        let key = key.clone();
        let id = format!("answer-{at}-{}", answer.word());
        let labelled = id.clone();
        let badge = (Some(answer) == proposed).then(|| view! { " "<span class="badge">{words_of.is_proposed}</span> });
        view! {
            <label class="offer" for=labelled>
                <input type="radio" id=id name=format!("answer-{at}") prop:checked=answer == decided.answer
                    on:change=move |_| case.answer(&key, answer) />
                <span>{label}{badge}<small>{why}</small></span>
            </label>
        }
    });
    let closed_ways = it.proposal.closed.iter().map(|(way, why)| {
        let name = choice_label(t, "answer", way_word(*way));
        view! { <li>{words_of.closed_line(name, words::closed(t, *why))}</li> }
    });
    let closed_ways = (!it.proposal.closed.is_empty()).then(|| {
        view! {
            <details class="closed-ways"><summary>{words_of.closed}</summary><ul>{closed_ways.collect_view()}</ul></details>
        }
    });
    let excess = (!it.proposal.excess.is_zero()).then(
        || view! { <p class="hint">{words_of.excess(&words::credits(t, &it.proposal.excess))}</p> },
    );
    view! {
        <fieldset class="plain-group offers" disabled=closed>
            <legend>{words_of.answer_legend}</legend>
            {choices.collect_view()}
            {by_hand(case, it, &decided)}
        </fieldset>
        {excess}
        {closed_ways}
    }
    .into_any()
}

/// Credits of an own answer, and the reason why it is not the proposed.
fn by_hand(case: Case, it: &StayBlock, decided: &deciding::Decided) -> Option<AnyView> {
    if decided.as_proposed && decided.reason.is_empty() {
        return None;
    }
    let item = deciding::block_id(case.id, &it.key).to_string();
    let item = Path::of_field("blocks").item(&item);
    let credits =
        (decided.answer == Answer::Other).then(|| field(case.editing, item.field("credits")));
    Some(
        view! {
            <div class="fields">{credits}{field(case.editing, item.field("mark"))}{field(case.editing, item.field("reason"))}</div>
        }
        .into_any(),
    )
}

const fn way_word(way: Way) -> &'static str {
    match way {
        Way::Tolerance => "tolerance",
        Way::Compensation => "compensation",
        Way::Subset => "subset",
        Way::ProRata => "pro-rata",
    }
}
