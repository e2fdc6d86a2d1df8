//! What is still to be done, what should not have been asked, and the decision itself.

use super::case::Case;
use crate::agreement::recognition::deciding::{self, NotDecided, decide, withdraw};
use crate::agreement::recognition::sheet::agreed_exams;
use crate::agreement::recognition::{HomeLine, StayBlock, words};
use crate::model::exact::Exact;
use crate::model::records::{Answer, Collection, Decision, RemedyKind};
use crate::model::value::{Day, Value};
use crate::route::Route;
use crate::rules::recognition::Offer;
use crate::text::Texts;
use crate::ui::components::{TextField, live};
use crate::ui::pages::records::{field, items};
use crate::ui::platform::{clock, random};
use crate::workspace::Command;
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// Everything below the blocks.
pub fn closing(case: Case) -> AnyView {
    let begun = Memo::new(move |_| case.is_begun());
    let withdrawn = Memo::new(move |_| case.is_withdrawn());
    let body = move || {
        if withdrawn.get() {
            live(move || withdrawn_notice(case))
        } else if begun.get() {
            view! {
                {items(case.editing, "remedies")}
                {live(move || plan(case))}
                {live(move || exams(case))}
                {items(case.editing, "exams")}
                {decision(case)}
                {live(move || earlier(case))}
            }
            .into_any()
        } else {
            let t = &case.t().recognition;
            view! {
                <p class="actions">
                    <button type="button" class="button" data-variant="primary" id="begin-decision"
                        on:click=move |_| case.start()>{t.prepare}</button>
                </p>
            }
            .into_any()
        }
    };
    live(body)
}

/// A decision that was withdrawn is only read.
fn withdrawn_notice(case: Case) -> AnyView {
    let t = case.t();
    let (date, reason) = case.withdrawn(t);
    let text = t.recognition.withdrawn_notice(&date, &reason);
    view! { <p class="notice" data-tone="caution" role="status" id="withdrawn">{text}</p> }
        .into_any()
}

/// One measure for each home component that is not recognised, where there is none yet.
fn plan(case: Case) -> AnyView {
    let t = &case.t().recognition;
    let missing = missing(case);
    (!missing.is_empty())
        .then(|| {
            view! {
                <p class="actions">
                    <button type="button" class="button" id="plan-missing" on:click=move |_| add_measures(case)>
                        {t.plan_missing}
                    </button>
                </p>
            }
        })
        .into_any()
}

/// The home components still to do, with their credits, without those that have a measure.
fn missing(case: Case) -> Vec<(String, String)> {
    let planned: Vec<String> = case.decision.with(|it| {
        let remedies = it.remedies.iter();
        remedies
            .filter_map(|it| it.value.component.as_ref().map(Value::text))
            .collect()
    });
    case.factual.with(|it| {
        let blocks = it.iter().flat_map(|it| &it.blocks);
        let missing =
            blocks.flat_map(|block| case.decision.with(|it| left_of(block, it, case.t())));
        missing
            .filter(|(name, _)| !planned.contains(name))
            .collect()
    })
}

/// What is left to do of a block: nothing of one that was passed; else the components that
/// are not recognised, or the credits that free ones leave.
fn left_of(block: &StayBlock, decision: &Decision, t: &Texts) -> Vec<(String, String)> {
    let passed = |it: &Offer| it.answer == Answer::Automatic;
    if block.proposal.offers.first().is_some_and(passed) {
        return Vec::new();
    }
    let decided = deciding::decided(block, decision);
    let name = |it: &HomeLine| format!("{} {}", it.code, it.title).trim().to_owned();
    let left = block.home.iter().enumerate();
    let left = left.filter(|(at, _)| !decided.recognised.contains(at));
    let left: Vec<_> = left
        .map(|(_, it)| (name(it), it.part.credits.to_string()))
        .collect();
    let rest = &block.proposal.home - &decided.credits;
    if decided.recognised.is_empty() && !decided.credits.is_zero() {
        let names: Vec<String> = block.home.iter().map(name).collect();
        let whole = t.recognition.plan_rest(&names.join(", "));
        let left = (rest > Exact::ZERO).then(|| (whole, rest.to_string()));
        return left.into_iter().collect();
    }
    left
}

fn add_measures(case: Case) {
    let places = untrack(|| missing(case))
        .into_iter()
        .map(|(component, credits)| {
            let id = random::id().to_string();
            let members = [
                format!("\"id\":{}", quoted(&id)),
                format!("\"kind\":{}", quoted(RemedyKind::SecondSession.word())),
                format!("\"component\":{}", quoted(&component)),
                format!("\"credits\":{}", quoted(&credits)),
            ];
            let item = format!("{{{}}}", members.join(","));
            (Path::of_field("remedies").item(&id), Some(item.into()))
        });
    let places = Brought::places(Collection::Decision, case.id, places.collect());
    case.desk.dispatch(Command::Bring(Deed::Edit, vec![places]));
}

/// What the texts forbid is shown, cited and counted.
fn exams(case: Case) -> AnyView {
    let agreed = case
        .factual
        .with(|it| it.as_ref().map_or(0, |it| agreed_exams(it).count()));
    let count = case.decision.with(|it| it.exams.len()) + agreed;
    let text = case.t().recognition.exams_notice(&count.to_string());
    (count > 0)
        .then(|| view! { <p class="notice" data-tone="danger" role="status" id="exams-notice">{text}</p> })
        .into_any()
}

