//! The steps of the builder: what they are called, and what is to be mended in each.

use super::builder::Builder;
use crate::agreement::checked::Judged;
use crate::model::records::Collection;
use crate::route::Route;
use crate::route::step::Step;
use crate::rules::{Place, Severity};
use crate::text::Texts;
use leptos::prelude::*;

/// What a step is called.
pub fn name(t: &Texts, step: Step) -> &'static str {
    let t = &t.agreement;
    match step {
        Step::Student => t.step_student,
        Step::Institutions => t.step_institutions,
        Step::Period => t.step_period,
        Step::Courses => t.step_courses,
        Step::Conditions => t.step_conditions,
        Step::Commitments => t.step_commitments,
        Step::Preview => t.step_preview,
        Step::Whole => t.step_whole,
    }
}

/// The step in which something is filled in.
pub fn step_of(collection: Collection, path: &str) -> Step {
    match (collection, path) {
        (Collection::Version, _) | (_, "version" | "commitments") => Step::Commitments,
        (Collection::Person, _) | (_, "scheme" | "number" | "person" | "mobility") => Step::Student,
        (Collection::Office | Collection::Partner, _) | (_, "office" | "partner") => {
            Step::Institutions
        }
        (_, "span" | "start" | "end" | "virtualStart" | "virtualEnd" | "hostYear") => Step::Period,
        (_, path) => match path.split('.').next().unwrap_or(path) {
            "sending" | "receiving" => Step::Institutions,
            "host" | "home" | "virtual" => Step::Courses,
            _ => Step::Conditions,
        },
    }
}

/// The id of the element where a field is filled in.
pub fn element_of(it: &Place) -> String {
    let mut parts = it.path.split('.');
    let list = parts.next().unwrap_or_default();
    match (it.collection, &it.item) {
        (Collection::Version, _) => "commitments-title".to_owned(),
        (_, Some((Some(id), _))) => {
            let field = parts.next().unwrap_or_default();
            format!("field-{list}-{id}--{field}")
        }
        (Collection::Agreement, _) => match it.path.as_str() {
            "host" | "home" => format!("table-{list}"),
            path => format!("field-{}", path.replace('.', "-")),
        },
        (collection, _) => format!("field-{collection}-{}", it.path.replace('.', "-")),
    }
}

/// Whether somebody should do something about it in a step.
fn counts(it: &Judged, step: Step) -> bool {
    let place = &it.finding.place;
    it.is_open()
        && it.finding.rule.severity != Severity::Informational
        && match step_of(place.collection, &place.path) {
            Step::Commitments => step == Step::Commitments,
            of => step == Step::Whole || step == of,
        }
}

/// The steps as links, each with how much is missing in it.
pub fn navigation(builder: Builder, here: Step) -> AnyView {
    let links = move || {
        let t = builder.t();
        let life = builder.life.get();
        let open = life.as_ref().is_none_or(|it| it.state.is_open());
        let steps = Step::ALL.into_iter().enumerate().map(|(index, step)| {
            let count = |severity| {
                builder.checked.with(|it| {
                    let findings = it.findings.iter();
                    let of = findings.filter(|it| it.finding.rule.severity == severity);
                    of.filter(|it| counts(it, step)).count()
                })
            };
            let (mandatory, recommended) =
                (count(Severity::Mandatory), count(Severity::Recommended));
            let told = (open && step.is_form()) || (!open && step == Step::Commitments);
            let state = match (told, mandatory, recommended) {
                (true, 0, 0) => "done",
                (true, 0, _) => "advised",
                (true, ..) => "todo",
                (false, ..) => "plain",
            };
            let note = match state {
                "done" if open => t.agreement.complete.to_owned(),
                "advised" => t.findings.advised(recommended),
                "todo" => t.findings.to_mend(mandatory),
                _ => String::new(),
            };
            let current = (step == here).then_some("step");
            view! {
                <li data-state=state>
                    <a href=Route::Agreement(builder.id, step).to_string() aria-current=current>
                        <span class="step-number" aria-hidden="true">{index + 1}</span>
                        <span class="step-name">{name(t, step)}</span>
                        <span class="step-note">{note}</span>
                    </a>
                </li>
            }
        });
        steps.collect_view()
    };
    view! {
        <nav class="stages" aria-label=move || builder.t().agreement.steps>
            <ol>{links}</ol>
        </nav>
    }
    .into_any()
}
