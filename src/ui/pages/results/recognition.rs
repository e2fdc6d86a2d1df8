//! The recognition of a transcript: what is proposed, what is decided, the sheet.

mod blocks;
mod case;
mod closing;
mod offers;
mod paper;
mod suppose;
mod which;

use crate::agreement::recognition::sheet::sum_of;
use crate::agreement::recognition::{NoBasis, decision_id};
use crate::agreement::recognition::{deciding, past, words};
use crate::model::exact::Exact;
use crate::model::records::{Collection, Id};
use crate::route::Route;
use crate::route::step::Step;
use crate::rules::recognition::regime::regimes;
use crate::text::Texts;
use crate::ui::components::{Choice, SelectField, live};
use crate::ui::desk::State as DeskState;
use crate::ui::pages::records::back_to_list;
use case::Case;
use leptos::prelude::*;

/// The page.
pub fn page(id: Id) -> AnyView {
    let case = Case::begin(id);
    let open = Memo::new(move |_| case.desk.state.with(DeskState::is_open));
    let reason = Memo::new(move |_| case.basis.with(|it| it.as_ref().err().copied()));
    let body = move || match (open.get(), reason.get()) {
        (false, _) => ().into_any(),
        (true, Some(reason)) => nothing(case, reason),
        (true, None) => view! {
            {live(move || summary(case))}
            {live(move || regime(case))}
            {blocks::blocks(case)}
            {which::beyond(case)}
            {closing::closing(case)}
            {paper::paper(case)}
        }
        .into_any(),
    };
    view! {
        {live(move || head(case))}
        <div class="recognition">{live(body)}</div>
    }
    .into_any()
}

fn head(case: Case) -> AnyView {
    let t = case.t();
    let name = case
        .transcript
        .get()
        .map(|id| case.desk.name(Collection::Transcript, id));
    let title = name.filter(|it| !it.is_empty());
    let title = title.unwrap_or_else(|| t.recognition.title.to_owned());
    let state = match case.decided_on() {
        Some(_) if case.is_withdrawn() => t.recognition.withdrawn_state(&case.withdrawn(t).0),
        Some(date) => t.recognition.decided_state(&t.short_day(&date)),
        None => t.recognition.proposed_state.to_owned(),
    };
    let decided = case.decided_on().is_some().to_string();
    let transcript = case.transcript.get().map(|id| {
        let href = Route::Record(Collection::Transcript, id).to_string();
        view! { <a class="button" href=href>{t.recognition.to_transcript}</a> }
    });
    let current = case
        .transcript
        .get()
        .filter(|_| case.is_withdrawn())
        .map(|id| {
            let href = Route::Recognition(decision_id(id)).to_string();
            view! { <a class="button" id="to-current" href=href>{t.recognition.to_current}</a> }
        });
    view! {
        <div class="page-header">
            <div class="page-title">
                <h1 tabindex="-1">{title}</h1>
                <p class="context">
                    {t.collections.decision} " "
                    <span class="badge" id="decision-state" role="status" data-decided=decided>{state}</span>
                </p>
            </div>
            <div class="actions">
                {back_to_list(case.desk, Collection::Decision, t)}
                {transcript}
                {current}
            </div>
        </div>
    }
    .into_any()
}

/// Why there is nothing to decide on, and where that is mended.
fn nothing(case: Case, reason: NoBasis) -> AnyView {
    let t = &case.t().recognition;
    let link = |href: String, label: &'static str| view! { <a class="button" data-variant="primary" href=href>{label}</a> };
    let transcript = case.transcript.get();
    let transcript = transcript.map(|id| {
        link(
            Route::Record(Collection::Transcript, id).to_string(),
            t.to_transcript,
        )
    });
    let (text, agreement) = match reason {
        NoBasis::NoTranscript => (t.no_transcript, None),
        NoBasis::NoAgreement(_) => (t.no_agreement, None),
        NoBasis::NotInForce(id) => (
            t.not_in_force,
            Some(link(
                Route::Agreement(id, Step::Commitments).to_string(),
                t.to_agreement,
            )),
        ),
    };
    view! {
        <section class="card">
            <p class="notice" role="status">{text}</p>
            <p class="actions">{agreement}{transcript}</p>
        </section>
    }
    .into_any()
}

