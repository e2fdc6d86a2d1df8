//! Floor 7: the page. Shell, pages, the components they share, and the browser.

#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "the only floor that asks the clock"
)]

mod areas;
mod components;
mod context;
mod desk;
mod directory;
mod host;
mod office;
mod pages;
mod platform;
mod sample;
mod shell;

use platform::page;

/// Draws the page in the place that `index.html` keeps for it. The shell says on the
/// root element when it shows the page that was asked for.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        page::mark("crashed", &info.to_string());
    }));
    let Some(place) = page::element("app") else {
        return;
    };
    leptos::mount::mount_to(place, shell::App).forget();
    if let Some(loading) = page::element("shell") {
        loading.remove();
    }
}
