//! *À faire*: what is due with any partner, the earliest first, and as days for a calendar.

use super::reading::{Found, name, office, reading};
use crate::exchange::calendar::{self, Event};
use crate::insight::register::agenda::{Due, What, agenda};
use crate::model::records::{Collection, Facet, Id};
use crate::route::Route;
use crate::route::facet::route;
use crate::route::list::ListForm;
use crate::text::Texts;
use crate::ui::components::{Choice, SelectField, button, live, page_header};
use crate::ui::desk::Desk;
use crate::ui::platform::{clock, file};
use chrono::NaiveDate;
use leptos::prelude::*;

/// How many rows are drawn at first, and how many more with each press.
const ROWS: usize = 50;

/// The page and what it rests on.
#[derive(Clone, Copy)]
struct Agenda {
    desk: Desk,
    found: Found<Due>,
    /// The kind that is asked for, by its word; empty for all.
    asked: RwSignal<String>,
    shown: RwSignal<usize>,
}

/// The page.
pub fn page(desk: Desk) -> AnyView {
    let following = desk.following(&[Collection::Partner, Collection::Office]);
    let ids = move || {
        following.track();
        desk.with(|it| {
            it.table(Collection::Partner)
                .records()
                .map(|(id, _)| id)
                .collect()
        })
    };
    let of = move |partner: &_| agenda(partner, &office(desk), clock::today());
    let page = Agenda {
        desk,
        found: reading(desk, ids, of),
        asked: RwSignal::new(String::new()),
        shown: RwSignal::new(ROWS),
    };
    let t = move || desk.app.texts();
    view! {
        {live(move || page.header(t()))}
        {live(move || page.tools(t()))}
        {live(move || page.draw(t()))}
    }
    .into_any()
}

/// The word of what is to be done, the same in every language.
const fn word(what: &What) -> &'static str {
    match what {
        What::Step(_) => "step",
        What::NoStep => "no-step",
        What::Meeting => "meeting",
        What::Answer => "answer",
        What::Silent => "silent",
        What::Dormant => "dormant",
        What::Verify => "verify",
        What::Contact(_) => "contact",
        What::Level => "level",
        What::Accreditation => "accreditation",
        What::Charter => "charter",
        What::Catalogue => "catalogue",
        What::References => "references",
        What::Review => "review",
    }
}

/// What is to be done, in words.
fn said(t: &Texts, what: &What) -> String {
    let w = &t.register;
    match what {
        What::Step(step) => step.clone(),
        What::Contact(contact) => w.due_contact(contact),
        other => kind(t, word(other)).to_owned(),
    }
}

/// What all of one kind are called.
fn kind(t: &Texts, word: &str) -> &'static str {
    let w = &t.register;
    match word {
        "step" => w.due_step,
        "no-step" => w.due_no_step,
        "meeting" => w.due_meeting,
        "answer" => w.due_answer,
        "silent" => w.due_silent,
        "dormant" => w.due_dormant,
        "verify" => w.due_verify,
        "contact" => w.due_contacts,
        "level" => w.due_level,
        "accreditation" => w.due_accreditation,
        "charter" => w.due_charter,
        "catalogue" => w.due_catalogue,
        "references" => w.due_references,
        _ => w.due_review,
    }
}

/// Where it is done.
const fn facet(what: &What) -> Facet {
    match what {
        What::Verify | What::Contact(_) => Facet::Card,
        What::Level
        | What::Accreditation
        | What::Charter
        | What::Catalogue
        | What::References
        | What::Review => Facet::Examination,
        _ => Facet::Relation,
    }
}

impl Agenda {
    fn header(self, t: &'static Texts) -> AnyView {
        let context = match self.found.with(|it| it.as_ref().map(Vec::len)) {
            None => t.records.opening.to_owned(),
            Some(count) => t.register.due(count),
        };
        page_header(t.titles.agenda, context)
    }

    /// What is due, of the kind that is asked for, the earliest first.
    fn due(self) -> Vec<(Id, Due)> {
        let asked = self.asked.get();
        let of_kind = |due: &Due| asked.is_empty() || word(&due.what) == asked;
        let mut all: Vec<(Id, Due)> = self.found.with(|it| {
            let all = it.iter().flatten();
            all.filter(|(_, due)| of_kind(due)).cloned().collect()
        });
        all.sort_by_key(|(_, due)| (due.on.is_none(), due.on));
        all
    }

