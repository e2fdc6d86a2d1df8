//! What is decided on a recognition, what is kept of it, and how it is withdrawn. The stays
//! are those of the sample, whose figures stand in `recognition.rs`.

use crate::recognition::{AIRE, id, n, put, record, today, under};
use crate::{apply, workspace_of_sample};
use passerelle::agreement::document::Wording;
use passerelle::agreement::recognition::deciding::{self, NotDecided, decide, decided, withdraw};
use passerelle::agreement::recognition::sheet::{Sheet, document};
use passerelle::agreement::recognition::{Basis, Kept, decision_id, past, recognise};
use passerelle::exchange::recognition::{csv, json};
use passerelle::model::records::{Answer, Collection, Decision, Id};
use passerelle::model::value::Value as _;
use passerelle::rules::recognition::regime::regime;
use passerelle::text::Lang;
use passerelle::workspace::change::Deed;
use passerelle::workspace::forget::Forgetting;
use passerelle::workspace::path::Path;
use passerelle::workspace::{Command, Rejection, Workspace};
use std::collections::BTreeMap;

fn begun(workspace: &mut Workspace) -> Id {
    let decision = decision_id(id(AIRE));
    let basis = Basis::of(workspace, id(AIRE)).unwrap();
    let text = deciding::fresh(decision, &basis, id(AIRE), "cti");
    apply(workspace, Command::Add(Collection::Decision, text)).unwrap();
    decision
}

fn decide_it(workspace: &Workspace, decision: Id) -> Result<Command, NotDecided> {
    let (basis, recognition) = under(workspace, AIRE, "cti");
    decide(
        decision,
        &basis,
        &recognition,
        &regime("cti").unwrap(),
        &record(workspace, decision),
        today(),
    )
}

/// Withdraws a decision; the id of the record in which it stays.
fn withdraw_it(workspace: &mut Workspace, decision: Id, reason: &str) -> Id {
    let text = workspace.record(Collection::Decision, decision).unwrap();
    let copy = Id::from_u128(9);
    let command = withdraw(decision, copy, text, &n("11"), reason, today().date());
    apply(workspace, command).unwrap();
    copy
}

/// Records the decision, in somebody's name.
fn close(workspace: &mut Workspace, decision: Id) {
    let key = decision.to_string();
    let author = Some("\"Claire Fontanel\"");
    put(workspace, Collection::Decision, &key, "author", author);
    let command = decide_it(workspace, decision).unwrap();
    apply(workspace, command).unwrap();
}

#[test]
fn a_decision_needs_an_author_and_reasons_where_it_differs() {
    let mut workspace = workspace_of_sample();
    let decision = begun(&mut workspace);
    let key = decision.to_string();
    assert_eq!(decide_it(&workspace, decision), Err(NotDecided::Author));
    put(
        &mut workspace,
        Collection::Decision,
        &key,
        "author",
        Some("\"Claire Fontanel\""),
    );
    let answer = deciding::answer(decision, "1", Answer::Refused);
    apply(&mut workspace, Command::Bring(Deed::Edit, vec![answer])).unwrap();
    assert_eq!(
        decide_it(&workspace, decision),
        Err(NotDecided::Reason("1".to_owned()))
    );
    let block = deciding::block_id(decision, "1");
    put(
        &mut workspace,
        Collection::Decision,
        &key,
        "blocks",
        Some(&format!(
            r#"[{{"id":"{block}","block":"1","answer":"refused","reason":"Relevé annulé"}}]"#
        )),
    );
    assert!(decide_it(&workspace, decision).is_ok());
}

