//! Institutions and fact sheets of EWP, to the fields of a partner and back. The
//! institutions are invented.

use crate::imported::{OF, Opened, opened};
use crate::sheets::table;
use crate::{AT, id, record};
use passerelle::exchange::import::{Decided, Known, Match, brought, missing, proposed};
use passerelle::exchange::profile::{Incomplete, fact_sheet, institution};
use passerelle::exchange::sheet::TableError;
use passerelle::model::records::{Partner, Record as _};
use passerelle::text::Lang;
use passerelle::workspace::change::Deed;
use passerelle::workspace::{Command, Workspace};
use std::path::Path;

const INSTITUTIONS: &str = r#"<?xml version="1.0"?>
<i:institutions-response xmlns:i="https://github.com/erasmus-without-paper/ewp-specs-api-institutions/tree/stable-v2"
    xmlns:a="https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1"
    xmlns:c="https://github.com/erasmus-without-paper/ewp-specs-types-contact/tree/stable-v1"
    xmlns:p="https://github.com/erasmus-without-paper/ewp-specs-types-phonenumber/tree/stable-v1">
  <i:hei>
    <i:hei-id>reverie.example</i:hei-id>
    <i:other-id type="erasmus">I  ALBA09</i:other-id>
    <i:other-id type="pic">900000001</i:other-id>
    <i:other-id type="local">RVR</i:other-id>
    <i:name xml:lang="en">Daydream University</i:name>
    <i:name xml:lang="it">Università del Sogno</i:name>
    <i:abbreviation>UDS</i:abbreviation>
    <a:street-address>
      <a:addressLine>Via Roma 1</a:addressLine>
      <a:postalCode>12051</a:postalCode>
      <a:locality>Alba</a:locality>
      <a:country>IT</a:country>
    </a:street-address>
    <a:mailing-address><a:locality>Torino</a:locality></a:mailing-address>
    <i:website-url>https://reverie.example/</i:website-url>
    <i:mobility-factsheet-url>https://reverie.example/incoming</i:mobility-factsheet-url>
    <c:contact>
      <c:contact-name>Zoé Modèle</c:contact-name>
      <p:phone-number><p:e164>+390000001</p:e164></p:phone-number>
      <c:email>zoe@reverie.example</c:email>
      <c:role-description>Nominations</c:role-description>
    </c:contact>
    <c:contact><c:contact-name>Guichet</c:contact-name><c:email>guichet@reverie.example</c:email></c:contact>
    <i:ounit-id>u-1</i:ounit-id>
  </i:hei>
</i:institutions-response>"#;

/// A fact sheet; `sheet` alters what stands in it.
fn sheet_of(alter: impl Fn(String) -> String) -> String {
    let entry = |name: &str, email: &str| {
        format!(
            "<{name}><email>{email}@reverie.example</email><p:phone-number><p:e164>+390000002</p:e164></p:phone-number>\
             <website-url>https://reverie.example/{email}</website-url></{name}>"
        )
    };
    alter(format!(
        r#"<factsheet-response xmlns="https://github.com/erasmus-without-paper/ewp-specs-api-factsheet/tree/stable-v1"
    xmlns:p="https://github.com/erasmus-without-paper/ewp-specs-types-phonenumber/tree/stable-v1"><factsheet>
  <hei-id>reverie.example</hei-id>
  <calendar>
    <student-nominations><autumn-term>--04-10</autumn-term><spring-term>--10-15</spring-term></student-nominations>
    <student-applications><autumn-term>--05-01</autumn-term><spring-term>--11-01</spring-term></student-applications>
  </calendar>
  {application}
  <additional-requirement><name>Portfolio</name><details>Vingt pages</details></additional-requirement>
  <decision-weeks-limit>4</decision-weeks-limit>
  <tor-weeks-limit>5</tor-weeks-limit>
  <accessibility><type>service</type><name>Mission handicap</name>{information}</accessibility>
  {housing}{visa}{insurance}
  <additional-info><type>Reconnaissance</type>{info}</additional-info>
</factsheet></factsheet-response>"#,
        application = entry("application-info", "bureau"),
        information = entry("information", "handicap"),
        housing = entry("housing-info", "bureau"),
        visa = entry("visa-info", "bureau"),
        insurance = entry("insurance-info", "bureau"),
        info = entry("info", "notes"),
    ))
}

