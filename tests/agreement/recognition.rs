//! From an agreement in force and a transcript to a decision. The stays are those of the
//! sample; what is expected of them is reckoned in the comments.

use crate::{apply, workspace_of_sample};
use passerelle::agreement::document::{Part, Wording};
use passerelle::agreement::recognition::deciding::{self, NotDecided, decide, decided, withdraw};
use passerelle::agreement::recognition::past;
use passerelle::agreement::recognition::sheet::{Sheet, document, sum_of};
use passerelle::agreement::recognition::{
    Basis, How, NoBasis, Recognition, Supposed, decision_id, recognise,
};
use passerelle::exchange::recognition::{csv, json};
use passerelle::model::exact::Exact;
use passerelle::model::records::{Answer, Collection, Decision, Id, Record as _};
use passerelle::model::value::{Day, Value as _};
use passerelle::rules::recognition::Outcome;
use passerelle::rules::recognition::regime::regime;
use passerelle::text::Lang;
use passerelle::workspace::change::Deed;
use passerelle::workspace::command::Brought;
use passerelle::workspace::forget::Forgetting;
use passerelle::workspace::path::Path;
use passerelle::workspace::{Command, Rejection, Workspace};
use std::collections::BTreeMap;

const AIRE: &str = "d52d5759-eec7-4db5-bc98-81b15c41d5c5";
const DONAU: &str = "936d0e1e-83c0-4da8-b197-d4e2e8d5b9e3";

