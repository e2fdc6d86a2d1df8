//! What is found of a partner: gates before each stage, due diligence, fit, tier, replies and
//! conditions; each test is named after the requirement that it answers for.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use chrono::NaiveDate;
use passerelle::insight::register::agenda::agenda;
use passerelle::insight::register::checklist::checklists;
use passerelle::insight::register::conditions::{Success, step};
use passerelle::insight::register::decision::{Refusal, decision};
use passerelle::insight::register::diligence::{Diligence, Verdict as Says};
use passerelle::insight::register::fit::Fit;
use passerelle::insight::register::gates::{gates, holds_back};
use passerelle::insight::register::people::people;
use passerelle::insight::register::replies::Replies;
use passerelle::insight::register::sheets::{arguments, review};
use passerelle::insight::register::stages::spells;
use passerelle::insight::register::tier::{Ground, Tier, tier};
use passerelle::model::exact::Exact;
use passerelle::model::records::{ConditionKind, Office, Partner, PartnerStatus, Record as _};
use passerelle::rules::shipped::profile;
use passerelle::text::Lang;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const ID: &str = "919108f7-52d1-4320-9bac-f847db4148a8";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn with_id(mut record: Value) -> String {
    record["id"] = json!(ID);
    record.to_string()
}

fn partner(record: Value) -> Partner {
    let read = Partner::read(&with_id(record)).unwrap();
    assert_eq!(read.problems, []);
    read.record
}

fn office(record: Value) -> Office {
    let read = Office::read(&with_id(record)).unwrap();
    assert_eq!(read.problems, []);
    read.record
}

/// The codes found before a stage, each once; those that hold the step back with a `!`.
fn found(record: &Value, target: PartnerStatus) -> Vec<String> {
    found_with(record, target, "")
}

fn found_with(record: &Value, target: PartnerStatus, reason: &str) -> Vec<String> {
    let gates = gates(
        &partner(record.clone()),
        &Office::default(),
        target,
        reason,
        today(),
    );
    let said = gates.iter().map(|it| {
        let mark = if holds_back(it) { "!" } else { "" };
        format!("{}{mark}", it.rule.code)
    });
    let said: BTreeSet<String> = said.collect();
    said.into_iter().collect()
}

/// Every point of due diligence with one answer.
fn checks(answer: &str) -> Value {
    let points = checklists()[0].points.iter();
    points
        .map(|it| json!({ "point": it.code, "answer": answer, "on": "2026-11-01" }))
        .collect()
}

/// An institution for which nothing is lacking.
fn whole() -> Value {
    json!({
        "status": "retained",
        "lead": "recommendation",
        "offer": "Des stages encadrés",
        "sponsors": [{ "unit": "Génie civil" }],
        "scores": [{ "criterion": "Recherche", "kind": "objective", "weight": "2", "score": "3" }],
        "needs": [{ "need": "Recruter", "advantage": "Des projets" }],
        "exchanges": [{ "kind": "studies" }],
        "sameLevel": "yes",
        "levelEvidence": "Master, agence nationale",
        "checks": checks("yes"),
        "references": [{ "who": "Aire", "opinion": "Favorable" }],
    })
}

fn without(path: &str) -> Value {
    let mut record = whole();
    record.as_object_mut().unwrap().remove(path);
    record
}

fn with(path: &str, value: Value) -> Value {
    let mut record = whole();
    record[path] = value;
    record
}

use PartnerStatus::{
    Active, Contacted, Dormant, Downgraded, Ended, Examined, Prospect, Refused, Retained, Review,
};

#[test]
fn a_partner_for_which_nothing_is_lacking_reaches_every_stage() {
    for stage in PartnerStatus::ALL {
        let reason = "Décidé en commission";
        assert_eq!(
            found_with(&whole(), *stage, reason),
            Vec::<String>::new(),
            "{stage:?}"
        );
    }
}

#[test]
fn s2_09_contact_asks_what_is_offered_first() {
    assert_eq!(found(&without("offer"), Contacted), ["PAR-01"]);
    assert_eq!(found(&without("offer"), Examined), Vec::<String>::new());
}

#[test]
fn s0_17_a_prospect_without_a_sponsoring_unit_is_flagged() {
    for stage in [Examined, Retained, Active] {
        assert_eq!(found(&without("sponsors"), stage), ["PAR-02"]);
    }
}

