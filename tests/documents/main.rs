//! Documents of the outside world, read and written again.
//!
//! Every file of `tests/fixtures/documents/` is read and compared with `expected.txt` there
//! (`UPDATE=1` rewrites it); then every file of a folder of samples beside the repository,
//! and of the folder named by `PASSERELLE_DOCUMENTS`. Each gives one line: what it is, or
//! why it is not read. Every transcript is written as ELMO 1.7, into the folder named by
//! `PASSERELLE_OUT` if there is one, read back, and checked against the schema where that
//! and `xmllint` are there.
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
mod again;
#[cfg(not(target_arch = "wasm32"))]
mod folder;
#[cfg(not(target_arch = "wasm32"))]
mod said;
#[cfg(not(target_arch = "wasm32"))]
mod self_test;

/// The browser has no files to read.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    self_test::a_wrong_expectation_is_shown_to_fail();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut again = again::Again::of(root);
    let mut failures = Vec::new();
    let own = root.join("tests/fixtures/documents");
    let mut blocks = String::new();
    for (name, path) in folder::files(&own).unwrap() {
        if name == "expected.txt" {
            continue;
        }
        let told = again.file(&name, &path, &mut failures);
        println!("{}", told.line);
        blocks.push_str(&told.block());
    }
    let expected = own.join("expected.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&expected, &blocks).unwrap();
    }
    failures.extend(said::differences(
        &std::fs::read_to_string(&expected).unwrap_or_default(),
        &blocks,
    ));
    let beside = root.join("../shared/standards/samples");
    let named = std::env::var_os("PASSERELLE_DOCUMENTS").map(std::path::PathBuf::from);
    if !beside.is_dir() {
        println!("no samples beside the repository: skipped");
    }
    for folder in std::iter::once(beside)
        .filter(|it| it.is_dir())
        .chain(named)
    {
        match folder::files(&folder) {
            Ok(files) => {
                for (name, path) in files {
                    println!("{}", again.file(&name, &path, &mut failures).line);
                }
            }
            Err(reason) => failures.push(format!("{}: {reason}", folder.display())),
        }
    }
    println!("{again}");
    for failure in &failures {
        println!("failed: {failure}");
    }
    if failures.is_empty() {
        std::process::ExitCode::SUCCESS
    } else {
        std::process::ExitCode::FAILURE
    }
}