fn decision(case: Case) -> AnyView {
    let at = move |path: &str| field(case.editing, Path::of_field(path));
    let said = RwSignal::new(String::new());
    let closed = Memo::new(move |_| case.decided_on().is_some());
    let head = move || {
        let t = case.t();
        let author = case.decision.with(|it| it.author.as_ref().map(Value::text));
        case.decided_on()
            .map(|date| {
                let text = t
                    .recognition
                    .decided_notice(&t.short_day(&date), &author.unwrap_or_default());
                view! { <p class="notice" role="status">{text}</p> }
            })
            .into_any()
    };
    let who = move || {
        let fields = ["author", "function", "decidedOn", "reason"].map(at);
        view! { <fieldset class="plain-group" disabled=closed.get()><div class="fields">{fields}</div></fieldset> }.into_any()
    };
    let follow = ["supplement", "homeTrack", "partnerTrack"].map(at);
    let notes = at("notes");
    let button = move || {
        let t = &case.t().recognition;
        if closed.get() {
            return withdrawing(case);
        }
        view! {
            <p class="error" role="alert">{said.get()}</p>
            <p class="actions">
                <button type="button" class="button" data-variant="primary" id="decide"
                    on:click=move |_| said.set(record(case))>{t.decide}</button>
            </p>
        }
        .into_any()
    };
    view! {
        <section class="card group" id="decision">
            <h2>{live(move || case.t().recognition.decide_title.into_any())}</h2>
            {live(head)}
            {live(who)}
            {live(button)}
        </section>
        <section class="card group" id="tracks">
            <h2>{live(move || case.t().recognition.tracks.into_any())}</h2>
            <div class="fields">{follow}{notes}</div>
        </section>
    }
    .into_any()
}

/// Decisions that were withdrawn, with the reason and the way to what they said.
fn earlier(case: Case) -> AnyView {
    let t = case.t();
    let lines: Vec<AnyView> = case.decision.with(|it| {
        let all = it.earlier.iter().map(|item| {
            let it = &item.value;
            let day = |day: Option<Day>| day.map(|it| t.short_day(&it.text()));
            let parts = [
                day(it.decided_on),
                it.author.as_ref().map(Value::text),
                day(it.withdrawn_on),
                it.reason.as_ref().map(Value::text),
            ];
            let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let kept = item
                .id
                .filter(|id| case.desk.record(Collection::Decision, *id).is_some());
            match kept.map(|id| Route::Recognition(id).to_string()) {
                Some(href) => view! { <li><a href=href>{text}</a></li> }.into_any(),
                None => view! { <li>{text}</li> }.into_any(),
            }
        });
        all.collect()
    });
    (!lines.is_empty())
        .then(|| {
            view! {
                <section class="card" id="earlier">
                    <h2>{t.fields.earlier}</h2>
                    <ul>{lines}</ul>
                </section>
            }
        })
        .into_any()
}

/// Records the decision, or says what is missing.
fn record(case: Case) -> String {
    let t = case.t();
    let today = Day::of(clock::today());
    case.suppose_nothing();
    let command = untrack(|| {
        case.basis.with(|basis| {
            case.factual.with(|recognition| {
                let (basis, recognition) = (basis.as_ref().ok()?, recognition.as_ref()?);
                let ruling = case.ruling.get()?;
                let decided = case.decision;
                Some(decided.with(|it| decide(case.id, basis, recognition, &ruling, it, today)))
            })
        })
    });
    match command {
        Some(Ok(command)) => {
            case.desk.dispatch(command);
            String::new()
        }
        Some(Err(NotDecided::Author)) => t.recognition.needs_author.to_owned(),
        Some(Err(NotDecided::Reason(key))) => {
            let name = untrack(|| {
                case.recognition.with(|it| {
                    let blocks = it
                        .as_ref()
                        .map(|it| it.blocks.as_slice())
                        .unwrap_or_default();
                    let block = blocks.iter().find(|it| it.key == key);
                    block.map(|it| words::block(t, it, blocks.len() == 1))
                })
            });
            t.recognition.needs_reason(&name.unwrap_or_default())
        }
        None => String::new(),
    }
}

fn withdrawing(case: Case) -> AnyView {
    let t = case.t();
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(false);
    let draw = move || {
        let field = TextField {
            error: error.get().then(|| t.recognition.withdraw_needs.to_owned()),
            ..TextField::line(t.recognition.withdraw_reason)
        };
        field.draw(
            "withdraw-reason",
            reason.get(),
            Box::new(move |text| reason.set(text)),
            Box::new(|| ()),
        )
    };
    let act = move |_| {
        let text = reason.get_untracked();
        error.set(text.trim().is_empty());
        if text.trim().is_empty() {
            return;
        }
        let command = untrack(|| {
            case.factual.with(|it| {
                let it = it.as_ref()?;
                case.decision.with(|decision| {
                    let credits = deciding::total(it, decision);
                    Some(withdraw(
                        case.id,
                        random::id(),
                        &case.editing.record()?,
                        &credits,
                        text.trim(),
                        clock::today(),
                    ))
                })
            })
        });
        if let Some(command) = command {
            case.desk.dispatch(command);
        }
    };
    view! {
        <details class="withdraw">
            <summary>{t.recognition.withdraw}</summary>
            {live(draw)}
            <p class="actions"><button type="button" class="button" id="withdraw" on:click=act>{t.recognition.withdraw}</button></p>
        </details>
    }
    .into_any()
}