#[test]
fn s0_04_without_an_objective_nobody_is_retained() {
    assert_eq!(found(&without("scores"), Retained), ["PAR-03!"]);
    let zero = json!([{ "criterion": "Recherche", "kind": "objective", "score": "0" }]);
    assert_eq!(found(&with("scores", zero), Retained), ["PAR-03!"]);
    let criterion = json!([{ "criterion": "Langue", "kind": "criterion", "score": "4" }]);
    assert_eq!(found(&with("scores", criterion), Retained), ["PAR-03!"]);
    assert_eq!(found(&without("scores"), Examined), Vec::<String>::new());
}

#[test]
fn s2_12_unknown_needs_are_warned_of_at_the_proposal() {
    assert_eq!(found(&without("needs"), Retained), ["PAR-04"]);
}

#[test]
fn s2_13_every_need_has_its_advantage() {
    let bare = json!([{ "need": "Recruter" }, { "need": "Former", "advantage": "Des cours" }]);
    assert_eq!(found(&with("needs", bare.clone()), Retained), ["PAR-05"]);
    let gates = gates(
        &partner(with("needs", bare)),
        &Office::default(),
        Retained,
        "",
        today(),
    );
    let said = gates[0].message(Lang::Fr.texts());
    assert_eq!(said, "Besoins sans avantage en regard\u{202f}: 1.");
}

#[test]
fn s2_14_an_exchange_is_chosen_before_the_proposal() {
    assert_eq!(found(&without("exchanges"), Retained), ["PAR-06!"]);
}

#[test]
fn s0_16_the_same_level_is_answered_with_evidence_before_the_signature() {
    assert_eq!(found(&without("sameLevel"), Active), ["PAR-07!"]);
    assert_eq!(found(&without("levelEvidence"), Active), ["PAR-07!"]);
    assert_eq!(found(&without("sameLevel"), Retained), Vec::<String>::new());
    // No is an answer: the judgement is the office's.
    assert_eq!(
        found(&with("sameLevel", json!("no")), Active),
        Vec::<String>::new()
    );
    let mut company = without("sameLevel");
    company["kind"] = json!("company");
    assert_eq!(found(&company, Active), Vec::<String>::new());
}

#[test]
fn s0_47_a_recommendation_does_not_replace_the_checklist() {
    for lead in ["recommendation", "request", "search"] {
        let mut record = without("checks");
        record["lead"] = json!(lead);
        assert_eq!(found(&record, Active), ["PAR-08!"]);
    }
    let mut record = whole();
    record["checks"].as_array_mut().unwrap().remove(4);
    assert_eq!(found(&record, Active), ["PAR-08!"]);
}

#[test]
fn what_is_not_known_yet_is_never_no() {
    assert_eq!(
        found(&with("checks", checks("unknown")), Active),
        ["PAR-09"]
    );
    assert_eq!(found(&with("checks", checks("no")), Active), ["PAR-10!"]);
    let record = with("checks", checks("no"));
    let gates = gates(&partner(record), &Office::default(), Active, "", today());
    let said = gates[0].message(Lang::En.texts());
    assert_eq!(
        said,
        "Blocking points answered with no: DUE-01, DUE-02, DUE-08, DUE-12, DUE-19."
    );
}

#[test]
fn s0_26_the_signature_asks_for_a_reference_or_a_written_exemption() {
    assert_eq!(found(&without("references"), Active), ["PAR-11!"]);
    let silent = json!([{ "who": "Aire" }]);
    assert_eq!(found(&with("references", silent), Active), ["PAR-11!"]);
    let mut exempt = without("references");
    exempt["referencesExemption"] = json!("Partenaire de longue date");
    assert_eq!(found(&exempt, Active), Vec::<String>::new());
}

#[test]
fn s1_03_a_refusal_has_its_reason() {
    for stage in [Refused, Downgraded, Ended] {
        assert_eq!(found(&whole(), stage), ["PAR-12!"]);
        assert_eq!(found_with(&whole(), stage, " \n"), ["PAR-12!"]);
    }
    let office = Office::default();
    let taken = |reason| {
        decision(
            &partner(whole()),
            &office,
            Refused,
            (reason, "Zoé"),
            today(),
        )
    };
    assert_eq!(taken(""), Err(Refusal::NoReason));
    let kept = taken("Niveau insuffisant").unwrap();
    let said = |field: &str| {
        kept.iter()
            .find(|(it, _)| *it == field)
            .map(|(_, it)| it.as_str())
    };
    assert_eq!(said("stage"), Some("refused"));
    assert_eq!(said("from"), Some("retained"));
    assert_eq!(said("reason"), Some("Niveau insuffisant"));
    assert_eq!((said("by"), said("on")), (Some("Zoé"), Some("2026-11-22")));
    assert_eq!(said("setAside"), None);
}

