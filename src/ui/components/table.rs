//! A table of any length: only the rows in view, and some around them, are drawn.
//!
//! The rows are walked with the arrow keys, opened with Enter and picked with the space bar. Every row has the
//! same height (`--row` in the style sheet and [`ROW`] here).

use crate::ui::platform::{menus, page, scroll};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

/// The height of a row, in pixels.
const ROW: u32 = 44;

/// Rows drawn above and below those in view.
const AROUND: usize = 6;

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What the column is called.
    pub label: &'static str,
    /// Which way the table is sorted by it.
    pub sorted: Option<Direction>,
    /// Whether a phone leaves it out.
    pub minor: bool,
}

/// Which way a table is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// The smallest first.
    #[default]
    Up,
    /// The largest first.
    Down,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it leads.
    pub href: String,
    /// Its cells; the first one is the link.
    pub cells: Vec<String>,
}

/// What a table shows. Reading it subscribes to what it depends on.
#[derive(Clone, Copy)]
pub struct Rows {
    /// What the table is called, for those who do not see it.
    pub label: Callback<(), String>,
    /// The headings.
    pub heads: Callback<(), Vec<Head>>,
    /// How many rows there are.
    pub count: Callback<(), usize>,
    /// One of them.
    pub row: Callback<usize, Row>,
    /// Sorts by a column.
    pub sort: Callback<usize>,
    /// What can be done with a row, in a last column that no window leaves out.
    pub actions: Option<RowActions>,
    /// How rows are picked, in a first column.
    pub pick: Option<Pick>,
}

impl Rows {
    /// How many columns there are beside and with those of the headings.
    fn width(self, heads: usize) -> usize {
        let beside = [self.actions.is_some(), self.pick.is_some()];
        beside
            .into_iter()
            .filter(|it| *it)
            .count()
            .saturating_add(heads)
    }
}

/// A first column, in which rows are picked.
#[derive(Clone, Copy)]
pub struct Pick {
    /// What its boxes are called, before the name of the row.
    pub label: Callback<(), &'static str>,
    /// What the box of all rows is called.
    pub all: Callback<(), &'static str>,
    /// Whether a row is picked.
    pub is: Callback<usize, bool>,
    /// Whether all of them are.
    pub are_all: Callback<(), bool>,
    /// Picks a row, or leaves it.
    pub toggle: Callback<usize>,
    /// Picks all rows, or leaves all.
    pub toggle_all: Callback<()>,
}

/// A last column, in which each row has a menu.
#[derive(Clone, Copy)]
pub struct RowActions {
    /// What the column is called.
    pub label: Callback<(), &'static str>,
    /// The menu of a row.
    pub draw: Callback<usize, AnyView>,
}

