//! Our way over JSON texts beside that of `serde_json`: the same texts are taken, and the
//! same pieces found in them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use passerelle::model::json::{self, Fault, Scanner};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 4000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(27),
        ..ProptestConfig::default()
    }
}

/// White space, as JSON has it and, rarely, as it has it not.
fn space() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        30 => Just(""),
        6 => prop::sample::select(vec![" ", "\n", "\t\r", "  "]),
        1 => prop::sample::select(vec!["\u{a0}", "\u{c}", "//", "\u{feff}", "\0"]),
    ]
}

/// Strings and numbers, most of them as they should be.
fn scalar() -> impl Strategy<Value = String> {
    let odd = vec![
        "true",
        "false",
        "null",
        "tru",
        "nulll",
        "True",
        "NaN",
        "0",
        "-0",
        "-",
        "+1",
        "01",
        "1.",
        ".5",
        "1.50",
        "-0.0e+00",
        "1e999",
        "1E-",
        "1e5.5",
        "0x1",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12G4\"",
        "\"\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "'a'",
        "\"a\tb\"",
        "\"\u{7f}\u{80}\u{2028}\"",
        "\"12345678\\n1234567\\\\\"",
        "\"\\/\\b\\f\\n\\r\\t\"",
    ];
    prop_oneof![
        prop::sample::select(odd).prop_map(str::to_owned),
        any::<String>().prop_map(|it| serde_json::to_string(&it).unwrap()),
        any::<String>().prop_map(|it| format!("\"{it}\"")),
        "[ -~éł’]{0,40}".prop_map(|it| serde_json::to_string(&it).unwrap()),
        any::<i64>().prop_map(|it| it.to_string()),
    ]
}

/// Values inside each other, written by hand with white space between their parts.
fn value() -> impl Strategy<Value = String> {
    scalar().prop_recursive(5, 40, 6, |inner| {
        let list = prop::collection::vec((space(), inner.clone(), space()), 0..6);
        let list = list.prop_map(|items| {
            let items: Vec<_> = items
                .iter()
                .map(|(a, it, b)| format!("{a}{it}{b}"))
                .collect();
            format!("[{}]", items.join(","))
        });
        let name = prop_oneof![8 => "[a-z]{0,3}".prop_map(|it| format!("\"{it}\"")), 1 => scalar()];
        let object = prop::collection::vec((space(), name, space(), inner), 0..6);
        let object = object.prop_map(|members| {
            let member =
                |(a, name, b, it): &(_, String, _, String)| format!("{a}{name}{b}:{b}{it}{a}");
            format!(
                "{{{}}}",
                members.iter().map(member).collect::<Vec<_>>().join(",")
            )
        });
        prop_oneof![list, object]
    })
}

/// A value of which perhaps a letter is missing, doubled or replaced, or the end.
fn damaged() -> impl Strategy<Value = String> {
    let letters = prop::sample::select("{}[]:,\"\\ 019-.eEtun\n\u{1}é".chars().collect::<Vec<_>>());
    (
        space(),
        value(),
        space(),
        any::<prop::sample::Index>(),
        letters,
        0..8,
    )
        .prop_map(|(before, value, after, at, letter, damage)| {
            let text = format!("{before}{value}{after}");
            let mut letters: Vec<char> = text.chars().collect();
            if letters.is_empty() {
                return text;
            }
            let at = at.index(letters.len());
            match damage {
                0 => drop(letters.remove(at)),
                1 => letters.insert(at, letter),
                2 => letters[at] = letter,
                3 => letters.truncate(at),
                _ => {}
            }
            letters.into_iter().collect()
        })
}

/// The texts of the members of an object, the last one of each name.
fn members_of_serde(text: &str) -> Option<BTreeMap<String, &str>> {
    let read: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    Some(
        read.into_iter()
            .map(|(name, raw)| (name, raw.get()))
            .collect(),
    )
}

fn members(text: &str) -> Option<BTreeMap<String, &str>> {
    let mut members = BTreeMap::new();
    let read = json::members(text, |name, raw| {
        members.insert(name.into_owned(), raw);
    });
    read.ok().map(|()| members)
}

fn items(text: &str) -> Option<Vec<&str>> {
    let mut items = Vec::new();
    json::items(text, |raw| items.push(raw))
        .ok()
        .map(|()| items)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_same_texts_are_taken_and_the_same_pieces_found(text in damaged()) {
        let mut scanner = Scanner::of(&text, usize::MAX);
        let read = scanner.value().and_then(|raw| scanner.end().map(|()| raw));
        let expected = serde_json::from_str::<&RawValue>(&text);
        prop_assert_eq!(read.ok(), expected.ok().map(RawValue::get));
        let expected = serde_json::from_str::<Vec<&RawValue>>(&text);
        let expected = expected.map(|it| it.into_iter().map(RawValue::get).collect());
        prop_assert_eq!(items(&text), expected.ok());
        // `serde_json` makes texts of names, which half a surrogate pair is none of.
        if !text.contains("\\ud") {
            prop_assert_eq!(members(&text), members_of_serde(&text));
        }
    }

    #[test]
    fn a_text_is_as_deep_as_its_brackets_tell(text in value()) {
        let deepest = text_depth(&text);
        let read = |limit| {
            let mut scanner = Scanner::of(&text, limit);
            scanner.value().and_then(|_| scanner.end())
        };
        if read(usize::MAX).is_ok() && deepest > 0 {
            prop_assert_eq!(read(deepest), Ok(()));
            let refused = matches!(read(deepest - 1), Err(Fault::TooDeep(_)));
            prop_assert!(refused);
        }
    }
}

/// How deep the brackets of a sound text stand, those inside its strings aside.
fn text_depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut letters) = (0_usize, 0, text.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                while let Some(inside) = letters.next() {
                    match inside {
                        '\\' => drop(letters.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}
