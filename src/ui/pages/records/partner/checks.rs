//! The checklists of a partner: each point with its answer, and what they come to.

use super::choice::{Question, words};
use super::looked::partner;
use crate::insight::register::checklist::{Checklist, Point, checklists};
use crate::insight::register::diligence::{Diligence, Verdict, family};
use crate::model::records::CheckAnswer;
use crate::model::value::Line;
use crate::text::Texts;
use crate::ui::components::live;
use crate::ui::pages::records::Editing;
use crate::ui::pages::records::field::field;
use crate::ui::pages::records::items;
use crate::workspace::path::Path;
use leptos::prelude::*;

const LIST: &str = "checks";

/// The checklists, and below them answers to points that no checklist has.
pub fn cards(editing: Editing) -> AnyView {
    let lists = checklists().iter().map(|list| checklist(editing, list));
    let lists = lists.collect_view();
    let others = Memo::new(move |_| {
        let checks = partner(editing).checks;
        checks.iter().any(|it| {
            let code = it.value.point.as_ref().map(Line::as_str);
            let mut points = checklists().iter().flat_map(|it| &it.points);
            points.all(|it| Some(it.code.as_str()) != code)
        })
    });
    let others = live(move || {
        if others.get() {
            items(editing, LIST)
        } else {
            ().into_any()
        }
    });
    view! { {lists} {others} }.into_any()
}

fn checklist(editing: Editing, list: &'static Checklist) -> AnyView {
    let title = live(move || {
        let t = editing.desk.app.texts();
        view! { <h2>{t.words(&list.name).to_owned()}</h2> }.into_any()
    });
    let summary = live(move || summary(editing, list, editing.desk.app.texts()));
    let family = Memo::new(move |_| family(&partner(editing)));
    let points = live(move || {
        let family = family.get();
        let points = list.points.iter().filter(|it| it.concerns(family));
        let points = points.map(|it| live(move || point(editing, list, it)));
        view! { <ol class="points">{points.collect_view()}</ol> }.into_any()
    });
    view! {
        <section class="card" id=list.key.clone()>
            {title}
            {summary}
            {points}
        </section>
    }
    .into_any()
}

fn summary(editing: Editing, list: &'static Checklist, t: &'static Texts) -> AnyView {
    let w = &t.partner;
    let diligence = Diligence::of(list, &partner(editing));
    let [n, all, unknown] =
        [diligence.answered(), diligence.asked(), diligence.unknown()].map(|it| it.to_string());
    let mean = diligence
        .mean
        .as_ref()
        .map(|it| w.mean(&t.number_or_approximation(it)));
    let verdict = match diligence.verdict {
        Verdict::Favourable => w.verdict_favourable,
        Verdict::Unfavourable => w.verdict_unfavourable,
        Verdict::Open => w.verdict_open,
        Verdict::Blocked => w.verdict_blocked,
    };
    view! {
        <p role="status"><strong>{verdict}</strong></p>
        <p>{w.answered(&n, &all, &unknown)}" "{mean}</p>
    }
    .into_any()
}

fn point(editing: Editing, list: &'static Checklist, point: &'static Point) -> AnyView {
    let t = editing.desk.app.texts();
    let w = &t.partner;
    let role = list.role.iter().map(|it| ("role", it.clone()));
    let question = Question {
        list: LIST,
        asked: std::iter::once(("point", point.code.clone()))
            .chain(role)
            .collect(),
        along: Vec::new(),
        field: "answer",
        words: words::<CheckAnswer>(),
        dated: false,
    };
    let answer = question.answer(editing);
    let path = Path::of_field(LIST);
    let more = answer.map(|id| {
        let item = path.item(&id);
        let fields = ["evidence", "on", "by"].map(|it| field(editing, item.field(it)));
        view! { <div class="fields">{fields.into_iter().collect_view()}</div> }
    });
    let sources = point.sources.iter().filter_map(|it| list.sources.get(it));
    let sources: Vec<&str> = sources.map(|it| it.citation.as_str()).collect();
    let label = editing.desk.app.texts().fields.check_answer;
    let text = t.words(&point.text).to_owned();
    let blocking = point
        .blocking
        .then(|| view! { <span class="mark">{w.blocking}</span> " " });
    view! {
        <li id=point.code.clone()>
            <p><strong>{point.code.clone()}</strong>" "{blocking}{text}</p>
            <p class="hint">
                {w.evidence_hint(t.words(&point.evidence))}". "{w.gate_source(&sources.join(" · "))}
            </p>
            {question.draw(editing, &point.code, label, Some(w.answer_of(&point.code)))}
            {more}
        </li>
    }
    .into_any()
}
