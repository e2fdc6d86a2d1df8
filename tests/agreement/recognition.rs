//! From an agreement in force and a transcript to a decision. The stays are those of the
//! sample; what is expected of them is reckoned in the comments.

use crate::{apply, workspace_of_sample};
use passerelle::agreement::document::{Part, Wording};
use passerelle::agreement::recognition::deciding::decided;
use passerelle::agreement::recognition::sheet::{Sheet, document, sum_of};
use passerelle::agreement::recognition::{Basis, How, NoBasis, Recognition, Supposed, recognise};
use passerelle::exchange::recognition::{csv, json};
use passerelle::model::exact::Exact;
use passerelle::model::records::{Answer, Collection, Decision, Id, Record as _};
use passerelle::model::value::{Day, Value as _};
use passerelle::rules::recognition::offer::Closed;
use passerelle::rules::recognition::regime::{Absence, Over, regime};
use passerelle::rules::recognition::{Outcome, Way};
use passerelle::text::Lang;
use passerelle::workspace::change::Deed;
use passerelle::workspace::command::Brought;
use passerelle::workspace::path::Path;
use passerelle::workspace::{Command, Workspace};
use std::collections::BTreeMap;

pub const AIRE: &str = "d52d5759-eec7-4db5-bc98-81b15c41d5c5";
const DONAU: &str = "936d0e1e-83c0-4da8-b197-d4e2e8d5b9e3";

pub fn n(text: &str) -> Exact {
    text.parse().unwrap()
}

pub fn id(text: &str) -> Id {
    text.parse().unwrap()
}

pub fn today() -> Day {
    Day::parse("2026-11-22").unwrap()
}

pub fn under(workspace: &Workspace, transcript: &str, key: &str) -> (Basis, Recognition) {
    let basis = Basis::of(workspace, id(transcript)).unwrap();
    let ruling = basis.ruling(Some(key)).unwrap();
    let recognition = recognise(&basis, &ruling.regime, &BTreeMap::new());
    (basis, recognition)
}

/// The value in one field of a record.
pub fn put(
    workspace: &mut Workspace,
    of: Collection,
    record: &str,
    field: &str,
    value: Option<&str>,
) {
    let command = Command::Set(
        of,
        id(record),
        Path::of_field(field),
        value.map(str::to_owned),
    );
    apply(workspace, command).unwrap();
}

