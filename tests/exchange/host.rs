//! The configuration of a host: taken as a whole, or refused with place and reason; and
//! what an office exports holds nobody's data.

use super::{AT, id, record};
use passerelle::exchange::host::{HostError, HostFault, read, write};
use passerelle::model::limits;
use passerelle::model::records::{Collection, Content, Facet, FieldSpec, Id, Partner, Record as _};
use passerelle::model::value::{Json, Kind, ValueError};
use passerelle::workspace::command::{Brought, What};
use passerelle::workspace::schema::SCHEMA;
use passerelle::workspace::{Command, Deed, Workspace};
use serde_json::json;

/// A file with these members after its head.
fn file(members: &str) -> String {
    format!(r#"{{"app":"passerelle","kind":"host","version":1,"date":"2026-11-22"{members}}}"#)
}

fn refused(text: &str) -> (String, HostFault) {
    let HostError { place, fault } = read(text.as_bytes()).unwrap_err();
    (place, fault)
}

/// A workspace with these records, brought as one command.
fn workspace(records: Vec<(Collection, Id, Box<str>)>) -> Workspace {
    let mut workspace = Workspace::default();
    let brought = records.into_iter().map(|(collection, id, text)| Brought {
        collection,
        id,
        what: What::Whole(text),
    });
    let command = Command::Bring(Deed::Import, brought.collect());
    let set = command.plan(&workspace, id(0), AT).unwrap().set;
    for edit in workspace.edits(&set) {
        workspace.apply(&edit, &set, &mut Vec::new()).unwrap();
    }
    workspace
}

fn today() -> chrono::NaiveDate {
    "2026-11-23".parse().unwrap()
}

#[test]
fn a_file_that_says_nothing_is_good() {
    let config = read(file("").as_bytes()).unwrap();
    assert!(config.records.is_empty() && config.templates.is_empty());
    assert_eq!(config.look.date.date().to_string(), "2026-11-22");
    let shipped = include_bytes!("../../public/passerelle.config.json");
    assert_eq!(read(shipped).unwrap(), config);
}

#[test]
fn everything_it_may_say_is_read() {
    let office = record(1, r#","names":{"fr":"École"},"tolerance":"4""#);
    let partner = record(2, r#","names":{"local":"Politecnico di Milano"}"#);
    let template = record(
        3,
        &format!(r#","partner":"{}","office":"{}""#, id(2), id(1)),
    );
    let text = file(&format!(
        r##","schema":{SCHEMA},"records":{{"office":[{office}],"partner":[{partner}]}},
        "templates":[{template}],
        "deadlines":[{{"date":"2027-05-01","text":{{"fr":"b","en":"b"}}}},
                     {{"date":"2027-03-15","text":{{"fr":"a","en":"a"}}}}],
        "privacy":{{"fr":"Délégué","en":"Officer"}},
        "accent":{{"light":"#1d4ed8","dark":"#8FB0FF"}},"logo":"logo.svg""##
    ));
    let config = read(text.as_bytes()).unwrap();
    assert_eq!(config.record(Collection::Partner, id(2)), Some(&*partner));
    assert_eq!(config.of(Collection::Office).count(), 1);
    assert_eq!(config.templates, [(id(3), template.into())]);
    let due: Vec<&str> = config
        .look
        .deadlines
        .iter()
        .map(|it| &*it.text.fr)
        .collect();
    assert_eq!(due, ["a", "b"]);
    // On its day a deadline can be met still.
    let past = |today: &str| {
        let today = today.parse().unwrap();
        let deadlines = config.look.deadlines.iter();
        deadlines.map(|it| it.is_past(today)).collect::<Vec<_>>()
    };
    assert_eq!(past("2027-03-15"), [false, false]);
    assert_eq!(past("2027-03-16"), [true, false]);
    assert_eq!(config.look.privacy.unwrap().en, "Officer");
    assert_eq!(config.look.accent.unwrap().dark, "#8FB0FF");
    assert_eq!(config.look.logo.as_deref(), Some("logo.svg"));
}

#[test]
fn records_of_an_older_schema_are_brought_to_this_one() {
    let partner = record(2, r#","name":"Politecnico di Milano""#);
    let text = file(&format!(
        r#","schema":1,"records":{{"partner":[{partner}]}}"#
    ));
    let config = read(text.as_bytes()).unwrap();
    let text = config.record(Collection::Partner, id(2)).unwrap();
    assert!(text.contains(r#""names":{"local":"Politecnico di Milano"}"#));
}

#[test]
fn a_bad_file_is_refused_as_a_whole() {
    use HostFault::{Foreign, Kind as OtherKind, Missing, NewerSchema, OtherApp, Page, Version};
    let nowhere = String::new;
    assert_eq!(refused("<!doctype html>"), (nowhere(), Page));
    assert_eq!(refused("{}"), (nowhere(), OtherApp));
    assert_eq!(
        refused("[]"),
        (nowhere(), HostFault::Expected(Json::Object))
    );
    for text in ["", "{", "{}x", r#"{"app":"passerelle","app":"passerelle"}"#] {
        let (place, fault) = refused(text);
        assert!(
            place.is_empty() && matches!(fault, HostFault::NotJson(_)),
            "{text}"
        );
    }
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    assert!(matches!(refused(&deep).1, HostFault::NotJson(_)));
    let large = " ".repeat(limits::HOST_BYTES + 1);
    assert_eq!(
        refused(&large),
        (nowhere(), HostFault::TooLarge(large.len()))
    );
    assert!(matches!(
        read(b"\xff").unwrap_err().fault,
        HostFault::NotJson(_)
    ));
    let head = |text: &str| refused(text);
    let kind = r#"{"app":"passerelle","kind":"backup","version":1}"#;
    assert_eq!(head(kind), ("kind".into(), OtherKind("backup".into())));
    let version = r#"{"app":"passerelle","kind":"host","version":2}"#;
    assert_eq!(head(version), ("version".into(), Version("2".into())));
    let undated = r#"{"app":"passerelle","kind":"host","version":1}"#;
    assert_eq!(head(undated), ("date".into(), Missing));
    let newer = file(&format!(r#","schema":{}"#, SCHEMA + 1));
    assert_eq!(refused(&newer), ("schema".into(), NewerSchema(SCHEMA + 1)));
    assert_eq!(
        refused(&file(r#","deadline":[]"#)),
        ("deadline".into(), Foreign)
    );
    let wrong = file("").replace("2026-11-22", "2026-02-30");
    let (place, fault) = refused(&wrong);
    assert_eq!(place, "date");
    assert!(matches!(
        fault,
        HostFault::Value(ValueError::NoSuchDay { .. })
    ));
}

#[test]
fn what_is_wrong_inside_is_named_with_its_place() {
    use HostFault::{Colour, Expected, Foreign, IdTwice, Missing, NoId, Nowhere, Picture};
    let records = |list: &str| file(&format!(r#","records":{{{list}}}"#));
    let one = record(1, "");
    let code = ValueError::Form {
        kind: Kind::ErasmusCode,
        read: "?".to_owned(),
    };
    let cases = [
        (
            records(&format!(
                r#""partner":[{one},{}]"#,
                record(2, r#","erasmus":"?""#)
            )),
            "records/partner 2: erasmus",
            HostFault::Value(code),
        ),
        (
            records(&format!(r#""partner":[{one},{one}]"#)),
            "records/partner 2",
            IdTwice(id(1)),
        ),
        (records(r#""partner":[{}]"#), "records/partner 1", NoId),
        (
            records(r#""partner":[7]"#),
            "records/partner 1",
            Expected(Json::Object),
        ),
        (
            records(r#""partner":{}"#),
            "records/partner",
            Expected(Json::List),
        ),
        (records(r#""person":[]"#), "records/person", Foreign),
        (
            records(&format!(
                r#""office":[{}]"#,
                record(1, r#","contacts":[{"name":"A"}]"#)
            )),
            "records/office 1: contacts",
            NoId,
        ),
        (
            file(&format!(
                r#","templates":[{}]"#,
                record(1, &format!(r#","partner":"{}""#, id(9)))
            )),
            "templates 1: partner",
            Nowhere,
        ),
        (
            file(&format!(
                r#","templates":[{}]"#,
                record(1, r#","person":"919108f7-52d1-4320-9bac-f847db4148a8""#)
            )),
            "templates 1: person",
            Foreign,
        ),
        (
            file(r#","deadlines":[{"date":"2027-01-01"}]"#),
            "deadlines 1/text",
            Missing,
        ),
        (
            file(r#","deadlines":[{"date":"2027-01-01","text":{"fr":"a","en":" "}}]"#),
            "deadlines 1/text/en",
            Missing,
        ),
        (file(r#","privacy":"x""#), "privacy", Expected(Json::Object)),
        (
            file(r##","accent":{"light":"#1d4ed8","dark":"red"}"##),
            "accent/dark",
            Colour("red".into()),
        ),
        (
            file(r#","logo":"../logo.svg""#),
            "logo",
            Picture("../logo.svg".into()),
        ),
        (
            file(r#","logo":"https://a.example/l.svg""#),
            "logo",
            Picture("https://a.example/l.svg".into()),
        ),
        (
            file(r#","logo":"index.html""#),
            "logo",
            Picture("index.html".into()),
        ),
    ];
    for (text, place, fault) in cases {
        assert_eq!(refused(&text), (place.to_owned(), fault), "{text}");
    }
}

/// A space with everything that must not leave it.
fn private() -> Workspace {
    let contacts = r#","contacts":[
        {"id":"00000000-0000-0000-0000-0000000000a1","name":"Ada Contatto","role":"administrative","email":"ada@polimi.example","function":"SECRET","verifiedOn":"2026-01-01"},
        {"id":"00000000-0000-0000-0000-0000000000a2","name":"SECRET","role":"signatory"},
        {"id":"00000000-0000-0000-0000-0000000000a3","name":"SECRET"}]"#;
    let all = [
        (
            Collection::Office,
            1,
            r#","names":{"fr":"École"},"notes":"SECRET","x":"SECRET""#.to_owned(),
        ),
        (
            Collection::Partner,
            2,
            format!(
                r#","names":{{"local":"Politecnico di Milano"}},"erasmus":"I  MILANO02","pic":"SECRET","status":"active","verifiedOn":"2026-01-01","catalogue":"https://www.polimi.example","notes":"SECRET"{contacts},
                "rules":[{{"id":"00000000-0000-0000-0000-0000000000a4","from":"2026-09-01","source":"Annexe 2","creditFactor":"1/2","partnerTable":"{}"}}],
                "reviews":[{{"id":"00000000-0000-0000-0000-0000000000a5","isced":"0713","department":"SECRET","expert":"SECRET","date":"2026-01-01","verdict":"suitable"}}]"#,
                id(10)
            ),
        ),
        (
            Collection::GradeTable,
            9,
            r#","name":"SECRET","confidential":true"#.to_owned(),
        ),
        (
            Collection::GradeTable,
            10,
            r#","name":"Meccanica 2025","gradeScale":"it30","weighing":"counts","notes":"SECRET""#
                .to_owned(),
        ),
        (
            Collection::Partner,
            3,
            r#","names":{"local":"SECRET"},"status":"prospect""#.to_owned(),
        ),
        (
            Collection::Person,
            4,
            r#","familyNames":"SECRET""#.to_owned(),
        ),
        (
            Collection::Programme,
            5,
            r#","title":{"fr":"Génie"}"#.to_owned(),
        ),
        (
            Collection::Agreement,
            6,
            format!(
                r#","template":true,"scheme":"erasmus","person":"{}","partner":"{}","office":"{}","number":"SECRET","languageLevel":"B2","notes":"SECRET","host":[{{"id":"00000000-0000-0000-0000-0000000000b1","title":"Meccanica","credits":"6"}}]"#,
                id(4),
                id(2),
                id(1)
            ),
        ),
        (
            Collection::Agreement,
            7,
            r#","conditions":"SECRET""#.to_owned(),
        ),
        (
            Collection::Agreement,
            8,
            format!(r#","template":true,"partner":"{}""#, id(3)),
        ),
    ];
    let records =
        all.map(|(of, number, members)| (of, id(number), record(number, &members).into()));
    workspace(records.into())
}

#[test]
fn what_an_office_exports_holds_nobodys_data_and_no_notes() {
    let text = write(&private(), today(), None).unwrap();
    for absent in ["SECRET", "languageLevel", "verifiedOn", "status", "person"] {
        assert!(!text.contains(absent), "{absent} in {text}");
    }
    for there in [
        "Politecnico di Milano",
        "ada@polimi.example",
        "Meccanica",
        "Génie",
        "Annexe 2",
        "Meccanica 2025",
    ] {
        assert!(text.contains(there), "{there} in {text}");
    }
    let config = read(text.as_bytes()).unwrap();
    assert_eq!(config.look.date.date(), today());
    assert_eq!((config.records.len(), config.templates.len()), (4, 2));
}

/// A text in every place of one line or several of these fields.
fn secrets(fields: &[FieldSpec]) -> serde_json::Map<String, serde_json::Value> {
    let mut all = serde_json::Map::new();
    for field in fields.iter().filter(|it| !it.path.contains('.')) {
        let secret = match field.content {
            Content::Scalar {
                kind: Kind::Text | Kind::LongText | Kind::Tags,
                ..
            } => json!("SECRET"),
            Content::Scalar { .. } => continue,
            Content::List(inside) => {
                let mut item = secrets(inside);
                item.insert("id".to_owned(), json!(id(9).to_string()));
                json!([item])
            }
        };
        all.insert(field.path.to_owned(), secret);
    }
    all
}

// What is thought of a partner, and what is prepared for it, is nobody else's affair.
#[test]
fn what_an_office_thinks_of_its_partners_is_given_to_nobody() {
    let inner = |path: &str| Facet::of_path(path).is_inner();
    let of_partner: Vec<FieldSpec> = Partner::FIELDS
        .iter()
        .filter(|it| inner(it.path) || ["tags", "segment", "functioning"].contains(&it.path))
        .copied()
        .collect();
    let mut members = secrets(&of_partner);
    assert!(members.len() > 25);
    members.insert("names".to_owned(), json!({ "local": "Aurore" }));
    members.insert("status".to_owned(), json!("active"));
    members.insert("id".to_owned(), json!(id(2).to_string()));
    let members = serde_json::Value::Object(members).to_string();
    let office = record(1, r#","criteria":[{"name":"SECRET","weight":"3"}]"#);
    let all = vec![
        (Collection::Office, id(1), office.into()),
        (Collection::Partner, id(2), members.into()),
    ];
    let text = write(&workspace(all), today(), None).unwrap();
    assert!(
        text.contains("Aurore") && !text.contains("SECRET"),
        "{text}"
    );
    for stage in ["contacted", "examined", "retained", "refused", "ended"] {
        let partner = format!(r#","names":{{"local":"Aurore"}},"status":"{stage}""#);
        let all = vec![(Collection::Partner, id(2), record(2, &partner).into())];
        let text = write(&workspace(all), today(), None).unwrap();
        assert!(!text.contains("Aurore"), "{stage}");
    }
}

#[test]
fn what_was_written_is_written_again_from_what_was_read() {
    let look = r#","privacy":{"fr":"a","en":"b"},"logo":"l.png""#;
    let before = read(file(look).as_bytes()).unwrap();
    let text = write(&private(), today(), Some(&before.look)).unwrap();
    let config = read(text.as_bytes()).unwrap();
    assert_eq!(
        (&config.look.privacy, &config.look.logo),
        (&before.look.privacy, &before.look.logo)
    );
    let templates = config.templates.iter();
    let templates = templates.map(|(id, text)| (Collection::Agreement, *id, text.clone()));
    let records = config.records.iter().cloned().chain(templates);
    let again = write(&workspace(records.collect()), today(), Some(&config.look)).unwrap();
    assert_eq!(text, again);
}

#[test]
fn an_empty_space_writes_a_file_that_says_nothing() {
    let text = write(&Workspace::default(), today(), None).unwrap();
    assert!(read(text.as_bytes()).unwrap().records.is_empty());
}
