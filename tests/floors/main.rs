//! The borders of the house, read from its source: a floor imports only floors
//! below it, the pure floors know no browser, clock or float, and only
//! `style/tokens.css` knows colours.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod borders;
mod colours;
mod source;

use std::path::{Path, PathBuf};

/// Every file under `folder` of the package with this extension: its path from
/// there, with forward slashes, and its text.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    collect(&root, &mut found);
    found.retain(|path| path.extension().is_some_and(|it| it == extension));
    found.sort();
    assert!(!found.is_empty(), "no .{extension} file under {folder}");
    let name = |path: &Path| {
        let relative = path.strip_prefix(&root).unwrap();
        relative
            .to_str()
            .unwrap()
            .replace(std::path::MAIN_SEPARATOR, "/")
    };
    found
        .iter()
        .map(|path| (name(path), std::fs::read_to_string(path).unwrap()))
        .collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn every_floor_imports_only_what_lies_below_it() {
    let trespasses: Vec<String> = files("src", "rs")
        .iter()
        .flat_map(|(path, text)| borders::trespasses(path, text))
        .collect();
    assert!(trespasses.is_empty(), "\n{}", trespasses.join("\n"));
}

#[test]
fn only_the_tokens_name_colours() {
    let named: Vec<String> = files("style", "css")
        .iter()
        .filter(|(path, _)| path != "tokens.css")
        .flat_map(|(path, text)| {
            colours::hex_colours(text)
                .into_iter()
                .map(move |it| format!("{path}: {it}"))
        })
        .collect();
    assert!(named.is_empty(), "\n{}", named.join("\n"));
}