/// What was agreed, what was obtained, what is proposed or decided.
fn summary(case: Case) -> AnyView {
    let t = case.t();
    let words_of = &t.recognition;
    case.recognition.with(|it| {
        let Some(it) = it else {
            return ().into_any();
        };
        let decided = case.decision.with(|decision| deciding::total(it, decision));
        let number = |credits: &Exact| words::credits(t, credits);
        let agreed = number(&sum_of(it, |it| &it.proposal.agreed));
        let earned = number(&sum_of(it, |it| &it.proposal.earned));
        let label = if case.decided_on().is_some() { words_of.decided } else { words_of.proposed };
        let unruled = (!it.unruled.is_empty()).then(|| {
            view! { <p class="notice" data-tone="caution" role="status">{words_of.unruled}</p> }
        });
        let version = case.governing(t);
        let days = case.days().map(|days| view! { <p class="hint" id="recognition-days">{words_of.days(&days.to_string())}</p> });
        view! {
            <section class="card" id="recognition-summary">
                <h2>{words_of.summary}</h2>
                <dl class="figures">
                    <div><dt>{words_of.agreed}</dt><dd>{agreed}</dd></div>
                    <div><dt>{words_of.earned}</dt><dd>{earned}</dd></div>
                    <div><dt>{label}</dt><dd id="recognition-total">{number(&decided)}" "<small>{words_of.of_home(&number(&it.home))}</small></dd></div>
                </dl>
                <p class="hint" id="recognition-version">{version}</p>
                {days}
                {delays(case, t)}
                {unruled}
                {beyond(it, t)}
            </section>
        }
        .into_any()
    })
}

/// How long decisions took, year by year.
fn delays(case: Case, t: &Texts) -> Option<AnyView> {
    let years = case.desk.with(past::delays);
    let words_of = &t.recognition;
    (!years.is_empty()).then(|| {
        let lines = years.iter().map(|it| {
            let line = words_of.delay_line(
                &it.year.to_string(),
                &t.number(&it.median),
                &it.longest.to_string(),
                &it.count.to_string(),
            );
            view! { <li>{line}</li> }
        });
        view! {
            <details class="closed-ways" id="delays">
                <summary>{words_of.delays}</summary>
                <ul>{lines.collect_view()}</ul>
            </details>
        }
        .into_any()
    })
}

fn beyond(it: &crate::agreement::recognition::Recognition, t: &Texts) -> Option<AnyView> {
    (!it.beyond.is_empty()).then(|| {
        let text = t.recognition.beyond_text(&words::credits(t, &it.beyond_credits));
        view! { <p class="hint" id="recognition-beyond"><strong>{t.recognition.beyond}</strong>" – "{text}</p> }
            .into_any()
    })
}

/// The regime, what it is, and on what it rests.
fn regime(case: Case) -> AnyView {
    let t = case.t();
    let Some(ruling) = case.ruling.get() else {
        return ().into_any();
    };
    let choices = regimes().map(|it| Choice {
        label: t.words(&it.name).to_owned(),
        value: it.key,
    });
    let field = SelectField::plain(t.fields.regime, choices.collect());
    let sources: Vec<&str> = ruling
        .sources
        .iter()
        .map(|it| it.citation.as_str())
        .collect();
    let tolerance = case
        .basis
        .with(|it| it.as_ref().ok()?.office.tolerance.clone());
    let ways = words::regime(t, &ruling.regime, tolerance.as_ref());
    let ways = ways.into_iter().map(|it| view! { <li>{it}</li> });
    let closed = case.decided_on().is_some();
    view! {
        <fieldset class="card group" disabled=closed>
            <legend>{t.recognition.regime_legend}</legend>
            {field.draw("regime", &ruling.key, Box::new(move |key| case.choose_regime(&key)))}
            <p>{t.words(&ruling.regime.about).to_owned()}</p>
            <ol class="plain" id="regime-ways">{ways.collect_view()}</ol>
            <p class="hint">{t.recognition.regime_sources(&sources.join(" · "))}</p>
        </fieldset>
    }
    .into_any()
}