fn took(workspace: &mut Workspace, opened: &Opened, ids: u128) -> bool {
    let mut known = Known::of(workspace, OF);
    let mut all = Vec::new();
    for row in &opened.rows {
        let is = known.meet(workspace, &opened.mapping, row);
        let lacks = missing(OF, &opened.mapping, row);
        let choice = proposed(&is, &lacks);
        all.push(Decided { row, is, choice });
    }
    let mut next = ids;
    let brought = brought(workspace, &opened.mapping, &all, &mut || {
        next += 1;
        id(next)
    });
    let command = Command::Bring(Deed::Import, brought);
    let Ok(plan) = command.plan(workspace, id(ids), AT) else {
        return false;
    };
    let mut refused = Vec::new();
    for edit in workspace.edits(&plan.set) {
        workspace.apply(&edit, &plan.set, &mut refused).unwrap();
    }
    refused.is_empty()
}

fn partner(workspace: &Workspace) -> Partner {
    let mut all = workspace.table(OF).records();
    let (_, text) = all.next().unwrap();
    assert!(all.next().is_none());
    let read = Partner::read(text).unwrap();
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    read.record
}

/// Both documents taken over, as one partner.
fn filled() -> Workspace {
    let mut workspace = Workspace::default();
    assert!(took(&mut workspace, &opened(INSTITUTIONS.as_bytes()), 1000));
    assert!(took(
        &mut workspace,
        &opened(sheet_of(|it| it).as_bytes()),
        2000
    ));
    workspace
}

#[test]
fn an_institution_and_its_fact_sheet_are_one_partner() {
    let partner = partner(&filled());
    let text = |it: Option<&dyn std::fmt::Debug>| format!("{:?}", it.unwrap());
    assert!(text(partner.names_local.as_ref().map(|it| it as _)).contains("Università del Sogno"));
    assert!(text(partner.names_en.as_ref().map(|it| it as _)).contains("Daydream University"));
    assert_eq!(partner.contacts.len(), 2);
    assert_eq!(partner.deadlines.len(), 4);
    assert_eq!(partner.services.len(), 4);
    assert_eq!(partner.entry_requirements.len(), 1);
    assert_eq!(partner.accessibility.len(), 1);
    assert!(partner.application_email.is_some() && partner.decision_weeks.is_some());
    // What has no field is told, not dropped.
    let opened = opened(INSTITUTIONS.as_bytes());
    let left: Vec<&str> = opened
        .mapping
        .left_out()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(left, ["(other-id 1)", "(city 1)", "(ounit-id 1)"]);
}

#[test]
fn taken_over_twice_nothing_changes() {
    let mut workspace = filled();
    for (document, ids) in [(INSTITUTIONS.to_owned(), 3000), (sheet_of(|it| it), 4000)] {
        assert!(
            !took(&mut workspace, &opened(document.as_bytes()), ids),
            "{ids}"
        );
    }
}

#[test]
fn what_is_written_is_read_back_equal() {
    let whole = partner(&filled());
    let (institution, sheet) = (institution(&whole).unwrap(), fact_sheet(&whole).unwrap());
    let mut again = Workspace::default();
    assert!(took(&mut again, &opened(institution.as_bytes()), 1000));
    assert!(took(&mut again, &opened(sheet.as_bytes()), 2000));
    assert_eq!(partner(&again), whole);
    valid(&sheet);
}

/// Asks `xmllint` where it and the schema are.
fn valid(sheet: &str) {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/standards/xsd/factsheet-v1-response.xsd");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("factsheet.xml");
    std::fs::write(&file, sheet).unwrap();
    let mut lint = std::process::Command::new("xmllint");
    lint.args(["--noout", "--nonet", "--schema"])
        .arg(&schema)
        .arg(&file);
    match lint.output() {
        Ok(said) if schema.exists() => {
            assert!(
                said.status.success(),
                "{}",
                String::from_utf8_lossy(&said.stderr)
            );
        }
        _ => println!("validation skipped"),
    }
}

#[test]
fn a_sheet_that_the_schema_would_refuse_is_not_written_and_says_what_it_lacks() {
    let text = record(
        1,
        r#","names":{"local":"Sogno"},"schac":"sogno.example","country":"IT""#,
    );
    let bare = Partner::read(&text).unwrap().record;
    let Err(Incomplete(lacks)) = fact_sheet(&bare) else {
        panic!("written");
    };
    let said: Vec<String> = lacks.iter().map(|it| it.text(Lang::En.texts())).collect();
    for lack in [
        "Deadline (Nomination, Autumn): Day of the year",
        "E-mail for applications",
        "Service (Visa and residence): Page",
    ] {
        assert!(said.iter().any(|it| it == lack), "{lack} in {said:#?}");
    }
    assert!(!lacks.iter().any(|it| it.path == "schac"));
    assert!(institution(&bare).is_ok());
    let nobody = Partner::read(&record(1, "")).unwrap().record;
    let Incomplete(lacks) = institution(&nobody).unwrap_err();
    let paths: Vec<&str> = lacks.iter().map(|it| it.path).collect();
    assert_eq!(paths, ["schac", "names.local"]);
}

