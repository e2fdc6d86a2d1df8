//! The board: the partners in columns, one for each stage.

use super::asked::Asked;
use super::card::{card, link_id};
use super::filters::{chips, filters};
use super::reading::office;
use super::views::{View, views};
use crate::insight::register::decision::{Refusal, decision};
use crate::model::records::{Collection, Facet, Id, Partner, PartnerStatus, Record as _};
use crate::route::list::ListForm;
use crate::route::{Route, facet};
use crate::text::Texts;
use crate::text::labels::choice_label;
use crate::ui::components::{Choice, SelectField, live, page_header};
use crate::ui::desk::{Desk, State};
use crate::ui::pages::{saved_views, search_field};
use crate::ui::platform::{address, clock, page, random, scroll};
use crate::workspace::Command;
use crate::workspace::change::Deed;
use crate::workspace::register::board::{Board as Columns, Column, Way};
use crate::workspace::register::stage;
use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

const OF: Collection = Collection::Partner;

/// How many cards of a column are drawn at first, and how many more with each press.
const CARDS: usize = 30;

/// The board and what it rests on.
#[derive(Clone, Copy)]
pub struct Board {
    /// The partners that are asked for.
    pub asked: Asked,
    /// The card at which the tab key stops.
    pub active: RwSignal<Option<Id>>,
    /// The card whose menu is open.
    pub menu: RwSignal<Option<Id>>,
    /// The card that is dragged.
    pub dragged: RwSignal<Option<Id>>,
    /// The stage over which it is.
    over: RwSignal<Option<PartnerStatus>>,
    /// The stage that a phone shows; nothing as long as nobody has chosen.
    shown: RwSignal<Option<PartnerStatus>>,
    /// The stages of which more cards are drawn, once for each further part.
    more: RwSignal<Vec<Option<PartnerStatus>>>,
    /// The columns as they are drawn.
    columns: StoredValue<Columns>,
    /// How many partners stand in them: found out once for head and columns.
    count: RwSignal<usize>,
}

/// The page.
pub fn page(desk: Desk, form: ListForm) -> AnyView {
    let board = Board {
        asked: Asked::open(desk, form, Route::Board),
        active: RwSignal::new(None),
        menu: RwSignal::new(None),
        dragged: RwSignal::new(None),
        over: RwSignal::new(None),
        shown: RwSignal::new(None),
        more: RwSignal::new(Vec::new()),
        columns: StoredValue::new(Columns::default()),
        count: RwSignal::new(0),
    };
    let (asked, form) = (board.asked, board.asked.form);
    let texts = move || desk.app.texts();
    let add = Route::Record(OF, random::id()).to_string();
    view! {
        {live(move || board.header(texts()))}
        {live(move || views(&form.get(), View::Board, texts()))}
        <div class="tools">
            {live(move || search_field(form, texts()))}
            {filters(desk, form, asked.depths)}
            {saved_views(desk, OF, move || Route::Board(form.get()))}
            <a class="button" data-variant="primary" id="add" href=add>{move || texts().records.add}</a>
        </div>
        {chips(desk, form)}
        {live(move || board.said(texts()))}
        {live(move || board.draw(texts()))}
    }
    .into_any()
}

impl Board {
    fn header(self, t: &'static Texts) -> AnyView {
        let (shown, all) = (self.count.get(), self.asked.all());
        let context = match self.asked.desk.state.get() {
            State::Opening => t.records.opening.to_owned(),
            _ if shown == all => t.records.count(all),
            _ => t.records.count_of(&shown.to_string(), &all.to_string()),
        };
        page_header(t.titles.board, context)
    }

    /// What an empty board says: where partners come from.
    fn said(self, t: &'static Texts) -> AnyView {
        if self.asked.all() > 0 || !self.asked.desk.state.with(State::is_open) {
            return ().into_any();
        }
        let import = Route::Table(OF).to_string();
        view! {
            <p class="empty card">{t.records.empty_partner}" "<a href=import>{t.titles.table}</a></p>
        }
        .into_any()
    }

    /// The columns, and above them the stage that a phone shows.
    fn draw(self, t: &'static Texts) -> AnyView {
        let ids = self.asked.ids(t);
        let columns = self.asked.desk.with(|workspace| {
            let table = workspace.table(OF);
            Columns::of(ids.iter().filter_map(|id| Some((*id, table.row(*id)?))))
        });
        self.columns.set_value(columns.clone());
        self.count.set(ids.len());
        // The tab key must find a card.
        let there = self.active.get_untracked().filter(|it| ids.contains(it));
        let first = columns.0.iter().find_map(|it| it.ids.first().copied());
        self.active.set(there.or(first));
        let shown = self.shown(&columns);
        let choose = move |text: String| {
            let stage = PartnerStatus::ALL.iter().find(|it| it.word() == text);
            self.shown.set(stage.copied());
        };
        let pick = SelectField::plain(t.register.stage, choices(&columns, t)).draw(
            "board-stage",
            shown.map(PartnerStatus::word).unwrap_or_default(),
            Box::new(choose),
        );
        let drawn = columns.0.into_iter();
        let drawn = drawn.map(|it| self.column(it, shown, t)).collect_view();
        view! {
            <div class="board-pick">{pick}</div>
            <div class="board" id="board" role="region" tabindex="0" aria-label=t.titles.board>{drawn}</div>
        }
        .into_any()
    }

