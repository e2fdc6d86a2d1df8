//! The result at a glance, on a screen too small for form and results side by side.

use crate::text::Texts;
use crate::ui::platform::page;
use leptos::prelude::*;

/// The element that holds the results of a page.
pub const RESULTS: &str = "results";

/// A button that says the result and leads to it; nothing while there is none.
pub fn glance(result: Option<String>, t: &'static Texts) -> Option<AnyView> {
    result.map(|result| {
        let label = format!("{} · {result}", t.actions.to_results);
        view! {
            <button type="button" class="glance" aria-label=label
                on:click=|_| page::show(RESULTS)>{result}</button>
        }
        .into_any()
    })
}
