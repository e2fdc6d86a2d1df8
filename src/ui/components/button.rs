//! A button that does one thing. All of one type, so that another one costs next to
//! nothing.

use leptos::prelude::*;

/// Draws a button: its id, what is read on it, and what it does.
pub fn button(id: Option<String>, label: &'static str, act: Box<dyn Fn()>) -> AnyView {
    view! {
        <button type="button" class="button" id=id on:click=move |_| act()>{label}</button>
    }
    .into_any()
}
