//! An interaction noted with three fields, and how long each side takes to answer.

use super::choice::{offered, words};
use super::looked::{item, partner, put};
use crate::insight::register::replies::Replies;
use crate::model::exact::Exact;
use crate::model::records::{InteractionKind, Way};
use crate::model::value::Value;
use crate::text::Texts;
use crate::ui::components::{SelectField, TextField, button, live};
use crate::ui::pages::records::Editing;
use crate::ui::platform::{clock, page};
use leptos::prelude::*;

/// The card.
pub fn card(editing: Editing) -> AnyView {
    let quick = Quick {
        editing,
        kind: RwSignal::new(String::new()),
        way: RwSignal::new(String::new()),
        summary: RwSignal::new(String::new()),
        missing: RwSignal::new(false),
    };
    view! {
        <section class="card" id="quick">
            {live(move || quick.draw(editing.desk.app.texts()))}
            {live(move || replies(editing, editing.desk.app.texts()))}
        </section>
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct Quick {
    editing: Editing,
    kind: RwSignal<String>,
    way: RwSignal<String>,
    summary: RwSignal<String>,
    missing: RwSignal<bool>,
}

/// A choice of the words of a field.
fn choice<T: Value>(
    t: &Texts,
    label: &'static str,
    field: &str,
    key: &str,
    of: RwSignal<String>,
) -> AnyView {
    let choices = offered(t, field, words::<T>());
    SelectField::plain(label, choices).draw(key, &of.get(), Box::new(move |it| of.set(it)))
}

impl Quick {
    fn draw(self, t: &'static Texts) -> AnyView {
        let (w, f) = (&t.partner, &t.fields);
        let summary = TextField {
            label: f.interaction_summary,
            error: self.missing.get().then(|| w.quick_missing.to_owned()),
            ..TextField::default()
        };
        let typed = move |text: String| {
            self.missing.set(false);
            self.summary.set(text);
        };
        let summary = summary.draw(
            "quick-summary",
            self.summary.get(),
            Box::new(typed),
            Box::new(|| {}),
        );
        let add = move || self.add();
        view! {
            <h2>{w.quick}</h2>
            <div class="fields">
                {choice::<InteractionKind>(t, f.interaction_kind, "interactions.kind", "quick-kind", self.kind)}
                {choice::<Way>(t, f.interaction_way, "interactions.way", "quick-way", self.way)}
                {summary}
            </div>
            <p class="actions">{button(Some("quick-add".to_owned()), w.quick_add, Box::new(add))}</p>
        }
        .into_any()
    }

    fn add(self) {
        let summary = self.summary.get_untracked();
        let (kind, summary) = (self.kind.get_untracked(), summary.trim());
        if kind.is_empty() && summary.is_empty() {
            self.missing.set(true);
            page::focus_next(vec!["field-quick-summary".to_owned()]);
            return;
        }
        let today = clock::today().to_string();
        let way = self.way.get_untracked();
        let texts = [
            ("on", today.as_str()),
            ("kind", kind.as_str()),
            ("way", way.as_str()),
            ("summary", summary),
        ];
        put(self.editing, item("interactions", None, &texts));
        let t = self.editing.desk.app.lang.get_untracked().texts();
        self.editing.desk.say(t.partner.quick_done.to_owned());
        for field in [self.kind, self.way, self.summary] {
            field.set(String::new());
        }
        page::focus_next(vec!["field-quick-kind".to_owned()]);
    }
}

fn replies(editing: Editing, t: &'static Texts) -> AnyView {
    let w = &t.partner;
    let replies = Replies::of(&partner(editing));
    let number = |it: &Exact| t.number_or_approximation(it);
    let ours = replies.our_median();
    let ours = ours.map(|it| w.our_median(replies.ours.len(), &number(&it)));
    let theirs = replies.their_mean();
    let theirs = theirs.map(|it| w.their_mean(replies.theirs.len(), &number(&it)));
    let waiting = replies.waiting.map(|on| w.waiting(&t.date(on)));
    let mut said: Vec<String> = [ours, theirs].into_iter().flatten().collect();
    if said.is_empty() {
        said.push(w.no_replies.to_owned());
    }
    said.extend(waiting);
    let said = said.into_iter().map(|it| view! { <li>{it}</li> });
    view! { <ul class="plain" id="replies">{said.collect_view()}</ul> }.into_any()
}