#[test]
fn a_sheet_without_its_institution_makes_no_partner_by_itself() {
    let opened = opened(sheet_of(|it| it).as_bytes());
    let lacks = missing(OF, &opened.mapping, &opened.rows[0]);
    assert_eq!(lacks, ["names.local", "country"]);
    let is = Known::of(&Workspace::default(), OF).meet(
        &Workspace::default(),
        &opened.mapping,
        &opened.rows[0],
    );
    assert_eq!(is, Match::New);
}

#[test]
fn a_bad_day_or_number_is_named_and_the_rest_is_taken() {
    let document = sheet_of(|it| it.replace("--04-10", "--13-10").replace(">4<", ">quatre<"));
    let opened = opened(document.as_bytes());
    let faults: Vec<_> = opened.rows[0].faults(&opened.mapping, "");
    let paths: Vec<&str> = faults.iter().map(|it| &*it.path).collect();
    assert_eq!(paths, ["deadlines.day", "decisionWeeks"]);
}

#[test]
fn what_is_no_such_document_is_refused_with_its_place() {
    let elsewhere = sheet_of(|it| {
        it.replace(
            "api-factsheet/tree/stable-v1",
            "api-factsheet/tree/stable-v9",
        )
    });
    for bad in [elsewhere, sheet_of(|it| it.replace("</factsheet>", ""))] {
        let Err(TableError::Damaged { what, .. }) = table(bad.as_bytes()) else {
            panic!("read");
        };
        assert!(what.contains("namespace") || what.contains(':'), "{what}");
    }
    let empty = sheet_of(|it| {
        let (start, _) = it.split_once("<factsheet>").unwrap();
        format!("{start}</factsheet-response>")
    });
    assert_eq!(table(empty.as_bytes()), Err(TableError::Empty));
}

#[test]
fn the_samples_of_the_standard_are_read_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/standards/samples/partner");
    let Ok(files) = std::fs::read_dir(folder) else {
        println!("samples skipped");
        return;
    };
    for file in files {
        let path = file.unwrap().path();
        let opened = opened(&std::fs::read(&path).unwrap());
        assert_eq!(opened.rows.len(), 1, "{}", path.display());
        let faults = opened.rows[0].faults(&opened.mapping, "");
        assert!(faults.is_empty(), "{}: {faults:?}", path.display());
    }
}

/// Two services, two facilities and two requirements that share an address or a page.
fn alike() -> String {
    sheet_of(|it| {
        let block = |kind: &str| {
            format!(
                "<additional-info><type>{kind}</type><info><email>vie@reverie.example</email>\
                 <website-url>https://reverie.example/vie</website-url></info></additional-info>"
            )
        };
        let facility = |name: &str| {
            format!(
                "<accessibility><type>infrastructure</type><name>{name}</name><information>\
                 <email>acces@reverie.example</email></information></accessibility>"
            )
        };
        let more = format!(
            "{}{}{}{}",
            facility("Rampes"),
            facility("Ascenseurs"),
            block("Parrainage"),
            block("Sport")
        );
        it.replace("</factsheet>", &format!("{more}</factsheet>"))
    })
}

#[test]
fn what_shares_an_address_stays_apart_in_a_partner_that_is_known() {
    let mut workspace = Workspace::default();
    assert!(took(&mut workspace, &opened(INSTITUTIONS.as_bytes()), 1000));
    for ids in [2000, 3000] {
        // The second time there is nothing left to take.
        assert_eq!(
            took(&mut workspace, &opened(alike().as_bytes()), ids),
            ids == 2000
        );
        let partner = partner(&workspace);
        let names: Vec<&str> = partner
            .accessibility
            .iter()
            .filter_map(|it| Some(it.value.name.as_ref()?.as_str()))
            .collect();
        assert_eq!(names, ["Mission handicap", "Rampes", "Ascenseurs"]);
        let notes: Vec<&str> = partner
            .services
            .iter()
            .filter_map(|it| Some(it.value.note.as_ref()?.as_str()))
            .collect();
        assert_eq!(notes, ["Reconnaissance", "Parrainage", "Sport"]);
    }
}

#[test]
fn a_number_is_written_in_its_international_form() {
    let members = r#","names":{"local":"Sogno"},"schac":"sogno.example","contacts":[{"name":"Zoé","phone":"+33 (0)4 72 43 11 11"}]"#;
    let read = Partner::read(&record(1, members)).unwrap();
    let written = institution(&read.record).unwrap();
    assert!(
        written.contains("<p:e164>+33472431111</p:e164>"),
        "{written}"
    );
}