#[test]
fn gates_are_soft_and_what_is_passed_over_is_kept() {
    let office = Office::default();
    let bare = partner(json!({ "status": "examined" }));
    let taken = |reason| decision(&bare, &office, Active, (reason, ""), today());
    assert_eq!(taken(" "), Err(Refusal::NoReason));
    let kept = taken("Demande de la direction").unwrap();
    let codes = "PAR-03, PAR-06, PAR-07, PAR-08, PAR-11".to_owned();
    assert_eq!(kept.last(), Some(&("setAside", codes)));
    assert_eq!(
        decision(&bare, &office, Examined, ("", ""), today()),
        Err(Refusal::Same)
    );
}

#[test]
fn s0_23_a_strategic_partner_with_academic_contacts_alone_has_a_hint() {
    let mut record = whole();
    record["contacts"] = json!([{ "name": "A", "sphere": "academic" }]);
    record["scores"][0]["score"] = json!("4");
    assert_eq!(found(&record, Retained), ["PAR-13"]);
    record["contacts"][0]["sphere"] = json!("company");
    assert_eq!(found(&record, Retained), Vec::<String>::new());
    // Whether one of which too little is scored is strategic, nobody can tell.
    let mut open = record.clone();
    open["contacts"][0]["sphere"] = json!("academic");
    open["scores"][0]["score"] = json!(null);
    assert_eq!(found(&open, Retained), ["PAR-03!"]);
    // Of whom nothing is said, nothing is found.
    record["contacts"] = json!([{ "name": "A" }]);
    assert_eq!(found(&record, Retained), Vec::<String>::new());
}

#[test]
fn s0_48_the_days_of_each_stage_are_shown_and_no_gate_is_about_them() {
    let record = json!({ "status": "examined", "decisions": [
        { "on": "2020-03-01", "stage": "examined", "from": "contacted" },
        { "on": "2020-01-31", "stage": "contacted", "from": "prospect" },
    ]});
    let spells = spells(&partner(record.clone()), today());
    let said: Vec<_> = spells.iter().map(|it| (it.stage, it.days)).collect();
    let years = today().signed_duration_since(NaiveDate::from_ymd_opt(2020, 3, 1).unwrap());
    let expected = [
        (Prospect, None),
        (Contacted, Some(30)),
        (Examined, Some(years.num_days())),
    ];
    assert_eq!(said, expected);
    for stage in [Prospect, Dormant, Review] {
        assert_eq!(found(&record, stage), Vec::<String>::new());
    }
    let rules = &profile("partners").unwrap().rules;
    let named = format!("{rules:?}");
    assert!(!named.contains("Today") && !named.contains("Days("));
}

#[test]
fn a_stage_changed_by_hand_is_known_without_its_day() {
    let record = json!({ "status": "active", "decisions": [
        { "on": "2026-01-31", "stage": "retained" },
    ]});
    let spells = spells(&partner(record), today());
    let said: Vec<_> = spells
        .iter()
        .map(|it| (it.stage, it.days.is_some()))
        .collect();
    assert_eq!(said, [(Retained, true), (Active, false)]);
}

