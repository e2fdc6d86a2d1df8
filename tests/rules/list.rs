//! `docs/findings.md` lists the codes and the facts as the profiles and the program have
//! them. `UPDATE=1 cargo test --test rules` rewrites these two lists.

use passerelle::model::source::Status;
use passerelle::rules::shipped::profiles;
use passerelle::rules::{Fact, Scope, Severity};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::{env, fs};

const DOCUMENT: &str = "docs/findings.md";

/// Compares what stands between two marks with what should, or puts it there.
fn assert_part(name: &str, expected: &str) {
    let (begin, end) = (
        format!("<!-- {name} -->\n"),
        format!("<!-- end of {name} -->"),
    );
    let text = fs::read_to_string(DOCUMENT).unwrap();
    let (before, rest) = text.split_once(&begin).expect(&begin);
    let (part, after) = rest.split_once(&end).expect(&end);
    if env::var_os("UPDATE").is_some() {
        fs::write(DOCUMENT, format!("{before}{begin}{expected}{end}{after}")).unwrap();
    } else {
        assert_eq!(part, expected, "run with UPDATE=1 to rewrite {DOCUMENT}");
    }
}

/// Both lists in one test: they are written to one file.
#[test]
fn the_lists_of_codes_and_facts_are_those_of_the_product() {
    assert_part("codes", &codes());
    assert_part("facts", &facts());
    assert_part("documents", &documents());
}

fn codes() -> String {
    let mut text = String::from(
        "| Code | Profile | What it says | Severity | Sources | Status |\n|---|---|---|---|---|---|\n",
    );
    let mut lines = BTreeSet::new();
    for profile in profiles() {
        for rule in &profile.rules {
            let said = match rule.message.en.as_str() {
                "To be filled in." => {
                    let fields = rule.require.iter().map(|it| format!("`{}`", it.name()));
                    format!(
                        "To be filled in: {}.",
                        fields.collect::<Vec<_>>().join(", ")
                    )
                }
                message => message.to_owned(),
            };
            let line = format!(
                "| {} | {} | {} | {}{} | {} | {} |\n",
                rule.code,
                profile.key,
                said,
                severity(rule.severity),
                if rule.firm { ", firm" } else { "" },
                rule.sources.join(", "),
                status(rule.status),
            );
            if lines.insert(line.clone()) {
                text.push_str(&line);
            }
        }
    }
    text
}

fn facts() -> String {
    let scopes = [
        (Scope::Agreement, "agreement"),
        (Scope::Host, "component"),
        (Scope::Party, "party"),
        (Scope::Malformed, "malformed field"),
    ];
    let mut text = String::from("| Fact | Of | Kind | Meaning |\n|---|---|---|---|\n");
    for fact in Fact::ALL {
        let of = scopes.iter().find(|(scope, _)| fact.is_of(*scope));
        let of = of.map_or("", |(_, name)| name);
        let kind = format!("{:?}", fact.kind()).to_lowercase();
        let (name, meaning) = (fact.name(), fact.meaning().trim());
        writeln!(text, "| `{name}` | {of} | {kind} | {meaning} |").unwrap();
    }
    text
}

/// The documents that profiles cite, each once.
fn documents() -> String {
    let all = profiles().iter().flat_map(|it| &it.sources);
    let lines = all.map(|(key, it)| {
        let dated = it
            .dated
            .as_ref()
            .map(|it| format!(", {it}"))
            .unwrap_or_default();
        format!(
            "- **{key}** — {}{dated} ({}).\n",
            it.citation,
            status(it.status)
        )
    });
    lines.collect::<BTreeSet<_>>().into_iter().collect()
}

fn severity(it: Severity) -> &'static str {
    match it {
        Severity::Mandatory => "mandatory",
        Severity::Recommended => "recommended",
        Severity::Informational => "informational",
    }
}

fn status(it: Status) -> &'static str {
    match it {
        Status::Confirmed => "confirmed",
        Status::Secondary => "secondary",
        Status::Derived => "derived",
        Status::Unverified => "unverified",
    }
}

// A document that two profiles cite under one name is one document.
#[test]
fn a_short_name_stands_for_one_document() {
    let all = profiles().iter().flat_map(|it| &it.sources);
    let named: BTreeSet<_> = all
        .map(|(key, it)| (key, &it.citation, &it.dated, format!("{:?}", it.status)))
        .collect();
    let keys: BTreeSet<_> = named.iter().map(|it| it.0).collect();
    assert_eq!(named.len(), keys.len(), "{named:?}");
}

// What is known from somebody who restates a text is not confirmed.
#[test]
fn nothing_is_confirmed_by_secondary_documents_alone() {
    for profile in profiles() {
        for rule in &profile.rules {
            let mut sources = rule.sources.iter().map(|it| profile.sources[it].status);
            assert!(
                rule.status != Status::Confirmed || sources.any(|it| it == Status::Confirmed),
                "{} {}",
                profile.key,
                rule.code
            );
        }
        for it in &profile.parameters {
            let source = profile.sources[&it.source].status;
            assert!(
                it.status != Status::Confirmed || source == Status::Confirmed,
                "{}",
                it.key
            );
        }
    }
}