pub fn record(workspace: &Workspace, decision: Id) -> Decision {
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
    let cti = regime("cti").unwrap().regime;
    let thermodynamics = id("8534f457-38d0-48ec-af10-99c6c3e1b258");
    let suppose = |it: Supposed| {
        let all = BTreeMap::from([(thermodynamics, it)]);
        let it = recognise(&basis, &cti, &all);
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
        ruling: &regime("cti").unwrap(),
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
        ruling: &regime("cti").unwrap(),
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

#[test]
fn somebody_may_say_which_component_a_result_is() {
    let said = result("b0", "Thermo avancée", "68")
        .replace("\"mark\"", "\"agreed\":\"eng 3010\",\"mark\"");
    let it = with_results(&format!("[{said}]"));
    assert_eq!(it.blocks[0].host[0].row, Some(0));
    assert!(it.beyond.is_empty());
}

/// The sample's institution with these members in its record.
fn with_office(members: &str) -> Workspace {
    let mut workspace = workspace_of_sample();
    let (office, text) = workspace
        .table(Collection::Office)
        .records()
        .next()
        .map(|(id, text)| (id, text.to_owned()))
        .unwrap();
    let text = text.replacen('{', &format!("{{{members},"), 1);
    let whole = Brought::whole(Collection::Office, office, text);
    apply(&mut workspace, Command::Bring(Deed::Restore, vec![whole])).unwrap();
    workspace
}

// The institution writes its own rules; the others stay as they ship.
#[test]
fn an_institution_writes_the_regime_of_its_own() {
    let shipped = workspace_of_sample();
    let own = |workspace: &Workspace, key: &str| {
        Basis::of(workspace, id(AIRE))
            .unwrap()
            .ruling(Some(key))
            .unwrap()
    };
    let all = own(&shipped, "own");
    let workspace = with_office(
        r#""makeUp":"stay","absences":"worst","taken":true,"partly":"components","carriesMarks":false,"regulations":"Règlement des études, 2026","floors":[{"id":"919108f7-52d1-4320-9bac-f847db4148f0","gradeScale":"uk100","mark":"30"}]"#,
    );
    let it = own(&workspace, "own");
    assert_eq!(
        it.regime.ways,
        [Way::Tolerance, Way::Compensation, Way::Subset]
    );
    let rule = it.regime.compensation.as_ref().unwrap();
    assert_eq!(
        (rule.over, rule.absent, rule.taken, rule.floors.get("uk100")),
        (Over::Stay, Absence::Worst, true, Some(&n("30")))
    );
    assert_eq!(
        (it.regime.marks, it.sources[0].citation.as_str()),
        (false, "Règlement des études, 2026")
    );
    assert_eq!(own(&workspace, "cti"), own(&shipped, "cti"));
    let workspace = with_office(r#""makeUp":"none","partly":"none""#);
    assert_eq!(own(&workspace, "own").regime.ways, [Way::Tolerance]);
    // Without a word of the institution it is as it ships.
    let none = regime("own").unwrap();
    assert_eq!(all, none);
}

// 280, the mean of the stay's marks, is far above; but 33 is below 35.
#[test]
fn an_eliminatory_mark_of_the_institution_closes_compensation() {
    let at = |floor: &str| {
        let workspace = with_office(&format!(
            r#""makeUp":"stay","floors":[{{"id":"919108f7-52d1-4320-9bac-f847db4148f0","gradeScale":"uk100","mark":"{floor}"}}]"#
        ));
        let (_, it) = under(&workspace, AIRE, "own");
        it.blocks[1].proposal.clone()
    };
    let failed = under(&workspace_of_sample(), AIRE, "own").1.blocks[1].host[0]
        .part
        .own_mark
        .clone();
    let failed = failed.unwrap();
    let above = (&failed + &n("1")).to_string();
    assert_eq!(
        at(&failed.to_string()).offers[0].answer,
        Answer::Compensation
    );
    assert!(
        at(&above)
            .closed
            .contains(&(Way::Compensation, Closed::Eliminated))
    );
}

// What somebody said overrules what codes and titles tell: 50 counts, though 68 is better,
// and the other result is listed as beyond what was agreed.
#[test]
fn what_was_said_overrules_what_codes_and_titles_tell() {
    let said = result("b1", "Thermodynamics, resit", "50")
        .replace("\"mark\"", "\"agreed\":\"eng 3010\",\"mark\"");
    let found = result("b0", "Advanced Thermodynamics", "68");
    for all in [[&found, &said], [&said, &found]] {
        let it = with_results(&format!("[{},{}]", all[0], all[1]));
        let at = all.iter().position(|it| **it == said).unwrap();
        assert_eq!(it.blocks[0].host[0].row, Some(at));
        assert_eq!(it.beyond, [1 - at]);
    }
}

// An office writes 7/20 as it stands on its scale; what cannot be read lets nothing pass.
#[test]
fn eliminatory_marks_are_read_as_marks_are_written() {
    let floor = |mark: &str| {
        let workspace = with_office(&format!(
            r#""floors":[{{"id":"919108f7-52d1-4320-9bac-f847db4148f0","gradeScale":"fr20","mark":"{mark}"}}]"#
        ));
        let it = Basis::of(&workspace, id(AIRE))
            .unwrap()
            .ruling(Some("own"))
            .unwrap();
        it.regime.compensation.unwrap().floors["fr20"].clone()
    };
    assert_eq!(floor("7/20"), n("7"));
    assert_eq!(floor("6,5"), n("13/2"));
    assert_eq!(floor("sept"), n("10"));
}