#[test]
fn s1_02_a_checklist_speaks_by_its_known_answers() {
    let says = |answers: Value| {
        let partner = partner(json!({ "checks": answers }));
        let diligence = Diligence::of(&checklists()[0], &partner);
        (diligence.verdict, diligence.answered(), diligence.mean)
    };
    assert_eq!(says(json!([])), (Says::Open, 0, None));
    assert_eq!(
        says(checks("yes")),
        (Says::Favourable, 20, Some(Exact::ONE))
    );
    assert_eq!(says(checks("unknown")), (Says::Open, 20, None));
    let half = "1/2".parse::<Exact>().unwrap();
    assert_eq!(says(checks("partly")), (Says::Blocked, 20, Some(half)));
    // 5 blocking points and 9 others are yes, 6 are no: 14/20 is below 3/4.
    let mut mixed = checks("yes");
    let mut left = 6;
    for (point, it) in checklists()[0]
        .points
        .iter()
        .zip(mixed.as_array_mut().unwrap())
    {
        if !point.blocking && left > 0 {
            it["answer"] = json!("no");
            left -= 1;
        }
    }
    let mean = "7/10".parse::<Exact>().unwrap();
    assert_eq!(says(mixed.clone()), (Says::Unfavourable, 20, Some(mean)));
    // The latest answer counts: 15/20 is enough.
    let again = json!({ "point": "DUE-03", "answer": "yes", "on": "2026-11-02" });
    mixed.as_array_mut().unwrap().push(again);
    assert_eq!(says(mixed).0, Says::Favourable);
}

#[test]
fn s1_02_host_and_home_are_judged_apart() {
    let checks = json!([
        { "point": "QUA-01", "role": "host", "answer": "yes" },
        { "point": "QUO-01", "role": "host", "answer": "yes" },
    ]);
    let partner = partner(json!({ "checks": checks }));
    assert_eq!(Diligence::of(&checklists()[1], &partner).answered(), 1);
    assert_eq!(Diligence::of(&checklists()[2], &partner).answered(), 0);
}

#[test]
fn s0_04_the_fit_shows_each_term_of_its_sum() {
    let office = office(json!({ "criteria": [
        { "name": "Recherche", "kind": "objective", "weight": "3" },
        { "name": "Langue", "kind": "criterion", "weight": "1" },
        { "name": "Coût", "kind": "criterion", "weight": "2" },
        { "name": "Ancien", "weight": "3", "retired": true },
    ]}));
    let partner = partner(json!({ "scores": [
        { "criterion": "Recherche", "kind": "objective", "weight": "3", "score": "4" },
        { "criterion": "Langue", "kind": "criterion", "weight": "1", "score": "1" },
    ]}));
    let fit = Fit::of(&partner, &office);
    let products: Vec<String> = fit.terms.iter().map(|it| it.product.to_string()).collect();
    assert_eq!(products, ["12", "1"]);
    assert_eq!(
        (fit.sum.to_string(), fit.most.to_string()),
        ("13".into(), "16".into())
    );
    assert_eq!(fit.share, "13/16".parse().ok());
    assert_eq!(fit.missing, ["Coût"]);
    assert_eq!(fit.coverage, "2/3".parse().ok());
    assert!(fit.terms.iter().all(|it| !it.is_old));
}

#[test]
fn s0_19_old_scores_keep_the_old_version_of_a_criterion() {
    let partner = partner(json!({ "scores": [
        { "criterion": "Recherche", "weight": "3", "score": "4", "on": "2025-01-01" },
        { "criterion": "Recherche", "weight": "3", "score": "2", "on": "2026-01-01" },
        { "criterion": "Abandonné", "weight": "1", "score": "0" },
    ]}));
    let of = |weight: &str| {
        let criteria = json!([{ "name": "Recherche", "weight": weight }]);
        Fit::of(&partner, &office(json!({ "criteria": criteria })))
    };
    let (before, after) = (of("3"), of("1"));
    assert_eq!(before.sum.to_string(), "6");
    assert_eq!((before.sum, before.share), (after.sum, after.share));
    let old = |fit: &Fit| fit.terms.iter().map(|it| it.is_old).collect::<Vec<_>>();
    assert_eq!(old(&of("3")), [false, true]);
    assert_eq!(old(&of("1")), [true, true]);
}

#[test]
fn s0_14_the_tier_says_what_it_is_known_by() {
    let criteria = json!({ "criteria": [{ "name": "Recherche", "kind": "objective" }] });
    let office = office(criteria);
    let of = |record: Value| tier(&partner(record), &office, today());
    let scored =
        |score: &str| json!([{ "criterion": "Recherche", "kind": "objective", "score": score }]);
    let recent = json!([{ "on": "2026-10-01" }]);
    let strategic = json!({ "status": "active", "scores": scored("3"), "interactions": recent });
    let (is, grounds) = of(strategic);
    assert_eq!(is, Tier::Strategic);
    let bound = "7/10".parse::<Exact>().unwrap();
    let share = "3/4".parse::<Exact>().unwrap();
    assert!(grounds.contains(&Ground::Fit(share, bound)));
    assert!(grounds.contains(&Ground::Objectives(vec!["Recherche".to_owned()])));
    assert_eq!(
        of(json!({ "status": "active", "scores": scored("2") })).0,
        Tier::Active
    );
    // What nobody noted is not late.
    assert_eq!(of(json!({ "status": "active" })).0, Tier::Active);
    assert_eq!(of(json!({ "status": "refused" })).0, Tier::Past);
    assert_eq!(of(json!({})).0, Tier::Prospect);
}

