//! Lists of institutions in each of their forms, and what is found in them. The
//! institutions are invented.

use passerelle::exchange::directory::{
    Directory, DirectoryError, Hit, Institution, List, Source, read,
};
use passerelle::exchange::separated;
use passerelle::exchange::sheet::{FileKind, Holds, Table, TableColumn, TableError};
use passerelle::exchange::xlsx;
use passerelle::model::limits;
use passerelle::model::value::{Day, Value as _};
use std::ops::ControlFlow;

fn list(bytes: &[u8]) -> Result<List, DirectoryError> {
    let source = Source {
        name: "list.csv".to_owned(),
        on: Some("2026-04-08".to_owned()),
    };
    read(bytes, source, &mut |_, _| ControlFlow::Continue(()))
}

fn institution(fields: [&str; 9], others: &[&str]) -> Institution {
    let [name, acronym, city, country, erasmus, schac, pic, oid, site] = fields.map(str::to_owned);
    Institution {
        name,
        others: others.iter().map(|it| (*it).to_owned()).collect(),
        acronym,
        city,
        country,
        erasmus,
        schac,
        pic,
        oid,
        site,
    }
}

/// As the Commission publishes those who hold the Erasmus charter.
fn charter() -> Vec<Vec<String>> {
    [
        [
            "Proposal Number",
            "Erasmus Code",
            "PIC",
            "OID",
            "Organisation Legal Name",
            "Street",
            "City",
            "Country Cd",
            "Website Url",
            "ECHE End Date",
        ],
        [
            "101000001",
            "F  BREST098",
            "900000001",
            "E10000001",
            "ECOLE DE REVERIE DE BREST",
            "1 RUE X",
            "BREST",
            "FR",
            "www.reverie-brest.example",
            "31/12/2027",
        ],
        [
            "101000002",
            "EL KOZANI99",
            "90000",
            "",
            "PANEPISTIMIO ONEIRON",
            "",
            "KOZANI",
            "EL",
            "",
            "",
        ],
        ["101000003", "", "", "", "", "", "GENT", "BE", "", ""],
    ]
    .map(|it| it.map(str::to_owned).to_vec())
    .to_vec()
}

#[test]
fn the_charter_list_is_read_as_csv_and_as_a_workbook() {
    let lines = charter();
    let column = |name: &String| TableColumn {
        name: name.clone(),
        holds: Holds::Text,
    };
    let table = Table {
        name: "HEIs".to_owned(),
        columns: lines[0].iter().map(column).collect(),
        rows: lines[1..].to_vec(),
    };
    let made = Day::parse("2026-04-08").unwrap();
    let workbook = xlsx::write(&[table], made).unwrap();
    for bytes in [separated::write(&lines).into_bytes(), workbook] {
        let list = list(&bytes).unwrap();
        assert_eq!(
            list.institutions,
            [
                institution(
                    [
                        "ECOLE DE REVERIE DE BREST",
                        "",
                        "BREST",
                        "FR",
                        "F  BREST098",
                        "",
                        "900000001",
                        "E10000001",
                        "https://www.reverie-brest.example"
                    ],
                    &[]
                ),
                institution(
                    [
                        "PANEPISTIMIO ONEIRON",
                        "",
                        "KOZANI",
                        "GR",
                        "EL KOZANI99",
                        "",
                        "",
                        "",
                        ""
                    ],
                    &[]
                ),
            ]
        );
        assert_eq!((list.nameless, list.unread), (1, 1));
        assert_eq!(list.source.name, "list.csv");
        assert_eq!(list.source.on.as_deref(), Some("2026-04-08"));
    }
}

#[test]
fn the_list_of_the_worlds_universities_is_read() {
    let text = r#"[
        {"web_pages": ["https://oneiro.example/"], "name": "University of Oneiria", "alpha_two_code": "KR", "state-province": null, "domains": ["oneiro.example", "x.example"], "country": "Korea, Republic of"},
        {"web_pages": [], "name": "Traumhochschule Kassel", "alpha_two_code": "DE", "domains": ["traum.example"], "country": "Germany"}
    ]"#;
    let list = list(text.as_bytes()).unwrap();
    let found = |at: usize| {
        let it = &list.institutions[at];
        (it.name.as_str(), it.country.as_str(), it.site.as_str())
    };
    assert_eq!(
        found(0),
        ("University of Oneiria", "KR", "https://oneiro.example/")
    );
    assert_eq!((found(1).0, found(1).1), ("Traumhochschule Kassel", "DE"));
}

#[test]
fn a_list_of_rows_says_what_it_is() {
    let text = r#"{"source":"Commission, list of 08/04/2026","columns":["erasmusCode","pic","legalName","city","countryIso2"],"rows":[["F  BREST098","900000001","REVERIE","BREST","FR"]]}"#;
    let list = list(text.as_bytes()).unwrap();
    assert_eq!(list.source.name, "Commission, list of 08/04/2026");
    let it = &list.institutions[0];
    assert_eq!(
        (it.name.as_str(), it.erasmus.as_str()),
        ("REVERIE", "F  BREST098")
    );
    assert_eq!((it.city.as_str(), it.country.as_str()), ("BREST", "FR"));
}

