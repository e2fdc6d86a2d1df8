//! What holds of the open dataset, whatever is done to it: nothing is lost.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod any;
mod bulk;
mod commands;
mod compare;
mod fallen;
mod forget;
mod history;
mod limits;
mod many;
mod merge;
mod pages;
mod register;
mod schema;
mod tabs;

use passerelle::model::records::{Collection, Id};
use passerelle::workspace::{ChangeSet, Command, Plan, Refusal, Workspace, json};
use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;
use std::collections::BTreeMap;

const AT: &str = "2026-11-22T04:18:00Z";

/// The same cases at every run, and no file of past failures.
fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 300,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(26),
        ..ProptestConfig::default()
    }
}

fn id(number: u128) -> Id {
    Id::from_u128(number)
}

/// Plans a command and carries it out in memory, as the page does.
fn done(workspace: &mut Workspace, command: Command) -> Option<(ChangeSet, Vec<Refusal>)> {
    let number = workspace.history.headers().len() as u128;
    let Plan { set, mut refused } = command.plan(workspace, id(number), AT).ok()?;
    refused.append(&mut applied(workspace, &set));
    Some((set, refused))
}

/// Applies a change set to the pages in memory.
fn applied(workspace: &mut Workspace, set: &ChangeSet) -> Vec<Refusal> {
    let mut refused = Vec::new();
    for edit in workspace.edits(set) {
        workspace.apply(&edit, set, &mut refused).unwrap();
    }
    refused
}

/// Every record, with the members of its objects sorted and its values byte for byte.
fn state(workspace: &Workspace) -> BTreeMap<(Collection, Id), String> {
    workspace
        .records()
        .map(|(collection, id, text)| ((collection, id), sorted(text)))
        .collect()
}

/// A JSON text without the order of members and the white space between parts; each
/// scalar stays byte for byte.
fn sorted(text: &str) -> String {
    if let Ok(mut members) = json::members(text) {
        members.sort();
        let members = members
            .iter()
            .map(|(name, raw)| format!("{name:?}:{}", sorted(raw)));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    } else if let Ok(elements) = json::elements(text) {
        let elements: Vec<String> = elements.into_iter().map(sorted).collect();
        format!("[{}]", elements.join(","))
    } else {
        json::compact(text).into_owned()
    }
}

/// A workspace of these records.
fn workspace(records: &[(Collection, String)]) -> Workspace {
    let mut workspace = Workspace::default();
    for (collection, text) in records {
        done(&mut workspace, Command::Add(*collection, text.clone())).unwrap();
    }
    workspace
}