fn n(text: &str) -> Exact {
    text.parse().unwrap()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn today() -> Day {
    Day::parse("2026-11-22").unwrap()
}

fn under(workspace: &Workspace, transcript: &str, key: &str) -> (Basis, Recognition) {
    let basis = Basis::of(workspace, id(transcript)).unwrap();
    let (_, regime) = regime(key).unwrap();
    let recognition = recognise(&basis, regime, &BTreeMap::new());
    (basis, recognition)
}

/// The value in one field of a record.
fn put(workspace: &mut Workspace, of: Collection, record: &str, field: &str, value: Option<&str>) {
    let command = Command::Set(
        of,
        id(record),
        Path::of_field(field),
        value.map(str::to_owned),
    );
    apply(workspace, command).unwrap();
}

fn record(workspace: &Workspace, decision: Id) -> Decision {
    let text = workspace.record(Collection::Decision, decision).unwrap();
    Decision::read(text).unwrap().record
}

// Two UK credits are one ECTS: 20 + 20 → 10 + 10, agreed for GE501 (6) and GE503 (5).
// Linear from 40–100 to 10–20: 68 → 10 + 10 · 28/60 = 44/3; 72 → 10 + 10 · 32/60 = 46/3;
// mean of both with equal weights: 15.
#[test]
fn s1_33_what_was_agreed_and_passed_needs_no_step() {
    let workspace = workspace_of_sample();
    let (_, it) = under(&workspace, AIRE, "cti");
    let block = &it.blocks[0];
    assert_eq!(
        (
            block.key.as_str(),
            &block.proposal.agreed,
            &block.proposal.earned
        ),
        ("1", &n("20"), &n("20"))
    );
    assert_eq!(
        (
            block.proposal.offers[0].answer,
            &block.proposal.offers[0].credits
        ),
        (Answer::Automatic, &n("11"))
    );
    assert_eq!(block.proposal.excess, n("9"));
    let marks: Vec<_> = block
        .host
        .iter()
        .map(|it| it.part.mark.clone().unwrap().pick)
        .collect();
    assert_eq!(marks, [n("44/3"), n("46/3")]);
    let mark = block.mark.as_ref().unwrap();
    assert_eq!((&mark.exact, &mark.rounded), (&n("15"), &n("15")));
    // Power Systems was failed: nothing of what it stood for.
    let rest = &it.blocks[1];
    assert_eq!(
        (rest.key.as_str(), rest.host[0].part.outcome),
        ("rest", Outcome::Failed)
    );
    assert_eq!(
        (rest.proposal.offers[0].answer, rest.proposal.missing.len()),
        (Answer::Refused, 2)
    );
    // Academic English was agreed by nobody: 10 UK credits, 5 ECTS, listed.
    assert_eq!(
        (it.beyond.as_slice(), &it.beyond_credits),
        (&[3][..], &n("5"))
    );
    assert_eq!((it.proposed.clone(), it.home.clone()), (n("11"), n("30")));
}

#[test]
fn s1_34_the_last_version_with_three_commitments_governs() {
    let mut workspace = workspace_of_sample();
    let (basis, _) = under(&workspace, DONAU, "cti");
    assert_eq!(
        basis.version.unwrap().to_string(),
        "ff478895-5cdb-4f4c-ade9-d231c8a38e7b"
    );
    // What is written in the agreement afterwards changes nothing.
    let agreement = "06905269-ed6f-4b09-a165-c8ce36e2f24b";
    let before = under(&workspace, AIRE, "cti").1;
    put(
        &mut workspace,
        Collection::Agreement,
        agreement,
        "correcting",
        Some("true"),
    );
    put(
        &mut workspace,
        Collection::Agreement,
        agreement,
        "home",
        Some("[]"),
    );
    assert_eq!(under(&workspace, AIRE, "cti").1, before);
}

#[test]
fn without_an_agreement_in_force_it_says_what_is_missing() {
    let mut workspace = workspace_of_sample();
    assert_eq!(
        Basis::of(&workspace, Id::from_u128(7)),
        Err(NoBasis::NoTranscript)
    );
    put(
        &mut workspace,
        Collection::Transcript,
        AIRE,
        "agreement",
        None,
    );
    assert_eq!(
        Basis::of(&workspace, id(AIRE)),
        Err(NoBasis::NoAgreement(None))
    );
    let signing = "01d89a02-4cdc-47a6-a728-8ff68c320f89";
    put(
        &mut workspace,
        Collection::Transcript,
        AIRE,
        "agreement",
        Some(&format!("{signing:?}")),
    );
    assert_eq!(
        Basis::of(&workspace, id(AIRE)),
        Err(NoBasis::NotInForce(id(signing)))
    );
}

// TH Donau, shares of 1, 2, 3, 4: 22.5, 34, 28, 15.5 %: 2 stands in (22.5, 56.5], 1 in
// (0, 22.5], 3 in (56.5, 84.5]. Valmont, of 2,100 results, from the best: 19: 9, 18: 40,
// 17: 128, 16: 315, 15: 627, 14: 1,048, 13: 1,446, 12: 1,747, 11: 1,951, 10: 2,100. The
// middle of 1 is 11.25 % = 236.25, a 16; of 2 39.5 % = 829.5, a 14; of 3 70.5 % = 1,480.5,
// a 12. Weighted: (14 · 6 + 16 · 6 + 12 · 5) / 17 = 240/17 ≈ 14.118, to the half 14.
#[test]
fn marks_are_carried_over_by_grading_tables() {
    let workspace = workspace_of_sample();
    let (_, it) = under(&workspace, DONAU, "cti");
    let block = &it.blocks[0];
    let picks = block
        .host
        .iter()
        .map(|it| it.part.mark.as_ref().map(|it| it.pick.to_string()));
    let picks: Vec<_> = picks.collect();
    let some = |it: &str| Some(it.to_owned());
    assert_eq!(picks, [some("14"), some("16"), None, some("12")]);
    assert!(matches!(
        block.host[0].carried.as_ref().unwrap().how,
        How::Placed(_)
    ));
    assert_eq!(block.host[2].part.outcome, Outcome::PassedUnmarked);
    let mark = block.mark.as_ref().unwrap();
    assert_eq!(
        (&mark.exact, &mark.rounded, mark.unmarked),
        (&n("240/17"), &n("14"), 1)
    );
    assert!(mark.low < mark.rounded && mark.rounded < mark.best);
    assert_eq!(mark.explanation.value(), Some(mark.rounded.clone()));
    // Whatever the partner's table: credits only means no marks.
    let (_, it) = under(&workspace, DONAU, "quebec");
    assert_eq!(it.blocks[0].mark, None);
    assert!(matches!(
        it.blocks[0].host[0].carried.as_ref().unwrap().how,
        How::CreditsOnly
    ));
}

#[test]
fn what_if_a_course_were_failed_cancelled_or_replaced() {
    let workspace = workspace_of_sample();
    let basis = Basis::of(&workspace, id(AIRE)).unwrap();
    let (_, cti) = regime("cti").unwrap();
    let thermodynamics = id("8534f457-38d0-48ec-af10-99c6c3e1b258");
    let suppose = |it: Supposed| {
        let all = BTreeMap::from([(thermodynamics, it)]);
        let it = recognise(&basis, cti, &all);
        let offer = it.blocks[0].proposal.offers[0].clone();
        (
            offer.answer,
            offer.credits.to_string(),
            it.blocks[0].proposal.missing.len(),
        )
    };
    // 10 ECTS are left for 6 + 5: the 6 fit, the 5 are still to do.
    assert_eq!(
        suppose(Supposed::Failed),
        (Answer::Subset, "6".to_owned(), 1)
    );
    assert_eq!(
        suppose(Supposed::Cancelled),
        (Answer::Subset, "6".to_owned(), 1)
    );
    assert_eq!(
        suppose(Supposed::Passed(None)),
        (Answer::Automatic, "11".to_owned(), 0)
    );
    assert_eq!(
        suppose(Supposed::Passed(Some(n("4")))),
        (Answer::Subset, "11".to_owned(), 0)
    );
}

/// The rules of the sample's Austrian partner, with another method.
fn with_method(method: &str) -> Recognition {
    let mut workspace = workspace_of_sample();
    let partner = id("665106ce-1257-41f0-9030-f77035482286");
    let text = workspace.record(Collection::Partner, partner).unwrap();
    let text = text.replace(r#""method":"tables""#, method);
    let whole = Brought::whole(Collection::Partner, partner, text);
    apply(&mut workspace, Command::Bring(Deed::Restore, vec![whole])).unwrap();
    under(&workspace, DONAU, "cti").1
}

// QMUL for Vienna: 1 → 85, 2 → 65, 3 → 55; the mean (65 · 6 + 85 · 6 + 55 · 5) / 17 =
// 1175/17 ≈ 69.1, to the half 69.
#[test]
fn marks_are_carried_over_by_a_printed_table() {
    let it = with_method(r#""method":"lookup","lookup":"at5_uk100_qmul""#);
    let mark = it.blocks[0].mark.as_ref().unwrap();
    assert_eq!((&mark.exact, &mark.rounded), (&n("1175/17"), &n("69")));
    // A table for other marks gives nothing, and says so.
    let it = with_method(r#""method":"lookup","lookup":"dk7_ects""#);
    assert_eq!(it.blocks[0].mark, None);
    let how = &it.blocks[0].host[0].carried.as_ref().unwrap().how;
    assert!(matches!(how, How::NotListed | How::Looked(..)), "{how:?}");
}

// A German mark is no mark out of 20.
#[test]
fn the_formula_leads_to_german_marks_only() {
    let it = with_method(r#""method":"bavarian""#);
    assert_eq!(it.blocks[0].mark, None);
    let how = &it.blocks[0].host[0].carried.as_ref().unwrap().how;
    assert!(matches!(how, How::NoHomeScale), "{how:?}");
    let it = with_method(r#""method":"none""#);
    assert_eq!(it.blocks[0].mark, None);
}

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
        &record(workspace, decision),
        today(),
    )
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
    assert_eq!(
        recognise(&kept, regime("cti").unwrap().1, &BTreeMap::new()),
        before
    );
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
    let (_, it) = under(&workspace_of_sample(), AIRE, "cti");
    let now = record(&workspace, decision);
    let total = deciding::total(&it, &now);
    let command = withdraw(
        decision,
        Id::from_u128(9),
        &now,
        &total,
        "Erreur de relevé",
        today().date(),
    );
    apply(&mut workspace, command).unwrap();
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
}

fn said(parts: &[Part]) -> String {
    format!("{parts:?}")
}

#[test]
fn s1_35_the_sheet_lists_learning_outcomes_beside_credits() {
    let workspace = workspace_of_sample();
    let (basis, recognition) = under(&workspace, AIRE, "cti");
    let sheet = Sheet {
        basis: &basis,
        recognition: &recognition,
        decision: &Decision::default(),
        regime: regime("cti").unwrap(),
        is_decided: false,
    };
    let made = document(sheet, true, Wording::both(Lang::Fr));
    let text = said(&made.parts);
    for part in [
        "Modéliser un cycle à gaz réel",
        "ENG3010",
        "Acquis d’apprentissage validés / Learning outcomes",
        "280",
    ] {
        assert!(text.contains(part), "{part}");
    }
    // Of what was failed nothing is said to be learnt.
    assert!(!text.contains("cogénération\", \"\""));
    assert!(
        csv(sheet, Wording::one(Lang::Fr)).contains("ENG3051;Fluid Mechanics 3;10;10;Validée;72")
    );
    let data: serde_json::Value = serde_json::from_str(&json(sheet)).unwrap();
    assert_eq!(
        (&data["credits"], &data["blocks"][0]["mark"]),
        (&"11".into(), &"15".into())
    );
}

#[test]
fn s1_36_an_examination_for_what_was_passed_is_cited_and_counted() {
    let workspace = workspace_of_sample();
    let (basis, recognition) = under(&workspace, AIRE, "cti");
    let item = r#"{"id":"919108f7-52d1-4320-9bac-f847db4148a8","component":"GE501","what":"Oral de contrôle"}"#;
    let text = format!(r#"{{"id":"919108f7-52d1-4320-9bac-f847db4148a9","exams":[{item}]}}"#);
    let decision = Decision::read(&text).unwrap().record;
    let sheet = Sheet {
        basis: &basis,
        recognition: &recognition,
        decision: &decision,
        regime: regime("cti").unwrap(),
        is_decided: false,
    };
    let text = said(&document(sheet, false, Wording::one(Lang::Fr)).parts);
    for part in ["Oral de contrôle", "2018/C 444/01", "validé\\u{202f}: 1."] {
        assert!(text.contains(part), "{part}: {text}");
    }
    // It changes nothing of what is proposed.
    assert_eq!(decided(&recognition.blocks[0], &decision).credits, n("11"));
}

// The agreed credits of all blocks: 20 + 10; obtained: 20 + 0.
#[test]
fn the_sums_are_those_of_the_blocks() {
    let (_, it) = under(&workspace_of_sample(), AIRE, "own");
    assert_eq!(sum_of(&it, |it| &it.proposal.agreed), n("30"));
    assert_eq!(sum_of(&it, |it| &it.proposal.earned), n("20"));
}

// McGill: C or better. Of 68 and 72, a least mark of 70 leaves one.
#[test]
fn a_mark_below_the_least_is_not_counted() {
    let mut workspace = workspace_of_sample();
    let partner = "6f0f8c06-b127-469a-ae11-ea08ffab9a21";
    let text = workspace.record(Collection::Partner, id(partner)).unwrap();
    let text = text.replace(
        r#""gradeScale":"uk100","method""#,
        r#""gradeScale":"uk100","least":"70","method""#,
    );
    let whole = Brought::whole(Collection::Partner, id(partner), text);
    apply(&mut workspace, Command::Bring(Deed::Restore, vec![whole])).unwrap();
    let (_, it) = under(&workspace, AIRE, "quebec");
    let outcomes: Vec<_> = it.blocks[0].host.iter().map(|it| it.part.outcome).collect();
    assert_eq!(outcomes, [Outcome::BelowLeast, Outcome::Passed]);
    assert_eq!(it.blocks[0].proposal.earned, n("10"));
}

/// The transcript of the sample's UK stay with other results.
fn with_results(results: &str) -> Recognition {
    let mut workspace = workspace_of_sample();
    put(
        &mut workspace,
        Collection::Transcript,
        AIRE,
        "results",
        Some(results),
    );
    under(&workspace, AIRE, "cti").1
}

fn result(last: &str, title: &str, mark: &str) -> String {
    format!(
        r#"{{"id":"919108f7-52d1-4320-9bac-f847db4148{last}","code":"–","title":"{title}","mark":"{mark}","credits":"20"}}"#
    )
}

// Codes that are only a dash tell nobody apart; a retake counts with the better mark.
#[test]
fn results_are_told_apart_by_title_where_codes_say_nothing_and_the_best_pass_counts() {
    let all = [
        result("b0", "Fluid Mechanics 3", "41"),
        result("b1", "Advanced Thermodynamics", "68"),
        result("b2", "Fluid mechanics 3", "72"),
        result("b3", "Fluid Mechanics 3", "50"),
    ];
    let it = with_results(&format!("[{}]", all.join(",")));
    let rows: Vec<_> = it.blocks[0].host.iter().map(|it| it.row).collect();
    assert_eq!(rows, [Some(1), Some(2)]);
    assert_eq!(
        (it.beyond.len(), it.blocks[1].host[0].part.outcome),
        (0, Outcome::Missing)
    );
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
        regime: regime("cti").unwrap(),
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
        let basis = Basis::of(&workspace, id(AIRE)).unwrap();
        let text = deciding::fresh(Id::from_u128(number), &basis, id(AIRE), "cti");
        let text = text.replace(
            "\"regime\"",
            &format!(
                "\"decidedOn\":\"{day}\",\"content\":{},\"regime\"",
                basis.content()
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
    let now = record(&workspace, decision);
    let command = withdraw(
        decision,
        Id::from_u128(9),
        &now,
        &n("11"),
        "Relevé corrigé",
        today().date(),
    );
    apply(&mut workspace, command).unwrap();
    let after = record(&workspace, decision);
    assert_eq!(after.blocks, []);
    let summary = after.earlier[0].value.summary.as_ref().unwrap();
    assert!(
        summary.as_str().contains("1 · automatic · 11 · 15"),
        "{}",
        summary.as_str()
    );
    assert!(decided(&it.blocks[0], &after).as_proposed);
}

#[test]
fn somebody_may_say_which_component_a_result_is() {
    let said = result("b0", "Thermo avancée", "68")
        .replace("\"mark\"", "\"agreed\":\"eng 3010\",\"mark\"");
    let it = with_results(&format!("[{said}]"));
    assert_eq!(it.blocks[0].host[0].row, Some(0));
    assert!(it.beyond.is_empty());
}
