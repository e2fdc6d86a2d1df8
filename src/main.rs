//! Starts the application in the page. On the host there is nothing to start.

#[cfg(all(target_arch = "wasm32", feature = "page"))]
fn main() {
    passerelle::ui::start();
}

#[cfg(not(all(target_arch = "wasm32", feature = "page")))]
fn main() {}
