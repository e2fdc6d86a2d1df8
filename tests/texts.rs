//! The catalogue of texts holds no text that nobody shows, and the Québec overlay no
//! text that it does not change.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

fn locale(lang: &str) -> Map<String, Value> {
    serde_json::from_str(&fs::read_to_string(format!("locales/{lang}.json")).unwrap()).unwrap()
}

/// Every section and key of a language, with its value.
fn keys(texts: &Map<String, Value>) -> impl Iterator<Item = (String, String, &Value)> {
    texts.iter().flat_map(|(section, keys)| {
        let keys = keys.as_object().unwrap();
        keys.iter()
            .map(move |(key, value)| (section.clone(), key.clone(), value))
    })
}

fn source(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source(&path, all);
        } else if path.extension().is_some_and(|it| it == "rs") {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_text_is_shown_somewhere() {
    let mut code = String::new();
    source(Path::new("src"), &mut code);
    let used = |key: &str| {
        code.match_indices(&format!(".{key}")).any(|(at, found)| {
            let after = code[at + found.len()..].chars().next();
            !after.is_some_and(|it| it.is_alphanumeric() || it == '_')
        })
    };
    let fr = locale("fr");
    let unused: Vec<String> = keys(&fr)
        .filter(|(_, key, _)| !used(key))
        .map(|(section, key, _)| format!("{section}.{key}"))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn the_overlay_holds_only_what_it_changes() {
    let (fr, overlay) = (locale("fr"), locale("fr-CA"));
    for (section, key, value) in keys(&overlay) {
        assert_ne!(&fr[&section][&key], value, "{section}.{key}");
    }
}

// French sets a no-break space before these marks; a plain one lets them begin a line.
#[test]
fn french_marks_never_begin_a_line() {
    for lang in ["fr", "fr-CA"] {
        let texts = locale(lang);
        for (section, key, value) in keys(&texts) {
            let text = value.to_string();
            for wrong in [" :", " ;", " ?", " !", " »", "« ", " %"] {
                assert!(
                    !text.contains(wrong),
                    "{lang}: {section}.{key} contains {wrong:?}"
                );
            }
        }
    }
}
