//! The conversions against published and derived results, with no tolerance.
//!
//! Every row of `tests/fixtures/conversions.csv` is run, then every row of the file
//! named by `PASSERELLE_VECTORS`, which has the same columns. Each mismatch is
//! printed; the last line is the total, `N passed, N failed`.
//!
//! This test has no harness, so that what it prints is always seen.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

#[cfg(not(target_arch = "wasm32"))]
mod grammar;
#[cfg(not(target_arch = "wasm32"))]
mod methods;
#[cfg(not(target_arch = "wasm32"))]
mod recognition;
#[cfg(not(target_arch = "wasm32"))]
mod report;
#[cfg(not(target_arch = "wasm32"))]
mod self_test;
#[cfg(not(target_arch = "wasm32"))]
mod tables;

/// The browser has no files to read.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    self_test::a_failing_row_is_shown_to_fail();
    let committed = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/conversions.csv"
    );
    let named = std::env::var_os("PASSERELLE_VECTORS").map(std::path::PathBuf::from);
    let mut total = report::Tally::default();
    for path in std::iter::once(committed.into()).chain(named) {
        total.add(report::run_file(&path));
    }
    println!("{total}");
    if total.failed == 0 {
        std::process::ExitCode::SUCCESS
    } else {
        std::process::ExitCode::FAILURE
    }
}
