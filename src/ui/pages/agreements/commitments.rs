//! The step of commitments: who has committed, who has not, and what came before.

use super::builder::Builder;
use super::correction;
use super::giving::{Form, take_over};
use super::history::versions;
use crate::agreement::State;
use crate::agreement::control::place_text;
use crate::agreement::life;
use crate::model::records::{Collection, Party};
use crate::model::value::Value;
use crate::text::Texts;
use crate::text::labels::choice_label;
use leptos::prelude::*;

/// The step.
pub fn step(builder: Builder) -> AnyView {
    // What is typed stays while another party commits, and in both languages.
    let forms = Party::ALL.iter().map(|party| Form::begin(builder, *party));
    let forms: Vec<Form> = forms.collect();
    take_over(builder, forms.clone());
    let body = move || {
        let t = builder.t();
        let state = builder.life.get().map(|it| it.state);
        match state {
            Some(State::Draft) => not_ready(builder, t),
            Some(_) => parties(builder, &forms, t),
            None => ().into_any(),
        }
    };
    view! {
        <section class="card" id="commitments">
            <h2 id="commitments-title" tabindex="-1">{move || builder.t().fields.commitments}</h2>
            <p class="hint">{move || builder.t().agreement.commitments_hint}</p>
            {body}
        </section>
        {versions(builder)}
    }
    .into_any()
}

fn not_ready(builder: Builder, t: &'static Texts) -> AnyView {
    let (count, first) = builder.checked.with(|it| {
        let first = it.blocking().take(3).map(|it| place_text(t, &it.place));
        (it.blocking().count(), first.collect::<Vec<_>>())
    });
    view! {
        <p class="notice" role="status">
            {t.agreement.not_ready(count)} " " {first.join(" ; ")}
        </p>
    }
    .into_any()
}

/// The three parties: what each has given, or the form to give it.
fn parties(builder: Builder, forms: &[Form], t: &'static Texts) -> AnyView {
    let life = builder.life.get();
    let state = life.as_ref().map(|it| it.state);
    let version = life.and_then(|it| it.version);
    let open = builder.is_open();
    let given = version.filter(|_| !open).and_then(|id| {
        builder
            .desk
            .with(|it| it.record(Collection::Version, id).map(life::commitments))
    });
    let given = given.unwrap_or_default();
    let items = Party::ALL.iter().zip(forms).map(|(party, form)| {
        let there = given.iter().find(|it| it.value.role == Some(*party));
        let label = choice_label(t, "role", party.word());
        let body = match there {
            Some(it) => {
                let it = &it.value;
                let text = |value: Option<String>| value.unwrap_or_default();
                let facts = [
                    text(it.name.as_ref().map(Value::text)),
                    text(it.function.as_ref().map(Value::text)),
                    text(it.email.as_ref().map(Value::text)),
                    text(it.date.as_ref().map(|it| t.short_day(&it.text()))),
                    text(
                        it.means
                            .map(|it| choice_label(t, "means", it.word()).to_owned()),
                    ),
                    text(it.reference.as_ref().map(Value::text)),
                ];
                let facts: Vec<String> = facts.into_iter().filter(|it| !it.is_empty()).collect();
                view! { <p class="given">{facts.join(" · ")}</p> }.into_any()
            }
            None if state == Some(State::Archived) => ().into_any(),
            None => form.draw(builder),
        };
        view! {
            <li data-party=party.word() data-given=there.is_some().to_string()>
                <h3>{label}</h3>
                {body}
            </li>
        }
    });
    let items = items.collect_view();
    let archived = (state == Some(State::Archived)).then(|| {
        view! { <p class="notice" role="status">{t.agreement.archived_notice}</p> }
    });
    let correct = (!open && archived.is_none()).then(|| {
        view! {
            <p class="actions">
                <button type="button" class="button" id="correct"
                    on:click=move |_| correction::begin(builder)>
                    {t.agreement.correct}
                </button>
                <span class="hint">{t.agreement.correct_hint}</span>
            </p>
        }
    });
    let first = (state == Some(State::Ready)).then(|| {
        view! { <p class="notice">{t.agreement.first_commitment}</p> }
    });
    view! {
        {first}
        {archived}
        <ol class="parties">{items}</ol>
        {correct}
    }
    .into_any()
}
