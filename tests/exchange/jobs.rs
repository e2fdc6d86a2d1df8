//! What the page asks of its worker, as it travels.

use crate::imported::lines;
use passerelle::exchange::directory::{Directory, DirectoryError, Source};
use passerelle::exchange::job::{Failure, Job, PART, Reply, SHOWN_LETTERS, SHOWN_ROWS, run};
use passerelle::exchange::separated;
use passerelle::exchange::sheet::{FileKind, Holds, Table, TableColumn, TableError};

/// Does a job as the worker does it: what is asked and answered travels as JSON.
fn done(job: &Job, bytes: &[u8]) -> Vec<(Reply, Option<Vec<u8>>)> {
    let asked = serde_json::to_string(job).unwrap();
    let mut said = Vec::new();
    run(
        serde_json::from_str(&asked).unwrap(),
        bytes,
        &mut |reply, bytes| {
            let text = serde_json::to_string(&reply).unwrap();
            assert_eq!(serde_json::from_str::<Reply>(&text).unwrap(), reply);
            said.push((reply, bytes));
        },
    );
    said
}

fn looked(bytes: &[u8]) -> Reply {
    let collection = "partner".to_owned();
    done(&Job::Look { collection }, bytes).pop().unwrap().0
}

#[test]
fn a_table_is_looked_at_and_its_rows_are_read_in_parts() {
    let mut table = lines();
    let row = table[3].clone();
    table.extend(std::iter::repeat_n(row, 400));
    table[5][12] = "x".repeat(1000);
    let bytes = separated::write(&table).into_bytes();
    let Reply::Looked(look) = looked(&bytes) else {
        panic!("not looked at");
    };
    let sheet = &look.sheets[0];
    assert_eq!(
        (sheet.rows, sheet.heading, sheet.is_known),
        (602, Some(1), true)
    );
    assert_eq!(sheet.first.len(), SHOWN_ROWS);
    let longest = sheet.first.iter().flat_map(|it| &it.cells);
    let longest = longest.map(|it| it.text.chars().count()).max();
    assert_eq!(longest, Some(SHOWN_LETTERS + 1));
    let job = Job::Rows {
        sheet: 0,
        heading: sheet.heading,
        mapping: sheet.mapping.clone().unwrap(),
    };
    let said = done(&job, &bytes);
    let parts: Vec<usize> = said
        .iter()
        .filter_map(|(it, _)| match it {
            Reply::Rows(rows) => Some(rows.len()),
            _ => None,
        })
        .collect();
    assert_eq!(parts, [PART, PART, 600 - 2 * PART]);
    assert_eq!(said.last().unwrap().0, Reply::Done);
}

#[test]
fn a_workbook_is_written_and_can_be_looked_at() {
    let name = "Liste".to_owned();
    let column = |name: &str| TableColumn {
        name: name.to_owned(),
        holds: Holds::Text,
    };
    let table = Table {
        name,
        columns: vec![column("Nom"), column("Pays")],
        rows: vec![vec!["Alba".to_owned(), "IT".to_owned()]],
    };
    let job = Job::Write {
        tables: vec![table],
        made: "2026-11-22".to_owned(),
    };
    let (reply, bytes) = done(&job, b"").pop().unwrap();
    assert_eq!(reply, Reply::Done);
    let Reply::Looked(look) = looked(&bytes.unwrap()) else {
        panic!("not looked at");
    };
    assert_eq!(
        (look.sheets[0].name.as_str(), look.sheets[0].rows),
        ("Liste", 2)
    );
}

#[test]
fn a_list_of_institutions_becomes_a_directory() {
    let source = Source {
        name: "liste.csv".to_owned(),
        on: None,
    };
    let job = Job::Directory {
        source: source.clone(),
    };
    let (reply, bytes) = done(&job, b"Nom;Pays\nAlba;IT\nBrest;Ruritanie\n")
        .pop()
        .unwrap();
    let expected = Reply::Directory {
        source,
        count: 2,
        nameless: 0,
        unread: 1,
    };
    assert_eq!(reply, expected);
    let directory = Directory::of_bytes(&bytes.unwrap()).unwrap();
    assert_eq!(directory.find("alba", 1)[0].institution.country, "IT");
    let failed = done(&job, b"a;b\n1;2\n").pop().unwrap().0;
    let nothing = Failure::Directory(DirectoryError::Nothing);
    assert_eq!(failed, Reply::Failed(nothing));
}

#[test]
fn what_cannot_be_done_is_answered() {
    let not = |kind| Reply::Failed(Failure::Table(TableError::Not(kind)));
    assert_eq!(looked(b"%PDF-1.4"), not(FileKind::Pdf));
    let asked = |job: &Job| done(job, b"Nom;Pays\nAlba;IT\n").pop().unwrap().0;
    let collection = "planet".to_owned();
    assert_eq!(
        asked(&Job::Look { collection }),
        Reply::Failed(Failure::Asked)
    );
    let Reply::Looked(look) = looked(b"Nom;Pays\nAlba;IT\n") else {
        panic!("not looked at");
    };
    let mapping = look.sheets[0].mapping.clone().unwrap();
    let job = Job::Rows {
        sheet: 1,
        heading: None,
        mapping,
    };
    assert_eq!(asked(&job), Reply::Failed(Failure::Asked));
}
