//! The courses of a partner that agreements have named, with what was recognised of them.

use crate::agreement::recognition::past::{Course, courses};
use crate::model::records::{Collection, Id};
use crate::route::Route;
use crate::text::Texts;
use crate::ui::components::live;
use crate::ui::desk::{State as DeskState, use_desk};
use crate::ui::pages::records::words;
use leptos::prelude::*;

/// The page.
pub fn page(partner: Id) -> AnyView {
    let desk = use_desk();
    let only = RwSignal::new(false);
    let searched = RwSignal::new(String::new());
    let moved = desk.following(&[Collection::Agreement, Collection::Decision]);
    let all = Memo::new(move |_| {
        moved.track();
        desk.with(|it| courses(it, partner))
    });
    let head = move || {
        let t = desk.app.texts();
        desk.state.with(DeskState::is_open);
        let name = desk.name(Collection::Partner, partner);
        let back = Route::Record(Collection::Partner, partner).to_string();
        view! {
            <div class="page-header">
                <div class="page-title">
                    <h1 tabindex="-1">{t.recognition.courses_title}</h1>
                    <p class="context">{name}</p>
                </div>
                <div class="actions"><a class="button" href=back>{t.recognition.to_partner}</a></div>
            </div>
        }
        .into_any()
    };
    let tools = move || {
        let t = &desk.app.texts().recognition;
        view! {
            <div class="field">
                <label for="field-course-search">{t.courses_search}</label>
                <input id="field-course-search" type="search" autocomplete="off" prop:value=searched.get_untracked()
                    on:input:target=move |event| searched.set(event.target().value()) />
            </div>
            <label class="check">
                <input type="checkbox" id="only-transferable" prop:checked=only.get()
                    on:change:target=move |event| only.set(event.target().checked()) />
                {t.courses_only}
            </label>
        }
        .into_any()
    };
    let table = move || {
        let t = desk.app.texts();
        let wanted = crate::text::fold(searched.get().trim());
        let rows = all.with(|all| {
            let shown = all.iter().filter(|it| {
                let named = crate::text::fold(&format!("{} {}", it.code, it.title));
                (!only.get() || it.is_transferable()) && named.contains(&wanted)
            });
            shown.map(|it| row(it, t)).collect::<Vec<_>>()
        });
        let count = rows.len();
        let heads = [
            t.recognition.component,
            t.fields.component_term,
            t.fields.component_credits,
            t.fields.language,
            t.recognition.courses_agreed,
            t.recognition.courses_decided,
        ];
        let heads = heads.map(|it| view! { <th scope="col">{it}</th> });
        view! {
            <p class="hint" role="status" id="course-count">{t.recognition.courses_count(count)}</p>
            <div class="document-table" role="region" tabindex="0" aria-label=t.recognition.courses_title>
                <table>
                    <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        {live(head)}
        <section class="card recognition-block" id="courses">{live(tools)} {live(table)}</section>
    }
    .into_any()
}

fn row(it: &Course, t: &'static Texts) -> AnyView {
    let words_of = &t.recognition;
    let desk = use_desk();
    let said = |path, value: &str| desk.with(|it| words(it, t, Collection::Agreement, path, value));
    let decided = [
        (it.recognised, words_of.courses_recognised(it.recognised)),
        (it.partly, words_of.courses_partly(it.partly)),
        (it.refused, words_of.courses_refused(it.refused)),
    ];
    let decided: Vec<String> = decided
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, text)| text)
        .collect();
    let decided = if decided.is_empty() {
        words_of.courses_undecided.to_owned()
    } else {
        decided.join(" · ")
    };
    let badge = it
        .is_transferable()
        .then(|| view! { " "<span class="badge" data-earns="true">{words_of.courses_transferable}</span> });
    view! {
        <tr>
            <th scope="row"><span class="code">{it.code.clone()}</span>" "{it.title.clone()}{badge}</th>
            <td>{it.term.clone()}</td>
            <td class="number">{crate::agreement::recognition::words::written(t, &it.credits)}</td>
            <td>{said("language", &it.language)}</td>
            <td class="number">{it.agreed.to_string()}</td>
            <td>{decided}</td>
        </tr>
    }
    .into_any()
}