#[test]
fn s0_68_a_partner_without_activity_for_a_year_may_be_dormant() {
    let active = |on: &str, months: Value| {
        let record = json!({ "status": "active", "interactions": [{ "on": on }] });
        tier(
            &partner(record),
            &office(json!({ "dormantMonths": months })),
            today(),
        )
        .0
    };
    assert_eq!(active("2025-11-22", Value::Null), Tier::Dormant);
    assert_eq!(active("2025-11-23", Value::Null), Tier::Active);
    assert_eq!(active("2025-11-22", json!("24")), Tier::Active);
    // What is planned was not done yet.
    assert_eq!(active("2027-01-01", Value::Null), Tier::Active);
}

#[test]
fn s2_26_the_median_of_our_replies_and_s0_24_the_mean_of_theirs() {
    let record = json!({ "interactions": [
        { "on": "2026-01-20", "way": "sent" },
        { "on": "2026-01-01", "way": "received" },
        { "on": "2026-01-03", "way": "received" },
        { "on": "2026-01-05", "way": "sent" },
        { "on": "2026-01-10", "way": "received" },
        { "on": "2026-01-17", "way": "sent" },
        { "on": "2026-01-25", "way": "both" },
        { "on": "2026-02-01" },
        { "on": "2026-02-02", "way": "received" },
    ]});
    let replies = Replies::of(&partner(record));
    // Received on the 1st and answered on the 5th; on the 10th, answered on the 17th.
    assert_eq!(replies.ours, [4, 7]);
    assert_eq!(replies.our_median(), "11/2".parse().ok());
    // Sent on the 5th and answered on the 10th; on the 17th, met on the 25th.
    assert_eq!(replies.theirs, [5, 8]);
    assert_eq!(replies.their_mean(), "13/2".parse().ok());
    assert_eq!(replies.waiting, NaiveDate::from_ymd_opt(2026, 2, 2));
    let none = Replies::of(&Partner::default());
    assert_eq!((none.our_median(), none.their_mean()), (None, None));
}

#[test]
fn s2_24_s2_25_s2_28_s2_29_s2_30_five_conditions_with_the_weakest_and_a_step() {
    let record = json!({ "conditions": [
        { "condition": "structures", "met": "yes" },
        { "condition": "need", "met": "partly" },
        { "condition": "reactivity", "met": "yes" },
        { "condition": "followUp", "met": "no", "on": "2026-01-01" },
        { "condition": "followUp", "met": "yes", "on": "2025-01-01" },
        { "condition": "networks" },
    ]});
    let success = Success::of(&partner(record));
    assert_eq!(success.judged, 3);
    assert_eq!(success.sum, Exact::whole(2));
    assert_eq!(success.shares[3], None);
    assert_eq!(success.weakest, Some(ConditionKind::FollowUp));
    assert_eq!(Success::of(&Partner::default()).weakest, None);
}

#[test]
fn every_condition_s2_24_to_s2_29_has_a_step_that_mends_it() {
    for condition in ConditionKind::ALL {
        let step = step(*condition).unwrap();
        assert!(!step.fr.is_empty() && !step.en.is_empty());
    }
}

/// What is to be done with a partner, as `what day`.
fn due(record: Value) -> Vec<String> {
    let all = agenda(&partner(record), &office(json!({})), today());
    let day = |on: Option<NaiveDate>| on.map(|it| it.to_string()).unwrap_or_default();
    all.into_iter()
        .map(|it| {
            format!("{:?} {}", it.what, day(it.on))
                .trim_end()
                .to_owned()
        })
        .collect()
}