/// The table.
#[component]
pub fn Table(
    /// The id of the element, for the focus.
    id: &'static str,
    /// What it shows.
    rows: Rows,
) -> impl IntoView {
    let window = RwSignal::new((0_usize, 24_usize));
    let active = RwSignal::new(0_usize);
    // Asked for in the next frame, when the table may have gone with its page.
    let look = move || {
        if let Some(((top, height), drawn)) = scroll::position(id).zip(window.try_get_untracked()) {
            let first = (top / ROW) as usize;
            let fits = (height / ROW) as usize + 1;
            let now = (first.saturating_sub(AROUND), first + fits + AROUND);
            // Rows are drawn in steps, so that scrolling a little draws nothing.
            if now.0.abs_diff(drawn.0) >= AROUND / 2 || now.1 > drawn.1 {
                window.set(now);
            }
        }
    };
    Effect::new(move || {
        rows.count.run(());
        request_animation_frame(look);
    });
    // A menu that is open would stand at another row.
    Effect::new(move || {
        rows.count.run(());
        window.track();
        menus::close_inside(id);
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || resized.remove());
    let go = move |index: usize| {
        let count = rows.count.run(());
        let index = index.min(count.saturating_sub(1));
        active.set(index);
        menus::close_inside(id);
        scroll::reveal(id, index, ROW);
        look();
        request_animation_frame(move || scroll::focus(&row_id(id, index)));
    };
    let screen = move || scroll::position(id).map_or(10, |(_, height)| (height / ROW) as usize);
    let on_key = move |event: KeyboardEvent| {
        let now = active.get_untracked();
        if let (" ", Some(pick)) = (event.key().as_str(), rows.pick)
            && page::focused().is_some_and(|it| it.id() == row_id(id, now))
        {
            event.prevent_default();
            pick.toggle.run(now);
        } else if let Some(index) = row_of_key(&event.key(), now, screen) {
            event.prevent_default();
            go(index);
        }
    };
    let head = move || {
        let heads = rows.heads.run(());
        heads
            .into_iter()
            .enumerate()
            .map(|(index, head)| heading(head, move |_| rows.sort.run(index)))
            .collect_view()
    };
    let last = move || {
        let label = rows.actions?.label;
        Some(view! { <th scope="col"><span class="unseen">{label.run(())}</span></th> })
    };
    let body = move || {
        let count = rows.count.run(());
        let (first, end) = window.get();
        let first = first.min(count);
        let end = end.min(count);
        let minor: Vec<bool> = rows.heads.run(()).iter().map(|it| it.minor).collect();
        let now = active.get();
        // Someone who comes with the tab key must find a row that is drawn.
        let reachable = if (first..end).contains(&now) {
            now
        } else {
            first
        };
        let drawn = (first..end).map(|index| {
            let row = rows.row.run(index);
            let actions = rows.actions.map(|it| it.draw.run(index));
            let pick = rows.pick.map(|it| box_of(it, index, &row));
            body_row(
                id,
                index,
                row,
                &minor,
                index == reachable,
                active,
                (pick, actions),
            )
        });
        let width = rows.width(minor.len());
        view! {
            {space(first, width)}
            {drawn.collect_view()}
            {space(count - end, width)}
        }
    };
    view! {
        <div class="table-scroll" id=id role="region" tabindex="-1"
            aria-label=move || rows.label.run(()) on:scroll=move |_| look()>
            <table class="table" aria-rowcount=move || (rows.count.run(()) + 1).to_string()
                on:keydown=on_key>
                <thead><tr aria-rowindex="1">{rows.pick.map(box_of_all)}{head}{last}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

/// The row to which a key leads from another one; `screen` is how many rows are in view.
fn row_of_key(key: &str, now: usize, screen: impl Fn() -> usize) -> Option<usize> {
    Some(match key {
        "ArrowDown" => now.saturating_add(1),
        "ArrowUp" => now.saturating_sub(1),
        "PageDown" => now.saturating_add(screen()),
        "PageUp" => now.saturating_sub(screen()),
        "Home" => 0,
        "End" => usize::MAX,
        _ => return None,
    })
}

/// The id of the link of a row.
fn row_id(table: &str, index: usize) -> String {
    format!("{table}-{index}")
}

fn heading(head: Head, sort: impl Fn(MouseEvent) + 'static) -> AnyView {
    let sorted = match head.sorted {
        None => "none",
        Some(Direction::Up) => "ascending",
        Some(Direction::Down) => "descending",
    };
    view! {
        <th scope="col" aria-sort=sorted class:minor=head.minor>
            <button type="button" class="sort" on:click=sort>{head.label}</button>
        </th>
    }
    .into_any()
}

fn body_row(
    table: &str,
    index: usize,
    row: Row,
    minor: &[bool],
    reachable: bool,
    active: RwSignal<usize>,
    (pick, actions): (Option<AnyView>, Option<AnyView>),
) -> AnyView {
    let tabindex = if reachable { "0" } else { "-1" };
    let mut cells = row.cells.into_iter();
    let first = cells.next().unwrap_or_default();
    let id = row_id(table, index);
    view! {
        <tr aria-rowindex=(index + 2).to_string()>
            {pick}
            <th scope="row">
                <a id=id href=row.href tabindex=tabindex on:focus=move |_| { active.try_set(index); }>{first}</a>
            </th>
            {cells.zip(minor.iter().skip(1)).map(|(cell, minor)| view! {
                <td class:minor=*minor>{cell}</td>
            }).collect_view()}
            {actions.map(|it| view! { <td class="row-menu">{it}</td> })}
        </tr>
    }
    .into_any()
}

/// The box that picks a row. The tab key passes it by: the row has the space bar.
fn box_of(pick: Pick, index: usize, row: &Row) -> AnyView {
    let name = row.cells.first().cloned().unwrap_or_default();
    view! {
        <td class="pick">
            <input type="checkbox" tabindex="-1"
                aria-label=move || format!("{} {name}", pick.label.run(()))
                prop:checked=move || pick.is.run(index) on:change=move |_| pick.toggle.run(index) />
        </td>
    }
    .into_any()
}

/// The box that picks all rows.
fn box_of_all(pick: Pick) -> AnyView {
    view! {
        <td class="pick">
            <input type="checkbox" id="pick-all" aria-label=move || pick.all.run(())
                prop:checked=move || pick.are_all.run(())
                on:change=move |_| pick.toggle_all.run(()) />
        </td>
    }
    .into_any()
}

/// The room of rows that are not drawn.
fn space(rows: usize, columns: usize) -> AnyView {
    let height = format!("{}px", rows.saturating_mul(ROW as usize));
    (rows > 0)
        .then(|| {
            view! {
                <tr class="space" aria-hidden="true" style:height=height>
                    <td colspan=columns.to_string()></td>
                </tr>
            }
        })
        .into_any()
}