#[test]
fn what_was_decided_stays_and_keeps_what_it_rests_on() {
    let mut workspace = workspace_of_sample();
    let decision = begun(&mut workspace);
    close(&mut workspace, decision);
    let text = workspace
        .record(Collection::Decision, decision)
        .unwrap()
        .to_owned();
    let (_, before) = under(&workspace, AIRE, "cti");
    // The transcript and the rules may change: the decision rests on its copies.
    put(
        &mut workspace,
        Collection::Transcript,
        AIRE,
        "results",
        Some("[]"),
    );
    put(
        &mut workspace,
        Collection::Partner,
        "6f0f8c06-b127-469a-ae11-ea08ffab9a21",
        "rules",
        Some("[]"),
    );
    let kept = Basis::of_decision(&text).unwrap();
    let mut after = recognise(&kept, &kept.ruling(None).unwrap().regime, &BTreeMap::new());
    for block in &mut after.blocks {
        assert!(block.kept.take().is_some());
    }
    assert!(after == before);
    // Nothing of it can be changed but measures and follow-up.
    let set = |field: &str, value: &str| {
        Command::Set(
            Collection::Decision,
            decision,
            Path::of_field(field),
            Some(value.to_owned()),
        )
    };
    assert_eq!(
        apply(&mut workspace, set("author", "\"X\"")),
        Err(Rejection::Frozen)
    );
    assert_eq!(
        apply(&mut workspace, set("regime", "\"own\"")),
        Err(Rejection::Frozen)
    );
    assert_eq!(
        apply(&mut workspace, set("homeTrack", "\"validated\"")),
        Ok(())
    );
    // It is withdrawn with a reason, which stays.
    let copy = withdraw_it(&mut workspace, decision, "Erreur de relevé");
    let after = record(&workspace, decision);
    let earlier = &after.earlier[0].value;
    assert_eq!(
        earlier.reason.as_ref().unwrap().as_str(),
        "Erreur de relevé"
    );
    assert_eq!(
        (earlier.credits.as_ref().unwrap().text(), after.decided_on),
        ("11".to_owned(), None)
    );
    assert_eq!(apply(&mut workspace, set("author", "\"Y\"")), Ok(()));
    // What was decided stays whole, as a record of its own that nothing moves any more.
    assert_eq!(after.earlier[0].id, Some(copy));
    let withdrawn = record(&workspace, copy);
    assert_eq!(withdrawn.withdrawn_on, Some(today()));
    assert_eq!(decided(&before.blocks[0], &withdrawn).credits, n("11"));
    let text = workspace.record(Collection::Decision, copy).unwrap();
    assert_eq!(Basis::of_decision(text), Some(kept));
    let set = Command::Set(
        Collection::Decision,
        copy,
        Path::of_field("author"),
        Some("\"Z\"".to_owned()),
    );
    assert_eq!(apply(&mut workspace, set), Err(Rejection::Frozen));
    // It is no delay of a year, and no decision on a course.
    assert_eq!(past::delays(&workspace), []);
}

// A day that was noted is no decision.
#[test]
fn a_day_alone_decides_nothing_and_is_no_delay() {
    let mut workspace = workspace_of_sample();
    let decision = begun(&mut workspace);
    put(
        &mut workspace,
        Collection::Decision,
        &decision.to_string(),
        "decidedOn",
        Some("\"2026-04-01\""),
    );
    assert_eq!(past::delays(&workspace), []);
    let (basis, recognition) = under(&workspace, AIRE, "cti");
    let now = record(&workspace, decision);
    let sheet = Sheet {
        basis: &basis,
        recognition: &recognition,
        decision: &now,
        ruling: &regime("cti").unwrap(),
        is_decided: false,
    };
    assert!(json(sheet).contains("\"blocks\"") && !json(sheet).contains("decidedOn"));
    assert!(
        document(sheet, false, Wording::one(Lang::Fr))
            .foot
            .starts_with("Proposition")
    );
}

// Received on 9 March 2026; decided on 23 and 31 March and 2 April: 14, 22 and 24 days.
#[test]
fn s1_37_the_median_and_the_longest_delay_of_a_year() {
    let mut workspace = workspace_of_sample();
    for (number, day) in [(1_u128, "2026-03-23"), (2, "2026-03-31"), (3, "2026-04-02")] {
        let (basis, it) = under(&workspace, AIRE, "cti");
        let kept = Kept::of(&it, &Decision::default(), &regime("cti").unwrap());
        let text = deciding::fresh(Id::from_u128(number), &basis, id(AIRE), "cti");
        let text = text.replace(
            "\"regime\"",
            &format!(
                "\"decidedOn\":\"{day}\",\"content\":{},\"regime\"",
                basis.content(&kept)
            ),
        );
        apply(&mut workspace, Command::Add(Collection::Decision, text)).unwrap();
    }
    let delays = past::delays(&workspace);
    assert_eq!(
        (delays.len(), delays[0].year, delays[0].count),
        (1, 2026, 3)
    );
    assert_eq!((&delays[0].median, delays[0].longest), (&n("22"), 24));
}

// What is decided keeps a copy of the version: she is forgotten there too.
#[test]
fn who_is_forgotten_leaves_the_copies_of_decisions() {
    let mut workspace = workspace_of_sample();
    let decision = begun(&mut workspace);
    close(&mut workspace, decision);
    let text = workspace.record(Collection::Decision, decision).unwrap();
    assert!(text.contains("2004-03-14"));
    let person = id("09f863f5-9083-4474-b30d-88a3785ae72f");
    let forgetting = Forgetting::of(&workspace, person).unwrap();
    let clean = forgetting
        .clean(Collection::Decision, decision, text)
        .unwrap();
    for gone in ["2004-03-14", "Morvan", "VAL2024001", "etudiant1@"] {
        assert!(!clean.contains(gone), "{gone}");
    }
    assert!(clean.contains("ENG3010") && Basis::of_decision(&clean).is_some());
}