#[test]
fn s0_33_a_step_is_due_on_its_day_and_missed_after_twelve_months_without_one() {
    let step = json!({"nextStep": "Envoyer le projet", "nextStepOn": "2026-12-01"});
    assert_eq!(due(step), [r#"Step("Envoyer le projet") 2026-12-01"#]);
    let moved =
        |on: &str| json!({"status": "examined", "decisions": [{"on": on, "stage": "examined"}]});
    assert_eq!(due(moved("2025-11-22")), ["NoStep 2026-11-22"]);
    assert_eq!(due(moved("2025-11-23")), [""; 0]);
    // Of a partner about which nothing is dated, nobody can say that it is late.
    assert_eq!(due(json!({"status": "prospect"})), [""; 0]);
}

#[test]
fn s2_27_the_next_meeting_is_the_one_set_or_follows_the_rhythm() {
    let met = json!([{"on": "2026-06-15", "kind": "visit"}, {"on": "2026-07-01", "kind": "email"}]);
    let quarterly = json!({"rhythm": "quarterly", "interactions": met.clone()});
    assert_eq!(due(quarterly), ["Meeting 2026-09-15"]);
    let set = json!({"rhythm": "quarterly", "nextMeeting": "2027-01-10", "interactions": met});
    assert_eq!(due(set), ["Meeting 2027-01-10"]);
    // Held on its day, the rhythm takes over again.
    let held = json!({"rhythm": "yearly", "nextMeeting": "2025-12-01",
        "interactions": [{"on": "2025-12-01", "kind": "meeting"}]});
    assert_eq!(due(held), ["Meeting 2026-12-01"]);
    assert_eq!(due(json!({"rhythm": "monthly"})), [""; 0]);
}

#[test]
fn s0_68_a_silent_contact_a_message_to_answer_and_a_year_without_anything_are_told() {
    let note =
        |way: &str, on: &str| json!({"interactions": [{"on": on, "kind": "email", "way": way}]});
    assert_eq!(due(note("sent", "2026-10-23")), ["Silent 2026-11-22"]);
    assert_eq!(due(note("sent", "2026-10-24")), [""; 0]);
    assert_eq!(due(note("received", "2026-11-20")), ["Answer 2026-11-20"]);
    let mut quiet = note("both", "2025-11-01");
    quiet["status"] = json!("active");
    quiet["referencesExemption"] = json!("Partenaire depuis 1998");
    assert_eq!(
        due(quiet),
        ["Dormant 2025-11-01", "NoStep 2026-11-01", "Review"]
    );
}

#[test]
fn evidence_ages_and_references_are_asked_for_before_anybody_signs() {
    let aged = json!({"verifiedOn": "2025-10-01", "levelOn": "2026-10-01", "accreditationUntil": "2027-01-15",
        "charterUntil": "2029-01-01", "contacts": [{"name": "Zoé", "verifiedOn": "2025-11-30"}]});
    assert_eq!(
        due(aged),
        [
            "Verify 2026-10-01",
            r#"Contact("Zoé") 2026-11-30"#,
            "Accreditation 2027-01-15"
        ]
    );
    assert_eq!(due(json!({"status": "retained"})), ["References"]);
    for record in [
        json!({"status": "retained", "referencesExemption": "Même groupe"}),
        json!({"status": "refused", "verifiedOn": "2020-01-01"}),
        json!({"status": "ended", "nextStep": "x", "nextStepOn": "2020-01-01"}),
    ] {
        assert_eq!(due(record), [""; 0]);
    }
}

#[test]
fn s0_65_s2_31_a_review_is_due_on_its_day_or_a_year_after_the_last() {
    let reviewed = |more: Value| json!({"status": "active", "referencesExemption": "x", "assessments": [more]});
    assert_eq!(
        due(reviewed(json!({"on": "2025-12-01"}))),
        ["Review 2026-12-01"]
    );
    assert_eq!(
        due(reviewed(
            json!({"on": "2025-12-01", "nextOn": "2026-11-01"})
        )),
        ["Review 2026-11-01"]
    );
    assert_eq!(due(reviewed(json!({"on": "2026-11-01"}))), [""; 0]);
}

#[test]
fn s2_15_the_argument_sheet_has_objections_with_their_answers() {
    let record = json!({
        "offer": "Des stages\n\nDes projets", "asks": "Des places",
        "needs": [{ "need": "Recruter", "advantage": "Des stages" }, { "need": "Former" }],
        "exchanges": [{ "kind": "traineeship", "note": "6 mois" }, { "kind": "research" }],
        "arguments": [{ "argument": "Proximité", "objection": "Coût", "answer": "Bourses" }, { "argument": "Langue" }],
        "sponsors": [{ "unit": "Génie civil", "need": "Concurrence" }],
    });
    let sheet = arguments(&partner(record), "Aurore", today(), Lang::Fr.texts());
    let titles: Vec<&str> = sheet.blocks.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(
        titles[..2],
        ["Ce que nous offrons", "Ce que nous demandons"]
    );
    let text = sheet.text();
    for said in [
        "Recruter → Des stages",
        "Former → à écrire",
        "Stage\u{202f}: 6 mois",
        "Proximité – Objection\u{202f}: Coût – Réponse\u{202f}: Bourses",
        "Génie civil\u{202f}: Concurrence",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    let empty = arguments(&Partner::default(), "Aurore", today(), Lang::En.texts());
    assert!(empty.blocks.is_empty());
}

#[test]
fn s0_70_the_review_sheet_has_one_line_for_each_party_and_s0_65_the_next_date() {
    let record = json!({ "assessments": [
        { "on": "2026-06-01", "verdict": "maintain", "students": "Deux places", "nextOn": "2028-06-01" },
        { "on": "2024-06-01", "verdict": "reinforce" },
    ]});
    let sheet = review(
        &partner(record),
        &Office::default(),
        "Aurore",
        today(),
        Lang::En.texts(),
    );
    assert_eq!(sheet.blocks[1].lines.len(), 4);
    let text = sheet.text();
    for said in [
        "Verdict: Maintain",
        "What students gain: Deux places",
        "What the partner gains: to be written",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(!text.contains("Reinforce") && text.contains("2028"));
}

#[test]
fn s0_18_s0_22_the_sheets_say_who_needs_it_at_home_and_what_exists_there_alone() {
    let record = partner(json!({
        "sponsors": [{"unit": "Génie civil", "need": "Aucun cours de sismique chez nous"}],
        "opportunities": [{"title": "Table vibrante", "note": "Master 2"}, {"title": "Séisme en mer"}],
    }));
    let t = Lang::Fr.texts();
    let brief = format!("{:?}", arguments(&record, "Sogno", today(), t));
    let review = format!(
        "{:?}",
        review(&record, &office(json!({})), "Sogno", today(), t)
    );
    assert!(brief.contains("Génie civil") && brief.contains("Aucun cours de sismique chez nous"));
    for sheet in [brief, review] {
        assert!(
            sheet.contains("Table vibrante") && sheet.contains("Master 2"),
            "{sheet}"
        );
        assert!(sheet.contains("Séisme en mer"));
    }
}

#[test]
fn s2_05_the_steps_by_which_a_collaboration_widens_stay_visible() {
    let steps = json!([
        {"on": "2024-01-10", "stage": "contacted", "from": "prospect"},
        {"on": "2024-03-10", "stage": "active"},
    ]);
    let record = partner(json!({"status": "active", "decisions": steps}));
    let stages: Vec<(&str, Option<i64>)> = spells(&record, today())
        .iter()
        .map(|it| (it.stage.word(), it.days))
        .collect();
    // From 10 January to 10 March 2024 there are 60 days (a leap year), and 987 from there
    // to 22 November 2026.
    assert_eq!(
        stages,
        [
            ("prospect", None),
            ("contacted", Some(60)),
            ("active", Some(987))
        ]
    );
}

#[test]
fn s3_02_the_people_of_a_partner_show_the_last_exchange_with_each() {
    let record = partner(json!({
        "contacts": [{"name": "Zoé Modèle", "interests": "Hydrologie"}, {"name": "Anne Roi"}, {"name": "Max"}],
        "interactions": [
            {"on": "2026-02-01", "kind": "visit", "people": "Mme MODELE, le doyen"},
            {"on": "2026-01-01", "kind": "call", "people": "Zoé Modèle et Anne Roi"},
            {"on": "2026-03-01", "kind": "email", "people": "Royale"},
        ],
    }));
    let last: Vec<Option<String>> = people(&record)
        .iter()
        .map(|it| it.last.map(|(on, _)| on.to_string()))
        .collect();
    let day = |text: &str| Some(text.to_owned());
    assert_eq!(last, [day("2026-02-01"), day("2026-01-01"), None]);
}
