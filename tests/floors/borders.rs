//! Which floor may import which, and what a file imports that it may not.

use crate::source::{Token, tokens};

/// The floors with their height, and what stands beside them.
const FLOORS: [(&str, u8); 9] = [
    ("model", 1),
    ("transfer", 2),
    ("rules", 3),
    ("insight", 3),
    ("workspace", 4),
    ("agreement", 5),
    ("exchange", 6),
    ("storage", 7),
    ("ui", 8),
];

/// Modules without a height, and the floors that each may import.
const BESIDE: [(&str, &[&str]); 2] = [("text", &["model"]), ("route", &["model", "transfer"])];

/// The highest floor that knows no browser, no clock and no float.
const HIGHEST_PURE: u8 = 6;

/// The one pure file in which a float may stand.
const FLOAT_CELL: &str = "exchange/xlsx/cell.rs";

/// The binary that runs beside the page: it is its own platform.
const WORKER: &str = "bin/worker.rs";

const BROWSER: [&str; 6] = [
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "leptos",
    "gloo_storage",
    "web_sys",
];
const CLOCK: [&str; 4] = ["Instant", "SystemTime", "Local", "Utc"];

fn height(module: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, height)| *height)
}

/// Whether a file of `from` may name something of `to`.
fn may_import(from: &str, to: &str) -> bool {
    let beside = |module: &str| BESIDE.iter().find(|(name, _)| *name == module);
    match (height(from), height(to)) {
        _ if from == to => true,
        (Some(_), Some(_)) if (from, to) == ("insight", "rules") => true,
        (Some(from), Some(to)) => to < from,
        (Some(from), None) => from > 1 && beside(to).is_some(),
        (None, _) => beside(from).is_some_and(|(_, below)| below.contains(&to)),
    }
}

/// What the file at `path` (from `src/`) names and may not.
pub fn trespasses(path: &str, text: &str) -> Vec<String> {
    let modules: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    let floor = modules[0];
    let tokens = tokens(text);
    let mut found = Vec::new();
    if height(floor).is_some() || BESIDE.iter().any(|(name, _)| *name == floor) {
        for named in root_modules(&modules, &tokens) {
            if !may_import(floor, &named) {
                found.push(format!("{path}: {floor} may not import {named}"));
            }
        }
        let pure = height(floor).is_none_or(|it| it <= HIGHEST_PURE);
        for token in &tokens {
            if let Some(reason) = foreign(path, pure, token) {
                found.push(format!("{path}: {reason}"));
            }
        }
    } else if path != WORKER && tokens.contains(&Token::Word("web_sys".to_owned())) {
        found.push(format!(
            "{path}: web_sys outside storage, ui/platform and the worker"
        ));
    }
    found
}

fn foreign(path: &str, pure: bool, token: &Token) -> Option<String> {
    match token {
        Token::Word(word) => {
            let word = word.as_str();
            let float = matches!(word, "f32" | "f64") && path != FLOAT_CELL;
            if pure && (BROWSER.contains(&word) || CLOCK.contains(&word) || float) {
                return Some(format!("{word} in a pure floor"));
            }
            let binds = path.starts_with("storage") || path.starts_with("ui/platform");
            (word == "web_sys" && !binds).then(|| "web_sys outside storage and ui/platform".into())
        }
        Token::Float(float) if pure && path != FLOAT_CELL => {
            Some(format!("the float {float} in a pure floor"))
        }
        _ => None,
    }
}

/// The modules of the crate's root that a file names, by `crate::` or by as many
/// `super::` as lead there. A `*` of the root is named as `*`.
fn root_modules(file: &[&str], tokens: &[Token]) -> Vec<String> {
    let word = |at: usize| match tokens.get(at) {
        Some(Token::Word(word)) => word.as_str(),
        _ => "",
    };
    let is = |at: usize, mark: &Token| tokens.get(at) == Some(mark);
    let path_mark = Token::Mark("::");
    let (open, close) = (Token::Other('{'), Token::Other('}'));
    let file_depth = file.len() - usize::from(file.last() == Some(&"mod"));
    // The brace depths at which inline modules began.
    let mut inline: Vec<usize> = Vec::new();
    let mut braces = 0_usize;
    let mut named = Vec::new();
    for at in 0..tokens.len() {
        if is(at, &open) {
            braces += 1;
            if at >= 2 && word(at - 2) == "mod" {
                inline.push(braces);
            }
        } else if is(at, &close) {
            if inline.last() == Some(&braces) {
                inline.pop();
            }
            braces = braces.saturating_sub(1);
        }
        let mut end = at;
        match word(at) {
            "crate" if is(at + 1, &path_mark) => end = at + 2,
            "super" if !(at >= 2 && word(at - 2) == "super") => {
                let mut climbed = 0;
                while word(end) == "super" && is(end + 1, &path_mark) {
                    climbed += 1;
                    end += 2;
                }
                if climbed < file_depth + inline.len() {
                    continue;
                }
            }
            _ => continue,
        }
        if is(end, &Token::Other('*')) {
            named.push("*".to_owned());
        } else if is(end, &open) {
            named.extend(heads_of_group(&tokens[end..]));
        } else if end > at {
            named.push(word(end).to_owned());
        }
    }
    named
}

