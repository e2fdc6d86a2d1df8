//! Starts the application in the page. On the host there is nothing to start.

#[cfg(target_arch = "wasm32")]
fn main() {
    passerelle::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
