//! Tables written as workbooks, and read back.

use crate::sheets::{cells, table};
use passerelle::exchange::sheet::{Holds, Is, Table, TableColumn, WriteError};
use passerelle::exchange::xlsx::write;
use passerelle::model::value::{Day, Value as _};
use std::io::Cursor;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn columns() -> Vec<TableColumn> {
    let column = |name: &str, holds| TableColumn {
        name: name.to_owned(),
        holds,
    };
    vec![
        column("Nom", Holds::Text),
        column("Facteur", Holds::Number),
        column("Vérifié le", Holds::Day),
    ]
}

fn rows() -> Vec<Vec<String>> {
    [
        ["=SUM(A1)", "1.5", "2025-09-01"],
        ["007", "2/3", "bientôt"],
        ["a\nb", "012", ""],
        ["+33 1", "-3", "2024-02-29"],
    ]
    .map(|it| it.map(str::to_owned).to_vec())
    .to_vec()
}

#[test]
fn what_is_written_is_read_back_as_it_was() {
    let table_of = |name: &str| Table {
        name: name.to_owned(),
        columns: columns(),
        rows: rows(),
    };
    let bytes = write(
        &[table_of("Partenaires"), table_of("Autres")],
        day("2026-11-22"),
    )
    .unwrap();
    let read = table(&bytes).unwrap();
    assert_eq!(read.sheets[1].name, "Autres");
    let is = |row: usize, column| read.sheets[0].rows[row].cell(column).map(|it| it.is);
    for sheet in 0..2 {
        assert_eq!(
            cells(&read, sheet),
            [
                (1, vec!["Nom", "Facteur", "Vérifié le"]),
                (2, vec!["=SUM(A1)", "1.5", "2025-09-01"]),
                (3, vec!["007", "2/3", "bientôt"]),
                (4, vec!["a\nb", "012"]),
                (5, vec!["+33 1", "-3", "2024-02-29"]),
            ]
        );
    }
    assert_eq!(
        [is(1, 0), is(1, 1), is(1, 2)],
        [Some(Is::Text), Some(Is::Number), Some(Is::Day)]
    );
    assert_eq!([is(2, 0), is(2, 1), is(2, 2)], [Some(Is::Text); 3]);
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    let made = |on| {
        let name = "A".to_owned();
        let table = Table {
            name,
            columns: columns(),
            rows: rows(),
        };
        write(&[table], day(on)).unwrap()
    };
    assert_eq!(made("2026-11-22"), made("2026-11-22"));
    assert_ne!(made("2026-11-22"), made("2026-11-23"));
}

#[test]
fn nothing_is_computed_and_the_heading_stands_still() {
    let name = "A".to_owned();
    let table = Table {
        name,
        columns: columns(),
        rows: rows(),
    };
    let bytes = write(&[table], day("2026-11-22")).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let sheet = std::io::read_to_string(zip.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(!sheet.contains("<f>"));
    assert!(sheet.contains("<pane ySplit=\"1\"") && sheet.contains("state=\"frozen\""));
    assert!(sheet.contains("<autoFilter ref=\"A1:C5\"/>"));
}

#[test]
fn what_excel_cannot_hold_is_refused_with_its_place() {
    let of = |name: &str, cell: String| Table {
        name: name.to_owned(),
        columns: columns(),
        rows: vec![vec!["x".to_owned()], vec![cell]],
    };
    let error = write(&[of("A", "é".repeat(32_768))], day("2026-11-22")).unwrap_err();
    let expected = WriteError::CellTooLong {
        row: 3,
        column: "Nom".to_owned(),
        letters: 32_768,
    };
    assert_eq!(error, expected);
    assert!(write(&[of("A", "é".repeat(32_767))], day("2026-11-22")).is_ok());
    let error = write(&[of("a/b", String::new())], day("2026-11-22")).unwrap_err();
    assert!(matches!(error, WriteError::Refused(_)), "{error}");
}