    fn tools(self, t: &'static Texts) -> AnyView {
        let mut counts: Vec<(&'static str, usize)> = Vec::new();
        self.found.with(|it| {
            for (_, due) in it.iter().flatten() {
                let word = word(&due.what);
                match counts.iter_mut().find(|(it, _)| *it == word) {
                    Some((_, count)) => *count = count.saturating_add(1),
                    None => counts.push((word, 1)),
                }
            }
        });
        if counts.is_empty() {
            return ().into_any();
        }
        let all = Choice {
            value: String::new(),
            label: t.register.all.to_owned(),
        };
        let kinds = counts.into_iter().map(|(word, count)| Choice {
            value: word.to_owned(),
            label: format!("{} ({count})", kind(t, word)),
        });
        let choices = std::iter::once(all).chain(kinds).collect();
        let choose = move |text: String| {
            self.shown.set(ROWS);
            self.asked.set(text);
        };
        let select = SelectField::plain(t.register.due_kind, choices);
        let save = move || self.save(t);
        view! {
            <div class="tools due-tools">
                {select.draw("due-kind", &self.asked.get(), Box::new(choose))}
                {button(Some("calendar".to_owned()), t.register.calendar, Box::new(save))}
            </div>
        }
        .into_any()
    }

    fn draw(self, t: &'static Texts) -> AnyView {
        if self.found.with(Option::is_none) {
            return ().into_any();
        }
        let all = self.due();
        if all.is_empty() {
            let partners = Route::Records(Collection::Partner, ListForm::default()).to_string();
            return view! {
                <p class="card empty" id="nothing-due">
                    {t.register.nothing_due}" "<a href=partners>{t.nav.partners}</a>
                </p>
            }
            .into_any();
        }
        let left = all.len().saturating_sub(self.shown.get());
        let rows = all.into_iter().take(self.shown.get());
        let rows = rows.map(|(id, due)| self.row(id, &due, t)).collect_view();
        let more = (left > 0).then(|| {
            let more = move |_| self.shown.update(|it| *it = it.saturating_add(ROWS));
            view! {
                <button type="button" class="button" id="due-more" on:click=more>
                    {t.register.more(left)}
                </button>
            }
        });
        let w = &t.register;
        view! {
            <div class="card scroll" tabindex="0" role="group" aria-label=t.titles.agenda>
                <table id="due">
                    <thead><tr>
                        <th scope="col">{w.due_on}</th>
                        <th scope="col">{w.due_what}</th>
                        <th scope="col">{w.due_with}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                {more}
            </div>
        }
        .into_any()
    }

    fn row(self, id: Id, due: &Due, t: &'static Texts) -> AnyView {
        let day = |on: NaiveDate| t.short_day(&on.to_string());
        let on = due.on.map_or_else(|| t.register.no_day.to_owned(), day);
        let soon = due.on.is_some_and(|on| on > clock::today());
        let href = route(id, facet(&due.what)).to_string();
        view! {
            <tr data-due=if soon { "soon" } else { "now" }>
                <td>{on}</td>
                <td>{said(t, &due.what)}</td>
                <td><a href=href>{name(self.desk, id, t.records.unnamed)}</a></td>
            </tr>
        }
        .into_any()
    }

    /// What has a day, as a file for a calendar.
    fn save(self, t: &'static Texts) {
        let events = untrack(|| self.due()).into_iter().filter_map(|(id, due)| {
            let name = name(self.desk, id, t.records.unnamed);
            let of = match &due.what {
                What::Contact(contact) => contact.as_str(),
                _ => "",
            };
            Some(Event {
                key: format!("{id}-{}{of}", word(&due.what)),
                on: due.on?,
                name: t.explain.labelled(&name, &said(t, &due.what)),
                about: String::new(),
            })
        });
        let events: Vec<Event> = events.collect();
        let stamp: String = clock::now()
            .chars()
            .filter(|it| !matches!(it, '-' | ':'))
            .collect();
        let text = calendar::write(&events, &stamp);
        let file = format!("passerelle-{}.ics", clock::today());
        if !file::download(&file, "text/calendar", text.as_bytes()) {
            self.desk.say(t.data.not_downloaded.to_owned());
        }
    }
}
