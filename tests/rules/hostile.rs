//! Profiles that are wrong are refused with the line and the reason.

use chrono::NaiveDate;
use passerelle::model::exact::Exact;
use passerelle::model::records::Collection;
use passerelle::rules::truth::What;
use passerelle::rules::{Fact, Facts, Lack, Place, Profile, ProfileError, Value, Verdict, check};

/// A profile with these rules from line 9 on, one a line, and these parameters in line 6.
fn profile(parameters: &str, rules: &[&str]) -> String {
    format!(
        r#"{{
  "key": "x",
  "dated": "2026-01-01",
  "name": {{"fr": "x", "en": "x"}}, "about": {{"fr": "x", "en": "x"}},
  "parameters": [
    {parameters}
  ],
  "sources": {{"S": {{"citation": "S", "status": "derived"}}}}, "rules": [
    {}
  ]
}}"#,
        rules.join(",\n    ")
    )
}

/// A rule of this code with these members beside the words.
fn rule(code: &str, members: &str) -> String {
    format!(
        r#"{{"code": "{code}", {members}, "severity": "mandatory", "message": {{"fr": "x", "en": "x"}}, "why": {{"fr": "x", "en": "x"}}, "remedy": {{"fr": "x", "en": "x"}}, "sources": ["S"], "status": "derived"}}"#
    )
}