const CATALOGUE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<catalogue xmlns="https://github.com/erasmus-without-paper/ewp-specs-api-registry/tree/stable-v1">
  <host><institutions-covered><hei-id>reverie.example</hei-id></institutions-covered></host>
  <institutions>
    <hei id="reverie.example">
      <other-id type="pic">900000001</other-id>
      <other-id type="erasmus">F BREST098</other-id>
      <other-id type="previous-schac">old-reverie.example</other-id>
      <name xml:lang="fr">École de Rêverie</name>
      <name xml:lang="en">School of Daydreams</name>
    </hei>
    <hei id="not an id"><name>Without a code</name></hei>
    <hei id="nameless.example"/>
  </institutions>
</catalogue>"#;

#[test]
fn the_catalogue_of_the_registry_is_read() {
    let list = list(CATALOGUE.as_bytes()).unwrap();
    let names = &["École de Rêverie", "old-reverie.example"];
    assert_eq!(
        list.institutions,
        [
            institution(
                [
                    "School of Daydreams",
                    "",
                    "",
                    "",
                    "F  BREST098",
                    "reverie.example",
                    "900000001",
                    "",
                    ""
                ],
                names
            ),
            institution(["Without a code", "", "", "", "", "", "", "", ""], &[]),
        ]
    );
    assert_eq!((list.nameless, list.unread), (1, 1));
}

#[test]
fn an_institutions_response_is_read() {
    let text = r#"<institutions-response xmlns="https://github.com/erasmus-without-paper/ewp-specs-api-institutions/tree/stable-v2" xmlns:a="https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1"><hei><hei-id>reverie.example</hei-id><other-id type="erasmus">N OSLO99</other-id><name xml:lang="no">Drømmehøyskolen</name><abbreviation>DHS</abbreviation><a:street-address><a:locality>Oslo</a:locality><a:country>NO</a:country></a:street-address><website-url>http://reverie.example/</website-url></hei></institutions-response>"#;
    let list = list(text.as_bytes()).unwrap();
    let expected = institution(
        [
            "Drømmehøyskolen",
            "DHS",
            "Oslo",
            "NO",
            "N  OSLO99",
            "reverie.example",
            "",
            "",
            "http://reverie.example/",
        ],
        &[],
    );
    assert_eq!(list.institutions, [expected]);
}

#[test]
fn what_is_no_list_is_named() {
    for text in [
        "<catalogue/>",
        "<elmo/>",
        "a;b\n1;2\n",
        "[{\"a\":1}]",
        "{\"rows\":[]}",
    ] {
        assert_eq!(
            list(text.as_bytes()),
            Err(DirectoryError::Nothing),
            "{text}"
        );
    }
    let error = TableError::Not(FileKind::Pdf);
    assert_eq!(list(b"%PDF-1.4"), Err(DirectoryError::Table(error)));
    assert!(matches!(list(b"[{\"a\":1"), Err(DirectoryError::Json(_))));
    assert!(matches!(list(b"<catalogue>"), Err(DirectoryError::Xml(_))));
    let many = "[\"x\"],".repeat(limits::DIRECTORY_ENTRIES) + "[\"x\"]";
    let many = format!("{{\"columns\":[\"name\"],\"rows\":[{many}]}}");
    let count = limits::DIRECTORY_ENTRIES + 1;
    assert_eq!(
        list(many.as_bytes()),
        Err(DirectoryError::TooMany { count })
    );
}

fn directory() -> Directory {
    let named = |name: &str, city: &str, erasmus: &str| Institution {
        name: name.to_owned(),
        city: city.to_owned(),
        erasmus: erasmus.to_owned(),
        ..Institution::default()
    };
    let mut first = named(
        "École supérieure de Rêverie appliquée",
        "Brest",
        "F  BREST098",
    );
    first.others = vec!["School of Daydreams".to_owned()];
    first.schac = String::from("reverie.example");
    first.pic = String::from("900000001");
    let mut second = named("Uniwersytet Łódzki Marzeń", "Łódź", "PL LODZ99");
    second.acronym = String::from("ULM");
    let institutions = vec![
        first,
        second,
        named("Brest Institute of Technology and Sleep", "Lorient", ""),
        named("Universität Kassel-Traum", "Kassel", "D  KASSEL99"),
        named("University", "Nowhere", ""),
        named("University of a very long name indeed", "Nowhere", ""),
    ];
    let source = Source {
        name: "Liste".to_owned(),
        on: None,
    };
    Directory::of(&List {
        source,
        institutions,
        ..List::default()
    })
}

fn names(hits: &[Hit]) -> Vec<&str> {
    hits.iter()
        .map(|it| it.institution.name.split(' ').next().unwrap())
        .collect()
}

