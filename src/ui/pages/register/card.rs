//! A partner on the board: what it is, what comes next, and the way to another stage.

use super::board::Board;
use crate::model::records::{Collection, Id, PartnerStatus, value_at};
use crate::route::Route;
use crate::text::Texts;
use crate::text::labels::choice_label;
use crate::ui::components::live;
use crate::ui::pages::words;
use crate::ui::platform::{clock, drag};
use crate::workspace::Workspace;
use crate::workspace::register::board::Way;
use crate::workspace::register::filter::tags;
use crate::workspace::register::stage;
use crate::workspace::table::cell;
use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;

const OF: Collection = Collection::Partner;

/// What stands on a card.
struct Card {
    name: String,
    place: String,
    tags: Vec<String>,
    next: String,
    days: Option<usize>,
    stage: Option<PartnerStatus>,
}

impl Card {
    fn of(workspace: &Workspace, id: Id, t: &Texts) -> Self {
        let row = workspace.table(OF).row(id).unwrap_or_default();
        let record = workspace.record(OF, id).unwrap_or_default();
        let said = |path: &str| words(workspace, t, OF, path, cell(OF, row, path));
        let joined = |parts: [String; 2], between: &str| {
            let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            parts.join(between)
        };
        let stage = stage::stage(row);
        let since = stage.and_then(|it| stage::since(record, it));
        let step = value_at(record, "nextStep").unwrap_or_default();
        let mut name = workspace.name(OF, id);
        if name.is_empty() {
            t.records.unnamed.clone_into(&mut name);
        }
        Self {
            name,
            place: joined([said("city"), said("country")], ", "),
            tags: tags(cell(OF, row, "tags")).map(str::to_owned).collect(),
            next: joined([step.into_owned(), said("nextStepOn")], " – "),
            days: since.map(|it| stage::days(it, clock::today())),
            stage,
        }
    }
}

/// The id of the link of a card.
pub fn link_id(id: Id) -> String {
    format!("card-{id}")
}

/// Draws a card.
pub fn card(board: Board, id: Id, t: &'static Texts) -> AnyView {
    let it = board.asked.desk.with(|all| Card::of(all, id, t));
    let href = Route::Record(OF, id).to_string();
    // One card is a stop of the tab key, with its menu.
    let stop = move || {
        if board.active.get() == Some(id) {
            "0"
        } else {
            "-1"
        }
    };
    let begin = move |event: DragEvent| {
        board.dragged.set(Some(id));
        drag::begin(&event, &id.to_string());
    };
    let tags = it.tags.into_iter();
    let tags = tags
        .map(|tag| view! { <li class="tag">{tag}</li> })
        .collect_view();
    let days = it.days.map(|days| t.register.days(days));
    view! {
        <li class="board-card" draggable="true" on:dragstart=begin
            on:dragend=move |_| board.let_go()>
            <a id=link_id(id) href=href tabindex=stop
                on:focus=move |_| board.active.set(Some(id))
                on:keydown=move |event| walk(board, id, &event)>{it.name.clone()}</a>
            <p class="hint">{it.place}</p>
            <ul class="tags">{tags}</ul>
            <p>{it.next}</p>
            <p class="hint">{days}</p>
            {menu(board, id, &it.name, it.stage, t)}
        </li>
    }
    .into_any()
}

/// The way to another stage without a pointer. What it offers is drawn when it is opened:
/// a board has many cards.
fn menu(
    board: Board,
    id: Id,
    name: &str,
    stage: Option<PartnerStatus>,
    t: &'static Texts,
) -> AnyView {
    let stop = move || {
        if board.active.get() == Some(id) {
            "0"
        } else {
            "-1"
        }
    };
    let opened = move |_| {
        board.active.set(Some(id));
        board.menu.set(Some(id));
    };
    let body = move || {
        if board.menu.get() != Some(id) {
            return ().into_any();
        }
        let stages = PartnerStatus::ALL.iter().filter(|it| Some(**it) != stage);
        let button = |to: &PartnerStatus| {
            let to = *to;
            view! {
                <button type="button" class="button" data-variant="quiet"
                    on:click=move |_| board.step(id, to)>{choice_label(t, "status", to.word())}</button>
            }
        };
        stages.map(button).collect_view().into_any()
    };
    view! {
        <details class="menu">
            <summary class="button" data-variant="quiet" tabindex=stop on:click=opened>
                {t.register.step_to}<span class="unseen">" "{name.to_owned()}</span>
            </summary>
            <div class="menu-body">{live(body)}</div>
        </details>
    }
    .into_any()
}

/// The arrow keys lead from card to card.
fn walk(board: Board, id: Id, event: &KeyboardEvent) {
    let way = match event.key().as_str() {
        "ArrowUp" => Way::Up,
        "ArrowDown" => Way::Down,
        "ArrowLeft" => Way::Back,
        "ArrowRight" => Way::On,
        _ => return,
    };
    event.prevent_default();
    board.walk(id, way);
}