/// The first word of each path in a group `{a::b, c::{d, e}}`.
fn heads_of_group(tokens: &[Token]) -> Vec<String> {
    let mut depth = 0_usize;
    let mut heads = Vec::new();
    for pair in tokens.windows(2) {
        match &pair[0] {
            Token::Other('{') => depth += 1,
            Token::Other('}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && matches!(pair[0], Token::Other('{' | ',')) {
            match &pair[1] {
                Token::Word(word) => heads.push(word.clone()),
                Token::Other('*') => heads.push("*".to_owned()),
                _ => {}
            }
        }
    }
    heads
}

#[test]
fn an_import_from_above_is_found_however_it_is_written() {
    for (path, text) in [
        ("model/exact.rs", "use crate::transfer::formula;"),
        ("model/exact.rs", "use crate::{model::number, ui::pages};"),
        (
            "model/exact.rs",
            "use crate::{model::{number, form}, storage};",
        ),
        ("model/exact.rs", "use crate::*;"),
        ("model/exact.rs", "fn f() -> crate::ui::App { todo() }"),
        ("model/exact.rs", "use super::super::transfer::rule;"),
        (
            "model/exact/text.rs",
            "use super::super::super::{transfer, model};",
        ),
        ("model/grade/mod.rs", "pub use super::super::ui::App;"),
        ("model.rs", "use super::ui;"),
        ("model.rs", "mod tests { use super::super::ui; }"),
        (
            "model/form.rs",
            "/* a */ use /* b */ crate /* c */ :: text::Texts;",
        ),
        ("rules/profile.rs", "use crate::insight::share;"),
        ("transfer.rs", "use crate::rules;"),
        ("exchange/csv.rs", "use crate::storage::memory;"),
        ("text/number.rs", "use crate::transfer::rounding;"),
        ("route.rs", "use crate::text::Lang;"),
        ("model/exact.rs", "use crate::attic;"),
    ] {
        assert_eq!(trespasses(path, text).len(), 1, "{path}: {text}");
    }
}

#[test]
fn what_a_pure_floor_must_not_know_is_found() {
    for (path, text) in [
        ("transfer/rule.rs", "use web_sys::window;"),
        ("model/exact.rs", "use leptos::prelude::*;"),
        ("text.rs", "fn today() -> Day { js_sys::Date::now() }"),
        ("model/exact.rs", "let half: f64 = share;"),
        ("model/exact.rs", "let half = 0.5;"),
        ("model/exact.rs", "use chrono::Utc;"),
        ("rules/term.rs", "use std::time::{Duration, Instant};"),
        ("ui/pages/credits.rs", "use web_sys::HtmlElement;"),
        ("main.rs", "use web_sys::window;"),
        ("exchange/job.rs", "use web_sys::Worker;"),
    ] {
        assert!(!trespasses(path, text).is_empty(), "{path}: {text}");
    }
}

#[test]
fn what_is_allowed_is_let_through() {
    for (path, text) in [
        (
            "transfer/rule.rs",
            "use crate::model::{exact::Exact, source}; use crate::text::Texts;",
        ),
        (
            "transfer/rule.rs",
            "use super::formula; use super::super::model::exact;",
        ),
        (
            "model/exact/text.rs",
            "use super::{Exact, Repr}; use super::super::number;",
        ),
        (
            "model/exact.rs",
            "mod tests { use super::*; use super::super::number; }",
        ),
        ("insight/share.rs", "use crate::rules::profile;"),
        (
            "ui/shell.rs",
            "use crate::{model, route::Route, storage, text}; use leptos::prelude::*;",
        ),
        (
            "ui/platform/clipboard.rs",
            "use web_sys::window; let x = 0.5;",
        ),
        ("storage/settings.rs", "use web_sys::Storage;"),
        (
            "model/exact.rs",
            "// crate::ui, f64 and 0.5\nlet it = \"crate::ui\"; let c = '\"'; pair.0.1",
        ),
        (
            "model/exact.rs",
            "let s = r#\"crate::ui \" 0.5\"#; let r = 1..2; fn f<'a>(it: &'a str) {}",
        ),
        (
            "exchange/xlsx/cell.rs",
            "fn cell(value: f64) -> String { text(value, 0.5) }",
        ),
        ("main.rs", "fn main() { passerelle::ui::start(); }"),
        ("bin/worker.rs", "use web_sys::MessageEvent;"),
    ] {
        assert_eq!(trespasses(path, text), Vec::<String>::new(), "{path}");
    }
}
