//! The head of a page.

use leptos::prelude::*;

/// Title and one line of context.
pub fn page_header(title: impl Into<String>, context: String) -> AnyView {
    view! {
        <div class="page-title">
            <h1 tabindex="-1">{title.into()}</h1>
            <p class="context">{context}</p>
        </div>
    }
    .into_any()
}