#[test]
fn an_institution_is_found_by_any_of_its_words() {
    let directory = directory();
    let first = |typed: &str| {
        let hits = directory.find(typed, 5);
        assert!(hits.iter().all(|it| !it.is_near), "{typed}");
        names(&hits).first().map(|it| (*it).to_owned())
    };
    for typed in [
        "reverie",
        "RÊVERIE",
        "ecole sup",
        "daydr",
        "brest reverie",
        "F  BREST098",
        "f brest098",
        "fbrest098",
        "brest098",
        "reverie.example",
        "900000001",
        "esra",
    ] {
        assert_eq!(first(typed).as_deref(), Some("École"), "{typed}");
    }
    assert_eq!(first("lodz").as_deref(), Some("Uniwersytet"));
    assert_eq!(first("ulm").as_deref(), Some("Uniwersytet"));
    assert_eq!(first("bits").as_deref(), Some("Brest"), "initials");
    assert_eq!(first("kassel").as_deref(), Some("Universität"));
    assert_eq!(directory.find("", 5), []);
    assert_eq!(directory.find("  ,", 5), []);
    assert_eq!(directory.find("zzzz", 5), []);
    assert_eq!(directory.find("reverie", 0), []);
}

#[test]
fn one_slip_is_forgiven_where_nothing_else_is_found() {
    let directory = directory();
    for typed in [
        "reveire",
        "revrie",
        "rreverie",
        "reverue",
        "kasssel",
        "Daidreams brest",
    ] {
        let hits = directory.find(typed, 5);
        assert!(!hits.is_empty() && hits[0].is_near, "{typed}");
    }
    assert_eq!(directory.find("ravorie", 5), [], "two slips");
    assert_eq!(
        directory.find("ulx", 5),
        [],
        "short words are taken as they are"
    );
}

// Brest is the town of one and the first word of the other's name.
#[test]
fn the_best_come_first_and_no_more_than_asked_for() {
    let directory = directory();
    assert_eq!(names(&directory.find("brest", 5)), ["Brest", "École"]);
    let long: Vec<String> = directory
        .find("university", 5)
        .into_iter()
        .map(|it| it.institution.name)
        .collect();
    assert_eq!(
        long,
        ["University", "University of a very long name indeed"]
    );
    assert_eq!(directory.find("u", 2).len(), 2);
}

#[test]
fn a_directory_is_kept_as_bytes() {
    let directory = directory();
    let bytes = directory.to_bytes();
    assert_eq!(Directory::of_bytes(&bytes).as_ref(), Some(&directory));
    assert_eq!(directory.source.name, "Liste");
    assert_eq!(directory.len(), 6);
    for end in 0..bytes.len() {
        assert_eq!(Directory::of_bytes(&bytes[..end]), None, "{end}");
    }
    // Damaged bytes may give a directory that finds less; they never do harm.
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        if let Some(damaged) = Directory::of_bytes(&damaged) {
            damaged.find("brest reverie", 3);
            damaged.find("xeverie", 3);
        }
    }
}

/// As many institutions as the charter list and the world list have, with words of their own.
fn large() -> List {
    let syllables = [
        "ka", "ro", "li", "ne", "sto", "va", "mi", "du", "pe", "gra", "zu", "tha",
    ];
    let word = |mut seed: usize| {
        let mut word = String::new();
        for _ in 0..3 {
            word.push_str(syllables[seed % syllables.len()]);
            seed /= syllables.len();
        }
        word
    };
    let institutions = (0..16_393).map(|at| Institution {
        name: format!(
            "Université {} de {} {}",
            word(at * 7),
            word(at / 3),
            word(at)
        ),
        city: word(at / 5),
        country: "FR".to_owned(),
        erasmus: format!("F  {}{:03}", word(at / 9).to_uppercase(), at % 1000),
        pic: format!("{}", 900_000_000 + at),
        ..Institution::default()
    });
    List {
        institutions: institutions.collect(),
        ..List::default()
    }
}

#[test]
fn sixteen_thousand_institutions_are_found_at_once_and_take_little() {
    let list = large();
    let mut directory = Directory::default();
    let built = crate::taken(|| directory = Directory::of(&list));
    let queries = [
        "u",
        "univ",
        "université karo",
        "fkarokaro",
        "900012345",
        "univresite stovva",
        "zzzzzz",
    ];
    let mut worst = std::time::Duration::ZERO;
    for typed in queries {
        worst = worst.max(crate::taken(|| directory.find(typed, 20)));
    }
    println!(
        "built in {built:?}, {} bytes, worst answer {worst:?}",
        directory.size()
    );
    assert_eq!(directory.len(), 16_393);
    assert!(directory.size() < 8 * 1024 * 1024, "{}", directory.size());
    assert!(
        built.as_secs() < 5 && worst.as_millis() < 200,
        "{built:?} {worst:?}"
    );
}
