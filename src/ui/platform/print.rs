//! Printing.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::CssStyleSheet;

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        window.print().ok();
    }
}

/// Whether the page is being printed. What paper needs is drawn only then.
pub fn printing() -> ReadSignal<bool> {
    let (printing, set_printing) = signal(false);
    let handles = [("beforeprint", true), ("afterprint", false)]
        .map(|(name, value)| window_event_listener_untyped(name, move |_| set_printing.set(value)));
    on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
    printing
}

/// Says what stands at the foot of every printed page, in place of the product's name, in
/// browsers that know margin boxes; `None` takes it away.
pub fn set_foot(text: Option<&str>) {
    change_foot(text);
}

/// The rule is the last one of the style sheet; `None` where the browser has no rules.
fn change_foot(text: Option<&str>) -> Option<()> {
    let sheets = web_sys::window()?.document()?.style_sheets();
    let sheet: CssStyleSheet = sheets.get(0)?.dyn_into().ok()?;
    let rules = sheet.css_rules().ok()?;
    let last = rules.length().checked_sub(1)?;
    let is_ours = rules.get(last)?.css_text().starts_with("@page");
    if is_ours {
        sheet.delete_rule(last).ok()?;
    }
    let quoted = text?
        .replace(['\\', '"'], "'")
        .replace(char::is_control, " ");
    let rule = format!("@page {{ @bottom-left {{ content: \"{quoted}\"; font-size: 8pt; }} }}");
    let end = if is_ours {
        last
    } else {
        last.saturating_add(1)
    };
    sheet.insert_rule_with_index(&rule, end).ok()?;
    Some(())
}
