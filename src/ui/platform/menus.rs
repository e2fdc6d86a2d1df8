//! Menus, all in one way: `<details class="menu">` with a `<summary>` and a `.menu-body`.
//!
//! One closes on Escape, on a press elsewhere, and once something in it was chosen, so
//! that there is one open at most. A button with `data-stays` leaves its menu open.

use super::page;
use leptos::ev;
use leptos::prelude::{on_cleanup, window_event_listener};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

const OPEN: &str = "details.menu[open]";

/// Watches over the menus for as long as the current owner lives.
pub fn listen() {
    let key = window_event_listener(ev::keydown, |event| on_key(&event));
    let press = window_event_listener(ev::pointerdown, |event| close_elsewhere(&event));
    let click = window_event_listener(ev::click, |event| {
        close_elsewhere(&event);
        close_chosen(&event);
    });
    on_cleanup(move || {
        key.remove();
        press.remove();
        click.remove();
    });
}

/// Closes the menus inside an element, under which their rows are about to move.
pub fn close_inside(id: &str) {
    let inside = |it: HtmlElement| it.query_selector(OPEN).ok()?;
    while let Some(menu) = page::element(id).and_then(inside) {
        close(&menu);
    }
}

fn on_key(event: &KeyboardEvent) {
    if event.key() != "Escape" || event.default_prevented() || event.is_composing() {
        return;
    }
    let menu = page::first(OPEN);
    // A dialog over the page has its own Escape.
    let reached = |it: &Element| !page::has_dialog() || matches!(it.closest("dialog"), Ok(Some(_)));
    if let Some(menu) = menu.filter(reached) {
        close(&menu);
        focus_summary(&menu);
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Closes the menu that was not pressed. Its own button may have gone by now.
fn close_elsewhere(event: &Event) {
    let path = event.composed_path();
    while let Some(menu) = page::first(OPEN).filter(|it| !path.includes(it, 0)) {
        close(&menu);
    }
}

/// Closes the menu in which something was chosen.
fn close_chosen(event: &Event) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let chosen = target.and_then(|it| it.closest("button, a").ok()?);
    let path = event.composed_path();
    let menu = page::first(OPEN).filter(|it| path.includes(it, 0));
    if let Some(menu) = menu.filter(|_| chosen.is_some_and(|it| !it.has_attribute("data-stays"))) {
        close(&menu);
    }
}

/// Closes a menu; the focus is not left in what cannot be seen any more.
fn close(menu: &Element) {
    if page::focused().is_some_and(|it| menu.contains(Some(&it))) {
        focus_summary(menu);
    }
    menu.remove_attribute("open").ok();
}

fn focus_summary(menu: &Element) {
    let summary = menu.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        summary.focus().ok();
    }
}
