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
    let own = case::files(std::path::Path::new(case::OWN)).unwrap();
    let enough = own.len() >= AT_LEAST;
    if !enough {
        println!("{}: {} cases, at least {AT_LEAST}", case::OWN, own.len());
    }
    let mut all = own;
    let mut read = true;
    if let Some(folder) = std::env::var_os("PASSERELLE_AGREEMENTS") {
        match case::files(folder.as_ref()) {
            Ok(files) => all.extend(files),
            Err(reason) => {
                println!("{}: {reason}", folder.display());
                read = false;
            }
        }
    }
    let mut failed = 0;
    for path in &all {
        if let Err(reason) = case::run(path) {
            println!("{}: {reason}", path.display());
            failed += 1;
        }
    }
    println!("{} passed, {failed} failed", all.len() - failed);
    if failed == 0 && enough && read {
        std::process::ExitCode::SUCCESS
    } else {
        std::process::ExitCode::FAILURE
    }
}
