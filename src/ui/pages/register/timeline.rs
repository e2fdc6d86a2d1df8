//! What was decided of partners, the latest first, with the reasons.

use super::asked::Asked;
use super::filters::{chips, filters};
use super::reading::{Found, name, reading};
use super::views::{View, views};
use crate::insight::register::log::{Entry, Tally, entries, tally};
use crate::model::records::{Facet, Id};
use crate::route::Route;
use crate::route::facet::route;
use crate::route::list::ListForm;
use crate::text::Texts;
use crate::text::labels::choice_label;
use crate::ui::components::{live, page_header};
use crate::ui::desk::Desk;
use crate::ui::pages::search_field;
use leptos::prelude::*;

/// How many decisions are drawn at first, and how many more with each press.
const ENTRIES: usize = 50;

/// The page and what it rests on.
#[derive(Clone, Copy)]
struct Timeline {
    asked: Asked,
    found: Found<Entry>,
    shown: RwSignal<usize>,
}

/// The page.
pub fn page(desk: Desk, form: ListForm) -> AnyView {
    let asked = Asked::open(desk, form, Route::Timeline);
    let ids = move || asked.ids(desk.app.texts());
    let page = Timeline {
        asked,
        found: reading(desk, ids, entries),
        shown: RwSignal::new(ENTRIES),
    };
    let (form, t) = (asked.form, move || desk.app.texts());
    view! {
        {live(move || page.header(t()))}
        {live(move || views(&form.get(), View::Timeline, t()))}
        <div class="tools">
            {live(move || search_field(form, t()))}
            {filters(desk, form, asked.depths)}
        </div>
        {chips(desk, form)}
        {live(move || page.draw(t()))}
    }
    .into_any()
}

impl Timeline {
    fn header(self, t: &'static Texts) -> AnyView {
        let context = match self.found.with(|it| it.as_ref().map(Vec::len)) {
            None => t.records.opening.to_owned(),
            Some(count) => t.register.decisions(count),
        };
        page_header(t.titles.timeline, context)
    }

    fn draw(self, t: &'static Texts) -> AnyView {
        let Some(mut all) = self.found.get() else {
            return ().into_any();
        };
        if all.is_empty() {
            return view! { <p class="card empty" id="nothing-decided">{t.register.nothing_decided}</p> }
                .into_any();
        }
        let sums = tally(&all);
        all.sort_by_key(|(_, it)| std::cmp::Reverse(it.on));
        let left = all.len().saturating_sub(self.shown.get());
        let drawn = all.into_iter().take(self.shown.get());
        let drawn = drawn.map(|(id, it)| self.entry(id, &it, t)).collect_view();
        let more = (left > 0).then(|| {
            let more = move |_| self.shown.update(|it| *it = it.saturating_add(ENTRIES));
            view! {
                <button type="button" class="button" id="decisions-more" on:click=more>
                    {t.register.more_decisions(left)}
                </button>
            }
        });
        view! {
            {counted(&sums, t)}
            <ol class="timeline" id="decisions">{drawn}</ol>
            {more}
        }
        .into_any()
    }

    fn entry(self, id: Id, it: &Entry, t: &'static Texts) -> AnyView {
        let w = &t.register;
        let called =
            |stage: crate::model::records::PartnerStatus| choice_label(t, "status", stage.word());
        let step = match it.from {
            Some(from) => w.from_to(called(from), called(it.stage)),
            None => called(it.stage).to_owned(),
        };
        let href = route(id, Facet::Relation).to_string();
        let by = (!it.by.is_empty()).then(|| w.decided_by(&it.by));
        let passed = (!it.set_aside.is_empty()).then(|| w.passed_over(&it.set_aside));
        let beside: Vec<String> = by.into_iter().chain(passed).collect();
        view! {
            <li class="card">
                <p><time datetime=it.on.to_string()>{t.short_day(&it.on.to_string())}</time>
                    " · "<a href=href>{name(self.asked.desk, id, t.records.unnamed)}</a></p>
                <p><strong>{step}</strong></p>
                <p>{it.reason.clone()}</p>
                <p class="hint">{beside.join(" ")}</p>
            </li>
        }
        .into_any()
    }
}

/// How many partners were examined, retained and refused.
fn counted(sums: &Tally, t: &'static Texts) -> AnyView {
    let w = &t.register;
    let facts = [
        (w.examined, sums.examined),
        (w.retained, sums.retained),
        (w.refused, sums.refused),
    ];
    let facts = facts.map(|(label, count)| {
        view! { <div><dt>{label}</dt><dd>{count.to_string()}</dd></div> }
    });
    view! { <dl class="card document-facts" id="selection">{facts.into_iter().collect_view()}</dl> }
        .into_any()
}
