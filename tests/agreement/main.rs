//! What holds of an agreement: its sums, its states, its versions, its document.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod candidates;
mod decision;
mod document;
mod life;
mod paste;
mod recognition;
mod required;
mod totals;

use chrono::NaiveDate;
use passerelle::agreement::Sheet;
use passerelle::model::records::{Collection, Id};
use passerelle::model::value::{Day, Value as _};
use passerelle::workspace::change::Deed;
use passerelle::workspace::command::Brought;
use passerelle::workspace::{Command, Rejection, Workspace};

const AT: &str = "2026-11-22T04:18:00Z";

const PERSON: u128 = 1;
const OFFICE: u128 = 2;
const PARTNER: u128 = 3;
const AGREEMENT: u128 = 4;

fn id(number: u128) -> Id {
    Id::from_u128(number)
}

/// Carries a command out in memory.
fn done(workspace: &mut Workspace, number: u128, command: Command) {
    let set = match command.plan(workspace, id(10_000 + number), AT) {
        Ok(plan) => plan.set,
        Err(Rejection::Nothing) => return,
        Err(error) => panic!("{error}"),
    };
    for edit in workspace.edits(&set) {
        workspace.apply(&edit, &set, &mut Vec::new()).unwrap();
    }
}

/// Carries a command out in memory, or says why not.
fn apply(workspace: &mut Workspace, command: Command) -> Result<(), Rejection> {
    // Each change set has an id of its own.
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(20_000);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let set = command.plan(workspace, id(number.into()), AT)?.set;
    for edit in workspace.edits(&set) {
        workspace.apply(&edit, &set, &mut Vec::new()).unwrap();
    }
    Ok(())
}

/// The records of the sample.
fn workspace_of_sample() -> Workspace {
    let records = passerelle::exchange::sample::sample().unwrap().records;
    let brought = records.into_iter();
    let brought = brought.map(|(of, id, text)| Brought::whole(of, id, text));
    let mut workspace = Workspace::default();
    let command = Command::Bring(Deed::Import, brought.collect());
    apply(&mut workspace, command).unwrap();
    workspace
}

/// A workspace with these records.
fn workspace(records: &[(Collection, u128, &str)]) -> Workspace {
    let mut workspace = Workspace::default();
    for (at, (collection, number, members)) in records.iter().enumerate() {
        let text = format!("{{\"id\":\"{}\"{members}}}", id(*number));
        done(
            &mut workspace,
            100 + at as u128,
            Command::Add(*collection, text),
        );
    }
    workspace
}

/// The agreement of the document that EDSSI publishes as its fourth example, as facts: a
/// stay of which only the months are known, 7 credits in table A, 8 in table B, 1 in C.
fn example() -> Workspace {
    let agreement = format!(
        r#","scheme":"erasmus-digital","person":"{}","office":"{}","partner":"{}",
        "sending":{{"unit":"Department of Mathematics","contact":"Adams Baker","email":"adams@example-a.edu"}},
        "receiving":{{"unit":"Department of Mathematics","contact":"Clark Davis","email":"clark.davis@example-b.edu"}},
        "span":"term","start":"2021-02","end":"2021-07","hostYear":"2020/2021",
        "language":"en","languageLevel":"B2",
        "catalogue":"https://www.math.system.a.edu/learning_outcomes_url",
        "provisions":"https://www.math.system.b.edu/provisions_url",
        "host":[
          {{"id":"{}","code":"123-ABC","title":"Advanced Logics for Computer Scientists","term":"2/2","credits":"3"}},
          {{"id":"{}","code":"456-EFG","title":"Big Data Mining and Processing","term":"2/2","credits":"4"}}],
        "home":[
          {{"id":"{}","code":"843-XYZ","title":"Advanced Logic","term":"2/2","credits":"3"}},
          {{"id":"{}","code":"542-KML","title":"Big Data","term":"2/2","credits":"5"}}],
        "virtual":[
          {{"id":"{}","code":"789HIJ","title":"Introduction to Matlab (lab)","credits":"1",
            "description":"A short description about the matlab laboratory course"}}]"#,
        id(PERSON),
        id(OFFICE),
        id(PARTNER),
        id(11),
        id(12),
        id(13),
        id(14),
        id(15),
    );
    workspace(&[
        (
            Collection::Person,
            PERSON,
            r#","familyNames":"Patel","givenNames":"Nalty","birthDate":"1997-05-05","nationality":"GR",
            "gender":"2","email":"nalty@example-a.edu","studyLevel":"6","isced":"0541",
            "iscedClarification":"just a clarification of the isced",
            "esi":"urn:schac:personalUniqueCode:int:esi:example-a.edu:85525839","notes":"private""#,
        ),
        (
            Collection::Office,
            OFFICE,
            r#","names":{"en":"Example A"},"country":"GR","erasmus":"G  EXAMPLE01","schac":"example-a.edu",
            "creditSystem":"ects","contacts":[{"id":"00000000-0000-0000-0000-000000000063","name":"Adams Baker"}]"#,
        ),
        (
            Collection::Partner,
            PARTNER,
            r#","names":{"local":"Example B"},"country":"BE","erasmus":"B  EXAMPLE02","schac":"example-b.edu",
            "creditSystem":"ects""#,
        ),
        (Collection::Agreement, AGREEMENT, &agreement),
    ])
}

/// A day before the stay.
fn today() -> NaiveDate {
    Day::parse("2020-12-20").unwrap().date()
}

fn sheet(workspace: &Workspace) -> Sheet {
    Sheet::of_draft(workspace, id(AGREEMENT)).unwrap()
}

/// Puts a value into a place of a record.
fn set(
    workspace: &mut Workspace,
    number: u128,
    collection: Collection,
    of: u128,
    path: &str,
    value: Option<&str>,
) {
    let path = passerelle::workspace::path::Path::read(path).unwrap();
    done(
        workspace,
        number,
        Command::Set(collection, id(of), path, value.map(str::to_owned)),
    );
}
