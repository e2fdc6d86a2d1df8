//! Which result is which component, where code and title do not tell: somebody says it, and
//! may take it back, as long as nothing is decided.

use super::case::Case;
use crate::agreement::recognition::candidates::{Candidate, assign, candidates};
use crate::agreement::recognition::{HostLine, words};
use crate::model::records::{CourseResult, Id};
use crate::model::value::Value;
use crate::text::Texts;
use crate::ui::components::live;
use crate::ui::platform::page;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A result that belongs to no component.
struct Beyond {
    id: Id,
    name: String,
    credits: String,
    mark: String,
}

/// The results that belong to no component, each with the components that it may be.
pub fn beyond(case: Case) -> AnyView {
    live(move || drawn(case))
}

fn drawn(case: Case) -> AnyView {
    let t = case.t();
    let all = free(case, t);
    if all.is_empty() || case.decided_on().is_some() {
        return ().into_any();
    }
    let words_of = &t.recognition;
    let components = case.basis.with(|it| {
        let sheet = it.as_ref().ok().map(|it| &it.sheet);
        sheet.map(candidates).unwrap_or_default()
    });
    let rows = all.into_iter().map(|it| {
        let options = components.iter().map(|it| (it.id, it.label()));
        let choose = choice(
            t,
            format!("belongs-{}", it.id),
            format!("{} {}", words_of.choose_component, it.name),
            words_of.choose_component,
            options.collect(),
            move |component| give(case, it.id, Some(component)),
        );
        view! {
            <tr>
                <th scope="row">{it.name}</th>
                <td class="number">{it.credits}</td>
                <td class="number">{it.mark}</td>
                <td>{choose}</td>
            </tr>
        }
    });
    view! {
        <section class="card" id="beyond" tabindex="-1">
            <h2>{words_of.beyond}</h2>
            <p class="hint">{words_of.beyond_hint}</p>
            <div class="document-table" role="group" tabindex="0" aria-label=words_of.beyond>
                <table>
                    <thead><tr>
                        <th scope="col">{t.fields.result_title}</th>
                        <th scope="col">{t.fields.result_credits}</th>
                        <th scope="col">{words_of.mark}</th>
                        <th scope="col">{t.fields.result_agreed}</th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What can be said of the result of one component, called `name`: which it is, where it has
/// none; that it is another, where somebody has said so.
pub fn result_of(
    case: Case,
    (block, row): (usize, usize),
    line: &HostLine,
    name: &str,
    t: &'static Texts,
) -> AnyView {
    let Some(component) = line.id.filter(|_| case.decided_on().is_none()) else {
        return ().into_any();
    };
    let words_of = &t.recognition;
    let Some(at) = line.row else {
        let results = free(case, t);
        if results.is_empty() {
            return ().into_any();
        }
        return choice(
            t,
            format!("result-{block}-{row}"),
            format!("{} {name}", words_of.choose_result),
            words_of.choose_result,
            results.into_iter().map(|it| (it.id, it.name)).collect(),
            move |result| give(case, result, Some(component)),
        );
    };
    let said = case.basis.with(|it| {
        let item = it.as_ref().ok()?.transcript.results.get(at)?;
        item.value.agreed.as_ref()?;
        Some((item.id?, name_of(&item.value)))
    });
    let back = said.map(|(result, called)| {
        view! {
            <small class="hint">{words_of.said_to_be(&called)}</small>" "
            <button type="button" class="button" data-variant="quiet" id=format!("detach-{component}")
                aria-label=format!("{} {name}", words_of.detach)
                on:click=move |_| give(case, result, None)>{words_of.detach}</button>
        }
    });
    back.into_any()
}

/// The results that belong to no component, by what the transcript says.
fn free(case: Case, t: &Texts) -> Vec<Beyond> {
    let rows = case
        .factual
        .with(|it| it.as_ref().map(|it| it.beyond.clone()));
    case.basis.with(|it| {
        let results = it.as_ref().ok().map(|it| &it.transcript.results);
        let rows = rows.unwrap_or_default().into_iter();
        let items = rows.filter_map(|row| results?.get(row));
        let free = items.filter_map(|item| {
            let it = &item.value;
            let credits = it.credits.as_ref();
            Some(Beyond {
                id: item.id?,
                name: name_of(it),
                credits: credits.map_or(String::new(), |it| words::credits(t, it.value())),
                mark: it.mark.as_ref().map(Value::text).unwrap_or_default(),
            })
        });
        free.collect()
    })
}

fn name_of(result: &CourseResult) -> String {
    let text = |line: Option<&crate::model::value::Line>| line.map(Value::text);
    let named = Candidate {
        id: Id::from_u128(0),
        code: text(result.code.as_ref()).unwrap_or_default(),
        title: text(result.title.as_ref()).unwrap_or_default(),
    };
    named.label()
}

/// A choice with the button that does it: walking through it by keyboard changes nothing.
fn choice(
    t: &'static Texts,
    id: String,
    label: String,
    first: &'static str,
    options: Vec<(Id, String)>,
    choose: impl Fn(Id) + 'static,
) -> AnyView {
    let options = options.into_iter();
    let options =
        options.map(|(id, label)| view! { <option value=id.to_string()>{label}</option> });
    let chosen = RwSignal::new(None::<Id>);
    let assign = format!("{} – {label}", t.recognition.assign);
    let button = format!("{id}-assign");
    view! {
        <span class="choose">
            <select id=id aria-label=label
                on:change:target=move |event| chosen.set(event.target().value().parse().ok())>
                <option value="" selected>{first}</option>
                {options.collect_view()}
            </select>
            <button type="button" class="button" id=button aria-label=assign
                disabled=move || chosen.get().is_none()
                on:click=move |_| {
                    if let Some(it) = chosen.get_untracked() {
                        choose(it);
                    }
                }>{t.recognition.assign}</button>
        </span>
    }
    .into_any()
}

/// Writes into the transcript which component a result is; the choice goes with it, and the
/// focus to the way back, or to what is left to be chosen.
fn give(case: Case, result: Id, component: Option<Id>) {
    let Some(transcript) = case.transcript.get_untracked() else {
        return;
    };
    let next = match component {
        Some(id) => format!("detach-{id}"),
        None => format!("belongs-{result}"),
    };
    spawn_local(async move {
        let command = assign(transcript, result, component);
        match case.desk.carry_out(command).await {
            Ok(()) => page::focus_next(vec![next, "beyond".to_owned()]),
            Err(rejection) => case.desk.say(case.desk.rejected(&rejection)),
        }
    });
}
