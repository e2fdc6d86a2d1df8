//! Where the focus was when something began, so that it is taken along only if nobody has
//! moved it meanwhile.

use super::page;
use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDialogElement};

/// For how many frames a page is waited for: some seconds.
const FRAMES: u32 = 300;

/// What had the focus.
#[derive(Clone, Debug)]
pub struct Focus {
    held: Option<Element>,
    /// What gets the focus back when the menu around it closes.
    summary: Option<Element>,
    /// The dialog around it, which gives the focus back when it closes.
    dialog: Option<HtmlDialogElement>,
}

impl Focus {
    /// What has the focus now.
    pub fn now() -> Self {
        let held = page::focused();
        let around = |selector: &str| held.as_ref()?.closest(selector).ok()?;
        Self {
            summary: around("details.menu").and_then(|it| it.query_selector("summary").ok()?),
            dialog: around("dialog[open]").and_then(|it| it.dyn_into().ok()),
            held,
        }
    }

    /// Shows an element that is drawn only in the frame to come, unless somebody has gone
    /// elsewhere until then.
    pub fn show_drawn(self, id: String) {
        request_animation_frame(move || {
            request_animation_frame(move || {
                if self.is_left() {
                    page::show(&id);
                }
            });
        });
    }

    /// Shows an element of a page that is being gone to: once it is drawn, and the heading
    /// of that page has had the focus.
    pub fn show_there(self, id: String) {
        self.await_there(id, FRAMES);
    }

    fn await_there(self, id: String, left: u32) {
        request_animation_frame(move || {
            if page::element(&id).is_some() && left < FRAMES {
                self.show_drawn(id);
            } else if left > 0 {
                self.await_there(id, left.saturating_sub(1));
            }
        });
    }

    /// Whether nobody has moved the focus: it is where it was or where the page itself
    /// put it, or what had it is gone.
    pub fn is_left(&self) -> bool {
        let Some(now) = page::focused() else {
            return true;
        };
        let is = |it: &Option<Element>| it.as_ref() == Some(&now);
        let is_put = now.matches("body, main h1").unwrap_or(true);
        let is_given_back = self.dialog.as_ref().is_some_and(|it| !it.open());
        is_put || is_given_back || is(&self.held) || is(&self.summary)
    }
}
