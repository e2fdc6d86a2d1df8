//! A part of the page that is drawn anew whenever what it reads changes.

use leptos::prelude::*;

/// Draws such a part. A closure among the children of a view does the same, and brings
/// the whole machinery of an effect along, in a type of its own: some 500 bytes of program
/// in brotli. All parts drawn here share one.
pub fn live(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn shared(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        (move || draw()).into_any()
    }
    shared(Box::new(draw))
}

/// A text that is written anew like that.
pub fn live_text(write: impl Fn() -> String + Send + 'static) -> AnyView {
    fn shared(write: Box<dyn Fn() -> String + Send>) -> AnyView {
        (move || write()).into_any()
    }
    shared(Box::new(write))
}

/// A card that is drawn anew like that.
pub fn card(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let inside = live(draw);
    view! { <section class="card">{inside}</section> }.into_any()
}