#[test]
fn a_mark_of_before_does_not_come_back_with_the_next_decision() {
    let mut workspace = workspace_of_sample();
    let decision = begun(&mut workspace);
    close(&mut workspace, decision);
    let (_, it) = under(&workspace, AIRE, "cti");
    withdraw_it(&mut workspace, decision, "Relevé corrigé");
    let after = record(&workspace, decision);
    assert_eq!(after.blocks, []);
    assert!(decided(&it.blocks[0], &after).as_proposed);
}

// A build with other rules shows an old decision as it was taken: by the regime and with
// the proposal that it keeps.
#[test]
fn a_decision_keeps_its_regime_and_what_was_proposed() {
    let mut workspace = workspace_of_sample();
    let decision = begun(&mut workspace);
    close(&mut workspace, decision);
    let text = workspace.record(Collection::Decision, decision).unwrap();
    // As if the regime had offered free credits at the time, and named a document.
    let other = text
        .replace("\"key\":\"cti\"", "\"key\":\"former\"")
        .replace("\"ways\":[\"subset\"", "\"ways\":[\"pro-rata\"")
        .replace(
            "\"answer\":\"automatic\",\"credits\":\"11\",\"mark\":\"15\",\"recognised\"",
            "\"answer\":\"refused\",\"credits\":\"0\",\"mark\":\"\",\"recognised\"",
        );
    let basis = Basis::of_decision(&other).unwrap();
    let ruling = basis.ruling(Some("cti")).unwrap();
    assert_eq!(ruling.key, "former");
    let it = recognise(&basis, &ruling.regime, &BTreeMap::new());
    let record = record(&workspace, decision);
    let first = decided(&it.blocks[0], &record);
    assert_eq!(
        (first.answer, first.credits.to_string(), first.as_proposed),
        (Answer::Automatic, "11".to_owned(), false)
    );
    // The sheet tells what was proposed.
    let sheet = Sheet {
        basis: &basis,
        recognition: &it,
        decision: &record,
        ruling: &ruling,
        is_decided: true,
    };
    let made = document(sheet, true, Wording::one(Lang::Fr));
    let text = format!("{:?}", made.parts);
    assert!(text.contains("Proposition\\u{202f}: Non reconnu"), "{text}");
    // What was recognised is what the decision keeps, whatever is offered now.
    assert_eq!(first.recognised, [0, 1]);
}

// Compensation was chosen under one regime; under one that knows none it is no answer.
#[test]
fn an_answer_that_nothing_offers_any_more_does_not_stand() {
    let mut workspace = workspace_of_sample();
    let decision = begun(&mut workspace);
    let answer = deciding::answer(decision, "1", Answer::Compensation);
    apply(&mut workspace, Command::Bring(Deed::Edit, vec![answer])).unwrap();
    let (_, it) = under(&workspace, AIRE, "cti");
    let block = decided(&it.blocks[0], &record(&workspace, decision));
    assert_eq!(
        (block.answer, block.credits.to_string(), block.as_proposed),
        (Answer::Automatic, "11".to_owned(), true)
    );
    let answer = deciding::answer(decision, "1", Answer::Refused);
    apply(&mut workspace, Command::Bring(Deed::Edit, vec![answer])).unwrap();
    let block = decided(&it.blocks[0], &record(&workspace, decision));
    assert_eq!((block.answer, block.as_proposed), (Answer::Refused, false));
}

// What was withdrawn is not handed on as if it stood.
#[test]
fn a_withdrawn_decision_says_so_wherever_it_goes() {
    let mut workspace = workspace_of_sample();
    let decision = begun(&mut workspace);
    close(&mut workspace, decision);
    let copy = withdraw_it(&mut workspace, decision, "Relevé corrigé");
    let text = workspace.record(Collection::Decision, copy).unwrap();
    let basis = Basis::of_decision(text).unwrap();
    let ruling = basis.ruling(None).unwrap();
    let it = recognise(&basis, &ruling.regime, &BTreeMap::new());
    let now = record(&workspace, copy);
    let sheet = Sheet {
        basis: &basis,
        recognition: &it,
        decision: &now,
        ruling: &ruling,
        is_decided: true,
    };
    let w = Wording::one(Lang::Fr);
    assert!(document(sheet, false, w).foot.starts_with("Retirée le"));
    let table = csv(sheet, w);
    for part in ["Retirée le", "Relevé corrigé", "Claire Fontanel"] {
        assert!(table.contains(part), "{part}: {table}");
    }
    let data: serde_json::Value = serde_json::from_str(&json(sheet)).unwrap();
    assert_eq!(
        (&data["withdrawnOn"], &data["withdrawnReason"]),
        (&"2026-11-22".into(), &"Relevé corrigé".into())
    );
}
