//! What stands above a list, and what an empty one says.

use super::super::columns::{self, state_name};
use super::super::saved::saved_views;
use super::super::search::search_field;
use super::List;
use super::tabled::tabled;
use crate::agreement::State as Progress;
use crate::model::records::Collection;
use crate::route::Route;
use crate::route::list::ListField;
use crate::text::Texts;
use crate::ui::components::{Choice, SelectField};
use crate::ui::context::use_app;
use crate::ui::desk::State;
use crate::ui::platform::random;
use leptos::prelude::*;

impl List {
    /// Search, columns, and what can be done.
    pub(super) fn tools(self, t: &'static Texts) -> AnyView {
        let t = &t.records;
        let texts = use_app().texts();
        let add = Route::Record(self.collection, random::id());
        let all = columns::of(self.collection).iter().skip(1);
        let choices = all
            .map(|column| {
                let label = columns::heading(texts, self.collection, column);
                view! {
                    <label class="check">
                        <input type="checkbox" prop:checked=move || !self.form.with(|it| it.is_without(column.key))
                            on:change=move |_| self.form.update(|it| it.toggle(column.key)) />
                        {label}
                    </label>
                }
            })
            .collect_view();
        view! {
            <div class="tools">
                {search_field(self.form, texts)}
                {(self.collection == Collection::Agreement).then(|| self.states(texts))}
                {self.parts.map(|it| (it.tools)(self, texts))}
                {saved_views(self.desk, self.collection, move || {
                    Route::Records(self.collection, self.form.get())
                })}
                <details class="menu" id="columns-menu">
                    <summary class="button">{t.columns}</summary>
                    <div class="menu-body">{choices}</div>
                </details>
                {(self.collection == Collection::Transcript).then(|| view! {
                    <a class="button" id="import-link" href=Route::Import.to_string()>{texts.titles.import}</a>
                })}
                {Collection::TABLED.contains(&self.collection).then(|| tabled(self, texts))}
                <a class="button" data-variant="primary" id="add" href=add.to_string()>{t.add}</a>
            </div>
        }
        .into_any()
    }

    /// The choice of a state.
    fn states(self, t: &'static Texts) -> AnyView {
        let all = Choice {
            value: String::new(),
            label: t.agreement.all_states.to_owned(),
        };
        let states = Progress::ALL.map(|it| Choice {
            value: it.key().to_owned(),
            label: match it {
                Progress::Signing(_) => t.agreement.in_signing.to_owned(),
                other => state_name(t, other),
            },
        });
        let choices = std::iter::once(all).chain(states).collect();
        let now = self.form.with(|it| it.get(ListField::State).to_owned());
        let set = move |text: String| self.form.update(|it| it.set(ListField::State, text));
        SelectField::plain(t.agreement.state, choices).draw("state", &now, Box::new(set))
    }

    /// What an empty list says.
    pub(super) fn said(self, t: &'static Texts) -> AnyView {
        self.drawn.track();
        let shown = self.listing.with_value(|it| it.ids().len());
        let all = self.desk.with(|it| it.table(self.collection).len());
        let t = &t.records;
        let text = match (self.desk.state.get(), shown, all) {
            (State::Opening, ..) => return ().into_any(),
            (_, 0, 0) => match self.collection {
                Collection::Office => t.empty_office,
                Collection::Partner => t.empty_partner,
                Collection::Person => t.empty_person,
                Collection::Mobility => t.empty_mobility,
                Collection::Programme => t.empty_programme,
                Collection::Agreement | Collection::Version => t.empty_agreement,
                Collection::GradeTable => t.empty_grade_table,
                Collection::Transcript => t.empty_transcript,
                Collection::Decision => t.empty_decision,
            },
            (_, 0, _) => t.nothing_found,
            _ => return ().into_any(),
        };
        view! { <p class="empty card">{text}</p> }.into_any()
    }
}
