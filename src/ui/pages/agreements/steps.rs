//! The steps of the builder: what they are called, and what is missing in each.

use super::builder::Builder;
use crate::agreement::required::Missing;
use crate::model::records::Collection;
use crate::route::Route;
use crate::route::step::Step;
use crate::text::Texts;
use crate::text::labels::field_label;
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

/// What is missing, in words: the field, and where it stands.
pub fn missing_text(t: &Texts, it: &Missing) -> String {
    let label = field_label(t, it.collection, it.path);
    match (it.collection, it.item) {
        (_, Some((_, number))) => {
            let list = it.path.split('.').next().unwrap_or_default();
            let table = match list {
                "host" => "A",
                "home" => "B",
                _ => "C",
            };
            t.agreement.missing_in(label, table, &number.to_string())
        }
        (Collection::Office, None) => t.agreement.missing_of(label, t.agreement.sending_short),
        (Collection::Partner, None) => t.agreement.missing_of(label, t.agreement.receiving_short),
        _ => label.to_owned(),
    }
}

/// The id of the element where something missing is filled in.
pub fn element_of(it: &Missing) -> String {
    let list = it.path.split('.').next().unwrap_or_default();
    match (it.collection, it.item) {
        (_, Some((Some(id), _))) => {
            let field = it.path.split('.').nth(1).unwrap_or_default();
            format!("field-{list}-{id}--{field}")
        }
        (Collection::Agreement, _) => match it.path {
            "host" | "home" => format!("table-{list}"),
            path => format!("field-{}", path.replace('.', "-")),
        },
        (collection, _) => format!("field-{collection}-{}", it.path.replace('.', "-")),
    }
}

/// The steps as links, each with how much is missing in it.
pub fn navigation(builder: Builder, here: Step) -> AnyView {
    let links = move || {
        let t = builder.t();
        let missing = builder.missing.get();
        let life = builder.life.get();
        let open = life.as_ref().is_none_or(|it| it.state.is_open());
        let steps = Step::ALL.into_iter().enumerate().map(|(index, step)| {
            let count = missing
                .iter()
                .filter(|it| step == Step::Whole || step_of(it.collection, it.path) == step)
                .count();
            let filled = open && step.is_form();
            let state = match (filled, count) {
                (true, 0) => "done",
                (true, _) => "todo",
                (false, _) => "plain",
            };
            let note = match (filled, count) {
                (true, 0) => t.agreement.complete.to_owned(),
                (true, count) => t.agreement.to_fill(count),
                (false, _) => String::new(),
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