    /// The stage that a phone shows: the one chosen, else the first in which somebody is.
    fn shown(self, columns: &Columns) -> Option<PartnerStatus> {
        let first = columns.0.iter().find(|it| !it.ids.is_empty());
        self.shown.get().or(first.and_then(|it| it.stage))
    }

    fn column(self, of: Column, shown: Option<PartnerStatus>, t: &'static Texts) -> AnyView {
        let stage = of.stage;
        let parts = self
            .more
            .with(|it| it.iter().filter(|of| **of == stage).count());
        // The card that has the focus is drawn, wherever it stands.
        let active = self.active.get_untracked();
        let place = of.ids.iter().position(|it| Some(*it) == active);
        let drawn = CARDS
            .saturating_mul(parts.saturating_add(1))
            .max(place.map_or(0, |it| it.saturating_add(1)));
        let left = of.ids.len().saturating_sub(drawn);
        let count = of.ids.len();
        let cards = of.ids.iter().take(drawn);
        let cards = cards.map(|id| card(self, *id, t)).collect_view();
        let more = (left > 0).then(|| {
            let add = move |_| self.more.update(|it| it.push(stage));
            view! { <button type="button" class="button" on:click=add>{t.register.more(left)}</button> }
        });
        let enter = move |event: DragEvent| {
            if let Some(stage) = stage.filter(|_| self.dragged.get_untracked().is_some()) {
                event.prevent_default();
                if self.over.get_untracked() != Some(stage) {
                    self.over.set(Some(stage));
                }
            }
        };
        let drop = move |event: DragEvent| {
            event.prevent_default();
            if let Some((id, stage)) = self.dragged.get_untracked().zip(stage) {
                self.step(id, stage);
            }
            self.let_go();
        };
        let is_over = move || (stage.is_some() && self.over.get() == stage).to_string();
        let heading = format!(
            "stage-{}",
            stage.map(PartnerStatus::word).unwrap_or_default()
        );
        let labelled = heading.clone();
        view! {
            <section class="board-column" data-stage=stage.map(PartnerStatus::word)
                data-chosen=(shown == stage).to_string() data-over=is_over
                aria-labelledby=labelled on:dragover=enter on:drop=drop>
                <h2 id=heading>{stage_name(t, stage)}" "<span class="tag">{count}</span></h2>
                <ul class="board-cards">{cards}</ul>
                {more}
            </section>
        }
        .into_any()
    }

    /// Ends a dragging.
    pub fn let_go(self) {
        self.dragged.set(None);
        self.over.set(None);
    }

    /// Takes the focus to the card to which a way leads.
    pub fn walk(self, id: Id, way: Way) {
        let next = self.columns.with_value(|it| it.neighbour(id, way));
        if let Some(next) = next {
            self.active.set(Some(next));
            scroll::focus(&link_id(next));
            scroll::into_view(&link_id(next));
        }
    }

    /// Brings a partner to a stage, as one command; the focus goes along with its card. What
    /// holds the step back is decided on the partner's own page.
    pub fn step(self, id: Id, to: PartnerStatus) {
        let desk = self.asked.desk;
        let partner = desk.with(|it| {
            let record = it.record(OF, id).unwrap_or_default();
            Partner::read(record).map_or_else(|_| Partner::default(), |it| it.record)
        });
        let office = office(desk);
        let fields = match decision(&partner, &office, to, ("", ""), clock::today()) {
            Ok(fields) => fields,
            Err(Refusal::Same) => return,
            Err(Refusal::NoReason) => {
                let t = desk.app.lang.get_untracked().texts();
                desk.say(t.register.held(&desk.name(OF, id)));
                address::go(&facet::route(id, Facet::Relation));
                return;
            }
        };
        self.active.set(Some(id));
        self.menu.set(None);
        let brought = stage::step(id, to, &fields, random::id());
        spawn_local(async move {
            let carried = desk
                .carry_out(Command::Bring(Deed::Edit, vec![brought]))
                .await;
            let t = desk.app.lang.get_untracked().texts();
            desk.say(match carried {
                Ok(()) => t
                    .register
                    .stepped(&desk.name(OF, id), stage_name(t, Some(to))),
                Err(rejection) => desk.rejected(&rejection),
            });
            page::focus_next(vec![link_id(id), "field-board-stage".to_owned()]);
        });
    }
}

fn stage_name(t: &Texts, stage: Option<PartnerStatus>) -> &'static str {
    stage.map_or(t.register.no_stage, |it| {
        choice_label(t, "status", it.word())
    })
}

fn choices(columns: &Columns, t: &Texts) -> Vec<Choice> {
    let stages = columns.0.iter().map(|it| Choice {
        value: it.stage.map_or(String::new(), |it| it.word().to_owned()),
        label: format!("{} ({})", stage_name(t, it.stage), it.ids.len()),
    });
    stages.collect()
}