fn asking(check: &str) -> String {
    rule("X-1", &format!(r#""at": "host.count", "check": {check}"#))
}

fn refused(text: &str) -> ProfileError {
    Profile::read(text).expect_err(text)
}

/// The refusal of a profile whose second rule is this one: line and reason.
fn second(text: &str) -> (usize, String) {
    second_with("", text)
}

fn second_with(parameters: &str, text: &str) -> (usize, String) {
    let first = rule("X-0", r#""require": ["agreement.start"]"#);
    let error = refused(&profile(parameters, &[&first, text]));
    (error.line, error.reason.to_string())
}

fn assert_second(text: &str, reason: &str) {
    let (line, said) = second(text);
    assert_eq!(line, 10, "{said}");
    assert!(said.contains(reason), "{said}");
}

const ZERO: &str = r#"{"key": "zero", "value": "0", "source": "S", "status": "derived"}"#;
const ONE: &str = r#"{"fact": "host.count"}"#;

#[test]
fn a_right_one_is_read() {
    let text = profile(
        ZERO,
        &[&asking(
            r#"{"at_least": [{"fact": "host.count"}, {"parameter": "zero"}]}"#,
        )],
    );
    assert!(Profile::read(&text).is_ok());
}

#[test]
fn what_is_no_json_of_this_shape() {
    let text = profile("", &[&rule("X-0", r#""require": ["agreement.start"]"#)]);
    let without = text.replacen("\"rules\": [", "\"rules\": ", 1);
    assert_eq!(refused(&without).line, 9);
    let error = refused(&text.replace("\"dated\": \"2026-01-01\"", "\"dated\": \"2026-02-30\""));
    assert_eq!(
        (error.line, error.reason.to_string().contains("2026-02-30")),
        (3, true)
    );
    assert!(refused("").to_string().contains("EOF"));
    assert_second(
        &rule("X-1", r#""require": ["agreement.star"]"#),
        "unknown fact “agreement.star”",
    );
    assert_second(
        &rule("X-1", r#""require": ["agreement.start"], "firmly": true"#),
        "firmly",
    );
    assert_second(
        &rule("X-1", r#""require": ["agreement.start"], "fix": "burn""#),
        "burn",
    );
    assert_second(&asking(r#"{"at_leats": []}"#), "at_leats");
    assert_second(
        &asking(r#"{"at_least": [{"fact": "host.count"}, {"number": "three"}]}"#),
        "three",
    );
    assert_second(
        &asking(r#"{"at_least": [{"fact": "agreement.languageLevel"}, {"level": "B3"}]}"#),
        "B3",
    );
}

#[test]
fn what_has_no_name_here() {
    for (text, name) in [
        (
            asking(r#"{"at_least": [{"fact": "host.count"}, {"parameter": "none"}]}"#),
            "none",
        ),
        (
            asking(r#"{"in_group": ["partner.country", "atlantis"]}"#),
            "atlantis",
        ),
        (
            asking(r#"{"one_of": ["agreement.scheme", ["erasmsu"]]}"#),
            "erasmsu",
        ),
        (
            asking(r#"{"one_of": ["partner.creditSystem", ["etcs"]]}"#),
            "etcs",
        ),
        (
            rule("X-1", r#""require": ["agreement.start"]"#).replace(r#"["S"]"#, r#"["T"]"#),
            "T",
        ),
    ] {
        assert_second(&text, &format!("nothing here is called “{name}”"));
    }
    let unsourced = rule("X-1", r#""require": ["agreement.start"]"#).replace(r#"["S"]"#, "[]");
    assert_second(&unsourced, "a document under “sources”");
    let parameter = ZERO.replace(r#""source": "S""#, r#""source": "T""#);
    let (line, reason) = second_with(&parameter, &asking(r#"{"all": []}"#));
    assert_eq!(line, 6);
    assert!(reason.contains("“T”"), "{reason}");
}

#[test]
fn what_does_not_go_together() {
    for condition in [
        r#"{"is": "host.count"}"#,
        r#"{"one_of": ["agreement.language", ["fr"]]}"#,
        r#"{"in_group": ["agreement.language", "ehea"]}"#,
        r#"{"has_word": ["host.count", ["x"]]}"#,
        r#"{"ends_with": ["agreement.start", "x"]}"#,
        r#"{"at_least": [{"fact": "agreement.start"}, {"number": "1"}]}"#,
        r#"{"at_least": [{"fact": "agreement.languageLevel"}, {"number": "1"}]}"#,
        r#"{"less": [{"plus": [{"fact": "agreement.start"}, {"number": "1"}]}, {"number": "1"}]}"#,
        r#"{"less": [{"days": ["agreement.start", "host.count"]}, {"number": "1"}]}"#,
    ] {
        assert_second(&asking(condition), "cannot be compared or calculated");
    }
    assert_second(&asking(r#"{"known": "item.title"}"#), "of something else");
    assert_second(
        &rule("X-1", r#""require": ["party.name"]"#),
        "of something else",
    );
    assert_second(
        &rule("X-1", r#""each": "host""#),
        "“require”, or “check” with “at”",
    );
    assert_second(
        &rule("X-1", r#""check": {"all": []}"#),
        "“require”, or “check” with “at”",
    );
}

#[test]
fn what_contradicts_itself() {
    let between = r#"{"between": [{"fact": "host.count"}, {"number": "3"}, {"number": "2"}]}"#;
    assert_second(&asking(between), "from 3 to 2");
    let dated = r#""require": ["agreement.start"], "from": "2026-02-01", "to": "2026-01-31""#;
    assert_second(&rule("X-1", dated), "from 2026-02-01 to 2026-01-31");
    let parameter = ZERO.replace(
        r#""source""#,
        r#""from": "2026-02-01", "to": "2026-01-31", "source""#,
    );
    assert_eq!(second_with(&parameter, &asking(r#"{"all": []}"#)).0, 6);
}

#[test]
fn what_divides_by_nothing() {
    for divisor in [
        r#"{"number": "0"}"#,
        r#"{"number": "0/3"}"#,
        r#"{"parameter": "zero"}"#,
        r#"{"minus": [{"number": "1"}, {"number": "1"}]}"#,
    ] {
        let check = format!(r#"{{"less": [{{"over": [{ONE}, {divisor}]}}, {{"number": "1"}}]}}"#);
        let (line, reason) = second_with(ZERO, &asking(&check));
        assert_eq!(
            (line, reason.as_str()),
            (10, "a division by zero"),
            "{divisor}"
        );
    }
}

// Two values of a number, one of which is zero, are zero on some day.
#[test]
fn what_divides_by_a_number_that_is_zero_on_some_day() {
    let later =
        r#"{"key": "n", "value": "0", "from": "2026-01-01", "source": "S", "status": "derived"}"#;
    let first =
        r#"{"key": "n", "value": "4", "to": "2025-12-31", "source": "S", "status": "derived"}"#;
    let check =
        format!(r#"{{"less": [{{"over": [{ONE}, {{"parameter": "n"}}]}}, {{"number": "1"}}]}}"#);
    let (_, reason) = second_with(&format!("{first}, {later}"), &asking(&check));
    assert_eq!(reason, "a division by zero");
}

#[test]
fn what_stands_twice() {
    let again = rule(
        "X-0",
        r#""require": ["agreement.start"], "from": "2026-01-01""#,
    );
    assert_second(&again, "“X-0” stands twice");
    let one = rule(
        "X-2",
        r#""require": ["agreement.start"], "to": "2025-12-31""#,
    );
    let other = rule(
        "X-2",
        r#""require": ["agreement.start"], "from": "2026-01-01""#,
    );
    assert!(Profile::read(&profile("", &[&one, &other])).is_ok());
    let elsewhere = rule("X-2", r#""require": ["agreement.end"]"#);
    assert!(Profile::read(&profile("", &[&one, &elsewhere])).is_ok());
    let overlapping = ZERO.replace(r#""source""#, r#""from": "2026-01-01", "source""#);
    let (line, reason) = second_with(
        &format!("{ZERO},\n{overlapping}"),
        &asking(r#"{"all": []}"#),
    );
    assert_eq!(line, 7);
    assert!(reason.contains("“zero” stands twice"), "{reason}");
}

#[test]
fn what_is_said_in_one_language_only() {
    let words = |message: &str, fill: &str| {
        let members = format!(r#""at": "host.count", "check": {{"all": []}}, "fill": {fill}"#);
        rule("X-1", &members).replacen(r#""message": {"fr": "x", "en": "x"}"#, message, 1)
    };
    let fill = r#"{"n": {"fact": "host.count"}}"#;
    assert_second(
        &words(r#""message": {"fr": "{n}", "en": "n"}"#, fill),
        "“{n}”",
    );
    assert_second(
        &words(r#""message": {"fr": "n", "en": "{n}"}"#, fill),
        "“{n}”",
    );
    assert_second(
        &words(r#""message": {"fr": "{n} {m}", "en": "{n} {m}"}"#, fill),
        "“{m}”",
    );
    assert_second(
        &words(r#""message": {"fr": "{n} {", "en": "{n}"}"#, fill),
        "“{}”",
    );
    assert_second(
        &words(r#""message": {"fr": "{n}", "en": " "}"#, fill),
        "both languages",
    );
}

// Less knowledge would make such a rule kept.
#[test]
fn known_under_not() {
    let reason = "“known” may not stand under “not”";
    assert_second(&asking(r#"{"not": {"known": "agreement.start"}}"#), reason);
    assert_second(
        &asking(r#"{"not": {"any": [{"is": "office.cti"}, {"known": "agreement.start"}]}}"#),
        reason,
    );
    let twice = asking(r#"{"not": {"not": {"known": "agreement.start"}}}"#);
    assert!(Profile::read(&profile("", &[&twice])).is_ok());
    let whole = profile("", &[&asking(r#"{"all": []}"#)]);
    let whole = whole.replacen(
        "\"parameters\"",
        "\"when\": {\"not\": {\"known\": \"agreement.start\"}},\n  \"parameters\"",
        1,
    );
    let error = refused(&whole);
    assert_eq!((error.line, error.reason.to_string().as_str()), (5, reason));
}

#[test]
fn what_is_too_large_or_too_deep() {
    let large = format!("{}{}", profile("", &[]), " ".repeat(10 * 1024 * 1024));
    let error = refused(&large);
    assert_eq!(error.line, 0);
    assert!(
        error.reason.to_string().contains("at most 524288"),
        "{error}"
    );
    let deep = format!(
        r#"{}{{"all": []}}{}"#,
        r#"{"not": "#.repeat(10_000),
        "}".repeat(10_000)
    );
    assert_second(&asking(&deep), "recursion limit");
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(refused(&deep).line <= 1);
}

// A quotient by what an agreement says is unknown where that is nothing.
#[test]
fn a_division_by_a_fact_that_is_zero_is_unknown() {
    let check_rule = asking(
        r#"{"less": [{"over": [{"number": "1"}, {"minus": [{"fact": "host.count"}, {"fact": "home.count"}]}]}, {"number": "1"}]}"#,
    );
    let read = Profile::read(&profile("", &[&check_rule])).unwrap();
    let verdict = |host: usize, home: usize| {
        let mut facts = Facts::default();
        facts
            .whole
            .put(Fact::Today, Some(Value::day(NaiveDate::default())));
        facts.whole.put(Fact::HostCount, Some(Value::count(host)));
        facts.whole.put(Fact::HomeCount, Some(Value::count(home)));
        check(&[&read], &facts).pop().map(|it| it.verdict)
    };
    let zero = |path: &str| Lack {
        place: Place::of(Collection::Agreement, path),
        what: What::Zero,
    };
    assert_eq!(
        verdict(2, 2),
        Some(Verdict::Unknown(vec![zero("host"), zero("home")]))
    );
    assert_eq!(verdict(3, 2), Some(Verdict::Broken));
    assert_eq!(verdict(4, 2), None);
    let mut facts = Facts::default();
    let around = Exact::whole(-1)..=Exact::whole(1);
    facts
        .whole
        .put(Fact::HostCount, Some(Value::Number(around)));
    facts.whole.put(Fact::HomeCount, Some(Value::count(0)));
    assert!(matches!(
        check(&[&read], &facts)[0].verdict,
        Verdict::Unknown(_)
    ));
}

// On a day for which a number has no value, a rule would be unknown because of nothing.
#[test]
fn a_number_without_a_value_on_some_day_of_a_rule() {
    let number = |period: &str| {
        format!(r#"{{"key": "n", "value": "4", {period}"source": "S", "status": "derived"}}"#)
    };
    let early = number(r#""to": "2025-12-31", "#);
    let late = number(r#""from": "2026-01-01", "#);
    let gap = number(r#""from": "2026-01-02", "#);
    let dated = |period: &str| {
        let check = r#""at": "host.count", "check": {"less": [{"fact": "host.count"}, {"parameter": "n"}]}"#;
        rule("X-1", &format!("{check}{period}"))
    };
    let whole = |numbers: &[&String], rule: &str| profile(&joined(numbers), &[rule]);
    for (numbers, rule) in [
        (vec![&late], dated("")),
        (vec![&early], dated("")),
        (vec![&early, &gap], dated("")),
        (vec![&late], dated(r#", "from": "2025-12-31""#)),
        (vec![&early], dated(r#", "to": "2026-01-01""#)),
    ] {
        let error = refused(&whole(&numbers, &rule));
        let said = error.reason.to_string();
        assert!(said.starts_with("“n” has no value on every day"), "{said}");
    }
    for (numbers, rule) in [
        (vec![&early, &late], dated("")),
        (vec![&late, &early], dated("")),
        (vec![&late], dated(r#", "from": "2026-01-01""#)),
        (vec![&early], dated(r#", "to": "2025-12-31""#)),
        (vec![&gap, &early], dated(r#", "from": "2026-01-02""#)),
    ] {
        assert_eq!(Profile::read(&whole(&numbers, &rule)).err(), None);
    }
}

fn joined(numbers: &[&String]) -> String {
    let all: Vec<&str> = numbers.iter().map(|it| it.as_str()).collect();
    all.join(", ")
}

// The line is looked for once something is wrong, however many rules stand before it.
#[test]
fn the_line_in_a_large_profile() {
    let rule = |it: usize| rule(&format!("X-{it}"), r#""require": ["agreement.start"]"#);
    let mut rules: Vec<String> = (0..2000).map(rule).collect();
    let text = |rules: &[String]| {
        let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
        profile("", &rules)
    };
    assert!(text(&rules).len() > 350_000);
    assert_eq!(Profile::read(&text(&rules)).err(), None);
    rules.push(rule(7));
    let error = refused(&text(&rules));
    assert_eq!(error.line, 2009);
    assert_eq!(error.reason.to_string().split(' ').next(), Some("“X-7”"));
}
