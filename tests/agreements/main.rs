//! Whole agreements against what the texts say of them.
//!
//! Every case of `tests/agreements/cases/` is run, then every case of the folder named by
//! `PASSERELLE_AGREEMENTS`; `docs/findings.md` says what a case looks like. Each mismatch
//! is printed; the last line is the total, `N passed, N failed`.
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
mod case;
#[cfg(not(target_arch = "wasm32"))]
mod self_test;

/// The cases that the project itself needs at least.
#[cfg(not(target_arch = "wasm32"))]
const AT_LEAST: usize = 60;

/// The browser has no files to read.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    self_test::a_wrong_case_is_shown_to_fail();
    let mut all = case::files(std::path::Path::new(case::OWN)).unwrap();
    let mut failed = 0;
    if all.len() < AT_LEAST {
        println!("{}: {} cases, at least {AT_LEAST}", case::OWN, all.len());
        failed += 1;
    }
    if let Some(folder) = std::env::var_os("PASSERELLE_AGREEMENTS") {
        match case::files(folder.as_ref()) {
            Ok(files) => all.extend(files),
            Err(reason) => {
                println!("{}: {reason}", folder.display());
                failed += 1;
            }
        }
    }
    let mut passed = 0;
    for path in &all {
        match case::whole(path).and_then(|it| case::judge(&it)) {
            Ok(()) => passed += 1,
            Err(reason) => {
                println!("{}: {reason}", path.display());
                failed += 1;
            }
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 {
        std::process::ExitCode::SUCCESS
    } else {
        std::process::ExitCode::FAILURE
    }
}
